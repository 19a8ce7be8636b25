//! What holds for all names.

use std::collections::HashMap;

use proptest::prelude::*;

use super::{ids, parties};
use crate::matching::{Verdict, match_names, normalise};

/// Names close enough to each other that equal keys, near names and clashes all occur.
fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Alder", "Birch", "Cedar", "Alders", "Signs", "Group", "UK", "The", "and", "&", "t/a", "Co", "5",
        "6", "VIII", "A", "B", "(The)", "/DE/", "上海", "Łódź",
    ]);
    let form = prop::sample::select(vec![
        "", " Ltd", " Limited", " LLP", " plc", " Co Ltd", " Spa", " GmbH", " Inc.",
    ]);
    (prop::collection::vec(word, 1..4), form).prop_map(|(words, form)| words.join(" ") + form)
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(name(), 0..12)
}

/// Verdicts by customer id.
fn by_id<'a>(customers: &[super::Party<'a>], clients: &[super::Party<'a>]) -> HashMap<&'a str, Verdict<'a>> {
    customers.iter().map(|party| party.id).zip(match_names(customers, clients)).collect()
}

proptest! {
    #[test]
    fn the_order_of_input_does_not_matter(customers in names(), clients in names(), turn in 0_usize..12) {
        let (here, there) = (ids("c", customers.len()), ids("h", clients.len()));
        let customers: Vec<&str> = customers.iter().map(String::as_str).collect();
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        let (mut customers, mut clients) = (parties(&here, &customers), parties(&there, &clients));
        let straight = by_id(&customers, &clients);
        customers.reverse();
        let half = turn.min(clients.len());
        clients.rotate_left(half);
        prop_assert_eq!(straight, by_id(&customers, &clients), "the verdicts must not depend on the order");
    }

    #[test]
    fn normalising_a_key_changes_nothing(name in name(), any in "\\PC{0,24}") {
        for name in [name, any] {
            let once = normalise(&name);
            let twice = normalise(&once.key);
            prop_assert_eq!(&once.key, &twice.key, "the key of {:?} must be its own key", name);
            prop_assert_eq!(&once.compact, &twice.compact, "so must the compact key of {:?}", name);
        }
    }

    #[test]
    fn an_automatic_match_is_unique_on_both_sides(customers in names(), clients in names()) {
        let (here, there) = (ids("c", customers.len()), ids("h", clients.len()));
        let full = |name: &str| {
            let key = normalise(name);
            (key.compact, key.forms.iter().map(|form| form.name).collect::<Vec<_>>())
        };
        let customer_names: Vec<&str> = customers.iter().map(String::as_str).collect();
        let client_names: Vec<&str> = clients.iter().map(String::as_str).collect();
        let verdicts = match_names(&parties(&here, &customer_names), &parties(&there, &client_names));
        let mut taken = Vec::new();
        for (customer, verdict) in customers.iter().zip(&verdicts) {
            let Verdict::Exact { client, .. } = verdict else { continue };
            let (mine, theirs) = (full(customer), full(client.name));
            prop_assert_eq!(&mine.0, &theirs.0, "an automatic match has equal keys");
            let same = |names: &[String], of: &(String, Vec<&str>)| names.iter().filter(|name| full(name) == *of).count();
            prop_assert_eq!(same(&customers, &mine), 1, "{:?} must be the only customer of its name", customer);
            prop_assert_eq!(same(&clients, &theirs), 1, "{:?} must be the only client of its name", client.name);
            prop_assert!(!taken.contains(&client.id), "{} must not be matched twice by itself", client.id);
            taken.push(client.id);
        }
    }

    #[test]
    fn noise_never_leads_to_another_client(customer in name(), clients in names(), pick in 0_usize..5) {
        let noisy = match pick {
            0 => customer.to_uppercase(),
            1 => customer.to_lowercase(),
            2 => customer.replace("Ltd", "Limited"),
            3 => customer.replace(" Limited", " LTD."),
            _ => format!("  {}  ", customer.replace(' ', "  ")),
        };
        let there = ids("h", clients.len());
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        let clients = parties(&there, &clients);
        let verdict = |name: &str| match match_names(&[super::Party { id: "c", name }], &clients).remove(0) {
            Verdict::Exact { client, .. } => Some(client.id.to_owned()),
            _ => None,
        };
        prop_assert_eq!(verdict(&customer), verdict(&noisy), "{:?} and {:?} name one company", customer, noisy);
    }

    #[test]
    fn different_digits_never_match_automatically(start in "[a-z]{2,6}", one in 0_u32..200, other in 0_u32..200, gap in "[ .'-]?") {
        prop_assume!(one != other);
        let written = |number: u32| format!("{start}{gap}{number} Ltd");
        let (mine, theirs) = (written(one), written(other));
        let verdict = match_names(&[super::Party { id: "c", name: &mine }], &[super::Party { id: "h", name: &theirs }]).remove(0);
        let automatic = matches!(verdict, Verdict::Exact { .. });
        prop_assert!(!automatic, "{:?} is not {:?}", mine, theirs);
    }

    #[test]
    fn no_name_is_too_strange(customers in prop::collection::vec(any::<String>(), 0..6), clients in prop::collection::vec(any::<String>(), 0..6)) {
        let (here, there) = (ids("c", customers.len()), ids("h", clients.len()));
        let customers: Vec<&str> = customers.iter().map(String::as_str).collect();
        let clients: Vec<&str> = clients.iter().map(String::as_str).collect();
        let verdicts = match_names(&parties(&here, &customers), &parties(&there, &clients));
        prop_assert_eq!(verdicts.len(), customers.len(), "every customer gets a verdict");
    }
}
