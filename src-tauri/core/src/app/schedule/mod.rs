//! Schedules: given to a connection, shown, taken away. What is due is run in `run`.

mod run;
mod view;

pub use run::{DueReport, DueRun};
pub use view::ScheduleView;

use super::App;
use crate::domain::ConnectionName;
use crate::schedule::{LocalTime, Schedule, Slot, When, due};
use crate::store::{LastRun, ScheduleRow};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl App {
    /// Gives a connection a schedule, or another one.
    pub fn set_schedule(&self, name: &ConnectionName, schedule: &Schedule) -> Result<ScheduleView> {
        self.vendor_connection(name)?;
        zone(schedule.zone.as_deref())?;
        if matches!(&schedule.when, When::Weekdays { days, .. } if days.is_empty()) {
            return Err(usage(
                "No day of the week is chosen.",
                "It would never be due.",
                "Name one at least: mon,tue,wed,thu,fri,sat,sun",
            ));
        }
        if !schedule.entities.customers && !schedule.entities.subscriptions {
            return Err(usage(
                "The schedule covers nothing.",
                "Neither customers nor subscriptions are chosen.",
                "Choose one of the two, or both.",
            ));
        }
        self.store.save_schedule(name, schedule, Timestamp::now())?;
        self.schedule(name)?.ok_or_else(|| Error::internal("The schedule was saved and is not there."))
    }

    /// Takes a connection's schedule away; false where it had none.
    pub fn clear_schedule(&self, name: &ConnectionName) -> Result<bool> {
        self.vendor_connection(name)?;
        self.store.clear_schedule(name, Timestamp::now())
    }

    /// A connection's schedule; none where it has none.
    pub fn schedule(&self, name: &ConnectionName) -> Result<Option<ScheduleView>> {
        self.vendor_connection(name)?;
        Ok(self.store.schedule(name)?.map(|row| ScheduleView::of(&row, Timestamp::now())))
    }

    /// All schedules, in order of connection.
    pub fn schedules(&self) -> Result<Vec<ScheduleView>> {
        let now = Timestamp::now();
        Ok(self.store.schedules()?.iter().map(|row| ScheduleView::of(row, now)).collect())
    }
}

/// The slot of a schedule that is to be run at `now`: one that is due, or one that was claimed and came to nothing
/// before anything could be written.
fn slot_at(row: &ScheduleRow, now: Timestamp, tz: &TimeZone) -> Option<Slot> {
    let open = || row.last.as_ref().is_some_and(LastRun::leaves_its_slot);
    let left = || row.handled.filter(|slot| slot.at > row.since && slot.at <= now && open());
    due(&row.schedule.when, row.since, row.handled.as_ref(), now, tz).or_else(left)
}

/// A time of day as typed.
pub fn local_time(text: &str) -> Result<LocalTime> {
    LocalTime::parse(text).ok_or_else(|| {
        usage(
            format!("{text:?} is not a time of day."),
            "A time has hours and minutes, from 00:00 to 23:59.",
            "Write it like 02:15.",
        )
    })
}

/// The zone of that name; the machine's where none is named. A machine that tells none, as containers do, is at
/// UTC.
pub(super) fn zone(name: Option<&str>) -> Result<TimeZone> {
    let Some(name) = name else { return Ok(TimeZone::try_system().unwrap_or(TimeZone::UTC)) };
    TimeZone::get(name).map_err(|_| {
        usage(
            format!("There is no time zone {name:?} on this machine."),
            "A time zone is named like Europe/London. Small systems have none installed.",
            "Check the name; on a small Linux, install the package tzdata.",
        )
    })
}

fn usage(what: impl Into<String>, why: &str, fix: &str) -> Error {
    Error::new(ErrorCode::Usage, what, why, fix)
}
