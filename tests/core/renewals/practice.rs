//! Renewals of the practice company, read over HTTP.

use super::{Desk, ends, noon, on};
use crate::support::market::Market;
use crate::support::shop::{Shop, text};
use halyard_core::app::{RenewalList, RenewalThen, RenewalsAsked};
use halyard_core::domain::Subscription;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

/// The day on which the practice company of the tests is drawn.
fn drawn() -> Date {
    date(2025, 11, 18)
}

fn listed(app: &halyard_core::app::App, connection: Option<&str>, days: u16) -> RenewalList {
    let asked = RenewalsAsked { connection: connection.map(str::to_owned), days: Some(days) };
    app.renewals_at(&asked, noon(drawn()), TimeZone::UTC).unwrap()
}

#[tokio::test]
async fn what_the_report_says_is_what_is_listed() {
    let shop = Shop::reporting(1).await;
    shop.plan().await;
    let list = listed(&shop.app, None, 400);
    let mut expected = BTreeSet::new();
    for block in shop.practice.giacom().report() {
        for s in block["subscriptions"].as_array().into_iter().flatten() {
            if s["status"] != "Cancelled" {
                let then =
                    if s["termEndAction"] == "Cancel" { RenewalThen::Ends } else { RenewalThen::Renews };
                let day = text(&s["renewalDate"]).chars().take(10).collect::<String>();
                expected.insert(format!("{} {day} {then:?} {}", text(&s["subscriptionId"]), s["licences"]));
            }
        }
    }
    let told: BTreeSet<String> = list
        .lines
        .iter()
        .map(|l| format!("{} {} {:?} {}", l.subscription, l.day, l.then, l.seats.unwrap_or(-1)))
        .collect();
    assert!(expected.len() > 10, "the company has some: {expected:?}");
    assert_eq!(told, expected, "every live one, once");
    assert!(list.lines.iter().all(|l| l.assumed), "that Giacom's day is the term's end is assumed");
    assert!(list.lines.iter().any(|l| l.client.is_some()), "with the client it is matched to");
    assert!(list.lines.windows(2).all(|pair| pair[0].day <= pair[1].day), "by day");
    let months: u64 = list.months.iter().map(|m| m.total.renewals).sum();
    let customers: u64 = list.customers.iter().map(|c| c.total.renewals).sum();
    assert_eq!((months, customers), (list.total.renewals, list.total.renewals), "summed either way");
    let near = listed(&shop.app, None, 90);
    assert!(!near.lines.is_empty() && near.lines.len() < list.lines.len(), "90 days hold some of them");
    assert_eq!(near.until, "2026-02-16");
}

#[tokio::test]
async fn a_method_without_ends_says_so_and_a_connection_without_a_reading_too() {
    let market = Market::matched().await;
    let before = listed(&market.shop.app, None, 90);
    let unread: Vec<_> = before.sources.iter().map(|s| (s.connection.as_str(), s.read.is_some())).collect();
    assert_eq!(unread, [("also", false), ("giacom", false)], "nothing was read yet: {before:?}");
    market.shop.plan().await;
    market.plan().await;
    let list = listed(&market.shop.app, None, 90);
    let [also, giacom] = list.sources.as_slice() else { panic!("two vendors: {:?}", list.sources) };
    assert!(!giacom.tells_ends && giacom.live > 0, "AccountTotals gives no ends: {giacom:?}");
    assert_eq!((giacom.without_end, giacom.shown), (giacom.live, 0), "so none of them is listed");
    assert!(also.tells_ends && also.shown > 0, "ALSO does: {also:?}");
    assert_eq!(also.live, also.shown + also.later + also.without_end + also.long_past, "accounted for");
    assert!(also.unread_customers > 0, "its customers without a match were not asked for: {also:?}");
    let ends: Vec<_> = list.lines.iter().filter(|l| l.then == RenewalThen::Ends).collect();
    assert!(!ends.is_empty(), "some do not renew");
    let set =
        list.lines.iter().find(|l| l.rule.contains("ScheduledTerminationDate")).expect("one is set to end");
    assert_eq!((set.then, set.assumed), (RenewalThen::Ends, false), "the vendor's own word");
    let only = listed(&market.shop.app, Some("giacom"), 90);
    assert_eq!((only.sources.len(), only.lines.len()), (1, 0), "one connection by itself");
    let market_ends = market.shop.practice.violations();
    assert!(market_ends.is_empty(), "and nothing forbidden was touched: {market_ends:?}");
}

#[tokio::test]
async fn customers_that_are_excluded_are_left_out_with_a_count() {
    let shop = Shop::reporting(1).await;
    shop.plan().await;
    let whole = listed(&shop.app, None, 400);
    let customer = &whole.lines[0].customer_id;
    let theirs = whole.lines.iter().filter(|l| l.customer_id == *customer).count();
    shop.app.match_exclude(&shop.giacom, customer, "not ours to bill").await.unwrap();
    let list = listed(&shop.app, None, 400);
    assert_eq!(list.lines.len() + theirs, whole.lines.len());
    assert!(list.lines.iter().all(|l| l.customer_id != *customer), "none of theirs");
    assert_eq!((list.sources[0].excluded_customers, list.sources[0].excluded), (1, theirs as u64));
}

#[test]
fn an_old_reading_is_told_and_so_is_what_it_lacks() {
    let desk = Desk::that_read(&[("a", "Acme")], |today| {
        vec![ends("a", "p", on(today, 3)), ends("a", "q", on(today, 40))]
    });
    let at = |days: i64| {
        let now = Timestamp::now().checked_add((days * 24).hours()).unwrap();
        desk.app.renewals_at(&RenewalsAsked::default(), now, TimeZone::system()).unwrap()
    };
    let source = |days| at(days).sources[0].clone();
    assert_eq!((source(0).old, source(0).age_days), (false, Some(0)), "just read");
    assert_eq!((source(6).old, source(6).age_days), (false, Some(6)), "less than a week is not old");
    assert_eq!((source(8).old, source(8).age_days), (true, Some(8)), "eight days are");
    let overdue = at(5).lines[0].due;
    assert_eq!(overdue.words(), Some("overdue: not read since"), "its end passed after the reading");
    // A reading that lacks one, of a customer that could not be read: nothing is proved.
    let later = Timestamp::now() + 1.second();
    let mut lacking = Desk::snapshot(&[("a", "Acme")], vec![ends("a", "p", on(desk.today, 3))]);
    lacking.completeness = halyard_core::domain::Completeness::Partial("a page is missing".to_owned());
    desk.saw(&lacking, later);
    let list = at(0);
    assert_eq!(list.lines.len(), 2, "both are still told");
    assert_eq!((list.sources[0].not_in_last, list.sources[0].incomplete), (1, true));
    let fresh: Vec<bool> = list.lines.iter().map(|l| l.in_last).collect();
    assert_eq!(fresh, [true, false], "and which of them is as it was read before");
    let gone = Desk::snapshot(&[("a", "Acme")], vec![ends("a", "p", on(desk.today, 3))]);
    desk.saw(&gone, later + 1.second());
    assert_eq!(at(0).lines.len(), 1, "a whole answer proves it gone");
    let ended =
        vec![Subscription { life: halyard_core::domain::Life::Ended, ..ends("a", "p", on(desk.today, 3)) }];
    desk.saw(&Desk::snapshot(&[("a", "Acme")], ended), later + 2.seconds());
    assert_eq!(at(0).lines.len(), 0, "one that has ended is no renewal");
}

#[test]
fn nobody_is_connected_yet() {
    let folder = tempfile::tempdir().unwrap();
    let secrets = std::sync::Arc::new(halyard_core::secrets::Memory::default());
    let app = halyard_core::app::App::open(folder.path(), secrets).unwrap();
    let list = app.renewals(&RenewalsAsked::default()).unwrap();
    assert_eq!((list.sources.len(), list.lines.len(), list.days), (0, 0, 90), "90 days, of nobody");
    let asked = RenewalsAsked { connection: Some("nowhere".to_owned()), days: None };
    assert_eq!(app.renewals(&asked).unwrap_err().code.as_str(), "CONNECTION-UNKNOWN");
}
