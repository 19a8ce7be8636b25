//! A schedule as it is shown.

use super::{slot_at, zone};
use crate::plan::Entities;
use crate::schedule::{Unattended, next_due};
use crate::store::{LastRun, ScheduleRow};
use jiff::Timestamp;
use serde::Serialize;

/// A schedule, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScheduleView {
    /// Whose it is.
    pub connection: String,
    /// When, in words: "daily at 02:15".
    pub when: String,
    /// The time zone by name.
    pub zone: String,
    /// Whether that is simply the machine's.
    pub zone_of_machine: bool,
    /// What it covers.
    pub entities: Entities,
    /// What it may do without a person.
    pub unattended: Unattended,
    /// Whether it is due now.
    pub due: bool,
    /// When it will be due next, UTC.
    pub next: Option<String>,
    /// The same on the clock of its zone: "Sun 29 Nov 2026, 02:15".
    pub next_local: Option<String>,
    /// How it went the last time.
    pub last: Option<LastRun>,
    /// What a person should know, where something is odd.
    pub note: Option<String>,
}

impl ScheduleView {
    pub(super) fn of(row: &ScheduleRow, now: Timestamp) -> Self {
        let named = row.schedule.zone.as_deref();
        let view = Self {
            connection: row.connection.to_string(),
            when: row.schedule.when.to_string(),
            zone: named.unwrap_or("the machine's").to_owned(),
            zone_of_machine: named.is_none(),
            entities: row.schedule.entities,
            unattended: row.schedule.unattended,
            due: false,
            next: None,
            next_local: None,
            last: row.last.clone(),
            note: None,
        };
        let tz = match zone(named) {
            Ok(tz) => tz,
            Err(e) => return Self { note: Some(format!("{} {}", e.what, e.fix)), ..view },
        };
        let (when, handled) = (&row.schedule.when, row.handled.as_ref());
        let next = next_due(when, row.since, handled, now, &tz).map(|slot| slot.at);
        let ahead = handled.is_some_and(|h| h.at > now) || row.since > now;
        Self {
            zone: tz.iana_name().map_or(view.zone, str::to_owned),
            due: slot_at(row, now, &tz).is_some(),
            next: next.map(|at| at.to_string()),
            next_local: next.map(|at| at.to_zoned(tz).strftime("%a %-d %b %Y, %H:%M").to_string()),
            note: ahead.then(|| {
                "This machine's clock was set back: it goes on when the clock has caught up. If it was wrong \
                 before, clear the schedule and set it again."
                    .to_owned()
            }),
            ..view
        }
    }
}
