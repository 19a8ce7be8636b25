//! The matching table's commands.

use crate::stage::Stage;
use serde_json::{Value, json};

fn of(connection: &str) -> Value {
    json!({ "connection": connection })
}

fn states(table: &Value) -> Vec<&str> {
    table["rows"].as_array().unwrap().iter().filter_map(|row| row["state"].as_str()).collect()
}

#[test]
fn choices_are_saved_undone_and_done_again() {
    let stage = Stage::connected();
    assert_eq!(stage.must("matching", of("giacom"))["rows"], json!([]), "nothing was read yet");
    let read = stage.must("refresh_matching", of("giacom"));
    assert!(states(&read).iter().all(|s| *s == "unmatched"), "a reading decides nothing");
    let choices = stage.must("client_choices", of("giacom"));
    assert!(!choices.as_array().unwrap().is_empty(), "Halo's clients can be chosen from");

    let customer = &read["rows"][0]["customerId"];
    let exclude = json!([{ "choice": "exclude", "customerId": customer, "reason": "Not ours to bill" }]);
    let saved = stage.must("save_matches", json!({ "connection": "giacom", "choices": exclude }));
    assert_eq!(states(&saved)[0], "excluded");
    assert_eq!(states(&stage.must("undo_matches", of("giacom")))[0], "unmatched");
    assert_eq!(states(&stage.must("redo_matches", of("giacom")))[0], "excluded");
    stage.refused("redo_matches", of("giacom"), "NOTHING-TO-UNDO");
    stage.must("undo_matches", of("giacom"));
    stage.refused("undo_matches", of("giacom"), "NOTHING-TO-UNDO");

    let nobody = json!([{ "choice": "create", "customerId": "nobody" }]);
    let choices = json!({ "connection": "giacom", "choices": nobody });
    stage.refused("save_matches", choices, "CUSTOMER-UNKNOWN");
}

#[test]
fn the_table_goes_out_and_comes_in_as_a_file() {
    let stage = Stage::matched();
    let saved = stage.must("export_matches", of("giacom"));
    assert_eq!(saved["folder"], stage.downloads().display().to_string(), "it is said where it is");
    let file = stage.downloads().join(saved["name"].as_str().unwrap());
    let text = std::fs::read_to_string(file).unwrap();
    let table = stage.must("import_matches", json!({ "connection": "giacom", "text": text }));
    assert!(states(&table).contains(&"matched"), "{table:#}");
    let bad = json!({ "connection": "giacom", "text": "what,is\nthis,then\n" });
    stage.refused("import_matches", bad, "MATCH-FILE");
}

#[test]
fn connections_that_are_not_there_are_told() {
    let stage = Stage::connected();
    for command in ["matching", "refresh_matching", "client_choices", "export_matches"] {
        stage.refused(command, of("nobody"), "CONNECTION-UNKNOWN");
    }
}
