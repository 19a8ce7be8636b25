//! What both sides last said, put together from the store as a plan would have it. What is not known stays unknown:
//! a customer that was not read is unread, and a licence of which nothing was seen is not there at all.

use crate::Result;
use crate::app::{App, VendorConnection};
use crate::domain::{
    Client, ClientId, Completeness, ConnectionName, CustomerId, Gives, Licence, LicenceId, Link, Match,
    Subscription, SubscriptionKey, Unread, VendorSnapshot,
};
use crate::plan::ImportOptions;
use crate::seats::{HaloSeats, SeatRow, Story, VendorSeats};
use crate::store::{Known, Reading};
use jiff::Timestamp;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Both sides as last known.
pub(super) struct LastSaid {
    pub(super) vendor: VendorSnapshot,
    pub(super) clients: Vec<Client>,
    pub(super) licences: Vec<Licence>,
    pub(super) matches: Vec<Match>,
    pub(super) links: Vec<Link>,
    pub(super) taken: Vec<LicenceId>,
    /// Linked licences of which it is not known what Halo holds.
    pub(super) unknown: BTreeSet<LicenceId>,
    /// When the vendor was last read; none where it never was.
    pub(super) read: Option<Timestamp>,
    /// Since when subscriptions are proved gone.
    pub(super) since: HashMap<SubscriptionKey, Timestamp>,
    /// What Halo last held for licences.
    pub(super) held: HashMap<LicenceId, HaloSeats>,
}

impl App {
    pub(super) fn last_said(&self, name: &ConnectionName, settings: &VendorConnection) -> Result<LastSaid> {
        let method = settings.source.method();
        let links: Vec<Link> = self.store.links(name)?.into_iter().filter(|l| l.method == method).collect();
        let known = self.store.subscriptions(name, &method)?;
        let stories = self.newest_stories(name, settings)?;
        let matches = self.store.matches(name)?;
        let held: HashMap<LicenceId, HaloSeats> = stories
            .iter()
            .filter(|(_, story)| !story.is_unsure())
            .filter_map(|(_, story)| Some((story.halo?.licence()?, story.halo?)))
            .collect();
        let vendor = VendorSnapshot {
            vendor: settings.source.kind(),
            customers: self.store.customers(name)?,
            unread: unread(&links, &known, &stories),
            subscriptions: listed(&known, &stories),
            method,
            rejected: Vec::new(),
            rows: known.len(),
            completeness: Completeness::Complete,
            // Only screens of a reading ask for it.
            gives: Gives { cost: false, price: false, end: false, term: false, status: false },
        };
        let of: HashMap<&SubscriptionKey, &Subscription> =
            known.iter().map(|k| (&k.subscription.key, &k.subscription)).collect();
        let clients: HashMap<CustomerId, ClientId> =
            matches.iter().filter_map(|m| Some((m.customer.clone(), m.client?))).collect();
        let licences = links
            .iter()
            .filter_map(|link| {
                let client = clients.get(&link.customer).copied();
                licence(
                    link,
                    *held.get(&link.licence)?,
                    of.get(&link.key).copied(),
                    client,
                    &settings.options,
                )
            })
            .collect();
        Ok(LastSaid {
            vendor,
            clients: self.store.clients(&settings.into)?,
            licences,
            matches,
            taken: self.store.licences_of_others(name)?,
            unknown: links.iter().map(|l| l.licence).filter(|id| !held.contains_key(id)).collect(),
            links,
            read: self.store.last_reading(name)?.map(|reading: Reading| reading.at),
            since: known.iter().filter_map(|k| Some((k.subscription.key.clone(), k.gone?))).collect(),
            held,
        })
    }
}

/// When Halo was last read beside the vendor for each subscription: the last plan.
fn planned(stories: &[(SeatRow, Story)]) -> HashMap<&SubscriptionKey, &SeatRow> {
    stories.iter().map(|(row, _)| (&row.key, row)).collect()
}

/// Whether the last plan's reading did not list it, and that proved nothing.
fn doubted(known: &Known, row: Option<&&SeatRow>) -> bool {
    known.gone.is_none() && row.is_some_and(|row| known.seen < row.halo_seen)
}

/// The subscriptions that the vendor lists, as far as was read.
fn listed(known: &[Known], stories: &[(SeatRow, Story)]) -> Vec<Subscription> {
    let rows = planned(stories);
    let there = |k: &&Known| k.gone.is_none() && !doubted(k, rows.get(&k.subscription.key));
    known.iter().filter(there).map(|k| k.subscription.clone()).collect()
}

/// The customers of which it is not known what they have: where the last plan's reading left a subscription out
/// without proving it gone, or nothing was kept of a linked one.
fn unread(links: &[Link], known: &[Known], stories: &[(SeatRow, Story)]) -> Vec<Unread> {
    let rows = planned(stories);
    let mut open: BTreeSet<CustomerId> = known
        .iter()
        .filter(|k| doubted(k, rows.get(&k.subscription.key)))
        .map(|k| k.subscription.customer.clone())
        .collect();
    let kept: HashSet<&SubscriptionKey> = known.iter().map(|k| &k.subscription.key).collect();
    let gone = |key| rows.get(key).is_some_and(|row| row.vendor == Some(VendorSeats::Gone));
    open.extend(links.iter().filter(|l| !kept.contains(&l.key) && !gone(&l.key)).map(|l| l.customer.clone()));
    let why = "It was not read, or not whole.";
    open.into_iter().map(|customer| Unread { customer, why: why.to_owned(), failed: true }).collect()
}

/// The licence as Halo last held it: seats and state as seen, the rest as Halyard keeps it there. A purchase price
/// that it does not keep is not known.
fn licence(
    link: &Link,
    held: HaloSeats,
    of: Option<&Subscription>,
    client: Option<ClientId>,
    options: &ImportOptions,
) -> Option<Licence> {
    let HaloSeats::Held { licence: id, count, live } = held else { return None };
    let cost = of.and_then(|s| s.unit_cost.as_ref()).filter(|_| options.money.cost());
    Some(Licence {
        id,
        client,
        kind: Some(1),
        name: Some(link.product.clone()),
        count,
        purchase_price: cost.map(|c| c.value.amount),
        price: of
            .and_then(|s| s.unit_price.as_ref())
            .filter(|_| options.money.price())
            .map(|p| p.value.amount),
        start_date: of.and_then(|s| s.start.as_ref()).map(|d| d.value),
        end_date: of.and_then(|s| s.end.as_ref()).map(|d| d.value),
        billing_cycle: of.and_then(|s| s.billing_cycle.as_ref()).map(|t| t.value.clone()),
        term_duration: of.and_then(|s| s.term.as_ref()).map(|t| t.value.clone()),
        status: of.and_then(|s| s.status.as_ref()).map(|t| t.value.clone()),
        is_active: Some(live),
        deleted: false,
        notes: None,
    })
}
