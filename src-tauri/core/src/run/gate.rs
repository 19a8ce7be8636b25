//! The last look before a change is sent: is the record still what the plan saw? Pure.

use super::fate::{lookalikes, referenced};
use super::item::Item;
use super::reading::Reading;
use crate::domain::{LicenceField, LicenceId, VendorKind};
use crate::plan::{Field, holds, same};
use std::collections::HashSet;

/// Whether a change may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gate {
    /// Yes.
    Go,
    /// Halo holds it already, as this licence.
    Already(LicenceId),
    /// The record moved since the plan was made; how, in words.
    Stale(String),
}

/// Looks at a change just before it is sent.
pub(super) fn gate(item: &Item, vendor: VendorKind, reading: &Reading, linked: &HashSet<LicenceId>) -> Gate {
    if item.creates() {
        return match (referenced(item, vendor, reading).as_slice(), lookalikes(item, reading, linked).first())
        {
            ([], None) => Gate::Go,
            ([one], _) => Gate::Already(one.id),
            ([], Some(like)) => Gate::Stale(format!(
                "Licence {}, equal to it, appeared in Halo since the plan was made.",
                like.id
            )),
            (several, _) => Gate::Stale(format!("{} licences in Halo bear its reference.", several.len())),
        };
    }
    let Some(licence) = item.change.licence.and_then(|id| reading.licence(id)) else {
        return Gate::Stale("The licence is no longer in Halo.".to_owned());
    };
    if licence.client != Some(item.client) {
        return Gate::Stale("The licence was moved to another client in Halo.".to_owned());
    }
    if holds(&item.change, licence) {
        return Gate::Already(licence.id);
    }
    let wakes = item.change.licence_field(LicenceField::IsActive).is_some();
    if !licence.is_live() && !wakes {
        return Gate::Stale("The licence was set inactive in Halo since the plan was made.".to_owned());
    }
    for change in &item.change.fields {
        let Field::Licence(field) = change.field else { continue };
        let now = licence.value(field);
        let as_planned = match (&now, &change.before) {
            (Some(now), Some(before)) => same(field, now, before),
            (None, None) => true,
            _ => false,
        };
        if !as_planned && !now.as_ref().is_some_and(|now| same(field, now, &change.after)) {
            return Gate::Stale(format!(
                "Its {} was changed in Halo since the plan was made.",
                field.halo_name()
            ));
        }
    }
    Gate::Go
}
