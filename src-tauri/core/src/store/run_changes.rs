//! Table `run_changes`: where each change of a run stands now. The journal beside it tells how it got
//! there.

use super::audit::Chain;
use super::audit_entry::{AuditEntry, AuditKind};
use super::told::{read_error, store_error};
use super::{PlanId, RunId, Store, from_json, journal, links, matches, odd_word};
use crate::domain::{ConnectionName, LicenceId, Link, Match};
use crate::plan::Change;
use crate::{Error, Result};
use jiff::Timestamp;
use rusqlite::{Row, Transaction, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE run_changes (
    run      INTEGER NOT NULL REFERENCES runs (id),
    seq      INTEGER NOT NULL,   -- the change's number in the plan
    state    TEXT NOT NULL,      -- waiting sent written applied already stale failed person
    attempts INTEGER NOT NULL DEFAULT 0,
    record   INTEGER,            -- Halo's number of the record, once known
    error    TEXT,               -- JSON: code what why fix
    PRIMARY KEY (run, seq)
) STRICT, WITHOUT ROWID;
";

/// Where one change of a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum ChangeState {
    /// Not begun.
    Waiting,
    /// An intent is journaled: the request may or may not have left, and may or may not have landed.
    Sent,
    /// Halo's answer shows it; not yet found again by reading.
    Written,
    /// It is in Halo.
    Applied,
    /// Halo held it already; nothing was sent.
    Already,
    /// The record moved since the plan was made; nothing was sent.
    Stale,
    /// Halo refused it, or it could not be brought to land.
    Failed,
    /// Its fate cannot be told by reading; a person must look.
    Person,
}

impl ChangeState {
    const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Sent,
        Self::Written,
        Self::Applied,
        Self::Already,
        Self::Stale,
        Self::Failed,
        Self::Person,
    ];

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Written => "written",
            Self::Applied => "applied",
            Self::Already => "already",
            Self::Stale => "stale",
            Self::Failed => "failed",
            Self::Person => "person",
        }
    }

    /// True once nothing more is to be done for it.
    pub fn is_final(self) -> bool {
        !matches!(self, Self::Waiting | Self::Sent | Self::Written)
    }

    /// True where Halo holds what the change wanted.
    pub fn succeeded(self) -> bool {
        matches!(self, Self::Written | Self::Applied | Self::Already)
    }
}

/// One change of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunChange {
    /// Its number in the plan.
    pub seq: i64,
    /// Where it stands.
    pub state: ChangeState,
    /// How often a request was sent for it.
    pub attempts: u32,
    /// Halo's number of the record, once known.
    pub record: Option<i64>,
    /// What went wrong.
    pub error: Option<Error>,
}

/// What became of a change; saved with what follows from it in one transaction.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The change's number.
    pub seq: i64,
    /// Where it stands now.
    pub state: ChangeState,
    /// Halo's number of the record.
    pub record: Option<i64>,
    /// What went wrong.
    pub error: Option<Error>,
    /// How it is known ("answered 201", "found by reading").
    pub how: String,
    /// The status of the answer, where one came.
    pub answered: Option<u16>,
    /// The link that follows from it.
    pub link: Option<Link>,
    /// The licence that is no more; its link goes with it.
    pub gone: Option<LicenceId>,
    /// The match that follows from it.
    pub matched: Option<Match>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<RunChange> {
    let word: String = row.get(1)?;
    Ok(RunChange {
        seq: row.get(0)?,
        state: ChangeState::ALL.into_iter().find(|s| s.as_str() == word).ok_or_else(|| odd_word(&word))?,
        attempts: row.get(2)?,
        record: row.get(3)?,
        error: row.get::<_, Option<String>>(4)?.map(|e| read_error(&e)).transpose()?,
    })
}

/// Enters a run's changes as waiting.
pub(super) fn wait(tx: &Transaction<'_>, run: RunId, acting: &[i64]) -> rusqlite::Result<()> {
    let mut save = tx.prepare("INSERT INTO run_changes (run, seq, state) VALUES (?1, ?2, 'waiting')")?;
    for seq in acting {
        save.execute(params![run.0, seq])?;
    }
    Ok(())
}

/// An entry of the audit about one change of a run, read from its plan.
fn entry(
    tx: &Transaction<'_>,
    kind: AuditKind,
    run: RunId,
    seq: i64,
    now: Timestamp,
) -> rusqlite::Result<AuditEntry> {
    let (plan, connection, change): (i64, String, Option<String>) = tx
        .prepare_cached(
            "SELECT r.plan, r.connection, c.change FROM runs r
             LEFT JOIN plan_changes c ON c.plan = r.plan AND c.seq = ?2 WHERE r.id = ?1",
        )?
        .query_row(params![run.0, seq], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let entry = AuditEntry { connection: Some(connection), ..AuditEntry::new(kind, now) };
    let entry = entry.of_run(run, PlanId(plan));
    match change {
        Some(change) => Ok(entry.about(seq, &from_json::<Change>(&change)?)),
        None => Ok(entry),
    }
}

/// The entry of what became of a change, with the request that was sent for it last.
fn settled(tx: &Transaction<'_>, run: RunId, o: &Outcome, now: Timestamp) -> rusqlite::Result<AuditEntry> {
    let entry = entry(tx, AuditKind::ChangeSettled, run, o.seq, now)?;
    Ok(AuditEntry {
        record: o.record.or(entry.record),
        request: journal::last_intent(tx, run, o.seq)?,
        status: o.answered,
        outcome: Some(o.state),
        code: o.error.as_ref().map(|e| e.code.as_str().to_owned()),
        why: Some(match &o.error {
            Some(e) => format!("{} {}", e.what, e.why).trim().to_owned(),
            None => o.how.clone(),
        }),
        ..entry
    })
}

impl Store {
    /// Journals that a request for these changes is about to be sent. Only once this returns may it be.
    pub fn intend(&self, run: RunId, changes: &[i64], request: &str, now: Timestamp) -> Result<()> {
        self.write(|tx| {
            let mut mark = tx.prepare(
                "UPDATE run_changes SET state = 'sent', attempts = attempts + 1 WHERE run = ?1 AND seq = ?2",
            )?;
            let mut chain = Chain::of(tx)?;
            for seq in changes {
                mark.execute(params![run.0, seq])?;
                journal::add(tx, run, *seq, journal::JournalKind::Intent, request, now)?;
                let entry = entry(tx, AuditKind::ChangeSent, run, *seq, now)?;
                chain.add(Some(run), &AuditEntry { request: Some(request.to_owned()), ..entry })?;
            }
            Ok(())
        })
    }

    /// Records what became of changes, with the links and matches that follow, in one transaction.
    pub fn settle(
        &self,
        run: RunId,
        connection: &ConnectionName,
        outcomes: &[Outcome],
        now: Timestamp,
    ) -> Result<()> {
        self.write(|tx| {
            let mut mark = tx.prepare(
                "UPDATE run_changes SET state = ?3, record = coalesce(?4, record), error = ?5
                 WHERE run = ?1 AND seq = ?2",
            )?;
            let mut chain = Chain::of(tx)?;
            for o in outcomes {
                let error = o.error.as_ref().map(store_error).transpose()?;
                mark.execute(params![run.0, o.seq, o.state.as_str(), o.record, error])?;
                let text = format!("{}: {}", o.state.as_str(), o.how);
                journal::add(tx, run, o.seq, journal::JournalKind::Outcome, &text, now)?;
                chain.add(Some(run), &settled(tx, run, o, now)?)?;
                if let Some(link) = &o.link {
                    links::put(tx, connection, link, now)?;
                }
                if let Some(licence) = o.gone {
                    links::drop_of(tx, connection, licence)?;
                }
                if let Some(m) = &o.matched {
                    let edit = [matches::MatchEdit::Set(m.clone())];
                    matches::save_step(tx, connection, "a client was created", &edit, now)?;
                    chain = Chain::of(tx)?;
                }
            }
            Ok(())
        })
    }

    /// All changes of a run, in order.
    pub fn run_changes(&self, run: RunId) -> Result<Vec<RunChange>> {
        self.read(|db| {
            db.prepare(
                "SELECT seq, state, attempts, record, error FROM run_changes WHERE run = ?1 ORDER BY seq",
            )?
            .query_map([run.0], from_row)?
            .collect()
        })
    }

    /// The changes of a run that failed, were stale, or of which nobody knows what became, that many at most: how
    /// each stands, and what it was to do.
    pub fn run_misses(&self, run: RunId, most: usize) -> Result<Vec<(RunChange, Change)>> {
        self.read(|db| {
            db.prepare(
                "SELECT s.seq, s.state, s.attempts, s.record, s.error, c.change FROM run_changes s
                 JOIN runs r ON r.id = s.run JOIN plan_changes c ON c.plan = r.plan AND c.seq = s.seq
                 WHERE s.run = ?1 AND s.state IN ('failed', 'stale', 'person') ORDER BY s.seq LIMIT ?2",
            )?
            .query_map(params![run.0, most], |r| Ok((from_row(r)?, from_json(&r.get::<_, String>(5)?)?)))?
            .collect()
        })
    }

    /// How many changes of a run stand in each state.
    pub fn run_counts(&self, run: RunId) -> Result<Vec<(ChangeState, u64)>> {
        self.read(|db| {
            db.prepare("SELECT state, count(*) FROM run_changes WHERE run = ?1 GROUP BY state")?
                .query_map([run.0], |r| {
                    let word: String = r.get(0)?;
                    let state = ChangeState::ALL.into_iter().find(|s| s.as_str() == word);
                    Ok((state.ok_or_else(|| odd_word(&word))?, r.get(1)?))
                })?
                .collect()
        })
    }
}
