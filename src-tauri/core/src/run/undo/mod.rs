//! The inverse of a run, as a plan: previewed and applied by the same machinery. Pure.
//!
//! What Halo holds now decides: a field that someone changed since stays as it is and is shown, unless a person
//! chooses it. Licences that were made are set inactive, or deleted where a person confirmed that; clients are
//! only listed.

mod clients;
mod delete;
mod fields;
mod licences;
mod sites;
mod tell;
#[cfg(test)]
mod tests;

pub(in crate::run) use delete::unbilled;
pub use delete::{Billed, billed};
pub use tell::remarks;

use crate::domain::{Client, ClientId, CustomerId, Licence, LicenceId, Link, Site, SiteId, VendorKind};
use crate::plan::{Action, Change, Choice, Entity, Owner};
use std::collections::{HashMap, HashSet};

/// What is so now, on both sides of Halyard.
#[derive(Debug, Default)]
pub struct Present {
    /// Halo's licences.
    pub licences: HashMap<LicenceId, Licence>,
    /// Halo's clients.
    pub clients: HashMap<ClientId, Client>,
    /// The sites whose addresses the run wrote.
    pub sites: HashMap<SiteId, Site>,
    /// The connection's links, by licence.
    pub links: HashMap<LicenceId, Link>,
    /// Licences that other connections are linked to.
    pub others: HashSet<LicenceId>,
}

/// What a person asked for beside the undo itself.
#[derive(Debug, Default)]
pub struct Wish {
    /// Conflicts that are undone all the same.
    pub also: HashSet<Choice>,
    /// Licences that were made are deleted where that is safe: what recurring invoices count.
    pub delete: Option<Billed>,
}

/// A change that was applied, and the record it became.
pub type Applied = (Change, i64);

/// What the inverse is computed from.
pub(super) struct Undo<'a> {
    present: &'a Present,
    wish: &'a Wish,
    vendor: VendorKind,
    /// The clients the run made.
    made: HashMap<&'a CustomerId, ClientId>,
}

/// The changes that take `applied` back, in the same order.
pub fn inverse(applied: &[Applied], vendor: VendorKind, present: &Present, wish: &Wish) -> Vec<Change> {
    let creations = applied.iter().filter(|(c, _)| c.entity == Entity::Client && c.action == Action::Create);
    let made = creations.map(|(c, record)| (&c.customer, ClientId(*record))).collect();
    let undo = Undo { present, wish, vendor, made };
    applied
        .iter()
        .map(|(change, record)| match change.entity {
            Entity::Client => undo.client(change, ClientId(*record)),
            Entity::Licence => undo.licence(change, LicenceId(*record)),
            Entity::Site => undo.site(change, SiteId(*record)),
        })
        .collect()
}

impl Undo<'_> {
    /// The client a licence belonged to when the run was done with it.
    fn owner(&self, change: &Change) -> Option<ClientId> {
        match change.owner {
            Some(Owner::Existing(id)) => Some(id),
            Some(Owner::CreatedHere) | None => self.made.get(&change.customer).copied(),
        }
    }

    /// A client as people know it.
    fn named(&self, id: ClientId) -> String {
        match self.present.clients.get(&id) {
            Some(client) => format!("{} ({id})", client.name),
            None => format!("client {id}"),
        }
    }
}

/// The change without what it did: what its inverse is built on.
fn bare(change: &Change) -> Change {
    Change {
        fields: Vec::new(),
        conflicts: Vec::new(),
        must_hold: Vec::new(),
        remarks: Vec::new(),
        namesakes: Vec::new(),
        retires: false,
        costs: None,
        ..change.clone()
    }
}

/// A change that does nothing, and why.
fn skip(base: Change, why: impl Into<String>) -> Change {
    Change { action: Action::Skip, why: why.into(), ..base }
}
