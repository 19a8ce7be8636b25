//! The next times of a schedule, with what changes of the clock do to them.

use super::{LocalTime, Slot, When, next_due};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::Serialize;

/// What a change of the clock does to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum ClockChange {
    /// Clocks go forward over it: it is the first moment after the gap.
    Skipped,
    /// Clocks go back over it: it comes twice, and is the first of the two.
    Twice,
}

/// A time that will be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    /// When.
    pub slot: Slot,
    /// What a change of the clock does to it; none on other days.
    pub change: Option<ClockChange>,
}

/// The next `most` slots after `now`, in order. Fewer only at the end of time.
pub fn upcoming(
    when: &When,
    since: Timestamp,
    handled: Option<&Slot>,
    now: Timestamp,
    tz: &TimeZone,
    most: usize,
) -> Vec<Upcoming> {
    let (mut handled, mut out) = (handled.copied(), Vec::with_capacity(most));
    while out.len() < most {
        let Some(slot) = next_due(when, since, handled.as_ref(), now, tz) else { break };
        out.push(Upcoming { slot, change: change(when, &slot, tz) });
        handled = Some(slot);
    }
    out
}

fn change(when: &When, slot: &Slot, tz: &TimeZone) -> Option<ClockChange> {
    let at: &LocalTime = match when {
        When::Daily { at } | When::Weekdays { at, .. } => at,
        When::Every { .. } => return None,
    };
    match tz.to_ambiguous_timestamp(slot.day?.to_datetime(at.time())).offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(ClockChange::Skipped),
        AmbiguousOffset::Fold { .. } => Some(ClockChange::Twice),
    }
}
