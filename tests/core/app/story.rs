//! Readings and runs told as one history: who did what, and what nobody saw.

use halyard_core::domain::{LicenceField, LicenceId, SubscriptionKey, Value};
use halyard_core::plan::{Change, Field, FieldChange};
use halyard_core::seats::{By, Event, Fate, HaloSeats, SeatRow, Story, VendorSeats, What, Write, story};
use jiff::Timestamp;
use serde_json::json;

const KEY: &str = "a/p@9.4";

fn at(hour: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + hour * 3600).unwrap()
}

fn held(licence: i64, count: i64, live: bool) -> HaloSeats {
    HaloSeats::Held { licence: LicenceId(licence), count: Some(count.into()), live }
}

/// Read in that hour, when the journal had so many rows.
fn row(hour: i64, journal: i64, vendor: i64, halo: HaloSeats) -> SeatRow {
    SeatRow {
        id: hour,
        key: SubscriptionKey(KEY.to_owned()),
        customer: crate::support::trade::id("a"),
        product: "Product".to_owned(),
        at: at(hour),
        journal,
        vendor: Some(VendorSeats::Counted(vendor)),
        vendor_seen: Some(at(hour)),
        halo,
        halo_seen: at(hour),
        former: None,
    }
}

/// A run's change to a field of licence 7.
fn write(
    hour: i64,
    journal: i64,
    action: &str,
    fate: Fate,
    field: LicenceField,
    to: (Value, Value),
) -> Write {
    let mut change: Change = serde_json::from_value(json!({
        "entity": "licence", "action": action, "customer": "a", "customer_name": "Acme Ltd", "name": "Product",
        "why": "", "subject": { "method": "subscriptions", "key": KEY },
    }))
    .unwrap();
    change.licence = Some(LicenceId(7));
    let (before, after) = to;
    change.fields =
        vec![FieldChange { field: Field::Licence(field), before: Some(before), after, rule: String::new() }];
    Write {
        journal,
        run: "R4".to_owned(),
        who: "somebody".to_owned(),
        undoes: None,
        fate,
        sent: at(hour),
        settled: at(hour),
        licence: LicenceId(7),
        change,
    }
}

fn count(hour: i64, journal: i64, fate: Fate, from: i64, to: i64) -> Write {
    let n = |n: i64| Value::Number(n.into());
    write(hour, journal, "update", fate, LicenceField::Count, (n(from), n(to)))
}

fn halo_count(from: i64, to: i64) -> What {
    What::HaloCount(Some(from.into()), Some(to.into()))
}

fn run() -> By {
    By::Run { run: "R4".to_owned(), who: "somebody".to_owned(), undoes: None }
}

/// All events after the first reading's.
fn events(of: &Story) -> Vec<Event> {
    of.points.iter().flat_map(|p| p.events.clone()).filter(|e| e.what != What::FirstSeen).collect()
}

#[test]
fn a_write_of_unknown_fate_is_never_claimed() {
    let sent = Event { what: What::Sent, by: run() };
    let unsure = [count(2, 5, Fate::Unsure, 5, 8)];
    let landed = story(&[row(1, 0, 8, held(7, 5, true)), row(3, 5, 8, held(7, 8, true))], &unsure);
    let perhaps = Event { what: halo_count(5, 8), by: By::Halo(Some(at(1)), Some("R4".to_owned())) };
    assert_eq!(events(&landed), [sent.clone(), perhaps], "it may have been the run");
    let other = story(&[row(1, 0, 8, held(7, 5, true)), row(3, 5, 8, held(7, 6, true))], &unsure);
    let someone = Event { what: halo_count(5, 6), by: By::Halo(Some(at(1)), None) };
    assert_eq!(events(&other), [sent, someone], "what it did not send it did not do");
}

#[test]
fn what_was_there_already_was_done_by_someone_else() {
    let told = story(&[row(1, 0, 8, held(7, 5, true))], &[count(2, 5, Fate::Saw, 5, 8)]);
    let someone = Event { what: halo_count(5, 8), by: By::Halo(Some(at(1)), None) };
    assert_eq!(events(&told), [someone], "the run wrote nothing");
    assert_eq!((told.halo, told.halo_seen), (Some(held(7, 8, true)), Some(at(2))), "and saw what is so");
}

#[test]
fn an_edit_between_reading_and_undo_is_not_the_undos() {
    let told = story(&[row(1, 0, 8, held(7, 8, true))], &[count(3, 5, Fate::Did, 9, 5)]);
    let edit = Event { what: halo_count(8, 9), by: By::Halo(Some(at(1)), None) };
    assert_eq!(events(&told), [edit, Event { what: halo_count(9, 5), by: run() }]);
}

#[test]
fn runs_from_before_the_first_reading_are_told() {
    let told = story(&[row(9, 5, 8, held(7, 8, true))], &[count(1, 4, Fate::Did, 5, 8)]);
    let [wrote, read] = &told.points[..] else { panic!("{told:#?}") };
    assert_eq!(wrote.events, [Event { what: halo_count(5, 8), by: run() }]);
    assert_eq!((wrote.vendor, wrote.halo), (None, Some(held(7, 8, true))), "the vendor was not read yet");
    assert_eq!(read.events, [Event { what: What::FirstSeen, by: By::Seen }]);
}

#[test]
fn a_licence_that_is_anothers_by_now_goes_its_own_way() {
    let rows = [row(1, 0, 8, held(7, 8, true)), row(2, 3, 8, held(9, 8, true))];
    let told = story(&rows, &[count(3, 5, Fate::Did, 8, 1)]);
    let relinked = What::Relinked(LicenceId(7), LicenceId(9));
    assert_eq!(events(&told).iter().map(|e| e.what).collect::<Vec<_>>(), [relinked]);
    assert_eq!(told.halo, Some(held(9, 8, true)), "its number is that of its own licence");
}

#[test]
fn the_order_is_the_journals_and_not_the_clocks() {
    // The clock was set back a week between the reading and the run.
    let told = story(&[row(200, 4, 8, held(7, 5, true))], &[count(32, 5, Fate::Did, 5, 8)]);
    assert_eq!(events(&told), [Event { what: halo_count(5, 8), by: run() }]);
    assert_eq!(told.halo, Some(held(7, 8, true)), "what the run wrote came later");
}

#[test]
fn set_inactive_as_a_double_is_a_runs_doing() {
    let flags = (Value::Flag(true), Value::Flag(false));
    let mut write = write(2, 5, "deactivate", Fate::Did, LicenceField::IsActive, flags);
    write.change.subject = None;
    let told = story(&[row(1, 0, 8, held(7, 8, true))], &[write]);
    assert_eq!(events(&told), [Event { what: What::Inactive, by: run() }]);
    assert_eq!(told.halo, Some(held(7, 8, false)), "its number stays");
}

#[test]
fn what_only_a_price_changed_is_no_change_of_seats() {
    let price = (Value::Number(9.into()), Value::Number(10.into()));
    let write = write(2, 5, "update", Fate::Did, LicenceField::PurchasePrice, price);
    let told = story(&[row(1, 0, 8, held(7, 8, true))], &[write]);
    assert_eq!(events(&told), []);
    assert_eq!(told.points.len(), 1, "one point, the first reading");
}
