//! The matching table of the window: every customer one row, proposals beside what is saved, and one atomic
//! save of all choices.

use super::SavedFile;
use crate::Result;
use crate::app::App;
use crate::domain::MatchKind;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where a customer stands, as saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum MatchState {
    /// Nothing is decided.
    Unmatched,
    /// It is a client of Halo.
    Matched,
    /// It is left out, with a reason.
    Excluded,
    /// A new client is to be made for it by the next import.
    Create,
    /// It is matched to a client that is gone from Halo or inactive there.
    Conflict,
}

/// What the names say of a customer that has no match. Nothing of it is saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// exact (the same name, unique on both sides) or suggested.
    pub kind: MatchKind,
    /// The client.
    pub client_id: i64,
    /// Its name.
    pub client_name: String,
    /// 0 to 1, of suggestions.
    pub score: Option<f64>,
    /// The reason, in words.
    pub why: String,
}

/// One customer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchRow {
    /// The vendor's id.
    pub customer_id: String,
    /// The vendor's name.
    pub customer_name: String,
    /// Where it stands.
    pub state: MatchState,
    /// How the saved match came about.
    pub kind: Option<MatchKind>,
    /// The saved client.
    pub client_id: Option<i64>,
    /// Its name.
    pub client_name: Option<String>,
    /// The reason, in words: of the match, the exclusion, the conflict, or why nothing is proposed.
    pub why: String,
    /// What is proposed, after suggesting.
    pub proposal: Option<Proposal>,
}

/// The matching table.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchTable {
    /// The vendor's connection.
    pub connection: String,
    /// Every known customer, in order of name.
    pub rows: Vec<MatchRow>,
    /// When the vendor was last read, UTC; none where never.
    pub read: Option<String>,
    /// The newest saved step, which undo would take back.
    pub undo: Option<String>,
    /// The step that redo would do again.
    pub redo: Option<String>,
}

/// A client to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientChoice {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The top level it is under.
    pub top_level: Option<String>,
    /// True where Halo says that it is inactive.
    pub inactive: bool,
    /// Customers of this connection matched to it already, by name.
    pub used_by: Vec<String>,
}

/// One choice to save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "choice", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MatchChoice {
    /// It is this client. `kind` says how that was found: exact, suggested, or manual.
    Match {
        /// The vendor's id.
        customer_id: String,
        /// The client.
        client_id: i64,
        /// How it was found.
        kind: MatchKind,
    },
    /// It is left out.
    Exclude {
        /// The vendor's id.
        customer_id: String,
        /// The reason; not empty.
        reason: String,
    },
    /// A new client is to be made for it.
    Create {
        /// The vendor's id.
        customer_id: String,
    },
    /// Nothing is decided any more.
    Clear {
        /// The vendor's id.
        customer_id: String,
    },
}

fn later<T>() -> Result<T> {
    Err(crate::Error::internal("not yet"))
}

impl App {
    /// The table as saved, with the proposals of the last reading of Halo's clients. Sends nothing.
    pub fn match_table(&self, _connection: &str) -> Result<MatchTable> {
        later()
    }
    /// Reads both sides anew; the table with fresh proposals. Saves no match.
    pub async fn refresh_match_table(&self, _connection: &str) -> Result<MatchTable> {
        later()
    }
    /// Halo's clients as last read, in order of name.
    pub fn client_choices(&self, _connection: &str) -> Result<Vec<ClientChoice>> {
        later()
    }
    /// Saves all choices or none, as one step.
    pub fn save_choices(&self, _connection: &str, _choices: &[MatchChoice]) -> Result<MatchTable> {
        later()
    }
    /// Takes back the newest saved step.
    pub fn undo_choices(&self, _connection: &str) -> Result<MatchTable> {
        later()
    }
    /// Does the step taken back last again.
    pub fn redo_choices(&self, _connection: &str) -> Result<MatchTable> {
        later()
    }
    /// Writes the table as CSV into `folder`.
    pub async fn export_choices(&self, _connection: &str, _folder: &std::path::Path) -> Result<SavedFile> {
        later()
    }
    /// Takes matches from the text of a CSV file; all or nothing, as one step.
    pub async fn import_choices(&self, _connection: &str, _text: &str) -> Result<MatchTable> {
        later()
    }
}
