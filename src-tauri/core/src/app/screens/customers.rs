//! A plan's changes by customer, in order of name. One pass and one sort, whatever the size of the plan.

use super::Tally;
use super::money::Sum;
use super::preview::{MoneyEffect, PreviewChange, PreviewCustomer};
use crate::domain::CustomerId;
use crate::plan::{Action, Change, folded, needs};
use std::collections::HashMap;

/// A plan by customer.
#[derive(Debug)]
pub(super) struct Grouped {
    /// Customers with something to say.
    pub(super) customers: Vec<PreviewCustomer>,
    /// How many have nothing but unchanged.
    pub(super) quiet: u64,
    /// What the whole means in money.
    pub(super) money: MoneyEffect,
}

struct Group {
    id: CustomerId,
    view: PreviewCustomer,
    sum: Sum,
}

impl Group {
    fn of(change: &Change) -> Self {
        Self {
            id: change.customer.clone(),
            view: PreviewCustomer {
                customer_id: change.customer.as_str().to_owned(),
                customer_name: change.customer_name.clone(),
                client_id: None,
                tally: Tally::default(),
                money: MoneyEffect::default(),
                changes: Vec::new(),
            },
            sum: Sum::default(),
        }
    }
}

/// The order in which customers are listed: by name without regard to case and accents, the same in every
/// language; then by id.
pub(super) fn listed(name: &str, id: &CustomerId) -> (String, String) {
    (folded(&any_ascii::any_ascii(name)), id.key())
}

/// Groups a plan's changes.
pub(super) fn grouped(changes: Vec<(i64, Change)>) -> Grouped {
    let needs = needs(&changes);
    let mut places: HashMap<CustomerId, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut whole = Sum::default();
    for (seq, change) in changes {
        let place = if let Some(place) = places.get(&change.customer) {
            *place
        } else {
            places.insert(change.customer.clone(), groups.len());
            groups.push(Group::of(&change));
            groups.len() - 1
        };
        let Some(group) = groups.get_mut(place) else { continue };
        group.view.tally.count(change.action);
        group.view.client_id = group.view.client_id.or(change.client().map(|c| c.0));
        if change.action == Action::Unchanged {
            continue;
        }
        whole.add(&change);
        group.sum.add(&change);
        group.view.changes.push(PreviewChange::of(seq, change, needs.get(&seq).copied(), None));
    }
    let all = groups.len();
    groups.retain(|g| !g.view.changes.is_empty());
    groups.sort_by_cached_key(|g| listed(&g.view.customer_name, &g.id));
    let quiet = (all - groups.len()) as u64;
    let customers = groups.into_iter().map(|g| PreviewCustomer { money: g.sum.effect(), ..g.view }).collect();
    Grouped { customers, quiet, money: whole.effect() }
}
