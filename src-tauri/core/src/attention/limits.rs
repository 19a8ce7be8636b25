//! From where on a change, or a silence, is worth a person's look. Set per connection.

use crate::schedule::{When, next_due};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Times of a schedule that may pass without a whole reading.
const SLOTS: u32 = 3;

/// How late a time of a schedule may be met before it counts as missed: whoever calls comes by now and then, and
/// a reading takes its while.
const GRACE: SignedDuration = SignedDuration::from_hours(2);

/// Days without a reading, where there is no schedule and nobody set another limit: a month's work, and some.
const UNSCHEDULED: i64 = 35;

/// The limits of one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Limits {
    /// Days without a whole reading before the connection is called silent; none for three missed times of its
    /// schedule, or 35 days where it has none.
    pub silent_days: Option<u16>,
    /// A price or cost that moves by more than so many percent stands out.
    pub price_percent: u32,
    /// A number of seats that moves by more than so many percent stands out …
    pub seats_percent: u32,
    /// … where it moves by so many seats at least.
    pub seats_least: u32,
    /// Days after which a change that is in Halo stands out no more.
    pub jump_days: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self { silent_days: None, price_percent: 25, seats_percent: 50, seats_least: 5, jump_days: 30 }
    }
}

impl Limits {
    /// Whether a price moved by more than the limit.
    pub fn price_jumps(&self, before: Decimal, after: Decimal) -> bool {
        exceeds(before, after, self.price_percent)
    }

    /// Whether a number of seats moved by more than the limit.
    pub fn seats_jump(&self, before: i64, after: i64) -> bool {
        before.abs_diff(after) >= u64::from(self.seats_least)
            && exceeds(before.into(), after.into(), self.seats_percent)
    }

    /// From when on a connection that was last read whole at `read` is silent.
    pub fn silent_from(&self, read: Timestamp, schedule: Option<(&When, Timestamp, &TimeZone)>) -> Timestamp {
        let days = |n: i64| later(read, SignedDuration::from_hours(24 * n));
        match (self.silent_days, schedule) {
            (Some(n), _) => days(n.into()),
            (None, None) => days(UNSCHEDULED),
            (None, Some((when, since, tz))) => {
                let mut at = read;
                for _ in 0..SLOTS {
                    let Some(slot) = next_due(when, since, None, at, tz) else { return Timestamp::MAX };
                    at = slot.at;
                }
                later(at, GRACE)
            }
        }
    }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(Timestamp::MAX)
}

/// Whether the way from `before` to `after` is more than so many percent of `before`. Away from 0 is always more.
fn exceeds(before: Decimal, after: Decimal, percent: u32) -> bool {
    if before == after {
        return false;
    }
    let way = after.checked_sub(before).map(|d| d.abs());
    let hundredfold = way.and_then(|d| d.checked_mul(Decimal::ONE_HUNDRED));
    let limit = before.abs().checked_mul(percent.into());
    // Amounts too large to reckon with stand out by themselves.
    hundredfold.zip(limit).is_none_or(|(way, limit)| way > limit)
}
