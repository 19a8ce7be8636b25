//! The journal, read from the database file as an auditor would: nothing in Halo without an intent before
//! it and an outcome after it, nothing left open.
//!
//! May not use the engine's own reading of its tables.

use rusqlite::{Connection, OpenFlags};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

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
    let creations = creations(&db)?;
    wrong.extend(newcomers.iter().filter_map(|newcomer| unaccounted(&creations, newcomer)));
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

/// What the journal tells of a change that was to make a licence: record, first intent, last outcome.
type Told = (Option<i64>, Option<i64>, Option<i64>);

/// All changes that were to make licences, by the licence's name.
fn creations(db: &Connection) -> Result<HashMap<String, Vec<Told>>, String> {
    let mut rows = db
        .prepare(
            "SELECT json_extract(p.change, '$.name'), c.record,
                (SELECT min(id) FROM journal j WHERE j.run = r.id AND j.seq = p.seq AND j.kind = 'intent'),
                (SELECT max(id) FROM journal j WHERE j.run = r.id AND j.seq = p.seq AND j.kind = 'outcome')
             FROM runs r JOIN plan_changes p ON p.plan = r.plan
             JOIN run_changes c ON c.run = r.id AND c.seq = p.seq
             WHERE p.action = 'create'",
        )
        .map_err(told)?;
    let mut by_name: HashMap<String, Vec<Told>> = HashMap::new();
    let found = rows.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))));
    for row in found.map_err(told)? {
        let (name, change) = row.map_err(told)?;
        by_name.entry(name).or_default().push(change);
    }
    Ok(by_name)
}

/// A new licence needs a change that meant to make it, with an intent and, later, an outcome.
fn unaccounted(creations: &HashMap<String, Vec<Told>>, newcomer: &Newcomer) -> Option<String> {
    let Newcomer { id, name } = newcomer;
    let told_of = creations.get(name).map(Vec::as_slice).unwrap_or_default();
    let meant = |(_, intent, outcome): &Told| intent < outcome && intent.is_some();
    (!told_of.iter().any(meant))
        .then(|| format!("licence {id} ({name}) stands in Halo without intent and outcome: {told_of:?}"))
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
