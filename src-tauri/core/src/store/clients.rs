//! Table `clients`: Halo's clients as they were when last read, so that the matching table opens at once. A
//! plan never trusts it: it reads Halo.

use super::{Store, stored, timestamp};
use crate::Result;
use crate::domain::{Client, ClientId, ConnectionName, TopLevelId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

pub(super) const SCHEMA: &str = "
CREATE TABLE clients (
    halo           TEXT NOT NULL REFERENCES connections (name),
    id             INTEGER NOT NULL,
    name           TEXT NOT NULL,
    top_level      INTEGER,
    top_level_name TEXT,
    inactive       INTEGER NOT NULL,
    PRIMARY KEY (halo, id)
) STRICT, WITHOUT ROWID;
";

pub(super) const READINGS: &str = "
CREATE TABLE client_readings (
    halo TEXT PRIMARY KEY REFERENCES connections (name),
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Store {
    /// Remembers all clients of a Halo, in place of those before.
    pub fn see_clients(&self, halo: &ConnectionName, seen: &[Client]) -> Result<()> {
        self.write(|tx| {
            tx.execute("DELETE FROM clients WHERE halo = ?1", [halo.as_str()])?;
            let mut save = tx.prepare(
                "INSERT OR REPLACE INTO clients (halo, id, name, top_level, top_level_name, inactive)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for c in seen {
                let top_level = c.top_level.map(|t| t.0);
                save.execute(params![
                    halo.as_str(),
                    c.id.0,
                    c.name,
                    top_level,
                    c.top_level_name,
                    c.inactive
                ])?;
            }
            tx.execute(
                "INSERT OR REPLACE INTO client_readings (halo, at) VALUES (?1, ?2)",
                params![halo.as_str(), stored(Timestamp::now())],
            )?;
            Ok(())
        })
    }

    /// When the clients of a Halo were last read; none where never, or by a version that did not note it.
    pub fn clients_read(&self, halo: &ConnectionName) -> Result<Option<Timestamp>> {
        self.read(|db| {
            db.query_row("SELECT at FROM client_readings WHERE halo = ?1", [halo.as_str()], |r| {
                Ok(timestamp(r.get(0)?))
            })
            .optional()
        })
    }

    /// The clients of a Halo as last read, in order of number. Their main sites are not kept.
    pub fn clients(&self, halo: &ConnectionName) -> Result<Vec<Client>> {
        self.read(|db| {
            db.prepare(
                "SELECT id, name, top_level, top_level_name, inactive FROM clients WHERE halo = ?1 ORDER BY id",
            )?
            .query_map([halo.as_str()], |r| {
                Ok(Client {
                    id: ClientId(r.get(0)?),
                    name: r.get(1)?,
                    top_level: r.get::<_, Option<i64>>(2)?.map(TopLevelId),
                    top_level_name: r.get(3)?,
                    main_site: None,
                    inactive: r.get(4)?,
                })
            })?
            .collect()
        })
    }
}
