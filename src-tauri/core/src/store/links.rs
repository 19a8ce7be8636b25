//! Table `links`: which licence in Halo belongs to which subscription. The method is part of the identity:
//! another method names the same subscription differently.

use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{Store, audit, odd_word, stored};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId, LicenceId, Link, LinkOrigin, Method, SubscriptionKey};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};

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

/// Drops the link of a licence that is no more.
pub(super) fn drop_of(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    licence: LicenceId,
) -> rusqlite::Result<()> {
    tx.execute(
        "DELETE FROM links WHERE connection = ?1 AND licence = ?2",
        params![connection.as_str(), licence.0],
    )?;
    Ok(())
}

/// The licence a subscription is linked to.
fn licence(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    method: &Method,
    key: &SubscriptionKey,
) -> rusqlite::Result<Option<i64>> {
    tx.query_row(
        "SELECT licence FROM links WHERE connection = ?1 AND method = ?2 AND key = ?3",
        params![connection.as_str(), method.as_str(), key.0],
        |r| r.get(0),
    )
    .optional()
}

/// The audit of a link that a person saved or cleared.
fn told(
    kind: AuditKind,
    connection: &ConnectionName,
    key: &SubscriptionKey,
    before: Option<i64>,
    after: Option<i64>,
    now: Timestamp,
) -> AuditEntry {
    let field = AuditField::new("licence", before.map(|l| l.to_string()), after.map(|l| l.to_string()));
    let entry = AuditEntry::new(kind, now).of(connection).because(Some(&format!("subscription {}", key.0)));
    AuditEntry { record: after.or(before), fields: vec![field], ..entry }
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

    /// Licences linked by other connections into the same Halo: no concern of this one. Another Halo's numbers
    /// are other licences.
    pub fn licences_of_others(&self, connection: &ConnectionName) -> Result<Vec<LicenceId>> {
        self.read(|db| {
            db.prepare(
                "SELECT l.licence FROM links l JOIN connections c ON c.name = l.connection
                 WHERE l.connection <> ?1 AND json_extract(c.settings, '$.into') IS
                     (SELECT json_extract(settings, '$.into') FROM connections WHERE name = ?1)",
            )?
            .query_map([connection.as_str()], |r| r.get(0).map(LicenceId))?
            .collect()
        })
    }

    /// Saves links, as a person said they are, all or none.
    pub fn save_links(&self, connection: &ConnectionName, links: &[Link], now: Timestamp) -> Result<()> {
        self.write(|tx| {
            for link in links {
                let before = licence(tx, connection, &link.method, &link.key)?;
                put(tx, connection, link, now)?;
                let after = Some(link.licence.0);
                let entry = AuditEntry {
                    customer_id: Some(link.customer.as_str().to_owned()),
                    ..told(AuditKind::LinkSaved, connection, &link.key, before, after, now)
                };
                audit::add(tx, None, &entry)?;
            }
            Ok(())
        })
    }

    /// Forgets the link of a subscription; true if there was one. The licence itself is not touched.
    pub fn clear_link(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: &SubscriptionKey,
    ) -> Result<bool> {
        self.write(|tx| {
            let before = licence(tx, connection, method, key)?;
            tx.execute(
                "DELETE FROM links WHERE connection = ?1 AND method = ?2 AND key = ?3",
                params![connection.as_str(), method.as_str(), key.0],
            )?;
            if before.is_some() {
                let entry = told(AuditKind::LinkCleared, connection, key, before, None, Timestamp::now());
                audit::add(tx, None, &entry)?;
            }
            Ok(before.is_some())
        })
    }
}
