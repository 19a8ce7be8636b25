//! What a person chose for an import. Saved with the connection, and again with each plan, so that a plan
//! can be read years later.

use super::GuardLimits;
use serde::{Deserialize, Serialize};

/// What happens to a licence whose subscription the vendor no longer lists (C8).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum MissingPolicy {
    /// It is left as it is and shown.
    #[default]
    Flag,
    /// It is set inactive.
    Deactivate,
    /// Its count is set to 0; it stays active.
    Zero,
}

impl MissingPolicy {
    /// As shown and as used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Deactivate => "deactivate",
            Self::Zero => "zero",
        }
    }
}

/// Which entities a plan covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entities {
    /// Clients.
    pub customers: bool,
    /// Licences.
    pub subscriptions: bool,
}

impl Default for Entities {
    fn default() -> Self {
        Self { customers: true, subscriptions: true }
    }
}

/// The choices an import is planned with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, and stored by its name")]
pub struct ImportOptions {
    /// What is covered.
    pub entities: Entities,
    /// Whether unmatched customers become new clients. Off unless asked.
    pub create_clients: bool,
    /// The top level of new clients, by name or number. Never applied to existing ones.
    pub top_level: Option<String>,
    /// Whether a matched client takes over the vendor's name. Off unless asked.
    pub follow_names: bool,
    /// Whether a new licence beside one of the same name is left to a person. On for unattended imports: one
    /// of the two may be the other, and would be billed twice.
    pub hold_namesakes: bool,
    /// Whether a person vouched that the vendor's answer was all there is.
    pub answer_is_complete: bool,
    /// What happens to what is gone at the vendor.
    pub missing: MissingPolicy,
    /// When a plan is too destructive to run without a person.
    pub guard: GuardLimits,
}
