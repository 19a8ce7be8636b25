//! The inverse of a run, as a plan: previewed and applied by the same machinery. Pure.
//!
//! What Halo holds now decides: a field that someone changed since stays as it is and is shown. Licences
//! that were created are set inactive, never deleted; created clients are only listed.

use crate::domain::ClientId;
use crate::domain::{Licence, LicenceField, LicenceId, Site, SiteId, Value};
use crate::plan::{Action, Change, Costs, Entity, Field, FieldChange, Owner, same};
use std::collections::HashMap;

/// What Halo holds now, by number.
pub type Halo = HashMap<LicenceId, Licence>;

/// The sites whose addresses were written, as Halo has them now.
pub type Sites = HashMap<SiteId, Site>;

/// A change that was applied, and the record it became.
pub type Applied = (Change, i64);

/// The changes that take `applied` back, in the same order.
pub fn inverse(applied: &[Applied], licences: &Halo, sites: &Sites) -> Vec<Change> {
    applied
        .iter()
        .map(|(change, record)| match change.entity {
            Entity::Client => client(change, *record),
            Entity::Site => super::sites::taken_back(change, sites.get(&SiteId(*record))),
            Entity::Licence => {
                let id = LicenceId(*record);
                costed(licence(change, id, licences), change, licences.get(&id))
            }
        })
        .collect()
}

fn client(change: &Change, record: i64) -> Change {
    let owner = Some(Owner::Existing(ClientId(record)));
    if change.action == Action::Create {
        return Change {
            action: Action::Skip,
            owner,
            fields: Vec::new(),
            why: format!(
                "Client {record} was made by the run. Clients are never deleted; do it in Halo if it is not wanted."
            ),
            ..change.clone()
        };
    }
    Change {
        action: Action::Update,
        owner,
        fields: change.fields.iter().filter_map(reversed).collect(),
        why: "Taken back.".to_owned(),
        ..change.clone()
    }
}

fn licence(change: &Change, id: LicenceId, licences: &Halo) -> Change {
    let base = Change {
        licence: Some(id),
        fields: Vec::new(),
        remarks: Vec::new(),
        retires: false,
        ..change.clone()
    };
    let Some(now) = licences.get(&id) else {
        return Change { action: Action::Skip, why: "The licence is no longer in Halo.".to_owned(), ..base };
    };
    let base = Change { owner: now.client.map(Owner::Existing).or(base.owner), ..base };
    if change.action == Action::Create {
        return retire(base, now);
    }
    let mut conflicts = Vec::new();
    let mut fields = Vec::new();
    for f in &change.fields {
        let Field::Licence(field) = f.field else { continue };
        let has = now.value(field);
        let ours = has.as_ref().is_some_and(|has| same(field, has, &f.after));
        match (&f.before, ours) {
            (Some(before), true) => fields.push(FieldChange {
                field: f.field,
                before: has,
                after: before.clone(),
                rule: "as before the run".to_owned(),
            }),
            // Left out of the answer means active.
            (None, true) if field == LicenceField::IsActive => fields.push(FieldChange {
                field: f.field,
                before: has,
                after: Value::Flag(true),
                rule: "as before the run".to_owned(),
            }),
            (None, true) => conflicts.push(format!("{} had no value before", field.halo_name())),
            (Some(before), false) if has.as_ref().is_some_and(|has| same(field, has, before)) => {}
            (_, false) => conflicts.push(format!("{} was changed since", field.halo_name())),
        }
    }
    let left =
        if conflicts.is_empty() { String::new() } else { format!(" Left alone: {}.", conflicts.join(", ")) };
    if fields.is_empty() {
        let action = if conflicts.is_empty() { Action::Unchanged } else { Action::Blocked };
        return Change { action, why: format!("Nothing to take back.{left}"), ..base };
    }
    // A licence that the run woke goes back to sleep as Halyard's doing, so that Halyard may wake it again.
    let retires = fields
        .iter()
        .any(|f| f.field == Field::Licence(LicenceField::IsActive) && f.after == Value::Flag(false));
    Change { action: Action::Update, fields, why: format!("Taken back.{left}"), retires, ..base }
}

/// With what it costs now and once taken back; the currency is the run's own.
fn costed(inverse: Change, change: &Change, now: Option<&Licence>) -> Change {
    let costs = change.costs.as_ref().filter(|_| inverse.action.acts()).map(|costs| {
        let free = costs.after.unit.is_some_and(|unit| unit.is_zero());
        Costs::of(&inverse, now, free, costs.currency)
    });
    Change { costs, ..inverse }
}

fn retire(base: Change, now: &Licence) -> Change {
    if !now.is_live() {
        return Change { action: Action::Unchanged, why: "It is inactive already.".to_owned(), ..base };
    }
    Change {
        action: Action::Deactivate,
        fields: vec![FieldChange {
            field: Field::Licence(LicenceField::IsActive),
            before: now.value(LicenceField::IsActive),
            after: Value::Flag(false),
            rule: "made by the run".to_owned(),
        }],
        why: "The run made it; it is set inactive, not deleted.".to_owned(),
        retires: true,
        ..base
    }
}

fn reversed(f: &FieldChange) -> Option<FieldChange> {
    Some(FieldChange {
        field: f.field,
        before: Some(f.after.clone()),
        after: f.before.clone()?,
        rule: "as before the run".to_owned(),
    })
}
