//! Table `newcomers`: customers for whom a person wants a new client made. A match overrules the wish.

use super::{Store, odd_word};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId};
use rusqlite::{Transaction, params};
use std::collections::HashSet;

pub(super) const SCHEMA: &str = "
CREATE TABLE newcomers (
    connection  TEXT NOT NULL REFERENCES connections (name),
    key         TEXT NOT NULL,    -- the customer's id, folded
    customer_id TEXT NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT, WITHOUT ROWID;
ALTER TABLE match_steps ADD COLUMN wishes TEXT NOT NULL DEFAULT '[]';  -- JSON: [[customer, before, after], …]
";

/// Whether a new client is wanted for a customer.
pub(super) fn wanted(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    customer: &CustomerId,
) -> rusqlite::Result<bool> {
    tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM newcomers WHERE connection = ?1 AND key = ?2)",
        params![connection.as_str(), customer.key()],
        |r| r.get(0),
    )
}

/// Notes or strikes the wish.
pub(super) fn put(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    customer: &CustomerId,
    wanted: bool,
) -> rusqlite::Result<()> {
    if wanted {
        tx.execute(
            "INSERT OR REPLACE INTO newcomers (connection, key, customer_id) VALUES (?1, ?2, ?3)",
            params![connection.as_str(), customer.key(), customer.as_str()],
        )?;
    } else {
        tx.execute(
            "DELETE FROM newcomers WHERE connection = ?1 AND key = ?2",
            params![connection.as_str(), customer.key()],
        )?;
    }
    Ok(())
}

impl Store {
    /// The customers for whom a new client is wanted.
    pub fn newcomers(&self, connection: &ConnectionName) -> Result<HashSet<CustomerId>> {
        self.read(|db| {
            db.prepare("SELECT customer_id FROM newcomers WHERE connection = ?1")?
                .query_map([connection.as_str()], |r| {
                    let id: String = r.get(0)?;
                    CustomerId::new(&id).ok_or_else(|| odd_word(&id))
                })?
                .collect()
        })
    }
}
