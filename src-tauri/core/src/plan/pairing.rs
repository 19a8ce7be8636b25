//! Which licence is a subscription's: by link, by a link whose key moved with the price, by the reference
//! in the notes, by exact equality. Never by likeness.

use super::equality::{equals, folded};
use super::inputs::Inputs;
use super::{Change, Reference, bearers, reference_in};
use crate::domain::{
    ClientId, Completeness, Licence, LicenceField, LicenceId, Link, Method, Subscription, SubscriptionKey,
    Value, VendorKind,
};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// How a licence was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// By its link.
    Linked { retired: bool },
    /// By the link of the same product at its former price.
    Followed { retired: bool },
    /// By the reference in its notes; `own` false where only the family's part agrees.
    Referenced { own: bool },
    /// By exact equality.
    Equal,
}

impl Found {
    pub(super) fn retired(self) -> bool {
        matches!(self, Self::Linked { retired: true } | Self::Followed { retired: true })
    }

    pub(super) fn why(self) -> String {
        match self {
            Self::Linked { .. } | Self::Followed { .. } => "It is linked.",
            Self::Referenced { own: true } => "Halyard's reference stands in its notes.",
            Self::Referenced { own: false } => {
                "Halyard's reference to this product at a former price stands in its notes."
            }
            Self::Equal => "It is the same in client, name, count and every other field it holds.",
        }
        .to_owned()
    }

    pub(super) fn remark(self) -> Option<String> {
        matches!(self, Self::Followed { .. }).then(|| {
            "The vendor names it anew, as it does at a new price; the licence is the one it had before."
                .to_owned()
        })
    }
}

/// What was found for a subscription.
pub(super) enum Pairing<'a> {
    Found {
        licence: &'a Licence,
        how: Found,
    },
    /// Linked to a licence that Halo does not list.
    Gone(LicenceId),
    /// The licence that bears its reference is linked by another connection.
    Taken(LicenceId),
    /// Several licences bear its reference.
    Several(Vec<LicenceId>),
    /// A former price's link may be its own, but the vendor's answer is incomplete.
    Unsure,
    None,
}

/// What exact equality finds.
pub(super) enum Equal<'a> {
    One(&'a Licence),
    Several(Vec<LicenceId>),
    None { namesakes: Vec<LicenceId> },
}

/// All pairings of one plan; each licence is given away once.
pub(super) struct Pairings<'a> {
    vendor: VendorKind,
    method: &'a Method,
    partial: bool,
    links: HashMap<&'a SubscriptionKey, &'a Link>,
    licences: HashMap<LicenceId, &'a Licence>,
    /// Subscriptions whose key moved with the price, and the link or licence they keep.
    followed: HashMap<&'a SubscriptionKey, (LicenceId, Found)>,
    /// Families some of whose links or referenced licences have no subscription any more.
    orphaned: HashSet<&'a SubscriptionKey>,
    by_own: HashMap<String, Vec<&'a Licence>>,
    /// References of licences that other connections are linked to.
    taken: HashMap<String, LicenceId>,
    by_name: HashMap<(ClientId, String), Vec<&'a Licence>>,
    given: HashSet<LicenceId>,
    /// Licences whose subscription is gone, and its key: exact equality may find them anew.
    former: HashMap<LicenceId, &'a SubscriptionKey>,
    kept: HashSet<SubscriptionKey>,
}

impl<'a> Pairings<'a> {
    pub(super) fn new(inputs: &Inputs<'a>) -> Self {
        let method = &inputs.vendor.method;
        let links: HashMap<&SubscriptionKey, &Link> =
            inputs.links.iter().filter(|l| l.method == *method).map(|l| (&l.key, l)).collect();
        let linked: HashSet<LicenceId> =
            inputs.links.iter().map(|l| l.licence).chain(inputs.taken.iter().copied()).collect();
        let mut pairings = Self {
            vendor: inputs.vendor.vendor,
            method,
            partial: inputs.vendor.completeness != Completeness::Complete,
            links,
            licences: inputs.licences.iter().map(|l| (l.id, l)).collect(),
            followed: HashMap::new(),
            orphaned: HashSet::new(),
            by_own: HashMap::new(),
            taken: taken(inputs),
            by_name: HashMap::new(),
            given: HashSet::new(),
            former: HashMap::new(),
            kept: HashSet::new(),
        };
        let mut by_family: HashMap<String, Vec<&'a Licence>> = HashMap::new();
        let mut free: Vec<&Licence> =
            inputs.licences.iter().filter(|l| !linked.contains(&l.id) && !l.deleted).collect();
        free.sort_by_key(|l| l.id);
        for licence in free {
            match licence.notes.as_deref().and_then(reference_in) {
                Some(reference) => {
                    if reference.own != reference.family {
                        by_family.entry(reference.family).or_default().push(licence);
                    }
                    pairings.by_own.entry(reference.own).or_default().push(licence);
                }
                None => {
                    if let (Some(client), Some(name), true) =
                        (licence.client, &licence.name, licence.is_live())
                    {
                        pairings.by_name.entry((client, folded(name))).or_default().push(licence);
                    }
                }
            }
        }
        pairings.follow(inputs, &by_family);
        pairings.release(inputs);
        pairings
    }

    /// The licence of a subscription, equality aside.
    pub(super) fn find(&mut self, s: &'a Subscription, client: ClientId) -> Pairing<'a> {
        if let Some(link) = self.links.get(&s.key).copied() {
            self.kept.insert(s.key.clone());
            return self.by_id(link.licence, Found::Linked { retired: link.retired });
        }
        if let Some(&(id, how)) = self.followed.get(&s.key) {
            return self.by_id(id, how);
        }
        if s.family.as_ref().is_some_and(|f| self.partial && self.orphaned.contains(f)) {
            return Pairing::Unsure;
        }
        let own = Reference::of(self.vendor, self.method, &s.key, s.family.as_ref()).own;
        // A licence that was moved to another client still bears the reference: it is found and then blocked.
        let bearing: Vec<&Licence> = self.by_own.get(&own).cloned().unwrap_or_default();
        match bearers(bearing, client).as_slice() {
            [] => self.taken.get(&own).map_or(Pairing::None, |id| Pairing::Taken(*id)),
            [one] => self.by_id(one.id, Found::Referenced { own: true }),
            several => Pairing::Several(several.iter().map(|l| l.id).collect()),
        }
    }

    fn by_id(&mut self, id: LicenceId, how: Found) -> Pairing<'a> {
        self.given.insert(id);
        match self.licences.get(&id).copied() {
            Some(licence) => Pairing::Found { licence, how },
            None => Pairing::Gone(id),
        }
    }

    /// The licence that equals what would be created, and those that merely share its name.
    pub(super) fn equal(&mut self, create: &Change, client: ClientId) -> Equal<'a> {
        let name = match create.licence_field(LicenceField::Name).map(|f| &f.after) {
            Some(Value::Text(name)) => folded(name),
            _ => return Equal::None { namesakes: Vec::new() },
        };
        let free: Vec<&Licence> = self
            .by_name
            .get(&(client, name))
            .into_iter()
            .flatten()
            .copied()
            .filter(|l| !self.given.contains(&l.id))
            .collect();
        let equal: Vec<&Licence> = free.iter().copied().filter(|l| equals(create, l)).collect();
        match equal.as_slice() {
            [] => Equal::None { namesakes: free.iter().map(|l| l.id).collect() },
            [one] => {
                self.given.insert(one.id);
                self.kept.extend(self.former.get(&one.id).map(|key| (*key).clone()));
                Equal::One(one)
            }
            several => Equal::Several(several.iter().map(|l| l.id).collect()),
        }
    }

    /// The keys of links that still have their subscription, themselves or under a new key.
    pub(super) fn kept(self) -> HashSet<SubscriptionKey> {
        self.kept
    }

    /// Makes licences whose subscription is gone, and that nothing followed, findable by exact equality: a
    /// vendor that names a customer or a row anew must not have every licence made a second time.
    fn release(&mut self, inputs: &Inputs<'a>) {
        if self.partial {
            return;
        }
        let present: HashSet<&SubscriptionKey> = inputs.vendor.subscriptions.iter().map(|s| &s.key).collect();
        for (&key, link) in &self.links {
            let Some(&licence) = self.licences.get(&link.licence) else { continue };
            if present.contains(key) || self.kept.contains(key) || !licence.is_live() {
                continue;
            }
            if let (Some(client), Some(name)) = (licence.client, &licence.name) {
                self.by_name.entry((client, folded(name))).or_default().push(licence);
                self.former.insert(licence.id, key);
            }
        }
        for licences in self.by_name.values_mut() {
            licences.sort_by_key(|l| l.id);
        }
    }

    /// Pairs subscriptions that appeared with links (and referenced licences) of the same family whose
    /// subscription is gone: the price is part of the key, so a new price looks like a new subscription.
    fn follow(&mut self, inputs: &Inputs<'a>, by_family: &HashMap<String, Vec<&'a Licence>>) {
        let present: HashSet<&SubscriptionKey> = inputs.vendor.subscriptions.iter().map(|s| &s.key).collect();
        let mut orphans: HashMap<&SubscriptionKey, Vec<Orphan<'_>>> = HashMap::new();
        for link in self.links.values().filter(|l| !present.contains(&l.key)) {
            // A licence that is gone from Halo stands in nobody's way: bought again, it is made again.
            if let (Some(family), Some(licence)) = (&link.family, self.licences.get(&link.licence)) {
                let how = Found::Followed { retired: link.retired };
                orphans.entry(family).or_default().push((licence, how, Some(&link.key)));
            }
        }
        self.orphaned = orphans.keys().copied().collect();
        let mut appeared: HashMap<&SubscriptionKey, Vec<&'a Subscription>> = HashMap::new();
        let mut present_own: HashSet<String> = HashSet::new();
        for s in &inputs.vendor.subscriptions {
            let Some(family) = &s.family else { continue };
            let reference = Reference::of(self.vendor, self.method, &s.key, Some(family));
            if !self.links.contains_key(&s.key) && !self.by_own.contains_key(&reference.own) {
                appeared.entry(family).or_default().push(s);
            }
            present_own.insert(reference.own);
        }
        for (family, mut new) in appeared {
            let mut old = orphans.remove(family).unwrap_or_default();
            let of_family = new
                .first()
                .map(|s| Reference::of(self.vendor, self.method, &s.key, s.family.as_ref()).family)
                .and_then(|f| by_family.get(&f));
            for licence in of_family.into_iter().flatten() {
                let own = licence.notes.as_deref().and_then(reference_in).map(|r| r.own);
                if own.is_some_and(|own| !present_own.contains(&own)) {
                    old.push((licence, Found::Referenced { own: false }, None));
                }
            }
            if self.partial {
                if !old.is_empty() {
                    self.orphaned.insert(family);
                }
                continue;
            }
            while let Some((n, o)) = nearest(&new, &old) {
                let s = new.swap_remove(n);
                let (licence, how, former) = old.swap_remove(o);
                self.followed.insert(&s.key, (licence.id, how));
                self.given.insert(licence.id);
                self.kept.extend(former.cloned());
            }
        }
    }
}

/// References of licences that other connections are linked to.
fn taken(inputs: &Inputs<'_>) -> HashMap<String, LicenceId> {
    let others: HashSet<LicenceId> = inputs.taken.iter().copied().collect();
    let theirs = inputs.licences.iter().filter(|l| others.contains(&l.id) && l.is_live());
    theirs.filter_map(|l| Some((reference_in(l.notes.as_deref()?)?.own, l.id))).collect()
}

/// A licence whose subscription is gone, how it was found, and the key it had.
type Orphan<'o> = (&'o Licence, Found, Option<&'o SubscriptionKey>);

/// The pair that is nearest in price, then in count, then first in order.
fn nearest(new: &[&Subscription], old: &[Orphan<'_>]) -> Option<(usize, usize)> {
    let price = |s: &Subscription| s.unit_cost.as_ref().map_or(Decimal::ZERO, |c| c.value.amount);
    let count = |s: &Subscription| match &s.quantity {
        crate::domain::Quantity::Known(q) => Decimal::from(q.value),
        crate::domain::Quantity::Unknown(_) => Decimal::ZERO,
    };
    let pairs = (0..new.len()).flat_map(|n| (0..old.len()).map(move |o| (n, o)));
    pairs.min_by_key(|&(n, o)| {
        let (s, licence) = (new[n], old[o].0);
        let apart = |a: Decimal, b: Option<Decimal>| (a - b.unwrap_or_default()).abs();
        (apart(price(s), licence.purchase_price), apart(count(s), licence.count), &s.key, licence.id)
    })
}
