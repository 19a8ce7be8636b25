//! What is shown of plans and runs: the shapes of the command-line contract, and of the screens.

use super::{RunOutcome, UndoChoice};
use crate::Error;
use crate::domain::Value;
use crate::plan::{Action, Change, Conflict, Counts, Entity, Guard};
use crate::store::{PlanRow, RunChange, RunRow, RunStatus};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap};

/// A plan's head.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    /// Its number.
    pub plan: String,
    /// Whose it is.
    pub connection: String,
    /// When it was made, UTC.
    pub created: String,
    /// How many changes of each kind.
    pub counts: Counts,
    /// The limit it runs into, if it does.
    pub guard: Option<Guard>,
    /// Those of clients.
    pub clients: Counts,
    /// Those of licences.
    pub licences: Counts,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// A hash of what it was made from.
    pub fingerprint: String,
    /// Requests made to compute it.
    pub requests: RequestsView,
}

/// Requests, by side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RequestsView {
    /// To Halo, tokens included.
    pub halo: u64,
    /// To the vendor.
    pub vendor: u64,
}

impl PlanView {
    /// The view of a saved plan.
    pub(super) fn of(row: &PlanRow) -> Self {
        Self {
            plan: row.id.to_string(),
            connection: row.connection.to_string(),
            created: row.created.to_string(),
            counts: row.totals.all.clone(),
            guard: row.guard.clone(),
            clients: row.totals.clients.clone(),
            licences: row.totals.licences.clone(),
            remarks: row.remarks.clone(),
            fingerprint: row.fingerprint.clone(),
            requests: RequestsView { vendor: row.requests.0, halo: row.requests.1 },
        }
    }
}

/// A run in the history.
#[derive(Debug, Clone, Serialize)]
pub struct RunLine {
    /// Its number.
    pub run: String,
    /// The plan it applied.
    pub plan: String,
    /// Whose it is.
    pub connection: String,
    /// Where it stands.
    pub status: RunStatus,
    /// When it began, UTC.
    pub started: String,
    /// When it ended, UTC.
    pub ended: Option<String>,
    /// Changes that are in Halo.
    pub applied: u64,
    /// Changes that failed, were stale, or need a person.
    pub failed: u64,
    /// Changes the plan blocked until a person decides.
    pub needs_you: u64,
    /// Changes the plan left alone on purpose, and those not reached.
    pub skipped: u64,
    /// Who started it.
    pub who: String,
}

impl RunLine {
    pub(super) fn of(row: &RunRow, outcome: &RunOutcome) -> Self {
        Self {
            run: row.id.to_string(),
            plan: row.plan.to_string(),
            connection: row.connection.to_string(),
            status: row.status,
            started: row.started.to_string(),
            ended: row.ended.map(|t| t.to_string()),
            applied: outcome.applied,
            failed: outcome.failed,
            needs_you: outcome.needs_you,
            skipped: outcome.skipped,
            who: row.who.clone(),
        }
    }
}

/// A plan or a run, change by change.
#[derive(Debug, Clone, Serialize)]
pub struct ShowView {
    /// Its number.
    pub id: String,
    /// "plan" or "run".
    pub kind: &'static str,
    /// The changes, in order.
    pub changes: Vec<ChangeView>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// client or licence.
    pub entity: Entity,
    /// What is done.
    pub action: Action,
    /// The vendor's customer, by name.
    pub customer: String,
    /// The vendor's customer, by id.
    pub customer_id: String,
    /// The record's name.
    pub name: String,
    /// The vendor's name of the subscription, as `link` takes it; none for clients.
    pub subscription: Option<String>,
    /// Fields by Halo's name.
    pub fields: BTreeMap<&'static str, FieldView>,
    /// In an undo: fields that are left alone, or taken back only because a person chose them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictView>,
    /// Why.
    pub why: String,
    /// Further remarks.
    pub remarks: Vec<String>,
    /// Halo's number of the record, where known.
    pub record: Option<i64>,
    /// Where it stands in the run; none in a plan.
    pub outcome: Option<&'static str>,
    /// What went wrong.
    pub error: Option<Error>,
}

impl ChangeView {
    /// What is written on one line; why, where no field tells it.
    pub fn told(&self) -> String {
        let fields = if self.action.acts() { self.summary() } else { String::new() };
        if fields.is_empty() { self.why.clone() } else { fields }
    }

    /// Its fields on one line: `count 10 → 12, start_date 2024-03-18`.
    pub fn summary(&self) -> String {
        let told =
            self.fields.iter().filter(|(name, _)| !matches!(**name, "notes" | "type" | "site_id" | "name"));
        told.map(|(name, f)| match &f.before {
            Some(before) => format!("{name} {before} → {}", f.after),
            None => format!("{name} {}", f.after),
        })
        .collect::<Vec<_>>()
        .join(", ")
    }
}

/// A field that an undo leaves alone unless a person chooses it.
#[derive(Debug, Clone, Serialize)]
pub struct ConflictView {
    /// The field, by Halo's name.
    pub field: &'static str,
    /// What the run wrote.
    pub wrote: ValueView,
    /// What Halo has now.
    pub now: Option<ValueView>,
    /// What it would go back to; none where it had no value before the run.
    pub back: Option<ValueView>,
    /// True where a person chose it.
    pub chosen: bool,
    /// As `undo --also` takes it; none where it cannot be undone, or was chosen.
    pub also: Option<String>,
}

/// A field before and after.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// What Halo had.
    pub before: Option<ValueView>,
    /// What it becomes.
    pub after: ValueView,
    /// The rule the value came from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
}

/// A value as JSON: numbers exactly as decimal text, dates as `2024-03-18`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueView(pub Value);

impl Serialize for ValueView {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Number(n) => RawValue::from_string(n.normalize().to_string())
                .map_err(serde::ser::Error::custom)?
                .serialize(s),
            Value::Date(d) => s.collect_str(d),
            Value::Text(t) => s.serialize_str(t),
            Value::Flag(f) => s.serialize_bool(*f),
        }
    }
}

impl std::fmt::Display for ValueView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Value::Number(n) => n.normalize().fmt(f),
            Value::Date(d) => d.fmt(f),
            Value::Text(t) => f.write_str(t),
            Value::Flag(true) => f.write_str("yes"),
            Value::Flag(false) => f.write_str("no"),
        }
    }
}

/// Changes with where they stand in a run.
pub(super) fn change_views(changes: Vec<(i64, Change)>, states: &[RunChange]) -> Vec<ChangeView> {
    let states: HashMap<i64, &RunChange> = states.iter().map(|s| (s.seq, s)).collect();
    changes.into_iter().map(|(seq, change)| change_view(change, states.get(&seq).copied())).collect()
}

fn change_view(change: Change, state: Option<&RunChange>) -> ChangeView {
    let planned = change.record();
    let conflicts = change.conflicts.iter().map(|c| conflict_view(&change, c)).collect();
    let fields = change
        .fields
        .into_iter()
        .map(|f| {
            let view = FieldView { before: f.before.map(ValueView), after: ValueView(f.after), rule: f.rule };
            (f.field.halo_name(), view)
        })
        .collect();
    ChangeView {
        conflicts,
        entity: change.entity,
        action: change.action,
        customer: change.customer_name,
        customer_id: change.customer.as_str().to_owned(),
        name: change.name,
        subscription: change.subject.map(|s| s.key.0),
        fields,
        why: change.why,
        remarks: change.remarks,
        record: state.and_then(|s| s.record).or(planned),
        outcome: state.map(|s| s.state.as_str()),
        error: state.and_then(|s| s.error.clone()),
    }
}

fn conflict_view(change: &Change, conflict: &Conflict) -> ConflictView {
    let field = conflict.field.halo_name();
    let also = UndoChoice::of(change, conflict).filter(|_| conflict.is_open());
    ConflictView {
        field,
        wrote: ValueView(conflict.wrote.clone()),
        now: conflict.now.clone().map(ValueView),
        back: conflict.back.clone().map(ValueView),
        chosen: conflict.chosen,
        also: also.map(|choice| choice.to_string()),
    }
}
