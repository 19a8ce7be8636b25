//! What holds for any subscriptions and any window.

use super::{ends, known, noon};
use crate::support::trade::id;
use halyard_core::domain::{Currency, Life, Money, Sourced};
use halyard_core::renewals::{Due, Total, Window, renewals};
use halyard_core::store::Known;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashSet};

fn days() -> impl Strategy<Value = Date> {
    // Around a leap day and ends of months and years.
    (0_i64..800).prop_map(|n| date(2027, 6, 1).checked_add(n.days()).unwrap())
}

fn anything() -> impl Strategy<Value = Vec<Known>> {
    let one = (
        prop::sample::select(vec!["a", "b", "left"]),
        prop::option::weighted(0.9, days()),
        days(),
        (any::<bool>(), prop::bool::weighted(0.1), prop::bool::weighted(0.1)),
        prop::option::weighted(0.8, (0_i64..100_000, prop::sample::select(vec!["GBP", "EUR"]))),
    );
    prop::collection::vec(one, 0..40).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(n, (customer, end, seen, (renews, ended, gone), cost))| {
                let mut s = ends(customer, &format!("p{n}"), seen);
                s.end = end.map(|day| Sourced::given(day, "given"));
                s.auto_renew = renews.then_some(true);
                s.life = if ended { Life::Ended } else { Life::Live };
                s.unit_cost = cost.map(|(pence, code)| {
                    Sourced::given(Money::new(Decimal::new(pence, 2), Currency::new(code)), "given")
                });
                Known { gone: gone.then(|| noon(seen)), ..known(s, seen) }
            })
            .collect()
    })
}

proptest! {
    /// Every live subscription that ends within the window stands there once; no other does; all are accounted for.
    #[test]
    fn each_term_that_ends_is_told_once(all in anything(), today in days(), ahead in 0_u16..400) {
        let window = Window::at(noon(today), TimeZone::UTC, ahead);
        let (found, left) = renewals(&all, |c| *c == id("left"), &window);
        let keys: Vec<_> = found.iter().map(|r| r.key.clone()).collect();
        let once: HashSet<_> = keys.iter().collect();
        prop_assert_eq!(once.len(), keys.len(), "each once");
        let (first, last) =
            (today.checked_add(-30.days()).unwrap(), today.checked_add(i64::from(ahead).days()).unwrap());
        for one in &all {
            let s = &one.subscription;
            let inside = s.end.as_ref().is_some_and(|e| e.value >= first && e.value <= last);
            let wanted = one.gone.is_none() && s.life == Life::Live && s.customer != id("left") && inside;
            prop_assert_eq!(wanted, once.contains(&s.key), "{} ends {:?}", s.key.0, s.end);
        }
        let live = all.iter().filter(|k| k.is_live()).count() as u64;
        let told = found.len() as u64 + left.excluded + left.without_end + left.later + left.long_past;
        prop_assert_eq!(told, live, "all of them are accounted for");
    }

    /// In order of day; the days left are the difference; what passed is never ahead.
    #[test]
    fn they_stand_in_order(all in anything(), today in days()) {
        let window = Window::at(noon(today), TimeZone::UTC, 90);
        let (found, _) = renewals(&all, |_| false, &window);
        prop_assert!(found.windows(2).all(|pair| pair[0].day.value <= pair[1].day.value), "by day");
        for r in &found {
            prop_assert_eq!(today.checked_add(i64::from(r.days).days()).unwrap(), r.day.value);
            prop_assert_eq!(r.due == Due::Ahead, r.day.value >= today);
        }
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(renewals(&turned, |_| false, &window).0, found, "however they were read");
    }

    /// Totals are the sums of the lines, currency by currency, and what is not known is counted.
    #[test]
    fn totals_are_sums(all in anything(), today in days()) {
        let window = Window::at(noon(today), TimeZone::UTC, 365);
        let (found, _) = renewals(&all, |_| false, &window);
        let total = Total::of(&found);
        let mut sums: BTreeMap<Option<String>, Decimal> = BTreeMap::new();
        for money in found.iter().filter_map(|r| r.cost.term) {
            *sums.entry(money.currency.map(String::from)).or_default() += money.amount;
        }
        let told: BTreeMap<_, _> =
            total.term.amounts().into_iter().map(|m| (m.currency.map(String::from), m.amount)).collect();
        prop_assert_eq!(told, sums);
        let unknown = found.iter().filter(|r| r.cost.term.is_none()).count() as u64;
        prop_assert_eq!(total.term.unknown, unknown);
        prop_assert_eq!(total.renewals, found.len() as u64);
    }
}
