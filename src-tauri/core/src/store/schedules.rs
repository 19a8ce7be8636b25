//! Table `schedules`: what is done unattended for each connection, when, and how it went the last time.
//!
//! A slot is claimed before it is worked on, by comparing and setting in one transaction: of two processes that
//! see the same slot due, one has it.

use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{Store, audit, from_json, odd_word, stored, timestamp, to_json};
use crate::Result;
use crate::domain::ConnectionName;
use crate::schedule::{Schedule, Slot};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

pub(super) const SCHEMA: &str = "
CREATE TABLE schedules (
    connection TEXT NOT NULL PRIMARY KEY REFERENCES connections (name),
    schedule   TEXT NOT NULL,     -- JSON
    created    INTEGER NOT NULL,
    since      INTEGER NOT NULL,  -- nothing of before is due
    handled    TEXT,              -- JSON, the last slot that was claimed
    last       TEXT               -- JSON, what came of it
) STRICT, WITHOUT ROWID;
";

/// What came of a scheduled run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRun {
    /// When it began.
    pub at: Timestamp,
    /// How it ended: the status of its run, or the code of the error that kept it from having one. None as long
    /// as it is at work, or where its process ended before it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Whether it came to nothing before anything was planned, so that its slot is tried again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub again: bool,
    /// The plan that was made, `P7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// The run that applied what may be applied unattended, `R7`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The plan of what waits for a person, `P9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits: Option<String>,
}

/// A schedule as saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleRow {
    /// Whose it is.
    pub connection: ConnectionName,
    /// What was chosen.
    pub schedule: Schedule,
    /// When the connection was first given one.
    pub created: Timestamp,
    /// Nothing of before is due.
    pub since: Timestamp,
    /// The last slot that was claimed.
    pub handled: Option<Slot>,
    /// What came of it.
    pub last: Option<LastRun>,
}

const COLUMNS: &str = "connection, schedule, created, since, handled, last";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ScheduleRow> {
    let name: String = row.get(0)?;
    Ok(ScheduleRow {
        connection: ConnectionName::new(&name).ok_or_else(|| odd_word(&name))?,
        schedule: from_json(&row.get::<_, String>(1)?)?,
        created: timestamp(row.get(2)?),
        since: timestamp(row.get(3)?),
        handled: row.get::<_, Option<String>>(4)?.map(|t| from_json(&t)).transpose()?,
        last: row.get::<_, Option<String>>(5)?.map(|t| from_json(&t)).transpose()?,
    })
}

fn find(db: &rusqlite::Connection, connection: &ConnectionName) -> rusqlite::Result<Option<ScheduleRow>> {
    let query = format!("SELECT {COLUMNS} FROM schedules WHERE connection = ?1");
    db.query_row(&query, [connection.as_str()], from_row).optional()
}

/// The rest of a store that takes this one's place is not caught up: nothing of before is due.
pub(super) fn begin_anew(tx: &Transaction<'_>, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute("UPDATE schedules SET since = max(since, ?1)", [stored(now)]).map(|_| ())
}

fn told(schedule: &Schedule) -> Vec<(&'static str, String)> {
    let yes = |b: bool| b.to_string();
    vec![
        ("when", schedule.when.to_string()),
        ("zone", schedule.zone.clone().unwrap_or_else(|| "the machine's".to_owned())),
        ("customers", yes(schedule.entities.customers)),
        ("subscriptions", yes(schedule.entities.subscriptions)),
        ("create clients", yes(schedule.unattended.create_clients)),
        ("removals", yes(schedule.unattended.removals)),
        ("renames", yes(schedule.unattended.renames)),
    ]
}

impl LastRun {
    /// Whether its slot is to be run again: nothing was planned, because it ended before or could not begin.
    pub fn leaves_its_slot(&self) -> bool {
        self.again || (self.outcome.is_none() && self.plan.is_none())
    }
}

impl Store {
    /// Saves a connection's schedule. Where its times stay the same, what was handled is handled still; else it
    /// begins now.
    pub fn save_schedule(
        &self,
        connection: &ConnectionName,
        schedule: &Schedule,
        now: Timestamp,
    ) -> Result<()> {
        self.write(|tx| {
            let former = find(tx, connection)?;
            tx.execute(
                "INSERT INTO schedules (connection, schedule, created, since) VALUES (?1, ?2, ?3, ?3)
                 ON CONFLICT (connection) DO UPDATE SET schedule = ?2",
                params![connection.as_str(), to_json(schedule)?, stored(now)],
            )?;
            if former.as_ref().is_some_and(|f| f.schedule.when != schedule.when) {
                tx.execute(
                    "UPDATE schedules SET since = ?2, handled = NULL WHERE connection = ?1",
                    params![connection.as_str(), stored(now)],
                )?;
            }
            let before = former.map(|f| told(&f.schedule));
            let fields: Vec<AuditField> = (0..)
                .zip(told(schedule))
                .map(|(n, (name, after))| {
                    let before =
                        before.as_ref().and_then(|b| b.get::<usize>(n)).map(|(_, text)| text.clone());
                    AuditField::new(name, before, Some(after))
                })
                .filter(|f| f.before != f.after)
                .collect();
            if !fields.is_empty() {
                let entry = AuditEntry::new(AuditKind::ScheduleSaved, now).of(connection);
                audit::add(tx, None, &AuditEntry { fields, ..entry })?;
            }
            Ok(())
        })
    }

    /// Removes a connection's schedule; false where it had none.
    pub fn clear_schedule(&self, connection: &ConnectionName, now: Timestamp) -> Result<bool> {
        self.write(|tx| {
            let there = tx.execute("DELETE FROM schedules WHERE connection = ?1", [connection.as_str()])? > 0;
            if there {
                audit::add(tx, None, &AuditEntry::new(AuditKind::ScheduleCleared, now).of(connection))?;
            }
            Ok(there)
        })
    }

    /// A connection's schedule.
    pub fn schedule(&self, connection: &ConnectionName) -> Result<Option<ScheduleRow>> {
        self.read(|db| find(db, connection))
    }

    /// All schedules, in order of connection.
    pub fn schedules(&self) -> Result<Vec<ScheduleRow>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM schedules ORDER BY connection"))?
                .query_map([], from_row)?
                .collect()
        })
    }

    /// Claims a slot, if everything still is as in `seen`. False where another process was faster, or a person
    /// changed the schedule.
    pub fn claim_slot(&self, seen: &ScheduleRow, slot: &Slot, now: Timestamp) -> Result<bool> {
        self.write(|tx| {
            let fresh = find(tx, &seen.connection)?;
            let same = |f: &ScheduleRow| {
                (&f.schedule, f.since, f.handled) == (&seen.schedule, seen.since, seen.handled)
            };
            if !fresh.as_ref().is_some_and(same) {
                return Ok(false);
            }
            let last = LastRun { at: now, outcome: None, again: false, plan: None, run: None, waits: None };
            tx.execute(
                "UPDATE schedules SET handled = ?2, last = ?3 WHERE connection = ?1",
                params![seen.connection.as_str(), to_json(slot)?, to_json(&last)?],
            )?;
            Ok(true)
        })
    }

    /// Remembers what came of the last slot.
    pub fn note_scheduled(&self, connection: &ConnectionName, last: &LastRun) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "UPDATE schedules SET last = ?2 WHERE connection = ?1",
                params![connection.as_str(), to_json(last)?],
            )
            .map(|_| ())
        })
    }
}
