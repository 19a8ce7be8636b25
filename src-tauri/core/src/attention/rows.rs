//! Items as rows: several of one kind of one connection are one row, so that three hundred renamed customers are
//! not three hundred rows.

use super::{Item, Stake};

/// Up to so many stand by themselves.
const APART: usize = 3;

/// One row of the list: an item, or several of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionRow {
    /// The item; of several, what is said of all of them together, under the key of the group.
    pub item: Item,
    /// The items it stands for; none where it is one.
    pub members: Vec<Item>,
}

/// Puts items, which come in their order, into rows.
pub fn rows(items: Vec<Item>) -> Vec<AttentionRow> {
    let mut groups: Vec<Vec<Item>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for item in items {
        let place = *places.entry(item.key.group()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    let mut out = Vec::new();
    for group in groups {
        if group.len() <= APART {
            out.extend(group.into_iter().map(|item| AttentionRow { item, members: Vec::new() }));
        } else if let Some(item) = together(&group) {
            out.push(AttentionRow { item, members: group });
        }
    }
    out.sort_by_cached_key(|row| row.item.place());
    out
}

/// What is said of several items of one kind together: as urgent as the most urgent, as old as the oldest.
fn together(group: &[Item]) -> Option<Item> {
    let first = group.first()?;
    let mut stake = Stake::default();
    for item in group.iter().filter_map(|i| i.stake.as_ref()) {
        stake.take(item);
    }
    let count = group.iter().map(|i| i.count).sum();
    Some(Item {
        key: first.key.group(),
        urgency: group.iter().map(|i| i.urgency).min()?,
        subjects: group.iter().flat_map(|i| i.subjects.iter().take(1).cloned()).take(APART).collect(),
        count,
        cause: first.kind.several(count),
        stake: group.iter().any(|i| i.stake.is_some()).then_some(stake),
        since: group.iter().filter_map(|i| i.since).min(),
        evidence: super::item::digest(&group.iter().map(|i| &i.evidence).collect::<Vec<_>>()),
        ..first.clone()
    })
}
