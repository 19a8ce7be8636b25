//! Table `journal`: append-only. Before each request to Halo an intent, after it an outcome, per change.

use super::{RunId, Store, odd_word, stored, timestamp};
use crate::Result;
use crate::domain::CustomerId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::HashSet;

pub(super) const SCHEMA: &str = "
CREATE TABLE journal (
    id   INTEGER PRIMARY KEY,
    run  INTEGER NOT NULL REFERENCES runs (id),
    seq  INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    kind TEXT NOT NULL,          -- intent outcome
    text TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_change ON journal (run, seq);
CREATE TRIGGER journal_is_append_only BEFORE UPDATE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
    BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
";

/// What a journal row tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalKind {
    /// A request is about to be sent.
    Intent,
    /// What became of a change.
    Outcome,
}

impl JournalKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Outcome => "outcome",
        }
    }
}

/// One row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// The change's number in its plan.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Intent or outcome.
    pub kind: JournalKind,
    /// The request, or the outcome in words. No body, no secret.
    pub text: String,
}

pub(super) fn add(
    tx: &Transaction<'_>,
    run: RunId,
    seq: i64,
    kind: JournalKind,
    text: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.prepare_cached("INSERT INTO journal (run, seq, at, kind, text) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![run.0, seq, stored(now), kind.as_str(), text])?;
    Ok(())
}

/// The request that was announced last for a change, if one was.
pub(super) fn last_intent(tx: &Transaction<'_>, run: RunId, seq: i64) -> rusqlite::Result<Option<String>> {
    tx.prepare_cached(
        "SELECT text FROM journal WHERE run = ?1 AND seq = ?2 AND kind = 'intent' ORDER BY id DESC LIMIT 1",
    )?
    .query_row(params![run.0, seq], |r| r.get(0))
    .optional()
}

impl Store {
    /// Customers whose licences other runs of `run`'s connection have made, changed or linked since `run`'s
    /// plan was made: for them the plan is out of date. By the journal's order, for the clock may have been
    /// set in between; plans of earlier versions did not note it.
    pub fn overtaken(&self, run: RunId) -> Result<HashSet<CustomerId>> {
        self.read(|db| {
            let mut rows = db.prepare(
                "SELECT DISTINCT json_extract(c.change, '$.customer')
                 FROM runs own JOIN plans made ON made.id = own.plan
                 JOIN runs other ON other.connection = own.connection AND other.id <> own.id
                 JOIN journal j ON j.run = other.id
                  AND coalesce(j.id > json_extract(made.counts, '$.journal'), j.at > made.created)
                 JOIN plan_changes c ON c.plan = other.plan AND c.seq = j.seq
                 WHERE own.id = ?1 AND json_extract(c.change, '$.entity') = 'licence'",
            )?;
            let customers = rows.query_map([run.0], |r| {
                let id: String = r.get(0)?;
                CustomerId::new(&id).ok_or_else(|| odd_word(&id))
            })?;
            customers.collect()
        })
    }

    /// When a run last announced a request whose outcome it did not live to record.
    pub fn last_open_intent(&self, run: RunId) -> Result<Option<Timestamp>> {
        self.read(|db| {
            db.query_row(
                "SELECT max(j.at) FROM run_changes c
                 JOIN journal j ON j.run = c.run AND j.seq = c.seq AND j.kind = 'intent'
                 WHERE c.run = ?1 AND c.state = 'sent'",
                [run.0],
                |r| Ok(r.get::<_, Option<i64>>(0)?.map(timestamp)),
            )
        })
    }

    /// A run's journal, in order.
    pub fn journal(&self, run: RunId) -> Result<Vec<JournalRow>> {
        self.read(|db| {
            db.prepare("SELECT seq, at, kind, text FROM journal WHERE run = ?1 ORDER BY id")?
                .query_map([run.0], |r| {
                    let kind: String = r.get(2)?;
                    Ok(JournalRow {
                        seq: r.get(0)?,
                        at: timestamp(r.get(1)?),
                        kind: match kind.as_str() {
                            "intent" => JournalKind::Intent,
                            "outcome" => JournalKind::Outcome,
                            other => return Err(odd_word(other)),
                        },
                        text: r.get(3)?,
                    })
                })?
                .collect()
        })
    }
}
