//! What one row of the audit tells, as it is stored: JSON that needs no other table to be understood.
//!
//! Members are written in the order they stand here, those without a value are left out, and there is no
//! white space: the same entry is the same text. May not hold a secret, a token, or the body of a request.

use super::run_changes::ChangeState;
use super::{PlanId, RunId};
use crate::domain::{ConnectionName, Value};
use crate::plan::{Action, Change, Entity};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of act a row tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "kebab-case")]
pub enum AuditKind {
    /// The audit begins.
    Begun,
    /// A connection was saved, new or changed.
    ConnectionSaved,
    /// A secret was entered. Which, never what.
    SecretSaved,
    /// A secret was removed.
    SecretForgotten,
    /// A match was saved, changed or removed.
    MatchSaved,
    /// A person said which licence is a subscription's.
    LinkSaved,
    /// A person had a link forgotten.
    LinkCleared,
    /// A person let a plan pass the guard.
    GuardAllowed,
    /// A connection was given a schedule, or another one.
    ScheduleSaved,
    /// A connection's schedule was removed.
    ScheduleCleared,
    /// How people are told of scheduled runs was chosen.
    NotificationsSaved,
    /// A person put an item of the inbox aside, or took it up again.
    AttentionAnswered,
    /// A run began.
    RunStarted,
    /// An interrupted run was taken up again.
    RunResumed,
    /// A run came to its end, or to a stop.
    RunEnded,
    /// A run was taken back by another.
    RunUndone,
    /// A request for a change is about to be sent.
    ChangeSent,
    /// What became of a change.
    ChangeSettled,
    /// A backup took the place of the store.
    BackupRestored,
    /// An export of another workstation took the place of the store.
    ExportImported,
}

impl AuditKind {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::ConnectionSaved => "connection-saved",
            Self::SecretSaved => "secret-saved",
            Self::SecretForgotten => "secret-forgotten",
            Self::MatchSaved => "match-saved",
            Self::LinkSaved => "link-saved",
            Self::LinkCleared => "link-cleared",
            Self::GuardAllowed => "guard-allowed",
            Self::ScheduleSaved => "schedule-saved",
            Self::ScheduleCleared => "schedule-cleared",
            Self::NotificationsSaved => "notifications-saved",
            Self::AttentionAnswered => "attention-answered",
            Self::RunStarted => "run-started",
            Self::RunResumed => "run-resumed",
            Self::RunEnded => "run-ended",
            Self::RunUndone => "run-undone",
            Self::ChangeSent => "change-sent",
            Self::ChangeSettled => "change-settled",
            Self::BackupRestored => "backup-restored",
            Self::ExportImported => "export-imported",
        }
    }
}

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditField {
    /// The field, by Halo's name or by that of the setting.
    pub field: String,
    /// What it was; none where it had no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it became; none where it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl AuditField {
    /// A field that had a value and got another, or one of the two.
    pub fn new(field: &str, before: Option<String>, after: Option<String>) -> Self {
        Self { field: field.to_owned(), before, after }
    }
}

/// The change of a plan that a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditChange {
    /// Its number in the plan.
    pub number: i64,
    /// The kind of record.
    pub entity: Entity,
    /// What is done.
    pub action: Action,
    /// The record's name.
    pub name: String,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When, UTC.
    pub at: Timestamp,
    /// The system's user.
    pub user: String,
    /// Halyard's version.
    pub version: String,
    /// What kind of act.
    pub kind: AuditKind,
    /// The connection concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<String>,
    /// The plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// The run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The change of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<AuditChange>,
    /// The vendor's customer, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Halo's number of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<i64>,
    /// What changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<AuditField>,
    /// Method and path of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// The status of its answer, where one came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Where the change stands now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ChangeState>,
    /// The code of what went wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Why, or how it is known, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl AuditEntry {
    /// An act of this moment's user, nothing else said yet.
    pub fn new(kind: AuditKind, at: Timestamp) -> Self {
        Self {
            at,
            user: super::who::user(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            kind,
            connection: None,
            plan: None,
            run: None,
            change: None,
            customer_id: None,
            customer: None,
            record: None,
            fields: Vec::new(),
            request: None,
            status: None,
            outcome: None,
            code: None,
            why: None,
        }
    }

    /// Of a connection.
    #[must_use]
    pub fn of(self, connection: &ConnectionName) -> Self {
        Self { connection: Some(connection.to_string()), ..self }
    }

    /// Of a run and its plan.
    #[must_use]
    pub fn of_run(self, run: RunId, plan: PlanId) -> Self {
        Self { run: Some(run.to_string()), plan: Some(plan.to_string()), ..self }
    }

    /// With the reason, where there is one.
    #[must_use]
    pub fn because(self, why: Option<&str>) -> Self {
        Self { why: why.map(str::to_owned), ..self }
    }

    /// About a change of a plan, field by field.
    #[must_use]
    pub fn about(self, number: i64, change: &Change) -> Self {
        let fields = change
            .fields
            .iter()
            .map(|f| AuditField::new(f.field.halo_name(), f.before.as_ref().map(text), Some(text(&f.after))));
        // What is deleted had these values, and has none any more.
        let lost =
            change.must_hold.iter().map(|f| AuditField::new(f.field.halo_name(), Some(text(&f.value)), None));
        Self {
            change: Some(AuditChange {
                number,
                entity: change.entity,
                action: change.action,
                name: change.name.clone(),
            }),
            customer_id: Some(change.customer.as_str().to_owned()),
            customer: Some(change.customer_name.clone()),
            record: self.record.or(change.record()),
            fields: fields.chain(lost).collect(),
            ..self
        }
    }
}

/// A value, digit by digit as it is held.
fn text(value: &Value) -> String {
    match value {
        Value::Number(n) => n.normalize().to_string(),
        Value::Date(d) => d.to_string(),
        Value::Text(t) => t.clone(),
        Value::Flag(f) => f.to_string(),
    }
}
