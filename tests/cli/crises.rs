//! The exit codes between done and failed: guard, partly, stale, held, refused, interrupted.

use crate::stage::{fails, imported, matched, plan, said, slow_office, strike};
use halyard_measure::Office;
use std::process::Command;

/// Other quantities for these rows of Giacom's; how many subscriptions that makes.
fn change_rows(office: &Office, rows: usize) -> usize {
    let giacom = office.practice.giacom();
    let mut changed = std::collections::BTreeSet::new();
    for row in giacom.rows().iter().take(rows) {
        let (customer, product) = (row["customerId"].as_str().unwrap(), row["productId"].as_str().unwrap());
        giacom.set_quantity(customer, product, 90);
        changed.insert((customer.to_owned(), product.to_owned()));
    }
    changed.len()
}

/// The licence a plan's first update is about.
fn first_update(office: &Office, plan: &str) -> i64 {
    let shown = office.must(&["show", plan]).unwrap();
    let changes = shown["changes"].as_array().unwrap();
    let update = changes.iter().find(|c| c["action"] == "update").expect("the plan has an update");
    update["record"].as_i64().expect("an update names its record")
}

#[test]
fn the_guard_stops_a_plan_that_cuts_too_much_and_opens_once() {
    let office = imported();
    office.must(&["connect", "giacom", "--when-missing", "zero"]).unwrap();
    let rows = office.practice.giacom().rows();
    let customers: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row["customerId"].as_str().unwrap()).collect();
    for customer in customers.iter().skip(3) {
        office.practice.giacom().remove_rows(customer);
    }
    let writes = office.practice.counts().halo_writes;
    let made = office.must(&["plan", "giacom"]).unwrap();
    assert!(made["guard"].is_object(), "the plan says that the guard stands in its way: {made}");
    let plan = made["plan"].as_str().unwrap();
    fails("apply", &said(&office, &["apply", plan]), 3, "GUARD");
    fails("sync", &said(&office, &["sync", "giacom"]), 3, "GUARD");
    assert_eq!(office.practice.counts().halo_writes, writes, "nothing was written");
    let run =
        office.must(&["apply", plan, "--allow-guard", "--reason", "moved to another supplier"]).unwrap();
    let receipt = office.must(&["receipt", run["run"].as_str().unwrap()]).unwrap();
    assert!(receipt.to_string().contains("moved to another supplier"), "the receipt gives the reason");
}

#[test]
fn a_plan_whose_every_record_moved_is_stale() {
    let office = imported();
    assert_eq!(change_rows(&office, 1), 1, "one subscription changes");
    let plan = plan(&office);
    let licence = first_update(&office, &plan);
    office.practice.halo().edit_licence(licence, &serde_json::json!({ "count": 1234 }));
    let late = said(&office, &["apply", &plan]);
    assert_eq!(late.code, Some(5), "Halo moved on since: {late}");
    let now = office.practice.halo().licence(licence).unwrap();
    assert_eq!(now["count"], 1234, "what a person typed stays");
}

#[test]
fn a_run_with_one_stale_change_is_partly_done() {
    let office = imported();
    assert!(change_rows(&office, 6) > 1, "several subscriptions change");
    let plan = plan(&office);
    let licence = first_update(&office, &plan);
    office.practice.halo().delete_licence(licence);
    let partly = said(&office, &["apply", &plan]);
    let value = partly.json().unwrap();
    assert_eq!(partly.code, Some(4), "the others went through: {partly}");
    assert_eq!(
        (value["status"].as_str(), value["failed"].as_u64()),
        (Some("partly"), Some(1)),
        "one did not"
    );
    let run = office.must(&["show", value["run"].as_str().unwrap()]).unwrap();
    let told = run["changes"].as_array().unwrap().iter().filter(|c| !c["error"].is_null()).count();
    assert_eq!(told, 1, "the run names the one that failed");
}

#[test]
fn a_second_process_is_told_that_one_is_at_work() {
    let office = matched();
    let plan = plan(&office);
    let lock = office.halyard.folder().join("locks").join("giacom.lock");
    let file = std::fs::File::options().write(true).open(lock).expect("planning made the lock");
    file.lock().expect("nobody holds it");
    for command in [&["apply", &plan][..], &["plan", "giacom"], &["sync", "giacom"]] {
        fails(command[0], &said(&office, command), 6, "HELD");
    }
    assert_eq!(office.practice.counts().halo_writes, 0, "nothing was written meanwhile");
    drop(file);
    office.must(&["apply", &plan]).expect("and then it may");
}

#[test]
fn a_permission_missing_for_writing_exits_7_and_can_be_taken_up_again() {
    let office = matched();
    let plan = plan(&office);
    strike(&office, "halo.writes.forbidden=licences");
    let refused = said(&office, &["apply", &plan]);
    assert_eq!(refused.code, Some(7), "the agent may not write licences: {refused}");
    strike(&office, "post-200");
    let done = said(&office, &["apply", &plan]);
    assert_eq!(done.code, Some(0), "once allowed, the same run goes on: {done}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_between_requests_and_resume_goes_on() {
    let office = slow_office(60);
    office.connect(1).unwrap();
    office.matched().unwrap();
    let plan = plan(&office);
    let before = office.practice.counts().halo_writes;
    let working = office.halyard.start(&["apply", &plan]).unwrap();
    while office.practice.counts().halo_writes < before + 4 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    Command::new("kill").args(["-INT", &working.id().to_string()]).status().unwrap();
    let stopped = working.wait().unwrap();
    let value = stopped.json().expect("the result is told all the same");
    assert_eq!(stopped.code, Some(130), "interrupted: {stopped}");
    assert_eq!(value["status"], "interrupted", "and it says so: {value}");
    let resumed = said(&office, &["resume", value["run"].as_str().unwrap()]);
    assert_eq!(resumed.code, Some(0), "it goes on to the end: {resumed}");
    let again = office.must(&["plan", "giacom", "--create-clients"]).unwrap();
    assert_eq!(again["counts"]["create"], 0, "nothing is missing: {again}");
}
