//! The believable MSP: its customers at Giacom and ALSO, its clients in Halo, and how they fail to agree.
//!
//! All names are invented. The same size and seed give the same company. May not depend on the clock.

mod also_baskets;
mod also_roster;
mod at_also;
mod at_giacom;
mod by_hand;
mod customers;
mod in_halo;
mod names;
mod products;
mod spelling;

use crate::{also, calendar::Day, giacom, halo, options::Size};
pub use customers::Likeness;

/// What is known of a vendor customer's client, for tests and for measuring matches.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Pairing {
    /// The customer's id at the vendor.
    pub customer_id: String,
    /// Its name there.
    pub customer_name: String,
    /// The clients in Halo that are this customer: none, one, or two of the same name.
    pub client_ids: Vec<i64>,
    /// How the names relate.
    pub likeness: Likeness,
}

/// A freshly made company.
pub(crate) struct Company {
    pub(crate) halo: halo::Store,
    pub(crate) giacom: giacom::Store,
    pub(crate) also: also::Store,
    /// Giacom's customers.
    pub(crate) pairings: Vec<Pairing>,
    /// ALSO's companies.
    pub(crate) also_pairings: Vec<Pairing>,
}

/// Makes the company as it is on a day.
pub(crate) fn found(size: Size, seed: u64, today: Day) -> Company {
    let mut customers = customers::draw(size, seed);
    let giacom = at_giacom::stock(&customers, seed, today);
    let (mut halo, others) = in_halo::stock(&mut customers, seed);
    let roster = also_roster::draw(&customers, &others, &halo, size, seed);
    let also = at_also::stock(&roster, seed, today);
    by_hand::also_licences(&mut halo, &roster, &also, seed);
    let pairings = customers
        .into_iter()
        .map(|customer| Pairing {
            customer_id: customer.id,
            customer_name: customer.name,
            client_ids: customer.client_ids,
            likeness: customer.likeness,
        })
        .collect();
    let also_pairings = roster.pairings();
    Company { halo, giacom, also, pairings, also_pairings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn identities(company: &Company) -> BTreeSet<(String, String, String)> {
        let rows = company.giacom.rows.iter().map(|row| {
            let members = row.members();
            let seats = members["quantity"].as_f64().expect("every row has a quantity");
            let total = members["totalCost"].as_f64().expect("every row has a total");
            (row.customer_id.clone(), row.product_id.clone(), format!("{:.2}", total / seats))
        });
        rows.collect()
    }

    #[test]
    fn sizes_are_exact() {
        for size in [Size::Small, Size::Medium, Size::Large] {
            let company = found(size, 1, Day::DRAWN);
            let found = identities(&company);
            assert_eq!(found.len(), size.subscriptions(), "subscriptions of the {size} company");
            let products: BTreeSet<_> =
                found.iter().map(|(customer, product, _)| (customer, product)).collect();
            assert_eq!(
                products.len(),
                found.len(),
                "rows of one product cost the same, so they are one subscription"
            );
            let customers: BTreeSet<_> = found.iter().map(|(customer, ..)| customer).collect();
            assert_eq!(customers.len(), size.customers(), "customers of the {size} company");
        }
    }

    #[test]
    fn every_row_is_valid() {
        let company = found(Size::Medium, 7, Day::DRAWN);
        let mut references = BTreeSet::new();
        for row in &company.giacom.rows {
            let members = row.members();
            assert!(
                members["quantity"].as_i64().is_some_and(|seats| seats > 0),
                "whole seats above none: {members:?}"
            );
            assert!(members["totalCost"].as_f64().is_some_and(|total| total > 0.0), "a cost: {members:?}");
            assert!(references.insert(row.reference.clone()), "a row's GUID is its own");
            assert_eq!(row.customer_id.len(), 20, "mex, 8 digits, a dash, 8 digits: {}", row.customer_id);
        }
        assert!(
            company.giacom.rows.iter().any(|row| row.members()["costPerSeat"].is_null()),
            "a unit price is missing"
        );
    }

    #[test]
    fn the_company_has_its_oddities() {
        for (size, seed) in [(Size::Small, 1), (Size::Small, 42), (Size::Medium, 1)] {
            let company = found(size, seed, Day::DRAWN);
            let unpriced = company.giacom.rows.iter().any(|row| row.members()["costPerSeat"].is_null());
            assert!(unpriced, "a row has a total but no unit price");
            let rows = company.giacom.rows.len();
            assert!(rows > size.subscriptions(), "a product is in two rows: {rows} of {size}");
            let alike = |likeness| company.pairings.iter().filter(|pair| pair.likeness == likeness).count();
            assert!(alike(Likeness::None) >= 2, "a customer without client, and the demo tenant");
            assert!(alike(Likeness::Typo) >= 1, "a name that only a suggestion finds");
            assert!(alike(Likeness::TwoClients) >= 1, "two clients of one name");
            assert!(alike(Likeness::TwoCustomers) >= 2, "two customers of one name");
            let reported: BTreeSet<_> =
                company.giacom.blocks.iter().map(|block| block.mex_id.clone()).collect();
            let billed: BTreeSet<_> = company.giacom.rows.iter().map(|row| row.customer_id.clone()).collect();
            assert!(
                reported.difference(&billed).count() >= 1,
                "the report knows a customer that AccountTotals lacks"
            );
            assert!(billed.difference(&reported).count() >= 1, "and the reverse");
            let clients = company.halo.values(halo::Entity::Client);
            assert!(clients.iter().any(|client| client["inactive"] == true), "an inactive client");
            assert!(
                clients.iter().any(|client| client["name"].as_str().is_some_and(|name| name.len() > 100)),
                "a very long name"
            );
            let invoices = company.halo.values(halo::Entity::Invoice);
            assert!(!invoices.is_empty(), "some clients are invoiced");
            assert!(
                invoices.iter().all(|invoice| invoice["id"].as_i64().is_some_and(|id| id < 0)),
                "with negative ids"
            );
            let statuses: BTreeSet<String> = company
                .giacom
                .blocks
                .iter()
                .flat_map(|block| {
                    let value = block.value();
                    let nested = value["subscriptions"].as_array().cloned().unwrap_or_default();
                    nested.into_iter().map(|one| one["status"].as_str().unwrap_or_default().to_owned())
                })
                .collect();
            assert!(
                statuses.contains("Suspended") && statuses.contains("Cancelled"),
                "statuses: {statuses:?}"
            );
        }
    }

    #[test]
    fn terms_end_in_the_year_after_the_day_it_is_drawn_on() {
        let today = Day::of(2028, 2, 29);
        let company = found(Size::Small, 1, today);
        let mut ends: Vec<String> = Vec::new();
        for block in &company.giacom.blocks {
            let value = block.value();
            let nested = value["subscriptions"].as_array().cloned().unwrap_or_default();
            ends.extend(nested.iter().map(|one| one["renewalDate"].as_str().unwrap_or_default().to_owned()));
        }
        let (first, last) = (today.iso(), Day(today.0 + 366).iso());
        assert!(ends.iter().all(|end| *end > first && *end <= last), "all ahead, within a year: {ends:?}");
        let soon = Day(today.0 + 90).iso();
        assert!(ends.iter().any(|end| *end <= soon), "some of them soon: {ends:?}");
    }

    #[test]
    fn most_names_agree_after_normalising() {
        let company = found(Size::Large, 1, Day::DRAWN);
        assert!(company.also_pairings.len() >= 500, "a large ALSO: {}", company.also_pairings.len());
        let agreeing = company
            .pairings
            .iter()
            .filter(|pair| matches!(pair.likeness, Likeness::Same | Likeness::Spelling));
        let share = agreeing.count() * 100 / company.pairings.len();
        assert!((82..=90).contains(&share), "about 85 of 100 agree, not {share}");
    }

    #[test]
    fn the_same_seed_gives_the_same_company() {
        let dump = |seed, day| {
            let company = found(Size::Small, seed, day);
            let rows: Vec<Value> = company.giacom.rows.iter().map(|row| Value::Object(row.whole())).collect();
            let blocks: Vec<Value> = company.giacom.blocks.iter().map(giacom::Block::value).collect();
            let halo: Vec<Vec<Value>> =
                halo::Entity::ALL.iter().map(|entity| company.halo.values(*entity)).collect();
            serde_json::to_string(&(rows, blocks, halo, company.also)).expect("all of it is JSON")
        };
        let day = Day::DRAWN;
        assert_eq!(dump(3, day), dump(3, day), "a demo must look the same twice");
        assert_ne!(dump(3, day), dump(4, day), "another seed is another company");
        assert_ne!(dump(3, day), dump(3, Day(day.0 + 1)), "another day has other dates");
    }
}
