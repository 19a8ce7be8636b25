//! A run at work, as the window shows it.

use super::Told;
use crate::Result;
use crate::app::App;
use crate::http::{WaitReason, Waiting};
use crate::store::RunStatus;
use serde::Serialize;
use specta::Type;

pub use super::watch::RunWatch;

/// Why requests wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum WaitKind {
    /// Our own budget of requests in five minutes is used up.
    Budget,
    /// The other side asked to slow down.
    Asked,
    /// The other side did not answer as it should; it is asked again.
    Retry,
}

/// A wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WaitView {
    /// Why.
    pub kind: WaitKind,
    /// How many requests in five minutes the connection allows itself, where that is what is used up.
    pub budget: Option<u32>,
    /// The host waited for.
    pub host: String,
    /// When it goes on, UTC.
    pub until: String,
}

impl WaitView {
    /// A wait, as the window shows it.
    pub fn of(waiting: &Waiting) -> Self {
        let kind = match waiting.reason {
            WaitReason::Budget(_) => WaitKind::Budget,
            WaitReason::AskedTo => WaitKind::Asked,
            WaitReason::Retry => WaitKind::Retry,
        };
        let budget = match waiting.reason {
            WaitReason::Budget(budget) => Some(budget),
            WaitReason::AskedTo | WaitReason::Retry => None,
        };
        Self { kind, budget, host: waiting.host.clone(), until: waiting.until.to_string() }
    }
}

/// Where a run stands. Keyed by its plan: a plan has one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunState {
    /// The plan, `P7`.
    pub plan: String,
    /// The run, `R7`.
    pub run: String,
    /// Whose it is.
    pub connection: String,
    /// Where it stands.
    pub status: RunStatus,
    /// When it began, UTC.
    pub started: String,
    /// When it ended, UTC.
    pub ended: Option<String>,
    /// Changes that are in Halo.
    pub done: u64,
    /// Changes that failed.
    pub failed: u64,
    /// Changes to go.
    pub left: u64,
    /// The customer at work on; empty where not known.
    pub customer: String,
    /// Time left, seconds at least and at most; none where it cannot be told yet.
    pub seconds_left: Option<(u32, u32)>,
    /// What it waits for, if it does.
    pub waits: Option<WaitView>,
    /// What ended it, when it did not end by itself.
    pub why: Option<Told>,
}

impl App {
    /// Where the run of a plan stands, from the store; none where the plan was not applied.
    pub fn run_state(&self, plan: &str) -> Result<Option<RunState>> {
        let id = self.plan_row(plan)?.id;
        let Some(mut row) = self.store.run_of_plan(id)? else { return Ok(None) };
        if row.status == RunStatus::Running {
            // At work, here or elsewhere, or killed: whoever can take its connection's lock knows.
            self.find_interrupted()?;
            row = self.store.run(row.id)?.unwrap_or(row);
        }
        let (done, failed, _, left) = self.figures(row.id)?;
        Ok(Some(RunState {
            plan: row.plan.to_string(),
            run: row.id.to_string(),
            connection: row.connection.to_string(),
            status: row.status,
            started: row.started.to_string(),
            ended: row.ended.map(|t| t.to_string()),
            done,
            failed,
            left,
            customer: String::new(),
            seconds_left: None,
            waits: None,
            why: row.why.map(Told::from),
        }))
    }
}
