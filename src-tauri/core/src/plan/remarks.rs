//! Remarks on a plan as a whole: what is left out, what could not be read, what would be billed twice.

use super::inputs::{Inputs, Lookups, Standing};
use super::{Action, Change, Entity, reference_in};
use crate::domain::{Completeness, CustomerId, Licence};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The remarks, the gravest first.
pub(super) fn remarks(inputs: &Inputs<'_>, lookups: &Lookups<'_>, changes: &[Change]) -> Vec<String> {
    let mut remarks = doubled(inputs.licences);
    let skipped = |c: &&Change| c.entity == Entity::Licence && c.action == Action::Skip;
    // Who gets a client in this plan is matched by it.
    let newcomers: HashSet<&CustomerId> = changes
        .iter()
        .filter(|c| c.entity == Entity::Client && c.action == Action::Create)
        .map(|c| &c.customer)
        .collect();
    let unmatched = |c: &&Change| {
        matches!(lookups.standing(&c.customer), Standing::Unmatched) && !newcomers.contains(&c.customer)
    };
    let unbilled: Vec<&Change> = changes.iter().filter(skipped).filter(unmatched).collect();
    if !unbilled.is_empty() {
        let customers: BTreeSet<&CustomerId> = unbilled.iter().map(|c| &c.customer).collect();
        remarks.push(format!(
            "{} subscription(s) of {} customer(s) are left out because the customer is not matched to a client.",
            unbilled.len(),
            customers.len()
        ));
    }
    let unread: HashSet<&CustomerId> = inputs.vendor.unread.iter().map(|u| &u.customer).collect();
    let read = |c: &&Change| !unread.contains(&c.customer) && !inputs.leaves_out(&c.customer);
    let flagged =
        changes.iter().filter(skipped).filter(|c| c.licence.is_some() && !unmatched(c)).filter(read).count();
    if flagged > 0 {
        remarks.push(format!(
            "{flagged} licence(s) have no subscription at the vendor any more and are left as they are."
        ));
    }
    let beside = changes.iter().filter(|c| c.action == Action::Create && !c.namesakes.is_empty()).count();
    if beside > 0 {
        remarks.push(format!(
            "{beside} new licence(s) share their name with one the client has already. See that it is not billed twice; \
             if it is the same, link it instead."
        ));
    }
    if let Completeness::Partial(why) = &inputs.vendor.completeness {
        remarks.push(format!("The vendor's answer may be incomplete, so nothing is removed or cut: {why}"));
    }
    for unread in inputs.vendor.unread.iter().filter(|u| u.failed) {
        let name = inputs.vendor.customers.iter().find(|c| c.id == unread.customer);
        let name = name.map_or(unread.customer.as_str(), |c| c.name.as_str());
        remarks.push(format!("{name} could not be read; what it has is left as it is. {}", unread.why));
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
        .map(|mut licences| {
            licences.sort_by_key(|l| l.id);
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
