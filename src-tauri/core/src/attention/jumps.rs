//! Prices and numbers of seats that moved by more than the limit.
//!
//! Such a change is imported like any other; here a person is told of it. It stands until somebody saw it, until the
//! figure comes back, or until it is both old and in Halo.

use super::facts::{Connection, Moved, Trade};
use super::item::digest;
use super::stake::{pence, period};
use super::{Item, Kind, Mend, Recheck, Stake, Urgency};
use crate::domain::Money;
use jiff::{SignedDuration, Timestamp};
use rust_decimal::{Decimal, RoundingStrategy};

/// One item for each figure that jumped.
pub(super) fn of(now: Timestamp, c: &Connection, trade: &Trade) -> Vec<Item> {
    let days = SignedDuration::from_hours(24 * i64::from(trade.limits.jump_days));
    let old = now.saturating_sub(days).unwrap_or(Timestamp::MIN);
    let settled = |m: &Moved| m.at < old && trade.brought.is_some_and(|brought| brought > m.at);
    let chosen = |m: &Moved| trade.only.as_ref().is_none_or(|only| only.contains(&m.customer));
    let left_out: std::collections::HashSet<_> =
        trade.matches.iter().filter(|x| x.client.is_none()).map(|x| &x.customer).collect();
    let mut out = Vec::new();
    for moved in trade.moved.iter().filter(|m| chosen(m) && !settled(m) && !left_out.contains(&m.customer)) {
        out.extend(price(c, trade, moved));
        out.extend(seats(c, trade, moved));
    }
    out
}

/// The cost where it jumped, else the price.
fn price(c: &Connection, trade: &Trade, m: &Moved) -> Option<Item> {
    let pairs = [("cost", m.before.cost, m.after.cost), ("price", m.before.price, m.after.price)];
    let jumped = |(_, before, after): &(&str, Option<Money>, Option<Money>)| match (before, after) {
        // Another currency is another figure: by how much it moved nobody can tell.
        (Some(b), Some(a)) => b.currency == a.currency && trade.limits.price_jumps(b.amount, a.amount),
        _ => false,
    };
    let (what, before, after) = pairs.into_iter().find(jumped)?;
    let (before, after) = (before?, after?);
    let each = after.amount.checked_sub(before.amount);
    let difference = each.zip(m.after.seats).and_then(|(each, seats)| each.checked_mul(seats.into()));
    let currency = after.currency.map(|c| format!(" {}", c.as_str())).unwrap_or_default();
    let moved = format!(
        "the {what} of a seat went from {} to {}{currency} {}{}",
        pence(before.amount),
        pence(after.amount),
        period(m.months),
        percent(before.amount, after.amount)
    );
    let difference = difference.map(|d| Money::new(d, after.currency));
    Some(item(c, Kind::PriceJump, m, &moved, difference, &size(before.amount, after.amount)))
}

fn seats(c: &Connection, trade: &Trade, m: &Moved) -> Option<Item> {
    let (before, after) = (m.before.seats?, m.after.seats?);
    if !trade.limits.seats_jump(before, after) {
        return None;
    }
    let way = Decimal::from(after).checked_sub(before.into());
    let difference = m
        .after
        .cost
        .zip(way)
        .and_then(|(cost, way)| Some(Money::new(cost.amount.checked_mul(way)?, cost.currency)));
    let moved = format!("{before} seats became {after}{}", percent(before.into(), after.into()));
    Some(item(c, Kind::SeatsJump, m, &moved, difference, &size(before.into(), after.into())))
}

fn item(
    c: &Connection,
    kind: Kind,
    m: &Moved,
    moved: &str,
    difference: Option<Money>,
    size: &[String; 3],
) -> Item {
    let mut stake = Stake::difference();
    stake.add(difference, m.months);
    Item {
        cause: format!("{}, “{}”: {moved}.", m.customer_name, m.product),
        stake: Some(stake),
        since: Some(m.at),
        recheck: Recheck::Preview,
        evidence: digest(size),
        ..Item::new(kind, Urgency::Look, &c.name, Mend::History(m.key.clone()))
            .about(&m.key, &m.customer_name)
    }
}

/// From what, which way, and how far by doublings: who saw that 5 became 50 need not see that they are 51 now.
fn size(before: Decimal, after: Decimal) -> [String; 3] {
    let way = after.checked_sub(before).unwrap_or_default();
    let whole = if before.is_zero() { Decimal::ONE } else { before.abs() };
    let mut left = way.abs().checked_div(whole).unwrap_or(Decimal::MAX);
    let mut doublings = 0;
    // From an eighth on; what moves less is no jump by any sensible limit.
    while left >= Decimal::new(125, 3) {
        left /= Decimal::TWO;
        doublings += 1;
    }
    [before.normalize().to_string(), way.is_sign_negative().to_string(), doublings.to_string()]
}

/// By how much, in words; empty where it began at 0.
fn percent(before: Decimal, after: Decimal) -> String {
    let way = after.checked_sub(before).and_then(|d| d.checked_mul(Decimal::ONE_HUNDRED));
    let percent = way.and_then(|w| w.checked_div(before.abs()));
    percent.map_or_else(String::new, |p| {
        let p = p.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        format!(" ({}{p}\u{a0}%)", if p.is_sign_positive() { "+" } else { "" })
    })
}
