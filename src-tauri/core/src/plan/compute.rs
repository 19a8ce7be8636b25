//! The plan itself: clients, then licences, then addresses, then the guard.

use super::inputs::{Inputs, Lookups};
use super::remarks::remarks;
use super::{
    Action, Change, Entity, Guard, Plan, addresses, costs, customers, fingerprint, guard, missing,
    subscriptions,
};
use crate::domain::CustomerId;

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
        costs::note(&mut licences, inputs);
        changes.extend(licences);
    }
    // Last: an address that cannot be written keeps nobody's seats waiting.
    changes.extend(addresses::changes(inputs, &lookups));
    let links = inputs.links.iter().filter(|l| l.method == inputs.vendor.method).count() as u64;
    let guard: Option<Guard> = guard::guard(&changes, links, inputs.options.guard);
    let remarks = remarks(inputs, &lookups, &changes);
    Plan { changes, guard, fingerprint: fingerprint::fingerprint(inputs), remarks }
}
