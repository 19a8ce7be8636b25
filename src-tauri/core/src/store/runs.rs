//! Table `runs`: each application of a plan, as a row whose status moves by compare-and-set.

use super::audit::{AuditHead, Chain};
use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::told::{read_end, store_error};
use super::{PlanId, Store, from_json, odd_word, stored, timestamp};
use crate::domain::ConnectionName;
use crate::plan::Guard;
use crate::{Error, Result};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
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
    why        TEXT,              -- what ended it, when it did not end by itself
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

    /// From its stored form.
    pub fn named(word: &str) -> Option<Self> {
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
    }

    fn parse(word: &str) -> rusqlite::Result<Self> {
        Self::named(word).ok_or_else(|| odd_word(word))
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
    /// The head of the audit when it ended.
    pub audit: Option<AuditHead>,
}

const COLUMNS: &str = "id, plan, connection, status, started, ended, who, version, allowed, why, \
                       vendor_requests, halo_requests, audit_rows, audit_hash";

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
        audit: row
            .get::<_, Option<u64>>(12)?
            .zip(row.get::<_, Option<String>>(13)?)
            .map(|(rows, hash)| AuditHead { rows, hash }),
    })
}

/// The audit of a run that begins, and of the guard it was let past.
fn audit_start(
    tx: &Transaction<'_>,
    (run, plan): (RunId, PlanId),
    connection: &ConnectionName,
    allowed: Option<&str>,
    acting: usize,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let (undoes, guard): (Option<i64>, Option<String>) =
        tx.query_row("SELECT undoes, guard FROM plans WHERE id = ?1", [plan.0], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
    let entry = |kind| AuditEntry::new(kind, now).of(connection).of_run(run, plan);
    let mut chain = Chain::of(tx)?;
    if let Some(reason) = allowed {
        let guard = guard.map(|g| from_json::<Guard>(&g)).transpose()?.map(|g| g.why);
        let fields = guard.into_iter().map(|why| AuditField::new("guard", Some(why), None)).collect();
        let passed = AuditEntry { fields, ..entry(AuditKind::GuardAllowed).because(Some(reason)) };
        chain.add(Some(run), &passed)?;
    }
    let undoes = undoes.map(|run| format!("It takes back {}.", RunId(run)));
    let changes = AuditField::new("changes", None, Some(acting.to_string()));
    let started = AuditEntry { fields: vec![changes], ..entry(AuditKind::RunStarted) };
    chain.add(Some(run), &started.because(undoes.as_deref()))
}

/// The audit of a run that moves on. One that ends or stops keeps the head of the audit.
fn audit_move(
    tx: &Transaction<'_>,
    run: RunId,
    to: RunStatus,
    why: Option<&str>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let row = tx.query_row(&format!("SELECT {COLUMNS} FROM runs WHERE id = ?1"), [run.0], from_row)?;
    let kind = match to {
        RunStatus::Running => AuditKind::RunResumed,
        RunStatus::Undone => AuditKind::RunUndone,
        _ => AuditKind::RunEnded,
    };
    let status = AuditField::new("status", None, Some(to.as_str().to_owned()));
    let entry = AuditEntry::new(kind, now).of(&row.connection).of_run(run, row.plan).because(why);
    let mut chain = Chain::of(tx)?;
    chain.add(Some(run), &AuditEntry { fields: vec![status], ..entry })?;
    if kind == AuditKind::RunEnded {
        let head = chain.head();
        tx.execute(
            "UPDATE runs SET audit_rows = ?2, audit_hash = ?3 WHERE id = ?1",
            params![run.0, head.rows, head.hash],
        )?;
    }
    Ok(())
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
            audit_start(tx, (run, plan), connection, allowed, acting.len(), now)?;
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
            let stored_why = why.map(store_error).transpose()?;
            let moved = tx.execute(
                &format!(
                    "UPDATE runs SET status = ?2, ended = coalesce(?3, ended), why = ?4
                     WHERE id = ?1 AND status IN ({words})"
                ),
                params![run.0, to.as_str(), ended, stored_why],
            )?;
            if moved == 1 {
                let words = why.map(ToString::to_string);
                audit_move(tx, run, to, words.as_deref(), now)?;
            }
            Ok(moved == 1)
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
        self.runs_where("ORDER BY id DESC", [])
    }

    /// The newest runs, newest first, that many at most.
    pub fn newest_runs(&self, most: usize) -> Result<Vec<RunRow>> {
        self.runs_where("ORDER BY id DESC LIMIT ?1", [most])
    }

    /// The newest run of a connection.
    pub fn newest_run_of(&self, connection: &ConnectionName) -> Result<Option<RunRow>> {
        let which = "WHERE connection = ?1 ORDER BY id DESC LIMIT 1";
        Ok(self.runs_where(which, [connection.as_str()])?.pop())
    }

    /// When the last import of a connection that was done wholly began.
    pub fn last_done(&self, connection: &ConnectionName) -> Result<Option<Timestamp>> {
        self.read(|db| {
            db.query_row(
                "SELECT max(p.created) FROM runs r JOIN plans p ON p.id = r.plan
                 WHERE r.connection = ?1 AND r.status = 'done' AND p.kind = 'import'",
                [connection.as_str()],
                |r| Ok(r.get::<_, Option<i64>>(0)?.map(timestamp)),
            )
        })
    }

    /// The runs that say they are at work, newest first.
    pub fn running(&self) -> Result<Vec<RunRow>> {
        self.runs_where("WHERE status = 'running' ORDER BY id DESC", [])
    }

    fn runs_where(&self, which: &str, values: impl rusqlite::Params) -> Result<Vec<RunRow>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM runs {which}"))?.query_map(values, from_row)?.collect()
        })
    }
}
