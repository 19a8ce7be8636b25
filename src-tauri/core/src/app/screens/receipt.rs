//! Receipts and the history, as the window shows them.

use super::preview::PreviewChange;
use super::{HistoryLine, SavedFile, Tally, Told};
use crate::Result;
use crate::app::App;
use serde::{Deserialize, Serialize};
use specta::Type;

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
pub struct ReceiptChange {
    /// The vendor's customer, by name.
    pub customer: String,
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
    pub why: Option<String>,
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

fn later<T>() -> Result<T> {
    Err(crate::Error::internal("not yet"))
}

impl App {
    /// The history, newest first.
    pub fn history(&self) -> Result<Vec<HistoryLine>> {
        later()
    }
    /// A run's receipt.
    pub fn receipt_view(&self, _run: &str) -> Result<ReceiptView> {
        later()
    }
    /// Writes a receipt into `folder`.
    pub fn save_receipt(
        &self,
        _run: &str,
        _format: PaperFormat,
        _folder: &std::path::Path,
    ) -> Result<SavedFile> {
        later()
    }
    /// Plans anew and saves a plan of just those changes that failed: its number.
    pub async fn retry_failed(&self, _run: &str) -> Result<String> {
        later()
    }
    /// Plans the inverse of a run: its number.
    pub async fn undo_plan(&self, _run: &str) -> Result<String> {
        later()
    }
}
