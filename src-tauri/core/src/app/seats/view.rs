//! What is shown of the history of seats, in the window and on the command line.

use crate::seats::{By, Event, HaloSeats, Point, VendorSeats, What};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Whose history is asked for: a subscription, by the vendor's name of it, or else a licence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SeatOf {
    /// The vendor's name of the subscription.
    pub subscription: Option<String>,
    /// Halo's number of the licence.
    pub licence: Option<i64>,
}

/// What is known of the vendor's count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SeatVendorState {
    /// It counts so many.
    Counted,
    /// It lists the subscription, but not how many.
    Unknown,
    /// It says that the subscription has ended.
    Ended,
    /// It does not list it any more.
    Gone,
    /// It was not read yet.
    Unread,
}

/// The vendor's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct SeatVendor {
    /// What is known.
    pub state: SeatVendorState,
    /// Seats, where they were counted.
    pub count: Option<i64>,
}

/// What is known of the licence in Halo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SeatHaloState {
    /// There is none.
    None,
    /// It is no longer there.
    Gone,
    /// It is active.
    Live,
    /// It is inactive.
    Inactive,
    /// Halo was not read yet.
    Unread,
}

/// Halo's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SeatHalo {
    /// What is known.
    pub state: SeatHaloState,
    /// Seats, as a decimal; none where Halo left them out, or there is no licence.
    pub count: Option<String>,
    /// The licence's number.
    pub licence: Option<i64>,
}

/// What changed. Counts and licences before and after stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SeatWhat {
    /// The first reading.
    FirstSeen,
    /// The vendor calls the subscription by another name.
    Renamed,
    /// The vendor's count; the one before may be none.
    VendorCount,
    /// The vendor's count is not known any more.
    VendorUnknown,
    /// The vendor says that it has ended.
    VendorEnded,
    /// The vendor does not list it any more.
    VendorGone,
    /// A run made the licence; after: its seats.
    Made,
    /// A run took a licence that was there; after: its number.
    Taken,
    /// A licence was found for it; after: its number.
    Found,
    /// Another licence is its now; their numbers.
    Relinked,
    /// No licence is its any more; before: its number.
    Unlinked,
    /// Halo's count; none where not known.
    HaloCount,
    /// The licence became inactive.
    Inactive,
    /// The licence became active again.
    Active,
    /// The licence is no longer in Halo.
    HaloGone,
    /// The licence is in Halo again.
    HaloBack,
    /// A run sent a write of which it is not known whether it landed.
    Sent,
}

/// Who changed it, as far as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SeatBy {
    /// It was only seen.
    Seen,
    /// The vendor's side.
    Vendor,
    /// Somebody in Halo who is not this Halyard.
    Halo,
    /// A run of this Halyard.
    Run,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SeatEvent {
    /// What changed.
    pub what: SeatWhat,
    /// The count, or the licence's number, before.
    pub before: Option<String>,
    /// The count, or the licence's number, after.
    pub after: Option<String>,
    /// Who changed it.
    pub by: SeatBy,
    /// The run that did, or that may have done it.
    pub run: Option<String>,
    /// Who started that run.
    pub who: Option<String>,
    /// The run it takes back, for an undo.
    pub undoes: Option<String>,
    /// When it was last seen to be as before, UTC: it changed after that. None for runs, and where not known.
    pub since: Option<String>,
}

/// A moment at which something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SeatPoint {
    /// When it was seen or written, UTC.
    pub at: String,
    /// The vendor's side from then on.
    pub vendor: SeatVendor,
    /// Halo's side from then on.
    pub halo: SeatHalo,
    /// What changed.
    pub events: Vec<SeatEvent>,
}

/// The history of one subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeatHistory {
    /// The vendor's connection.
    pub connection: String,
    /// The vendor's name of the subscription.
    pub subscription: String,
    /// The licence's number, where there is one.
    pub licence: Option<i64>,
    /// The product.
    pub product: String,
    /// The vendor's id of the customer.
    pub customer_id: String,
    /// The customer's name.
    pub customer: String,
    /// The client it is matched to.
    pub client_id: Option<i64>,
    /// The client's name.
    pub client: Option<String>,
    /// The vendor's side as last read.
    pub vendor: SeatVendor,
    /// When that was last seen, UTC.
    pub vendor_seen: Option<String>,
    /// Halo's side as last read or written.
    pub halo: SeatHalo,
    /// When that was last seen or written, UTC.
    pub halo_seen: Option<String>,
    /// The newest first.
    pub points: Vec<SeatPoint>,
}

/// A subscription in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeatLine {
    /// The vendor's name of the subscription.
    pub subscription: String,
    /// The licence's number, where there is one.
    pub licence: Option<i64>,
    /// The product.
    pub product: String,
    /// The vendor's id of the customer.
    pub customer_id: String,
    /// The customer's name.
    pub customer: String,
    /// The client it is matched to.
    pub client_id: Option<i64>,
    /// The client's name.
    pub client: Option<String>,
    /// The vendor's side as last read.
    pub vendor: SeatVendor,
    /// Halo's side as last read or written.
    pub halo: SeatHalo,
    /// When something changed last, UTC.
    pub changed: String,
    /// What changed then.
    pub last: Vec<SeatEvent>,
}

/// All subscriptions of a connection with a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SeatList {
    /// The vendor's connection.
    pub connection: String,
    /// By customer and product.
    pub lines: Vec<SeatLine>,
}

impl SeatVendor {
    pub(super) fn of(seats: Option<VendorSeats>) -> Self {
        let (state, count) = match seats {
            None => (SeatVendorState::Unread, None),
            Some(VendorSeats::Counted(n)) => (SeatVendorState::Counted, Some(n)),
            Some(VendorSeats::Unknown) => (SeatVendorState::Unknown, None),
            Some(VendorSeats::Ended) => (SeatVendorState::Ended, None),
            Some(VendorSeats::Gone) => (SeatVendorState::Gone, None),
        };
        Self { state, count }
    }
}

impl SeatHalo {
    pub(super) fn of(seats: Option<HaloSeats>) -> Self {
        let (state, count) = match seats {
            None => (SeatHaloState::Unread, None),
            Some(HaloSeats::NoLicence) => (SeatHaloState::None, None),
            Some(HaloSeats::Gone(_)) => (SeatHaloState::Gone, None),
            Some(HaloSeats::Held { count, live: true, .. }) => (SeatHaloState::Live, count),
            Some(HaloSeats::Held { count, live: false, .. }) => (SeatHaloState::Inactive, count),
        };
        let licence = seats.and_then(HaloSeats::licence).map(|id| id.0);
        Self { state, count: count.map(plain), licence }
    }
}

impl SeatPoint {
    pub(super) fn of(point: &Point) -> Self {
        Self {
            at: point.at.to_string(),
            vendor: SeatVendor::of(point.vendor),
            halo: SeatHalo::of(point.halo),
            events: point.events.iter().map(SeatEvent::of).collect(),
        }
    }
}

impl SeatEvent {
    pub(super) fn of(event: &Event) -> Self {
        let (what, before, after) = worded(event.what);
        let (by, run, who, undoes, since) = match event.by.clone() {
            By::Seen => (SeatBy::Seen, None, None, None, None),
            By::Vendor(since) => (SeatBy::Vendor, None, None, None, since),
            By::Halo(since, run) => (SeatBy::Halo, run, None, None, since),
            By::Run { run, who, undoes } => (SeatBy::Run, Some(run), Some(who), undoes, None),
        };
        Self { what, before, after, by, run, who, undoes, since: since.map(|at| at.to_string()) }
    }
}

fn worded(what: What) -> (SeatWhat, Option<String>, Option<String>) {
    let number = |n: Option<i64>| n.map(|n| n.to_string());
    match what {
        What::FirstSeen => (SeatWhat::FirstSeen, None, None),
        What::Renamed => (SeatWhat::Renamed, None, None),
        What::VendorCount(before, after) => (SeatWhat::VendorCount, number(before), number(Some(after))),
        What::VendorUnknown => (SeatWhat::VendorUnknown, None, None),
        What::VendorEnded => (SeatWhat::VendorEnded, None, None),
        What::VendorGone => (SeatWhat::VendorGone, None, None),
        What::Made(_, count) => (SeatWhat::Made, None, count.map(plain)),
        What::Taken(id) => (SeatWhat::Taken, None, number(Some(id.0))),
        What::Found(id) => (SeatWhat::Found, None, number(Some(id.0))),
        What::Relinked(before, after) => (SeatWhat::Relinked, number(Some(before.0)), number(Some(after.0))),
        What::Unlinked(id) => (SeatWhat::Unlinked, number(Some(id.0)), None),
        What::HaloCount(before, after) => (SeatWhat::HaloCount, before.map(plain), after.map(plain)),
        What::Inactive => (SeatWhat::Inactive, None, None),
        What::Active => (SeatWhat::Active, None, None),
        What::HaloGone => (SeatWhat::HaloGone, None, None),
        What::HaloBack => (SeatWhat::HaloBack, None, None),
        What::Sent => (SeatWhat::Sent, None, None),
    }
}

fn plain(n: Decimal) -> String {
    n.normalize().to_string()
}
