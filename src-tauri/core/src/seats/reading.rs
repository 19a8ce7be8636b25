//! What a plan's reading of both sides shows of each subscription. What an incomplete answer leaves out, or may
//! have summed up too low, is not told rather than 0.

use super::{HaloSeats, SeatReading, VendorSeats};
use crate::domain::{Completeness, Licence, LicenceId, Life, Link, Quantity, Subscription, SubscriptionKey};
use crate::plan::{Inputs, Plan, absence_proves_nothing};
use std::collections::HashMap;

/// One reading for each subscription that the plan speaks of: those the vendor lists, and those linked before.
pub fn readings(inputs: &Inputs<'_>, plan: &Plan) -> Vec<SeatReading> {
    let method = &inputs.vendor.method;
    let listed: HashMap<&SubscriptionKey, &Subscription> =
        inputs.vendor.subscriptions.iter().map(|s| (&s.key, s)).collect();
    let links: HashMap<&SubscriptionKey, &Link> =
        inputs.links.iter().filter(|l| l.method == *method).map(|l| (&l.key, l)).collect();
    let linked: HashMap<LicenceId, &SubscriptionKey> =
        links.iter().map(|(key, link)| (link.licence, *key)).collect();
    let licences: HashMap<LicenceId, &Licence> = inputs.licences.iter().map(|l| (l.id, l)).collect();
    plan.changes
        .iter()
        .filter_map(|change| {
            let key = &change.subject.as_ref().filter(|s| s.method == *method)?.key;
            let vendor = match listed.get(key) {
                Some(s) => said(s, &inputs.vendor.completeness),
                None if absence_proves_nothing(inputs, &change.customer) => None,
                None => Some(VendorSeats::Gone),
            };
            let licence = change.licence.or_else(|| links.get(key).map(|l| l.licence));
            let former = licence.and_then(|id| linked.get(&id).copied()).filter(|former| *former != key);
            Some(SeatReading {
                key: key.clone(),
                former: former.cloned(),
                customer: change.customer.clone(),
                product: change.name.clone(),
                vendor,
                halo: licence.map_or(HaloSeats::NoLicence, |id| held(id, licences.get(&id).copied())),
            })
        })
        .collect()
}

/// What the vendor says of a subscription it lists.
fn said(s: &Subscription, completeness: &Completeness) -> Option<VendorSeats> {
    let whole = *completeness == Completeness::Complete;
    // Of an incomplete answer, a sum over rows may be too small, and a row that still runs may be missing.
    if !whole && (s.family.is_some() || s.life == Life::Ended) {
        return None;
    }
    Some(match (s.life, &s.quantity) {
        (Life::Ended, _) => VendorSeats::Ended,
        (Life::Live, Quantity::Known(n)) => VendorSeats::Counted(n.value),
        (Life::Live, Quantity::Unknown(_)) => VendorSeats::Unknown,
    })
}

fn held(id: LicenceId, licence: Option<&Licence>) -> HaloSeats {
    match licence {
        Some(l) if !l.deleted => HaloSeats::Held { licence: id, count: l.count, live: l.is_live() },
        _ => HaloSeats::Gone(id),
    }
}
