//! The store: one SQLite file with everything but the secrets.
//!
//! One file per table holds its schema, its row and its queries. Calls block; they are short, and the
//! callers that are not (saving a plan) run on a blocking thread. Every act of a person or a run is one
//! transaction. The store never holds a secret, an access token or an answer's raw body.

mod attention;
mod audit;
mod audit_entry;
mod audit_pages;
mod audit_verify;
mod backups;
mod budget;
mod checks;
mod clients;
mod connections;
mod customer_readings;
mod customers;
mod fault;
mod foreign;
mod journal;
mod links;
mod matches;
mod migrations;
mod newcomers;
mod open;
mod plans;
mod readings;
mod replace;
mod run_changes;
mod runs;
mod schedules;
mod scratch;
mod seat_writes;
mod seats;
mod settings;
mod sold;
mod sql_words;
mod subscriptions;
mod told;
mod who;

pub use attention::SeenItem;
pub use audit::{AuditHead, AuditRow};
pub use audit_entry::{AuditChange, AuditEntry, AuditField, AuditKind};
pub use audit_pages::{AuditFilter, AuditFound};
pub use audit_verify::{Break, Broken, Verified};
pub use backups::{Backup, BackupKind, KEPT, list as backups};
pub use budget::StoreLedger;
pub use checks::{CheckFigures, TestFailed};
pub use connections::{Connection, ConnectionKind};
pub use customers::Renamed;
pub use foreign::{FileKind, Foreign, MOST_BYTES};
pub use journal::{JournalKind, JournalRow};
pub use matches::{MatchEdit, MatchSteps};
pub use plans::{Gist, PlanId, PlanKind, PlanRow, Totals};
pub use readings::Reading;
pub use run_changes::{ChangeState, Outcome, RunChange};
pub use runs::{RunId, RunRow, RunStatus};
pub use schedules::{LastRun, ScheduleRow};
pub use subscriptions::{Changed, Figures, Known};
pub use who::user;

use crate::Result;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The open store. Cheap to clone; all clones share one database connection.
#[derive(Clone)]
pub struct Store {
    db: Arc<Mutex<rusqlite::Connection>>,
    folder: Option<PathBuf>,
    file: PathBuf,
}

impl Store {
    /// The folder it lives in; none for a store in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Reads.
    fn read<T>(&self, f: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T>) -> Result<T> {
        let db = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        f(&db).map_err(|e| fault::told(&e))
    }

    /// Writes, all or nothing. The transaction takes the write lock at once, so that what it reads cannot
    /// change under it.
    fn write<T>(&self, f: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<T>) -> Result<T> {
        let mut db = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        let tx = db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(|e| fault::told(&e))?;
        let out = f(&tx).map_err(|e| fault::told(&e))?;
        tx.commit().map_err(|e| fault::told(&e))?;
        Ok(out)
    }
}

/// The present time as stored: microseconds since 1970, UTC.
fn stored(at: jiff::Timestamp) -> i64 {
    at.as_microsecond()
}

/// A stored time.
fn timestamp(micros: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// A value kept as JSON text, read back.
fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)))
}

/// A value as JSON text.
fn to_json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}

/// The error for text that is none of the words a column may hold.
fn odd_word(word: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        0,
        rusqlite::types::Type::Text,
        format!("unexpected word {word:?}").into(),
    )
}
