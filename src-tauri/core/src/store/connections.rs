//! Table `connections`: addresses and settings of Halo and of vendors. Never a secret.

use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{Store, audit, from_json, odd_word, stored, timestamp, to_json};
use crate::Result;
use crate::attention::Limits;
use crate::domain::{ConnectionName, SecretExpiry, VendorKind};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const SCHEMA: &str = "
CREATE TABLE connections (
    name     TEXT PRIMARY KEY,
    kind     TEXT NOT NULL,     -- halo, giacom …
    settings TEXT NOT NULL,     -- JSON: addresses and options, no secret
    created  INTEGER NOT NULL,
    changed  INTEGER NOT NULL
) STRICT;
";

pub(super) const WATCH: &str = "
ALTER TABLE connections ADD COLUMN secret_expires TEXT;  -- a day, or never; none where nobody said
ALTER TABLE connections ADD COLUMN limits TEXT;          -- JSON; none for the usual ones
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
    /// True where both go to the same place in the same way, whenever that was saved.
    pub fn is_as(&self, other: &Self) -> bool {
        (self.kind, &self.settings) == (other.kind, &other.settings)
    }

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

/// The settings in which two texts of JSON differ, by name.
fn differing(before: Option<&str>, after: &str) -> rusqlite::Result<Vec<AuditField>> {
    let leaves = |text: &str| {
        let mut leaves = BTreeMap::new();
        collect(&from_json::<Value>(text)?, String::new(), &mut leaves);
        Ok::<_, rusqlite::Error>(leaves)
    };
    let mut before = before.map(leaves).transpose()?.unwrap_or_default();
    let mut fields = Vec::new();
    for (name, after) in leaves(after)? {
        let before = before.remove(&name);
        if before.as_ref() != Some(&after) {
            fields.push(AuditField::new(&name, before, Some(after)));
        }
    }
    fields.extend(before.into_iter().map(|(name, before)| AuditField::new(&name, Some(before), None)));
    Ok(fields)
}

/// Every single setting by its path, those without a value left out.
fn collect(value: &Value, path: String, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(value, path, into);
            }
        }
        Value::Null => {}
        Value::String(text) => drop(into.insert(path, bare(text))),
        other => drop(into.insert(path, other.to_string())),
    }
}

/// An address without what may be a password: earlier versions saved it as it was typed.
fn bare(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return text.to_owned() };
    let plain = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = plain.split_at(plain.find('/').unwrap_or(plain.len()));
    format!("{scheme}://{}{path}", host.rsplit('@').next().unwrap_or_default())
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
            let former: Option<String> = tx
                .query_row("SELECT settings FROM connections WHERE name = ?1", [name.as_str()], |r| r.get(0))
                .optional()?;
            let settings = to_json(settings)?;
            tx.execute(
                "INSERT INTO connections (name, kind, settings, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)
                 ON CONFLICT (name) DO UPDATE SET kind = ?2, settings = ?3, changed = ?4",
                params![name.as_str(), kind.as_str(), settings, stored(now)],
            )?;
            let fields = differing(former.as_deref(), &settings)?;
            if former.is_none() || !fields.is_empty() {
                let entry = AuditEntry::new(AuditKind::ConnectionSaved, now).of(name);
                audit::add(tx, None, &AuditEntry { fields, ..entry.because(Some(kind.as_str())) })?;
            }
            Ok(())
        })
    }

    /// When a connection's secret ends, where a person said so.
    pub fn secret_expiry(&self, name: &ConnectionName) -> Result<Option<SecretExpiry>> {
        let text = self.watch(name, "secret_expires")?;
        Ok(text.and_then(|text| SecretExpiry::parse(&text)))
    }

    /// Notes when a connection's secret ends; none where that is not known.
    pub fn save_secret_expiry(
        &self,
        name: &ConnectionName,
        expiry: Option<SecretExpiry>,
        now: Timestamp,
    ) -> Result<()> {
        let text = expiry.map(|e| e.to_string());
        let told = |text: Option<&str>| {
            text.map(|t| ("secret ends".to_owned(), t.to_owned())).into_iter().collect::<Vec<_>>()
        };
        self.save_watch(name, "secret_expires", text.as_deref(), told, now)
    }

    /// What stands out on a connection.
    pub fn limits(&self, name: &ConnectionName) -> Result<Limits> {
        let text = self.watch(name, "limits")?;
        Ok(text.and_then(|text| from_json(&text).ok()).unwrap_or_default())
    }

    /// Saves what stands out on a connection; none for the usual limits.
    pub fn save_limits(&self, name: &ConnectionName, limits: Option<&Limits>, now: Timestamp) -> Result<()> {
        let text = limits.map(to_json).transpose().map_err(|e| super::fault::told(&e))?;
        let told = |text: Option<&str>| {
            let limits: Limits = text.and_then(|t| from_json(t).ok()).unwrap_or_default();
            let json = to_json(&limits).ok().and_then(|text| from_json::<Value>(&text).ok());
            let mut leaves = BTreeMap::new();
            collect(&json.unwrap_or(Value::Null), "limits".to_owned(), &mut leaves);
            leaves.into_iter().collect()
        };
        self.save_watch(name, "limits", text.as_deref(), told, now)
    }

    fn watch(&self, name: &ConnectionName, column: &str) -> Result<Option<String>> {
        let query = format!("SELECT {column} FROM connections WHERE name = ?1");
        self.read(|db| db.query_row(&query, [name.as_str()], |r| r.get(0)).optional().map(Option::flatten))
    }

    /// Saves what is watched of a connection, and tells what differs in the audit.
    fn save_watch(
        &self,
        name: &ConnectionName,
        column: &str,
        text: Option<&str>,
        told: impl Fn(Option<&str>) -> Vec<(String, String)>,
        now: Timestamp,
    ) -> Result<()> {
        let before = self.watch(name, column)?;
        let after: BTreeMap<String, String> = told(text).into_iter().collect();
        let mut was: BTreeMap<String, String> = told(before.as_deref()).into_iter().collect();
        let mut fields: Vec<AuditField> = Vec::new();
        for (field, after) in after {
            let before = was.remove(&field);
            if before.as_ref() != Some(&after) {
                fields.push(AuditField::new(&field, before, Some(after)));
            }
        }
        fields.extend(was.into_iter().map(|(field, before)| AuditField::new(&field, Some(before), None)));
        self.write(|tx| {
            tx.execute(
                &format!("UPDATE connections SET {column} = ?2 WHERE name = ?1"),
                params![name.as_str(), text],
            )?;
            if !fields.is_empty() {
                let entry = AuditEntry::new(AuditKind::ConnectionSaved, now).of(name);
                audit::add(tx, None, &AuditEntry { fields, ..entry })?;
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_names_settings_that_differ_and_no_password_in_an_address() {
        let before =
            r#"{"into":"halo","source":{"url":"https://u:pass@a.example/x?key=1","rows":5,"gone":1}}"#;
        let after = r#"{"into":"halo","source":{"url":"https://b.example/x","rows":50}}"#;
        let told: Vec<_> = differing(Some(before), after)
            .unwrap()
            .into_iter()
            .map(|f| (f.field, f.before.unwrap_or_default(), f.after.unwrap_or_default()))
            .collect();
        let row = |field: &str, before: &str, after: &str| (field.into(), before.into(), after.into());
        assert_eq!(
            told,
            [
                row("source.rows", "5", "50"),
                row("source.url", "https://a.example/x", "https://b.example/x"),
                row("source.gone", "1", ""),
            ],
            "by path, the same ones left out"
        );
    }
}
