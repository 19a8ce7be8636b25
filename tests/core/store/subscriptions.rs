//! Table `subscriptions`: what a vendor last said, what changed, and what only a whole answer proves gone.

use crate::support::books::{connected, giacom, now};
use crate::support::trade::{self, METHOD, Trade, id};
use halyard_core::domain::{Customer, Quantity, Subscription, SubscriptionKey, Unread, VendorSnapshot};
use halyard_core::store::{Figures, Known, Store};
use jiff::{Timestamp, ToSpan};
use rust_decimal::Decimal;
use std::time::{Duration, Instant};

struct Seen {
    store: Store,
    _folder: tempfile::TempDir,
}

impl Seen {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        connected(&store);
        Self { store, _folder: folder }
    }

    fn see(&self, day: i64, snapshot: &VendorSnapshot) -> Vec<Known> {
        self.store.see_subscriptions(&giacom(), snapshot, at(day)).unwrap();
        self.store.subscriptions(&giacom(), &METHOD).unwrap()
    }
}

fn at(day: i64) -> Timestamp {
    now() + (day * 24).hours()
}

fn says(subscriptions: impl IntoIterator<Item = Subscription>) -> VendorSnapshot {
    Trade::acme().sells(subscriptions).vendor
}

/// Sold by a key of its own.
fn sold(product: &str, seats: i64) -> Subscription {
    let key = SubscriptionKey(format!("a/{product}"));
    Subscription { key, family: None, ..trade::sold("a", product, seats, 250) }
}

#[test]
fn what_changed_last_is_kept_until_the_figures_change_again() {
    let seen = Seen::new();
    let of = |count| says([sold("p", count)]);
    let known = seen.see(0, &of(5));
    assert_eq!(
        (known[0].changed, known[0].seen, known[0].gone),
        (None, at(0), None),
        "seen for the first time"
    );
    let known = seen.see(1, &of(9));
    let changed = known[0].changed.expect("5 became 9");
    assert_eq!(
        (changed.before.seats, changed.at),
        (Some(5), at(1)),
        "with what it was and when that was seen"
    );
    let known = seen.see(2, &of(9));
    assert_eq!(known[0].changed, Some(changed), "the same again changes nothing of it");
    assert_eq!(known[0].seen, at(2), "but it was seen");
    let mut said_otherwise = sold("p", 9);
    said_otherwise.remarks.push("2 rows were added together".to_owned());
    let known = seen.see(3, &says([said_otherwise]));
    assert_eq!(known[0].changed, Some(changed), "words are no figures");
    let mut unknown = sold("p", 9);
    unknown.quantity = Quantity::Unknown("it is not a number".to_owned());
    let known = seen.see(4, &says([unknown]));
    assert_eq!(Figures::of(&known[0].subscription).seats, None, "unknown is never 0");
}

#[test]
fn changes_close_to_each_other_are_one() {
    let seen = Seen::new();
    let of = |count| says([sold("p", count)]);
    seen.see(0, &of(5));
    seen.see(1, &of(50));
    let change = |known: Vec<Known>| known[0].changed.map(|c| (c.before.seats, c.at));
    assert_eq!(
        change(seen.see(2, &of(51))),
        Some((Some(5), at(2))),
        "a small one does not hide the large one"
    );
    assert_eq!(change(seen.see(5, &of(51))), Some((Some(5), at(2))), "nor does time by itself");
    assert_eq!(change(seen.see(6, &of(5))), Some((Some(5), at(6))), "back to where it was is no difference");
    assert_eq!(change(seen.see(9, &of(6))), Some((Some(5), at(9))), "a week after it began another begins");
    assert_eq!(change(seen.see(17, &of(7))), Some((Some(6), at(17))), "from what it was then");
}

#[test]
fn only_a_whole_answer_proves_anything_gone() {
    let seen = Seen::new();
    let whole = says([sold("p", 5), sold("q", 1)]);
    seen.see(0, &whole);
    let mut less = says([sold("p", 5)]);
    less.unread.push(Unread { customer: id("a"), why: "It was not read.".to_owned(), failed: true });
    let gone = |known: &[Known]| known.iter().filter(|k| k.gone.is_some()).count();
    assert_eq!(gone(&seen.see(1, &less)), 0, "its customer was not read");
    let partial = Trade::acme().sells([sold("p", 5)]).partial().vendor;
    assert_eq!(gone(&seen.see(2, &partial)), 0, "the answer may be incomplete");
    let known = seen.see(3, &says([sold("p", 5)]));
    let left: Vec<_> = known.iter().map(|k| (k.gone, k.is_live())).collect();
    assert_eq!(left, [(None, true), (Some(at(3)), false)], "now it is proved");
    let known = seen.see(4, &says([sold("p", 5)]));
    assert_eq!(known[1].gone, Some(at(3)), "since when stays");
    assert_eq!(gone(&seen.see(5, &whole)), 0, "and it may come back");
}

#[test]
fn a_sum_of_an_incomplete_answer_is_not_believed() {
    let seen = Seen::new();
    let summed = |count| trade::sold("a", "p", count, 250);
    seen.see(0, &says([summed(12)]));
    let partial = Trade::acme().sells([summed(7)]).partial().vendor;
    let known = seen.see(1, &partial);
    assert_eq!(Figures::of(&known[0].subscription).seats, Some(12), "rows of it may be missing");
    assert_eq!(known[0].gone, None, "and it is listed");
}

#[test]
fn a_key_that_holds_the_price_carries_the_figures_on() {
    let seen = Seen::new();
    let priced = |pence: i64| trade::sold("a", "p", 5, pence);
    seen.see(0, &says([priced(1000)]));
    let known = seen.see(1, &says([priced(2500)]));
    let now = known.iter().find(|k| k.is_live()).expect("one of them is live");
    let before = now.changed.expect("its price changed").before;
    assert_eq!(before.cost.map(|c| c.amount), Some(Decimal::from(10)), "the cost under its key before");
    let two = says([priced(3000), priced(3100)]);
    let known = seen.see(2, &two);
    let live: Vec<_> = known.iter().filter(|k| k.is_live()).map(|k| k.changed).collect();
    assert_eq!(live, [None, None], "where two came for one, nobody knows which went on");
}

#[test]
fn a_rename_is_kept_with_the_name_before() {
    let seen = Seen::new();
    let named = |name: &str| [Customer { id: id("a"), name: name.to_owned(), address: None }];
    let see = |day, name: &str| {
        seen.store.see_customers(&giacom(), &named(name), at(day)).unwrap();
        seen.store.renamed_customers(&giacom()).unwrap()
    };
    assert_eq!(see(0, "Acme Ltd"), [], "a first name is no rename");
    assert_eq!(see(1, "Acme Ltd"), [], "nor is the same");
    let renamed = see(2, "Acme Holdings Ltd");
    assert_eq!((renamed[0].former.as_str(), renamed[0].at), ("Acme Ltd", at(2)), "{renamed:?}");
    assert_eq!(see(3, "Acme Holdings Ltd"), renamed, "and stays");
}

#[test]
fn forty_thousand_are_remembered_in_little_time() {
    let seen = Seen::new();
    let all = says((0..40_000).map(|n| sold(&format!("p{n:05}"), n % 90)));
    seen.see(0, &all);
    let began = Instant::now();
    seen.store.see_subscriptions(&giacom(), &all, at(1)).unwrap();
    let took = began.elapsed();
    assert!(took < Duration::from_secs(10), "a debug build on a busy machine has ten seconds: {took:?}");
    println!("40,000 seen again in {took:?}");
}
