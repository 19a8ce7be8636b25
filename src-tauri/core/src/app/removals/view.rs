//! What each choice would do, as shown.

use super::last_said::LastSaid;
use crate::app::VendorConnection;
use crate::app::screens::Side;
use crate::app::screens::money::{Sum, amount};
use crate::app::screens::preview::{Amount, GuardView, MoneyEffect};
use crate::domain::ConnectionName;
use crate::plan::{Gone, MissingPolicy, Removal, RemovalEffect, Removals};
use crate::seats::HaloSeats;
use serde::Serialize;
use specta::Type;
use std::collections::{BTreeMap, HashSet};

/// How many licences of those concerned come to each end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemovalTally {
    /// Set inactive.
    pub deactivate: u64,
    /// Set to 0, and active still.
    pub zero: u64,
    /// Inactive or at 0 already.
    pub already: u64,
    /// Left as they are and shown.
    pub left: u64,
    /// Left alone, because their customer is excluded, has no active client or is not imported.
    pub not_covered: u64,
    /// Gone in Halo as well.
    pub gone_in_halo: u64,
    /// Blocked until a person decides.
    pub blocked: u64,
    /// What Halo last held for them is not known.
    pub not_known: u64,
}

/// One choice and what it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RemovalChoice {
    /// Which.
    pub policy: MissingPolicy,
    /// How many licences come to each end.
    pub tally: RemovalTally,
    /// What that means in purchase cost.
    pub money: MoneyEffect,
    /// The guard that would stop the plan.
    pub guard: Option<GuardView>,
}

/// One licence whose subscription is gone, or was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemovalItem {
    /// The customer's id at the vendor.
    pub customer_id: String,
    /// Its name.
    pub customer: String,
    /// The product.
    pub product: String,
    /// The vendor's name of the subscription.
    pub subscription: String,
    /// The licence's number in Halo.
    pub licence: i64,
    /// In which way it is gone; none where it was only not read.
    pub gone: Option<Gone>,
    /// The first reading that proved it gone, UTC; none where it has ended, or nothing was kept of it.
    pub since: Option<String>,
    /// Halo's seats as last seen; none where they are not known.
    pub seats: Option<String>,
    /// What the licence costs in purchase per month; none where that is not known, or it costs nothing any more.
    pub monthly: Option<Amount>,
    /// What becomes of it, by the order of the choices.
    pub effects: Vec<RemovalEffect>,
}

/// Everything about what is gone at one connection's vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemovalsView {
    /// Whose it is.
    pub connection: String,
    /// Its vendor.
    pub side: Side,
    /// What is chosen.
    pub policy: MissingPolicy,
    /// Every choice, in the order it is offered.
    pub choices: Vec<RemovalChoice>,
    /// When the vendor was last read, UTC; none where it never was: then nothing is known.
    pub read: Option<String>,
    /// Licences linked.
    pub licences: u64,
    /// Customers with linked licences that were not read: theirs stay as they are.
    pub unread: u64,
    /// The licences concerned, in order of customer.
    pub items: Vec<RemovalItem>,
    /// How many cuts the guard always lets through.
    pub guard_changes: u64,
    /// The share of licences, in percent, whose cut the guard always lets through.
    pub guard_percent: u64,
    /// Whether the schedule may do it unattended; none without a schedule.
    pub unattended: Option<bool>,
}

impl RemovalsView {
    pub(super) fn of(
        name: &ConnectionName,
        settings: &VendorConnection,
        said: &LastSaid,
        choices: &[(MissingPolicy, Removals)],
        unattended: Option<bool>,
    ) -> Self {
        let first: &[Removal] = choices.first().map_or(&[], |(_, r)| &r.items);
        let not_read = first.iter().filter(|r| r.effect == RemovalEffect::NotRead);
        let unread: HashSet<_> = not_read.map(|r| r.customer.key()).collect();
        Self {
            connection: name.to_string(),
            side: settings.source.kind().into(),
            policy: settings.options.missing,
            choices: choices.iter().map(|(policy, found)| choice(*policy, found)).collect(),
            read: said.read.map(|at| at.to_string()),
            licences: said.links.len() as u64,
            unread: unread.len() as u64,
            items: items(said, choices),
            guard_changes: settings.options.guard.changes,
            guard_percent: settings.options.guard.percent,
            unattended,
        }
    }
}

fn choice(policy: MissingPolicy, found: &Removals) -> RemovalChoice {
    let (mut tally, mut sum) = (RemovalTally::default(), Sum::default());
    for item in &found.items {
        let acts = matches!(item.effect, RemovalEffect::Deactivate | RemovalEffect::Zero);
        if acts {
            sum.add_known(item.monthly);
        }
        match item.effect {
            RemovalEffect::Deactivate => tally.deactivate += 1,
            RemovalEffect::Zero => tally.zero += 1,
            RemovalEffect::Already => tally.already += 1,
            RemovalEffect::Left => tally.left += 1,
            RemovalEffect::NotCovered => tally.not_covered += 1,
            RemovalEffect::GoneInHalo => tally.gone_in_halo += 1,
            RemovalEffect::Blocked => tally.blocked += 1,
            RemovalEffect::NotKnown => tally.not_known += 1,
            // Told by customer.
            RemovalEffect::NotRead => {}
        }
    }
    let guard = found.guard.clone().map(GuardView::from);
    RemovalChoice { policy, tally, money: sum.effect(), guard }
}

/// Each licence once, with what every choice does to it.
fn items(said: &LastSaid, choices: &[(MissingPolicy, Removals)]) -> Vec<RemovalItem> {
    let mut all: BTreeMap<(String, String), RemovalItem> = BTreeMap::new();
    for (_, found) in choices {
        for r in &found.items {
            let item = all.entry((r.customer.key(), r.key.0.clone())).or_insert_with(|| RemovalItem {
                customer_id: r.customer.as_str().to_owned(),
                customer: r.customer_name.clone(),
                product: r.product.clone(),
                subscription: r.key.0.clone(),
                licence: r.licence.0,
                gone: r.gone,
                since: said.since.get(&r.key).map(ToString::to_string),
                seats: match said.held.get(&r.licence) {
                    Some(HaloSeats::Held { count, .. }) => count.map(|n| n.normalize().to_string()),
                    _ => None,
                },
                monthly: None,
                effects: Vec::new(),
            });
            item.effects.push(r.effect);
            // Whatever takes it away takes away what it costs.
            item.monthly = item.monthly.take().or_else(|| {
                r.monthly.map(|money| amount(crate::domain::Money { amount: -money.amount, ..money }))
            });
        }
    }
    let mut items: Vec<RemovalItem> = all.into_values().collect();
    items
        .sort_by_cached_key(|i| (i.customer.to_lowercase(), i.customer_id.clone(), i.product.to_lowercase()));
    items
}
