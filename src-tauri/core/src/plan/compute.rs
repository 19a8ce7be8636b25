//! The plan itself: clients, then licences, then the guard.

use super::{
    Action, Change, Entity, Guard, ImportOptions, Plan, customers, fingerprint, guard, missing, reference_in, subscriptions,
};
use crate::domain::{
    Client, ClientId, Completeness, CustomerId, Licence, LicenceId, Link, Match, MatchKind, TopLevel,
    VendorSnapshot,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// All licences of Halo, inactive ones included.
    pub licences: &'a [Licence],
    /// The connection's matches.
    pub matches: &'a [Match],
    /// The connection's links, of every method.
    pub links: &'a [Link],
    /// Licences linked by other connections.
    pub taken: &'a [LicenceId],
    /// What is known of customers without a match.
    pub unmatched: &'a HashMap<CustomerId, Unmatched>,
    /// The person's choices.
    pub options: &'a ImportOptions,
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
    fn new(inputs: &Inputs<'a>) -> Self {
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

/// Computes the plan. The same inputs, in any order, give the same plan.
pub fn plan(inputs: &Inputs<'_>) -> Plan {
    let lookups = Lookups::new(inputs);
    let mut changes = customers::changes(inputs, &lookups);
    let created: Vec<CustomerId> = changes
        .iter()
        .filter(|c| c.entity == Entity::Client && c.action == Action::Create)
        .map(|c| c.customer.clone())
        .collect();
    if inputs.options.entities.subscriptions {
        let pairing = subscriptions::changes(inputs, &lookups, &created);
        let gone = missing::changes(inputs, &lookups, &pairing.kept);
        let mut licences = pairing.changes;
        licences.extend(gone);
        licences.sort_by(|a, b| {
            let key = |c: &Change| c.subject.as_ref().map(|s| s.key.clone());
            a.customer.cmp(&b.customer).then_with(|| key(a).cmp(&key(b)))
        });
        changes.extend(licences);
    }
    let links = inputs.links.iter().filter(|l| l.method == inputs.vendor.method).count() as u64;
    let guard: Option<Guard> = guard::guard(&changes, links, inputs.options.guard);
    let remarks = remarks(inputs, &lookups, &changes);
    Plan { changes, guard, fingerprint: fingerprint::fingerprint(inputs), remarks }
}

fn remarks(inputs: &Inputs<'_>, lookups: &Lookups<'_>, changes: &[Change]) -> Vec<String> {
    let mut remarks = doubled(inputs.licences);
    let skipped = |c: &&Change| c.entity == Entity::Licence && c.action == Action::Skip;
    let unmatched = |c: &&Change| matches!(lookups.standing(&c.customer), Standing::Unmatched);
    let unbilled: Vec<&Change> = changes.iter().filter(skipped).filter(unmatched).collect();
    if !unbilled.is_empty() {
        let customers: BTreeSet<&CustomerId> = unbilled.iter().map(|c| &c.customer).collect();
        remarks.push(format!(
            "{} subscription(s) of {} customer(s) are left out because the customer is not matched to a client.",
            unbilled.len(),
            customers.len()
        ));
    }
    let flagged = changes.iter().filter(skipped).filter(|c| c.licence.is_some() && !unmatched(c)).count();
    if flagged > 0 {
        remarks.push(format!(
            "{flagged} licence(s) have no subscription at the vendor any more and are left as they are."
        ));
    }
    if let Completeness::Partial(why) = &inputs.vendor.completeness {
        remarks.push(format!("The vendor's answer may be incomplete, so nothing is removed or cut: {why}"));
    }
    let mut rejected: Vec<_> = inputs.vendor.rejected.iter().collect();
    rejected.sort_by(|a, b| (a.row, &a.why).cmp(&(b.row, &b.why)));
    for row in rejected {
        let name = row.name.as_deref().map(|n| format!(" ({n})")).unwrap_or_default();
        remarks.push(format!("Row {}{name} of the vendor's answer was not used: {}", row.row, row.why));
    }
    remarks
}

/// Live licences that bear one reference: a write that landed late, or a copy made by a person. One of them
/// is billed for nothing, and only a person can tell which.
fn doubled(licences: &[Licence]) -> Vec<String> {
    let mut bearing: BTreeMap<String, Vec<&Licence>> = BTreeMap::new();
    for licence in licences.iter().filter(|l| l.is_live()) {
        if let Some(reference) = licence.notes.as_deref().and_then(reference_in) {
            bearing.entry(reference.own).or_default().push(licence);
        }
    }
    let several = bearing.into_values().filter(|licences| licences.len() > 1);
    several
        .map(|licences| {
            let ids: Vec<String> = licences.iter().map(|l| l.id.to_string()).collect();
            format!(
                "Licences {} ({}) bear the reference of one subscription: it would be billed more than once. Set all \
                 but one inactive in Halo.",
                ids.join(" and "),
                licences.iter().find_map(|l| l.name.as_deref()).unwrap_or("no name"),
            )
        })
        .collect()
}
