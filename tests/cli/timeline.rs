//! `timeline`: a list, one history, and what is said where there is none.

use crate::stage::{fails, has, imported, matched, plan, said};
use halyard_measure::{Office, Working};
use serde_json::Value;

fn must(office: &Office, arguments: &[&str]) -> Value {
    office.must(arguments).unwrap_or_else(|e| panic!("{arguments:?}: {e}"))
}

/// What a person reads.
fn read(office: &Office, arguments: &[&str]) -> String {
    let mut command = office.halyard.bare(arguments);
    command.arg("--data-dir").arg(office.halyard.folder()).env("COLUMNS", "140");
    let said = Working::start(command).unwrap().wait().unwrap();
    assert_eq!(said.code, Some(0), "{arguments:?}: {said}");
    said.out
}

#[test]
fn seats_are_listed_found_and_told_one_by_one() {
    let office = imported();
    let list = must(&office, &["timeline", "giacom"]);
    has(&list, &["connection", "lines"]);
    let lines = list["lines"].as_array().unwrap();
    has(
        &lines[0],
        &["subscription", "licence", "product", "customer", "client", "vendor", "halo", "changed", "last"],
    );
    let made = lines.iter().find(|l| l["last"][0]["what"] == "made").expect("the import made licences");
    let customer = made["customer"].as_str().unwrap();
    let found = must(&office, &["timeline", "giacom", "--customer", &customer.to_uppercase()]);
    let found = found["lines"].as_array().unwrap();
    assert!(found.contains(made) && found.len() < lines.len(), "in any case: {customer}");

    let licence = made["licence"].to_string();
    let one = must(&office, &["timeline", "giacom", "--licence", &licence]);
    has(
        &one,
        &["connection", "subscription", "product", "customer", "vendor", "vendorSeen", "halo", "haloSeen"],
    );
    let points = one["points"].as_array().unwrap();
    has(&points[0], &["at", "vendor", "halo", "events"]);
    has(&points[0]["events"][0], &["what", "before", "after", "by", "run", "who", "undoes", "since"]);
    assert_eq!(
        (&points[0]["events"][0]["by"], &points[0]["events"][0]["run"]),
        (&"run".into(), &"R1".into())
    );
    assert_eq!(points[0]["halo"]["count"], made["vendor"]["count"].to_string(), "what the vendor counts");
    let key = made["subscription"].as_str().unwrap();
    assert_eq!(must(&office, &["timeline", "giacom", "--subscription", key]), one, "by either name");

    let text = read(&office, &["timeline", "giacom"]);
    assert!(text.contains(customer) && text.contains("licence made with"), "for people: {text}");
    assert!(!text.contains('\u{1b}'), "no colours on a pipe");
    let text = read(&office, &["timeline", "giacom", "--licence", &licence]);
    assert!(text.contains("Halyard, run R1") && text.contains("first seen"), "and one of them: {text}");
    let nobody = read(&office, &["timeline", "giacom", "--customer", "nobody at all"]);
    assert!(nobody.contains("nobody at all"), "it says for what nothing was found: {nobody}");
}

#[test]
fn what_is_not_known_is_said() {
    let office = matched();
    let empty = read(&office, &["timeline", "giacom"]);
    assert!(empty.contains("plan giacom"), "it says how it begins: {empty}");
    assert_eq!(must(&office, &["timeline", "giacom"])["lines"], serde_json::json!([]));
    plan(&office);
    let unknown = said(&office, &["timeline", "giacom", "--licence", "999999"]);
    fails("a licence nobody noted", &unknown, 2, "LICENCE-UNKNOWN");
    fails("Halo's own connection", &said(&office, &["timeline", "halo"]), 2, "USAGE");
    fails("a connection nobody made", &said(&office, &["timeline", "nowhere"]), 2, "CONNECTION-UNKNOWN");
    let both = said(&office, &["timeline", "giacom", "--licence", "1", "--subscription", "x"]);
    fails("two at once", &both, 2, "USAGE");
}
