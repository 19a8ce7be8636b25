//! Table `runs`: each application of a plan, as a row whose status moves by compare-and-set.

use super::told::{read_end, store_error};
use super::{PlanId, Store, odd_word, stored, timestamp};
use crate::domain::ConnectionName;
use crate::{Error, Result};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use std::fmt;

pub(super) const SCHEMA: &str = "
CREATE TABLE runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    plan       INTEGER NOT NULL UNIQUE REFERENCES plans (id),
    connection TEXT NOT NULL REFERENCES connections (name),
    status     TEXT NOT NULL,     -- running done partly failed interrupted cancelled undone
    started    INTEGER NOT NULL,
    ended      INTEGER,
    who        TEXT NOT NULL,     -- the system's user
    version    TEXT NOT NULL,     -- of Halyard
    allowed    TEXT,              -- the reason a person gave for passing the guard
    why        TEXT,              -- what ended it, when it did not end by itself: an error as JSON
    vendor_requests INTEGER NOT NULL DEFAULT 0,
    halo_requests   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX runs_by_connection ON runs (connection, id);
";

/// A run's number, shown as `R7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub i64);

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", self.0)
    }
}

impl RunId {
    /// From `R7` or `r7`.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().strip_prefix(['R', 'r'])?.parse().ok().map(Self)
    }
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum RunStatus {
    /// At work, or killed at work: whoever holds the connection's lock knows which.
    Running,
    /// Everything was applied.
    Done,
    /// Some changes failed.
    Partly,
    /// Nothing was applied.
    Failed,
    /// Stopped in between; can go on.
    Interrupted,
    /// Stopped by a person.
    Cancelled,
    /// Taken back by a later run.
    Undone,
}

impl RunStatus {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
            Self::Cancelled => "cancelled",
            Self::Undone => "undone",
        }
    }

    fn parse(word: &str) -> rusqlite::Result<Self> {
        [
            Self::Running,
            Self::Done,
            Self::Partly,
            Self::Failed,
            Self::Interrupted,
            Self::Cancelled,
            Self::Undone,
        ]
        .into_iter()
        .find(|s| s.as_str() == word)
        .ok_or_else(|| odd_word(word))
    }

    /// True where a run can go on.
    pub fn resumes(self) -> bool {
        matches!(self, Self::Running | Self::Interrupted | Self::Cancelled)
    }
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Its number.
    pub id: RunId,
    /// The plan it applies.
    pub plan: PlanId,
    /// Whose it is.
    pub connection: ConnectionName,
    /// Where it stands.
    pub status: RunStatus,
    /// When it began.
    pub started: Timestamp,
    /// When it came to its end, if it has.
    pub ended: Option<Timestamp>,
    /// The system's user who started it.
    pub who: String,
    /// Halyard's version.
    pub version: String,
    /// The reason given for passing the guard.
    pub allowed: Option<String>,
    /// What ended it, when it did not end by itself.
    pub why: Option<Error>,
    /// Requests made: vendor, Halo.
    pub requests: (u64, u64),
}

const COLUMNS: &str = "id, plan, connection, status, started, ended, who, version, allowed, why, \
                       vendor_requests, halo_requests";

fn from_row(row: &Row<'_>) -> rusqlite::Result<RunRow> {
    let connection: String = row.get(2)?;
    Ok(RunRow {
        id: RunId(row.get(0)?),
        plan: PlanId(row.get(1)?),
        connection: ConnectionName::new(&connection).ok_or_else(|| odd_word(&connection))?,
        status: RunStatus::parse(&row.get::<_, String>(3)?)?,
        started: timestamp(row.get(4)?),
        ended: row.get::<_, Option<i64>>(5)?.map(timestamp),
        who: row.get(6)?,
        version: row.get(7)?,
        allowed: row.get(8)?,
        why: row.get::<_, Option<String>>(9)?.map(|why| read_end(&why)),
        requests: (row.get(10)?, row.get(11)?),
    })
}

impl Store {
    /// Starts the run of a plan: the run and all its changes as waiting, or none of it. `None` where the
    /// plan has a run already.
    pub fn start_run(
        &self,
        plan: PlanId,
        connection: &ConnectionName,
        who: &str,
        allowed: Option<&str>,
        acting: &[i64],
        now: Timestamp,
    ) -> Result<Option<RunId>> {
        self.write(|tx| {
            let fresh = tx.execute(
                "INSERT OR IGNORE INTO runs (plan, connection, status, started, who, version, allowed)
                 VALUES (?1, ?2, 'running', ?3, ?4, ?5, ?6)",
                params![plan.0, connection.as_str(), stored(now), who, env!("CARGO_PKG_VERSION"), allowed],
            )?;
            if fresh == 0 {
                return Ok(None);
            }
            let run = RunId(tx.last_insert_rowid());
            super::run_changes::wait(tx, run, acting)?;
            Ok(Some(run))
        })
    }

    /// Moves a run from one of `from` to `to`. False where it stood elsewhere.
    pub fn move_run(
        &self,
        run: RunId,
        from: &[RunStatus],
        to: RunStatus,
        why: Option<&Error>,
        now: Timestamp,
    ) -> Result<bool> {
        let words = from.iter().map(|s| format!("'{}'", s.as_str())).collect::<Vec<_>>().join(",");
        let ended = (to != RunStatus::Running).then(|| stored(now));
        self.write(|tx| {
            let why = why.map(store_error).transpose()?;
            tx.execute(
                &format!(
                    "UPDATE runs SET status = ?2, ended = coalesce(?3, ended), why = ?4
                     WHERE id = ?1 AND status IN ({words})"
                ),
                params![run.0, to.as_str(), ended, why],
            )
            .map(|n| n == 1)
        })
    }

    /// Adds to the requests a run has made: vendor, Halo.
    pub fn count_requests(&self, run: RunId, vendor: u64, halo: u64) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE runs SET vendor_requests = vendor_requests + ?2, halo_requests = halo_requests + ?3
                 WHERE id = ?1",
                params![run.0, vendor, halo],
            )
            .map(|_| ())
        })
    }

    /// A run by its number.
    pub fn run(&self, id: RunId) -> Result<Option<RunRow>> {
        self.read(|db| {
            db.query_row(&format!("SELECT {COLUMNS} FROM runs WHERE id = ?1"), [id.0], from_row).optional()
        })
    }

    /// The run of a plan.
    pub fn run_of_plan(&self, plan: PlanId) -> Result<Option<RunRow>> {
        self.read(|db| {
            db.query_row(&format!("SELECT {COLUMNS} FROM runs WHERE plan = ?1"), [plan.0], from_row)
                .optional()
        })
    }

    /// All runs, newest first.
    pub fn runs(&self) -> Result<Vec<RunRow>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM runs ORDER BY id DESC"))?
                .query_map([], from_row)?
                .collect()
        })
    }
}
