//! What customers need: a client, one that is there, and a look at their new names.

use super::facts::{Connection, Facts, Halo, Sold, Trade};
use super::item::digest;
use super::{Item, Kind, Mend, Recheck, Stake, Urgency};
use crate::domain::{Client, ClientId, Customer, CustomerId, Match, MatchKind};
use crate::plan::folded;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Names that are told of a group.
const NAMED: usize = 5;

/// What is wrong with a matched client.
enum Adrift<'a> {
    Gone(ClientId),
    Inactive(&'a Client),
}

/// The customers whose subscriptions have to be known.
pub(super) fn concerned(facts: &Facts, trade: &Trade) -> HashSet<CustomerId> {
    let adrift = adrift(facts, trade).into_iter().map(|(m, _)| m.customer.clone());
    unmatched(trade).into_iter().map(|c| c.id.clone()).chain(adrift).collect()
}

/// What a connection's customers need.
pub(super) fn of(facts: &Facts, c: &Connection, trade: &Trade) -> Vec<Item> {
    let mut out = Vec::new();
    let decided = !trade.matches.is_empty() || !trade.newcomers.is_empty();
    if trade.read.is_none() && !decided {
        let item = Item::new(Kind::NeverMatched, Urgency::Soon, &c.name, Mend::Match);
        let cause = format!("{}'s customers were never matched to clients.", c.title);
        out.push(Item { cause, ..item });
    } else {
        out.extend(without_client(c, trade));
    }
    out.extend(adrift(facts, trade).into_iter().filter_map(|(m, what)| drifting(facts, c, trade, m, &what)));
    out.extend(renamed(facts, c, trade));
    out
}

fn chosen(trade: &Trade, customer: &CustomerId) -> bool {
    trade.only.as_ref().is_none_or(|only| only.contains(customer))
}

fn unmatched(trade: &Trade) -> Vec<&Customer> {
    let decided: HashSet<&CustomerId> =
        trade.matches.iter().map(|m| &m.customer).chain(&trade.newcomers).collect();
    trade.customers.iter().filter(|c| !decided.contains(&c.id) && chosen(trade, &c.id)).collect()
}

/// Matches whose client is not there or not active, as Halo's clients were last read.
fn adrift<'a>(facts: &'a Facts, trade: &'a Trade) -> Vec<(&'a Match, Adrift<'a>)> {
    let Some(halo) = facts.halos.get(&trade.into).filter(|h| !h.clients.is_empty()) else {
        return Vec::new();
    };
    let matched =
        trade.matches.iter().filter(|m| m.kind != MatchKind::Excluded && chosen(trade, &m.customer));
    matched
        .filter_map(|m| {
            let id = m.client?;
            match halo.clients.get(&id) {
                // A client that was made or chosen since then is no client that is gone.
                None if trade.matched_since.contains(&m.customer) => None,
                None => Some((m, Adrift::Gone(id))),
                Some(client) if client.inactive => Some((m, Adrift::Inactive(client))),
                Some(_) => None,
            }
        })
        .collect()
}

/// What a customer has, as far as that is known.
enum Has {
    /// Live subscriptions.
    Live(Vec<Sold>),
    /// Nothing that is live.
    Nothing,
    /// It was not read.
    Unread,
}

fn has(trade: &Trade, customer: &CustomerId) -> Has {
    let Some(sold) = trade.sold.get(customer).filter(|s| !s.is_empty()) else {
        // Only a reading that brought everything shows that somebody has nothing.
        let unread = trade.by_customer || !trade.any_sold || trade.whole.is_none();
        return if unread { Has::Unread } else { Has::Nothing };
    };
    let live: Vec<Sold> = sold.iter().filter(|s| s.live).copied().collect();
    if live.is_empty() { Has::Nothing } else { Has::Live(live) }
}

/// All customers without a client as one item: the matching table is their list, and excluding one there is how
/// a single one is put aside.
fn without_client(c: &Connection, trade: &Trade) -> Option<Item> {
    let (mut stake, mut live, mut unread) = (Stake::default(), 0, 0);
    let mut who: Vec<(usize, &Customer)> = Vec::new();
    for customer in unmatched(trade) {
        match has(trade, &customer.id) {
            Has::Nothing => {}
            Has::Unread => {
                unread += 1;
                stake.add(None, None);
                who.push((0, customer));
            }
            Has::Live(sold) => {
                live += sold.len();
                for s in &sold {
                    stake.add(s.total(), s.months);
                }
                who.push((sold.len(), customer));
            }
        }
    }
    if who.is_empty() {
        return None;
    }
    who.sort_by_cached_key(|(n, customer)| {
        (std::cmp::Reverse(*n), folded(&customer.name), customer.id.key())
    });
    let count = who.len() as u64;
    let have =
        if count == 1 { "1 customer has no client in Halo" } else { "customers have no client in Halo" };
    let have = if count == 1 { have.to_owned() } else { format!("{count} {have}") };
    let what = match (live, unread) {
        (0, _) => "what they have at the vendor was not read".to_owned(),
        (1, 0) => "1 live subscription is not billed through it".to_owned(),
        (n, 0) => format!("{n} live subscriptions are not billed through it"),
        (n, unread) => {
            format!("{n} live subscriptions are not billed through it, and {unread} were not read")
        }
    };
    let mut ids: Vec<String> = who.iter().map(|(_, customer)| customer.id.key()).collect();
    ids.sort_unstable();
    Some(Item {
        subjects: who.iter().take(NAMED).map(|(_, customer)| customer.name.clone()).collect(),
        count,
        cause: format!("{have}; {what}."),
        stake: Some(stake),
        recheck: Recheck::Preview,
        evidence: digest(&ids),
        ..Item::new(Kind::Unmatched, Urgency::Soon, &c.name, Mend::Match)
    })
}

/// A matched customer whose client is gone or inactive, where it has something to bill.
fn drifting(facts: &Facts, c: &Connection, trade: &Trade, m: &Match, what: &Adrift<'_>) -> Option<Item> {
    let mut stake = Stake::default();
    match has(trade, &m.customer) {
        Has::Nothing => return None,
        Has::Unread => stake.add(None, None),
        Has::Live(sold) => sold.iter().for_each(|s| stake.add(s.total(), s.months)),
    }
    let name = &m.customer_name;
    let (kind, cause, how) = match what {
        Adrift::Gone(id) => {
            let called = m.client_name.as_deref().map(|n| format!(" “{n}”")).unwrap_or_default();
            let mut cause = format!(
                "{name} is matched to client {id}{called}, which Halo no longer lists: it was deleted, or merged \
                 into another."
            );
            if let Some(other) = namesake(facts.halos.get(&trade.into), m) {
                let _ = write!(cause, " Halo has another client of that name: {other}.");
            }
            (Kind::ClientGone, cause, "gone")
        }
        Adrift::Inactive(client) => {
            let cause = format!(
                "{name} is matched to client {} “{}”, which is inactive in Halo: its licences are not kept up.",
                client.id, client.name
            );
            (Kind::ClientInactive, cause, "inactive")
        }
    };
    let client = m.client.map(|c| c.to_string()).unwrap_or_default();
    Some(Item {
        cause,
        stake: Some(stake),
        recheck: Recheck::Clients,
        evidence: digest(&[client.as_str(), how]),
        ..Item::new(kind, Urgency::Soon, &c.name, Mend::Match).about(&m.customer.key(), name)
    })
}

/// The one active client that bears the name of a match's client, or of its customer.
fn namesake(halo: Option<&Halo>, m: &Match) -> Option<ClientId> {
    let names = [m.client_name.as_deref(), Some(m.customer_name.as_str())].map(|n| n.map(folded));
    let same = |client: &&Client| !client.inactive && names.contains(&Some(folded(&client.name)));
    let mut found = halo?.clients.values().filter(same);
    let first = found.next()?.id;
    found.next().is_none().then_some(first)
}

/// Matched customers that the vendor renamed, whose client has another name.
fn renamed(facts: &Facts, c: &Connection, trade: &Trade) -> Vec<Item> {
    if trade.renamed.is_empty() {
        return Vec::new();
    }
    let by_customer: HashMap<&CustomerId, &Match> = trade.matches.iter().map(|m| (&m.customer, m)).collect();
    let halo = facts.halos.get(&trade.into);
    let mut out = Vec::new();
    for r in &trade.renamed {
        let matched = by_customer.get(&r.customer).filter(|m| chosen(trade, &m.customer));
        let Some((m, id)) = matched.and_then(|m| Some((*m, m.client?))) else { continue };
        let client = halo.and_then(|h| h.clients.get(&id));
        let called = client.map(|c| c.name.as_str()).or(m.client_name.as_deref());
        let now = folded(&r.name);
        if now == folded(&r.former) || called.is_some_and(|called| folded(called) == now) {
            continue;
        }
        let halo_calls = called.map(|called| format!(" In Halo it is “{called}”.")).unwrap_or_default();
        let next = if trade.follow_names { " The next run takes the name over." } else { "" };
        out.push(Item {
            cause: format!("“{}” is now “{}” at {}.{halo_calls}{next}", r.former, r.name, c.title),
            since: Some(r.at),
            recheck: Recheck::Clients,
            evidence: digest(&[r.former.as_str(), &r.name]),
            ..Item::new(Kind::Renamed, Urgency::Look, &c.name, Mend::Match).about(&r.customer.key(), &r.name)
        });
    }
    out
}
