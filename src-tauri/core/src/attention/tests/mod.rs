//! The inbox by itself: causes in, items out.

mod causes;
mod properties;
mod world;

use super::*;
use jiff::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn keys(facts: &Facts) -> Vec<String> {
    items(facts).into_iter().map(|i| i.key.to_string()).collect()
}

fn only(facts: &Facts, kind: Kind) -> Item {
    let mut found: Vec<Item> = items(facts).into_iter().filter(|i| i.kind == kind).collect();
    assert_eq!(found.len(), 1, "one {kind:?} among {:?}", keys(facts));
    found.remove(0)
}

fn there(facts: &Facts, kind: Kind) -> bool {
    items(facts).iter().any(|i| i.kind == kind)
}
