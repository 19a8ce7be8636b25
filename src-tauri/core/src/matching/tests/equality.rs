//! What is matched automatically, and what is kept for a person.

use super::{outcomes, parties, why};
use crate::matching::{Party, match_names};

#[test]
fn equal_names_match_automatically() {
    for (customer, client) in [
        ("Alder Signs Ltd", "Alder Signs Ltd"),
        ("ALDER SIGNS LTD", "Alder Signs Limited"),
        ("Alder Signs", "Alder Signs Ltd."),
        ("The Alder Signs Co Ltd", "Alder Signs"),
        ("Alder & Birch LLP", "Alder and Birch"),
        ("A.J. Alder", "A J Alder"),
        ("Blue Bell", "Bluebell"),
        ("Café Alder", "Cafe Alder"),
        ("Birch t/a Alder", "BIRCH T/A ALDER"),
    ] {
        assert_eq!(outcomes(&[customer], &[client]), ["exact h0"], "{customer:?} is {client:?}");
    }
}

#[test]
fn equal_names_with_something_against_them_are_only_suggested() {
    for (customer, client) in [
        ("Alder Signs Ltd", "Alder Signs LLP"),
        ("Alder Signs Ltd", "Alder Signs plc"),
        ("Alder Signs Pty Ltd", "Alder Signs Ltd"),
        ("Alder & Co Ltd", "Alder Ltd"),
        ("Alder Spa", "Alder"),
        ("Alder Company", "Alder"),
        ("Alder Ltd t/a Birch", "Birch"),
        ("Alder Ltd t/a Birch", "Alder Ltd"),
        ("株式会社上海", "伤害"),
    ] {
        assert_eq!(outcomes(&[customer], &[client]), ["suggested h0"], "{customer:?} may not be {client:?}");
    }
}

#[test]
fn different_names_are_never_automatic() {
    for (customer, client) in [
        ("Alder UK", "Alder"),
        ("Alder Group", "Alder"),
        ("Alder Scotland", "Alder England"),
        ("Fund VIII", "Fund 8"),
        ("Site Five", "Site 5"),
        ("Unit 1 2", "Unit 12"),
        ("Unit 1.2", "Unit 12"),
        ("...", "..."),
    ] {
        let outcome = outcomes(&[customer], &[client]).remove(0);
        assert!(!outcome.starts_with("exact"), "{customer:?} is not {client:?}, got {outcome}");
    }
}

#[test]
fn a_name_that_occurs_twice_stays_unmatched() {
    let twice = ["Alder Ltd", "ALDER LIMITED"];
    assert_eq!(outcomes(&["Alder"], &twice), ["ambiguous h0 h1"], "two clients may be meant");
    assert_eq!(outcomes(&["Alder Ltd"], &twice), ["ambiguous h0 h1"], "spelling does not decide");
    assert_eq!(
        outcomes(&twice, &["Alder"]),
        ["ambiguous h0", "ambiguous h0"],
        "either customer may be meant"
    );
    assert_eq!(
        outcomes(&["Alder Ltd", "Alder LLP"], &["Alder"]),
        ["ambiguous h0", "ambiguous h0"],
        "a client without a legal form may be either company"
    );
}

#[test]
fn the_full_name_decides_between_companies_of_one_name() {
    let both = ["Alder Ltd", "Alder LLP"];
    assert_eq!(outcomes(&["Alder Ltd"], &both), ["exact h0"], "only one client has this full name");
    assert_eq!(outcomes(&["ALDER LIMITED"], &both), ["exact h0"], "however it is spelt");
    assert_eq!(outcomes(&both, &both), ["exact h0", "exact h1"], "each company has its own");
    assert_eq!(
        outcomes(&["Alder Ltd"], &["Alder", "Alder Ltd"]),
        ["exact h1"],
        "the same full name is nearer"
    );
    assert_eq!(outcomes(&["Alder plc"], &both), ["ambiguous h0 h1"], "neither client has this legal form");
}

#[test]
fn one_id_under_two_names_is_one_party() {
    let client = |name| Party { id: "7", name };
    let clients = [client("Alder Ltd"), client("Alder Limited")];
    let customer = [Party { id: "a", name: "Alder" }];
    let found = match_names(&customer, &clients);
    assert_eq!(super::outcome(&found[0]), "exact 7", "one client under two spellings is not two clients");
}

#[test]
fn one_client_may_be_suggested_for_several_customers() {
    let customers = ["Alderbrook Signs Ltd", "Alderbrook Signs UK"];
    assert_eq!(
        outcomes(&customers, &["Alderbrook Signs", "Birch"]),
        ["exact h0", "suggested h0"],
        "a client that is matched already may still be meant"
    );
}

#[test]
fn the_reason_says_what_was_ignored() {
    for (customer, client, reason) in [
        ("Alder Ltd", "Alder Ltd", "same name"),
        ("ALDER LTD", "Alder Ltd", "same after ignoring case"),
        ("Alder-Birch", "Alder Birch", "same after ignoring case and punctuation"),
        ("Alder Limited", "Alder Ltd", "same after ignoring case, punctuation and the spelling of Ltd"),
        ("Alder", "Alder Ltd", "same after dropping Ltd"),
        ("Alder Ltd", "Alder LLP", "same but for the legal form (Ltd here, LLP in Halo)"),
    ] {
        assert_eq!(why(customer, &[client]), reason, "the reason for {customer:?} and {client:?}");
    }
    let reason = why("Alder", &["Alder Ltd", "Alder Limited"]);
    assert_eq!(
        reason, "2 Halo clients have the same name: Alder Ltd (h0) and Alder Limited (h1)",
        "both clients are named with their ids"
    );
}

#[test]
fn nothing_against_nothing_is_nothing() {
    assert!(match_names(&[], &[]).is_empty(), "no customers, no verdicts");
    assert_eq!(outcomes(&["Alder"], &[]), ["none"], "there is nobody to match");
    assert!(
        match_names(&[], &parties(&super::ids("h", 1), &["Alder"])).is_empty(),
        "clients alone say nothing"
    );
}

#[test]
fn a_name_that_a_crowd_shares_is_left_alone() {
    let crowd = vec!["Test"; 3_000];
    let found = outcomes(&crowd, &crowd);
    assert!(found.iter().all(|outcome| outcome.starts_with("ambiguous h0 h1")), "nobody can tell them apart");
    assert_eq!(found[0].split(' ').count(), 21, "twenty clients are named, not thousands");
}

#[test]
fn a_sign_that_ends_a_word_is_part_of_the_name() {
    for (customer, client) in
        [("C++ Ltd", "C Ltd"), ("C# Ltd", "C Ltd"), ("C# Ltd", "C++ Ltd"), ("Alder+", "Alder")]
    {
        let said = outcomes(&[customer], &[client]).remove(0);
        assert!(!said.starts_with("exact"), "{customer:?} is not surely {client:?}: {said}");
    }
    assert_eq!(outcomes(&["Alder + Birch"], &["Alder & Birch"]), ["exact h0"], "between words it is an and");
}
