//! Licences in Halo that look like the same subscription twice: one client, one product, valid at the same time,
//! at least one of them nobody's. Pure; only shows, and a person decides.

mod product;

use crate::domain::{ClientId, Licence, LicenceId};
use crate::plan::reference_in;
use product::Product;
use serde::Serialize;
use specta::Type;
use std::collections::{BTreeMap, HashSet};

/// Licences that may be one and the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates<'a> {
    /// Whose they are.
    pub client: ClientId,
    /// In order of number, two at least.
    pub licences: Vec<&'a Licence>,
    /// The one to keep, as far as can be told: one that is linked, else one that bears a reference, else the
    /// oldest.
    pub keep: LicenceId,
    /// Why they are shown, the strongest reason first.
    pub reasons: Vec<DuplicateReason>,
}

/// Why licences are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DuplicateReason {
    /// Halyard's reference to one subscription stands in the notes of each.
    SameReference,
    /// The names are equal but for case and spaces.
    SameName,
    /// The names mean the same product.
    SameProduct,
    /// The counts are equal.
    SameCount,
    /// The counts are not.
    OtherCount,
    /// The purchase prices are equal.
    SamePrice,
    /// Some are linked to a subscription, others are not.
    SomeLinked,
    /// None is linked to a subscription.
    NoneLinked,
}

impl DuplicateReason {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameReference => "the same reference of Halyard stands in their notes",
            Self::SameName => "the same name",
            Self::SameProduct => "names of the same product",
            Self::SameCount => "the same count",
            Self::OtherCount => "other counts",
            Self::SamePrice => "the same price",
            Self::SomeLinked => "not each is linked to a subscription",
            Self::NoneLinked => "none is linked to a subscription",
        }
    }
}

/// Finds them among Halo's licences. `linked` are those that belong to a subscription.
pub fn find<'a>(licences: &'a [Licence], linked: &HashSet<LicenceId>) -> Vec<Duplicates<'a>> {
    let mut by_product: BTreeMap<(ClientId, String), Vec<(&Licence, Product)>> = BTreeMap::new();
    for licence in licences.iter().filter(|l| l.is_live()) {
        if let (Some(client), Some(name)) = (licence.client, &licence.name) {
            let product = Product::of(name);
            by_product.entry((client, product.base.clone())).or_default().push((licence, product));
        }
    }
    let mut found: Vec<Duplicates<'a>> = by_product
        .into_iter()
        .flat_map(|((client, _), licences)| {
            groups(licences, linked).into_iter().map(move |group| (client, group))
        })
        .map(|(client, group)| told(client, group, linked))
        .collect();
    found.sort_by(|a, b| (&a.reasons, a.client, a.keep).cmp(&(&b.reasons, b.client, b.keep)));
    found
}

/// Those of one product that hang together, by being twice with at least one other.
fn groups<'a>(
    mut licences: Vec<(&'a Licence, Product)>,
    linked: &HashSet<LicenceId>,
) -> Vec<Vec<&'a Licence>> {
    licences.sort_by_key(|(l, _)| l.id);
    let twice = |(a, p): &(&Licence, Product), (b, q): &(&Licence, Product)| {
        p.agrees(q) && overlap(a, b) && !(linked.contains(&a.id) && linked.contains(&b.id))
    };
    let mut groups: Vec<Vec<(&Licence, Product)>> = Vec::new();
    for licence in licences {
        let (near, mut far): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|g| g.iter().any(|other| twice(other, &licence)));
        let mut joined: Vec<_> = near.into_iter().flatten().collect();
        joined.push(licence);
        joined.sort_by_key(|(l, _)| l.id);
        far.push(joined);
        groups = far;
    }
    groups.into_iter().filter(|g| g.len() > 1).map(|g| g.into_iter().map(|(l, _)| l).collect()).collect()
}

/// Whether there is a day on which both are valid. A date that is not given is no limit.
fn overlap(a: &Licence, b: &Licence) -> bool {
    let ends_first =
        |a: &Licence, b: &Licence| matches!((a.end_date, b.start_date), (Some(e), Some(s)) if e < s);
    !ends_first(a, b) && !ends_first(b, a)
}

fn told<'a>(client: ClientId, licences: Vec<&'a Licence>, linked: &HashSet<LicenceId>) -> Duplicates<'a> {
    let bears = |l: &Licence| l.notes.as_deref().and_then(reference_in);
    let rank = |l: &&&Licence| (!linked.contains(&l.id), bears(l).is_none(), l.id);
    let keep = licences.iter().min_by_key(rank).map_or(LicenceId(0), |l| l.id);
    let all = |same: &dyn Fn(&Licence, &Licence) -> bool| licences.windows(2).all(|w| same(w[0], w[1]));
    let name = |l: &Licence| l.name.as_deref().map(crate::plan::folded);
    let mut reasons = vec![if all(&|a, b| name(a) == name(b)) {
        DuplicateReason::SameName
    } else {
        DuplicateReason::SameProduct
    }];
    if bears(licences[0]).is_some() && all(&|a, b| bears(a) == bears(b)) {
        reasons.push(DuplicateReason::SameReference);
    }
    reasons.push(if all(&|a, b| a.count == b.count) {
        DuplicateReason::SameCount
    } else {
        DuplicateReason::OtherCount
    });
    if all(&|a, b| a.purchase_price.is_some() && a.purchase_price == b.purchase_price) {
        reasons.push(DuplicateReason::SamePrice);
    }
    let some = licences.iter().any(|l| linked.contains(&l.id));
    reasons.push(if some { DuplicateReason::SomeLinked } else { DuplicateReason::NoneLinked });
    reasons.sort_unstable();
    Duplicates { client, licences, keep, reasons }
}

#[cfg(test)]
mod tests;
