//! Table `audit`: append-only, each row chained by SHA-256 to the one before.
//!
//! A row is added in the transaction of the act it tells of, so that neither is there without the other,
//! however the process ends. Transactions take the write lock at once: two processes never chain to the same
//! row.

use super::audit_entry::AuditEntry;
use super::{RunId, Store, to_json};
use crate::Result;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

pub(super) const SCHEMA: &str = "
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT, -- 1, 2, 3 … without a gap
    run     INTEGER,           -- the run it belongs to; only for looking up
    content TEXT NOT NULL,     -- JSON, self-contained
    hash    TEXT NOT NULL      -- SHA-256 of the hash before, id, run and content
) STRICT;
CREATE INDEX audit_by_run ON audit (run) WHERE run IS NOT NULL;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_has_no_gaps BEFORE INSERT ON audit
    WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
    BEGIN SELECT raise(ABORT, 'the audit is append-only'); END;
ALTER TABLE runs ADD COLUMN audit_rows INTEGER; -- the head of the audit when it ended: its number
ALTER TABLE runs ADD COLUMN audit_hash TEXT;    -- and its hash
";

/// The last row of the audit: whoever keeps it can prove later that nothing before it was changed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct AuditHead {
    /// Its number, and so how many rows there are.
    pub rows: u64,
    /// Its hash.
    pub hash: String,
}

/// A row as stored. Nothing about it is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its number.
    pub id: i64,
    /// The run it says to belong to.
    pub run: Option<i64>,
    /// The bytes of its content.
    pub content: Vec<u8>,
    /// The bytes of its hash.
    pub hash: Vec<u8>,
}

impl AuditRow {
    /// What it tells, where that can be read.
    pub fn entry(&self) -> Option<AuditEntry> {
        serde_json::from_slice(&self.content).ok()
    }
}

/// The hash before the first row.
pub(super) fn no_hash() -> String {
    "0".repeat(64)
}

/// The hash of a row. Parts are parted by line ends, which none of the first three can hold.
pub(super) fn hash(before: &str, id: i64, run: Option<i64>, content: &[u8]) -> String {
    let run = run.map(|r| r.to_string()).unwrap_or_default();
    let mut sum = Sha256::new();
    sum.update(format!("{before}\n{id}\n{run}\n"));
    sum.update(content);
    hex(&sum.finalize())
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The end of the chain inside a transaction, to which rows are added.
pub(super) struct Chain<'t> {
    tx: &'t Connection,
    head: AuditHead,
}

impl<'t> Chain<'t> {
    /// The chain as this transaction finds it. It must hold the write lock.
    pub(super) fn of(tx: &'t Connection) -> rusqlite::Result<Self> {
        Ok(Self { tx, head: head(tx)? })
    }

    /// Adds a row; `run` where it belongs to one.
    pub(super) fn add(&mut self, run: Option<RunId>, entry: &AuditEntry) -> rusqlite::Result<()> {
        let (content, run) = (to_json(entry)?, run.map(|r| r.0));
        let id = self.head.rows + 1;
        let hash = hash(&self.head.hash, i64::try_from(id).unwrap_or(i64::MAX), run, content.as_bytes());
        self.tx
            .prepare_cached("INSERT INTO audit (id, run, content, hash) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id, run, content, hash])?;
        self.head = AuditHead { rows: id, hash };
        Ok(())
    }

    /// The row added last.
    pub(super) fn head(&self) -> &AuditHead {
        &self.head
    }
}

/// Adds one row inside a transaction.
pub(super) fn add(tx: &Connection, run: Option<RunId>, entry: &AuditEntry) -> rusqlite::Result<()> {
    Chain::of(tx)?.add(run, entry)
}

fn head(db: &Connection) -> rusqlite::Result<AuditHead> {
    let last = db
        .prepare_cached("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")?
        .query_row([], |r| Ok(AuditHead { rows: r.get(0)?, hash: r.get(1)? }))
        .optional()?;
    Ok(last.unwrap_or_else(|| AuditHead { rows: 0, hash: no_hash() }))
}

pub(super) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<AuditRow> {
    let bytes = |at: usize| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_bytes()?.to_owned());
    Ok(AuditRow { id: row.get(0)?, run: row.get(1)?, content: bytes(2)?, hash: bytes(3)? })
}

impl Store {
    /// Adds one row, of an act that has no table of its own.
    pub fn audit(&self, entry: &AuditEntry) -> Result<()> {
        self.write(|tx| add(tx, None, entry))
    }

    /// The last row of the audit.
    pub fn audit_head(&self) -> Result<AuditHead> {
        self.read(head)
    }

    /// Up to `most` rows that follow the row `after`, in order.
    pub fn audit_after(&self, after: i64, most: u32) -> Result<Vec<AuditRow>> {
        self.read(|db| {
            db.prepare_cached("SELECT id, run, content, hash FROM audit WHERE id > ?1 ORDER BY id LIMIT ?2")?
                .query_map(params![after, most], from_row)?
                .collect()
        })
    }

    /// The newest rows, newest first: of a run, or of all.
    pub fn audit_newest(&self, run: Option<RunId>, most: u32) -> Result<Vec<AuditRow>> {
        let of_run = if run.is_some() { "WHERE run = ?1" } else { "WHERE ?1 IS NULL" };
        self.read(|db| {
            db.prepare(&format!(
                "SELECT id, run, content, hash FROM audit {of_run} ORDER BY id DESC LIMIT ?2"
            ))?
            .query_map(params![run.map(|r| r.0), most], from_row)?
            .collect()
        })
    }

    /// The hash of a row.
    pub fn audit_hash(&self, id: u64) -> Result<Option<String>> {
        self.read(|db| {
            db.prepare_cached("SELECT hash FROM audit WHERE id = ?1")?
                .query_row([id], |r| r.get(0))
                .optional()
        })
    }
}
