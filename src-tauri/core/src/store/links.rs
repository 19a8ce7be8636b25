//! Table `links`: which licence in Halo belongs to which subscription. The method is part of the identity:
//! another method names the same subscription differently.

use super::{Store, odd_word, stored};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId, LicenceId, Link, LinkOrigin, Method, SubscriptionKey};
use jiff::Timestamp;
use rusqlite::{Row, Transaction, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE links (
    connection TEXT NOT NULL REFERENCES connections (name),
    method     TEXT NOT NULL,
    key        TEXT NOT NULL,      -- the vendor's name of the subscription
    family     TEXT,               -- the coarser name that survives a change of price
    customer   TEXT NOT NULL,
    product    TEXT NOT NULL,
    licence    INTEGER NOT NULL,
    origin     TEXT NOT NULL,      -- created adopted manual
    retired    INTEGER NOT NULL DEFAULT 0, -- 1: Halyard itself set it inactive or to zero
    changed    INTEGER NOT NULL,
    PRIMARY KEY (connection, method, key),
    UNIQUE (connection, licence)
) STRICT, WITHOUT ROWID;
";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Link> {
    let (customer, origin): (String, String) = (row.get(3)?, row.get(6)?);
    Ok(Link {
        method: Method(row.get::<_, String>(0)?.into()),
        key: SubscriptionKey(row.get(1)?),
        family: row.get::<_, Option<String>>(2)?.map(SubscriptionKey),
        customer: CustomerId::new(&customer).ok_or_else(|| odd_word(&customer))?,
        product: row.get(4)?,
        licence: LicenceId(row.get(5)?),
        origin: LinkOrigin::parse(&origin).ok_or_else(|| odd_word(&origin))?,
        retired: row.get(7)?,
    })
}

/// Saves a link inside a transaction. An older link of the same licence gives way: that is how a link
/// follows a subscription whose key changed with its price.
pub(super) fn put(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    link: &Link,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(
        "DELETE FROM links WHERE connection = ?1 AND licence = ?2 AND NOT (method = ?3 AND key = ?4)",
        params![connection.as_str(), link.licence.0, link.method.as_str(), link.key.0],
    )?;
    tx.execute(
        "INSERT OR REPLACE INTO links (connection, method, key, family, customer, product, licence, origin,
         retired, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            connection.as_str(),
            link.method.as_str(),
            link.key.0,
            link.family.as_ref().map(|f| &f.0),
            link.customer.as_str(),
            link.product,
            link.licence.0,
            link.origin.as_str(),
            link.retired,
            stored(now)
        ],
    )?;
    Ok(())
}

impl Store {
    /// All links of a connection, of every method, in order of method and key.
    pub fn links(&self, connection: &ConnectionName) -> Result<Vec<Link>> {
        self.read(|db| {
            db.prepare(
                "SELECT method, key, family, customer, product, licence, origin, retired FROM links
                 WHERE connection = ?1 ORDER BY method, key",
            )?
            .query_map([connection.as_str()], from_row)?
            .collect()
        })
    }

    /// Licences linked by other connections: no concern of this one.
    pub fn licences_of_others(&self, connection: &ConnectionName) -> Result<Vec<LicenceId>> {
        self.read(|db| {
            db.prepare("SELECT licence FROM links WHERE connection <> ?1")?
                .query_map([connection.as_str()], |r| r.get(0).map(LicenceId))?
                .collect()
        })
    }

    /// Saves links, all or none.
    pub fn save_links(&self, connection: &ConnectionName, links: &[Link], now: Timestamp) -> Result<()> {
        self.write(|tx| links.iter().try_for_each(|link| put(tx, connection, link, now)))
    }

    /// Forgets the link of a subscription; true if there was one. The licence itself is not touched.
    pub fn clear_link(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: &SubscriptionKey,
    ) -> Result<bool> {
        self.write(|tx| {
            tx.execute(
                "DELETE FROM links WHERE connection = ?1 AND method = ?2 AND key = ?3",
                params![connection.as_str(), method.as_str(), key.0],
            )
            .map(|n| n > 0)
        })
    }
}
