//! The money at stake: sums by currency and period, and how much of it is not known.

use crate::domain::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};

/// An amount per period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StakeAmount {
    /// How much, exact.
    pub amount: Decimal,
    /// In what; none for "as Halo bills".
    pub currency: Option<Currency>,
    /// Per how many months; none where the period is not known.
    pub months: Option<u32>,
}

/// What is at stake. Nothing in it is "not known", never 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stake {
    /// Sums, one for each currency and period, in order of both.
    pub amounts: Vec<StakeAmount>,
    /// How many subscriptions, changes or customers of it have no known amount.
    pub unknown: u64,
    /// True where the amounts are differences, from before to after.
    pub difference: bool,
}

impl Stake {
    /// Of differences, from before to after.
    pub fn difference() -> Self {
        Self { difference: true, ..Self::default() }
    }

    /// Adds an amount per so many months; one that is not known is counted.
    pub fn add(&mut self, money: Option<Money>, months: Option<u32>) {
        let Some(money) = money else {
            self.unknown += 1;
            return;
        };
        let currency = money.currency;
        if let Some(sum) = self.amounts.iter_mut().find(|a| (a.currency, a.months) == (currency, months)) {
            match sum.amount.checked_add(money.amount) {
                Some(more) => sum.amount = more,
                None => self.unknown += 1,
            }
            return;
        }
        self.amounts.push(StakeAmount { amount: money.amount, currency, months });
        let code = |c: &Option<Currency>| c.map(|c| c.as_str().to_owned());
        self.amounts.sort_by_cached_key(|a| (code(&a.currency), a.months));
    }

    /// Adds what another has.
    pub fn take(&mut self, other: &Self) {
        for a in &other.amounts {
            self.add(Some(Money::new(a.amount, a.currency)), a.months);
        }
        self.unknown += other.unknown;
        self.difference |= other.difference;
    }

    /// In words: "1203.50 GBP a month, 12 EUR a year, 3 not known".
    pub fn words(&self) -> String {
        let mut parts: Vec<String> = self.amounts.iter().map(|a| a.words(self.difference)).collect();
        match (parts.is_empty(), self.unknown) {
            (true, _) => parts.push("not known".to_owned()),
            (false, 0) => {}
            (false, n) => parts.push(format!("{n} not known")),
        }
        parts.join(", ")
    }
}

impl StakeAmount {
    /// To the penny, halves away from 0.
    pub fn shown(&self) -> Decimal {
        let rounded = self.amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        if rounded.is_zero() { Decimal::ZERO } else { rounded.normalize() }
    }

    fn words(&self, difference: bool) -> String {
        let amount = self.shown();
        let sign = if difference && amount.is_sign_positive() && !amount.is_zero() { "+" } else { "" };
        let currency = self.currency.map(|c| format!(" {}", c.as_str())).unwrap_or_default();
        format!("{sign}{}{currency} {}", pence(amount), period(self.months))
    }
}

/// An amount as people write it: two places at least, further ones where it has them.
pub(super) fn pence(amount: Decimal) -> Decimal {
    let mut amount = amount.normalize();
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    amount
}

/// A period in words.
pub fn period(months: Option<u32>) -> String {
    match months {
        Some(1) => "a month".to_owned(),
        Some(12) => "a year".to_owned(),
        Some(n) if n % 12 == 0 => format!("every {} years", n / 12),
        Some(n) => format!("every {n} months"),
        None => "per period".to_owned(),
    }
}
