//! What changes mean in purchase cost per month, summed. Never adds two currencies, and counts what is not
//! known instead of taking it for 0.

use super::preview::{Amount, MoneyEffect};
use crate::domain::{Currency, Money};
use crate::plan::Change;
use rust_decimal::{Decimal, RoundingStrategy};

/// A sum under way.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Sum {
    /// Exact, rounded only when shown. Few: a vendor charges in one currency, seldom in two.
    monthly: Vec<(Option<Currency>, Decimal)>,
    unknown: u64,
}

impl Sum {
    /// Adds what a change means.
    pub(in crate::app) fn add(&mut self, change: &Change) {
        if change.costs_apply() {
            self.add_known(change.monthly());
        }
    }

    /// Adds an amount; none where it is not known.
    pub(in crate::app) fn add_known(&mut self, money: Option<Money>) {
        let Some(money) = money else {
            self.unknown += 1;
            return;
        };
        match self.monthly.iter_mut().find(|(currency, _)| *currency == money.currency) {
            Some((_, sum)) => match sum.checked_add(money.amount) {
                Some(more) => *sum = more,
                None => self.unknown += 1,
            },
            None => self.monthly.push((money.currency, money.amount)),
        }
    }

    /// As shown, in order of currency.
    pub(in crate::app) fn effect(&self) -> MoneyEffect {
        let mut monthly: Vec<Amount> =
            self.monthly.iter().map(|(currency, sum)| amount(Money::new(*sum, *currency))).collect();
        monthly.sort_by(|a, b| a.currency.cmp(&b.currency));
        MoneyEffect { monthly, unknown: self.unknown }
    }
}

/// An amount as shown: to the penny, halves away from 0.
pub(in crate::app) fn amount(money: Money) -> Amount {
    let rounded = money.amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    let amount = if rounded.is_zero() { "0".to_owned() } else { rounded.to_string() };
    Amount { amount, currency: money.currency.map(|c| c.as_str().to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_to_the_penny() {
        let told = |n: i64, places| amount(Money::new(Decimal::new(n, places), None)).amount;
        assert_eq!(told(9400, 2), "94", "no trailing noughts");
        assert_eq!(told(8_333_333, 6), "8.33", "to the penny");
        assert_eq!(told(-12_345, 3), "-12.35", "halves away from 0");
        assert_eq!(told(-4, 3), "0", "and no minus before 0");
    }
}
