//! How people are told, as the window sets and shows it.

use crate::stage::Stage;
use serde_json::{Value, json};

fn mail(security: &str) -> Value {
    json!({
        "host": "127.0.0.1", "port": null, "security": security, "user": "it@acme.example", "from": "",
        "to": "boss@acme.example",
    })
}

#[test]
fn each_way_is_set_switched_tested_and_cleared() {
    let stage = Stage::new();
    let fresh = stage.must("notifications", json!({}));
    assert_eq!((&fresh["when"], &fresh["desktop"]["on"]), (&json!("changes"), &json!(true)), "{fresh:#}");
    assert_eq!((&fresh["webhook"], &fresh["mail"]), (&Value::Null, &Value::Null), "{fresh:#}");
    stage.refused("test_notification", json!({ "way": "webhook" }), "USAGE");
    stage.refused("switch_way", json!({ "way": "mail", "on": true }), "USAGE");
    stage.refused("set_webhook", json!({ "kind": null, "secret": null }), "SECRET-MISSING");
    let plain = json!({ "kind": null, "secret": "http://hooks.example.net/x" });
    stage.refused("set_webhook", plain, "ADDRESS-NOT-HTTPS");
    let offer = stage.must("webhook_offer", json!({ "secret": "https://a.webhook.office.com/x/y" }));
    assert_eq!(offer, json!({ "host": "a.webhook.office.com", "kind": "teams" }), "only what may be seen");
    let hook = json!({ "kind": "slack", "secret": "http://127.0.0.1:9/x" });
    let view = stage.must("set_webhook", hook);
    assert_eq!(
        (&view["webhook"]["kind"], &view["webhook"]["on"]),
        (&json!("slack"), &json!(true)),
        "{view:#}"
    );
    stage.refused("test_notification", json!({ "way": "webhook" }), "NET-UNREACHABLE");
    let view = stage.must("notifications", json!({}));
    assert_eq!(view["webhook"]["last"]["error"]["code"], "NET-UNREACHABLE", "it is shown: {view:#}");
    stage.refused("test_notification", json!({ "way": "desktop" }), "DESKTOP-UNAVAILABLE");

    let view = stage.must("set_mail", json!({ "mail": mail("tls"), "secret": "a password" }));
    assert_eq!((&view["mail"]["port"], &view["mail"]["secret"]), (&json!(465), &json!("saved")), "{view:#}");
    let clear = json!({ "mail": { "host": "smtp.acme.example", "port": null, "security": "none",
        "user": "it@acme.example", "from": "", "to": "boss@acme.example" }, "secret": null });
    stage.refused("set_mail", clear, "USAGE");
    let view = stage.must("switch_way", json!({ "way": "mail", "on": false }));
    assert_eq!(view["mail"]["on"], false, "{view:#}");
    let view = stage.must("set_tell_when", json!({ "when": "every-run" }));
    assert_eq!(view["when"], "every-run", "{view:#}");
    stage.must("clear_webhook", json!({}));
    let view = stage.must("clear_mail", json!({}));
    assert_eq!((&view["webhook"], &view["mail"]), (&Value::Null, &Value::Null), "{view:#}");
}
