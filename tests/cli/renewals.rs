//! `renewals`: for people, as JSON, for spreadsheets and for calendars; and what is said where little is known.

use crate::stage::{connected, fails, has, matched, plan, program, said, servers};
use halyard_measure::{Office, Said, Working};
use halyard_practice::PracticeOptions;

/// What a person reads.
fn read(office: &Office, arguments: &[&str]) -> Said {
    let mut command = office.halyard.bare(arguments);
    command.arg("--data-dir").arg(office.halyard.folder()).env("COLUMNS", "200");
    let said = Working::start(command).unwrap().wait().unwrap();
    assert_eq!(said.code, Some(0), "{arguments:?}: {said}");
    said
}

/// An office whose Giacom is drawn today and read by the method that tells ends.
fn reported() -> Office {
    let faults = "rate-limit=0".parse().expect("a known setting");
    let options = PracticeOptions { faults, ..PracticeOptions::default() }.as_of_today();
    let office = Office::open(&servers(), program(), options).expect("an office opens");
    office.connect(50).unwrap();
    let base = office.practice.addresses().giacom.base_url.clone();
    let method = "subscriptions-management-report";
    office.must(&["connect", "giacom", "--base-url", &base, "--method", method]).unwrap();
    office.matched().unwrap();
    plan(&office);
    office
}

#[test]
fn terms_that_end_soon_are_listed_and_written() {
    let office = reported();
    let list = office.must(&["renewals"]).unwrap();
    has(&list, &["today", "until", "days", "sources", "lines", "total", "months", "customers"]);
    assert_eq!(list["days"], 90, "ninety days where nothing is said");
    let lines = list["lines"].as_array().unwrap();
    has(
        &lines[0],
        &["connection", "vendor", "customer", "client", "product", "seats", "day", "rule", "assumed", "days"],
    );
    has(&lines[0], &["due", "then", "term", "cycle", "cost", "price", "seen", "inLast"]);
    let days: Vec<i64> = lines.iter().map(|l| l["days"].as_i64().unwrap()).collect();
    assert!(days.is_sorted() && days[0] > 0 && days[days.len() - 1] <= 90, "by day: {days:?}");
    let year = office.must(&["renewals", "giacom", "--days", "366"]).unwrap();
    assert!(year["lines"].as_array().unwrap().len() > lines.len(), "a year holds more");
    assert_eq!(office.must(&["renewals"]).unwrap()["lines"], list["lines"], "asking changes nothing");

    let text = read(&office, &["renewals"]).out;
    let customer = lines[0]["customer"].as_str().unwrap();
    let first = customer.split_whitespace().next().unwrap();
    assert!(text.contains(first) && text.contains("renews by itself"), "for people: {text}");
    assert!(text.contains("that it is the end of the term is assumed"), "{text}");
    assert!(text.contains("last read 20"), "how old it is: {text}");
    assert!(!text.contains('\u{1b}'), "no colours on a pipe");

    let folder = tempfile::tempdir().unwrap();
    let (csv, ics) = (folder.path().join("r.csv"), folder.path().join("r.ics"));
    let written = office
        .must(&["renewals", "--csv", csv.to_str().unwrap(), "--ics", ics.to_str().unwrap(), "--remind", "30"])
        .unwrap();
    assert_eq!(written["files"][0]["renewals"], lines.len(), "as many as are listed");
    let sheet = std::fs::read_to_string(&csv).unwrap();
    assert!(sheet.starts_with("day,days_left,"), "{sheet}");
    let calendar = std::fs::read_to_string(&ics).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), lines.len(), "an event each");
    let piped = read(&office, &["renewals", "--csv", "-"]).out;
    assert_eq!(piped, sheet, "- is standard output, and nothing else stands there");
    assert!(read(&office, &["renewals", "--ics", "-"]).out.starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn what_is_not_known_is_said_and_what_makes_no_sense_refused() {
    let office = connected();
    let before = read(&office, &["renewals"]).out;
    assert!(before.contains("not read by the method") && before.contains("plan giacom"), "{before}");
    let office = matched();
    plan(&office);
    let list = office.must(&["renewals"]).unwrap();
    assert_eq!(list["lines"], serde_json::json!([]), "AccountTotals gives no ends");
    assert_eq!(list["sources"][0]["tellsEnds"], false);
    let text = read(&office, &["renewals"]).out;
    assert!(text.contains("does not tell when terms end") && text.contains("No term is known"), "{text}");
    for (case, arguments, code) in [
        ("Halo's own connection", &["renewals", "halo"][..], "USAGE"),
        ("a connection nobody made", &["renewals", "nowhere"], "CONNECTION-UNKNOWN"),
        ("days that are none", &["renewals", "--days", "-1"], "USAGE"),
        ("too far ahead", &["renewals", "--days", "5000"], "USAGE"),
        ("a reminder of no calendar", &["renewals", "--remind", "3"], "USAGE"),
        ("two into one place", &["renewals", "--csv", "-", "--ics", "-"], "USAGE"),
    ] {
        fails(case, &said(&office, arguments), 2, code);
    }
    let nowhere = said(&office, &["renewals", "--csv", "/no/such/folder/r.csv"]);
    fails("a folder that is not there", &nowhere, 1, "FILE-UNUSABLE");
}
