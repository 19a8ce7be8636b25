//! What the renewals of a connection rest on: how old its reading is, what its method tells, what is missing.

use crate::domain::{ConnectionName, Customer, Match};
use crate::renewals::LeftOut;
use crate::store::{Known, Reading};
use crate::vendors::{ReadingStyle, VendorSettings};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use specta::Type;
use std::collections::HashSet;

/// From this age on a reading is old: what was bought or cancelled since may be much.
const OLD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A connection, and what is known of its renewals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not depend on each other")]
pub struct RenewalSource {
    /// Which.
    pub connection: String,
    /// Its vendor: `giacom`, `also`.
    pub vendor: String,
    /// The method it is read by.
    pub method: String,
    /// When it was last read by that method, UTC; none where never.
    pub read: Option<String>,
    /// Whole days since then.
    pub age_days: Option<i64>,
    /// True where that is more than seven days ago.
    pub old: bool,
    /// Whether its method tells when terms end.
    pub tells_ends: bool,
    /// Whether its method tells what the customer pays.
    pub tells_price: bool,
    /// Live subscriptions that are known.
    pub live: u64,
    /// How many of them are listed as renewals.
    pub shown: u64,
    /// Those that end after the window.
    pub later: u64,
    /// Those whose end the vendor does not tell.
    pub without_end: u64,
    /// Those whose end passed longer ago than is shown.
    pub long_past: u64,
    /// Those of customers that a person excluded.
    pub excluded: u64,
    /// How many customers these are.
    pub excluded_customers: u64,
    /// Live ones that were not in the last reading, without that proving them gone: they stand as they were read
    /// before.
    pub not_in_last: u64,
    /// Customers whose subscriptions were never read, because they are not matched.
    pub unread_customers: u64,
    /// Rows of the last reading that could not be used.
    pub rejected: u64,
    /// True where something may be missing from the last reading.
    pub incomplete: bool,
}

/// What it is told from.
pub(super) struct Facts<'a> {
    pub name: &'a ConnectionName,
    pub settings: &'a VendorSettings,
    pub known: &'a [Known],
    pub matches: &'a [Match],
    pub customers: &'a [Customer],
    /// The newest reading, by whatever method.
    pub reading: Option<Reading>,
}

impl Facts<'_> {
    /// The source with so many renewals shown.
    pub(super) fn told(&self, shown: usize, left: LeftOut, now: Timestamp) -> RenewalSource {
        let read = self.known.iter().map(|k| k.seen).max();
        let age = read.map(|at| now.duration_since(at));
        let gives = self.settings.gives();
        // One of another method says nothing of this one's.
        let newest = self.reading.filter(|r| Some(r.at) == read);
        let live = || self.known.iter().filter(|k| k.is_live());
        RenewalSource {
            connection: self.name.to_string(),
            vendor: self.settings.kind().as_str().to_owned(),
            method: self.settings.method().as_str().to_owned(),
            read: read.map(|at| at.to_string()),
            age_days: age.map(|age| (age.as_hours() / 24).max(0)),
            old: age.is_some_and(|age| age > OLD),
            tells_ends: gives.end,
            tells_price: gives.price,
            live: live().count() as u64,
            shown: shown as u64,
            later: left.later,
            without_end: left.without_end,
            long_past: left.long_past,
            excluded: left.excluded,
            excluded_customers: left.excluded_customers,
            not_in_last: live().filter(|k| Some(k.seen) != read).count() as u64,
            unread_customers: self.unread_customers(),
            rejected: newest.map_or(0, |r| r.rejected),
            incomplete: newest.is_some_and(|r| !r.complete),
        }
    }

    /// A vendor that is asked customer by customer is asked for those alone that are matched.
    fn unread_customers(&self) -> u64 {
        if self.settings.reading() == ReadingStyle::AtOnce {
            return 0;
        }
        let decided = self.matches.iter().map(|m| &m.customer);
        let settled: HashSet<_> =
            decided.chain(self.known.iter().map(|k| &k.subscription.customer)).collect();
        self.customers.iter().filter(|c| !settled.contains(&c.id)).count() as u64
    }
}
