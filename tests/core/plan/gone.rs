//! What is gone at the vendor, by policy; and the answers that prove nothing.

use crate::support::trade::{Trade, excluded, licence, link, rejected, reported, sold};
use halyard_core::domain::{Licence, Life, Link, Sourced, Subscription};
use halyard_core::plan::MissingPolicy::{self, Deactivate, Flag, Zero};

fn of() -> Subscription {
    sold("a", "55", 3, 940)
}

/// The licence and its link are there; the subscription is not.
fn gone(policy: MissingPolicy) -> Trade {
    Trade::acme().holds([licence(7, 10, &of())]).linked([link(&of(), 7)]).with(|t| t.options.missing = policy)
}

fn ended(policy: MissingPolicy, status: &str) -> Trade {
    let mut over = reported("a", "guid", 3);
    let held = licence(7, 10, &over);
    over.life = Life::Ended;
    over.status = Some(Sourced::given(status.to_owned(), "from field `status`"));
    Trade::acme()
        .sells([over.clone()])
        .holds([held])
        .linked([link(&over, 7)])
        .with(|t| t.options.missing = policy)
}

#[test]
fn what_is_no_longer_listed_follows_the_policy() {
    let held = |edit: fn(&mut Licence)| move |t: &mut Trade| edit(&mut t.licences[0]);
    let cases: Vec<(&str, Trade, &str)> = vec![
        (
            "flag",
            gone(Flag),
            "skip #7: It is no longer listed by the vendor. It is left as it is (policy: flag only).",
        ),
        (
            "deactivate",
            gone(Deactivate),
            "deactivate #7 is_active true→false (retires): It is no longer listed by the vendor (policy: set inactive).",
        ),
        (
            "zero",
            gone(Zero),
            "zero #7 count 3→0 (retires): It is no longer listed by the vendor (policy: set to 0).",
        ),
        (
            "zero already",
            gone(Zero).with(held(|l| l.count = Some(0.into()))),
            "unchanged #7: It is no longer listed by the vendor and its count is 0.",
        ),
        (
            "inactive already",
            gone(Deactivate).with(held(|l| l.is_active = Some(false))),
            "unchanged #7: It is no longer listed by the vendor and inactive in Halo.",
        ),
        (
            "gone in Halo, too",
            gone(Deactivate).with(|t| t.licences.clear()),
            "skip #7: Gone at the vendor and in Halo.",
        ),
        (
            "another client's now",
            gone(Deactivate).with(held(|l| l.client = None)),
            "blocked #7: Gone at the vendor, but its licence now belongs to another client.",
        ),
        (
            "excluded",
            gone(Deactivate).with(|t| t.matches = vec![excluded("a", "our own")]),
            "skip #7: The customer is excluded: our own",
        ),
        (
            "not matched any more",
            gone(Deactivate).with(|t| t.matches.clear()),
            "skip #7: Gone at the vendor; its customer has no active client, so nothing is done.",
        ),
        (
            "client inactive",
            gone(Deactivate).with(|t| t.clients[0].inactive = true),
            "skip #7: Gone at the vendor; its customer has no active client, so nothing is done.",
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(trade.licence_lines(), [expected], "{case}");
    }
}

#[test]
fn an_answer_that_is_not_whole_removes_nothing() {
    for policy in [Deactivate, Zero] {
        let why = "skip #7: Not in the vendor's answer, which may be incomplete: the last page did not come";
        assert_eq!(
            gone(policy).partial().licence_lines(),
            [why],
            "a missing page is no cancellation ({policy:?})"
        );
        for customer in [Some("A"), None] {
            let trade = gone(policy).with(|t| t.vendor.rejected.push(rejected(customer)));
            assert_eq!(
                trade.licence_lines(),
                ["skip #7: Not among the vendor's rows, but some of them could not be read."],
                "the row that was not used may have been it ({policy:?}, {customer:?})"
            );
        }
        let others = gone(policy).with(|t| t.vendor.rejected.push(rejected(Some("b"))));
        assert!(
            !others.licence_lines()[0].starts_with("skip"),
            "another customer's bad row is no reason ({policy:?})"
        );
    }
}

#[test]
fn a_partial_answer_lowers_nothing() {
    let trade = |has: i64| {
        let mut held = licence(7, 10, &of());
        held.count = Some(has.into());
        Trade::acme().sells([of()]).holds([held]).linked([link(&of(), 7)]).partial()
    };
    assert_eq!(
        trade(5).licence_lines(),
        ["blocked #7: The vendor's answer is incomplete, so the count is not lowered (5 → 3)."],
        "the missing seats may stand on the missing page"
    );
    assert_eq!(
        trade(2).licence_lines(),
        ["update #7 count 2→3: Differs in count."],
        "what is there is there"
    );
    let remark = &trade(2).plan().remarks[0];
    assert!(
        remark.contains("may be incomplete") && remark.contains("last page"),
        "the preview says so: {remark}"
    );
}

#[test]
fn what_has_ended_keeps_its_status_and_follows_the_policy() {
    let cases: Vec<(&str, Trade, &str)> = vec![
        (
            "flag, status followed",
            ended(Flag, "Cancelled"),
            "update #7 status Active→Cancelled: It has ended at the vendor; its status is followed.",
        ),
        (
            "flag, status the same",
            ended(Flag, "Active"),
            "skip #7: It is ended at the vendor. It is left as it is (policy: flag only).",
        ),
        (
            "deactivate",
            ended(Deactivate, "Cancelled"),
            "deactivate #7 is_active true→false, status Active→Cancelled (retires): It is ended at the vendor (policy: \
             set inactive).",
        ),
        (
            "zero",
            ended(Zero, "Active"),
            "zero #7 count 3→0 (retires): It is ended at the vendor (policy: set to 0).",
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(trade.licence_lines(), [expected], "{case}");
    }
}

#[test]
fn a_partial_answer_ends_nothing_either() {
    for policy in [Deactivate, Zero] {
        let plan = ended(policy, "Cancelled").partial().plan();
        let change = &plan.changes[1];
        assert!(
            !change.retires,
            "a row that still runs may stand on the missing page ({policy:?}): {change:?}"
        );
    }
}

#[test]
fn a_change_names_the_customer_who_has_left() {
    let plan = gone(Deactivate).with(|t| t.vendor.customers.clear()).plan();
    assert_eq!(
        plan.changes[0].customer_name, "Acme Ltd",
        "the vendor lists it no more; the match still knows its name"
    );
}

#[test]
fn what_was_retired_and_stays_away_is_not_touched_again() {
    let trade = gone(Deactivate).with(|t| {
        t.licences[0].is_active = Some(false);
        t.links = vec![Link { retired: true, ..link(&of(), 7) }];
    });
    assert!(trade.licence_lines()[0].starts_with("unchanged #7"), "nothing is left to do");
}
