//! ALSO at the command line, as Giacom is: from the connection to the second plan, what is refused, and a reading
//! that is stopped, killed or turned away and taken up again.

use crate::secrets::{bytes, hold};
use crate::stage::{all_at_once, fails, has, office, program, said, slow_office, strike};
use halyard_measure::{Books, Halyard, Office, Said, Working};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

const ACTING: &[&str] = &["create", "update", "adopt", "deactivate", "zero"];
const PASSWORD: &str = "HALYARD_SECRET_ALSO_PASSWORD";

/// An office with Halo and ALSO connected; the marketplace's address as it is copied from its portal.
fn connected(mut office: Office) -> Office {
    let at = office.practice.addresses().clone();
    office.halyard = office.halyard.with(PASSWORD, &at.also.password);
    office.connect(50).unwrap();
    let pasted = format!("{}/#/Account/View/419223", at.also.marketplace_url);
    let user = ["--username", &at.also.username, "--pause-ms", "1"];
    let saved =
        office.must(&[&["connect", "also", "--marketplace-url", &pasted], &user[..]].concat()).unwrap();
    assert!(saved.to_string().contains("was removed"), "what the address was made into is told: {saved}");
    office
}

/// The same with customers matched.
fn matched(office: Office) -> Office {
    let office = connected(office);
    office.must(&["match", "also", "accept", "--suggested"]).unwrap();
    office
}

fn calls(office: &Office, operation: &str) -> u64 {
    office.practice.counts().also_calls(operation)
}

/// Customers that one whole reading asks for.
fn customers(office: &Office) -> u64 {
    let before = calls(office, "GetSubscriptions");
    office.must(&["plan", "also"]).unwrap();
    calls(office, "GetSubscriptions") - before
}

/// Waits until the reading under way has asked for so many customers.
fn asked(office: &Office, before: u64, customers: u64) {
    let began = std::time::Instant::now();
    while calls(office, "GetSubscriptions") < before + customers {
        assert!(began.elapsed() < Duration::from_mins(1), "it reads");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_whole_job_from_the_pasted_address_to_the_second_plan() {
    let office = connected(office());
    let check = office.must(&["check", "also"]).unwrap();
    has(&check, &["connection", "ok", "tests"]);
    assert_eq!(check["ok"], true, "the practice company's user may read: {check}");
    let tests = check["tests"].as_array().unwrap();
    for test in tests {
        has(test, &["name", "result", "what", "why", "fix", "code"]);
        assert_eq!(test["result"], "pass", "{test}");
    }
    assert!(tests.len() >= 5, "address, sign-in, company, customers, subscriptions: {check}");

    let list = office.must(&["match", "also", "suggest"]).unwrap();
    has(&list, &["matches", "unmatched"]);
    let matches = list["matches"].as_array().unwrap();
    assert!(!matches.is_empty(), "some bear the name of a client: {list}");
    for line in matches {
        has(line, &["customer_id", "customer_name", "client_id", "client_name", "kind", "score", "why"]);
    }
    office.must(&["match", "also", "accept", "--suggested"]).unwrap();

    let plan = office.must(&["plan", "also", "--create-clients"]).unwrap();
    has(&plan, &["plan", "counts", "guard", "clients", "licences"]);
    assert_eq!(office.practice.counts().halo_writes, 0, "a plan writes nothing");
    let id = plan["plan"].as_str().unwrap();
    let shown = office.must(&["show", id, "--rules"]).unwrap();
    for change in shown["changes"].as_array().unwrap() {
        has(change, &["entity", "action", "customer", "name", "fields", "why", "outcome", "error"]);
        if change["entity"] == "licence" && change["action"] == "create" {
            let rule = change["fields"]["count"]["rule"].as_str().unwrap_or_default();
            assert!(rule.contains("field"), "the field that counts is named: {change}");
        }
    }
    let text = plainly(&office, &["show", id, "--rules"]);
    assert!(text.out.contains("quantity from field Quantity"), "and to people: {text}");

    let applied = office.must(&["apply", id]).unwrap();
    has(&applied, &["run", "status", "applied", "failed", "skipped", "requests"]);
    assert_eq!((&applied["status"], &applied["failed"]), (&"done".into(), &0.into()), "{applied}");
    let run = applied["run"].as_str().unwrap();
    let receipt = plainly(&office, &["receipt", run, "--format", "text"]);
    assert!(receipt.out.contains("Connection   also"), "whose it is: {receipt}");

    let again = office.must(&["plan", "also", "--create-clients"]).unwrap();
    for action in ACTING {
        assert_eq!(again["counts"][action], 0, "a second plan has nothing to {action}: {again}");
    }
    assert_eq!(again["licences"]["unchanged"], plan["licences"]["create"], "what was made is found again");
    assert!(office.practice.violations().is_empty(), "nothing was written to ALSO");
}

/// The command as people see it, without `--json`.
fn plainly(office: &Office, arguments: &[&str]) -> Said {
    let mut command = office.halyard.bare(&["--secrets", "env", "--data-dir"]);
    command.arg(office.halyard.folder()).args(arguments);
    Working::start(command).unwrap().wait().unwrap()
}

type Refusal = (&'static str, Option<&'static str>, i32, &'static str);

#[test]
fn refusals_have_their_own_codes_and_lose_nothing() {
    let cases: &[(&str, Refusal)] = &[
        ("wrong password", ("", Some("not-the-password"), 7, "ALSO-SIGN-IN")),
        ("no password", ("", Some(""), 7, "SECRET-MISSING")),
        ("a second factor", ("also.user=two-factor", None, 7, "ALSO-2FA")),
        ("not allowed to use the API", ("also.user=not-whitelisted", None, 7, "ALSO-SIGN-IN")),
        ("no Reseller Admin", ("also.user=no-admin", None, 7, "ALSO-REFUSED")),
        ("maintenance", ("also.token-503", None, 1, "ALSO-MAINTENANCE")),
        ("no customers", ("also.empty", None, 1, "VENDOR-EMPTY")),
        ("a page", ("also.200-html", None, 1, "ANSWER-HTML")),
    ];
    all_at_once(cases, |case, (faults, password, exit, code)| {
        let office = matched(office());
        let books = Books::of(&office.practice);
        let matches = office.must(&["match", "also", "list"]).unwrap();
        if !faults.is_empty() {
            strike(&office, faults);
        }
        let tries = calls(&office, "GetSessionToken");
        let halyard = match password {
            Some(password) => office.halyard.clone().with(PASSWORD, password),
            None => office.halyard.clone(),
        };
        let met = halyard.run(&["plan", "also"]).unwrap();
        fails(case, &met, *exit, code);
        let tries = calls(&office, "GetSessionToken") - tries;
        assert!(tries <= 1, "{case}: nobody signs in again and again, that locks accounts: {tries}");
        match *code {
            "SECRET-MISSING" => assert!(met.out.contains(PASSWORD), "{case}: names the variable: {met}"),
            "ALSO-MAINTENANCE" => {
                assert!(met.out.contains("User and password are not the matter"), "{case}: {met}");
            }
            _ => {}
        }
        let checked = halyard.run(&["check", "also"]).unwrap();
        assert_eq!(checked.json().unwrap()["ok"] == true, *case == *"no customers", "{case}: {checked}");

        strike(&office, "batch=whole");
        let still = office.must(&["match", "also", "list"]).unwrap();
        assert_eq!(still["matches"], matches["matches"], "{case}: the matches are still there");
        office.must(&["plan", "also"]).unwrap_or_else(|e| panic!("{case}: works again afterwards: {e}"));
        assert!(Books::of(&office.practice).against(&books).is_empty(), "{case}: Halo is as it was");
    });
}

#[test]
fn a_marketplace_in_maintenance_is_served_and_is_not_a_matter_of_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let serve = ["practice", "serve", "--json", "--faults", "rate-limit=0,also.503=1"];
    let mut command = Halyard::new(program(), folder.path()).bare(&serve);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let at: Value = serde_json::from_str(&line).expect("the first line is one JSON object");
    has(&at["also"], &["marketplace_url", "username", "password"]);
    let (url, user) =
        (at["also"]["marketplace_url"].as_str().unwrap(), at["also"]["username"].as_str().unwrap());
    let halyard = Halyard::new(program(), &folder.path().join("data"))
        .with(PASSWORD, at["also"]["password"].as_str().unwrap());
    let saved = halyard.run(&["connect", "also", "--marketplace-url", url, "--username", user]).unwrap();
    let checked = halyard.run(&["check", "also"]).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(saved.code, Some(0), "saving needs no server that works: {saved}");
    assert_eq!(checked.code, Some(1), "it failed, nothing was refused: {checked}");
    let report = checked.json().unwrap();
    let first = &report["tests"][0];
    assert_eq!((&first["result"], &first["code"]), (&"fail".into(), &"ALSO-MAINTENANCE".into()), "{first}");
    assert!(first["why"].as_str().unwrap().contains("password are not the matter"), "{first}");
}

#[test]
fn a_reading_that_is_turned_away_goes_on_where_it_stopped() {
    let office = matched(office());
    let all = customers(&office);
    assert!(all > 3, "there is something left to read: {all}");
    // The list and two customers; then ALSO wants an hour of peace.
    strike(&office, "also.429=3600@#4+");
    let before = calls(&office, "GetSubscriptions");
    let turned = said(&office, &["plan", "also"]);
    fails("too many calls", &turned, 1, "ALSO-SLOW-DOWN");
    assert!(turned.out.contains("What was read is kept"), "it says what is not lost: {turned}");
    assert_eq!(calls(&office, "GetSubscriptions") - before, 3, "it is not hammered");
    strike(&office, "batch=whole");
    assert_eq!(customers(&office), all - 2, "only those that are left are read");
    assert_eq!(customers(&office), all, "and the next reading is a whole one");
}

#[test]
fn a_reading_that_is_killed_is_taken_up() {
    let office = matched(slow_office(60));
    let all = customers(&office);
    let before = calls(&office, "GetSubscriptions");
    let working = office.halyard.start(&["plan", "also"]).unwrap();
    asked(&office, before, 2);
    std::thread::sleep(Duration::from_millis(20));
    assert_eq!(working.kill().unwrap().code, None, "it was at work");
    let rest = customers(&office);
    assert!(rest < all, "the first is not read again: {rest} of {all}");
    assert!(rest + 3 >= all, "and who was not read is: {rest} of {all}");
    let whole = office.must(&["plan", "also"]).unwrap();
    let (plan, licences) = (whole["plan"].as_str().unwrap(), &whole["licences"]["create"]);
    assert_eq!(office.must(&["apply", plan]).unwrap()["applied"], *licences, "each once");
}

#[cfg(unix)]
#[test]
fn a_reading_that_is_interrupted_says_so_and_is_taken_up() {
    let office = matched(slow_office(60));
    let all = customers(&office);
    let before = calls(&office, "GetSubscriptions");
    let working = office.halyard.start(&["plan", "also"]).unwrap();
    asked(&office, before, 2);
    Command::new("kill").args(["-INT", &working.id().to_string()]).status().unwrap();
    let stopped = working.wait().unwrap();
    fails("Ctrl-C", &stopped, 130, "INTERRUPTED");
    assert!(stopped.err.contains("Stopping"), "a person sees that it is heard: {stopped}");
    let rest = customers(&office);
    assert!(rest < all && rest + 3 >= all, "what was read is kept: {rest} of {all}");
}

#[test]
fn the_password_never_comes_out() {
    const WRONG: &str = "PLANTED-also-password-41c9e0";
    let mut office = connected(office());
    let password = office.practice.addresses().also.password.clone();
    office.halyard = office.halyard.clone().with("HALYARD_LOG", "trace");
    let secrets = [&*password, WRONG];
    let nothing_out = |case: &str, said: &Said| {
        hold(&format!("standard output of {case}"), said.out.as_bytes(), &secrets);
        hold(&format!("standard error of {case}"), said.err.as_bytes(), &secrets);
    };
    let typed = format!("https://user:{WRONG}@marketplace.example.net/");
    nothing_out(
        "an address with a password",
        &said(&office, &["connect", "also", "--marketplace-url", &typed]),
    );
    let office = matched(office);
    let wrong = office.halyard.clone().with(PASSWORD, WRONG);
    for command in [&["check", "also"][..], &["plan", "also"]] {
        let said = wrong.run(command).unwrap();
        assert_eq!(said.code, Some(7), "this is not the right one: {said}");
        nothing_out("a wrong password", &said);
    }
    for command in [
        &["check", "also"][..],
        &["plan", "also"],
        &["show", "P1", "--rules"],
        &["apply", "P1"],
        &["receipt", "R1"],
    ] {
        let said = said(&office, command);
        assert_eq!(said.code, Some(0), "the right one works: {said}");
        nothing_out(command[0], &said);
    }
    let logged = said(&office, &["plan", "also"]);
    assert!(logged.err.contains("GetSubscriptions"), "with trace the calls are really logged: {logged}");
    for faults in ["also.200-html", "also.fault", "also.cut", "also.session-over@#3", "also.doctype"] {
        strike(&office, faults);
        nothing_out(faults, &said(&office, &["plan", "also"]));
    }
    for (file, content) in bytes(office.halyard.folder()) {
        hold(&file, &content, &secrets);
    }
}
