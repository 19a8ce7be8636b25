//! A schedule as the window edits it: choices, not words.

use crate::app::local_time;
use crate::plan::Entities;
use crate::schedule::{Day, Hours, Schedule, Unattended, When};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// When, as chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum WhenForm {
    /// Each day.
    Daily {
        /// The time, `02:15`.
        at: String,
    },
    /// On some days of the week.
    Weekdays {
        /// Which.
        days: Vec<Day>,
        /// The time, `02:15`.
        at: String,
    },
    /// Again and again.
    Every {
        /// After so many hours: 1 to 168.
        hours: u16,
    },
}

/// A schedule as chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own on the screen")]
pub struct ScheduleForm {
    /// When.
    pub when: WhenForm,
    /// The time zone by name; none for the machine's.
    pub zone: Option<String>,
    /// Whether it covers clients.
    pub customers: bool,
    /// Whether it covers licences.
    pub subscriptions: bool,
    /// Whether it may make new clients.
    pub create_clients: bool,
    /// Whether it may set licences inactive or to 0.
    pub removals: bool,
    /// Whether it may change clients' names and addresses.
    pub renames: bool,
}

impl Default for ScheduleForm {
    /// At night, careful.
    fn default() -> Self {
        let Unattended { create_clients, removals, renames } = Unattended::default();
        Self {
            when: WhenForm::Daily { at: "02:15".to_owned() },
            zone: None,
            customers: true,
            subscriptions: true,
            create_clients,
            removals,
            renames,
        }
    }
}

impl From<&Schedule> for ScheduleForm {
    fn from(s: &Schedule) -> Self {
        Self {
            when: match &s.when {
                When::Daily { at } => WhenForm::Daily { at: at.to_string() },
                When::Weekdays { days, at } => {
                    WhenForm::Weekdays { days: days.iter().copied().collect(), at: at.to_string() }
                }
                When::Every { hours } => WhenForm::Every { hours: hours.get() },
            },
            zone: s.zone.clone(),
            customers: s.entities.customers,
            subscriptions: s.entities.subscriptions,
            create_clients: s.unattended.create_clients,
            removals: s.unattended.removals,
            renames: s.unattended.renames,
        }
    }
}

impl ScheduleForm {
    /// The schedule, where it is one.
    pub(super) fn schedule(&self) -> Result<Schedule> {
        Ok(Schedule {
            when: match &self.when {
                WhenForm::Daily { at } => When::Daily { at: local_time(at)? },
                WhenForm::Weekdays { days, at } => {
                    When::Weekdays { days: days.iter().copied().collect(), at: local_time(at)? }
                }
                WhenForm::Every { hours } => When::Every { hours: Hours::new(*hours).ok_or_else(no_hours)? },
            },
            zone: self.zone.as_deref().map(str::trim).filter(|z| !z.is_empty()).map(str::to_owned),
            entities: Entities { customers: self.customers, subscriptions: self.subscriptions },
            unattended: Unattended {
                create_clients: self.create_clients,
                removals: self.removals,
                renames: self.renames,
            },
        })
    }
}

fn no_hours() -> Error {
    Error::new(
        ErrorCode::Usage,
        "That is no number of hours a schedule can have.",
        format!("It runs again after 1 to {} hours.", Hours::MOST),
        "Enter a number in between.",
    )
}
