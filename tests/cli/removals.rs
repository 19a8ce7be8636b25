//! `removals`: what each choice for what is gone would do, as programs and as people read it.

use crate::stage::{fails, has, imported, office, said};
use halyard_measure::{Office, Working};
use serde_json::Value;

fn read(office: &Office) -> String {
    let mut command = office.halyard.bare(&["removals", "giacom"]);
    command.arg("--data-dir").arg(office.halyard.folder()).env("COLUMNS", "160");
    let said = Working::start(command).unwrap().wait().unwrap();
    assert_eq!(said.code, Some(0), "{said}");
    said.out
}

#[test]
fn each_choice_is_told_with_its_counts() {
    let office = imported();
    let giacom = office.practice.giacom();
    let row = giacom.rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(giacom.remove_product(&text("customerId"), &text("productId")) > 0, "something is gone");
    let before = office.must(&["removals", "giacom"]).unwrap();
    has(&before, &["connection", "policy", "choices", "read", "licences", "unread", "items", "guardChanges"]);
    assert_eq!(before["items"].as_array().map(Vec::len), Some(0), "it was not read since: {before}");
    office.must(&["plan", "giacom"]).unwrap();
    let told = office.must(&["removals", "giacom"]).unwrap();
    let choices: Vec<&str> =
        told["choices"].as_array().unwrap().iter().map(|c| c["policy"].as_str().unwrap()).collect();
    assert_eq!(choices, ["flag", "deactivate", "zero"], "Giacom's");
    let gone = told["items"].as_array().unwrap().len() as u64;
    assert!(gone > 0, "{told}");
    for (n, member) in [(0, "left"), (1, "deactivate"), (2, "zero")] {
        assert_eq!(told["choices"][n]["tally"][member], gone, "{member}: {told}");
    }
    has(
        &told["items"][0],
        &["customer", "product", "licence", "gone", "since", "seats", "monthly", "effects"],
    );
    let people = read(&office);
    for part in ["flag *", "no longer listed", "left as it is", "connect giacom"] {
        assert!(people.contains(part), "people are told {part:?}: {people}");
    }
}

#[test]
fn an_unknown_connection_is_told() {
    let office = office();
    let met = said(&office, &["removals", "giacom"]);
    let code = met.json().unwrap_or(Value::Null)["error"]["code"].as_str().unwrap_or_default().to_owned();
    fails("nobody connected it", &met, met.code.unwrap_or_default(), &code);
    assert_ne!(met.code, Some(0), "it does not pass for a connection without anything gone");
}
