//! Schedules: when each connection runs by itself, what it may do, when it is due next, how it went.

mod form;
mod standing;

pub use form::{ScheduleForm, WhenForm};
pub use standing::{LastScheduled, NextRun, ScheduleStanding, ScheduledEnd};

use super::Side;
use super::waiting::WaitingPlan;
use crate::Result;
use crate::app::schedule::zone;
use crate::app::{App, VendorConnection, connection_name};
use crate::domain::{ConnectionName, MatchKind};
use crate::plan::MissingPolicy;
use crate::schedule::{Slot, When, upcoming};
use crate::store::ScheduleRow;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use specta::Type;
use std::collections::BTreeSet;

/// How many of the next times are shown.
const SHOWN: usize = 5;
/// The setting that names the connections a person wants to run by hand.
const BY_HAND: &str = "by-hand";

/// Whether a connection runs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Running {
    /// Nobody said.
    Unsaid,
    /// By hand, as a person chose.
    ByHand,
    /// By its schedule.
    Scheduled,
}

/// The schedule of one connection, to be looked at and edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleScreen {
    /// Whose it is.
    pub connection: String,
    /// Its vendor.
    pub side: Side,
    /// Whether it runs by itself.
    pub running: Running,
    /// The schedule it has.
    pub standing: Option<ScheduleStanding>,
    /// What a form begins with: the schedule it has, or careful defaults.
    pub form: ScheduleForm,
    /// The machine's own time zone.
    pub machine_zone: String,
    /// Time zones to choose from.
    pub zones: Vec<String>,
    /// What happens to what is gone at the vendor, as the connection says.
    pub missing: MissingPolicy,
    /// Whether the connection follows the vendor's names.
    pub follows_names: bool,
    /// Whether it follows addresses.
    pub follows_addresses: bool,
    /// How many cuts the guard always lets through.
    pub guard_changes: u64,
    /// The share of licences, in percent, whose cut the guard always lets through.
    pub guard_percent: u64,
    /// Licences linked; 0 before the first import.
    pub licences: u64,
    /// How long a reading takes at least; none for a vendor that answers all at once.
    pub reading: Option<ReadingTime>,
}

/// How long it takes to read a vendor that is asked customer by customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct ReadingTime {
    /// Customers that are read each time: those with a client.
    pub customers: u32,
    /// Seconds that takes at least, at the pace the connection keeps.
    pub seconds: u32,
}

/// One connection in the list of schedules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ScheduleLine {
    /// Which.
    pub connection: String,
    /// Its vendor.
    pub side: Side,
    /// Whether it runs by itself.
    pub running: Running,
    /// Its schedule.
    pub standing: Option<ScheduleStanding>,
}

/// What Home says of a connection's schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CardSchedule {
    /// Whether it runs by itself.
    pub running: Running,
    /// Whether it is due now.
    pub due: bool,
    /// When it is due next.
    pub next: Option<NextRun>,
}

impl App {
    /// A connection's schedule as it is edited.
    pub fn schedule_screen(&self, connection: &str) -> Result<ScheduleScreen> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let standing = self.standing(&name)?;
        let machine = zone(None)?;
        Ok(ScheduleScreen {
            connection: name.to_string(),
            side: settings.source.kind().into(),
            running: self.running(&name, standing.is_some())?,
            form: standing.as_ref().map(|s| s.form.clone()).unwrap_or_default(),
            standing,
            machine_zone: machine.iana_name().unwrap_or("UTC").to_owned(),
            zones: zones(),
            missing: settings.options.missing,
            follows_names: settings.options.follow_names,
            follows_addresses: settings.options.follow_addresses,
            guard_changes: settings.options.guard.changes,
            guard_percent: settings.options.guard.percent,
            licences: self.store.links(&name)?.len() as u64,
            reading: self.reading_time(&name, &settings)?,
        })
    }

    /// The next times that a schedule as chosen would be due. Where its times are those saved, what was handled
    /// counts; else it would begin now.
    pub fn schedule_times(&self, connection: &str, form: &ScheduleForm) -> Result<Vec<NextRun>> {
        let name = connection_name(connection)?;
        self.vendor_connection(&name)?;
        let schedule = form.schedule()?;
        let tz = zone(schedule.zone.as_deref())?;
        let now = Timestamp::now();
        let saved = self.store.schedule(&name)?.filter(|row| row.schedule.when == schedule.when);
        let (since, handled) = saved.map_or((now, None), |row| (row.since, row.handled));
        Ok(times(&schedule.when, since, handled.as_ref(), now, &tz, SHOWN))
    }

    /// Gives a connection a schedule as chosen.
    pub fn save_schedule(&self, connection: &str, form: &ScheduleForm) -> Result<ScheduleScreen> {
        let name = connection_name(connection)?;
        self.set_schedule(&name, &form.schedule()?)?;
        self.note_by_hand(&name, false)?;
        self.schedule_screen(connection)
    }

    /// Has a connection run by hand: takes its schedule away where it has one, and remembers the answer.
    pub fn run_by_hand(&self, connection: &str) -> Result<ScheduleScreen> {
        let name = connection_name(connection)?;
        self.clear_schedule(&name)?;
        self.note_by_hand(&name, true)?;
        self.schedule_screen(connection)
    }

    /// All connections to vendors, in order of name.
    pub fn schedule_lines(&self) -> Result<Vec<ScheduleLine>> {
        let mut lines = Vec::new();
        for connection in self.store.connections()? {
            let name = connection.name;
            let Ok(settings) = self.vendor_connection(&name) else { continue };
            let standing = self.standing(&name)?;
            lines.push(ScheduleLine {
                connection: name.to_string(),
                side: settings.source.kind().into(),
                running: self.running(&name, standing.is_some())?,
                standing,
            });
        }
        lines.sort_by(|a, b| a.connection.cmp(&b.connection));
        Ok(lines)
    }

    /// What Home says of it.
    pub(super) fn card_schedule(&self, name: &ConnectionName) -> Result<CardSchedule> {
        let now = Timestamp::now();
        let row = self.store.schedule(name)?;
        let running = self.running(name, row.is_some())?;
        let Some(row) = row else { return Ok(CardSchedule { running, due: false, next: None }) };
        let due = self.schedule(name)?.is_some_and(|view| view.due);
        Ok(CardSchedule { running, due, next: next(&row, now) })
    }

    fn standing(&self, name: &ConnectionName) -> Result<Option<ScheduleStanding>> {
        let (Some(row), Some(view)) = (self.store.schedule(name)?, self.schedule(name)?) else {
            return Ok(None);
        };
        let next = next(&row, Timestamp::now());
        let waiting: Vec<WaitingPlan> = self.waiting_rows()?.iter().map(WaitingPlan::from).collect();
        Ok(Some(ScheduleStanding::of(&row, view, next, &waiting)))
    }

    fn running(&self, name: &ConnectionName, scheduled: bool) -> Result<Running> {
        if scheduled {
            return Ok(Running::Scheduled);
        }
        Ok(if self.by_hand()?.contains(name.as_str()) { Running::ByHand } else { Running::Unsaid })
    }

    fn by_hand(&self) -> Result<BTreeSet<String>> {
        Ok(self.store.setting(BY_HAND)?.unwrap_or_default())
    }

    fn note_by_hand(&self, name: &ConnectionName, by_hand: bool) -> Result<()> {
        let mut names = self.by_hand()?;
        let changed = if by_hand { names.insert(name.to_string()) } else { names.remove(name.as_str()) };
        if changed { self.store.save_setting(BY_HAND, Some(&names)) } else { Ok(()) }
    }

    /// How long a reading for a plan takes at least: those with a client, one call each.
    fn reading_time(
        &self,
        name: &ConnectionName,
        settings: &VendorConnection,
    ) -> Result<Option<ReadingTime>> {
        let Some(pause_ms) = settings.source.pause_ms() else { return Ok(None) };
        let only = settings.options.only.as_ref();
        let matches = self.store.matches(name)?;
        let read = matches
            .iter()
            .filter(|m| m.kind != MatchKind::Excluded && only.is_none_or(|only| only.contains(&m.customer)));
        let customers = u32::try_from(read.count()).unwrap_or(u32::MAX);
        let seconds = u64::from(customers) * u64::from(pause_ms) / 1000;
        Ok(Some(ReadingTime { customers, seconds: u32::try_from(seconds).unwrap_or(u32::MAX) }))
    }
}

/// When a saved schedule is due next; none where its zone is not known on this machine.
fn next(row: &ScheduleRow, now: Timestamp) -> Option<NextRun> {
    let tz = zone(row.schedule.zone.as_deref()).ok()?;
    times(&row.schedule.when, row.since, row.handled.as_ref(), now, &tz, 1).pop()
}

fn times(
    when: &When,
    since: Timestamp,
    handled: Option<&Slot>,
    now: Timestamp,
    tz: &TimeZone,
    most: usize,
) -> Vec<NextRun> {
    let told = upcoming(when, since, handled, now, tz, most).into_iter().map(|up| NextRun {
        at: up.slot.at.to_string(),
        local: up.slot.at.to_zoned(tz.clone()).strftime("%a %-d %b %Y, %H:%M").to_string(),
        change: up.change,
    });
    told.collect()
}

/// Time zones as people name them, by place; the names of old and of mere offsets are left out.
fn zones() -> Vec<String> {
    let places = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    let all = jiff::tz::db().available().map(|name| name.to_string());
    let mut zones: Vec<String> =
        all.filter(|name| name == "UTC" || places.iter().any(|place| name.starts_with(place))).collect();
    zones.sort();
    zones.dedup();
    zones
}
