//! Rows that cannot be right: imported only as far as they are certain, the rest shown, never guessed.

use crate::stage::{all_at_once, matched, said, strike};
use halyard_measure::Office;
use serde_json::Value;

/// Applies what Giacom tells with this fault in its rows; the plan, and Halo's new licences.
fn import(faults: &str) -> (Value, Vec<Value>, Office) {
    let office = matched();
    let before = office.practice.halo().licences().len();
    strike(&office, faults);
    let plan = office.must(&["plan", "giacom", "--create-clients"]).unwrap();
    office.must(&["apply", plan["plan"].as_str().unwrap()]).unwrap();
    let licences = office.practice.halo().licences().split_off(before);
    (plan, licences, office)
}

fn counts(licences: &[Value]) -> Vec<String> {
    let line = |l: &Value| format!("{} {} {}", l["client_id"], l["name"], l["count"]);
    let mut lines: Vec<String> = licences.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn rows_that_cannot_be_right_are_shown_and_not_imported() {
    let (_, sound, _) = import("post-200");
    let sound = counts(&sound);
    let faults = [
        ("negative", "giacom.negative-quantity"),
        ("fractional", "giacom.fractional-quantity"),
        ("missing", "giacom.missing-quantity"),
        ("of a wrong type", "giacom.wrong-types"),
        ("nobody's", "giacom.missing-customer-id"),
    ];
    all_at_once(&faults, |case, fault| {
        let (plan, licences, office) = import(fault);
        let shown = office.must(&["show", plan["plan"].as_str().unwrap()]).unwrap();
        let left = plan["licences"]["blocked"].as_u64().unwrap() + plan["licences"]["skip"].as_u64().unwrap();
        let remarks = plan["remarks"].as_array().map_or(0, Vec::len);
        assert!(left > 0 || remarks > 0, "{case}: what was left out is shown: {plan}");
        assert!(shown.to_string().contains("row") || left > 0, "{case}: with its reason");
        for line in counts(&licences) {
            assert!(sound.contains(&line), "{case}: nothing was guessed: {line}");
        }
        assert!(licences.len() < sound.len() + 1, "{case}: and nothing added");
    });
}

#[test]
fn a_row_that_comes_twice_is_not_billed_twice_unseen() {
    let (_, sound, _) = import("giacom.row-ids");
    let (plan, licences, _) = import("giacom.duplicate-rows,giacom.row-ids");
    assert_eq!(counts(&licences), counts(&sound), "rows with an id of their own count once: {plan}");
}

#[test]
fn absurd_dates_are_left_out_with_a_remark() {
    let (plan, licences, office) = import("giacom.absurd-dates");
    assert_eq!(licences.len(), 40, "the subscriptions themselves are sound: {plan}");
    for licence in &licences {
        for member in ["start_date", "end_date"] {
            let year: i32 = licence[member].as_str().unwrap()[..4].parse().unwrap();
            assert!(year == 1900 || (2000..2100).contains(&year), "none, or a true day: {licence}");
        }
    }
    let shown = said(&office, &["show", plan["plan"].as_str().unwrap()]);
    assert!(shown.out.contains("not a usable date"), "the remark stands at the change");
}
