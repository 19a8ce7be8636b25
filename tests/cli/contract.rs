//! The contract of the command line, command by command: members of the JSON, exit codes, one object on
//! standard output.

use crate::stage::{all_at_once, connected, fails, has, imported, matched, office, plan, program, said};
use halyard_measure::{Halyard, Working};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

const COUNTS: &[&str] = &["create", "update", "adopt", "deactivate", "zero", "unchanged", "skip", "blocked"];

#[test]
fn demo_ends_with_everything_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let said = Working::start(Halyard::new(program(), folder.path()).bare(&["demo", "--json"]))
        .unwrap()
        .wait()
        .unwrap();
    let value = said.json().expect("one object");
    assert_eq!(said.code, Some(0), "the demo works anywhere: {said}");
    assert_eq!(value["unchanged"], true, "a second plan has nothing to do");
    has(&value, &["check", "match", "plan", "run", "again", "also"]);
    has(&value["also"], &["match", "plan", "run", "again", "unchanged"]);
    assert!(value["also"]["run"]["applied"].as_u64() > Some(0), "ALSO is imported as well: {value}");
    assert_eq!(value["also"]["unchanged"], true, "and its second plan has nothing to do");
    let text =
        Working::start(Halyard::new(program(), folder.path()).bare(&["demo"])).unwrap().wait().unwrap();
    assert_eq!(text.code, Some(0), "and without --json: {text}");
    for vendor in ["Giacom", "ALSO"] {
        let said = format!("Everything is unchanged: Halo holds what {vendor} counts");
        assert!(text.out.contains(&said), "it says so to people: {}", text.out);
    }
    assert!(!text.out.contains('\u{1b}'), "no colours on a pipe");
}

#[test]
fn practice_serve_prints_addresses_and_credentials_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Halyard::new(program(), folder.path()).bare(&["practice", "serve", "--json"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let value: Value = serde_json::from_str(&line).expect("the first line is one JSON object");
    has(&value["halo"], &["resource_url", "auth_url", "tenant", "client_id", "client_secret"]);
    has(&value["giacom"], &["base_url", "api_key"]);
    has(&value["also"], &["marketplace_url", "username", "password"]);
}

#[test]
fn the_whole_job_keeps_to_the_contract() {
    let office = matched();
    let check = office.must(&["check", "halo"]).unwrap();
    has(&check, &["connection", "ok", "tests"]);
    for test in check["tests"].as_array().expect("tests in order") {
        has(test, &["name", "result", "what", "why", "fix", "code"]);
        assert!(["pass", "warn", "fail"].contains(&test["result"].as_str().unwrap()), "one of three: {test}");
    }
    let matches = office.must(&["match", "giacom", "list"]).unwrap();
    has(&matches, &["matches", "unmatched"]);
    for line in matches["matches"].as_array().unwrap() {
        has(line, &["customer_id", "customer_name", "client_id", "client_name", "kind", "score", "why"]);
    }

    let plan = office.must(&["plan", "giacom", "--create-clients"]).unwrap();
    has(&plan, &["plan", "counts", "guard", "clients", "licences"]);
    for part in ["counts", "clients", "licences"] {
        has(&plan[part], COUNTS);
    }
    let id = plan["plan"].as_str().unwrap();
    let writes = office.practice.counts().halo_writes;
    assert_eq!(writes, 0, "a plan writes nothing");
    changes(&office.must(&["show", id]).unwrap(), "plan");

    let applied = office.must(&["apply", id]).unwrap();
    has(&applied, &["run", "status", "applied", "failed", "skipped", "requests"]);
    has(&applied["requests"], &["halo", "vendor"]);
    assert_eq!(applied["status"], "done", "nothing stood in the way: {applied}");
    let run = applied["run"].as_str().unwrap();
    changes(&office.must(&["show", run]).unwrap(), "run");

    let runs = office.must(&["runs"]).unwrap();
    has(
        &runs["runs"][0],
        &["run", "connection", "status", "started", "ended", "applied", "failed", "skipped"],
    );
    assert_eq!(runs["runs"][0]["run"], run, "the newest first");
    office.must(&["receipt", run]).expect("a receipt is one object with --json");
    for format in ["text", "csv", "html"] {
        let text =
            Working::start(plainly(&office, &["receipt", run, "--format", format])).unwrap().wait().unwrap();
        assert_eq!(text.code, Some(0), "{format}: {text}");
        assert!(text.out.contains("Microsoft 365"), "{format}: it names what was changed");
    }
    let again = office.must(&["plan", "giacom", "--create-clients"]).unwrap();
    for action in ["create", "update", "adopt", "deactivate", "zero", "blocked"] {
        assert_eq!(again["counts"][action], 0, "a second plan has nothing to {action}: {again}");
    }

    let undo = office.must(&["undo", run]).unwrap();
    has(&undo, &["plan", "counts", "guard"]);
    let undone = said(&office, &["undo", run, "--apply"]);
    if undone.code == Some(3) {
        fails("undo", &undone, 3, "GUARD");
        office
            .must(&["apply", undo["plan"].as_str().unwrap(), "--allow-guard", "--reason", "taken back"])
            .unwrap();
    } else {
        assert_eq!(undone.code, Some(0), "undo is a run like any other: {undone}");
    }
    let live = office.practice.halo().licences().iter().filter(|l| l["is_active"] == true).count();
    let before =
        crate::stage::office().practice.halo().licences().iter().filter(|l| l["is_active"] == true).count();
    assert_eq!(live, before, "what the run made is inactive again");
    assert!(office.practice.violations().is_empty(), "nothing forbidden was called");
}

#[test]
fn deleting_in_an_undo_wants_its_words() {
    let office = imported();
    let undo = |more: &[&str]| said(&office, &[&["undo", "R1"], more].concat());
    let asked = undo(&["--delete-created"]);
    fails("without its words", &asked, 2, "CONFIRM");
    let fix = asked.json().unwrap()["error"]["fix"].as_str().unwrap().to_owned();
    let (_, words) = fix.split_once(": ").expect("it says what to type");
    fails("with others", &undo(&["--delete-created", "--confirm", "delete 1 licence"]), 2, "CONFIRM");
    fails("a field nobody changed", &undo(&["--also", "1:count"]), 2, "USAGE");
    assert_eq!(undo(&["--confirm", words]).code, Some(2), "words for nothing");
    assert_eq!(undo(&["--also", "count"]).code, Some(2), "no record is named");
    let plan = office.must(&["undo", "R1", "--delete-created", "--confirm", words]).unwrap();
    let deletes = plan["counts"]["delete"].as_u64().unwrap();
    assert!(deletes > 5 && words.contains(&deletes.to_string()), "as many as were typed: {words}: {plan}");
    let before = office.practice.halo().licences().len() as u64;
    office.must(&["apply", plan["plan"].as_str().unwrap()]).unwrap();
    assert_eq!(before - office.practice.halo().licences().len() as u64, deletes, "and they are gone");
}

fn plainly(office: &halyard_measure::Office, arguments: &[&str]) -> std::process::Command {
    let mut command = office.halyard.bare(&["--secrets", "env"]);
    command.arg("--data-dir").arg(office.halyard.folder()).args(arguments);
    command
}

fn changes(shown: &Value, kind: &str) {
    has(shown, &["id", "kind", "changes"]);
    assert_eq!(shown["kind"], kind, "it says what it is");
    let changes = shown["changes"].as_array().unwrap();
    assert!(changes.len() >= 40, "change by change");
    for change in changes {
        has(change, &["entity", "action", "customer", "name", "fields", "why", "outcome", "error"]);
        for field in change["fields"].as_object().unwrap().values() {
            has(field, &["before", "after"]);
        }
    }
}

#[test]
fn sync_plans_and_applies() {
    let office = imported();
    let rows = office.practice.giacom().rows();
    let (customer, product) =
        (rows[0]["customerId"].as_str().unwrap(), rows[0]["productId"].as_str().unwrap());
    office.practice.giacom().set_quantity(customer, product, 77);
    let synced = office.must(&["sync", "giacom"]).unwrap();
    has(&synced, &["run", "status", "applied", "failed", "skipped", "requests"]);
    assert_eq!(synced["applied"], 1, "the one that changed: {synced}");
    let counts = office.practice.halo().licences().iter().filter(|l| l["count"] == 77).count();
    assert_eq!(counts, 1, "Halo has the new count");
    office.must(&["sync", "--due"]).expect("nothing due is no error");
}

#[test]
fn matching_by_hand_by_file_and_back() {
    let office = connected();
    let list = office.must(&["match", "giacom", "accept", "--suggested"]).unwrap();
    let first = list["matches"].as_array().unwrap().iter().find(|m| m["saved"] == true).unwrap().clone();
    let customer = first["customer_id"].as_str().unwrap();
    let saved =
        |list: &Value| list["matches"].as_array().unwrap().iter().filter(|m| m["saved"] == true).count();
    let all = saved(&list);
    let cleared = office.must(&["match", "giacom", "clear", customer]).unwrap();
    assert_eq!(saved(&cleared), all - 1, "one is forgotten");
    office.must(&["match", "giacom", "undo"]).unwrap();
    let excluded =
        office.must(&["match", "giacom", "exclude", customer, "--reason", "a test tenant"]).unwrap();
    let line = excluded["matches"].as_array().unwrap().iter().find(|m| m["customer_id"] == customer).unwrap();
    assert_eq!(line["kind"], "excluded", "left out, and shown so");
    let file = office.halyard.folder().join("matches.csv");
    let file = file.to_str().unwrap();
    office.must(&["match", "giacom", "export", file]).unwrap();
    let set = office.must(&["match", "giacom", "set", customer, &first["client_id"].to_string()]).unwrap();
    let line = set["matches"].as_array().unwrap().iter().find(|m| m["customer_id"] == customer).unwrap();
    assert_eq!(line["kind"], "manual", "decided by a person");
    let imported = office.must(&["match", "giacom", "import", file]).unwrap();
    let line = imported["matches"].as_array().unwrap().iter().find(|m| m["customer_id"] == customer).unwrap();
    assert_eq!(line["kind"], "excluded", "the file says what it was");
    assert_eq!(office.practice.counts().halo_writes, 0, "matching writes nothing to Halo");
}

#[test]
fn wrong_usage_exits_2_and_says_so_as_json() {
    let office = office();
    let wrong: &[(&str, &[&str])] = &[
        ("no command", &[]),
        ("no such command", &["import"]),
        ("no such option", &["runs", "--fast"]),
        ("a value that does not fit", &["plan", "giacom", "--entities", "tickets"]),
        ("a guard without a reason", &["apply", "P1", "--allow-guard"]),
        ("neither a name nor --due", &["sync"]),
    ];
    for (case, arguments) in wrong {
        fails(case, &said(&office, arguments), 2, "USAGE");
    }
    fails("no such connection", &said(&office, &["check", "nobody"]), 2, "CONNECTION-UNKNOWN");
    fails("no such plan", &said(&office, &["apply", "P99"]), 2, "PLAN-UNKNOWN");
    fails("no number of a run", &said(&office, &["resume", "seven"]), 2, "PLAN-UNKNOWN");
    fails("no such run", &said(&office, &["receipt", "R99"]), 2, "PLAN-UNKNOWN");
    let help = said(&office, &["--help"]);
    assert_eq!(help.code, Some(0), "help is no error");
}

#[test]
fn a_plan_is_applied_once_and_a_finished_run_not_resumed() {
    let office = matched();
    let plan = plan(&office);
    let run = office.must(&["apply", &plan]).unwrap();
    fails("applied twice", &said(&office, &["apply", &plan]), 1, "PLAN-APPLIED");
    fails("resumed when done", &said(&office, &["resume", run["run"].as_str().unwrap()]), 1, "RUN-STATE");
}

#[test]
fn two_plans_of_one_state_make_nothing_twice() {
    let habits = [("notes in lists", "post-200"), ("no notes in lists", "notes-missing")];
    all_at_once(&habits, |case, habit| {
        let office = matched();
        crate::stage::strike(&office, habit);
        let (one, two) = (plan(&office), plan(&office));
        office.must(&["apply", &two]).unwrap();
        let made = office.practice.halo().licences().len();
        let late = said(&office, &["apply", &one]);
        assert!(matches!(late.code, Some(0 | 4 | 5)), "{case}: told as done or stale: {late}");
        assert_eq!(office.practice.halo().licences().len(), made, "{case}: no licence is made twice");
    });
}
