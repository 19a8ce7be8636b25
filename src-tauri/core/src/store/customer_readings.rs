//! Tables `customer_readings` and `accounts`: for vendors that are asked customer by customer, what each customer
//! had when it was read, and the vendor's number of the MSP's own account. So a reading that was stopped goes on
//! where it stopped. Nothing here is ever taken for what the vendor says today unless a person chose so.

use super::{Store, from_json, stored, timestamp, to_json};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId};
use crate::vendors::{CustomerReading, Kept};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE customer_readings (
    connection TEXT NOT NULL REFERENCES connections (name),
    key        TEXT NOT NULL,
    at         INTEGER NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE accounts (
    connection TEXT NOT NULL PRIMARY KEY REFERENCES connections (name),
    account    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// The kept readings of one connection that are young enough to be used.
pub struct KeptReadings<'a> {
    store: &'a Store,
    connection: &'a ConnectionName,
    since: Timestamp,
}

impl Store {
    /// The readings of a connection's customers that were made after `since`.
    pub fn kept_readings<'a>(&'a self, connection: &'a ConnectionName, since: Timestamp) -> KeptReadings<'a> {
        KeptReadings { store: self, connection, since }
    }

    /// Forgets the readings of single customers of a connection, and its account.
    pub fn forget_customer_readings(&self, connection: &ConnectionName) -> Result<()> {
        self.write(|tx| {
            tx.execute("DELETE FROM customer_readings WHERE connection = ?1", [connection.as_str()])?;
            Ok(())
        })
    }

    /// Forgets the number of a connection's own account.
    pub fn forget_account(&self, connection: &ConnectionName) -> Result<()> {
        self.write(|tx| {
            tx.execute("DELETE FROM accounts WHERE connection = ?1", [connection.as_str()])?;
            Ok(())
        })
    }
}

impl Kept for KeptReadings<'_> {
    fn find(&self, customer: &CustomerId) -> Result<Option<CustomerReading>> {
        let found: Option<(i64, String)> = self.store.read(|db| {
            db.prepare_cached("SELECT at, content FROM customer_readings WHERE connection = ?1 AND key = ?2")?
                .query_row(params![self.connection.as_str(), customer.key()], |r| Ok((r.get(0)?, r.get(1)?)))
                .optional()
        })?;
        // One that an earlier version wrote in another shape is none.
        Ok(found
            .filter(|(at, _)| timestamp(*at) > self.since)
            .and_then(|(_, content)| from_json(&content).ok()))
    }

    fn keep(&self, customer: &CustomerId, reading: &CustomerReading) -> Result<()> {
        self.store.write(|tx| {
            tx.prepare_cached(
                "INSERT OR REPLACE INTO customer_readings (connection, key, at, content) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                self.connection.as_str(),
                customer.key(),
                stored(reading.at),
                to_json(reading)?
            ])?;
            Ok(())
        })
    }

    fn account(&self) -> Result<Option<String>> {
        self.store.read(|db| {
            db.query_row(
                "SELECT account FROM accounts WHERE connection = ?1",
                [self.connection.as_str()],
                |r| r.get(0),
            )
            .optional()
        })
    }

    fn keep_account(&self, account: &str) -> Result<()> {
        self.store.write(|tx| {
            tx.execute(
                "INSERT OR REPLACE INTO accounts (connection, account) VALUES (?1, ?2)",
                params![self.connection.as_str(), account],
            )?;
            Ok(())
        })
    }
}
