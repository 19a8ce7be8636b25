//! Applying plans, going on with runs, the history.

use super::plans::unknown;
use super::views::{RequestsView, RunLine};
use super::{App, PlanRequest, PlanView};
use crate::domain::{ClientId, ConnectionName, CustomerId};
use crate::halo::Halo;
use crate::plan::{Action, Change, Entity, Owner};
use crate::run::{End, Pace, Runner};
use crate::store::{
    ChangeState, Outcome, PlanId, PlanKind, PlanRow, RunChange, RunId, RunRow, RunStatus, user,
};
use crate::{Error, ErrorCode, Meaning, Result};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::HashMap;

/// What `apply` takes.
#[derive(Debug, Clone)]
pub struct ApplyRequest {
    /// The plan.
    pub plan: PlanId,
    /// The reason for passing the guard once, where it stops the plan.
    pub allow_guard: Option<String>,
}

/// How a run ended.
#[derive(Debug, Clone, Serialize)]
pub struct RunOutcome {
    /// The run.
    pub run: String,
    /// Where it stands.
    pub status: RunStatus,
    /// Changes that are in Halo.
    pub applied: u64,
    /// Changes that failed, were stale, or need a person.
    pub failed: u64,
    /// Changes the plan blocked until a person decides.
    pub needs_you: u64,
    /// Changes the plan left alone on purpose, and those not reached.
    pub skipped: u64,
    /// Requests it made.
    pub requests: RequestsView,
    /// What stopped it, if something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Error>,
    /// Changes refused because Halo moved on.
    pub stale: u64,
}

impl RunOutcome {
    /// What it means for the exit code; none where it is done.
    pub fn meaning(&self) -> Option<Meaning> {
        let stopped = self.stopped.as_ref().map(|e| e.code.meaning());
        let refused = stopped.filter(|m| *m == Meaning::Refused);
        // Nothing happened yet: then it is the failure that counts, not the interruption.
        let idle = stopped.filter(|_| self.applied + self.failed == 0);
        match self.status {
            RunStatus::Done | RunStatus::Undone => None,
            RunStatus::Failed if self.stale == self.failed && self.stale > 0 => Some(Meaning::Stale),
            RunStatus::Failed => Some(refused.unwrap_or(Meaning::Failed)),
            RunStatus::Partly => Some(Meaning::Partly),
            _ => Some(refused.or(idle).unwrap_or(Meaning::Interrupted)),
        }
    }
}

impl App {
    /// Applies a saved plan, exactly as saved. A plan whose run was interrupted goes on.
    pub async fn apply(&self, request: &ApplyRequest) -> Result<RunOutcome> {
        let row = self.store.plan(request.plan)?.ok_or_else(|| unknown(&request.plan.to_string()))?;
        let _held = self.hold(&row.connection)?;
        self.apply_held(&row, request.allow_guard.as_deref()).await
    }

    pub(super) async fn apply_held(&self, row: &PlanRow, allow: Option<&str>) -> Result<RunOutcome> {
        if let Some(run) = self.store.run_of_plan(row.id)? {
            if run.status.resumes() {
                return self.take_up(row, run.id).await;
            }
            return Err(Error::new(
                ErrorCode::PlanApplied,
                format!("The plan {} has been applied already, by the run {}.", row.id, run.id),
                "A plan is applied once.",
                "Make a new plan; its receipt shows what this one did.",
            ));
        }
        let allow = allow.map(str::trim).filter(|r| !r.is_empty());
        if let (Some(guard), None) = (&row.guard, allow) {
            return Err(Error::new(
                ErrorCode::GuardStopped,
                "The guard stopped this plan: it would cut too much at once.",
                guard.why.clone(),
                format!(
                    "Read it (show {}). If it is right: apply {} --allow-guard --reason \"why\".",
                    row.id, row.id
                ),
            ));
        }
        let changes = self.store.plan_changes(row.id)?;
        let acting: Vec<i64> = changes.iter().filter(|(_, c)| c.action.acts()).map(|(seq, _)| *seq).collect();
        let allowed = row.guard.as_ref().and(allow);
        if !acting.is_empty() {
            self.back_up_before_run().await?;
        }
        let run = self
            .store
            .start_run(row.id, &row.connection, &user(), allowed, &acting, Timestamp::now())?
            .ok_or_else(|| Error::internal("The plan got a run from somewhere else."))?;
        self.refuse_outdated(row, run, &changes).await?;
        self.carry_out(row, run).await
    }

    /// Changes not begun whose customer was matched otherwise since the plan was made are stale.
    fn refuse_rematched(&self, row: &PlanRow, run: RunId) -> Result<()> {
        if row.kind != PlanKind::Import {
            return Ok(());
        }
        let changes = self.store.plan_changes(row.id)?;
        let states: HashMap<i64, RunChange> =
            self.store.run_changes(run)?.into_iter().map(|c| (c.seq, c)).collect();
        let matches: HashMap<CustomerId, Option<ClientId>> =
            self.store.matches(&row.connection)?.into_iter().map(|m| (m.customer, m.client)).collect();
        let made: HashMap<&CustomerId, ClientId> = changes
            .iter()
            .filter(|(_, c)| c.entity == Entity::Client && c.action == Action::Create)
            .filter_map(|(seq, c)| Some((&c.customer, ClientId(states.get(seq)?.record?))))
            .collect();
        let moved = |change: &Change| match change.owner {
            Some(Owner::Existing(id)) => matches.get(&change.customer).copied().flatten() != Some(id),
            // This run's own client is matched by its making.
            Some(Owner::CreatedHere) => {
                matches.get(&change.customer).copied() != made.get(&change.customer).copied().map(Some)
            }
            None => change.entity == Entity::Licence,
        };
        let waits = |seq: &i64| states.get(seq).is_some_and(|c| c.state == ChangeState::Waiting);
        let outcomes: Vec<Outcome> = changes
            .iter()
            .filter(|(seq, c)| waits(seq) && moved(c))
            .map(|(seq, c)| stale_outcome(*seq, format!("{} is matched otherwise now.", c.customer_name)))
            .collect();
        self.store.settle(run, &row.connection, &outcomes, Timestamp::now())
    }

    /// Goes on with an interrupted run.
    pub async fn resume(&self, run: RunId) -> Result<RunOutcome> {
        let row = self.store.run(run)?.ok_or_else(|| unknown(&run.to_string()))?;
        let _held = self.hold(&row.connection)?;
        if !row.status.resumes() {
            return Err(Error::new(
                ErrorCode::RunState,
                format!("The run {run} is {}; there is nothing to go on with.", row.status.as_str()),
                "Only an interrupted run can be resumed.",
                "Make a new plan for what is left.",
            ));
        }
        let plan = self.store.plan(row.plan)?.ok_or_else(|| unknown(&row.plan.to_string()))?;
        self.take_up(&plan, run).await
    }

    /// Goes on with a run that was stopped, or whose process was killed.
    async fn take_up(&self, row: &PlanRow, run: RunId) -> Result<RunOutcome> {
        use RunStatus::{Cancelled, Interrupted, Running};
        self.store.move_run(run, &[Running, Interrupted, Cancelled], Running, None, Timestamp::now())?;
        self.carry_out(row, run).await
    }

    async fn carry_out(&self, row: &PlanRow, run: RunId) -> Result<RunOutcome> {
        use RunStatus::{Interrupted, Running};
        self.refuse_rematched(row, run)?;
        let result = self.walk(row, run).await;
        let (end, asked) = match result {
            Ok(walked) => walked,
            Err(e) => (End::Stopped(e), 0),
        };
        self.store.count_requests(run, 0, asked)?;
        let mut outcome = self.outcome(run)?;
        let (status, why) = match &end {
            End::Finished if outcome.failed == 0 => (RunStatus::Done, None),
            End::Finished if outcome.applied > 0 => (RunStatus::Partly, None),
            End::Finished => (RunStatus::Failed, None),
            End::Cancelled => (Interrupted, Some(stopped())),
            End::Stopped(error) => (Interrupted, Some(error.clone())),
        };
        self.store.move_run(run, &[Running], status, why.as_ref(), Timestamp::now())?;
        // An undo that found nothing to take back, or of which a person left something out, leaves the run as
        // it was: the rest may be undone later.
        if let (PlanKind::Undo(undone), RunStatus::Done, 1..) = (row.kind, status, outcome.applied)
            && !self.store.plan_changes(row.id)?.iter().any(|(_, c)| c.left_out)
        {
            let from = [RunStatus::Done, RunStatus::Partly, Interrupted];
            self.store.move_run(undone, &from, RunStatus::Undone, None, Timestamp::now())?;
        }
        outcome.status = status;
        if let End::Stopped(error) = end {
            outcome.stopped = Some(error);
        }
        Ok(outcome)
    }

    async fn walk(&self, row: &PlanRow, run: RunId) -> Result<(End, u64)> {
        let connection = self.vendor_connection(&row.connection)?;
        let (halo, settings) = self.halo(&connection.into).await?;
        let changes = self.store.plan_changes(row.id)?;
        let pace = Pace { batch: settings.batch as usize, ..self.pace };
        let runner = Runner::new(
            &halo,
            &self.store,
            run,
            &row.connection,
            connection.source.kind(),
            pace,
            self.cancel.clone(),
            self.watch.clone(),
        );
        let end = runner.go(changes).await;
        let asked = halo.requests();
        Ok((end.unwrap_or_else(End::Stopped), asked))
    }

    /// A run's figures as they stand.
    pub(super) fn outcome(&self, run: RunId) -> Result<RunOutcome> {
        let row = self.store.run(run)?.ok_or_else(|| unknown(&run.to_string()))?;
        let (applied, failed, stale, left) = self.figures(run)?;
        let planned = self.store.plan(row.plan)?.map(|p| p.totals.all).unwrap_or_default();
        Ok(RunOutcome {
            run: run.to_string(),
            status: row.status,
            applied,
            failed,
            needs_you: planned.get(Action::Blocked),
            skipped: planned.get(Action::Skip) + left,
            requests: RequestsView { vendor: row.requests.0, halo: row.requests.1 },
            stopped: None,
            stale,
        })
    }

    /// Applied, failed (stale included), stale, not reached.
    pub(super) fn figures(&self, run: RunId) -> Result<(u64, u64, u64, u64)> {
        let counts = self.store.run_counts(run)?;
        let sum = |f: fn(ChangeState) -> bool| counts.iter().filter(|(s, _)| f(*s)).map(|(_, n)| n).sum();
        Ok((
            sum(ChangeState::succeeded),
            sum(|s| s.is_final() && !s.succeeded()),
            sum(|s| s == ChangeState::Stale),
            sum(|s| !s.is_final() && !s.succeeded()),
        ))
    }

    /// The history, newest first. Runs whose process was killed are found here and shown as interrupted.
    pub fn runs(&self) -> Result<Vec<RunLine>> {
        self.find_interrupted()?;
        self.store.runs()?.iter().map(|row| self.run_line(row)).collect()
    }

    /// A run's line in the history.
    pub(super) fn run_line(&self, row: &RunRow) -> Result<RunLine> {
        Ok(RunLine::of(row, &self.outcome(row.id)?))
    }

    /// Plans and applies within the guard. The plan, and the run.
    pub async fn sync(&self, name: &ConnectionName) -> Result<(PlanView, RunOutcome)> {
        let _held = self.hold(name)?;
        let plan =
            self.plan_held(name, &PlanRequest { hold_namesakes: true, ..PlanRequest::default() }).await?;
        let id = PlanId::parse(&plan.plan).ok_or_else(|| Error::internal("A plan without a number."))?;
        let row = self.store.plan(id)?.ok_or_else(|| unknown(&plan.plan))?;
        let run = self.apply_held(&row, None).await?;
        Ok((plan, run))
    }
}

/// The outcome of a change that is refused before anything is sent; why, in words.
pub(super) fn stale_outcome(seq: i64, why: String) -> Outcome {
    Outcome {
        seq,
        state: ChangeState::Stale,
        record: None,
        how: why.clone(),
        answered: None,
        error: Some(Error::new(
            ErrorCode::PlanStale,
            "It was not written: things are no longer as the plan saw them.",
            why,
            "Make a new plan; it starts from what is so now.",
        )),
        link: None,
        gone: None,
        matched: None,
    }
}

/// What ended a run that a person, or the system, asked to stop.
fn stopped() -> Error {
    Error::new(
        ErrorCode::Interrupted,
        "Stopped on request.",
        "What was written stays in Halo; the rest waits.",
        "Go on with the run when you like; nothing is written twice.",
    )
}
