//! Tables `matches` and `match_steps`: which customer is which client, and every change to that as a step
//! that can be taken back.

use super::{Store, from_json, odd_word, stored, to_json};
use crate::Result;
use crate::domain::{ClientId, ConnectionName, CustomerId, Match, MatchKind};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};

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

type Changed = Vec<(String, Option<Match>, Option<Match>)>;

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
         client_name, score, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            connection.as_str(),
            key,
            m.customer.as_str(),
            m.customer_name,
            m.kind.as_str(),
            m.client.map(|c| c.0),
            m.client_name,
            m.score,
            m.why
        ],
    )?;
    Ok(())
}

/// What to do with one customer's match.
#[derive(Debug, Clone, PartialEq)]
pub enum MatchEdit {
    /// Save this match.
    Set(Match),
    /// Remove the match of this customer.
    Clear(CustomerId),
}

/// Saves edits as one step inside a transaction. Returns how many matches really changed.
pub(super) fn save_step(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    what: &str,
    edits: &[MatchEdit],
    now: Timestamp,
) -> rusqlite::Result<usize> {
    let mut changed: Changed = Vec::new();
    for edit in edits {
        let (key, after) = match edit {
            MatchEdit::Set(m) => (m.customer.key(), Some(m.clone())),
            MatchEdit::Clear(id) => (id.key(), None),
        };
        let before = get(tx, connection, &key)?;
        if before != after {
            put(tx, connection, &key, after.as_ref())?;
            changed.push((key, before, after));
        }
    }
    if !changed.is_empty() {
        tx.execute(
            "INSERT INTO match_steps (connection, at, what, changed) VALUES (?1, ?2, ?3, ?4)",
            params![connection.as_str(), stored(now), what, to_json(&changed)?],
        )?;
    }
    Ok(changed.len())
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

    /// Takes back the newest step that still stands; what it was called and how many matches it touched,
    /// or none when there is nothing to take back.
    pub fn undo_match_step(&self, connection: &ConnectionName) -> Result<Option<(String, usize)>> {
        self.write(|tx| {
            let newest: Option<(i64, String, String)> = tx
                .query_row(
                    "SELECT id, what, changed FROM match_steps WHERE connection = ?1 AND undone = 0
                     ORDER BY id DESC LIMIT 1",
                    [connection.as_str()],
                    |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
                )
                .optional()?;
            let Some((id, what, changed)) = newest else { return Ok(None) };
            let changed: Changed = from_json(&changed)?;
            for (key, before, _) in &changed {
                put(tx, connection, key, before.as_ref())?;
            }
            tx.execute("UPDATE match_steps SET undone = 1 WHERE id = ?1", [id])?;
            Ok(Some((what, changed.len())))
        })
    }
}
