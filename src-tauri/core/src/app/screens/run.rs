//! A run at work, as the window shows it.

use crate::Result;
use crate::app::App;
use crate::http::{WaitReason, Waiting};
use crate::run::{Progress, Report};
use crate::store::RunStatus;
use serde::Serialize;
use specta::Type;
use std::time::{Duration, Instant};

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
    /// The host waited for.
    pub host: String,
    /// When it goes on, UTC.
    pub until: String,
}

impl WaitView {
    /// A wait, as the window shows it.
    pub fn of(waiting: &Waiting) -> Self {
        let kind = match waiting.reason {
            WaitReason::Budget => WaitKind::Budget,
            WaitReason::AskedTo => WaitKind::Asked,
            WaitReason::Retry => WaitKind::Retry,
        };
        Self { kind, host: waiting.host.clone(), until: waiting.until.to_string() }
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
    pub why: Option<String>,
}

impl App {
    /// Where the run of a plan stands, from the store; none where the plan was not applied.
    pub fn run_state(&self, _plan: &str) -> Result<Option<RunState>> {
        Err(crate::Error::internal("not yet"))
    }
}

/// Watches a run: what its reports say, told not too often, with the time left.
#[derive(Debug)]
pub struct RunWatch {
    every: Duration,
    told: Option<Instant>,
    progress: Progress,
    wait: Option<WaitView>,
}

impl RunWatch {
    /// Told at most every so often.
    pub fn new(every: Duration) -> Self {
        Self { every, told: None, progress: Progress::default(), wait: None }
    }

    /// Takes in a report; true where it is time to tell.
    pub fn note(&mut self, report: &Report) -> bool {
        match report {
            Report::Moved(progress) => {
                self.progress = progress.clone();
                self.wait = None;
            }
            Report::Waits(waiting) => self.wait = Some(WaitView::of(waiting)),
        }
        let due = self.told.is_none_or(|at| at.elapsed() >= self.every);
        if due {
            self.told = Some(Instant::now());
        }
        due
    }

    /// The stored state, with what only the watcher knows.
    pub fn seen(&self, state: RunState) -> RunState {
        RunState { customer: self.progress.customer.clone(), waits: self.wait.clone(), ..state }
    }
}
