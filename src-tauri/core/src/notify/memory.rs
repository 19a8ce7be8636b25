//! What was told before, so that nothing is told twice. Kept in the store between runs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was told, by connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(BTreeMap<String, Known>);

/// What was told of one connection's scheduled runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// Whether it was told that one went well.
    pub succeeded: bool,
    /// The trouble last told of, until a run goes well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<ToldTrouble>,
    /// The trouble last met, told or not, and since when it is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<ToldTrouble>,
    /// The mark of what was last told to wait for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<String>,
}

/// A trouble and a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldTrouble {
    /// What makes it the same trouble.
    pub mark: String,
    /// The moment.
    pub at: Timestamp,
}

impl Memory {
    /// What is known of a connection.
    pub fn of(&self, connection: &str) -> Known {
        self.0.get(connection).cloned().unwrap_or_default()
    }

    /// Remembers.
    pub fn keep(&mut self, connection: &str, known: Known) {
        self.0.insert(connection.to_owned(), known);
    }

    /// Forgets a connection: its schedule is gone.
    pub fn forget(&mut self, connection: &str) {
        self.0.remove(connection);
    }
}
