//! What a run did to the seats of a licence, taken from its plan and its journal.

use super::HaloSeats;
use crate::domain::{LicenceField, LicenceId, SubscriptionKey, Value};
use crate::plan::{Action, Change};
use jiff::Timestamp;
use rust_decimal::Decimal;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The run wrote it.
    Did,
    /// Halo held it already; the run wrote nothing, and only saw it.
    Saw,
    /// It was sent, and whether it landed is not known.
    Unsure,
}

/// One change of a run to one licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Where it stands in the journal.
    pub journal: i64,
    /// The run, `R7`.
    pub run: String,
    /// The system's user who started it.
    pub who: String,
    /// The run it takes back, for an undo.
    pub undoes: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// When it was sent, or where nothing was sent, when that was found out.
    pub sent: Timestamp,
    /// When it was known to be in Halo.
    pub settled: Timestamp,
    /// The licence it was about.
    pub licence: LicenceId,
    /// What was planned.
    pub change: Change,
}

impl Write {
    /// The subscription it was about.
    pub fn key(&self) -> Option<&SubscriptionKey> {
        self.change.subject.as_ref().map(|s| &s.key)
    }

    /// Whether it makes the licence, or takes one that was there.
    pub fn takes(&self) -> bool {
        matches!(self.change.action, Action::Create | Action::Adopt)
    }

    /// What Halo held before, where the plan tells; `now` is what is known of it.
    pub(super) fn before(&self, now: Option<HaloSeats>) -> HaloSeats {
        let (count, live) = self.held(now);
        let field = |f| self.change.licence_field(f).and_then(|f| f.before.as_ref());
        HaloSeats::Held {
            licence: self.licence,
            count: number(field(LicenceField::Count)).or(count),
            live: flag(field(LicenceField::IsActive)).unwrap_or(live),
        }
    }

    /// What Halo holds after it.
    pub(super) fn after(&self, now: Option<HaloSeats>) -> HaloSeats {
        let (count, live) = self.held(now);
        let field = |f| self.change.licence_field(f).map(|f| &f.after);
        HaloSeats::Held {
            licence: self.licence,
            count: number(field(LicenceField::Count)).or(count),
            live: flag(field(LicenceField::IsActive)).unwrap_or(live),
        }
    }

    /// The same licence's seats as known; active where nothing is known of it.
    fn held(&self, now: Option<HaloSeats>) -> (Option<Decimal>, bool) {
        match now {
            Some(HaloSeats::Held { licence, count, live }) if licence == self.licence => (count, live),
            _ => (None, true),
        }
    }
}

fn number(value: Option<&Value>) -> Option<Decimal> {
    match value {
        Some(Value::Number(n)) => Some(*n),
        _ => None,
    }
}

fn flag(value: Option<&Value>) -> Option<bool> {
    match value {
        Some(Value::Flag(f)) => Some(*f),
        _ => None,
    }
}
