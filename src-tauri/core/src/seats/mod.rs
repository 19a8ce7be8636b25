//! How many seats each side had, and since when, as Halyard saw it: what a reading shows, and the history that
//! readings and runs make together. Pure: no clock, no I/O. It only shows; nothing is planned from it.

mod reading;
mod story;
mod write;

pub use reading::readings;
pub use story::{By, Event, Point, Story, What, story};
pub use write::{Fate, Write};

use crate::domain::{CustomerId, LicenceId, SubscriptionKey};
use jiff::Timestamp;
use rust_decimal::Decimal;

/// What the vendor says of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VendorSeats {
    /// So many seats, 0 included.
    Counted(i64),
    /// It lists the subscription, but how many seats it has is not known. Never 0.
    Unknown,
    /// It says that the subscription has ended.
    Ended,
    /// It does not list it any more, in an answer that was whole.
    Gone,
}

/// What Halo holds for a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaloSeats {
    /// No licence is known to be its.
    NoLicence,
    /// Its licence is no longer in Halo.
    Gone(LicenceId),
    /// Its licence.
    Held {
        /// Which.
        licence: LicenceId,
        /// Its seats; none where Halo left them out.
        count: Option<Decimal>,
        /// Whether it is active.
        live: bool,
    },
}

impl HaloSeats {
    /// The licence, where there is or was one.
    pub fn licence(self) -> Option<LicenceId> {
        match self {
            Self::NoLicence => None,
            Self::Gone(licence) | Self::Held { licence, .. } => Some(licence),
        }
    }
}

/// What one reading of both sides shows of one subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatReading {
    /// The vendor's name of it.
    pub key: SubscriptionKey,
    /// Whose it is.
    pub customer: CustomerId,
    /// The product.
    pub product: String,
    /// What the vendor says; none where its answer tells nothing of it, because something is missing from it.
    pub vendor: Option<VendorSeats>,
    /// What Halo holds.
    pub halo: HaloSeats,
    /// The name that its licence is still linked by: the vendor names the subscription anew.
    pub former: Option<SubscriptionKey>,
}

/// What was read, and for how long it was so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    /// The order in which rows were noted.
    pub id: i64,
    /// The vendor's name of the subscription.
    pub key: SubscriptionKey,
    /// Whose it is.
    pub customer: CustomerId,
    /// The product.
    pub product: String,
    /// The end of the reading that first showed it so.
    pub at: Timestamp,
    /// The journal's newest row at that time: what a run did later comes after it, whatever the clock says.
    pub journal: i64,
    /// What the vendor says; none where it was not read yet.
    pub vendor: Option<VendorSeats>,
    /// The beginning of the last reading that showed the vendor's side so.
    pub vendor_seen: Option<Timestamp>,
    /// What Halo holds.
    pub halo: HaloSeats,
    /// The beginning of the last reading that showed Halo's side so.
    pub halo_seen: Timestamp,
    /// The vendor's former name of it, where it was named anew.
    pub former: Option<SubscriptionKey>,
}
