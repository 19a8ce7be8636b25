//! Table `settings`: what belongs to the installation rather than to a connection (theme, drafts of the
//! wizard), as JSON by name. Never a secret.

use super::audit_entry::AuditEntry;
use super::{Store, audit, from_json, to_json};
use crate::Result;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(super) const SCHEMA: &str = "
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL      -- JSON
) STRICT, WITHOUT ROWID;
";

impl Store {
    /// The setting of that name, where one is saved and still means something.
    pub fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>> {
        self.read(|db| find(db, name))
    }

    /// Saves a setting, and tells the audit of it.
    pub fn save_setting_audited<T: Serialize>(
        &self,
        name: &str,
        value: &T,
        entry: &AuditEntry,
    ) -> Result<()> {
        self.write(|tx| {
            put(tx, name, value)?;
            audit::add(tx, None, entry)
        })
    }

    /// Changes a setting, or its default where none is saved. Nobody changes it meanwhile.
    pub fn change_setting<T>(&self, name: &str, change: impl FnOnce(&mut T)) -> Result<()>
    where
        T: Serialize + DeserializeOwned + Default,
    {
        self.write(|tx| {
            let mut value: T = find(tx, name)?.unwrap_or_default();
            change(&mut value);
            put(tx, name, &value)
        })
    }

    /// Saves a setting; none removes it.
    pub fn save_setting<T: Serialize>(&self, name: &str, value: Option<&T>) -> Result<()> {
        self.write(|tx| match value {
            Some(value) => put(tx, name, value),
            None => tx.execute("DELETE FROM settings WHERE name = ?1", [name]).map(|_| ()),
        })
    }
}

fn find<T: DeserializeOwned>(db: &Connection, name: &str) -> rusqlite::Result<Option<T>> {
    let query = "SELECT value FROM settings WHERE name = ?1";
    let text: Option<String> = db.query_row(query, [name], |r| r.get(0)).optional()?;
    // Written by another version in a shape this one does not know: as if it were not set.
    Ok(text.and_then(|text| from_json(&text).ok()))
}

fn put<T: Serialize>(db: &Connection, name: &str, value: &T) -> rusqlite::Result<()> {
    let put = "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)";
    db.execute(put, params![name, to_json(value)?]).map(|_| ())
}
