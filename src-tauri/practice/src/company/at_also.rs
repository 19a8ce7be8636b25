//! The companies as ALSO has them.
//!
//! May not choose who they are or what they buy.

use super::{
    also_baskets,
    also_roster::{Listed, Roster},
};
use crate::{
    also::{Account, Currency, Kind, Store},
    calendar::Day,
    seed::Dice,
};
use serde_json::Map;

/// Writes the accounts, and fills them with subscriptions.
pub(super) fn stock(roster: &Roster, seed: u64, today: Day) -> Store {
    let mut dice = Dice::new(seed, "also accounts");
    let mut store = Store::new(roster.next + 100, today);
    store.reseller = roster.reseller;
    let parent = roster.reseller - 1_000;
    store.put(reseller(roster.reseller, parent, "Orchgate IT Services", today));
    for (place, one) in roster.companies.iter().enumerate() {
        store.put(company(one, roster.reseller, place, today, &mut dice));
    }
    for (id, name, below) in &roster.resellers {
        store.put(reseller(*id, roster.reseller, name, today));
        for (place, one) in below.iter().enumerate() {
            store.put(company(one, *id, place, today, &mut dice));
        }
    }
    for (place, one) in roster.all().enumerate() {
        also_baskets::fill(&mut store, one, place, &mut dice);
    }
    store
}

fn reseller(id: i64, parent: i64, name: &str, today: Day) -> Account {
    Account {
        id,
        parent,
        kind: Kind::Reseller,
        name: name.to_owned(),
        terminated: false,
        currency: Currency::Gbp,
        address: ["2 Orchgate Yard", "Pellstow", "QV3 2ZZ"].map(str::to_owned),
        contact: "Dilys Otterbeck".to_owned(),
        since: today.0 - 2_000,
        changed: Map::new(),
    }
}

fn company(one: &Listed, parent: i64, place: usize, today: Day, dice: &mut Dice) -> Account {
    let currency = match place % 6 {
        3 => Currency::Eur,
        5 => Currency::Nok,
        _ => Currency::Gbp,
    };
    Account {
        id: one.id,
        parent,
        kind: Kind::Company,
        name: one.name.clone(),
        terminated: one.ended,
        currency,
        address: one.address.clone(),
        contact: one.contact.clone(),
        since: today.0 - dice.between(1_100, 1_900),
        changed: Map::new(),
    }
}
