//! Rows of Giacom are told apart by their price, so a new price looks like a new subscription: the licence
//! must follow, and only where it is certain whose it was.

use crate::support::trade::{Trade, licence, link, note, sold};
use halyard_core::domain::{Licence, Link, Subscription};

fn at(pence: i64, seats: i64) -> Subscription {
    sold("a", "55", seats, pence)
}

const MOVED: &str =
    " | The vendor names it anew, as it does at a new price; the licence is the one it had before.";

#[test]
fn the_licence_follows_a_new_price() {
    let trade =
        Trade::acme().sells([at(990, 4)]).holds([licence(7, 10, &at(940, 3))]).linked([link(&at(940, 3), 7)]);
    assert_eq!(
        trade.licence_lines(),
        [format!("update #7 count 3→4, purchase_price 9.4→9.9: Differs in count, purchase_price.{MOVED}")],
        "one licence, no second one, and the old one is not missing"
    );
    let known = trade.with(|t| t.licences[0] = licence(7, 10, &at(990, 4)));
    assert_eq!(
        known.licence_lines(),
        [format!("update #7: Both sides agree; only Halyard's own link to the licence is renewed.{MOVED}")],
        "a person corrected Halo already: only the link moves"
    );
}

#[test]
fn several_rows_pair_by_the_nearest_price() {
    let trade = Trade::acme()
        .sells([at(1010, 3), at(520, 8)])
        .holds([licence(7, 10, &at(500, 8)), licence(8, 10, &at(1000, 3))])
        .linked([link(&at(500, 8), 7), link(&at(1000, 3), 8)]);
    let lines = trade.licence_lines();
    assert_eq!(lines.len(), 2, "two rows stay two licences: {lines:?}");
    assert!(lines[0].starts_with("update #8 purchase_price 10→10.1"), "the dear one: {lines:?}");
    assert!(lines[1].starts_with("update #7 purchase_price 5→5.2"), "the cheap one: {lines:?}");
}

#[test]
fn a_row_that_keeps_its_price_keeps_its_licence() {
    let trade = Trade::acme()
        .sells([at(940, 3), at(990, 2)])
        .holds([licence(7, 10, &at(940, 3))])
        .linked([link(&at(940, 3), 7)]);
    let lines = trade.licence_lines();
    assert_eq!(lines[0], "unchanged #7: Both sides agree.", "its own price is still there");
    assert!(lines[1].starts_with("create"), "seats at another price are another licence: {lines:?}");
}

#[test]
fn fewer_rows_than_before_leave_one_behind() {
    let trade = Trade::acme()
        .sells([at(990, 5)])
        .holds([licence(7, 10, &at(940, 3)), licence(8, 10, &at(500, 2))])
        .linked([link(&at(940, 3), 7), link(&at(500, 2), 8)]);
    let lines = trade.licence_lines();
    assert!(lines.iter().any(|l| l.starts_with("update #7 count 3→5")), "the nearest follows: {lines:?}");
    assert!(
        lines.iter().any(|l| l.starts_with("skip #8: It is no longer listed")),
        "the other is missing: {lines:?}"
    );
}

#[test]
fn an_empty_store_follows_by_the_reference_in_the_notes() {
    let former = at(940, 3);
    let held = Licence { notes: note(&former), ..licence(7, 10, &former) };
    let trade = Trade::acme().sells([at(990, 3)]).holds([held.clone()]);
    assert_eq!(
        trade.licence_lines(),
        [
            "adopt #7 purchase_price 9.4→9.9: Halyard's reference to this product at a former price stands in its notes."
        ],
        "a lost store makes no second licence after a price change"
    );
    let both = trade.with(|t| t.vendor.subscriptions.push(at(940, 3)));
    let lines = both.licence_lines();
    assert!(
        lines.iter().any(|l| l == "adopt #7: Halyard's reference stands in its notes."),
        "its own comes first: {lines:?}"
    );
    assert!(lines.iter().any(|l| l.starts_with("create")), "the new price gets a new one: {lines:?}");
}

#[test]
fn in_a_partial_answer_nobody_follows_and_nothing_is_made() {
    let trade = Trade::acme()
        .sells([at(990, 4)])
        .holds([licence(7, 10, &at(940, 3))])
        .linked([link(&at(940, 3), 7)])
        .partial();
    let lines = trade.licence_lines();
    assert!(
        lines.iter().any(|l| l == "blocked: The vendor's answer is incomplete; this may be an older subscription at a new price."),
        "the old row may be on the page that is missing: {lines:?}"
    );
    let kept = lines.iter().any(|l| l.starts_with("skip #7: Not in the vendor's answer"));
    assert!(kept && lines.len() == 2, "and the old licence stays: {lines:?}");
}

#[test]
fn in_a_partial_answer_a_lost_store_makes_no_second_licence() {
    let former = at(940, 3);
    let held = Licence { notes: note(&former), ..licence(7, 10, &former) };
    let lines = Trade::acme().sells([at(990, 3)]).holds([held]).partial().licence_lines();
    assert!(
        !lines[0].starts_with("create"),
        "the licence at the former price may be this one, as with a link: {lines:?}"
    );
}

#[test]
fn a_retired_licence_wakes_at_the_new_price() {
    let asleep = Licence { is_active: Some(false), ..licence(7, 10, &at(940, 3)) };
    let trade = Trade::acme()
        .sells([at(990, 3)])
        .holds([asleep])
        .linked([Link { retired: true, ..link(&at(940, 3), 7) }]);
    assert_eq!(
        trade.licence_lines(),
        [format!(
            "update #7 purchase_price 9.4→9.9, is_active false→true: Differs in purchase_price, is_active.{MOVED}"
        )],
        "it came back dearer"
    );
}
