//! Which slot is due, and when the next one will be.
//!
//! A time that a day does not have, because clocks go forward, is the first moment after the gap. A time it has
//! twice is the earlier one. A day's slot is known by its date, so that another time zone, or a clock set back,
//! never makes the same day due again.

use super::{Day, When};
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// One time at which a schedule is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The moment.
    pub at: Timestamp,
    /// The calendar day it stands for; none for "every so many hours".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
}

impl Slot {
    /// Whether it comes after one that was handled.
    fn follows(&self, handled: &Slot) -> bool {
        let later = match (self.day, handled.day) {
            (Some(day), Some(done)) => day > done,
            _ => true,
        };
        later && self.at > handled.at
    }
}

/// Days looked at on either side of a moment: a week, and one more for the zones.
const REACH: i64 = 9;

/// The slot that is due at `now`, if one is: the last one missed. Those of before `since`, when the schedule was
/// set, never are; nor is what was handled, nor anything before it.
pub fn due(
    when: &When,
    since: Timestamp,
    handled: Option<&Slot>,
    now: Timestamp,
    tz: &TimeZone,
) -> Option<Slot> {
    latest(when, since, now, tz).filter(|slot| slot.at > since && handled.is_none_or(|h| slot.follows(h)))
}

/// The first slot after `now` that will be due. None only at the end of time.
pub fn next_due(
    when: &When,
    since: Timestamp,
    handled: Option<&Slot>,
    now: Timestamp,
    tz: &TimeZone,
) -> Option<Slot> {
    let after = now.max(since).max(handled.map_or(Timestamp::MIN, |h| h.at));
    let fits = |slot: &Slot| slot.at > after && handled.is_none_or(|h| slot.follows(h));
    match when {
        When::Every { hours } => {
            let step = i64::from(hours.get()) * 3600;
            let steps = (after.as_second() - since.as_second()).div_euclid(step);
            (steps..=steps + 1).filter_map(|n| step_at(since, step, n)).find(fits)
        }
        When::Daily { .. } | When::Weekdays { .. } => {
            // A zone east of the one before may be a day ahead of what was handled.
            let from = tz.to_datetime(after).date();
            (-2..=REACH).filter_map(|n| day_at(when, from, n, tz)).find(fits)
        }
    }
}

/// The last slot that is not after `now`.
fn latest(when: &When, since: Timestamp, now: Timestamp, tz: &TimeZone) -> Option<Slot> {
    match when {
        When::Every { hours } => {
            let step = i64::from(hours.get()) * 3600;
            let steps = (now.as_second() - since.as_second()).div_euclid(step);
            // A part of a second may lie between.
            (steps - 1..=steps).rev().filter_map(|n| step_at(since, step, n)).find(|slot| slot.at <= now)
        }
        When::Daily { .. } | When::Weekdays { .. } => {
            let from = tz.to_datetime(now).date();
            (-REACH..=1).rev().filter_map(|n| day_at(when, from, n, tz)).find(|slot| slot.at <= now)
        }
    }
}

fn step_at(since: Timestamp, step: i64, n: i64) -> Option<Slot> {
    let at = since.checked_add(Span::new().try_seconds(step.checked_mul(n)?).ok()?).ok()?;
    Some(Slot { at, day: None })
}

/// The slot of the day so many days from `from`, where that day has one.
fn day_at(when: &When, from: Date, days: i64, tz: &TimeZone) -> Option<Slot> {
    let date = from.checked_add(Span::new().try_days(days).ok()?).ok()?;
    let at = match when {
        When::Daily { at } => at,
        When::Weekdays { days, at } if days.contains(&Day::of(date.weekday())) => at,
        When::Weekdays { .. } | When::Every { .. } => return None,
    };
    let local = date.to_datetime(at.time());
    let at = match tz.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok()?,
        // The earlier of the two.
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(local).ok()?,
        AmbiguousOffset::Gap { before, .. } => {
            // As the clock was before it is the gap's start and some more: the last change up to there.
            let inside = before.to_timestamp(local).ok()?;
            let past = inside.checked_add(Span::new().nanoseconds(1)).ok()?;
            tz.preceding(past).next()?.timestamp()
        }
    };
    Some(Slot { at, day: Some(date) })
}
