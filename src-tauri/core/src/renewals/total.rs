//! What several renewals come to. Never adds two currencies, and counts what is not known instead of taking it for 0.

use super::Renewal;
use crate::domain::{Currency, Money};
use rust_decimal::Decimal;

/// Amounts added up, one sum for each currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    sums: Vec<(Option<Currency>, Decimal)>,
    /// How many amounts are not in them, because they are not known.
    pub unknown: u64,
}

impl Sums {
    /// Adds one amount, where it is known.
    pub fn add(&mut self, money: Option<Money>) {
        let Some(money) = money else {
            self.unknown += 1;
            return;
        };
        match self.sums.iter_mut().find(|(currency, _)| *currency == money.currency) {
            Some((_, sum)) => match sum.checked_add(money.amount) {
                Some(more) => *sum = more,
                None => self.unknown += 1,
            },
            None => self.sums.push((money.currency, money.amount)),
        }
    }

    /// The sums in order of currency.
    pub fn amounts(&self) -> Vec<Money> {
        let mut sums: Vec<Money> =
            self.sums.iter().map(|(currency, sum)| Money::new(*sum, *currency)).collect();
        sums.sort_by_key(code);
        sums
    }
}

fn code(money: &Money) -> Option<String> {
    money.currency.map(String::from)
}

/// What renewals come to in purchase cost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// How many.
    pub renewals: u64,
    /// Per month.
    pub month: Sums,
    /// For their whole terms.
    pub term: Sums,
}

impl Total {
    /// Of these renewals.
    pub fn of<'a>(renewals: impl IntoIterator<Item = &'a Renewal>) -> Self {
        let mut total = Self::default();
        for renewal in renewals {
            total.add(renewal);
        }
        total
    }

    /// Adds one renewal.
    pub fn add(&mut self, renewal: &Renewal) {
        self.renewals += 1;
        self.month.add(renewal.cost.month);
        self.term.add(renewal.cost.term);
    }
}
