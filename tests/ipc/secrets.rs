//! The webview can never read a secret: whatever it asks, with whatever arguments, at whatever moment.

use crate::door::{commands, types};
use crate::stage::{EVENTS, Stage};
use serde_json::{Value, json};
use std::path::Path;

/// Secrets that no other text holds.
const SECRET: &str = "PLANTED-halo-secret-5d20e7";
const KEY: &str = "PLANTED-giacom-key-91be44";
const PASSWORD: &str = "PLANTED-also-password-5c21d0";
const MAIL: &str = "PLANTED-mail-password-2f7c11";
/// Of the address of a webhook.
const CHANNEL: &str = "PLANTED-webhook-channel-0b93aa";

/// Arguments by name: everything a page could plausibly send, the right and the wrong.
fn values(stage: &Stage, argument: &str) -> Vec<Value> {
    let sized = |name: &str| json!({ "name": name, "folder": stage.downloads() });
    match argument {
        "form" => vec![stage.halo_form(), stage.giacom_form(), stage.also_form()],
        "name" | "halo" | "connection" => {
            ["halo", "giacom", "also", "halo.client_secret"].map(|name| json!(name)).to_vec()
        }
        "kind" => vec![json!("halo"), json!("giacom"), json!("also"), json!("teams"), Value::Null],
        "also" => vec![json!([]), json!([{ "entity": "licence", "record": 1, "field": "count" }])],
        "of" => vec![
            json!({ "subscription": "1", "licence": null }),
            json!({ "subscription": null, "licence": 1 }),
        ],
        "asked" => vec![json!({ "connection": null, "days": 90 }), json!({ "connection": "halo.client_secret" })],
        "wanted" => ["csv", "ics"]
            .map(|format| json!({ "asked": { "connection": null, "days": 365 }, "format": format, "remind": 3 }))
            .to_vec(),
        "draft" => vec![Value::Null, json!({ "step": "secret", "halo": stage.halo_form() })],
        "choices" => vec![json!([])],
        "text" => vec![json!(""), json!("customer_id,client_id\n")],
        "choice" => {
            vec![json!({ "customers": true, "subscriptions": true, "answerIsComplete": false })]
        }
        "mail" => vec![mail_form()],
        "when" => vec![json!("changes"), json!("every-run")],
        "way" => vec![json!("desktop"), json!("webhook"), json!("mail")],
        "plan" => vec![json!("P1"), json!("P2")],
        "run" => vec![json!("R1"), json!("R2")],
        "customerId" => vec![json!("1")],
        "leaveOut" | "licences" => vec![json!([]), json!([1])],
        "format" => vec![json!("csv"), json!("html")],
        "settings" => vec![json!({ "theme": "dark" })],
        "backup" | "seen" => vec![json!("none"), json!("../halyard.db")],
        "file" => vec![sized("halyard.db"), sized("../data/halyard.db")],
        "wish" => vec![json!({}), json!({ "text": "PLANTED" }), json!({ "kind": "secret-saved" })],
        "rows" => vec![json!((1..=200).collect::<Vec<i64>>())],
        "key" => vec![json!("secret-missing/giacom"), json!("unmatched/giacom"), json!("../halyard.db")],
        "keys" => vec![json!(["secret-missing/halo"]), json!(["plan-waiting/giacom"]), json!([])],
        "until" => vec![json!("day"), json!({ "on": "2099-01-01" })],
        "limits" => vec![Value::Null, json!({ "pricePercent": 10 })],
        "size" => vec![json!("small")],
        "policy" => vec![json!("zero"), json!("follow")],
        "schedule" => vec![schedule("PLANTED"), schedule("Europe/London")],
        "closing" => vec![json!("finish")],
        "chosen" => vec![json!({ "whileOpen": true, "tray": "stay" })],
        "on" | "stay" => vec![json!(true), json!(false)],
        "reason" | "secret" | "confirm" => vec![Value::Null],
        other => panic!("the argument {other} is new: say here what a page could send"),
    }
}

/// A mail server that nobody finds.
fn mail_form() -> Value {
    json!({
        "host": "127.0.0.1", "port": 9, "security": "none", "user": "it@acme.example", "from": "",
        "to": "boss@acme.example",
    })
}

fn schedule(zone: &str) -> Value {
    json!({
        "when": { "kind": "daily", "at": "02:15" }, "zone": zone, "customers": true, "subscriptions": true,
        "createClients": false, "removals": true, "renames": true,
    })
}

/// A command's arguments, from the generated types.
fn arguments(command: &str) -> Vec<String> {
    let call = format!(">(\"{command}\"");
    let line = types().lines().find(|line| line.contains(&call)).unwrap();
    let Some((_, object)) = line.split_once(&format!("{call}, {{ ")) else { return Vec::new() };
    object.split_once(" }").unwrap().0.split(", ").map(str::to_owned).collect()
}

/// All combinations.
fn all(stage: &Stage, names: &[String]) -> Vec<Value> {
    let Some((first, rest)) = names.split_first() else { return vec![json!({})] };
    let mut out = Vec::new();
    for tail in all(stage, rest) {
        for value in values(stage, first) {
            let mut object = tail.clone();
            object[first.as_str()] = value;
            out.push(object);
        }
    }
    out
}

fn hold(place: &str, bytes: &[u8], secrets: &[&str]) {
    for secret in secrets {
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "{secret} came out in {place}");
    }
}

fn hold_files(folder: &Path, secrets: &[&str]) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            hold_files(&path, secrets);
        } else {
            hold(&path.display().to_string(), &std::fs::read(&path).unwrap(), secrets);
        }
    }
}

fn told(answer: Result<Value, Value>) -> String {
    answer.unwrap_or_else(|error| error).to_string()
}

/// Asks everything with all arguments, but for what forgets the secrets or leaves the company.
fn ask_everything(stage: &Stage, secrets: &[&str]) {
    let mut asked = 0;
    let keep = [
        "practice_open",
        "practice_leave",
        "close_window",
        "keep_in_tray",
        "forget_secret",
        "clear_webhook",
        "clear_mail",
    ];
    for command in commands().iter().filter(|c| !keep.contains(&c.as_str())) {
        for arguments in all(stage, &arguments(command)) {
            hold(command, told(stage.ask(command, arguments)).as_bytes(), secrets);
            asked += 1;
        }
    }
    assert!(asked > 60, "much was asked: {asked}");
    for event in EVENTS {
        hold(event, json!(stage.heard(event)).to_string().as_bytes(), secrets);
    }
    hold_files(&stage.written(), secrets);
}

#[test]
fn no_answer_no_event_and_no_file_holds_a_secret() {
    let stage = Stage::new();
    // Wrong ones: both sides refuse them, which is when servers and libraries like to repeat what they got.
    for command in ["check_halo", "save_halo"] {
        let answer = stage.ask(command, json!({ "form": stage.halo_form(), "secret": SECRET }));
        hold(command, told(answer).as_bytes(), &[SECRET]);
    }
    for command in ["check_vendor", "probe_giacom", "save_vendor"] {
        let answer = stage.ask(command, json!({ "form": stage.giacom_form(), "secret": KEY }));
        hold(command, told(answer).as_bytes(), &[KEY]);
    }
    for command in ["check_vendor", "save_vendor"] {
        let answer = stage.ask(command, json!({ "form": stage.also_form(), "secret": PASSWORD }));
        hold(command, told(answer).as_bytes(), &[PASSWORD]);
    }
    for name in ["halo", "giacom", "also"] {
        let form = stage.must("connection_form", json!({ "name": name }));
        assert_eq!(form["secret"], "saved", "it is there, and only that is said: {form:#}");
    }
    let hook = json!({ "kind": null, "secret": format!("http://127.0.0.1:9/hooks/{CHANNEL}?sig={CHANNEL}") });
    let mail = json!({ "mail": mail_form(), "secret": MAIL });
    for (command, arguments) in [("webhook_offer", &hook), ("set_webhook", &hook), ("set_mail", &mail)] {
        hold(command, stage.must(command, arguments.clone()).to_string().as_bytes(), &[MAIL, CHANNEL]);
    }
    let told_of = stage.must("notifications", json!({}));
    for way in ["webhook", "mail"] {
        assert_eq!(told_of[way]["secret"], "saved", "it is there, and only that is said: {told_of:#}");
        let answer = stage.ask("test_notification", json!({ "way": way }));
        hold(way, told(answer).as_bytes(), &[MAIL, CHANNEL]);
    }
    // What may be seen is seen: this would find a secret if there were one.
    let form = told(stage.ask("connection_form", json!({ "name": "halo" })));
    assert!(form.contains(&stage.practice.addresses().halo.client_id), "{form}");
    ask_everything(&stage, &[SECRET, KEY, PASSWORD, MAIL, CHANNEL]);
}

#[test]
fn secrets_that_work_stay_inside_too() {
    let stage = Stage::imported();
    let at = stage.practice.addresses().clone();
    stage.must("save_vendor", json!({ "form": stage.also_form(), "secret": at.also.password }));
    ask_everything(&stage, &[&at.halo.client_secret, &at.giacom.api_key, &at.also.password]);
}
