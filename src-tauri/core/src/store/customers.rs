//! Table `customers`: the customers each vendor connection showed when it was last read.

use super::{Store, odd_word, stored, timestamp};
use crate::Result;
use crate::domain::{ConnectionName, Customer, CustomerId};
use jiff::Timestamp;
use rusqlite::params;

pub(super) const SCHEMA: &str = "
CREATE TABLE customers (
    connection TEXT NOT NULL REFERENCES connections (name),
    key        TEXT NOT NULL,   -- the vendor's id, folded
    id         TEXT NOT NULL,   -- as the vendor writes it
    name       TEXT NOT NULL,
    last_seen  INTEGER NOT NULL,
    PRIMARY KEY (connection, key)
) STRICT, WITHOUT ROWID;
";

pub(super) const FORMER_NAMES: &str = "
ALTER TABLE customers ADD COLUMN former TEXT;     -- the name before the vendor changed it last
ALTER TABLE customers ADD COLUMN renamed INTEGER; -- the reading that showed the new name
";

/// A customer that the vendor renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// Which.
    pub customer: CustomerId,
    /// Its name now.
    pub name: String,
    /// Its name before.
    pub former: String,
    /// The reading that showed the new name.
    pub at: Timestamp,
}

impl Store {
    /// Remembers the customers of a reading. Those not in it stay known: absence from one answer is not
    /// the end of a customer.
    pub fn see_customers(
        &self,
        connection: &ConnectionName,
        seen: &[Customer],
        now: Timestamp,
    ) -> Result<()> {
        self.write(|tx| {
            let mut save = tx.prepare(
                "INSERT INTO customers (connection, key, id, name, last_seen) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (connection, key) DO UPDATE SET
                     former = CASE WHEN name <> ?4 THEN name ELSE former END,
                     renamed = CASE WHEN name <> ?4 THEN ?5 ELSE renamed END,
                     id = ?3, name = ?4, last_seen = ?5",
            )?;
            for c in seen {
                save.execute(params![connection.as_str(), c.id.key(), c.id.as_str(), c.name, stored(now)])?;
            }
            Ok(())
        })
    }

    /// The customers known of a connection, in order of id.
    pub fn customers(&self, connection: &ConnectionName) -> Result<Vec<Customer>> {
        self.read(|db| {
            db.prepare("SELECT id, name FROM customers WHERE connection = ?1 ORDER BY key")?
                .query_map([connection.as_str()], |r| {
                    let id: String = r.get(0)?;
                    let id = CustomerId::new(&id).ok_or_else(|| odd_word(&id))?;
                    Ok(Customer { id, name: r.get(1)?, address: None })
                })?
                .collect()
        })
    }

    /// The customers that the vendor renamed since they were first seen, in order of id, each with its last change.
    pub fn renamed_customers(&self, connection: &ConnectionName) -> Result<Vec<Renamed>> {
        self.read(|db| {
            db.prepare(
                "SELECT id, name, former, renamed FROM customers
                 WHERE connection = ?1 AND former IS NOT NULL AND renamed IS NOT NULL ORDER BY key",
            )?
            .query_map([connection.as_str()], |r| {
                let id: String = r.get(0)?;
                Ok(Renamed {
                    customer: CustomerId::new(&id).ok_or_else(|| odd_word(&id))?,
                    name: r.get(1)?,
                    former: r.get(2)?,
                    at: timestamp(r.get(3)?),
                })
            })?
            .collect()
        })
    }

    /// When the customers of a connection were last listed; none where never. Vendors that are read customer by
    /// customer are listed without a reading of subscriptions.
    pub fn customers_seen(&self, connection: &ConnectionName) -> Result<Option<Timestamp>> {
        self.read(|db| {
            db.query_row(
                "SELECT MAX(last_seen) FROM customers WHERE connection = ?1",
                [connection.as_str()],
                |r| Ok(r.get::<_, Option<i64>>(0)?.map(timestamp)),
            )
        })
    }
}
