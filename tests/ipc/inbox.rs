//! The inbox through the shell's door.

use crate::stage::Stage;
use serde_json::{Value, json};

fn open(stage: &Stage) -> Vec<Value> {
    stage.must("inbox", json!({}))["rows"].as_array().unwrap().clone()
}

#[test]
fn it_is_asked_answered_and_limited() {
    let stage = Stage::imported();
    stage.must("forget_secret", json!({ "name": "giacom" }));
    let item = open(&stage).into_iter().find(|r| r["kind"] == "secretMissing").expect("it is said");
    assert_eq!(item["mend"]["do"], "enterSecret", "{item:#}");
    let keys = json!({ "keys": [item["key"]] });
    assert_eq!(stage.must("resolve_attention", keys.clone()), json!(1));
    let inbox = stage.must("inbox", json!({}));
    assert_eq!(inbox["aside"][0]["standing"]["state"], "resolved", "{inbox:#}");
    assert_eq!(stage.must("reopen_attention", keys), json!(1));
    let later = json!({ "keys": [item["key"]], "until": { "on": "2099-01-01" } });
    assert_eq!(stage.must("snooze_attention", later), json!(1));
    assert!(open(&stage).iter().all(|r| r["kind"] != "secretMissing"), "it is put off");
    let looked = stage.must("recheck_attention", json!({ "key": item["key"] }));
    assert_eq!(looked["left"].as_array().map(Vec::len), Some(1), "still missing: {looked:#}");
    stage.refused("recheck_attention", json!({ "key": "nothing/giacom" }), "USAGE");
    let usual = stage.must("attention_limits", json!({ "connection": "giacom" }));
    let set = json!({ "connection": "giacom", "limits": { "pricePercent": 10 } });
    assert_eq!(stage.must("save_attention_limits", set)["pricePercent"], 10);
    let back = stage.must("save_attention_limits", json!({ "connection": "giacom", "limits": null }));
    assert_eq!(back, usual, "the usual ones again");
}
