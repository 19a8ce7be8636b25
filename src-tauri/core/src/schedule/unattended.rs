//! What a run may do while nobody looks. The rest waits for a person, as a saved plan.

use crate::plan::{Action, Change, Entity, cuts_to_nothing};
use serde::{Deserialize, Serialize};

/// What a schedule allows. What is not asked about here (counts and prices that follow the vendor, licences
/// taken over, new licences of matched customers) is always allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unattended {
    /// New clients for customers without one. Off unless asked.
    pub create_clients: bool,
    /// Licences set inactive or to 0, as the connection's choice for what is gone says, within the guard.
    pub removals: bool,
    /// Clients' names and addresses, where the connection follows them.
    pub renames: bool,
}

impl Default for Unattended {
    fn default() -> Self {
        Self { create_clients: false, removals: true, renames: true }
    }
}

impl Unattended {
    /// Whether a change of a plan may be applied without a person.
    pub fn allows(self, change: &Change) -> bool {
        match (change.entity, change.action) {
            (_, Action::Unchanged | Action::Skip | Action::Blocked) => true,
            // Only ever part of an undo, which a person asks for.
            (_, Action::Delete) => false,
            (Entity::Client, Action::Create) => self.create_clients,
            (Entity::Client | Entity::Site, _) => self.renames,
            (Entity::Licence, _) => self.removals || !cuts_to_nothing(change),
        }
    }
}
