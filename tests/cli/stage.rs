//! What every test needs: servers, an office, and looking closely at what was said.

use halyard_measure::{Office, Said};
use halyard_practice::PracticeOptions;
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;
use tokio::runtime::{Handle, Runtime};

/// The binary under test.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_halyard-cli"))
}

/// Where the servers run.
pub fn servers() -> Handle {
    static SERVERS: OnceLock<Runtime> = OnceLock::new();
    let make = || tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    SERVERS.get_or_init(|| make().expect("a runtime for the servers")).handle().clone()
}

/// An office that nobody has connected yet.
pub fn office() -> Office {
    slow_office(0)
}

/// The same, each request taking so many milliseconds.
pub fn slow_office(latency_ms: u64) -> Office {
    let faults = "rate-limit=0".parse().expect("a known setting");
    let options = PracticeOptions { faults, latency_ms, ..PracticeOptions::default() };
    Office::open(&servers(), program(), options).expect("an office opens")
}

/// An office with both sides connected.
pub fn connected() -> Office {
    let office = office();
    office.connect(50).expect("both connections are saved");
    office
}

/// An office ready for its first plan.
pub fn matched() -> Office {
    let office = connected();
    office.matched().expect("customers are matched");
    office
}

/// An office after its first import.
pub fn imported() -> Office {
    let office = matched();
    let plan = plan(&office);
    office.must(&["apply", &plan]).expect("the first import goes through");
    office
}

/// Makes a plan; its number.
pub fn plan(office: &Office) -> String {
    let plan = office.must(&["plan", "giacom", "--create-clients"]).expect("a plan is made");
    plan["plan"].as_str().expect("a plan has a number").to_owned()
}

/// From now on these faults.
pub fn strike(office: &Office, faults: &str) {
    let list = format!("rate-limit=0,{faults}");
    office.practice.set_faults(list.parse().expect("faults of the catalogue"));
}

/// Runs a command to whatever end.
pub fn said(office: &Office, arguments: &[&str]) -> Said {
    office.said(arguments).expect("the command ends")
}

/// Holds that the object has at least these members.
pub fn has(value: &Value, members: &[&str]) {
    for member in members {
        assert!(value.get(member).is_some(), "the contract names `{member}`, missing in {value}");
    }
}

/// Holds that it failed as the contract says: exit code, one JSON object with the four members of an
/// error, each of them said.
pub fn fails(case: &str, said: &Said, exit: i32, code: &str) {
    let value = said.json().unwrap_or_else(|e| panic!("{case}: {e}"));
    let error = value["error"].as_object().unwrap_or_else(|| panic!("{case}: no error in {value}"));
    assert_eq!(value.as_object().map(serde_json::Map::len), Some(1), "{case}: nothing beside the error");
    let members: Vec<&str> = error.keys().map(String::as_str).collect();
    assert_eq!(members, ["code", "fix", "what", "why"], "{case}: an error has these four members");
    assert_eq!(error["code"], code, "{case}: the kind of error; {said}");
    assert_eq!(said.code, Some(exit), "{case}: the exit code; {said}");
    for member in ["what", "why", "fix"] {
        let text = error[member].as_str().unwrap_or_default();
        assert!(text.len() > 8, "{case}: `{member}` tells a person something; {said}");
    }
}

/// Runs cases side by side, for they mostly wait; names those that fail.
pub fn all_at_once<C: Sync>(cases: &[(&str, C)], test: impl Fn(&str, &C) + Sync) {
    let failed: Vec<&str> = std::thread::scope(|scope| {
        let test = &test;
        let running: Vec<_> =
            cases.iter().map(|(name, case)| (*name, scope.spawn(move || test(name, case)))).collect();
        running.into_iter().filter_map(|(name, thread)| thread.join().err().map(|_| name)).collect()
    });
    assert!(failed.is_empty(), "these failed (their reasons stand above): {failed:?}");
}
