//! Tables `matches` and `match_steps`: which customer is which client, and every change to that as a step
//! that can be taken back.

use super::audit::Chain;
use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{Store, from_json, newcomers, odd_word, stored, to_json};
use crate::Result;
use crate::domain::{ClientId, ConnectionName, CustomerId, Match, MatchKind};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use std::collections::HashSet;

pub(super) const SCHEMA: &str = "
CREATE TABLE matches (
    connection    TEXT NOT NULL REFERENCES connections (name),
    key           TEXT NOT NULL,    -- the customer's id, folded
    customer_id   TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    kind          TEXT NOT NULL,    -- exact identifier suggested manual excluded
    client_id     INTEGER,          -- none when excluded
    client_name   TEXT,
    score         REAL,             -- 0..1, of a suggestion that was accepted
    why           TEXT NOT NULL,
    PRIMARY KEY (connection, key),
    CHECK ((kind = 'excluded') = (client_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE match_steps (
    id         INTEGER PRIMARY KEY,
    connection TEXT NOT NULL REFERENCES connections (name),
    at         INTEGER NOT NULL,
    what       TEXT NOT NULL,
    changed    TEXT NOT NULL,       -- JSON: [[key, before or null, after or null], …]
    undone     INTEGER NOT NULL DEFAULT 0
) STRICT;
";

pub(super) const CHANGED: &str = "
ALTER TABLE matches ADD COLUMN changed INTEGER;  -- when it was saved; none where an earlier version did
";

type Changed = Vec<(String, Option<Match>, Option<Match>)>;
type Wishes = Vec<(CustomerId, bool, bool)>;

const COLUMNS: &str = "customer_id, customer_name, kind, client_id, client_name, score, why";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Match> {
    let (id, kind): (String, String) = (row.get(0)?, row.get(2)?);
    Ok(Match {
        customer: CustomerId::new(&id).ok_or_else(|| odd_word(&id))?,
        customer_name: row.get(1)?,
        kind: MatchKind::parse(&kind).ok_or_else(|| odd_word(&kind))?,
        client: row.get::<_, Option<i64>>(3)?.map(ClientId),
        client_name: row.get(4)?,
        score: row.get(5)?,
        why: row.get(6)?,
    })
}

fn get(tx: &Transaction<'_>, connection: &ConnectionName, key: &str) -> rusqlite::Result<Option<Match>> {
    tx.query_row(
        &format!("SELECT {COLUMNS} FROM matches WHERE connection = ?1 AND key = ?2"),
        params![connection.as_str(), key],
        from_row,
    )
    .optional()
}

fn put(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    key: &str,
    m: Option<&Match>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let Some(m) = m else {
        tx.execute(
            "DELETE FROM matches WHERE connection = ?1 AND key = ?2",
            params![connection.as_str(), key],
        )?;
        return Ok(());
    };
    tx.execute(
        "INSERT OR REPLACE INTO matches (connection, key, customer_id, customer_name, kind, client_id,
         client_name, score, why, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            connection.as_str(),
            key,
            m.customer.as_str(),
            m.customer_name,
            m.kind.as_str(),
            m.client.map(|c| c.0),
            m.client_name,
            m.score,
            m.why,
            stored(now)
        ],
    )?;
    Ok(())
}

/// What to do with one customer's match.
#[derive(Debug, Clone, PartialEq)]
pub enum MatchEdit {
    /// Save this match.
    Set(Match),
    /// Remove the match of this customer, and the wish for a new client.
    Clear(CustomerId),
    /// Remove the match of this customer; a new client is wanted for it.
    Create(CustomerId),
}

impl MatchEdit {
    /// The customer, its match afterwards, and whether a new client is wanted for it afterwards.
    fn told(&self) -> (&CustomerId, Option<&Match>, bool) {
        match self {
            Self::Set(m) => (&m.customer, Some(m), false),
            Self::Clear(customer) => (customer, None, false),
            Self::Create(customer) => (customer, None, true),
        }
    }
}

/// The steps that undo and redo would take, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatchSteps {
    /// The newest step that stands.
    pub undo: Option<String>,
    /// The oldest of those taken back since.
    pub redo: Option<String>,
}

/// Where a step stands: it counts, was taken back, or can no longer be done again because another step
/// followed.
const STANDS: i64 = 0;
const TAKEN_BACK: i64 = 1;
const PASSED: i64 = 2;

/// Saves edits as one step inside a transaction. Returns how many matches really changed.
pub(super) fn save_step(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    what: &str,
    edits: &[MatchEdit],
    now: Timestamp,
) -> rusqlite::Result<usize> {
    let (mut changed, mut wishes) = (Changed::new(), Wishes::new());
    let mut customers = HashSet::new();
    for edit in edits {
        let (customer, after, wish) = edit.told();
        let key = customer.key();
        let (before, wanted) = (get(tx, connection, &key)?, newcomers::wanted(tx, connection, customer)?);
        if before.as_ref() != after {
            put(tx, connection, &key, after, now)?;
            customers.insert(key.clone());
            changed.push((key.clone(), before, after.cloned()));
        }
        if wanted != wish {
            newcomers::put(tx, connection, customer, wish)?;
            customers.insert(key);
            wishes.push((customer.clone(), wanted, wish));
        }
    }
    if !customers.is_empty() {
        tx.execute(
            "UPDATE match_steps SET undone = ?2 WHERE connection = ?1 AND undone = ?3",
            params![connection.as_str(), PASSED, TAKEN_BACK],
        )?;
        tx.execute(
            "INSERT INTO match_steps (connection, at, what, changed, wishes) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![connection.as_str(), stored(now), what, to_json(&changed)?, to_json(&wishes)?],
        )?;
        audit(tx, connection, (&changed, &wishes), what, false, now)?;
    }
    Ok(customers.len())
}

/// A row of the audit for each customer of a step; the other way round where it is taken back.
fn audit(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    (changed, wishes): (&Changed, &Wishes),
    why: &str,
    back: bool,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let mut chain = Chain::of(tx)?;
    let mut save = |id: &str, name: Option<&str>, fields: Vec<AuditField>| {
        let entry = AuditEntry::new(AuditKind::MatchSaved, now).of(connection).because(Some(why));
        let (customer_id, customer) = (Some(id.to_owned()), name.map(str::to_owned));
        chain.add(None, &AuditEntry { customer_id, customer, fields, ..entry })
    };
    for (key, before, after) in changed {
        let (before, after) = if back { (after, before) } else { (before, after) };
        let told = after.as_ref().or(before.as_ref());
        let id = told.map_or(key.as_str(), |m| m.customer.as_str());
        save(id, told.map(|m| m.customer_name.as_str()), differing(before.as_ref(), after.as_ref()))?;
    }
    for (customer, before, after) in wishes {
        let (before, after) = if back { (after, before) } else { (before, after) };
        let wish = AuditField::new("new client", Some(before.to_string()), Some(after.to_string()));
        save(customer.as_str(), None, vec![wish])?;
    }
    Ok(())
}

/// What differs between a match before and after.
fn differing(before: Option<&Match>, after: Option<&Match>) -> Vec<AuditField> {
    type Part = fn(&Match) -> Option<String>;
    let parts: [(&str, Part); 4] = [
        ("client", |m| m.client.map(|c| c.to_string())),
        ("client name", |m| m.client_name.clone()),
        ("kind", |m| Some(m.kind.as_str().to_owned())),
        ("why", |m| Some(m.why.clone())),
    ];
    let both = parts.map(|(name, of)| AuditField::new(name, before.and_then(of), after.and_then(of)));
    both.into_iter().filter(|f| f.before != f.after).collect()
}

/// A step to go back over or to do again.
struct Step {
    id: i64,
    what: String,
    changed: Changed,
    wishes: Wishes,
}

/// The newest step that stands, or the oldest one taken back.
fn next_step(
    db: &rusqlite::Connection,
    connection: &ConnectionName,
    state: i64,
) -> rusqlite::Result<Option<Step>> {
    let order = if state == STANDS { "DESC" } else { "ASC" };
    db.query_row(
        &format!(
            "SELECT id, what, changed, wishes FROM match_steps WHERE connection = ?1 AND undone = ?2
             ORDER BY id {order} LIMIT 1"
        ),
        params![connection.as_str(), state],
        |r| {
            Ok(Step {
                id: r.get(0)?,
                what: r.get(1)?,
                changed: from_json(&r.get::<_, String>(2)?)?,
                wishes: from_json(&r.get::<_, String>(3)?)?,
            })
        },
    )
    .optional()
}

impl Store {
    /// All matches of a connection, in order of customer id.
    pub fn matches(&self, connection: &ConnectionName) -> Result<Vec<Match>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM matches WHERE connection = ?1 ORDER BY key"))?
                .query_map([connection.as_str()], from_row)?
                .collect()
        })
    }

    /// The customers whose match was saved since then: what was read before knows nothing of it.
    pub fn matched_since(
        &self,
        connection: &ConnectionName,
        since: Timestamp,
    ) -> Result<HashSet<CustomerId>> {
        self.read(|db| {
            db.prepare("SELECT customer_id FROM matches WHERE connection = ?1 AND changed >= ?2")?
                .query_map(params![connection.as_str(), stored(since)], |r| {
                    let id: String = r.get(0)?;
                    CustomerId::new(&id).ok_or_else(|| odd_word(&id))
                })?
                .collect()
        })
    }

    /// Saves all edits or none, as one step that [`Store::undo_match_step`] takes back. Returns how many
    /// matches really changed.
    pub fn save_matches(
        &self,
        connection: &ConnectionName,
        what: &str,
        edits: &[MatchEdit],
        now: Timestamp,
    ) -> Result<usize> {
        self.write(|tx| save_step(tx, connection, what, edits, now))
    }

    /// Takes back the newest step that still stands; what it was called and how many customers it touched,
    /// or none when there is nothing to take back.
    pub fn undo_match_step(&self, connection: &ConnectionName) -> Result<Option<(String, usize)>> {
        self.step(connection, STANDS)
    }

    /// Does the step again that was taken back last; none when there is none.
    pub fn redo_match_step(&self, connection: &ConnectionName) -> Result<Option<(String, usize)>> {
        self.step(connection, TAKEN_BACK)
    }

    /// The steps that undo and redo would take.
    pub fn match_steps(&self, connection: &ConnectionName) -> Result<MatchSteps> {
        self.read(|db| {
            let what = |state| next_step(db, connection, state).map(|step| step.map(|step| step.what));
            Ok(MatchSteps { undo: what(STANDS)?, redo: what(TAKEN_BACK)? })
        })
    }

    /// Goes over the next step that stands in `state`: back over one that stands, again over one taken back.
    fn step(&self, connection: &ConnectionName, state: i64) -> Result<Option<(String, usize)>> {
        self.write(|tx| {
            let Some(step) = next_step(tx, connection, state)? else { return Ok(None) };
            let (back, now) = (state == STANDS, Timestamp::now());
            let mut customers = HashSet::new();
            for (key, before, after) in &step.changed {
                put(tx, connection, key, if back { before } else { after }.as_ref(), now)?;
                customers.insert(key.clone());
            }
            for (customer, before, after) in &step.wishes {
                newcomers::put(tx, connection, customer, if back { *before } else { *after })?;
                customers.insert(customer.key());
            }
            let to = if back { TAKEN_BACK } else { STANDS };
            tx.execute("UPDATE match_steps SET undone = ?2 WHERE id = ?1", params![step.id, to])?;
            let why = format!("{}: {}", if back { "taken back" } else { "done again" }, step.what);
            audit(tx, connection, (&step.changed, &step.wishes), &why, back, now)?;
            Ok(Some((step.what, customers.len())))
        })
    }
}
