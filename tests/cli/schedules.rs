//! `schedule …` and `sync --due` as a scheduler meets them: JSON, exit codes, two of them at once.

use crate::stage::{connected, fails, has, imported, matched, said, slow_office};
use halyard_measure::{Office, Working};
use rusqlite::Connection;

/// As if its schedule had been set five days ago and never been looked at.
pub fn make_due(office: &Office) {
    let db = Connection::open(office.halyard.folder().join("halyard.db")).unwrap();
    let five_days = 5 * 24 * 3600 * 1_000_000i64;
    let changed = db
        .execute("UPDATE schedules SET since = since - ?1, handled = NULL", [five_days])
        .expect("the store can be written");
    assert_eq!(changed, 1, "there is a schedule");
}

fn runs(office: &Office) -> usize {
    office.must(&["runs"]).unwrap()["runs"].as_array().unwrap().len()
}

/// What it prints for people.
pub fn plainly(office: &Office, arguments: &[&str]) -> String {
    let folder = office.halyard.folder().to_str().unwrap().to_owned();
    let all = [&["--secrets", "env", "--data-dir", &folder], arguments].concat();
    let said = Working::start(office.halyard.bare(&all)).unwrap().wait().unwrap();
    assert_eq!(said.code, Some(0), "{arguments:?}: {said}");
    said.out
}

#[test]
fn a_schedule_is_set_shown_listed_and_cleared() {
    let office = connected();
    let none = office.must(&["sync", "--due"]).unwrap();
    assert_eq!((&none["scheduled"], none["due"].as_array().map(Vec::len)), (&0.into(), Some(0)), "{none}");
    assert!(plainly(&office, &["sync", "--due"]).contains("no connection has a schedule"), "it says so");
    assert!(plainly(&office, &["schedule", "list"]).contains("No connection has a schedule"), "so does this");
    assert!(office.must(&["schedule", "giacom"]).unwrap()["when"].is_null(), "nor has this one");
    let set =
        ["schedule", "giacom", "set", "--weekdays", "fri,mon", "--at", "6:05", "--zone", "Europe/London"];
    let view = office.must(&[&set[..], &["--no-removals", "--entities", "subscriptions"]].concat()).unwrap();
    has(
        &view,
        &["connection", "when", "zone", "entities", "unattended", "due", "next", "next_local", "last"],
    );
    assert_eq!(view["when"], "mon, fri at 06:05", "{view}");
    assert_eq!(view["due"], false, "it begins with its next time: {view}");
    assert!(view["next_local"].as_str().unwrap().ends_with("06:05"), "on its zone's clock: {view}");
    assert_eq!(view["unattended"]["removals"], false, "as chosen: {view}");
    assert_eq!(view["unattended"]["create_clients"], false, "never unless asked: {view}");
    assert_eq!(view["entities"]["customers"], false, "as chosen: {view}");
    let shown = office.must(&["schedule", "giacom", "show"]).unwrap();
    assert_eq!(shown, view, "shown as it was set");
    let list = office.must(&["schedule", "list"]).unwrap();
    assert_eq!(list["schedules"].as_array().map(Vec::len), Some(1), "{list}");
    let text = plainly(&office, &["schedule", "giacom"]);
    for part in [
        "mon, fri at 06:05",
        "Europe/London",
        "subscriptions",
        "new clients",
        "what the guard stops",
        "never yet",
    ] {
        assert!(text.contains(part), "people are told {part:?}: {text}");
    }
    let idle = office.must(&["sync", "--due"]).unwrap();
    assert_eq!((&idle["scheduled"], idle["due"].as_array().map(Vec::len)), (&1.into(), Some(0)), "{idle}");
    assert!(plainly(&office, &["sync", "--due"]).contains("Nothing is due"), "not yet");
    office.must(&["schedule", "giacom", "clear"]).unwrap();
    fails("again", &said(&office, &["schedule", "giacom", "clear"]), 2, "USAGE");
    let audit = office.must(&["audit", "list"]).unwrap().to_string();
    assert!(audit.contains("schedule-saved") && audit.contains("schedule-cleared"), "both are audited");
}

#[test]
fn what_makes_no_schedule_is_told() {
    let office = connected();
    let set = |more: &[&str]| said(&office, &[&["schedule", "giacom", "set"], more].concat());
    for (case, more) in [
        ("no time at all", &[][..]),
        ("a time that is none", &["--daily", "25:00"]),
        ("a time in words", &["--daily", "noon"]),
        ("two kinds", &["--daily", "02:15", "--every-hours", "4"]),
        ("no hours", &["--every-hours", "0"]),
        ("more than a week", &["--every-hours", "169"]),
        ("days without a time", &["--weekdays", "mon"]),
        ("a day that is none", &["--weekdays", "someday", "--at", "02:15"]),
        ("a time without days", &["--at", "02:15"]),
        ("a zone that is none", &["--daily", "02:15", "--zone", "Europe/Londn"]),
        ("a zone for hours", &["--every-hours", "4", "--zone", "Europe/London"]),
    ] {
        fails(case, &set(more), 2, "USAGE");
    }
    let unknown = ["schedule", "nobody", "set", "--daily", "02:15"];
    fails("unknown", &said(&office, &unknown), 2, "CONNECTION-UNKNOWN");
    fails("shown", &said(&office, &["schedule", "nobody"]), 2, "CONNECTION-UNKNOWN");
    fails("Halo", &said(&office, &["schedule", "halo", "set", "--daily", "02:15"]), 2, "USAGE");
    let list = office.must(&["schedule", "list"]).unwrap();
    assert_eq!(list["schedules"].as_array().map(Vec::len), Some(0), "nothing was saved: {list}");
}

#[test]
fn what_is_due_is_run_once_and_told() {
    let office = matched();
    office.must(&["schedule", "giacom", "set", "--daily", "02:15"]).unwrap();
    make_due(&office);
    let met = office.must(&["sync", "--due"]).unwrap();
    let due = &met["due"][0];
    has(due, &["connection", "slot", "plan", "run", "waits", "held_back"]);
    has(&due["run"], &["run", "status", "applied", "failed", "skipped", "requests"]);
    assert_eq!((&due["connection"], &due["run"]["status"]), (&"giacom".into(), &"done".into()), "{met}");
    let shown = office.must(&["schedule", "giacom"]).unwrap();
    assert_eq!((&shown["last"]["outcome"], &shown["last"]["run"]), (&"done".into(), &"R1".into()), "{shown}");
    assert_eq!(office.must(&["sync", "--due"]).unwrap()["due"].as_array().map(Vec::len), Some(0), "once");
    assert_eq!(runs(&office), 1, "one run for five days");
    make_due(&office);
    let text = plainly(&office, &["sync", "--due"]);
    assert!(text.contains("giacom, due since") && text.contains("Run R2"), "people are told: {text}");
}

#[test]
fn the_exit_code_says_what_went_wrong() {
    let office = imported();
    office.must(&["connect", "giacom", "--when-missing", "zero"]).unwrap();
    office.must(&["schedule", "giacom", "set", "--every-hours", "4"]).unwrap();
    make_due(&office);
    let wrong =
        office.halyard.clone().with("HALYARD_SECRET_GIACOM_API_KEY", "0123456789abcdef0123456789abcdef");
    let refused = wrong.run(&["sync", "--due"]).unwrap();
    assert_eq!(refused.code, Some(7), "a key that is refused: {refused}");
    let value = refused.json().expect("one object all the same");
    assert_eq!(value["due"][0]["error"]["code"], "GIACOM-401-KEY", "{value}");
    let rows = office.practice.giacom().rows();
    let customers: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row["customerId"].as_str().unwrap()).collect();
    for customer in customers.iter().skip(3) {
        office.practice.giacom().remove_rows(customer);
    }
    make_due(&office);
    let writes = office.practice.counts().halo_writes;
    let guarded = said(&office, &["sync", "--due"]);
    assert_eq!(guarded.code, Some(3), "the guard: {guarded}");
    assert_eq!(office.practice.counts().halo_writes, writes, "nothing was written");
    let last = office.must(&["schedule", "giacom"]).unwrap();
    assert_eq!(last["last"]["outcome"], "GUARD", "it is kept for whoever looks: {last}");
}

/// Two schedulers call at the same moment, again and again: one run each time.
#[test]
fn two_at_once_never_both_run() {
    let office = slow_office(15);
    office.connect(50).unwrap();
    office.matched().unwrap();
    office.must(&["schedule", "giacom", "set", "--every-hours", "1"]).unwrap();
    for round in 1..=4 {
        make_due(&office);
        let both: Vec<Working> =
            (0..2).map(|_| office.halyard.start(&["sync", "--due"]).expect("it starts")).collect();
        let both: Vec<_> = both.into_iter().map(|w| w.wait().unwrap()).collect();
        let ran = both.iter().filter(|s| s.json().is_ok_and(|v| v["due"][0]["run"].is_object())).count();
        assert_eq!(ran, 1, "round {round}: one of the two ran: {} / {}", both[0], both[1]);
        assert_eq!(runs(&office), round, "round {round}: and left one run");
        for other in both.iter().filter(|s| s.json().is_ok_and(|v| !v["due"][0]["run"].is_object())) {
            let value = other.json().unwrap();
            let held = other.code == Some(6) && value["due"][0]["error"]["code"] == "HELD";
            let late = other.code == Some(0) && value["due"].as_array().is_some_and(Vec::is_empty);
            assert!(held || late, "round {round}: the other is told: {other}");
        }
    }
    assert!(office.practice.violations().is_empty(), "nothing forbidden was called");
}
