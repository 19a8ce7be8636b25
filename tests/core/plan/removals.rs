//! What each choice for what is gone would do, told of the very plan.

use crate::support::trade::{Trade, excluded, licence, link, reported, sold};
use halyard_core::domain::VendorKind;
use halyard_core::domain::{LicenceId, Life, Unread};
use halyard_core::plan::MissingPolicy::{self, Deactivate, Flag, Follow, Zero};
use halyard_core::plan::{Gone, GuardLimits, RemovalEffect};
use std::collections::BTreeSet;

/// One licence of each kind: ended, unlisted, unlisted and inactive, unlisted at 0, and one that runs.
fn all() -> Trade {
    let runs = sold("a", "1", 3, 940);
    let mut ended = reported("a", "2", 5);
    let held = licence(12, 10, &ended);
    ended.life = Life::Ended;
    let [gone, asleep, empty] = ["3", "4", "5"].map(|product| sold("a", product, 4, 1_000));
    let mut sleeping = licence(14, 10, &asleep);
    sleeping.is_active = Some(false);
    let mut at_zero = licence(15, 10, &empty);
    at_zero.count = Some(0.into());
    Trade::acme()
        .sells([runs.clone(), ended.clone()])
        .holds([licence(11, 10, &runs), held, licence(13, 10, &gone), sleeping, at_zero])
        .linked([link(&runs, 11), link(&ended, 12), link(&gone, 13), link(&asleep, 14), link(&empty, 15)])
}

fn effects(trade: &Trade, policy: MissingPolicy, unknown: &[i64]) -> Vec<(i64, RemovalEffect)> {
    let unknown: BTreeSet<LicenceId> = unknown.iter().map(|id| LicenceId(*id)).collect();
    let trade = trade.clone().with(|t| t.options.missing = policy);
    let mut told: Vec<_> = trade.removals(&unknown).items.iter().map(|r| (r.licence.0, r.effect)).collect();
    told.sort_by_key(|(licence, _)| *licence);
    told
}

#[test]
fn each_choice_says_what_it_does_to_each_licence() {
    use RemovalEffect::{Already, Deactivate as Off, Left, Zero as None0};
    for (policy, expected) in [
        (Flag, [(12, Left), (13, Left), (14, Already), (15, Left)]),
        (Deactivate, [(12, Off), (13, Off), (14, Already), (15, Off)]),
        (Zero, [(12, None0), (13, None0), (14, Already), (15, Already)]),
        (Follow, [(12, Off), (13, None0), (14, Already), (15, Already)]),
    ] {
        assert_eq!(effects(&all(), policy, &[]), expected, "{policy:?}; what runs is no concern of it");
    }
}

#[test]
fn each_vendor_is_offered_what_means_something_there() {
    assert_eq!(MissingPolicy::offered_by(VendorKind::Giacom), [Flag, Deactivate, Zero]);
    assert_eq!(MissingPolicy::offered_by(VendorKind::Also), [Flag, Deactivate, Follow, Zero]);
}

#[test]
fn what_is_left_alone_says_why() {
    use RemovalEffect::{Blocked, GoneInHalo, NotCovered, NotKnown, NotRead};
    let gone = sold("a", "3", 4, 1_000);
    let one = Trade::acme().holds([licence(13, 10, &gone)]).linked([link(&gone, 13)]);
    let unread =
        Unread { customer: gone.customer.clone(), why: "It could not be read.".to_owned(), failed: true };
    let none = |t: &mut Trade| t.licences.clear();
    let cases: Vec<(&str, Trade, &[i64], RemovalEffect)> = vec![
        ("customer not read", one.clone().with(|t| t.vendor.unread.push(unread)), &[], NotRead),
        ("answer not whole", one.clone().partial(), &[], NotRead),
        ("excluded", one.clone().with(|t| t.matches = vec![excluded("a", "our own")]), &[], NotCovered),
        ("no match", one.clone().with(|t| t.matches.clear()), &[], NotCovered),
        ("client inactive", one.clone().with(|t| t.clients[0].inactive = true), &[], NotCovered),
        ("not among the chosen", one.clone().with(|t| t.options.only = Some([].into())), &[], NotCovered),
        ("gone in Halo", one.clone().with(none), &[], GoneInHalo),
        ("another client's", one.clone().with(|t| t.licences[0].client = None), &[], Blocked),
        ("not known in Halo", one.clone().with(none), &[13], NotKnown),
    ];
    for (case, trade, unknown, expected) in cases {
        for policy in [Deactivate, Zero, Follow] {
            assert_eq!(effects(&trade, policy, unknown), [(13, expected)], "{case}, {policy:?}");
        }
    }
}

#[test]
fn an_ended_one_that_halo_does_not_show_is_not_known_or_gone() {
    let trade = all().with(|t| t.licences.retain(|l| l.id != LicenceId(12)));
    assert_eq!(effects(&trade, Zero, &[12])[0], (12, RemovalEffect::NotKnown), "not seen is not gone");
    assert_eq!(effects(&trade, Zero, &[])[0], (12, RemovalEffect::GoneInHalo), "seen to be gone");
}

#[test]
fn a_reading_that_failed_says_of_nothing_that_it_is_gone() {
    let gone = sold("a", "3", 4, 1_000);
    let trade = Trade::acme().holds([licence(13, 10, &gone)]).linked([link(&gone, 13)]);
    let told = |trade: &Trade| trade.removals(&BTreeSet::new()).items[0].gone;
    assert_eq!(told(&trade), Some(Gone::Unlisted), "proved");
    assert_eq!(told(&trade.clone().partial()), None, "not proved");
}

#[test]
fn money_and_guard_are_those_of_the_plan() {
    let trade = all().with(|t| {
        t.options.missing = Deactivate;
        t.options.guard = GuardLimits { changes: 1, percent: 10 };
    });
    let (plan, told) = (trade.plan(), trade.removals(&BTreeSet::new()));
    assert_eq!(told.guard, plan.guard, "the guard of the plan itself");
    assert!(told.guard.is_some_and(|g| (g.deactivate, g.licences) == (3, 5)), "three of five");
    let money = |licence: i64| {
        let item = told.items.iter().find(|r| r.licence.0 == licence).unwrap();
        item.monthly.map(|m| m.amount.normalize().to_string())
    };
    assert_eq!(money(13).as_deref(), Some("-40"), "four seats at 10.00 a month");
    assert_eq!(money(14), None, "what is inactive already changes nothing");
}
