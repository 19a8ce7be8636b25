//! A part of a plan: the same changes, some of which are left out. Nothing is computed anew and nothing is
//! added, so a part never does what its plan would not have done.

use super::{Action, Change, Entity, Owner};
use crate::domain::CustomerId;
use std::collections::{HashMap, HashSet};

/// For each change, in order, the change it needs: the creation of its client.
pub(crate) fn needs(changes: &[(i64, Change)]) -> HashMap<i64, i64> {
    let creations: HashMap<&CustomerId, i64> = changes
        .iter()
        .filter(|(_, c)| c.entity == Entity::Client && c.action == Action::Create)
        .map(|(seq, c)| (&c.customer, *seq))
        .collect();
    changes
        .iter()
        .filter(|(_, c)| c.entity == Entity::Licence && c.owner == Some(Owner::CreatedHere))
        .filter_map(|(seq, c)| Some((*seq, *creations.get(&c.customer)?)))
        .collect()
}

/// The changes without those of `left_out`, nor what needs them: they become left alone, for the reason
/// `why`. The changes keep their numbers. How many were left out, too.
pub(crate) fn part(changes: Vec<(i64, Change)>, left_out: &HashSet<i64>, why: &str) -> (Vec<Change>, usize) {
    let needs = needs(&changes);
    let mut count = 0;
    let changes = changes
        .into_iter()
        .map(|(seq, change)| {
            let needed = needs.get(&seq).is_some_and(|creation| left_out.contains(creation));
            if !change.action.acts() || !(left_out.contains(&seq) || needed) {
                return change;
            }
            count += 1;
            let why = if left_out.contains(&seq) {
                why.to_owned()
            } else {
                format!("{why} Its new client is left out, and it needs that.")
            };
            without(change, why)
        })
        .collect();
    (changes, count)
}

fn without(mut change: Change, why: String) -> Change {
    change.remarks.insert(0, format!("Planned: {}. {}", change.action.as_str(), change.why));
    Change {
        action: Action::Skip,
        why,
        fields: Vec::new(),
        namesakes: Vec::new(),
        conflicts: Vec::new(),
        must_hold: Vec::new(),
        retires: false,
        costs: None,
        left_out: true,
        ..change
    }
}
