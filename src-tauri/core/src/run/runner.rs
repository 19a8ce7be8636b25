//! The runner: what a run needs at hand, its phases, and how it ends.

use super::progress::{Progress, Report, Watcher};
use crate::domain::{ClientId, ConnectionName, CustomerId, LicenceId, Link, VendorKind};
use crate::halo::Halo;
use crate::plan::{Change, Entity};
use crate::store::{ChangeState, Outcome, RunChange, RunId, Store};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How fast a run goes.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Most records in one request.
    pub batch: usize,
    /// Requests under way at once, where order does not matter.
    pub in_flight: usize,
    /// How often a change is sent before it is given up.
    pub tries: u32,
    /// The first pause after a write of unknown fate; doubled each time, up to 64 times as long.
    pub pause: Duration,
    /// How long a write may still be under way after the process that sent it was killed.
    pub landing: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { batch: 50, in_flight: 4, tries: 6, pause: Duration::from_millis(500), landing: Duration::ZERO }
    }
}

impl Pace {
    /// The pace towards a Halo that others depend on: what a killed process has sent may land for a while.
    pub fn careful() -> Self {
        Self { landing: Duration::from_secs(10), ..Self::default() }
    }
}

/// How a run came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Every change has its outcome.
    Finished,
    /// It stopped in between; what is left can be taken up again. The reason.
    Stopped(Error),
    /// A person or the system stopped it.
    Cancelled,
}

/// What stops a run early.
pub(super) enum Halt {
    Cancelled,
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        if error.code == ErrorCode::Interrupted { Self::Cancelled } else { Self::Failed(error) }
    }
}

/// Applies one run.
pub struct Runner<'a> {
    /// Halo.
    pub halo: &'a dyn Halo,
    /// The store.
    pub store: &'a Store,
    /// The run.
    pub run: RunId,
    /// The vendor's connection.
    pub connection: &'a ConnectionName,
    /// The vendor, for the references.
    pub vendor: VendorKind,
    /// How fast.
    pub pace: Pace,
    /// Stops it between requests.
    pub cancel: CancellationToken,
    /// Who watches.
    pub watch: Watcher,
    /// What has been reported so far.
    pub(super) progress: Mutex<Progress>,
    /// Changes that were reported with an outcome, and whether it was a good one.
    told: Mutex<HashMap<i64, bool>>,
}

impl<'a> Runner<'a> {
    /// A runner for `run`.
    #[allow(clippy::too_many_arguments)] // each is a different thing, and all are needed
    pub fn new(
        halo: &'a dyn Halo,
        store: &'a Store,
        run: RunId,
        connection: &'a ConnectionName,
        vendor: VendorKind,
        pace: Pace,
        cancel: CancellationToken,
        watch: Watcher,
    ) -> Self {
        Self {
            halo,
            store,
            run,
            connection,
            vendor,
            pace,
            cancel,
            watch,
            progress: Mutex::default(),
            told: Mutex::default(),
        }
    }

    /// Carries out what the run has left to do. `changes` are the plan's, with their numbers.
    pub async fn go(&self, changes: Vec<(i64, Change)>) -> Result<End> {
        let states: HashMap<i64, RunChange> =
            self.store.run_changes(self.run)?.into_iter().map(|c| (c.seq, c)).collect();
        self.begin(&states);
        let mut phases = Phases::default();
        for (seq, change) in changes.into_iter().filter(|(seq, _)| states.contains_key(seq)) {
            let phase = match change.entity {
                Entity::Client => &mut phases.clients,
                Entity::Licence => &mut phases.licences,
                Entity::Site => &mut phases.sites,
            };
            phase.push((seq, change));
        }
        let end = match self.phases(phases, &states).await {
            Ok(()) => End::Finished,
            Err(Halt::Cancelled) => End::Cancelled,
            Err(Halt::Failed(error)) => End::Stopped(error),
        };
        Ok(end)
    }

    async fn phases(&self, phases: Phases, states: &HashMap<i64, RunChange>) -> Result<(), Halt> {
        let created: HashMap<CustomerId, ClientId> = self.clients(phases.clients, states).await?;
        self.licences(phases.licences, states, &created).await?;
        self.sites(phases.sites, states).await
    }

    fn begin(&self, states: &HashMap<i64, RunChange>) {
        let count = |f: fn(ChangeState) -> bool| states.values().filter(|c| f(c.state)).count() as u64;
        let progress = Progress {
            done: count(|s| s.is_final() && s.succeeded()),
            failed: count(|s| s.is_final() && !s.succeeded()),
            left: count(|s| !s.is_final()),
            customer: String::new(),
        };
        self.report(|p| *p = progress);
    }

    /// Changes what is reported and reports it.
    pub(super) fn report(&self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        change(&mut progress);
        (self.watch)(Report::Moved(progress.clone()));
    }

    /// Saves outcomes and reports them.
    pub(super) fn settle(&self, outcomes: &[Outcome]) -> Result<()> {
        self.store.settle(self.run, self.connection, outcomes, Timestamp::now())?;
        self.report(|p| {
            let mut told = self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            for Outcome { seq, state, .. } in outcomes {
                // What an answer showed counts already; reading it again may still say otherwise.
                if !(state.is_final() || state.succeeded()) {
                    continue;
                }
                match told.insert(*seq, state.succeeded()) {
                    Some(true) => p.done = p.done.saturating_sub(1),
                    Some(false) => p.failed = p.failed.saturating_sub(1),
                    None => p.left = p.left.saturating_sub(1),
                }
                *(if state.succeeded() { &mut p.done } else { &mut p.failed }) += 1;
            }
        });
        Ok(())
    }

    /// Fails once the run is to stop.
    pub(super) fn go_on(&self) -> Result<(), Halt> {
        if self.cancel.is_cancelled() { Err(Halt::Cancelled) } else { Ok(()) }
    }

    /// Waits after the `n`th unknown fate in a row, so that a write still on its way can land; longer where
    /// one got no answer in time.
    pub(super) async fn pause(&self, n: u32, late: bool) -> Result<(), Halt> {
        let pause = self.pace.pause * 2u32.pow(n.min(6));
        if pause.is_zero() {
            return self.go_on();
        }
        tokio::select! {
            () = tokio::time::sleep(if late { pause.max(self.pace.landing) } else { pause }) => Ok(()),
            () = self.cancel.cancelled() => Err(Halt::Cancelled),
        }
    }

    /// Licences linked to subscriptions other than those at work on, and each licence's link so far.
    pub(super) fn links(&self) -> Result<(HashMap<LicenceId, Link>, HashSet<LicenceId>)> {
        let own = self.store.links(self.connection)?;
        let mut linked: HashSet<LicenceId> =
            self.store.licences_of_others(self.connection)?.into_iter().collect();
        linked.extend(own.iter().map(|l| l.licence));
        Ok((own.into_iter().map(|l| (l.licence, l)).collect(), linked))
    }
}

/// What a run does, in this order: licences need their clients, and nothing needs addresses.
#[derive(Default)]
struct Phases {
    clients: Vec<(i64, Change)>,
    licences: Vec<(i64, Change)>,
    sites: Vec<(i64, Change)>,
}

/// An outcome without consequences.
pub(super) fn outcome(seq: i64, state: ChangeState, how: impl Into<String>) -> Outcome {
    let how = how.into();
    Outcome {
        seq,
        state,
        record: None,
        error: None,
        how,
        answered: None,
        link: None,
        gone: None,
        matched: None,
    }
}

/// An outcome that is an error.
pub(super) fn failed(seq: i64, state: ChangeState, error: Error) -> Outcome {
    let (how, answered) = (error.what.clone(), error.answered);
    Outcome { how, answered, error: Some(error), ..outcome(seq, state, "") }
}

/// The outcome of a change that was turned away on its way, and will be sent again.
pub(super) fn again(seq: i64, error: &Error) -> Outcome {
    Outcome { answered: error.answered, ..outcome(seq, ChangeState::Waiting, error.what.clone()) }
}

/// The error of a change whose record moved.
pub(super) fn stale(why: String) -> Error {
    Error::new(
        ErrorCode::PlanStale,
        "It was not written: Halo is no longer what the plan saw.",
        why,
        "Make a new plan; it starts from what Halo holds now.",
    )
}

/// The error of a change that only a person can settle.
pub(super) fn needs_person(why: String) -> Error {
    Error::new(
        ErrorCode::FateUnknown,
        "Whether it was written cannot be told.",
        why,
        "Look at the client's licences in Halo, correct them, and make a new plan.",
    )
}
