//! What is suggested, how sure, and why.

use super::{ids, outcomes, parties, why};
use crate::matching::{Verdict, match_names};

const CLIENTS: [&str; 10] = [
    "Alderbrook Engineering Ltd",
    "Birchwood Dental Care Limited",
    "Cedar & Sons",
    "International Business Widgets Corp",
    "Dunmore Holdings plc",
    "Elmfield Group Ireland",
    "Firtree Capital Fund VIII",
    "Gorse Hill Academy Trust",
    "Hawthorn Ltd t/a Quickset Print",
    "Ivy Logistics Scotland",
];

#[test]
fn similar_names_are_suggested() {
    for (customer, client) in [
        ("Alderbrok Engineering", "h0"),
        ("Alderbrook Eng.", "h0"),
        ("Engineering Alderbrook", "h0"),
        ("Birchwood Dental", "h1"),
        ("Cedar and Son", "h2"),
        ("IBW", "h3"),
        ("Dunmore", "h4"),
        ("Elmfield Group", "h5"),
        ("Gorse Hill Acadamy", "h7"),
        ("Quickset Print", "h8"),
        ("Ivy Logistics", "h9"),
    ] {
        assert_eq!(outcomes(&[customer], &CLIENTS), [format!("suggested {client}")], "for {customer:?}");
    }
}

#[test]
fn strangers_and_other_numbers_are_not_suggested() {
    for customer in ["Zephyr Balloons", "Mango", "Firtree Capital Fund IX", "Firtree Capital Fund 7", "Q"] {
        assert_eq!(outcomes(&[customer], &CLIENTS), ["none"], "no client is {customer:?}");
    }
}

#[test]
fn the_reason_says_what_differs() {
    for (customer, client, reason) in [
        ("Alderbrok Signs", "Alderbrook Signs", "1 letter differs"),
        ("Signs Alderbrook", "Alderbrook Signs", "same words in another order"),
        ("Alderbrook Signs", "Alderbrook Signs Scotland", "same but for “scotland”, only in Halo"),
        ("Alderbrook Signs Leeds", "Alderbrook Signs", "same but for “leeds”, only here"),
        ("ABS", "Alder Birch Signs", "one name is the initials of the other"),
        ("Alder t/a Quickset", "Quickset", "same trading name or former name"),
        ("Alder Spa", "Alder", "same but for SPA, which may be a legal form or part of the name"),
    ] {
        assert_eq!(why(customer, &[client]), reason, "the reason for {customer:?} and {client:?}");
    }
    assert_eq!(why("!", &["Alder"]), "the name has no letters or digits to compare", "an empty name says so");
}

#[test]
fn a_rival_makes_a_suggestion_less_sure() {
    let score = |clients: &[&str]| {
        let (here, there) = (ids("c", 1), ids("h", clients.len()));
        match match_names(&parties(&here, &["Alderbrook Signs"]), &parties(&there, clients)).remove(0) {
            Verdict::Suggested { score, others, .. } => (score, others.len()),
            other => panic!("a suggestion was due, got {other:?}"),
        }
    };
    let (alone, _) = score(&["Alderbrook Signs Leeds"]);
    let (rivalled, others) = score(&["Alderbrook Signs Leeds", "Alderbrook Signs York"]);
    assert!(alone > rivalled, "two equally likely clients halve the likelihood: {alone} and {rivalled}");
    assert_eq!(others, 1, "the rival is named");
    assert!((0.0..=1.0).contains(&alone), "a likelihood is a share, not {alone}");
}
