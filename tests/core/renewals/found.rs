//! Which terms are found: the edges of the window, what has passed, whose are left out.

use super::{ends, known, noon, on, today, window};
use crate::support::trade::id;
use halyard_core::domain::{Life, Sourced, Subscription};
use halyard_core::renewals::{Due, LeftOut, Renewal, Then, Total, Window, renewals};
use halyard_core::store::Known;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

fn found(known: &[Known], days: u16) -> (Vec<Renewal>, LeftOut) {
    renewals(known, |c| *c == id("excluded"), &window(days))
}

fn days(known: &[Known], ahead: u16) -> Vec<i32> {
    found(known, ahead).0.iter().map(|r| r.days).collect()
}

#[test]
fn the_window_has_its_first_and_its_last_day() {
    let ahead = |n: i64| known(ends("a", &format!("p{n}"), on(today(), n)), today());
    let all: Vec<Known> = [-31, -30, -1, 0, 1, 89, 90, 91].map(ahead).into();
    assert_eq!(days(&all, 90), [-30, -1, 0, 1, 89, 90], "today and the ninetieth day are in it");
    assert_eq!(days(&all, 0), [-30, -1, 0], "none ahead but today");
    let (_, left) = found(&all, 90);
    assert_eq!((left.later, left.long_past), (1, 1), "those outside it are counted");
}

#[test]
fn leap_days_and_ends_of_months_are_days_like_others() {
    let leap = |n| date(2028, 2, n);
    let at = |day: Date, days| Window::at(noon(day), TimeZone::UTC, days);
    assert_eq!(at(leap(28), 1).until(), leap(29), "2028 has a 29 February");
    assert_eq!(at(date(2027, 2, 28), 1).until(), date(2027, 3, 1), "2027 has none");
    assert_eq!(at(date(2028, 1, 31), 90).until(), date(2028, 4, 30), "ninety days, not three months");
    assert_eq!(at(date(2027, 12, 31), 366).until(), date(2028, 12, 31), "over a leap year");
    assert_eq!(at(leap(29), 0).days_until(date(2029, 2, 28)), 365, "a year on");
    assert_eq!(at(date(9999, 12, 1), 90).until(), date(9999, 12, 31), "the calendar's own end");
}

#[test]
fn the_day_is_the_readers() {
    let late = date(2028, 2, 29).at(23, 30, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
    let london = Window::at(late, TimeZone::UTC, 90);
    let tallinn = Window::at(late, TimeZone::fixed(jiff::tz::offset(2)), 90);
    assert_eq!((london.today, tallinn.today), (date(2028, 2, 29), date(2028, 3, 1)), "past midnight there");
    assert_eq!(tallinn.days_until(date(2028, 2, 29)), -1, "and that day has passed");
}

#[test]
fn a_day_that_passed_says_whether_the_vendor_was_asked_since() {
    let past = on(today(), -3);
    let of = |seen| found(&[known(ends("a", "p", past), seen)], 90).0[0].due;
    assert_eq!(of(today()), Due::StillCounted, "read after it, and still there");
    assert_eq!(of(on(past, 1)), Due::StillCounted, "the day after");
    assert_eq!(of(past), Due::NotReadSince, "on its last day it was still running");
    assert_eq!(of(on(past, -40)), Due::NotReadSince, "nobody knows");
    let last_day = found(&[known(ends("a", "p", today()), today())], 90).0[0].due;
    assert_eq!(last_day, Due::Ahead, "today is its last day");
}

#[test]
fn what_is_gone_ended_or_left_out_is_no_renewal() {
    let soon = on(today(), 5);
    let gone = Known { gone: Some(noon(today())), ..known(ends("a", "gone", soon), today()) };
    let ended = known(Subscription { life: Life::Ended, ..ends("a", "ended", soon) }, today());
    let silent = known(Subscription { end: None, ..ends("a", "silent", soon) }, today());
    let out = [known(ends("excluded", "p", soon), today()), known(ends("excluded", "q", soon), today())];
    let all: Vec<Known> = [gone, ended, silent].into_iter().chain(out).collect();
    let (found, left) = found(&all, 90);
    assert_eq!(found, [], "none of them");
    let expected = LeftOut { excluded: 2, excluded_customers: 1, without_end: 1, ..LeftOut::default() };
    assert_eq!(left, expected, "and why, in figures");
}

#[test]
fn what_happens_then_is_never_guessed() {
    let soon = on(today(), 5);
    let of = |auto_renew| {
        found(&[known(Subscription { auto_renew, ..ends("a", "p", soon) }, today())], 90).0[0].then
    };
    assert_eq!(of(Some(true)), Then::Renews);
    assert_eq!(of(Some(false)), Then::Ends);
    assert_eq!(of(None), Then::NotTold, "silence is no no");
}

#[test]
fn an_assumed_day_is_told_as_such() {
    let of = |change: &dyn Fn(&mut Subscription)| {
        let mut s = ends("a", "p", on(today(), 5));
        change(&mut s);
        found(&[known(s, today())], 90).0[0].likely
    };
    assert!(!of(&|_| {}), "the vendor's own word");
    assert!(of(&|s| s.end_is_likely = true), "a name whose meaning is only likely");
    assert!(of(&|s| s.end = Some(Sourced::assumed(today(), "by the term"))), "a day it did not give");
}

#[test]
fn two_currencies_are_two_sums_and_the_unknown_is_counted() {
    let soon = on(today(), 5);
    let mut euros = ends("a", "e", soon);
    euros.unit_cost.as_mut().unwrap().value.currency = halyard_core::domain::Currency::new("EUR");
    let costless = Subscription { unit_cost: None, ..ends("a", "c", soon) };
    let all = [ends("a", "p", soon), ends("a", "q", soon), euros, costless].map(|s| known(s, today()));
    let total = Total::of(&found(&all, 90).0);
    let amounts: Vec<String> = total.month.amounts().iter().map(ToString::to_string).collect();
    assert_eq!(amounts, ["94.00 EUR", "188.00 GBP"], "each by itself");
    assert_eq!((total.renewals, total.month.unknown, total.term.unknown), (4, 1, 1), "not taken for 0");
    let terms: Vec<String> = total.term.amounts().iter().map(ToString::to_string).collect();
    assert_eq!(terms, ["1128.00 EUR", "2256.00 GBP"], "twelve months of each");
}
