//! Table `checks`: how the last check of each connection went, in figures.

use super::{Store, stored, timestamp};
use crate::Result;
use crate::domain::ConnectionName;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE checks (
    connection TEXT PRIMARY KEY REFERENCES connections (name),
    at         INTEGER NOT NULL,
    failed     INTEGER NOT NULL,   -- tests that failed
    warned     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckFigures {
    /// When.
    pub at: Timestamp,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that only warned.
    pub warned: u64,
}

impl Store {
    /// Remembers a check.
    pub fn save_check(&self, connection: &ConnectionName, check: CheckFigures) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO checks (connection, at, failed, warned) VALUES (?1, ?2, ?3, ?4)",
                params![connection.as_str(), stored(check.at), check.failed, check.warned],
            )
            .map(|_| ())
        })
    }

    /// The last check of a connection.
    pub fn last_check(&self, connection: &ConnectionName) -> Result<Option<CheckFigures>> {
        self.read(|db| {
            db.query_row(
                "SELECT at, failed, warned FROM checks WHERE connection = ?1",
                [connection.as_str()],
                |r| Ok(CheckFigures { at: timestamp(r.get(0)?), failed: r.get(1)?, warned: r.get(2)? }),
            )
            .optional()
        })
    }
}
