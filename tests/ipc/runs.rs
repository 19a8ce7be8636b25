//! Plans, runs and receipts: from the preview to the undo, told by events on the way.

use crate::stage::Stage;
use serde_json::{Value, json};

fn of(plan: &str) -> Value {
    json!({ "plan": plan })
}

#[test]
fn a_plan_is_previewed_and_cut_down_to_a_part() {
    let stage = Stage::matched();
    let plan = stage.plan();
    let preview = stage.must("preview", of(&plan));
    assert_eq!(preview["plan"], *plan);
    let customer = &preview["customers"][0];
    let seq = &customer["changes"][0]["seq"];
    let part = stage.must("part_of_plan", json!({ "plan": plan, "leaveOut": [seq] }));
    assert_ne!(part, *plan, "a part is a plan of its own");
    let unchanged = json!({ "plan": plan, "customerId": customer["customerId"] });
    assert!(stage.must("preview_unchanged", unchanged).is_array());

    stage.refused("preview", of("P999"), "PLAN-UNKNOWN");
    stage.refused("preview_unchanged", json!({ "plan": "P999", "customerId": "x" }), "PLAN-UNKNOWN");
    stage.refused("part_of_plan", json!({ "plan": "P999", "leaveOut": [] }), "PLAN-UNKNOWN");
    let nothing = json!({ "customers": false, "subscriptions": false, "answerIsComplete": false });
    stage.refused("make_plan", json!({ "connection": "giacom", "choice": nothing }), "USAGE");
    assert_eq!(stage.must("stop_reading", json!({ "connection": "giacom" })), Value::Null);
}

#[test]
fn a_run_tells_how_it_goes_and_leaves_a_receipt() {
    let stage = Stage::imported();
    let moves = stage.heard("run-moved");
    assert!(!moves.is_empty(), "its first movement at least is told");
    assert!(moves.iter().all(|state| state["plan"] == "P1" && state["run"] == "R1"), "{moves:#?}");
    assert_eq!(stage.heard("run-ended").len(), 1, "its end is told once");

    let ended = stage.must("run_state", of("P1"));
    assert_eq!((&ended["left"], &ended["failed"]), (&json!(0), &json!(0)), "{ended:#}");
    stage.refused("run_state", of("P999"), "PLAN-UNKNOWN");
    assert_eq!(stage.must("desk", json!({}))["working"], json!([]));
    assert_eq!(stage.must("history", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(stage.must("home", json!({}))["runs"].as_array().unwrap().len(), 1);

    let receipt = stage.must("receipt", json!({ "run": "R1" }));
    assert_eq!(receipt["line"]["applied"], ended["done"], "{receipt:#}");
    stage.refused("receipt", json!({ "run": "R999" }), "PLAN-UNKNOWN");
    for format in ["csv", "html"] {
        let file = stage.must("save_receipt", json!({ "run": "R1", "format": format }));
        assert!(stage.downloads().join(file["name"].as_str().unwrap()).is_file(), "{file:#}");
        assert_eq!(stage.must("show_file", json!({ "file": file })), Value::Null);
    }
    stage.refused("save_receipt", json!({ "run": "R999", "format": "csv" }), "PLAN-UNKNOWN");

    stage.refused("apply", json!({ "plan": "P1", "reason": null }), "PLAN-APPLIED");
    stage.refused("apply", json!({ "plan": "nonsense", "reason": null }), "PLAN-UNKNOWN");
    stage.refused("resume", of("P1"), "RUN-STATE");
    stage.refused("resume", of("P999"), "PLAN-UNKNOWN");
    assert_eq!(stage.must("cancel", of("P1")), Value::Null, "there is nothing to stop, nothing happens");
}

#[test]
fn a_run_is_taken_back_as_a_plan() {
    let stage = Stage::imported();
    let undo = stage.must("undo_run", json!({ "run": "R1", "also": [], "confirm": null }));
    let undo = undo.as_str().unwrap();
    assert_eq!(stage.must("preview", of(undo))["undoes"], "R1");
    stage.must("apply", json!({ "plan": undo, "reason": "taking the import back" }));
    assert_eq!(stage.run_ends(undo)["error"], Value::Null);
    stage.refused("undo_run", json!({ "run": "R999", "also": [], "confirm": null }), "PLAN-UNKNOWN");
    let retry = stage.must("retry_failed", json!({ "run": "R1" }));
    let again = &stage.must("preview", json!({ "plan": retry }))["tally"];
    for action in ["create", "update", "adopt", "deactivate", "zero"] {
        assert_eq!(again[action], 0, "nothing failed, so there is nothing to try again: {again:#}");
    }
    stage.refused("retry_failed", json!({ "run": "R999" }), "PLAN-UNKNOWN");
}

#[test]
fn a_run_that_was_stopped_goes_on() {
    let stage = Stage::matched();
    let plan = stage.plan();
    stage.practice.set_faults("rate-limit=0,writes.slow=300".parse().expect("a known fault"));
    stage.must("apply", json!({ "plan": plan, "reason": null }));
    assert_eq!(stage.must("desk", json!({}))["working"], json!([plan]));
    stage.refused("apply", json!({ "plan": plan, "reason": null }), "HELD");
    stage.refused("practice_open", json!({ "size": "small" }), "HELD");
    stage.must("cancel", of(&plan));
    let ended = stage.run_ends(&plan);
    stage.practice.set_faults("rate-limit=0".parse().expect("a known setting"));
    stage.forget_heard();
    let left = stage.must("run_state", of(&plan))["left"].as_u64().unwrap();
    assert!(left > 0, "it was stopped between two changes: {ended:#}");
    stage.must("resume", of(&plan));
    assert_eq!(stage.run_ends(&plan)["error"], Value::Null);
    assert_eq!(stage.must("run_state", of(&plan))["left"], 0);
}

#[test]
fn seats_are_listed_and_told_one_by_one() {
    let stage = Stage::imported();
    let list = stage.must("seat_list", json!({ "connection": "giacom" }));
    let line = &list["lines"][0];
    let by_name = json!({ "subscription": line["subscription"], "licence": null });
    let history = stage.must("seat_history", json!({ "connection": "giacom", "of": by_name }));
    assert_eq!(history["product"], line["product"], "{history:#}");
    assert!(history["points"].as_array().is_some_and(|points| !points.is_empty()), "{history:#}");
    let nothing = json!({ "subscription": null, "licence": 999_999 });
    let none = stage.must("seat_history", json!({ "connection": "giacom", "of": nothing.clone() }));
    assert_eq!(none, Value::Null, "nothing of it was noted");
    stage.refused("seat_list", json!({ "connection": "halo" }), "USAGE");
    stage.refused("seat_history", json!({ "connection": "nowhere", "of": nothing }), "CONNECTION-UNKNOWN");
}

#[test]
fn renewals_are_listed_and_saved() {
    let stage = Stage::imported();
    let list = stage.must("renewals", json!({ "asked": { "connection": null, "days": 90 } }));
    let source = &list["sources"][0];
    assert_eq!((&source["connection"], &source["tellsEnds"]), (&json!("giacom"), &json!(false)), "{list:#}");
    assert_eq!(list["lines"], json!([]), "AccountTotals gives no ends");
    for (format, first) in [("csv", "day,"), ("ics", "BEGIN:VCALENDAR")] {
        let wanted =
            json!({ "asked": { "connection": "giacom", "days": 90 }, "format": format, "remind": 14 });
        let file = stage.must("save_renewals", json!({ "wanted": wanted }));
        let name = file["name"].as_str().unwrap();
        assert!(name.starts_with("halyard-renewals-2") && name.ends_with(format), "{name}");
        let text = std::fs::read_to_string(stage.downloads().join(name)).unwrap();
        assert!(text.starts_with(first), "{text}");
    }
    stage.refused("renewals", json!({ "asked": { "connection": "halo", "days": 90 } }), "USAGE");
    let nowhere = json!({ "asked": { "connection": "nowhere", "days": null } });
    stage.refused("renewals", nowhere, "CONNECTION-UNKNOWN");
}
