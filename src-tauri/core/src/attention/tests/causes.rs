//! Each cause and what becomes of it, one by one.

use super::world::{NOW, customer, id, matched, money, name, sold, well};
use super::*;
use crate::ErrorCode;
use crate::domain::{ClientId, LicenceId, SecretExpiry};
use crate::schedule::{LocalTime, When};
use crate::store::{Figures, Renamed};
use crate::vendors::TestKey;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

#[test]
fn nothing_needs_anybody_where_all_is_well() {
    assert_eq!(keys(&well()), Vec::<String>::new(), "a list that is empty when nothing is wrong");
}

#[test]
fn a_customer_without_a_client_is_told_with_what_it_costs() {
    let mut facts = well();
    facts.trade().customers.push(customer("c2", "Bravo"));
    assert!(!there(&facts, Kind::Unmatched), "it has nothing, as a whole reading showed");
    let theirs = [
        sold(Some(3), Some(money(250, "GBP")), Some(1)),
        sold(Some(2), Some(money(1000, "EUR")), Some(12)),
        sold(None, Some(money(100, "GBP")), Some(1)),
    ];
    facts.trade().sold.insert(id("c2"), theirs.to_vec());
    let item = only(&facts, Kind::Unmatched);
    assert_eq!(item.key.as_str(), "unmatched/giacom", "one item for the connection");
    assert_eq!(item.subjects, ["Bravo"], "it names them");
    assert_eq!(
        item.stake.unwrap().words(),
        "20.00 EUR a year, 7.50 GBP a month, 1 not known",
        "each currency by itself, and what is not known is not 0"
    );
    facts.trade().by_customer = true;
    facts.trade().sold.remove(&id("c2"));
    let item = only(&facts, Kind::Unmatched);
    assert!(item.cause.contains("was not read"), "{}", item.cause);
    assert_eq!(item.stake.unwrap().words(), "not known", "what was not read is not known");
    facts.trade().newcomers.insert(id("c2"));
    assert!(!there(&facts, Kind::Unmatched), "a wish for a new client is a decision");
}

#[test]
fn a_client_that_is_gone_or_inactive_is_told_where_something_is_at_stake() {
    let mut facts = well();
    facts.halos.get_mut(&name("halo")).unwrap().clients.get_mut(&ClientId(12)).unwrap().inactive = true;
    let item = only(&facts, Kind::ClientInactive);
    assert_eq!(item.stake.unwrap().words(), "47.00 GBP a month", "five seats at 9.40");
    let mut other = super::world::client(45, "ACME  ltd");
    other.inactive = false;
    let halo = facts.halos.get_mut(&name("halo")).unwrap();
    halo.clients.clear();
    assert_eq!(keys(&facts), Vec::<String>::new(), "a Halo that was never read proves nothing");
    facts.halos.get_mut(&name("halo")).unwrap().clients.insert(ClientId(45), other);
    let item = only(&facts, Kind::ClientGone);
    assert!(item.cause.contains("another client of that name: 45"), "a merge is likely: {}", item.cause);
    facts.trade().matched_since.insert(id("c1"));
    assert!(!there(&facts, Kind::ClientGone), "a client made since Halo was read is not gone");
    facts.trade().matched_since.clear();
    facts.trade().sold.get_mut(&id("c1")).unwrap()[0].live = false;
    assert!(!there(&facts, Kind::ClientGone), "somebody who left, with nothing to bill, needs nobody");
}

#[test]
fn a_renamed_customer_is_told_until_its_client_bears_the_name() {
    let mut facts = well();
    let at = at("2026-11-20T00:00:00Z");
    let renamed =
        |former: &str, now: &str| Renamed { customer: id("c1"), name: now.into(), former: former.into(), at };
    facts.trade().renamed = vec![renamed("Acme Ltd", "Acme Group Ltd")];
    let item = only(&facts, Kind::Renamed);
    assert_eq!(item.key.as_str(), "renamed/giacom/c1");
    assert!(!item.cause.contains("next run"), "{}", item.cause);
    facts.trade().follow_names = true;
    assert!(only(&facts, Kind::Renamed).cause.contains("next run"), "followed, it will be taken over");
    let halo = facts.halos.get_mut(&name("halo")).unwrap();
    halo.clients.get_mut(&ClientId(12)).unwrap().name = "ACME Group Ltd".to_owned();
    assert!(!there(&facts, Kind::Renamed), "the client has it");
    facts.trade().renamed = vec![renamed("acme group ltd", "Acme  Group Ltd")];
    assert!(!there(&facts, Kind::Renamed), "another way to write it is no other name");
}

#[test]
fn a_secret_is_told_from_four_weeks_before_it_ends_and_each_step_is_news() {
    let mut facts = well();
    let today: Date = at(NOW).to_zoned(TimeZone::UTC).date();
    let mut on = |days: i64| {
        facts.giacom().expires = Some(SecretExpiry::On(today + days.days()));
        items(&facts).into_iter().next()
    };
    assert_eq!(on(29), None, "that is far off");
    let [early, pressing, past] = [28, 7, -1].map(|days| on(days).expect("it is told"));
    let urgency = [&early, &pressing, &past].map(|i| i.urgency);
    assert_eq!(urgency, [Urgency::Look, Urgency::Soon, Urgency::Now], "more urgent step by step");
    assert_eq!(early.key, past.key, "it is one item");
    let resolved = Answered {
        answer: Answer::Resolved,
        evidence: early.evidence.clone(),
        urgency: early.urgency,
        at: at(NOW),
        who: String::new(),
    };
    assert_eq!(standing(&early, Some(&resolved), at(NOW)), Standing::Resolved);
    assert_eq!(
        standing(&pressing, Some(&resolved), at(NOW)),
        Standing::Open,
        "a week before is something else"
    );
    facts.giacom().expires = Some(SecretExpiry::Never);
    assert_eq!(keys(&facts), Vec::<String>::new(), "never is never");
}

fn failed(test: TestKey, code: ErrorCode, passed_before: bool) -> FailedTest {
    FailedTest { test, code: Some(code), passed_before }
}

#[test]
fn a_refusal_is_the_connections_that_refused_and_heals_with_what_proves_it() {
    let mut facts = well();
    let refused = |code| LastScheduled { at: at("2026-11-28T02:15:00Z"), code, planned: false, again: false };
    facts.trade().last = Some(refused(ErrorCode::HaloSignInRefused));
    assert_eq!(keys(&facts), ["credentials-refused/halo"], "Halo's refusal is Halo's");
    facts.trade().last = Some(refused(ErrorCode::GiacomKeyRefused));
    facts.trade().read = Some(at("2026-11-27T02:15:00Z"));
    assert_eq!(keys(&facts), ["credentials-refused/giacom"], "the vendor's is the vendor's");
    let check = |tests: Vec<FailedTest>| {
        Some(Check { at: at("2026-11-28T08:00:00Z"), failed: tests.len() as u64, tests })
    };
    facts.giacom().check = check(Vec::new());
    assert_eq!(keys(&facts), Vec::<String>::new(), "a check since then passed");
    facts.giacom().check = check(vec![failed(TestKey::ApiKey, ErrorCode::GiacomKeyRefused, true)]);
    assert_eq!(keys(&facts), ["credentials-refused/giacom"], "and here it did not; told once");
    facts.giacom().secret = SecretIs::Missing;
    assert_eq!(keys(&facts), ["secret-missing/giacom"], "without a secret, that is all there is to say");
}

#[test]
fn a_permission_is_lost_only_where_it_was_there() {
    let mut facts = well();
    let at = at("2026-11-28T08:00:00Z");
    let mut check = |passed_before| {
        let tests = vec![failed(TestKey::ReadLicences, ErrorCode::HaloPermission, passed_before)];
        facts.halo().check = Some(Check { at, failed: 1, tests });
        keys(&facts)
    };
    assert_eq!(check(true), ["permission-lost/halo"]);
    assert_eq!(check(false), ["check-failed/halo"], "what never was is part of setting up");
    facts.halo().check = Some(Check { at, failed: 2, tests: Vec::new() });
    assert_eq!(keys(&facts), ["check-failed/halo"], "a check of an earlier version, without its tests");
}

#[test]
fn silence_is_three_missed_times_or_thirty_five_days_or_what_was_set() {
    let mut facts = well();
    let silent_after = |facts: &Facts, hours: i64| {
        let mut later = facts.clone();
        later.now = at("2026-11-28T02:15:00Z") + hours.hours();
        there(&later, Kind::Silent)
    };
    assert!(!silent_after(&facts, 35 * 24) && silent_after(&facts, 35 * 24 + 1), "without a schedule");
    let daily = When::Daily { at: LocalTime::parse("02:15").unwrap() };
    facts.trade().schedule = Some((daily, at("2026-01-01T00:00:00Z"), TimeZone::UTC));
    assert!(!silent_after(&facts, 3 * 24 + 1), "the third is not late yet");
    assert!(silent_after(&facts, 3 * 24 + 3), "three times of it passed");
    facts.trade().limits.silent_days = Some(10);
    assert!(!silent_after(&facts, 239) && silent_after(&facts, 241), "as a person set it");
    facts.trade().whole = None;
    facts.trade().schedule = None;
    assert!(!silent_after(&facts, 10_000), "one that was never read is not silent, it is new");
}

fn moved(before: (i64, i64), after: (i64, i64)) -> Moved {
    let figures = |(seats, cost)| Figures { seats: Some(seats), cost: Some(money(cost, "GBP")), price: None };
    Moved {
        key: "M365 BP | 2024-03-18".to_owned(),
        customer: id("c1"),
        customer_name: "Acme Ltd".to_owned(),
        product: "M365 BP".to_owned(),
        before: figures(before),
        after: figures(after),
        at: at("2026-11-20T00:00:00Z"),
        months: Some(1),
    }
}

#[test]
fn jumps_are_told_above_their_limits_and_end_once_old_and_in_halo() {
    let mut facts = well();
    let mut with = |before, after| {
        facts.trade().moved = vec![moved(before, after)];
        items(&facts)
    };
    assert!(with((10, 1000), (10, 1250)).is_empty(), "25 % is not more than 25 %");
    let jump = with((10, 1000), (10, 1251)).remove(0);
    assert!(jump.cause.contains("from 10.00 to 12.51 GBP a month (+25\u{a0}%)"), "{}", jump.cause);
    assert_eq!(jump.stake.unwrap().words(), "+25.10 GBP a month", "ten seats at 2.51 more");
    assert_eq!(with((10, 1000), (10, 700))[0].stake.as_ref().unwrap().words(), "-30.00 GBP a month");
    assert!(with((8, 1000), (4, 1000)).is_empty(), "half is many, four are few");
    assert!(with((10, 1000), (15, 1000)).is_empty(), "five are many, half is not more than half");
    assert_eq!(with((5, 1000), (10, 1000))[0].kind, Kind::SeatsJump);
    assert_eq!(with((0, 0), (5, 100)).len(), 2, "away from nothing is always more");
    facts.trade().moved = vec![moved((10, 1000), (10, 2000))];
    facts.now = at("2026-12-25T00:00:00Z");
    assert!(there(&facts, Kind::PriceJump), "old, and not in Halo");
    facts.trade().brought = Some(at("2026-11-21T00:00:00Z"));
    assert!(!there(&facts, Kind::PriceJump), "old, and in Halo");
    facts.now = at("2026-11-28T00:00:00Z");
    assert!(there(&facts, Kind::PriceJump), "in Halo, and young");
    facts.trade().matches[0].client = None;
    assert!(!there(&facts, Kind::PriceJump), "an excluded customer is nobody's concern");
}

#[test]
fn a_lost_licence_is_told_while_its_subscription_lives() {
    let mut facts = well();
    let lost = |live| LicenceLost {
        licence: LicenceId(412),
        key: "k".to_owned(),
        customer: id("c1"),
        customer_name: "Acme Ltd".to_owned(),
        product: "M365 BP".to_owned(),
        since: at(NOW),
        sold: Some(Sold { live, ..sold(Some(2), Some(money(500, "GBP")), None) }),
    };
    facts.trade().licences_lost = vec![lost(true)];
    let item = only(&facts, Kind::LicenceGone);
    assert_eq!(item.mend, Mend::ClearLink("k".to_owned()), "forgetting the link mends it");
    assert_eq!(
        item.stake.unwrap().words(),
        "10.00 GBP per period",
        "a period nobody knows is said to be that"
    );
    facts.trade().licences_lost = vec![lost(false)];
    assert!(!there(&facts, Kind::LicenceGone), "gone on both sides is as it should be");
}

#[test]
fn three_hundred_of_one_kind_are_one_row() {
    let mut facts = well();
    let renamed = |n: usize| Renamed {
        customer: id(&format!("x{n}")),
        name: format!("New {n}"),
        former: format!("Old {n}"),
        at: at(NOW),
    };
    let theirs = super::world::client(12, "Acme Ltd");
    for n in 0..300 {
        facts.trade().renamed.push(renamed(n));
        facts.trade().matches.push(matched(&customer(&format!("x{n}"), "Old"), &theirs));
    }
    let all = rows(items(&facts));
    assert_eq!(all.len(), 1, "one row");
    assert_eq!(
        (all[0].members.len(), all[0].item.key.as_str()),
        (300, "renamed/giacom"),
        "that opens to all"
    );
    facts.trade().renamed.truncate(3);
    assert_eq!(rows(items(&facts)).len(), 3, "a few stand by themselves");
}

#[test]
fn keys_can_be_typed() {
    for subject in ["4711", "a-b.c", "with space", "a/b", "ünï", &"x".repeat(80), "_odd", "", "$(rm)"] {
        let key = Key::about(Kind::Renamed, "giacom", subject);
        let subject = key.as_str().strip_prefix("renamed/giacom/").expect("kind and connection come first");
        let typed = |c: char| c.is_ascii_alphanumeric() || "-.:@_".contains(c);
        assert!(!subject.is_empty() && subject.len() <= 40 && subject.chars().all(typed), "{key}");
        assert_eq!(key.group().as_str(), "renamed/giacom");
    }
    assert_eq!(Key::of(Kind::NoHalo, "").group().as_str(), "no-halo");
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(*kind), "each kind has its own word");
    }
}
