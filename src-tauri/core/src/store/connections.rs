//! Table `connections`: addresses and settings of Halo and of vendors. Never a secret.

use super::{Store, from_json, odd_word, stored, timestamp, to_json};
use crate::Result;
use crate::domain::{ConnectionName, VendorKind};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(super) const SCHEMA: &str = "
CREATE TABLE connections (
    name     TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,     -- halo, giacom …
    settings TEXT NOT NULL,     -- JSON: addresses and options, no secret
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL
) STRICT;
";

/// What a connection goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionKind {
    /// HaloPSA.
    Halo,
    /// A vendor.
    Vendor(VendorKind),
}

impl ConnectionKind {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Halo => "halo",
            Self::Vendor(v) => v.as_str(),
        }
    }

    fn parse(word: &str) -> rusqlite::Result<Self> {
        match word {
            "halo" => Ok(Self::Halo),
            other => VendorKind::parse(other).map(Self::Vendor).ok_or_else(|| odd_word(other)),
        }
    }
}

/// A saved connection; `S` is the settings of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Its name.
    pub name: ConnectionName,
    /// What it goes to.
    pub kind: ConnectionKind,
    /// Its settings as JSON text; read them with [`Connection::settings`].
    settings: String,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Connection {
    /// The settings as their type.
    pub fn settings<S: DeserializeOwned>(&self) -> Result<S> {
        from_json(&self.settings).map_err(|e| super::fault::told(&e))
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let name: String = row.get(0)?;
        Ok(Self {
            name: ConnectionName::new(&name).ok_or_else(|| odd_word(&name))?,
            kind: ConnectionKind::parse(&row.get::<_, String>(1)?)?,
            settings: row.get(2)?,
            changed: timestamp(row.get(3)?),
        })
    }
}

impl Store {
    /// Saves a connection, new or changed.
    pub fn save_connection<S: Serialize>(
        &self,
        name: &ConnectionName,
        kind: ConnectionKind,
        settings: &S,
        now: Timestamp,
    ) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO connections (name, kind, settings, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)
                 ON CONFLICT (name) DO UPDATE SET kind = ?2, settings = ?3, changed = ?4",
                params![name.as_str(), kind.as_str(), to_json(settings)?, stored(now)],
            )?;
            Ok(())
        })
    }

    /// The connection of that name.
    pub fn connection(&self, name: &ConnectionName) -> Result<Option<Connection>> {
        self.read(|db| {
            db.query_row(
                "SELECT name, kind, settings, changed FROM connections WHERE name = ?1",
                [name.as_str()],
                Connection::from_row,
            )
            .optional()
        })
    }

    /// All connections in order of name.
    pub fn connections(&self) -> Result<Vec<Connection>> {
        self.read(|db| {
            db.prepare("SELECT name, kind, settings, changed FROM connections ORDER BY name")?
                .query_map([], Connection::from_row)?
                .collect()
        })
    }
}
