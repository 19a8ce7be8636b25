//! Reading a vendor for a purpose: whose subscriptions are needed, what of a reading that was stopped may be used
//! again, and what is remembered of it. Writes nothing to Halo.

use super::App;
use super::connections::VendorConnection;
use crate::domain::{Completeness, ConnectionName, CustomerId, Match, MatchKind, VendorSnapshot};
use crate::plan::ImportOptions;
use crate::run::Report;
use crate::vendors::{Ask, ReadingStyle};
use crate::{Error, ErrorCode, Result};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;

/// Numbers of rows at which services cut their answers and at which a small MSP may also truly stand; larger
/// ones the vendor's own reading suspects by themselves.
const CUTS: [usize; 2] = [25, 50];

/// How long the customers of a reading that was stopped need not be read again. Short, for a plan made of it is
/// applied without asking the vendor once more.
const TAKEN_UP: SignedDuration = SignedDuration::from_hours(1);

/// How long they need not be read again where a person chose so.
const REUSED: SignedDuration = SignedDuration::from_hours(24);

/// Whose subscriptions are needed. A vendor that answers all at once brings everybody's.
#[derive(Debug, Clone)]
pub(super) enum Wanted {
    /// Nobody's: only which customers there are.
    Customers,
    /// These customers'.
    Of(HashSet<CustomerId>),
    /// Everybody's.
    Everyone,
}

impl Wanted {
    /// What a plan needs: the subscriptions of customers that are matched or get a client, as far as the
    /// connection imports them.
    pub(super) fn for_plan(
        options: &ImportOptions,
        matches: &[Match],
        newcomers: &HashSet<CustomerId>,
    ) -> Self {
        if !options.entities.subscriptions {
            return Self::Customers;
        }
        let chosen = |c: &CustomerId| options.only.as_ref().is_none_or(|only| only.contains(c));
        if options.create_clients {
            return options.only.clone().map_or(Self::Everyone, |only| Self::Of(only.into_iter().collect()));
        }
        let theirs = matches.iter().filter(|m| m.kind != MatchKind::Excluded).map(|m| &m.customer);
        Self::Of(theirs.chain(newcomers).filter(|c| chosen(c)).cloned().collect())
    }
}

/// How a vendor is to be read.
#[derive(Debug, Clone)]
pub(super) struct Purpose {
    /// Whose subscriptions are needed.
    pub(super) wanted: Wanted,
    /// Whether everything is read anew, whatever was kept.
    pub(super) anew: bool,
}

impl Purpose {
    /// Only which customers there are.
    pub(super) const CUSTOMERS: Self = Self { wanted: Wanted::Customers, anew: false };

    /// The subscriptions of some, with what a reading that was stopped brought of them.
    pub(super) fn of(wanted: Wanted) -> Self {
        Self { wanted, anew: false }
    }
}

impl App {
    /// Reads the vendor and remembers its customers. The snapshot, and the requests it took.
    pub(super) async fn read_vendor(
        &self,
        name: &ConnectionName,
        connection: &VendorConnection,
        purpose: &Purpose,
    ) -> Result<(VendorSnapshot, u64)> {
        let vendor = self.vendor(name, connection).await?;
        let now = Timestamp::now();
        let (style, reuses) = (connection.source.reading(), connection.source.reuses_readings());
        let nobody = HashSet::new();
        let wanted = match &purpose.wanted {
            Wanted::Customers => Some(&nobody),
            Wanted::Of(customers) => Some(customers),
            Wanted::Everyone => None,
        };
        let young = match (purpose.anew, reuses) {
            (true, _) => SignedDuration::ZERO,
            (false, true) => REUSED,
            (false, false) => TAKEN_UP,
        };
        let kept = self.store.kept_readings(name, now.saturating_sub(young).unwrap_or(now));
        let watch = self.watch.clone();
        let ask = Ask { wanted, kept: &kept, told: &move |p| watch(Report::Reads(p.clone())) };
        let mut snapshot = match vendor.fetch(&ask).await {
            Ok(snapshot) => snapshot,
            Err(e) if e.code == ErrorCode::VendorEmpty => return Err(self.emptied(name, e)?),
            Err(e) => return Err(e),
        };
        self.store.see_customers(name, &snapshot.customers, now)?;
        match style {
            ReadingStyle::AtOnce => self.doubt_cuts(name, &mut snapshot)?,
            // What was read of one purpose is no measure for another.
            ReadingStyle::ByCustomer if matches!(purpose.wanted, Wanted::Customers) => {
                return Ok((snapshot, vendor.requests()));
            }
            ReadingStyle::ByCustomer if !reuses => self.store.forget_customer_readings(name)?,
            ReadingStyle::ByCustomer => {}
        }
        self.store.save_reading(name, &snapshot, now)?;
        self.store.see_subscriptions(name, &snapshot, now)?;
        Ok((snapshot, vendor.requests()))
    }

    /// A tenth fewer rows than before, and a number that looks like a cut: absence proves nothing then.
    fn doubt_cuts(&self, name: &ConnectionName, snapshot: &mut VendorSnapshot) -> Result<()> {
        if !CUTS.contains(&snapshot.rows) || snapshot.completeness != Completeness::Complete {
            return Ok(());
        }
        let before = self.store.last_whole_reading(name)?.map_or(0, |r| r.rows);
        if before * 9 > snapshot.rows as u64 * 10 {
            snapshot.completeness = Completeness::Partial(format!(
                "it has exactly {} rows, where the last one had {before}; that looks like a page cut short",
                snapshot.rows
            ));
        }
        Ok(())
    }

    /// An empty answer, told beside what the last one held.
    fn emptied(&self, name: &ConnectionName, error: Error) -> Result<Error> {
        Ok(match self.store.last_reading(name)? {
            Some(last) => Error {
                why: format!(
                    "On {} it returned {} customers with {} subscriptions. Nothing was changed.",
                    last.at.strftime("%Y-%m-%d %H:%M UTC"),
                    last.customers,
                    last.subscriptions
                ),
                ..error
            },
            None => error,
        })
    }
}
