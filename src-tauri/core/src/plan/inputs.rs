//! What a plan is computed from, and where a customer stands in it.

use super::ImportOptions;
use crate::domain::{
    Client, ClientId, CustomerId, Licence, LicenceId, Link, Match, MatchKind, Site, TopLevel, VendorSnapshot,
};
use std::collections::{HashMap, HashSet};

/// What the names say about a customer without a match. Only a new client's fate depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmatched {
    /// Several clients or customers bear the name: a new client would be one more of them.
    Ambiguous(String),
    /// A client resembles it; said in words.
    Resembles(String),
}

/// Everything a plan is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// What the vendor says.
    pub vendor: &'a VendorSnapshot,
    /// All clients of Halo.
    pub clients: &'a [Client],
    /// All top levels of Halo.
    pub top_levels: &'a [TopLevel],
    /// Sites of Halo; only needed where addresses are followed.
    pub sites: &'a [Site],
    /// All licences of Halo, inactive ones included.
    pub licences: &'a [Licence],
    /// The connection's matches.
    pub matches: &'a [Match],
    /// The connection's links, of every method.
    pub links: &'a [Link],
    /// Licences linked by other connections.
    pub taken: &'a [LicenceId],
    /// Customers for whom a person wants a new client, whether or not all unmatched ones get one.
    pub newcomers: &'a HashSet<CustomerId>,
    /// What is known of customers without a match.
    pub unmatched: &'a HashMap<CustomerId, Unmatched>,
    /// The person's choices.
    pub options: &'a ImportOptions,
}

impl Inputs<'_> {
    /// Whether an unmatched customer becomes a new client.
    pub(super) fn creates(&self, customer: &CustomerId) -> bool {
        self.options.create_clients || self.newcomers.contains(customer)
    }

    /// Whether a customer's subscriptions are not imported, by choice.
    pub(super) fn leaves_out(&self, customer: &CustomerId) -> bool {
        self.options.only.as_ref().is_some_and(|only| !only.contains(customer))
    }

    /// Whether any may.
    pub(super) fn creates_any(&self) -> bool {
        self.options.create_clients || !self.newcomers.is_empty()
    }
}

/// Where a customer stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Standing<'a> {
    /// Matched to a client that is there and active.
    Matched(&'a Client),
    /// Excluded by a person, with the reason.
    Excluded(&'a str),
    /// Matched to a client that Halo no longer lists.
    ClientGone(ClientId),
    /// Matched to a client that is inactive.
    ClientInactive(&'a Client),
    /// Not matched.
    Unmatched,
}

/// The lookups both halves of a plan need.
pub(super) struct Lookups<'a> {
    pub(super) clients: HashMap<ClientId, &'a Client>,
    matches: HashMap<String, &'a Match>,
}

impl<'a> Lookups<'a> {
    pub(super) fn new(inputs: &Inputs<'a>) -> Self {
        Self {
            clients: inputs.clients.iter().map(|c| (c.id, c)).collect(),
            matches: inputs.matches.iter().map(|m| (m.customer.key(), m)).collect(),
        }
    }

    /// The customer's name when it was matched.
    pub(super) fn name(&self, customer: &CustomerId) -> Option<&'a str> {
        self.matches.get(&customer.key()).map(|m| m.customer_name.as_str())
    }

    pub(super) fn standing(&self, customer: &CustomerId) -> Standing<'a> {
        let Some(m) = self.matches.get(&customer.key()) else { return Standing::Unmatched };
        match (m.kind, m.client) {
            (MatchKind::Excluded, _) | (_, None) => Standing::Excluded(&m.why),
            (_, Some(id)) => match self.clients.get(&id) {
                None => Standing::ClientGone(id),
                Some(client) if client.inactive => Standing::ClientInactive(client),
                Some(client) => Standing::Matched(client),
            },
        }
    }
}
