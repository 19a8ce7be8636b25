//! `attention …` as its users meet it.

use crate::schedules::plainly;
use crate::stage::{connected, fails, has, imported, matched, said};
use halyard_measure::Office;
use serde_json::Value;

fn listed(office: &Office) -> Vec<Value> {
    office.must(&["attention"]).unwrap()["attention"].as_array().unwrap().clone()
}

fn kinds(office: &Office) -> Vec<String> {
    listed(office).iter().map(|l| l["kind"].as_str().unwrap().to_owned()).collect()
}

/// Something at the vendor changed, and a plan of it waits.
fn waiting(office: &Office) -> String {
    let rows = office.practice.giacom().rows();
    let row = rows.iter().find(|r| r["quantity"].as_i64().unwrap_or(0) > 5).unwrap();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    office.practice.giacom().set_quantity(&text("customerId"), &text("productId"), 4_711);
    crate::stage::plan(office)
}

#[test]
fn what_needs_somebody_is_listed_with_cause_money_and_the_command_that_mends_it() {
    let office = connected();
    assert_eq!(kinds(&office), ["neverMatched"], "the next thing to do");
    let office = matched();
    let plan = crate::stage::plan(&office);
    let line = listed(&office).into_iter().find(|l| l["kind"] == "planWaiting").unwrap();
    has(
        &line,
        &[
            "key",
            "urgency",
            "connection",
            "cause",
            "stake",
            "since",
            "mend",
            "recheck",
            "members",
            "standing",
        ],
    );
    assert_eq!(line["key"], "plan-waiting/giacom", "{line}");
    assert_eq!(line["mend"]["plan"], plan.as_str(), "{line}");
    assert!(line["stake"]["words"].as_str().unwrap().contains("GBP a month"), "{line}");
    let text = plainly(&office, &["attention"]);
    for part in ["plan-waiting/giacom", &format!("apply {plan}"), "GBP a month"] {
        assert!(text.contains(part), "people are told {part:?}: {text}");
    }
    assert_eq!(
        office.must(&["attention", "halo"]).unwrap()["attention"],
        Value::Array(Vec::new()),
        "Halo needs none"
    );
    fails("nobody's", &said(&office, &["attention", "nobody"]), 1 + 1, "CONNECTION-UNKNOWN");
    office.must(&["apply", &plan]).unwrap();
    office.must(&["plan", "giacom", "--create-clients"]).unwrap();
    assert_eq!(kinds(&office), Vec::<String>::new(), "all is done");
    assert!(plainly(&office, &["attention"]).contains("Nothing needs you"), "and it says so");
}

#[test]
fn answers_are_given_kept_and_taken_back() {
    let office = imported();
    waiting(&office);
    let seen = || listed(&office).iter().any(|l| l["key"] == "plan-waiting/giacom");
    assert!(seen(), "{:?}", kinds(&office));
    let done = office.must(&["attention", "resolve", "plan-waiting/giacom"]).unwrap();
    assert_eq!(done["resolved"], 1, "{done}");
    assert!(!seen(), "hidden");
    let aside = office.must(&["attention"]).unwrap()["aside"][0].clone();
    assert_eq!(aside["standing"]["state"], "resolved", "{aside}");
    assert!(plainly(&office, &["attention", "--all"]).contains("Put aside"), "listed where asked for");
    assert_eq!(office.must(&["attention", "reopen", "plan-waiting/giacom"]).unwrap()["reopened"], 1);
    assert!(seen(), "back");
    office.must(&["attention", "snooze", "plan-waiting/giacom", "--until", "2099-01-01"]).unwrap();
    let aside = office.must(&["attention"]).unwrap()["aside"][0].clone();
    assert!(aside["standing"]["until"].as_str().unwrap().starts_with("20"), "{aside}");
    assert!(!seen(), "put off");
    let audit = office.must(&["audit", "list"]).unwrap().to_string();
    assert_eq!(audit.matches("attention-answered").count(), 3, "each answer is audited");
    for (case, more) in [
        ("an unknown key", &["resolve", "renamed/giacom/nobody"][..]),
        ("no key", &["resolve"]),
        ("the past", &["snooze", "plan-waiting/giacom", "--until", "2020-01-01"]),
        ("no time", &["snooze", "plan-waiting/giacom", "--until", "soon"]),
        ("no limit", &["limits", "giacom", "--price-percent", "0"]),
        ("no days", &["limits", "giacom", "--silent-days", "many"]),
        ("Halo's limits", &["limits", "halo"]),
    ] {
        fails(case, &said(&office, &[&["attention"], more].concat()), 2, "USAGE");
    }
}

#[test]
fn a_recheck_asks_the_outside_and_writes_nothing() {
    let office = imported();
    let linked = office.must(&["link", "giacom", "list"]).unwrap()["links"][0].clone();
    let id = linked["licence_id"].as_i64().unwrap();
    let halo = office.practice.halo();
    let was = halo.licence(id).unwrap();
    halo.delete_licence(id);
    crate::stage::plan(&office);
    let line = listed(&office).into_iter().find(|l| l["kind"] == "licenceGone").expect("it is gone");
    let key = line["key"].as_str().unwrap().to_owned();
    let looked = office.must(&["attention", "recheck", &key]).unwrap();
    assert_eq!((&looked["gone"], looked["left"].as_array().unwrap().len()), (&0.into(), 1), "{looked}");
    assert!(
        plainly(&office, &["attention", "recheck", &key]).contains("looked for in Halo"),
        "it says what it asked"
    );
    halo.add_licence(&was);
    let looked = office.must(&["attention", "recheck", &key]).unwrap();
    assert_eq!(looked["gone"], 1, "{looked}");
    assert!(office.practice.violations().is_empty());
}

#[test]
fn limits_and_the_end_of_a_secret_are_set_and_shown() {
    let office = imported();
    let usual = office.must(&["attention", "limits", "giacom"]).unwrap()["limits"].clone();
    assert_eq!((&usual["pricePercent"], &usual["silentDays"]), (&25.into(), &Value::Null), "{usual}");
    let set = ["attention", "limits", "giacom", "--price-percent", "10", "--silent-days", "7"];
    let limits = office.must(&set).unwrap()["limits"].clone();
    assert_eq!(
        (&limits["pricePercent"], &limits["silentDays"], &limits["seatsLeast"]),
        (&10.into(), &7.into(), &5.into())
    );
    let text = plainly(&office, &["attention", "limits", "giacom"]);
    assert!(text.contains("after 7 days") && text.contains("10 %"), "{text}");
    assert_eq!(
        office.must(&["attention", "limits", "giacom", "--usual"]).unwrap()["limits"],
        usual,
        "gone back to"
    );
    office.must(&["connect", "giacom", "--secret-expires", "2024-02-29"]).unwrap();
    let line = listed(&office).into_iter().find(|l| l["kind"] == "secretExpiring").expect("it is past");
    assert_eq!(line["urgency"], "now", "{line}");
    let shown = office.must(&["connections"]).unwrap();
    assert!(shown.to_string().contains("2024-02-29"), "shown again: {shown}");
    office.must(&["connect", "giacom", "--secret-expires", "never"]).unwrap();
    assert_eq!(kinds(&office), Vec::<String>::new(), "never is never");
    fails("no day", &said(&office, &["connect", "giacom", "--secret-expires", "31/12/2027"]), 2, "USAGE");
}
