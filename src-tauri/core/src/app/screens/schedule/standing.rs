//! Where a schedule stands: when it is due next, how it went the last time, what waits.

use super::form::ScheduleForm;
use crate::ErrorCode;
use crate::Meaning;
use crate::app::ScheduleView;
use crate::app::screens::waiting::WaitingPlan;
use crate::schedule::ClockChange;
use crate::store::{LastRun, RunStatus, ScheduleRow};
use serde::Serialize;
use specta::Type;

/// A time that will be due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NextRun {
    /// When, UTC.
    pub at: String,
    /// On the clock of its zone: "Sun 29 Nov 2026, 02:15".
    pub local: String,
    /// What a change of the clock does to it.
    pub change: Option<ClockChange>,
}

/// How a scheduled run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScheduledEnd {
    /// It is at work, or was stopped before its end.
    Open,
    /// Everything it may do is done.
    Done,
    /// Some changes failed.
    Partly,
    /// Nothing could be done.
    Failed,
    /// It stopped before its end and can go on.
    Interrupted,
    /// A person stopped it.
    Cancelled,
    /// It was undone since.
    Undone,
    /// The guard stopped it, and all of it waits.
    Guard,
    /// Credentials were refused, or a permission is missing.
    Refused,
    /// Nothing was planned, as without a network; it is tried at the next call.
    Again,
}

/// The last scheduled run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LastScheduled {
    /// When it began, UTC.
    pub at: String,
    /// How it ended.
    pub end: ScheduledEnd,
    /// The code of what kept it from being done.
    pub code: Option<String>,
    /// The plan that was made, `P7`.
    pub plan: Option<String>,
    /// The run that applied what may be applied unattended, `R7`.
    pub run: Option<String>,
}

impl LastScheduled {
    pub(super) fn of(last: &LastRun) -> Self {
        let said = last.outcome.as_deref();
        let code = said.and_then(|text| ErrorCode::ALL.iter().copied().find(|c| c.as_str() == text));
        let end = match (code, said.and_then(RunStatus::named)) {
            _ if last.again => ScheduledEnd::Again,
            (Some(code), _) => match code.meaning() {
                Meaning::Guard => ScheduledEnd::Guard,
                Meaning::Refused => ScheduledEnd::Refused,
                Meaning::Interrupted => ScheduledEnd::Interrupted,
                Meaning::Partly => ScheduledEnd::Partly,
                Meaning::Failed | Meaning::Usage | Meaning::Stale | Meaning::Held => ScheduledEnd::Failed,
            },
            (None, Some(RunStatus::Done)) => ScheduledEnd::Done,
            (None, Some(RunStatus::Partly)) => ScheduledEnd::Partly,
            (None, Some(RunStatus::Failed)) => ScheduledEnd::Failed,
            (None, Some(RunStatus::Interrupted)) => ScheduledEnd::Interrupted,
            (None, Some(RunStatus::Cancelled)) => ScheduledEnd::Cancelled,
            (None, Some(RunStatus::Undone)) => ScheduledEnd::Undone,
            (None, Some(RunStatus::Running) | None) => ScheduledEnd::Open,
        };
        Self {
            at: last.at.to_string(),
            end,
            code: code.map(|c| c.as_str().to_owned()),
            plan: last.plan.clone(),
            run: last.run.clone(),
        }
    }
}

/// A saved schedule, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleStanding {
    /// What was chosen.
    pub form: ScheduleForm,
    /// The time zone by name.
    pub zone: String,
    /// Whether it is due now.
    pub due: bool,
    /// When it is due next; none where that is not known.
    pub next: Option<NextRun>,
    /// How it went the last time; none where it never ran.
    pub last: Option<LastScheduled>,
    /// What is odd about it, in words.
    pub note: Option<String>,
    /// The newest plan of the connection that waits for a person.
    pub waiting: Option<WaitingPlan>,
}

impl ScheduleStanding {
    pub(super) fn of(
        row: &ScheduleRow,
        view: ScheduleView,
        next: Option<NextRun>,
        plans: &[WaitingPlan],
    ) -> Self {
        Self {
            form: (&row.schedule).into(),
            zone: view.zone,
            due: view.due,
            next,
            last: row.last.as_ref().map(LastScheduled::of),
            note: view.note,
            waiting: plans.iter().find(|p| p.connection == view.connection).cloned(),
        }
    }
}
