//! Table `seats`: one row for each difference, none for what is as it was, and quick with ten thousand.

use crate::support::books::{connected, giacom, now};
use crate::support::trade::{METHOD, id};
use halyard_core::domain::{LicenceId, SubscriptionKey};
use halyard_core::seats::{HaloSeats, SeatReading, VendorSeats};
use halyard_core::store::Store;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn opened() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    connected(&store);
    (store, folder)
}

fn reading(key: usize, vendor: Option<VendorSeats>, halo: HaloSeats) -> SeatReading {
    SeatReading {
        key: SubscriptionKey(format!("a/p{key:05}")),
        customer: id("a"),
        product: "Product".to_owned(),
        vendor,
        halo,
        former: None,
    }
}

fn held(licence: usize, count: i64, live: bool) -> HaloSeats {
    HaloSeats::Held { licence: LicenceId(i64::try_from(licence).unwrap()), count: Some(count.into()), live }
}

/// Notes a reading of that month, which took a minute.
fn note(store: &Store, month: i64, readings: &[SeatReading]) -> usize {
    let began = at(month);
    store.note_seats(&giacom(), &METHOD, readings, (began, began + 1.minute())).unwrap()
}

fn at(month: i64) -> Timestamp {
    now() + (month * 30 * 24).hours()
}

fn vendors() -> impl Strategy<Value = Option<VendorSeats>> {
    prop_oneof![
        Just(None),
        Just(Some(VendorSeats::Unknown)),
        Just(Some(VendorSeats::Ended)),
        Just(Some(VendorSeats::Gone)),
        (0..4i64).prop_map(|n| Some(VendorSeats::Counted(n))),
    ]
}

fn halos() -> impl Strategy<Value = HaloSeats> {
    prop_oneof![
        Just(HaloSeats::NoLicence),
        Just(HaloSeats::Gone(LicenceId(7))),
        Just(HaloSeats::Held { licence: LicenceId(7), count: None, live: true }),
        (7..9usize, 0..3i64, any::<bool>()).prop_map(|(id, n, live)| held(id, n, live)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_like_the_last_one_adds_no_row(
        months in prop::collection::vec((vendors(), halos()), 1..12),
        again in 1..4usize,
    ) {
        let (store, _folder) = opened();
        let mut month = 0;
        let mut known: Option<(Option<VendorSeats>, HaloSeats)> = None;
        let mut rows = 0;
        for (vendor, halo) in months {
            // What the answer does not tell stays what it was.
            let now = (vendor.or(known.and_then(|(v, _)| v)), halo);
            for _ in 0..again {
                let added = note(&store, month, &[reading(1, vendor, halo)]);
                prop_assert_eq!(added, usize::from(known != Some(now)), "a row for a difference, no other");
                known = Some(now);
                rows += added;
                month += 1;
            }
            let kept = store.seat_rows(&giacom(), &METHOD, &reading(1, None, halo).key).unwrap();
            prop_assert_eq!(kept.len(), rows, "rows stay");
            let newest = kept.last().unwrap();
            prop_assert_eq!((newest.vendor, newest.halo), now, "the newest is what is so");
            prop_assert_eq!(newest.halo_seen, at(month - 1), "and when it was seen last");
            prop_assert!(newest.vendor_seen.is_none_or(|seen| seen <= newest.halo_seen));
            prop_assert_eq!(newest.vendor_seen.is_some(), newest.vendor.is_some(), "told, or never told");
        }
    }
}

#[test]
fn what_one_connection_saw_is_not_anothers() {
    let (store, _folder) = opened();
    note(&store, 0, &[reading(1, Some(VendorSeats::Counted(5)), HaloSeats::NoLicence)]);
    let other = halyard_core::domain::Method::known("another");
    assert!(store.newest_seats(&giacom(), &other).unwrap().is_empty(), "methods name things differently");
    let key = reading(1, None, HaloSeats::NoLicence).key;
    let asked = SubscriptionKey(key.0.to_uppercase());
    let found = store.seat_row_of(&giacom(), &METHOD, Some(&asked), None).unwrap();
    assert_eq!(found.map(|r| r.key), Some(key), "a name is typed in any case");
    assert!(store.seat_row_of(&giacom(), &METHOD, None, Some(LicenceId(1))).unwrap().is_none());
}

#[test]
fn ten_thousand_are_noted_in_well_under_a_second() {
    let (store, folder) = opened();
    let world = |month: i64| -> Vec<SeatReading> {
        let seats = |n: usize| if n.is_multiple_of(50) { month } else { 5 };
        (0..10_000)
            .map(|n| reading(n, Some(VendorSeats::Counted(seats(n))), held(n, seats(n), true)))
            .collect()
    };
    let mut slowest = Duration::ZERO;
    for month in 0..12 {
        let readings = world(month);
        let began = Instant::now();
        let added = note(&store, month, &readings);
        slowest = slowest.max(began.elapsed());
        assert_eq!(added, if month == 0 { 10_000 } else { 200 }, "month {month}: the changed alone");
    }
    let size = std::fs::metadata(folder.path().join("halyard.db")).unwrap().len();
    eprintln!("10,000 subscriptions, 12 months: slowest {slowest:?}, {} KiB", size / 1024);
    assert!(slowest < Duration::from_secs(2), "not even unoptimised and on a busy machine: {slowest:?}");
    let began = Instant::now();
    assert_eq!(store.newest_seats(&giacom(), &METHOD).unwrap().len(), 10_200, "two of each that changed");
    assert!(began.elapsed() < Duration::from_secs(2), "listed as quickly: {:?}", began.elapsed());
}
