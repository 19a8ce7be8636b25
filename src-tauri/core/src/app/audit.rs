//! The audit: is it what was written, its newest rows, and all of it as a file.

use super::App;
use crate::plan::{Action, Entity};
use crate::store::{AuditHead, AuditKind, AuditRow, Break, Broken, ChangeState, RunId, Verified};
use crate::{Error, ErrorCode, Result};
use serde::Serialize;
use specta::Type;

pub use super::audit_file::AuditFormat;

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AuditFieldView {
    /// The field.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}

/// One row of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AuditLine {
    /// Its number.
    pub row: u64,
    /// When, UTC.
    pub at: String,
    /// The system's user.
    pub user: String,
    /// Halyard's version.
    pub version: String,
    /// What kind of act: `change-settled`, `match-saved` …; none where the row cannot be read any more.
    pub kind: Option<AuditKind>,
    /// The connection concerned.
    pub connection: Option<String>,
    /// The plan, `P7`.
    pub plan: Option<String>,
    /// The run, `R7`.
    pub run: Option<String>,
    /// client or licence.
    pub entity: Option<Entity>,
    /// create, update …
    pub action: Option<Action>,
    /// The vendor's customer, by id.
    pub customer_id: Option<String>,
    /// Its name.
    pub customer: Option<String>,
    /// Halo's number of the record.
    pub record: Option<i64>,
    /// The record's name.
    pub name: Option<String>,
    /// What changed.
    pub fields: Vec<AuditFieldView>,
    /// Method and path of the request.
    pub request: Option<String>,
    /// The status of its answer.
    pub status: Option<u16>,
    /// Where the change stands after it.
    pub outcome: Option<ChangeState>,
    /// The code of what went wrong.
    pub code: Option<String>,
    /// Why, or how it is known, in words.
    pub why: Option<String>,
    /// Its hash.
    pub hash: String,
}

/// Where the audit breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AuditBreak {
    /// The row, by its number.
    pub row: u64,
    /// What it says it tells of, where that can be read.
    pub kind: Option<String>,
    /// When it says that was, UTC.
    pub at: Option<String>,
    /// Why it is not what was written, in words.
    pub why: String,
}

/// Whether the audit is what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AuditVerdict {
    /// True where all of it is.
    pub intact: bool,
    /// Rows that are, from the first on.
    pub rows: u64,
    /// The hash of the last of them.
    pub hash: String,
    /// The first that is not.
    pub broken: Option<AuditBreak>,
}

impl AuditVerdict {
    /// What walking the chain showed.
    pub(super) fn of(verified: Verified) -> Self {
        let AuditHead { rows, hash } = verified.sound;
        let broken = verified.broken.as_ref().map(told);
        Self { intact: broken.is_none(), rows, hash, broken }
    }

    /// The break as an error; none where the audit is intact.
    pub fn error(&self) -> Option<Error> {
        let broken = self.broken.as_ref()?;
        let told = match (&broken.kind, &broken.at) {
            (Some(kind), Some(at)) => format!("row {} ({kind}, {at})", broken.row),
            _ => format!("row {}", broken.row),
        };
        Some(Error::new(
            ErrorCode::AuditBroken,
            format!("The audit is not what was written: it breaks at {told}."),
            broken.why.clone(),
            "Keep this data folder as it is, and compare it with its backups: audit verify tells for each \
             whether it is intact.",
        ))
    }
}

impl AuditLine {
    /// What kind of act, in a word.
    pub fn act(&self) -> &'static str {
        self.kind.map_or("unreadable", AuditKind::as_str)
    }
}

impl App {
    /// Walks the whole audit. Takes seconds for a million rows; nothing is kept from working meanwhile.
    pub fn audit_verify(&self) -> Result<AuditVerdict> {
        Ok(AuditVerdict::of(self.store.audit_verify()?))
    }

    /// The newest rows, newest first: of a run, or of all.
    pub fn audit_list(&self, run: Option<RunId>, most: u32) -> Result<Vec<AuditLine>> {
        Ok(self.store.audit_newest(run, most)?.iter().map(line).collect())
    }
}

/// A row as shown. One that cannot be read shows its number and hash.
pub(super) fn line(row: &AuditRow) -> AuditLine {
    let Some(e) = row.entry() else { return unreadable(row) };
    let fields = e
        .fields
        .into_iter()
        .map(|f| AuditFieldView { field: f.field, before: f.before, after: f.after })
        .collect();
    AuditLine {
        at: e.at.to_string(),
        user: e.user,
        version: e.version,
        kind: Some(e.kind),
        connection: e.connection,
        plan: e.plan,
        run: e.run,
        entity: e.change.as_ref().map(|c| c.entity),
        action: e.change.as_ref().map(|c| c.action),
        customer_id: e.customer_id,
        customer: e.customer,
        record: e.record,
        name: e.change.map(|c| c.name),
        fields,
        request: e.request,
        status: e.status,
        outcome: e.outcome,
        code: e.code,
        why: e.why,
        ..unreadable(row)
    }
}

fn unreadable(row: &AuditRow) -> AuditLine {
    AuditLine {
        row: u64::try_from(row.id).unwrap_or(0),
        at: String::new(),
        user: String::new(),
        version: String::new(),
        kind: None,
        connection: None,
        plan: None,
        run: None,
        entity: None,
        action: None,
        customer_id: None,
        customer: None,
        record: None,
        name: None,
        fields: Vec::new(),
        request: None,
        status: None,
        outcome: None,
        code: None,
        why: None,
        hash: String::from_utf8_lossy(&row.hash).into_owned(),
    }
}

fn told(broken: &Broken) -> AuditBreak {
    let row = broken.row;
    AuditBreak {
        row,
        kind: broken.entry.as_ref().map(|e| e.kind.as_str().to_owned()),
        at: broken.entry.as_ref().map(|e| e.at.to_string()),
        why: match broken.why {
            Break::Altered => "Its hash does not follow from what it says and from the row before: it was \
                               changed, put in, or moved."
                .to_owned(),
            Break::Gap => "The row or rows before it are missing.".to_owned(),
            Break::CutOff(written) => format!("It is the last one, and {written} were written."),
            Break::NotAsAtEnd(run) => {
                format!("It is not the row that stood here when {run} ended: the audit was written anew.")
            }
            Break::NoHead(run) => format!(
                "It is the last one, and {run} ended without keeping the head of the audit: its line was changed."
            ),
        },
    }
}
