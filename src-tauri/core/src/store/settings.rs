//! Table `settings`: what belongs to the installation rather than to a connection (theme, drafts of the
//! wizard), as JSON by name. Never a secret.

use super::{Store, from_json, to_json};
use crate::Result;
use rusqlite::{OptionalExtension, params};
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
        let text: Option<String> = self.read(|db| {
            db.query_row("SELECT value FROM settings WHERE name = ?1", [name], |r| r.get(0)).optional()
        })?;
        // Written by another version in a shape this one does not know: as if it were not set.
        Ok(text.and_then(|text| from_json(&text).ok()))
    }

    /// Saves a setting; none removes it.
    pub fn save_setting<T: Serialize>(&self, name: &str, value: Option<&T>) -> Result<()> {
        self.write(|tx| {
            match value {
                Some(value) => tx.execute(
                    "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)",
                    params![name, to_json(value)?],
                ),
                None => tx.execute("DELETE FROM settings WHERE name = ?1", [name]),
            }
            .map(|_| ())
        })
    }
}
