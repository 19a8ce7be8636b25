//! Plans: the full list of changes a run would make, as data. Pure: no clock, no I/O, stable order; the
//! preview *is* the plan, and the run applies exactly it.

mod address_parts;
mod addresses;
mod change;
mod compute;
mod conflict;
mod costs;
mod customers;
mod equality;
mod fields;
mod fingerprint;
mod guard;
mod inputs;
mod missing;
mod options;
mod pairing;
mod part;
mod reference;
mod remarks;
mod subscriptions;

pub use addresses::Sites;
pub use change::{Action, Change, Entity, Field, FieldChange, Owner, Subject};
pub use compute::plan;
pub use conflict::{Choice, Conflict, FieldValue};
pub(crate) use costs::months;
pub use costs::{Cost, Costs};
pub use equality::{equals, folded, holds, landed};
pub use fields::{same, still_says};
pub use guard::{Guard, GuardLimits};
pub(crate) use guard::{cuts_to_nothing, guard_of_part};
pub use inputs::{Inputs, Unmatched};
pub(crate) use missing::absence_proves_nothing;
pub use options::{Entities, ImportOptions, MissingPolicy, MoneyPolicy};
pub(crate) use part::{needs, part};
pub use reference::{Reference, bearers, reference_in};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A plan that has been computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The changes: clients first, then licences, then addresses of sites, each in order of customer and key.
    pub changes: Vec<Change>,
    /// The limit it runs into, if it does.
    pub guard: Option<Guard>,
    /// A hash of everything it was computed from.
    pub fingerprint: String,
    /// Remarks on the whole (rows that could not be used, an incomplete answer).
    pub remarks: Vec<String>,
}

/// How many changes of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counts(BTreeMap<String, u64>);

impl Counts {
    /// Counts changes; every action is there, with 0 where nothing of it is.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut counts: BTreeMap<String, u64> =
            Action::ALL.iter().map(|a| (a.as_str().to_owned(), 0)).collect();
        for change in changes {
            *counts.entry(change.action.as_str().to_owned()).or_default() += 1;
        }
        Self(counts)
    }

    /// How many of one action.
    pub fn get(&self, action: Action) -> u64 {
        self.0.get(action.as_str()).copied().unwrap_or(0)
    }

    /// How many changes would do something.
    pub fn acting(&self) -> u64 {
        Action::ALL.into_iter().filter(|a| a.acts()).map(|a| self.get(a)).sum()
    }
}
