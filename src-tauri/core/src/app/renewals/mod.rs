//! Renewals of all vendors' connections, or of one: what was last read of each, told with how old that is and what is
//! missing from it. Asks no vendor and writes nothing but the files a person asks for.

mod calendar;
mod paper;
mod sheet;
mod source;
mod view;

pub use paper::{RenewalFormat, RenewalPaper};
pub use source::RenewalSource;
pub use view::{
    RenewalCustomer, RenewalDue, RenewalLine, RenewalList, RenewalMonth, RenewalSum, RenewalThen,
    RenewalTotal, RenewalWorth,
};

use super::schedule::zone;
use super::{App, connection_name};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId, MatchKind};
use crate::plan::folded;
use crate::renewals::{DAYS, Renewal, Total, Window, renewals};
use crate::store::ConnectionKind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use specta::Type;
use std::collections::{BTreeMap, HashSet};

/// Which renewals are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Type)]
pub struct RenewalsAsked {
    /// Only those of this connection.
    pub connection: Option<String>,
    /// How many days ahead; 90 where not said.
    pub days: Option<u16>,
}

/// A renewal with the names it is shown by.
struct Named {
    renewal: Renewal,
    line: RenewalLine,
}

impl App {
    /// The renewals of the days ahead, from today on this machine's clock and in its zone.
    pub fn renewals(&self, asked: &RenewalsAsked) -> Result<RenewalList> {
        self.renewals_at(asked, Timestamp::now(), zone(None)?)
    }

    /// The renewals as they are at `now` in `zone`.
    pub fn renewals_at(&self, asked: &RenewalsAsked, now: Timestamp, zone: TimeZone) -> Result<RenewalList> {
        let window = Window::at(now, zone, asked.days.unwrap_or(DAYS));
        let (mut sources, mut found) = (Vec::new(), Vec::new());
        for name in self.asked_connections(asked)? {
            let (source, named) = self.renewals_of(&name, &window, now)?;
            sources.push(source);
            found.extend(named);
        }
        found.sort_by_cached_key(|n| {
            let l = &n.line;
            (
                n.renewal.day.value,
                folded(&l.customer),
                l.customer_id.clone(),
                folded(&l.product),
                l.subscription.clone(),
            )
        });
        Ok(list(&window, sources, found))
    }

    /// The vendors' connections that are asked for, in order of name.
    fn asked_connections(&self, asked: &RenewalsAsked) -> Result<Vec<ConnectionName>> {
        if let Some(name) = &asked.connection {
            let name = connection_name(name)?;
            self.vendor_connection(&name)?;
            return Ok(vec![name]);
        }
        let all = self.store.connections()?.into_iter();
        Ok(all.filter(|c| c.kind != ConnectionKind::Halo).map(|c| c.name).collect())
    }

    fn renewals_of(
        &self,
        name: &ConnectionName,
        window: &Window,
        now: Timestamp,
    ) -> Result<(RenewalSource, Vec<Named>)> {
        let settings = self.vendor_connection(name)?;
        let known = self.store.subscriptions(name, &settings.source.method())?;
        let matches = self.store.matches(name)?;
        let excluded: HashSet<&CustomerId> =
            matches.iter().filter(|m| m.kind == MatchKind::Excluded).map(|m| &m.customer).collect();
        let (found, left) = renewals(&known, |c| excluded.contains(c), window);
        let reading = self.store.last_reading(name)?;
        let customers = self.store.customers(name)?;
        let source = source::Facts {
            name,
            settings: &settings.source,
            known: &known,
            matches: &matches,
            customers: &customers,
            reading,
        }
        .told(found.len(), left, now);
        let names = self.seat_names(name, &settings)?;
        let vendor = settings.source.kind();
        let lines = found.into_iter().map(|renewal| {
            let whose = (names.customer(&renewal.customer), names.client(&renewal.customer));
            let line = RenewalLine::of(&renewal, name, vendor, whose, source.read.as_deref());
            Named { renewal, line }
        });
        let lines = lines.collect();
        Ok((source, lines))
    }
}

/// All of it, with what it comes to by month and by customer.
fn list(window: &Window, sources: Vec<RenewalSource>, found: Vec<Named>) -> RenewalList {
    let mut months: BTreeMap<String, Total> = BTreeMap::new();
    let mut customers: BTreeMap<(String, String, String), (RenewalCustomer, Total)> = BTreeMap::new();
    for n in &found {
        months.entry(n.renewal.day.value.strftime("%Y-%m").to_string()).or_default().add(&n.renewal);
        let l = &n.line;
        let key = (folded(&l.customer), l.connection.clone(), l.customer_id.clone());
        customers.entry(key).or_insert_with(|| (RenewalCustomer::of(l), Total::default())).1.add(&n.renewal);
    }
    let total = Total::of(found.iter().map(|n| &n.renewal));
    RenewalList {
        today: window.today.to_string(),
        until: window.until().to_string(),
        days: window.days,
        sources,
        lines: found.into_iter().map(|n| n.line).collect(),
        total: RenewalTotal::of(&total),
        months: months
            .into_iter()
            .map(|(month, total)| RenewalMonth { month, total: RenewalTotal::of(&total) })
            .collect(),
        customers: customers
            .into_values()
            .map(|(customer, total)| RenewalCustomer { total: RenewalTotal::of(&total), ..customer })
            .collect(),
    }
}
