//! What became of a change whose request brought no proof: told by reading Halo. Pure.
//!
//! A new licence is looked for by the reference in its notes, then by exact equality among licences that
//! nobody else can claim. An update is looked for in the fields themselves.

use super::item::Item;
use super::reading::Reading;
use crate::domain::{Licence, LicenceId, VendorKind};
use crate::plan::{Reference, bearers, equals, landed, reference_in};
use std::collections::HashSet;

/// The fate of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is in Halo, as this licence.
    Landed(LicenceId),
    /// It is, more than once: the one that stays, and the others.
    Doubled(LicenceId, Vec<LicenceId>),
    /// It is not.
    NotLanded,
    /// Reading cannot tell; the reason, in words.
    Person(String),
}

/// What is known of a change beside Halo's licences.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// The licence an answer showed it to be.
    pub(super) shown: Option<LicenceId>,
    /// Licences that belong to other subscriptions.
    pub(super) linked: &'a HashSet<LicenceId>,
    /// How many changes under way would make the very same licence, this one included.
    pub(super) twins: usize,
}

/// Looks for a change.
pub(super) fn fate(item: &Item, vendor: VendorKind, reading: &Reading, known: Known<'_>) -> Fate {
    if item.creates() {
        return created(item, vendor, reading, known);
    }
    match item.change.licence.and_then(|id| reading.licence(id)) {
        Some(licence) if landed(&item.change, licence) => Fate::Landed(licence.id),
        Some(_) => Fate::NotLanded,
        None => Fate::Person("The licence is no longer in Halo's list.".to_owned()),
    }
}

fn created(item: &Item, vendor: VendorKind, reading: &Reading, known: Known<'_>) -> Fate {
    match referenced(item, vendor, reading).as_slice() {
        [one] => return Fate::Landed(one.id),
        [] => {}
        [keep, rest @ ..] if keep.is_live() => {
            return Fate::Doubled(keep.id, rest.iter().map(|l| l.id).collect());
        }
        several => return Fate::Person(format!("Several licences bear its reference: {}.", listed(several))),
    }
    let shown = known.shown.and_then(|id| reading.licence(id));
    if let Some(shown) = shown.filter(|l| l.client == Some(item.client)) {
        return Fate::Landed(shown.id);
    }
    let equal = lookalikes(item, reading, known.linked);
    match equal.as_slice() {
        [] => Fate::NotLanded,
        // Twins are alike in every field, so it does not matter which is whose.
        [first, rest @ ..] if rest.len() < known.twins => Fate::Landed(first.id),
        several => Fate::Person(format!("Several licences equal it: {}.", listed(several))),
    }
}

fn listed(licences: &[&Licence]) -> String {
    licences.iter().map(|l| l.id.to_string()).collect::<Vec<_>>().join(", ")
}

/// Licences that bear the reference of what `item` creates, in order of number.
pub(super) fn referenced<'r>(item: &Item, vendor: VendorKind, reading: &'r Reading) -> Vec<&'r Licence> {
    let Some(subject) = &item.change.subject else { return Vec::new() };
    let own = Reference::of(vendor, &subject.method, &subject.key, subject.family.as_ref()).own;
    bearers(reading.bearing(&own), item.client)
}

/// Licences that equal what `item` creates, bear no reference, stood not there when it was planned, and
/// belong to no other subscription.
pub(super) fn lookalikes<'r>(
    item: &Item,
    reading: &'r Reading,
    linked: &HashSet<LicenceId>,
) -> Vec<&'r Licence> {
    reading
        .of_client(item.client)
        .into_iter()
        .filter(|l| !linked.contains(&l.id) && !item.change.namesakes.contains(&l.id) && l.is_live())
        .filter(|l| l.notes.as_deref().and_then(reference_in).is_none())
        .filter(|l| equals(&item.change, l))
        .collect()
}
