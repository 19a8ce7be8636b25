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
    let cuts = Cuts::of(changes);
    if cuts.all() <= limits.changes || cuts.all() * 100 <= limits.percent * licences {
        return None;
    }
    let why =
        format!("{}; the limit is {} changes and {} %.", cuts.told(licences), limits.changes, limits.percent);
    Some(cuts.stopped(licences, limits, why))
}

/// What stops a part of a plan. Where the guard stopped the plan it stops every part that cuts anything: else
/// many small parts would do what the whole may not. Where the plan passed, so does a part, which cuts no more.
pub(crate) fn guard_of_part(changes: &[Change], of_plan: Option<&Guard>) -> Option<Guard> {
    const OF: &str = ". This is part of a plan that the guard stopped: ";
    let whole = of_plan?;
    let cuts = Cuts::of(changes);
    if cuts.all() == 0 {
        return None;
    }
    // A part of a part names the plan that was held against the limits.
    let first = whole.why.split_once(OF).map_or(&*whole.why, |(_, first)| first);
    let why = format!("{}{OF}{first}", cuts.told(whole.licences));
    Some(cuts.stopped(whole.licences, whole.limits, why))
}

/// Whether a change leaves nothing of a licence: it sets it inactive, or its count to 0.
pub(crate) fn cuts_to_nothing(change: &Change) -> bool {
    match change.action {
        Action::Deactivate | Action::Zero | Action::Delete => true,
        _ => matches!(cut(change), Cut::ToZero),
    }
}

/// How many licences are cut, and how.
struct Cuts {
    deactivate: u64,
    zero: u64,
    halve: u64,
}

impl Cuts {
    fn of(changes: &[Change]) -> Self {
        let mut cuts = Self { deactivate: 0, zero: 0, halve: 0 };
        for change in changes {
            match (change.action, cut(change)) {
                // What is deleted is inactive for good.
                (Action::Deactivate | Action::Delete, _) => cuts.deactivate += 1,
                (Action::Zero, _) | (_, Cut::ToZero) => cuts.zero += 1,
                (_, Cut::ByHalf) => cuts.halve += 1,
                (_, Cut::None) => {}
            }
        }
        cuts
    }

    fn all(&self) -> u64 {
        self.deactivate + self.zero + self.halve
    }

    fn told(&self, licences: u64) -> String {
        format!(
            "{} of {licences} licences would be cut ({} set inactive, {} set to 0, {} cut by half or more)",
            self.all(),
            self.deactivate,
            self.zero,
            self.halve
        )
    }

    fn stopped(self, licences: u64, limits: GuardLimits, why: String) -> Guard {
        Guard { deactivate: self.deactivate, zero: self.zero, halve: self.halve, licences, limits, why }
    }
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
