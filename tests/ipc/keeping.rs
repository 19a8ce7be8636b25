//! The audit's rows, backups, and taking over from another computer.

use crate::stage::Stage;
use serde_json::{Value, json};

fn index(stage: &Stage, wish: &Value) -> Vec<i64> {
    let found = stage.must("audit_index", json!({ "wish": wish }));
    let spans = found["spans"].as_array().unwrap();
    let numbers: Vec<i64> = spans
        .iter()
        .flat_map(|span| (span["oldest"].as_i64().unwrap()..=span["newest"].as_i64().unwrap()).rev())
        .collect();
    assert_eq!(found["rows"], numbers.len(), "as many as are counted: {found:#}");
    numbers
}

#[test]
fn the_audit_is_listed_by_its_numbers_and_by_what_it_says() {
    let stage = Stage::imported();
    let verdict = stage.must("verify_audit", json!({}));
    let all = index(&stage, &json!({}));
    assert_eq!((&verdict["intact"], &verdict["rows"]), (&json!(true), &json!(all.len())), "{verdict:#}");
    let settled = index(&stage, &json!({ "run": "R1", "kind": "change-settled" }));
    let lines = stage.must("audit_lines", json!({ "rows": settled }));
    let lines = lines.as_array().unwrap();
    let order: Vec<i64> = lines.iter().filter_map(|line| line["row"].as_i64()).collect();
    assert_eq!(order, settled, "as they were asked for");
    let first =
        lines.iter().find(|line| line["status"].is_u64()).expect("Halo's answer is told, where one came");
    for told in ["user", "version", "at", "request", "hash"] {
        assert!(first[told].as_str().is_some_and(|t| !t.is_empty()), "{told} is told: {first:#}");
    }
    assert_eq!((&first["run"], &first["plan"]), (&json!("R1"), &json!("P1")));
    assert!(!first["fields"].as_array().unwrap().is_empty(), "field by field: {first:#}");
    let name = first["customer"].as_str().unwrap();
    let named = index(&stage, &json!({ "text": name.to_uppercase() }));
    assert!(named.contains(&first["row"].as_i64().unwrap()) && named.len() < all.len(), "found by {name}");
    let receipt = stage.must("receipt", json!({ "run": "R1" }));
    let head = index(&stage, &json!({ "run": "R1" }))[0];
    assert_eq!(receipt["audit"]["rows"], head, "the receipt shows the head its run kept");

    assert_eq!(index(&stage, &json!({ "run": "R999" })), [0; 0], "nobody ran that");
    stage.refused("audit_index", json!({ "wish": { "run": "seven" } }), "PLAN-UNKNOWN");
    let kind = json!({ "wish": { "kind": "no-such-act" } });
    assert!(stage.ask("audit_index", kind).is_err(), "there is no such kind");
    stage.refused("audit_lines", json!({ "rows": vec![1; 501] }), "USAGE");
}

#[test]
fn an_export_is_chosen_looked_at_and_taken_over() {
    let old = Stage::imported();
    let saved = old.must("save_everything", json!({}));
    let file = old.downloads().join(saved["name"].as_str().unwrap());

    let new = Stage::new();
    assert_eq!(new.must("choose_import", json!({})), Value::Null, "the dialogue was closed");
    new.refused("import_chosen", json!({ "seen": "" }), "FILE-UNUSABLE");
    std::fs::copy(&file, new.chosen()).unwrap();
    let preview = new.must("choose_import", json!({}));
    let part = |name: &str| {
        preview["diff"]["parts"].as_array().unwrap().iter().find(|p| p["part"] == name).unwrap().clone()
    };
    assert_eq!(part("connections")["added"]["count"], 2, "{preview:#}");
    assert_eq!(new.must("history", json!({})), json!([]), "looking changes nothing");
    new.refused("import_chosen", json!({ "seen": "another digest" }), "FILE-DAMAGED");

    let done = new.must("import_chosen", json!({ "seen": preview["sha256"] }));
    assert_eq!(done["secretsMissing"], json!(["giacom", "halo"]), "they were never in the file");
    assert_eq!(new.must("history", json!({})).as_array().unwrap().len(), 1, "the runs came along");
    let home = new.must("home", json!({}));
    let secrets: Vec<&Value> = home["connections"].as_array().unwrap().iter().map(|c| &c["secret"]).collect();
    assert_eq!(secrets, ["missing", "missing"], "and home asks for the secrets: {home:#}");
    assert_eq!(
        index(&new, &json!({ "kind": "export-imported" })).len(),
        1,
        "the audit says where it came from"
    );
}

#[test]
fn a_file_that_is_no_export_is_told_and_never_taken() {
    let old = Stage::connected();
    let saved = old.must("save_everything", json!({}));
    let good = std::fs::read(old.downloads().join(saved["name"].as_str().unwrap())).unwrap();
    let new = Stage::new();
    std::fs::write(new.chosen(), &good).unwrap();
    let seen = new.must("choose_import", json!({}))["sha256"].clone();
    for (bytes, code) in [
        (&good[..good.len() - 100], "FILE-DAMAGED"),
        (&b"Dear all"[..], "FILE-FOREIGN"),
        (&b""[..], "FILE-FOREIGN"),
    ] {
        std::fs::write(new.chosen(), bytes).unwrap();
        new.refused("choose_import", json!({}), code);
        new.refused("import_chosen", json!({ "seen": seen }), code);
    }
    assert_eq!(new.must("home", json!({}))["connections"], json!([]), "nothing was taken");
}

#[test]
fn nothing_is_taken_over_into_the_practice_company() {
    let stage = Stage::new();
    std::fs::write(stage.chosen(), "Dear all").unwrap();
    stage.must("practice_open", json!({ "size": "small" }));
    stage.refused("choose_import", json!({}), "HELD");
    stage.refused("import_chosen", json!({ "seen": "" }), "HELD");
}
