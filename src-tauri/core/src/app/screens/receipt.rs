//! Receipts and the history, as the window shows them.

use super::customers::listed;
use super::preview::{PreviewChange, undone};
use super::{HistoryLine, Tally, Told};
use crate::Result;
use crate::app::plans::unknown;
use crate::app::{App, DeletionOffer, UndoChoice, UndoRequest};
use crate::plan::{Action, Change, needs};
use crate::store::{AuditHead, ChangeState, PlanId, RunChange, RunId, RunRow, RunStatus};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::{HashMap, HashSet};

/// How a change ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// It is in Halo.
    Applied,
    /// It failed.
    Failed,
    /// It was refused: Halo moved on since the plan.
    Stale,
    /// A person has to look: its fate is not known, or the plan blocked it.
    NeedsYou,
    /// The run has not reached it.
    Waiting,
    /// Left alone on purpose.
    LeftAlone,
}

/// One change and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptChange {
    /// The vendor's customer, by name.
    pub customer: String,
    /// The vendor's id of it: two may share a name.
    pub customer_id: String,
    /// The change; `record` is the one written.
    pub change: PreviewChange,
    /// How it ended.
    pub outcome: Outcome,
    /// What went wrong.
    pub error: Option<Told>,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// The run's line in the history.
    pub line: HistoryLine,
    /// Halyard's version.
    pub version: String,
    /// The reason given for passing the guard.
    pub allowed: Option<String>,
    /// What ended the run, when it did not end by itself.
    pub why: Option<Told>,
    /// The head of the audit when it ended: it proves later that nothing before was changed.
    pub audit: Option<AuditHead>,
    /// What the plan held.
    pub tally: Tally,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// Every change but the unchanged, by customer.
    pub changes: Vec<ReceiptChange>,
    /// Requests to Halo.
    pub requests: u64,
    /// True where it can go on.
    pub resumes: bool,
    /// True where it can be taken back.
    pub undoable: bool,
    /// Changes that "retry just those" would try.
    pub retryable: u64,
}

/// The forms a receipt is saved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum PaperFormat {
    /// For spreadsheets.
    Csv,
    /// One page to print or send.
    Html,
}

impl Outcome {
    /// How a change ended, from where it stands in its run.
    fn of(action: Action, state: Option<ChangeState>) -> Self {
        match state {
            Some(ChangeState::Written | ChangeState::Applied | ChangeState::Already) => Self::Applied,
            Some(ChangeState::Failed) => Self::Failed,
            Some(ChangeState::Stale) => Self::Stale,
            Some(ChangeState::Person) => Self::NeedsYou,
            Some(ChangeState::Waiting | ChangeState::Sent) => Self::Waiting,
            None if action == Action::Blocked => Self::NeedsYou,
            None if action.acts() => Self::Waiting,
            None => Self::LeftAlone,
        }
    }
}

/// Whether "retry just those" tries a change again: it has its end, and Halo does not hold it as far as known.
pub(super) fn failed(state: ChangeState) -> bool {
    matches!(state, ChangeState::Failed | ChangeState::Stale | ChangeState::Person)
}

impl App {
    /// The history, newest first.
    pub fn history(&self) -> Result<Vec<HistoryLine>> {
        self.find_interrupted()?;
        self.store.runs()?.iter().map(|row| self.history_line(row)).collect()
    }

    /// The newest lines of the history.
    pub(super) fn newest_history(&self, most: usize) -> Result<Vec<HistoryLine>> {
        self.find_interrupted()?;
        self.store.newest_runs(most)?.iter().map(|row| self.history_line(row)).collect()
    }

    pub(super) fn history_line(&self, row: &RunRow) -> Result<HistoryLine> {
        let (outcome, plan) = (self.outcome(row.id)?, self.store.plan(row.plan)?);
        let counts = self.store.run_counts(row.id)?;
        let unknown: u64 =
            counts.iter().filter(|(state, _)| *state == ChangeState::Person).map(|(_, n)| n).sum();
        Ok(HistoryLine {
            run: row.id.to_string(),
            plan: row.plan.to_string(),
            connection: row.connection.to_string(),
            status: row.status,
            undoes: plan.and_then(|plan| undone(plan.kind)),
            started: row.started.to_string(),
            ended: row.ended.map(|t| t.to_string()),
            applied: outcome.applied,
            failed: outcome.failed.saturating_sub(unknown),
            needs_you: outcome.needs_you + unknown,
            skipped: outcome.skipped,
            who: row.who.clone(),
        })
    }

    /// A run by its number as typed.
    pub(super) fn run_row(&self, run: &str) -> Result<RunRow> {
        let id = RunId::parse(run).ok_or_else(|| unknown(run))?;
        self.store.run(id)?.ok_or_else(|| unknown(run))
    }

    /// A run's receipt.
    pub fn receipt_view(&self, run: &str) -> Result<ReceiptView> {
        self.find_interrupted()?;
        let row = self.run_row(run)?;
        let plan = self.store.plan(row.plan)?.ok_or_else(|| unknown(&row.plan.to_string()))?;
        let states = self.store.run_changes(row.id)?;
        let line = self.history_line(&row)?;
        let ended = !matches!(row.status, RunStatus::Running | RunStatus::Undone);
        Ok(ReceiptView {
            undoable: ended && self.can_come_back(&states, row.plan)?,
            retryable: states.iter().filter(|c| failed(c.state)).count() as u64,
            resumes: row.status.resumes() && row.status != RunStatus::Running,
            changes: changes(self.store.plan_changes(row.plan)?, states),
            line,
            version: row.version,
            allowed: row.allowed,
            why: row.why.map(Told::from),
            audit: row.audit,
            tally: Tally::of(&plan.totals.all),
            remarks: plan.remarks,
            requests: row.requests.1,
        })
    }

    /// Whether a run did anything that an undo can take back: what was deleted does not come back.
    fn can_come_back(&self, states: &[RunChange], plan: PlanId) -> Result<bool> {
        let done: HashSet<i64> = states.iter().filter(|s| s.state.succeeded()).map(|s| s.seq).collect();
        let changes = self.store.plan_changes(plan)?;
        Ok(changes.iter().any(|(seq, c)| done.contains(seq) && c.action != Action::Delete))
    }

    /// Plans the inverse of a run: its number. `also` are conflicts to be undone all the same, `confirm` is what
    /// a person typed to have the licences deleted that the run made.
    pub async fn undo_plan(
        &self,
        run: &str,
        also: Vec<UndoChoice>,
        confirm: Option<String>,
    ) -> Result<String> {
        let run = self.run_row(run)?.id;
        Ok(self.undo(UndoRequest { run, also, delete: confirm }).await?.plan)
    }

    /// Which licences of a run its undo could delete.
    pub async fn undo_deletions(&self, run: &str) -> Result<DeletionOffer> {
        self.deletion_offer(self.run_row(run)?.id).await
    }
}

/// Every change but the unchanged, by customer's name, then in the plan's order.
fn changes(planned: Vec<(i64, Change)>, states: Vec<RunChange>) -> Vec<ReceiptChange> {
    let needs = needs(&planned);
    let mut states: HashMap<i64, RunChange> = states.into_iter().map(|c| (c.seq, c)).collect();
    let mut planned = planned;
    planned.retain(|(_, c)| c.action != Action::Unchanged);
    // Stable: within a customer the plan's order stays.
    planned.sort_by_cached_key(|(_, c)| listed(&c.customer_name, &c.customer));
    planned
        .into_iter()
        .map(|(seq, change)| {
            let state = states.remove(&seq);
            let written = state.as_ref().and_then(|s| s.record);
            ReceiptChange {
                customer: change.customer_name.clone(),
                customer_id: change.customer.as_str().to_owned(),
                outcome: Outcome::of(change.action, state.as_ref().map(|s| s.state)),
                change: PreviewChange::of(seq, change, needs.get(&seq).copied(), written),
                error: state.and_then(|s| s.error).map(Told::from),
            }
        })
        .collect()
}
