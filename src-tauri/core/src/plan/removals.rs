//! What a choice for what is gone at the vendor means, licence by licence, told before it is made (C8). Nothing is
//! decided here: the plan is computed with that choice, and what it does with the licences concerned is read off it.

use super::inputs::{Inputs, Lookups, Standing};
use super::{Action, Change, Entity, Guard, plan};
use crate::domain::{Completeness, CustomerId, LicenceId, Life, Link, Money, Subscription, SubscriptionKey};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// In which way a subscription is gone at the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Gone {
    /// The vendor says that it has ended.
    Ended,
    /// The vendor lists it no longer.
    Unlisted,
}

/// What becomes of the licence of a subscription that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum RemovalEffect {
    /// It is set inactive.
    Deactivate,
    /// Its count becomes 0; it stays active.
    Zero,
    /// It is so already: inactive, or its count is 0.
    Already,
    /// It is left as it is and shown.
    Left,
    /// Nothing: its customer was not read, or not whole, so that nothing is known of it.
    NotRead,
    /// Nothing: its customer is excluded, has no active client, or is not among those imported.
    NotCovered,
    /// Nothing: it is gone in Halo as well.
    GoneInHalo,
    /// A person must decide first.
    Blocked,
    /// What Halo last held for it is not known, and so is what would be done.
    NotKnown,
}

/// One licence whose subscription is gone, or not known to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The customer.
    pub customer: CustomerId,
    /// Its name.
    pub customer_name: String,
    /// The product.
    pub product: String,
    /// The vendor's name of the subscription.
    pub key: SubscriptionKey,
    /// Its licence.
    pub licence: LicenceId,
    /// In which way it is gone; none where it was only not read.
    pub gone: Option<Gone>,
    /// What becomes of its licence.
    pub effect: RemovalEffect,
    /// Why, in words.
    pub why: String,
    /// What the change means in purchase cost per month, where it does something and that is known.
    pub monthly: Option<Money>,
}

/// What one choice does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removals {
    /// Each licence concerned, in order of customer and key.
    pub items: Vec<Removal>,
    /// The guard that would stop the plan.
    pub guard: Option<Guard>,
}

/// What the choice in `inputs.options` does. `unknown` are licences of which it is not known what Halo holds: they
/// are not among `inputs.licences`, and no statement is made of them.
pub fn removals(inputs: &Inputs<'_>, unknown: &BTreeSet<LicenceId>) -> Removals {
    let whole = plan(inputs);
    let lookups = Lookups::new(inputs);
    let sold: HashMap<&SubscriptionKey, &Subscription> =
        inputs.vendor.subscriptions.iter().map(|s| (&s.key, s)).collect();
    let links: HashMap<&SubscriptionKey, &Link> =
        inputs.links.iter().filter(|l| l.method == inputs.vendor.method).map(|l| (&l.key, l)).collect();
    let held: HashSet<LicenceId> = inputs.licences.iter().map(|l| l.id).collect();
    let about = |change: &Change| {
        let key = &change.subject.as_ref().filter(|_| change.entity == Entity::Licence)?.key;
        let licence = change.licence.or_else(|| links.get(key).map(|l| l.licence))?;
        let gone = match sold.get(key) {
            Some(s) if s.life == Life::Live => return None,
            Some(_) => Gone::Ended,
            None => Gone::Unlisted,
        };
        let doubted = match gone {
            Gone::Unlisted => inputs.vendor.doubts_absence(&change.customer).is_some(),
            Gone::Ended => inputs.vendor.completeness != Completeness::Complete,
        };
        let covered = matches!(lookups.standing(&change.customer), Standing::Matched(_))
            && !inputs.leaves_out(&change.customer);
        let effect = match change.action {
            Action::Deactivate => RemovalEffect::Deactivate,
            Action::Zero => RemovalEffect::Zero,
            Action::Unchanged => RemovalEffect::Already,
            _ if !covered => RemovalEffect::NotCovered,
            _ if doubted => RemovalEffect::NotRead,
            _ if unknown.contains(&licence) => RemovalEffect::NotKnown,
            _ if !held.contains(&licence) => RemovalEffect::GoneInHalo,
            Action::Blocked => RemovalEffect::Blocked,
            _ => RemovalEffect::Left,
        };
        Some(Removal {
            customer: change.customer.clone(),
            customer_name: change.customer_name.clone(),
            product: change.name.clone(),
            key: key.clone(),
            licence,
            gone: Some(gone).filter(|_| effect != RemovalEffect::NotRead),
            effect,
            why: change.why.clone(),
            monthly: change.monthly().filter(|_| change.retires),
        })
    };
    Removals { items: whole.changes.iter().filter_map(about).collect(), guard: whole.guard }
}
