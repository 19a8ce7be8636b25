//! Whatever the world looks like: no key twice, an item exactly where its cause is, one order, answers that hold as
//! long as they should, and money that is never added across currencies.

use super::world::{client, connection, customer, facts, id, matched, money, sold, trade};
use super::*;
use crate::domain::{Currency, LicenceId, MatchKind, SecretExpiry};
use crate::store::{Renamed, RunStatus};
use jiff::ToSpan;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a customer is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Like {
    Well,
    Unmatched,
    Excluded,
    Wished,
    Gone,
    Inactive,
}

/// Seats, pence, which currency, which period.
type Sells = (Option<i64>, Option<i64>, usize, Option<u32>);

#[derive(Debug, Clone)]
struct Who {
    like: Like,
    sells: Vec<(bool, Sells)>,
    renamed: bool,
    lost: bool,
}

#[derive(Debug, Clone)]
struct World {
    customers: Vec<Who>,
    secret: bool,
    ends_in: Option<i32>,
    run: Option<usize>,
    waits: Option<(bool, bool)>,
}

const CURRENCIES: [&str; 3] = ["GBP", "EUR", "NOK"];
const STATES: [RunStatus; 5] =
    [RunStatus::Done, RunStatus::Running, RunStatus::Partly, RunStatus::Interrupted, RunStatus::Undone];

fn who() -> impl Strategy<Value = Who> {
    let like = prop_oneof![
        3 => Just(Like::Well), 3 => Just(Like::Unmatched), 1 => Just(Like::Excluded),
        1 => Just(Like::Wished), 1 => Just(Like::Gone), 1 => Just(Like::Inactive),
    ];
    let sells = (
        any::<bool>(),
        (
            proptest::option::weighted(0.9, 0i64..200),
            proptest::option::weighted(0.9, 0i64..5_000),
            0..CURRENCIES.len(),
            prop_oneof![Just(Some(1)), Just(Some(12)), Just(None)],
        ),
    );
    (like, proptest::collection::vec(sells, 0..4), any::<bool>(), proptest::bool::weighted(0.2))
        .prop_map(|(like, sells, renamed, lost)| Who { like, sells, renamed, lost })
}

fn world() -> impl Strategy<Value = World> {
    (
        proptest::collection::vec(who(), 0..12),
        any::<bool>(),
        proptest::option::of(-40i32..60),
        proptest::option::of(0..STATES.len()),
        proptest::option::of((any::<bool>(), any::<bool>())),
    )
        .prop_map(|(customers, secret, ends_in, run, waits)| World {
            customers,
            secret,
            ends_in,
            run,
            waits,
        })
}

fn sells(s: &(bool, Sells)) -> Sold {
    let (live, (seats, pence, currency, months)) = *s;
    Sold { live, ..sold(seats, pence.map(|p| money(p, CURRENCIES[currency])), months) }
}

fn made(w: &World) -> Facts {
    let mut t = trade();
    let mut clients = vec![client(9_999, "Somebody else")];
    for (n, who) in w.customers.iter().enumerate() {
        let c = customer(&format!("c{n}"), &format!("Customer {n}"));
        let mut theirs = client(i64::try_from(n).unwrap(), &format!("Customer {n}"));
        theirs.inactive = who.like == Like::Inactive;
        let mut m = matched(&c, &theirs);
        match who.like {
            Like::Unmatched => {}
            Like::Wished => drop(t.newcomers.insert(c.id.clone())),
            Like::Excluded => {
                (m.kind, m.client) = (MatchKind::Excluded, None);
                t.matches.push(m);
            }
            _ => t.matches.push(m),
        }
        if !matches!(who.like, Like::Gone) {
            clients.push(theirs);
        }
        let name = format!("Customer {n} Group");
        if who.renamed {
            t.renamed.push(Renamed {
                customer: c.id.clone(),
                name,
                former: c.name.clone(),
                at: at(super::world::NOW),
            });
        }
        if who.lost {
            t.licences_lost.push(LicenceLost {
                licence: LicenceId(i64::try_from(n).unwrap()),
                key: format!("k{n}"),
                customer: c.id.clone(),
                customer_name: c.name.clone(),
                product: String::new(),
                since: at(super::world::NOW),
                sold: who.sells.first().map(sells),
            });
        }
        let theirs: Vec<Sold> = who.sells.iter().map(sells).collect();
        if !theirs.is_empty() {
            t.sold.insert(c.id.clone(), theirs);
        }
        t.customers.push(c);
    }
    t.run = w.run.map(|n| Run {
        run: "R1".to_owned(),
        plan: "P1".to_owned(),
        status: STATES[n],
        started: at(super::world::NOW),
        ended: None,
        failed: 2,
        unknown: 0,
        left: 3,
        codes: Vec::new(),
        stake: Stake::difference(),
        evidence: String::new(),
    });
    t.waiting = w.waits.map(|(guard, scheduled)| Waiting {
        plan: "P2".to_owned(),
        created: at(super::world::NOW),
        acting: 3,
        guard: guard.then(|| "too many".to_owned()),
        scheduled,
        undoes: None,
        others: 0,
        stake: Stake::difference(),
        evidence: String::new(),
    });
    let mut all = facts(t, &clients);
    if !w.secret {
        all.giacom().secret = SecretIs::Missing;
    }
    let today = all.today;
    all.giacom().expires = w.ends_in.map(|days| SecretExpiry::On(today + days.days()));
    all
}

/// The keys that the causes of this world call for, told in another way than the inbox finds them.
fn called_for(w: &World) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let live = |who: &Who| who.sells.iter().any(|(live, _)| *live);
    let matched = |who: &Who| matches!(who.like, Like::Well | Like::Gone | Like::Inactive);
    for (n, who) in w.customers.iter().enumerate() {
        let mut add = |key: &str| out.extend([key.to_owned()]);
        if who.like == Like::Unmatched && live(who) {
            add("unmatched/giacom");
        }
        if who.like == Like::Gone && live(who) {
            add(&format!("client-gone/giacom/c{n}"));
        }
        if who.like == Like::Inactive && live(who) {
            add(&format!("client-inactive/giacom/c{n}"));
        }
        if who.renamed && matched(who) {
            add(&format!("renamed/giacom/c{n}"));
        }
        if who.lost && who.sells.first().is_none_or(|(live, _)| *live) {
            add(&format!("licence-gone/giacom/k{n}"));
        }
    }
    if !w.secret {
        out.insert("secret-missing/giacom".to_owned());
    }
    if w.ends_in.is_some_and(|days| days <= 28) {
        out.insert("secret-expiring/giacom".to_owned());
    }
    let run = w.run.map(|n| STATES[n]);
    out.extend(match run {
        Some(RunStatus::Running) => Some("run-at-work/giacom/R1".to_owned()),
        Some(RunStatus::Interrupted) => Some("run-interrupted/giacom/R1".to_owned()),
        Some(RunStatus::Partly) => Some("run-failed/giacom/R1".to_owned()),
        _ => None,
    });
    out.extend(w.waits.map(|waits| match waits {
        (true, _) => "guard-stopped/giacom".to_owned(),
        (false, true) => "changes-held/giacom".to_owned(),
        (false, false) => "plan-waiting/giacom".to_owned(),
    }));
    out
}

/// The same facts, told in another order.
fn turned(mut facts: Facts, by: usize) -> Facts {
    let t = facts.trade();
    t.customers.reverse();
    t.matches.reverse();
    t.renamed.reverse();
    let places = t.licences_lost.len().max(1);
    t.licences_lost.rotate_left(by % places);
    t.sold.values_mut().for_each(|s| s.reverse());
    facts.connections.reverse();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_item_is_there_exactly_where_its_cause_is_and_once(w in world()) {
        let all = keys(&made(&w));
        let distinct: BTreeSet<String> = all.iter().cloned().collect();
        prop_assert_eq!(all.len(), distinct.len(), "no key twice");
        prop_assert_eq!(distinct, called_for(&w));
    }

    #[test]
    fn the_list_is_the_same_in_whatever_order_the_facts_come(w in world(), by in 0usize..5) {
        let facts = made(&w);
        let all = items(&facts);
        prop_assert_eq!(&all, &items(&turned(facts, by)));
        prop_assert!(all.is_sorted_by_key(|i| i.urgency), "the most urgent first");
        let shown = rows(all.clone());
        prop_assert!(shown.is_sorted_by_key(|r| r.item.urgency), "in rows as well");
        let through: usize = shown.iter().map(|r| r.members.len().max(1)).sum();
        prop_assert_eq!(through, all.len(), "no item is lost in a group");
        let keys: HashSet<Key> = shown.iter().map(|r| r.item.key.clone()).collect();
        prop_assert_eq!(keys.len(), shown.len(), "and no row is there twice");
    }

    #[test]
    fn money_is_never_added_across_currencies_or_periods(w in world()) {
        let mut sums: BTreeMap<(Option<String>, Option<u32>), Decimal> = BTreeMap::new();
        let mut unknown = 0;
        for who in w.customers.iter().filter(|who| who.like == Like::Unmatched) {
            for (_, (seats, pence, currency, months)) in who.sells.iter().filter(|(live, _)| *live) {
                let Some((seats, pence)) = seats.zip(*pence) else { unknown += 1; continue };
                let of = (Some(CURRENCIES[*currency].to_owned()), *months);
                *sums.entry(of).or_default() += Decimal::new(pence, 2) * Decimal::from(seats);
            }
        }
        let stake = items(&made(&w)).into_iter().find(|i| i.kind == Kind::Unmatched).and_then(|i| i.stake);
        let told: BTreeMap<_, _> = stake.iter().flat_map(|s| &s.amounts)
            .map(|a| ((a.currency.map(|c: Currency| c.as_str().to_owned()), a.months), a.amount)).collect();
        prop_assert_eq!(told, sums);
        prop_assert_eq!(stake.map_or(0, |s| s.unknown), unknown, "what is not known is counted");
    }

    #[test]
    fn answers_hold_as_long_as_they_should(w in world(), v in world(), hours in 1i64..1_000) {
        let now = at(super::world::NOW);
        let until = now + 100.hours();
        for item in items(&made(&w)) {
            let given = |answer| Answered {
                answer, evidence: item.evidence.clone(), urgency: item.urgency, at: now, who: String::new(),
            };
            let (resolved, snoozed) = (given(Answer::Resolved), given(Answer::Snoozed(until)));
            if !item.kind.answerable() {
                prop_assert_eq!(standing(&item, Some(&resolved), now), Standing::Open);
                continue;
            }
            prop_assert_eq!(standing(&item, Some(&resolved), now), Standing::Resolved);
            let later = now + hours.hours();
            let open = standing(&item, Some(&snoozed), later) == Standing::Open;
            prop_assert_eq!(open, later >= until, "it comes back when it is time");
            // The same thing in another world.
            for other in items(&made(&v)).into_iter().filter(|o| o.key == item.key) {
                let hidden = standing(&other, Some(&resolved), later) == Standing::Resolved;
                prop_assert_eq!(hidden, other.evidence == item.evidence);
                let sooner = standing(&other, Some(&snoozed), now) == Standing::Open;
                prop_assert_eq!(sooner, other.urgency < item.urgency, "sooner only where it is more urgent");
            }
        }
    }
}

#[test]
fn two_vendors_have_items_of_their_own() {
    let mut all = facts(trade(), &[client(1, "A")]);
    for called in ["giacom", "also"] {
        let mut t = trade();
        t.customers = vec![customer("c1", "Same id")];
        t.sold.insert(id("c1"), vec![sold(Some(1), None, None)]);
        all.connections.retain(|c| c.name.as_str() != called);
        all.connections.push(connection(called, Some(t)));
    }
    assert_eq!(keys(&all), ["unmatched/also", "unmatched/giacom"], "each its own");
}
