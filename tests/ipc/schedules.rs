//! Schedules and the choice for what is gone, through the shell's own door.

use crate::stage::Stage;
use serde_json::{Value, json};

fn daily(zone: &Value) -> Value {
    json!({
        "when": { "kind": "daily", "at": "03:20" }, "zone": zone, "customers": true, "subscriptions": true,
        "createClients": false, "removals": false, "renames": true,
    })
}

#[test]
fn a_schedule_is_chosen_saved_and_left_for_running_by_hand() {
    let stage = Stage::connected();
    let giacom = json!({ "connection": "giacom" });
    let screen = stage.must("schedule_screen", giacom.clone());
    assert_eq!((&screen["running"], &screen["standing"]), (&json!("unsaid"), &Value::Null), "{screen}");
    let form = json!({ "connection": "giacom", "schedule": daily(&json!("Europe/London")) });
    let times = stage.must("schedule_times", form.clone());
    assert_eq!(times.as_array().map(Vec::len), Some(5), "the next five: {times}");
    assert!(times[0]["local"].as_str().unwrap().ends_with(", 03:20"), "on its zone's clock: {times}");
    let saved = stage.must("save_schedule", form);
    assert_eq!(saved["standing"]["next"], times[0], "saved as it was shown: {saved}");
    assert_eq!(saved["form"], daily(&json!("Europe/London")), "and as it was chosen");
    let card = &stage.must("home", json!({}))["connections"][1]["schedule"];
    assert_eq!(card["next"], times[0], "Home tells it: {card}");
    let lines = stage.must("schedule_lines", json!({}));
    assert_eq!(lines[0]["standing"]["form"]["when"]["at"], "03:20", "{lines}");
    let hand = stage.must("run_by_hand", giacom.clone());
    assert_eq!((&hand["running"], &hand["standing"]), (&json!("byHand"), &Value::Null), "{hand}");
    stage.refused("plan_as_scheduled", giacom, "USAGE");
    let odd = json!({ "connection": "giacom", "schedule": daily(&json!("Mars/Base")) });
    stage.refused("schedule_times", odd.clone(), "USAGE");
    stage.refused("save_schedule", odd, "USAGE");
}

#[test]
fn what_is_gone_is_counted_and_the_choice_is_saved() {
    let stage = Stage::imported();
    let giacom = stage.practice.giacom();
    let row = giacom.rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(giacom.remove_product(&text("customerId"), &text("productId")) > 0, "something is gone");
    stage.plan();
    let told = stage.must("removals", json!({ "connection": "giacom" }));
    assert_eq!(
        (&told["policy"], told["items"].as_array().map(Vec::len)),
        (&json!("flag"), Some(1)),
        "{told}"
    );
    assert_eq!(told["choices"][1]["tally"]["deactivate"], 1, "{told}");
    let chosen = stage.must("choose_removals", json!({ "connection": "giacom", "policy": "deactivate" }));
    assert_eq!(chosen["policy"], "deactivate", "{chosen}");
    let form = stage.must("connection_form", json!({ "name": "giacom" }));
    assert_eq!(form["vendor"]["import"]["missing"], "deactivate", "the wizard has it, too: {form}");
    stage.refused("choose_removals", json!({ "connection": "giacom", "policy": "follow" }), "USAGE");
    // As its schedule would: removals are not allowed, so they wait.
    let schedule = json!({ "connection": "giacom", "schedule": daily(&Value::Null) });
    stage.must("save_schedule", schedule);
    let made = stage.must("plan_as_scheduled", json!({ "connection": "giacom" }));
    assert_eq!((&made["heldBack"], &made["guarded"]), (&json!(1), &json!(false)), "{made}");
    let waits = stage.must("preview", json!({ "plan": made["waits"] }));
    assert_eq!(waits["tally"]["deactivate"], 1, "the rest is a preview that waits: {}", waits["tally"]);
}
