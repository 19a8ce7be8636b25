//! The forms in which ALSO may write a date.
//!
//! Without a zone, with a fraction or the day alone: VERIFIED. The others are ASSUMED and a setting. May not
//! know which date is written.

use crate::{calendar::Day, faults::Turn};

/// How dates are written in one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    Fraction,
    Plain,
    Date,
    Zulu,
    Offset,
    Wcf,
    Nothing,
}

impl Dates {
    pub(super) fn of(turn: &mut Turn) -> Self {
        match turn.setting("date-form").as_deref() {
            Some("plain") => Self::Plain,
            Some("date") => Self::Date,
            Some("zulu") => Self::Zulu,
            Some("offset") => Self::Offset,
            Some("wcf") => Self::Wcf,
            Some("none") => Self::Nothing,
            _ => Self::Fraction,
        }
    }

    /// Midnight of a day.
    pub(super) fn day(self, day: Day) -> String {
        self.written(day, 0)
    }

    /// Some time of a day, the same for the same record.
    pub(super) fn at(self, day: Day, id: i64) -> String {
        self.written(day, id.rem_euclid(86_399))
    }

    fn written(self, day: Day, second: i64) -> String {
        let iso = day.iso();
        let date = iso.get(..10).unwrap_or_default();
        let clock = format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60);
        match self {
            Self::Fraction if second == 0 => iso,
            Self::Fraction => format!("{date}T{clock}.{:02}", second % 100),
            Self::Plain => format!("{date}T{clock}"),
            Self::Date => date.to_owned(),
            Self::Zulu => format!("{date}T{clock}Z"),
            Self::Offset => format!("{date}T{clock}+02:00"),
            Self::Wcf => format!("/Date({})/", (day.0 * 86_400 + second) * 1_000),
            Self::Nothing => "0001-01-01T00:00:00".to_owned(),
        }
    }
}
