//! The guard: how many cuts, which share, and what counts as one.

use crate::support::trade::{Trade, licence, link, sold};
use halyard_core::plan::{Guard, GuardLimits, MissingPolicy};

/// `all` linked licences of 10 seats; the first `cut` of them get `seats`, or are gone where it is `None`.
fn cutting(all: usize, cut: usize, seats: Option<i64>, policy: MissingPolicy) -> Trade {
    let mut trade = Trade::acme().with(|t| t.options.missing = policy);
    for n in 0..all {
        let of = sold("a", &format!("p{n:03}"), 10, 940);
        let number = i64::try_from(n).unwrap() + 100;
        trade.licences.push(licence(number, 10, &of));
        trade.links.push(link(&of, number));
        match seats {
            _ if n >= cut => trade.vendor.subscriptions.push(of),
            Some(seats) => trade.vendor.subscriptions.push(sold("a", &format!("p{n:03}"), seats, 940)),
            None => {}
        }
    }
    trade
}

fn figures(guard: Option<Guard>) -> Option<(u64, u64, u64, u64)> {
    guard.map(|g| (g.deactivate, g.zero, g.halve, g.licences))
}

#[test]
fn more_than_ten_and_more_than_a_fifth_stop_it() {
    use MissingPolicy::{Deactivate, Flag, Zero};
    let cases = [
        ("10 of 20: ten are always let through", cutting(20, 10, None, Deactivate), None),
        ("11 of 20: both limits passed", cutting(20, 11, None, Deactivate), Some((11, 0, 0, 20))),
        ("11 of 55: a fifth exactly is let through", cutting(55, 11, None, Deactivate), None),
        ("11 of 54: more than a fifth", cutting(54, 11, None, Deactivate), Some((11, 0, 0, 54))),
        ("set to 0 by policy", cutting(20, 11, None, Zero), Some((0, 11, 0, 20))),
        ("only flagged: nothing is cut", cutting(20, 20, None, Flag), None),
        ("0 seats at the vendor", cutting(20, 11, Some(0), Flag), Some((0, 11, 0, 20))),
        ("half of the seats", cutting(20, 11, Some(5), Flag), Some((0, 0, 11, 20))),
        ("just over half are left", cutting(20, 20, Some(6), Flag), None),
        ("more seats are no cut", cutting(20, 20, Some(40), Flag), None),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(figures(trade.plan().guard), expected, "{case}");
    }
}

#[test]
fn the_limits_are_a_persons_choice_and_are_told() {
    let trade = cutting(20, 3, None, MissingPolicy::Deactivate)
        .with(|t| t.options.guard = GuardLimits { changes: 2, percent: 10 });
    let guard = trade.plan().guard.expect("3 of 20 is more than 2 and more than 10 %");
    assert_eq!(
        guard.why,
        "3 of 20 licences would be cut (3 set inactive, 0 set to 0, 0 cut by half or more); the limit is 2 changes \
         and 10 %.",
        "what would happen, and which limit stands against it"
    );
    let open = trade.with(|t| t.options.guard = GuardLimits { changes: 2, percent: 15 });
    assert!(open.plan().guard.is_none(), "15 % of 20 are 3");
}

#[test]
fn unknown_before_is_no_cut() {
    let trade = cutting(20, 20, Some(0), MissingPolicy::Flag)
        .with(|t| t.licences.iter_mut().for_each(|l| l.count = None));
    assert!(trade.plan().guard.is_none(), "nobody knows whether anything is lost");
}
