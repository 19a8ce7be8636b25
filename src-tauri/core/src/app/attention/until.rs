//! How long "later" is.

use crate::{Error, ErrorCode, Result};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Until when an item is put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Until {
    /// For a day.
    Day,
    /// For a week.
    Week,
    /// For a month.
    Month,
    /// To the beginning of a day, `2026-12-24`.
    On(String),
}

impl Until {
    /// As typed: `day`, `week`, `month`, or a date.
    pub fn typed(text: &str) -> Self {
        match text.trim().to_ascii_lowercase().as_str() {
            "day" | "1d" => Self::Day,
            "week" | "1w" => Self::Week,
            "month" | "1m" => Self::Month,
            other => Self::On(other.to_owned()),
        }
    }

    /// The moment, by the machine's clock and calendar.
    pub fn moment(&self, now: Timestamp) -> Result<Timestamp> {
        let tz = TimeZone::try_system().unwrap_or(TimeZone::UTC);
        let here = now.to_zoned(tz.clone());
        let span = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::On(text) => {
                let date: Date = text.parse().map_err(|_| no_day(text))?;
                let at = date.to_zoned(tz).map_err(|_| no_day(text))?.timestamp();
                return if at > now { Ok(at) } else { Err(past(text)) };
            }
        };
        here.checked_add(span).map(|at| at.timestamp()).map_err(|_| no_day("that far"))
    }
}

fn no_day(text: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("{text:?} is no time to put something off to."),
        "It is put off for a day, a week, a month, or to a day of the calendar.",
        "Write day, week, month, or a date like 2026-12-24.",
    )
}

fn past(text: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("{text} has begun already."),
        "What is put off comes back at the beginning of that day.",
        "Choose a later day.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_later() {
        let now: Timestamp = "2026-11-28T09:00:00Z".parse().unwrap();
        for (text, at_least, at_most) in [
            ("day", 23, 25),
            ("1w", 7 * 24 - 1, 7 * 24 + 1),
            ("month", 29 * 24, 31 * 24),
            ("2026-12-24", 24 * 24, 27 * 24),
        ] {
            let hours = now.duration_until(Until::typed(text).moment(now).unwrap()).as_hours();
            assert!((at_least..=at_most).contains(&hours), "{text} is {hours} hours");
        }
        for text in ["2026-11-28", "2020-01-01", "soon", ""] {
            let refused = Until::typed(text).moment(now).unwrap_err();
            assert_eq!(refused.code, ErrorCode::Usage, "{text}");
        }
    }
}
