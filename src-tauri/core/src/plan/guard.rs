//! The guard: a plan that removes, zeroes or halves too many of a connection's licences stops until a
//! person lets it through once, with a reason.

use super::{Action, Change};
use crate::domain::{LicenceField, Value};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// From when on the guard stops a plan: more than `changes` *and* more than `percent` of the licences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuardLimits {
    /// How many cuts are always let through.
    pub changes: u64,
    /// The share of the connection's licences, in percent, that is always let through.
    pub percent: u64,
}

impl Default for GuardLimits {
    fn default() -> Self {
        Self { changes: 10, percent: 20 }
    }
}

/// A plan stopped by the guard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// Licences that would be set inactive.
    pub deactivate: u64,
    /// Licences whose count would become 0.
    pub zero: u64,
    /// Licences whose count would fall by half or more.
    pub halve: u64,
    /// The connection's licences altogether.
    pub licences: u64,
    /// The limits that were passed.
    pub limits: GuardLimits,
    /// The same in words.
    pub why: String,
}

/// Holds a plan's changes against the limits. `licences` is how many the connection is linked to.
pub fn guard(changes: &[Change], licences: u64, limits: GuardLimits) -> Option<Guard> {
    let (mut deactivate, mut zero, mut halve) = (0, 0, 0);
    for change in changes {
        match (change.action, cut(change)) {
            (Action::Deactivate, _) => deactivate += 1,
            (Action::Zero, _) | (_, Cut::ToZero) => zero += 1,
            (_, Cut::ByHalf) => halve += 1,
            (_, Cut::None) => {}
        }
    }
    let cuts: u64 = deactivate + zero + halve;
    if cuts <= limits.changes || cuts * 100 <= limits.percent * licences {
        return None;
    }
    let why = format!(
        "{cuts} of {licences} licences would be cut ({deactivate} set inactive, {zero} set to 0, {halve} cut by \
         half or more); the limit is {} changes and {} %.",
        limits.changes, limits.percent
    );
    Some(Guard { deactivate, zero, halve, licences, limits, why })
}

enum Cut {
    None,
    ByHalf,
    ToZero,
}

fn cut(change: &Change) -> Cut {
    let inactive =
        change.licence_field(LicenceField::IsActive).map(|f| &f.after) == Some(&Value::Flag(false));
    let Some(count) = change.licence_field(LicenceField::Count).filter(|_| change.action.acts()) else {
        return if inactive && change.action.acts() { Cut::ToZero } else { Cut::None };
    };
    match (&count.before, &count.after) {
        (Some(Value::Number(before)), Value::Number(after)) if *before > Decimal::ZERO => {
            if after.is_zero() {
                Cut::ToZero
            } else if *after * Decimal::TWO <= *before {
                Cut::ByHalf
            } else {
                Cut::None
            }
        }
        _ => Cut::None,
    }
}
