//! The journal, read from the database file as an auditor would: nothing in Halo without an intent before
//! it and an outcome after it, nothing left open.
//!
//! May not use the engine's own reading of its tables.

use rusqlite::{Connection, OpenFlags, params};
use std::{collections::BTreeMap, path::Path};

/// A licence that stands in Halo and did not before.
pub(crate) struct Newcomer {
    pub(crate) id: i64,
    pub(crate) name: String,
}

/// What is wrong with the journal in the data folder.
pub(crate) fn complaints(folder: &Path, newcomers: &[Newcomer]) -> Result<Vec<String>, String> {
    let file = folder.join("halyard.db");
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(told)?;
    let mut wrong = Vec::new();
    let whole: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).map_err(told)?;
    if whole != "ok" {
        wrong.push(format!("the database is damaged: {whole}"));
    }
    wrong.extend(open_ends(&db)?);
    for newcomer in newcomers {
        wrong.extend(unaccounted(&db, newcomer)?);
    }
    Ok(wrong)
}

#[allow(clippy::needless_pass_by_value)] // the form that map_err wants
fn told(error: rusqlite::Error) -> String {
    format!("reading the database: {error}")
}

/// Runs that say they are at work, changes without a final state, intents without an outcome after them.
fn open_ends(db: &Connection) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for (what, query) in [
        ("run still open", "SELECT 'R' || id || ' ' || status FROM runs WHERE status IN ('running','interrupted')"),
        (
            "change still open",
            "SELECT 'R' || c.run || ' #' || c.seq || ' ' || c.state FROM run_changes c
             WHERE c.state IN ('waiting','sent','written')",
        ),
        (
            "intent without outcome",
            "SELECT 'R' || run || ' #' || seq FROM journal GROUP BY run, seq
             HAVING max(CASE kind WHEN 'intent' THEN id END) > coalesce(max(CASE kind WHEN 'outcome' THEN id END), 0)",
        ),
        (
            "applied without outcome",
            "SELECT 'R' || c.run || ' #' || c.seq FROM run_changes c WHERE c.state = 'applied' AND NOT EXISTS
             (SELECT 1 FROM journal j WHERE j.run = c.run AND j.seq = c.seq AND j.kind = 'outcome')",
        ),
    ] {
        let mut rows = db.prepare(query).map_err(told)?;
        let found = rows.query_map([], |row| row.get::<_, String>(0)).map_err(told)?;
        for row in found {
            wrong.push(format!("{what}: {}", row.map_err(told)?));
        }
    }
    Ok(wrong)
}

/// A new licence needs a change that meant to make it, with an intent and, later, an outcome.
fn unaccounted(db: &Connection, newcomer: &Newcomer) -> Result<Option<String>, String> {
    let mut rows = db
        .prepare_cached(
            "SELECT c.record,
                (SELECT min(id) FROM journal j WHERE j.run = r.id AND j.seq = p.seq AND j.kind = 'intent') AS intent,
                (SELECT max(id) FROM journal j WHERE j.run = r.id AND j.seq = p.seq AND j.kind = 'outcome') AS outcome
             FROM runs r JOIN plan_changes p ON p.plan = r.plan
             JOIN run_changes c ON c.run = r.id AND c.seq = p.seq
             WHERE p.action = 'create' AND json_extract(p.change, '$.name') = ?1",
        )
        .map_err(told)?;
    let told_of = rows
        .query_map(params![newcomer.name], |row| {
            Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, Option<i64>>(2)?))
        })
        .map_err(told)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(told)?;
    let id = newcomer.id;
    let own: Vec<_> = told_of.iter().filter(|(record, ..)| *record == Some(id)).collect();
    let meant = |(_, intent, outcome): &&(Option<i64>, Option<i64>, Option<i64>)| {
        intent < outcome && intent.is_some()
    };
    Ok(if own.iter().any(meant) || told_of.iter().any(|row| meant(&row)) {
        None
    } else {
        Some(format!(
            "licence {id} ({}) stands in Halo without intent and outcome: {told_of:?}",
            newcomer.name
        ))
    })
}

/// How often each kind of row stands in the journal, for printing beside a failure.
pub(crate) fn summary(folder: &Path) -> String {
    let Ok(db) = Connection::open_with_flags(folder.join("halyard.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
    else {
        return String::new();
    };
    let count = || -> rusqlite::Result<BTreeMap<String, u64>> {
        db.prepare("SELECT 'R' || run || ' ' || state, count(*) FROM run_changes GROUP BY 1")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    };
    format!("{:?}", count().unwrap_or_default())
}
