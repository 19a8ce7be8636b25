//! Audit, backups and moving, by the real binary: contract, kills, and secrets.

use crate::stage::{fails, has, imported, matched, plan, program, said, strike};
use halyard_measure::Halyard;
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;

fn must(office: &halyard_measure::Office, arguments: &[&str]) -> Value {
    office.must(arguments).unwrap_or_else(|e| panic!("{arguments:?}: {e}"))
}

fn text(path: &Path) -> String {
    path.to_str().expect("a path of the test's own").to_owned()
}

#[test]
fn the_audit_is_verified_listed_and_exported() {
    let office = imported();
    let verdict = must(&office, &["audit", "verify"]);
    has(&verdict, &["intact", "rows", "hash", "broken"]);
    assert_eq!(verdict["intact"], true, "nobody had it in hand");
    let receipt = must(&office, &["receipt", "R1"]);
    has(&receipt["audit"], &["rows", "hash"]);
    let all = must(&office, &["audit", "list", "--last", "1000000"]);
    let rows = all["audit"].as_array().unwrap();
    assert_eq!(rows.len() as u64, verdict["rows"].as_u64().unwrap(), "all of them are listed");
    let at = receipt["audit"]["rows"].as_u64().unwrap();
    let head = rows.iter().find(|r| r["row"].as_u64() == Some(at)).expect("the head is a row");
    assert_eq!(head["hash"], receipt["audit"]["hash"], "and the receipt shows its hash");
    let of_run = must(&office, &["audit", "list", "--run", "R1", "--last", "1000000"]);
    let of_run = of_run["audit"].as_array().unwrap();
    let settled = |r: &&Value| r["kind"] == "change-settled" && r["outcome"] == "applied";
    let applied = of_run.iter().filter(settled).count() as u64;
    assert_eq!(applied, receipt["applied"].as_u64().unwrap(), "each change that was applied has its row");
    let made = of_run.iter().find(|r| settled(r) && r["action"] == "create").unwrap();
    has(made, &["at", "user", "version", "plan", "run", "customer", "record", "name", "request", "status"]);
    assert!(made["fields"].as_array().is_some_and(|f| !f.is_empty()), "field by field: {made}");

    let folder = tempfile::tempdir().unwrap();
    let (csv, json) = (text(&folder.path().join("a.csv")), text(&folder.path().join("a.json")));
    must(&office, &["audit", "export", &csv]);
    let written = std::fs::read_to_string(&csv).unwrap();
    assert!(written.starts_with("row,at,user,version,kind,"), "a head first");
    assert!(written.lines().count() > rows.len(), "a line for each field");
    must(&office, &["audit", "export", &json, "--format", "json"]);
    let value: Value = serde_json::from_str(&std::fs::read_to_string(&json).unwrap()).expect("it is JSON");
    assert_eq!(value["audit"].as_array().unwrap().len(), rows.len(), "all rows");
    has(&value["audit"][0], &["row", "run", "hash", "entry"]);
}

#[test]
fn a_row_that_was_changed_is_named() {
    let office = imported();
    let raw = Connection::open(office.halyard.folder().join("halyard.db")).unwrap();
    raw.execute_batch(
        "DROP TRIGGER audit_is_append_only;
         UPDATE audit SET content = replace(content, '\"status\":201', '\"status\":200') WHERE id =
         (SELECT id FROM audit WHERE content LIKE '%\"status\":201%' LIMIT 1)",
    )
    .unwrap();
    let met = said(&office, &["audit", "verify"]);
    assert_eq!(met.code, Some(1), "it is broken: {met}");
    let value = met.json().unwrap();
    has(&value["broken"], &["row", "kind", "at", "why"]);
    assert_eq!(value["error"]["code"], "AUDIT-BROKEN", "with a code that stays");
    assert_eq!((&value["intact"], &value["broken"]["kind"]), (&false.into(), &"change-settled".into()));
    let people = halyard_measure::Working::start({
        let mut c = office.halyard.bare(&["audit", "verify", "--data-dir"]);
        c.arg(office.halyard.folder());
        c
    });
    let people = people.unwrap().wait().unwrap();
    assert!(people.err.contains("change-settled") && people.code == Some(1), "people read it: {people}");
}

#[test]
fn what_was_passed_and_refused_stands_in_the_audit() {
    let office = matched();
    let plan = plan(&office);
    strike(&office, "batch=refuse");
    said(&office, &["apply", &plan]);
    let rows = must(&office, &["audit", "list", "--last", "100000"]);
    let rows = rows["audit"].as_array().unwrap();
    let refused = rows.iter().find(|r| r["status"] == 400);
    assert!(refused.is_some_and(|r| r["kind"] == "change-settled"), "a refusal keeps its status");
    let sent = rows.iter().filter(|r| r["kind"] == "change-sent").count();
    assert!(sent > 0, "and what was sent was said before it was");
    assert_eq!(must(&office, &["audit", "verify"])["intact"], true);
}

#[test]
fn a_killed_run_has_a_row_for_whatever_it_sent() {
    for kill_after in [40_u64, 120, 250] {
        let office = crate::stage::slow_office(15);
        office.connect(50).unwrap();
        office.matched().unwrap();
        let plan = plan(&office);
        let before = office.practice.halo().licences().len() + office.practice.halo().clients().len();
        let writes = office.practice.counts().halo_writes;
        let working = office.halyard.start(&["apply", &plan]).unwrap();
        while office.practice.counts().halo_writes <= writes {
            std::thread::sleep(Duration::from_millis(2));
        }
        std::thread::sleep(Duration::from_millis(kill_after));
        working.kill().unwrap();
        std::thread::sleep(Duration::from_millis(100));
        let made = office.practice.halo().licences().len() + office.practice.halo().clients().len() - before;
        let rows = must(&office, &["audit", "list", "--last", "100000"]);
        let sent = rows["audit"].as_array().unwrap().iter().filter(|r| r["kind"] == "change-sent").count();
        assert!(sent >= made && made > 0, "{made} records were made, {sent} rows tell of them");
        assert_eq!(must(&office, &["audit", "verify"])["intact"], true, "and the chain is whole");
        must(&office, &["runs"]);
        said(&office, &["resume", "R1"]);
        assert_eq!(must(&office, &["audit", "verify"])["intact"], true, "taken up again, it still is");
    }
}

#[test]
fn backups_are_listed_made_and_restored() {
    let office = imported();
    let list = must(&office, &["backup", "list"]);
    assert_eq!(list["backups"].as_array().unwrap().len(), 1, "one before the run");
    has(&list["backups"][0], &["name", "path", "at", "reason", "bytes"]);
    let name = list["backups"][0]["name"].as_str().unwrap();
    let preview = must(&office, &["backup", "restore", name]);
    assert_eq!(preview["done"], false, "nothing is done without --yes");
    has(&preview["preview"], &["file", "sha256", "diff", "audit"]);
    for part in preview["preview"]["diff"]["parts"].as_array().unwrap() {
        has(part, &["part", "here", "there", "added", "removed", "changed"]);
    }
    assert_eq!(must(&office, &["runs"])["runs"].as_array().unwrap().len(), 1, "the run is still there");
    let done = must(&office, &["backup", "restore", name, "--yes"]);
    has(&done, &["done", "preview", "backup", "secrets_missing"]);
    assert!(must(&office, &["runs"])["runs"].as_array().unwrap().is_empty(), "as before the run");
    assert_eq!(must(&office, &["audit", "verify"])["intact"], true);
    must(&office, &["backup", "make"]);
    let list = must(&office, &["backup", "list"]);
    let reasons: Vec<_> = list["backups"].as_array().unwrap().iter().map(|b| b["reason"].clone()).collect();
    assert_eq!(reasons, ["made", "replaced", "run"], "newest first");
    fails("no such file", &said(&office, &["backup", "restore", "nothing.db"]), 1, "FILE-UNUSABLE");
}

#[test]
fn killed_while_it_restores_it_is_the_old_or_the_new() {
    let office = imported();
    let name = must(&office, &["backup", "make"])["backup"]["name"].as_str().unwrap().to_owned();
    let old = must(&office, &["audit", "list", "--last", "1"]);
    must(&office, &["match", "giacom", "undo"]);
    must(&office, &["connect", "giacom", "--name", "third"]);
    let (mut before, mut after) = (0, 0);
    for n in 0..24_u64 {
        let working = office.halyard.start(&["backup", "restore", &name, "--yes"]).unwrap();
        std::thread::sleep(Duration::from_millis(2 + n * 4));
        working.kill().unwrap();
        let connections = must(&office, &["connections"])["connections"].as_array().unwrap().len();
        assert_eq!(must(&office, &["audit", "verify"])["intact"], true, "whole, whichever it is");
        match connections {
            3 => before += 1,
            2 => {
                after += 1;
                let rows = must(&office, &["audit", "list", "--last", "2"]);
                assert_eq!(rows["audit"][0]["kind"], "backup-restored", "the new one says how it came");
                assert_eq!(rows["audit"][1], old["audit"][0], "and is what was backed up");
                must(&office, &["connect", "giacom", "--name", "third"]);
            }
            other => panic!("half of both: {other} connections"),
        }
    }
    assert!(before > 0, "some were killed before it was done ({before}, {after})");
}

#[test]
fn an_export_moves_to_another_workstation_without_its_secrets() {
    let office = imported();
    let folder = tempfile::tempdir().unwrap();
    let file = text(&folder.path().join("halyard.export"));
    let exported = must(&office, &["export", &file]);
    has(&exported, &["file", "bytes"]);
    let at = office.practice.addresses();
    let bytes = std::fs::read(&file).unwrap();
    for secret in [&at.halo.client_secret, &at.giacom.api_key] {
        assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "no secret is in it");
    }
    let new = Halyard::new(program(), &folder.path().join("new"));
    let json = |arguments: &[&str]| new.run(arguments).unwrap().json().unwrap();
    assert_eq!(json(&["import", &file])["done"], false, "shown first");
    assert!(json(&["connections"])["connections"].as_array().unwrap().is_empty(), "and not done");
    let done = json(&["import", &file, "--yes"]);
    assert_eq!(done["secrets_missing"], serde_json::json!(["giacom", "halo"]), "{done}");
    assert_eq!(json(&["runs"]), must(&office, &["runs"]), "the same history");
    let check = new.run(&["check", "giacom"]).unwrap();
    assert_eq!(check.code, Some(7), "the secret is not there: {check}");
    assert_eq!(check.json().unwrap()["tests"][0]["code"], "SECRET-MISSING", "and that is said");
    std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    let cut = new.run(&["import", &file, "--yes"]).unwrap();
    fails("cut short", &cut, 1, "FILE-DAMAGED");
}

#[test]
fn nothing_is_replaced_while_a_run_is_at_work() {
    let office = matched();
    let name = must(&office, &["backup", "make"])["backup"]["name"].as_str().unwrap().to_owned();
    let plan = plan(&office);
    strike(&office, "halo.writes.hang=3000");
    let mut working = office.halyard.start(&["apply", &plan]).unwrap();
    let at_work = || must(&office, &["runs"])["runs"][0]["status"] == "running";
    while !at_work() {
        assert!(!working.ended().unwrap(), "it is still at work");
    }
    fails("restoring", &said(&office, &["backup", "restore", &name, "--yes"]), 6, "HELD");
    let file = text(&office.halyard.folder().join("export"));
    fails("exporting", &said(&office, &["export", &file]), 6, "HELD");
    working.kill().unwrap();
    must(&office, &["export", &file]);
}

/// A folder that takes no more stands for a disk that is full.
#[cfg(unix)]
#[test]
fn without_a_backup_no_run_begins() {
    let office = matched();
    let plan = plan(&office);
    let backups = office.halyard.folder().join("backups");
    std::fs::write(&backups, "in the way").unwrap();
    let met = said(&office, &["apply", &plan]);
    fails("no backup", &met, 1, "STORE-UNUSABLE");
    assert!(met.out.contains("backup"), "it says what could not be done: {met}");
    assert_eq!(office.practice.counts().halo_writes, 0, "and nothing was written");
    assert!(must(&office, &["runs"])["runs"].as_array().unwrap().is_empty(), "no run began");
    std::fs::remove_file(&backups).unwrap();
    must(&office, &["apply", &plan]);
}
