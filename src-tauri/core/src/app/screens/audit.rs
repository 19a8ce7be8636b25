//! The audit's rows as the window lists them: which ones there are first, then what they say, a page at a time.

use crate::app::plans::unknown;
use crate::app::{App, AuditLine, audit};
use crate::store::{AuditFilter, AuditKind, RunId};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Rows that are told at once.
const MOST: usize = 500;

/// Which rows are wanted; all of what is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Type)]
pub struct AuditWish {
    /// Of this run, `R7`.
    pub run: Option<String>,
    /// Of this kind.
    pub kind: Option<AuditKind>,
    /// That say this somewhere.
    pub text: Option<String>,
}

/// Rows without a gap between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct AuditSpan {
    /// The number of the newest.
    pub newest: i64,
    /// The number of the oldest.
    pub oldest: i64,
}

/// Which rows there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AuditIndex {
    /// How many.
    pub rows: u64,
    /// Their numbers, newest first.
    pub spans: Vec<AuditSpan>,
}

impl App {
    /// Which rows fit, newest first. Nothing of what they say.
    pub fn audit_index(&self, wish: &AuditWish) -> Result<AuditIndex> {
        let run = wish.run.as_deref().map(|run| RunId::parse(run).ok_or_else(|| unknown(run))).transpose()?;
        let filter = AuditFilter { run, kind: wish.kind, text: wish.text.clone() };
        let found = self.store.audit_find(&filter)?;
        let spans = found.spans.into_iter().map(|(newest, oldest)| AuditSpan { newest, oldest });
        Ok(AuditIndex { rows: found.rows, spans: spans.collect() })
    }

    /// What rows say, by their numbers and in that order.
    pub fn audit_lines(&self, rows: &[i64]) -> Result<Vec<AuditLine>> {
        if rows.len() > MOST {
            return Err(Error::new(
                ErrorCode::Usage,
                format!("{} rows of the audit were asked for at once.", rows.len()),
                format!("{MOST} are the most."),
                "Ask for fewer rows at once.",
            ));
        }
        Ok(self.store.audit_rows(rows)?.iter().map(audit::line).collect())
    }
}
