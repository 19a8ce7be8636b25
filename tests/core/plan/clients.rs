//! Customers → clients: every arm, and where a new client goes.

use crate::support::trade::{Trade, client, customer, excluded, id, told};
use halyard_core::domain::{TopLevel, TopLevelId};
use halyard_core::plan::{Owner, Unmatched};

fn newcomer() -> Trade {
    Trade::acme().with(|t| {
        t.vendor.customers = vec![customer("b", " Bellrope Bakery ")];
        t.options.create_clients = true;
    })
}

fn top(id: i64, name: &str) -> TopLevel {
    TopLevel { id: TopLevelId(id), name: name.to_owned() }
}

#[test]
fn every_arm_says_what_it_does_and_why() {
    let cases: Vec<(&str, Trade, &str)> = vec![
        ("matched", Trade::acme(), "unchanged: Matched to client 10."),
        (
            "unmatched, not asked for",
            newcomer().with(|t| t.options.create_clients = false),
            "skip: Not matched to a client.",
        ),
        (
            "unmatched, asked for",
            newcomer(),
            "create name Bellrope Bakery, toplevel_id 5: No client in Halo; a new one was asked for.",
        ),
        (
            "ambiguous",
            newcomer().with(|t| {
                t.unmatched.insert(id("B"), Unmatched::Ambiguous("two clients bear the name.".to_owned()));
            }),
            "blocked: No new client is made: two clients bear the name.",
        ),
        (
            "resembles",
            newcomer().with(|t| {
                t.unmatched
                    .insert(id("b"), Unmatched::Resembles("Bell Rope Bakery (11): one space".to_owned()));
            }),
            "create name Bellrope Bakery, toplevel_id 5: No client in Halo; a new one was asked for. | Look twice: \
             Bell Rope Bakery (11): one space",
        ),
        (
            "the name is there already",
            newcomer().with(|t| t.clients.push(client(11, "bellrope  BAKERY"))),
            "blocked: No new client is made: Halo has a client of this name, 11. Match it or rename one.",
        ),
        (
            "the name is there, inactive",
            newcomer().with(|t| {
                t.clients.push(client(11, "Bellrope Bakery"));
                t.clients[1].inactive = true;
            }),
            "blocked: No new client is made: Halo has an inactive client of this name, 11. Match it or rename one.",
        ),
        (
            "no name",
            newcomer().with(|t| t.vendor.customers = vec![customer("b", "  ")]),
            "blocked: The vendor gives no name for it.",
        ),
        (
            "excluded",
            Trade::acme().with(|t| t.matches = vec![excluded("A", "our own company")]),
            "skip: Excluded: our own company",
        ),
        (
            "client gone",
            Trade::acme().with(|t| t.clients.clear()),
            "blocked: It is matched to client 10, which Halo no longer lists. Match it again.",
        ),
        (
            "client inactive",
            Trade::acme().with(|t| t.clients[0].inactive = true),
            "blocked: It is matched to Acme Ltd (10), which is inactive in Halo.",
        ),
        (
            "another name, not followed",
            Trade::acme().with(|t| t.vendor.customers[0].name = "Acme Holdings".to_owned()),
            "unchanged: Matched to client 10.",
        ),
        (
            "another name, followed",
            Trade::acme().with(|t| {
                t.vendor.customers[0].name = "Acme Holdings ".to_owned();
                t.options.follow_names = true;
            }),
            "update name Acme Ltd→Acme Holdings: The vendor's name differs, and names are followed.",
        ),
        (
            "the same name, followed",
            Trade::acme().with(|t| t.options.follow_names = true),
            "unchanged: Matched to client 10.",
        ),
        (
            "no name, followed",
            Trade::acme().with(|t| {
                t.vendor.customers[0].name = " ".to_owned();
                t.options.follow_names = true;
            }),
            "unchanged: Matched to client 10.",
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(trade.client_lines(), [expected], "{case}");
    }
}

#[test]
fn a_new_client_goes_under_the_right_top_level() {
    let two = |t: &mut Trade| {
        t.top_levels = vec![top(2, "Ourselves"), top(5, "Managed Customers"), top(7, "Prospects")];
    };
    let chosen = |name: &str| {
        let name = name.to_owned();
        newcomer().with(two).with(|t| t.options.top_level = Some(name))
    };
    let cases: Vec<(&str, Trade, Result<i64, &str>)> = vec![
        ("chosen by name, in any case", chosen(" prospects "), Ok(7)),
        ("chosen by number", chosen("2"), Ok(2)),
        (
            "chosen and unknown",
            chosen("Customers"),
            Err("Halo has no top level \"Customers\". Choose one that is there."),
        ),
        ("the only one", newcomer(), Ok(5)),
        ("the one most active clients are under", newcomer().with(two), Ok(5)),
        (
            "not the one inactive clients are under",
            newcomer().with(two).with(|t| {
                for n in 0..3 {
                    let mut old = client(20 + n, &format!("Old {n}"));
                    (old.inactive, old.top_level) = (true, Some(TopLevelId(7)));
                    t.clients.push(old);
                }
            }),
            Ok(5),
        ),
        ("no client anywhere: the first", newcomer().with(two).with(|t| t.clients.clear()), Ok(2)),
        (
            "none at all",
            newcomer().with(|t| {
                t.top_levels.clear();
                t.clients.clear();
            }),
            Err("Halo shows no top level to put a new client under."),
        ),
    ];
    for (case, trade, expected) in cases {
        let line = told(&trade.plan().changes[0]);
        let wanted = match expected {
            Ok(top) => format!(
                "create name Bellrope Bakery, toplevel_id {top}: No client in Halo; a new one was asked for."
            ),
            Err(why) => format!("blocked: {why}"),
        };
        assert_eq!(line, wanted, "{case}");
    }
}

#[test]
fn only_what_is_asked_for_is_planned() {
    let trade = newcomer().with(|t| t.options.entities.customers = false);
    assert!(trade.client_lines().is_empty(), "clients were not asked for");
    let plan = newcomer().plan();
    assert_eq!(plan.changes[0].owner, Some(Owner::CreatedHere), "a new client is this plan's own");
    let fields = &plan.changes[0].fields;
    assert_eq!(fields[0].rule, "the vendor's name", "each field tells where it came from");
    assert_eq!(fields[1].rule, "the only top level, Managed Customers", "the top level, too");
}
