//! Table `readings`: what each reading of a vendor brought, in figures, so that a sudden emptiness can be
//! told as such ("yesterday it returned 214").

use super::{Store, stored, timestamp};
use crate::Result;
use crate::domain::{Completeness, ConnectionName, VendorSnapshot};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE readings (
    id            INTEGER PRIMARY KEY,
    connection    TEXT NOT NULL REFERENCES connections (name),
    at            INTEGER NOT NULL,
    customers     INTEGER NOT NULL,
    subscriptions INTEGER NOT NULL,
    rows          INTEGER NOT NULL,
    rejected      INTEGER NOT NULL,
    complete      INTEGER NOT NULL
) STRICT;
CREATE INDEX readings_by_connection ON readings (connection, id);
";

/// The figures of one reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub at: Timestamp,
    /// How many customers.
    pub customers: u64,
    /// How many subscriptions.
    pub subscriptions: u64,
    /// How many rows the answer had.
    pub rows: u64,
    /// How many of them could not be used.
    pub rejected: u64,
    /// Whether it brought everything.
    pub complete: bool,
}

impl Store {
    /// Records a reading.
    pub fn save_reading(
        &self,
        connection: &ConnectionName,
        snapshot: &VendorSnapshot,
        now: Timestamp,
    ) -> Result<()> {
        let rows = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.write(|tx| {
            tx.execute(
                "INSERT INTO readings (connection, at, customers, subscriptions, rows, rejected, complete)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    connection.as_str(),
                    stored(now),
                    rows(snapshot.customers.len()),
                    rows(snapshot.subscriptions.len()),
                    rows(snapshot.rows),
                    rows(snapshot.rejected.len()),
                    snapshot.completeness == Completeness::Complete
                ],
            )?;
            Ok(())
        })
    }

    /// The newest reading of a connection that brought everything.
    pub fn last_whole_reading(&self, connection: &ConnectionName) -> Result<Option<Reading>> {
        self.newest_reading(connection, "AND complete = 1")
    }

    /// The newest reading of a connection.
    pub fn last_reading(&self, connection: &ConnectionName) -> Result<Option<Reading>> {
        self.newest_reading(connection, "")
    }

    fn newest_reading(&self, connection: &ConnectionName, which: &str) -> Result<Option<Reading>> {
        self.read(|db| {
            db.query_row(
                &format!(
                    "SELECT at, customers, subscriptions, rows, rejected, complete FROM readings WHERE connection = ?1 {which}
                     ORDER BY id DESC LIMIT 1"
                ),
                [connection.as_str()],
                |r| {
                    Ok(Reading {
                        at: timestamp(r.get(0)?),
                        customers: r.get(1)?,
                        subscriptions: r.get(2)?,
                        rows: r.get(3)?,
                        rejected: r.get(4)?,
                        complete: r.get(5)?,
                    })
                },
            )
            .optional()
        })
    }
}
