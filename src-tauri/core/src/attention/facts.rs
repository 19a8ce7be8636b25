//! What is known when the inbox is made. Gathered elsewhere; nothing here asks anybody.

use super::{Limits, Stake};
use crate::ErrorCode;
use crate::domain::{
    Client, ClientId, ConnectionName, Customer, CustomerId, LicenceId, Match, Money, SecretExpiry,
};
use crate::schedule::When;
use crate::store::{Figures, Renamed, RunStatus};
use crate::vendors::TestKey;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};

/// Everything.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The present moment.
    pub now: Timestamp,
    /// The present day where the machine is.
    pub today: Date,
    /// All connections.
    pub connections: Vec<Connection>,
    /// What is known of each Halo.
    pub halos: HashMap<ConnectionName, Halo>,
}

/// A connection.
#[derive(Debug, Clone)]
pub struct Connection {
    /// Its name.
    pub name: ConnectionName,
    /// What it goes to, as people call it.
    pub title: &'static str,
    /// Whether its secret is stored.
    pub secret: SecretIs,
    /// When its secret ends, where a person said so.
    pub expires: Option<SecretExpiry>,
    /// Its last check.
    pub check: Option<Check>,
    /// What is traded through it; none for Halo itself.
    pub trade: Option<Trade>,
}

/// Whether a secret is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretIs {
    /// It is.
    Saved,
    /// It is not.
    Missing,
    /// Nobody can tell.
    Unknown,
}

/// A check.
#[derive(Debug, Clone)]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// How many tests failed.
    pub failed: u64,
    /// Which, as far as that was kept.
    pub tests: Vec<FailedTest>,
}

/// A test that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailedTest {
    /// Which.
    pub test: TestKey,
    /// Why.
    pub code: Option<ErrorCode>,
    /// Whether it ever passed.
    pub passed_before: bool,
}

/// A Halo's clients as last read.
#[derive(Debug, Clone, Default)]
pub struct Halo {
    /// When; none where it was never read, or by a version that did not note it.
    pub read: Option<Timestamp>,
    /// All of them; none known is no knowledge.
    pub clients: HashMap<ClientId, Client>,
}

/// What a vendor's connection trades.
#[derive(Debug, Clone)]
pub struct Trade {
    /// The Halo its data go into.
    pub into: ConnectionName,
    /// The customers that are imported; none for all.
    pub only: Option<HashSet<CustomerId>>,
    /// Whether clients take over the vendor's names.
    pub follow_names: bool,
    /// Whether the vendor is asked customer by customer, so that some may never have been read.
    pub by_customer: bool,
    /// What stands out.
    pub limits: Limits,
    /// Customers known.
    pub customers: Vec<Customer>,
    /// Saved matches.
    pub matches: Vec<Match>,
    /// Customers whose match is newer than what is known of Halo's clients.
    pub matched_since: HashSet<CustomerId>,
    /// Customers for whom a new client is wanted.
    pub newcomers: HashSet<CustomerId>,
    /// Customers that the vendor renamed.
    pub renamed: Vec<Renamed>,
    /// The last reading, and the last that brought everything.
    pub read: Option<Timestamp>,
    /// The last reading that brought everything.
    pub whole: Option<Timestamp>,
    /// When both sides were last read for a plan.
    pub planned: Option<Timestamp>,
    /// When it is due, since when, and by which clock.
    pub schedule: Option<(When, Timestamp, TimeZone)>,
    /// What came of the last scheduled run.
    pub last: Option<LastScheduled>,
    /// Whether any subscription is known at all.
    pub any_sold: bool,
    /// What customers that are concerned have, those without subscriptions left out.
    pub sold: HashMap<CustomerId, Vec<Sold>>,
    /// Linked licences that were not in Halo when it was last read.
    pub licences_lost: Vec<LicenceLost>,
    /// Subscriptions whose figures moved, those long past and in Halo left out.
    pub moved: Vec<Moved>,
    /// Up to when what the vendor said is in Halo: the last import that was done, or had nothing to do.
    pub brought: Option<Timestamp>,
    /// The newest run.
    pub run: Option<Run>,
    /// The newest plan that waits.
    pub waiting: Option<Waiting>,
}

/// What came of a scheduled run that did not do its work.
#[derive(Debug, Clone, Copy)]
pub struct LastScheduled {
    /// When it began.
    pub at: Timestamp,
    /// What kept it.
    pub code: ErrorCode,
    /// Whether it had made a plan.
    pub planned: bool,
    /// Whether its time is tried again by itself.
    pub again: bool,
}

/// A subscription, as far as its money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sold {
    /// Whether the vendor still provides it.
    pub live: bool,
    /// Seats.
    pub seats: Option<i64>,
    /// What a seat costs per billing period.
    pub cost: Option<Money>,
    /// The billing period in months.
    pub months: Option<u32>,
}

impl Sold {
    /// What it costs per billing period; none where that is not known.
    pub fn total(&self) -> Option<Money> {
        let cost = self.cost?;
        Some(Money::new(cost.amount.checked_mul(self.seats?.into())?, cost.currency))
    }
}

/// A linked licence that is no longer in Halo.
#[derive(Debug, Clone)]
pub struct LicenceLost {
    /// Which.
    pub licence: LicenceId,
    /// The vendor's name of its subscription.
    pub key: String,
    /// Whose.
    pub customer: CustomerId,
    /// Its name.
    pub customer_name: String,
    /// The product.
    pub product: String,
    /// The reading that first showed it gone.
    pub since: Timestamp,
    /// The subscription as last said; none where nothing is known of it.
    pub sold: Option<Sold>,
}

/// A live subscription whose figures moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The vendor's name of it.
    pub key: String,
    /// Whose.
    pub customer: CustomerId,
    /// Its name.
    pub customer_name: String,
    /// The product.
    pub product: String,
    /// What it was.
    pub before: Figures,
    /// What it is.
    pub after: Figures,
    /// When that was first seen.
    pub at: Timestamp,
    /// The billing period in months.
    pub months: Option<u32>,
}

/// The newest run of a connection.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its number.
    pub run: String,
    /// Its plan's number.
    pub plan: String,
    /// Where it stands.
    pub status: RunStatus,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// Changes that failed or were stale.
    pub failed: u64,
    /// Changes of which nobody knows what became.
    pub unknown: u64,
    /// Changes not reached.
    pub left: u64,
    /// What its changes failed of, and what ended it.
    pub codes: Vec<ErrorCode>,
    /// What the changes that failed would have changed in purchase cost.
    pub stake: Stake,
    /// A digest of which changes failed, and how.
    pub evidence: String,
}

/// A plan that waits to be applied.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its number.
    pub plan: String,
    /// When both sides were read for it.
    pub created: Timestamp,
    /// How many changes it would make.
    pub acting: u64,
    /// Why the guard stops it, where it does.
    pub guard: Option<String>,
    /// Whether a scheduled run left it.
    pub scheduled: bool,
    /// The run it takes back, for an undo.
    pub undoes: Option<String>,
    /// Further plans of the connection that wait.
    pub others: u64,
    /// What it would change in purchase cost.
    pub stake: Stake,
    /// A digest of its changes.
    pub evidence: String,
}
