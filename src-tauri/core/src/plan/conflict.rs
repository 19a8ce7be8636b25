//! What stands between an undo and a field: somebody changed it since, or it had no value to go back to.

use super::{Entity, Field};
use crate::domain::Value;
use serde::{Deserialize, Serialize};

/// A field that an undo leaves alone unless a person chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Which field.
    pub field: Field,
    /// What the run wrote.
    pub wrote: Value,
    /// What Halo has now; none where it has nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Value>,
    /// What it would go back to; none where it had no value before the run. Halo has no way to write "no
    /// value", so such a field cannot be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Value>,
    /// True where a person chose that it is undone all the same: then it is among the fields, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
}

impl Conflict {
    /// True where it is left alone, and a person may choose otherwise.
    pub fn is_open(&self) -> bool {
        self.back.is_some() && !self.chosen
    }
}

/// A field and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldValue {
    /// Which field.
    pub field: Field,
    /// What it holds.
    pub value: Value,
}

/// The conflict a person wants undone all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The kind of record.
    pub entity: Entity,
    /// Its number in Halo.
    pub record: i64,
    /// The field.
    pub field: Field,
}
