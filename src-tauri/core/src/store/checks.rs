//! Table `checks`: how the last check of each connection went, in figures.

use super::{Store, from_json, stored, timestamp, to_json};
use crate::Result;
use crate::domain::ConnectionName;
use crate::vendors::TestKey;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

pub(super) const SCHEMA: &str = "
CREATE TABLE checks (
    connection TEXT PRIMARY KEY REFERENCES connections (name),
    at         INTEGER NOT NULL,
    failed     INTEGER NOT NULL,   -- tests that failed
    warned     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

pub(super) const TESTS: &str = "
ALTER TABLE checks ADD COLUMN tests TEXT;   -- JSON: the tests that failed, with their codes
ALTER TABLE checks ADD COLUMN passed TEXT;  -- JSON: the tests that ever passed
";

/// A test that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestFailed {
    /// Which.
    pub test: TestKey,
    /// The code of what went wrong.
    pub code: String,
}

/// How a check went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFigures {
    /// When.
    pub at: Timestamp,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that only warned.
    pub warned: u64,
    /// The tests that failed; none kept by versions that did not note them.
    pub tests: Vec<TestFailed>,
    /// The tests that passed, at this check or an earlier one.
    pub passed: Vec<TestKey>,
}

impl Store {
    /// Remembers a check. What passed at an earlier one did pass.
    pub fn save_check(&self, connection: &ConnectionName, check: &CheckFigures) -> Result<()> {
        self.write(|tx| {
            let before: Option<Option<String>> = tx
                .query_row("SELECT passed FROM checks WHERE connection = ?1", [connection.as_str()], |r| {
                    r.get(0)
                })
                .optional()?;
            let mut passed = kept::<TestKey>(before.flatten());
            passed.extend(
                check.passed.iter().filter(|test| !passed.contains(test)).copied().collect::<Vec<_>>(),
            );
            tx.execute(
                "INSERT OR REPLACE INTO checks (connection, at, failed, warned, tests, passed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    connection.as_str(),
                    stored(check.at),
                    check.failed,
                    check.warned,
                    to_json(&check.tests)?,
                    to_json(&passed)?
                ],
            )
            .map(|_| ())
        })
    }

    /// The last check of a connection.
    pub fn last_check(&self, connection: &ConnectionName) -> Result<Option<CheckFigures>> {
        self.read(|db| {
            db.query_row(
                "SELECT at, failed, warned, tests, passed FROM checks WHERE connection = ?1",
                [connection.as_str()],
                |r| {
                    Ok(CheckFigures {
                        at: timestamp(r.get(0)?),
                        failed: r.get(1)?,
                        warned: r.get(2)?,
                        tests: kept(r.get(3)?),
                        passed: kept(r.get(4)?),
                    })
                },
            )
            .optional()
        })
    }
}

/// A list as kept; what another version wrote in another shape is not known.
fn kept<T: serde::de::DeserializeOwned>(text: Option<String>) -> Vec<T> {
    text.and_then(|text| from_json(&text).ok()).unwrap_or_default()
}
