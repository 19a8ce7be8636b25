//! What is at stake in a term: seats times what one costs, as far as that can be told. Unknown is never 0.

use crate::domain::{Money, Sourced};
use crate::plan::months;
use rust_decimal::RoundingStrategy;

/// What all seats of a subscription cost. Each is none where something it needs is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worth {
    /// Per billing period, as the vendor lists it.
    pub period: Option<Money>,
    /// Per month. Only of what is billed by the month: whether a price paid for several months at once is for one of
    /// them or for all is not known of any vendor.
    pub month: Option<Money>,
    /// For one whole term. Likewise.
    pub term: Option<Money>,
}

impl Worth {
    /// Of so many seats at `unit` each and billing period. A price that is only assumed is none.
    pub fn of(
        seats: Option<i64>,
        unit: Option<&Sourced<Money>>,
        cycle: Option<&str>,
        term: Option<&str>,
    ) -> Self {
        let period = || {
            let unit = unit.filter(|u| !u.assumed)?.value;
            let amount = unit.amount.checked_mul(seats?.into())?;
            Some(Money { amount, ..unit })
        };
        let period = period();
        let month = period.filter(|_| cycle.and_then(months) == Some(1));
        let whole = || {
            let month = month?;
            let amount = month.amount.checked_mul(months(term?)?.into())?;
            Some(Money { amount, ..month })
        };
        Self { period: period.map(told), month: month.map(told), term: whole().map(told) }
    }
}

/// To the penny, halves away from 0: so that what is added up is what stands in the lines.
fn told(money: Money) -> Money {
    let amount = money.amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Money { amount, ..money }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use rust_decimal::Decimal;

    fn worth(seats: Option<i64>, pence: i64, cycle: Option<&str>, term: Option<&str>) -> [Option<String>; 3] {
        let unit = Sourced::given(Money::new(Decimal::new(pence, 2), Some(Currency::GBP)), "given");
        let worth = Worth::of(seats, Some(&unit), cycle, term);
        [worth.period, worth.month, worth.term]
            .map(|m| m.map(|m| Money { amount: m.amount.normalize(), ..m }.to_string()))
    }

    fn told(texts: &[Option<String>]) -> Vec<Option<&str>> {
        texts.iter().map(Option::as_deref).collect()
    }

    #[test]
    fn seats_times_cost_for_a_period_a_month_and_a_term() {
        let year = worth(Some(12), 940, Some("Monthly"), Some("Annual"));
        assert_eq!(
            told(&year),
            [Some("112.8 GBP"), Some("112.8 GBP"), Some("1353.6 GBP")],
            "a year billed monthly"
        );
        let ahead = worth(Some(2), 9_600, Some("Annual"), Some("Annual"));
        assert_eq!(
            told(&ahead),
            [Some("192 GBP"), None, None],
            "paid ahead: for a month or a year is not known"
        );
        let thin = Sourced::given(Money::new(Decimal::new(425, 4), None), "given");
        let thin = Worth::of(Some(29), Some(&thin), Some("Monthly"), Some("Annual"));
        let amounts = [thin.month, thin.term].map(|m| m.map(|m| m.amount.to_string()));
        assert_eq!(
            told(&amounts),
            [Some("1.23"), Some("14.79")],
            "to the penny, the term not from the rounded month"
        );
        let free = worth(Some(0), 940, Some("Monthly"), Some("3 Yearly"));
        assert_eq!(told(&free), [Some("0 GBP"), Some("0 GBP"), Some("0 GBP")], "no seats cost nothing");
    }

    #[test]
    fn what_is_not_known_is_never_0() {
        let countless = worth(None, 940, Some("Monthly"), Some("Annual"));
        assert_eq!(told(&countless), [None, None, None], "a count nobody gave");
        let termless = worth(Some(1), 940, Some("Monthly"), None);
        assert_eq!(told(&termless), [Some("9.4 GBP"), Some("9.4 GBP"), None], "no term, no whole of it");
        let odd = worth(Some(1), 940, Some("Whenever"), Some("Annual"));
        assert_eq!(told(&odd), [Some("9.4 GBP"), None, None], "a period of no known length");
        let unfilled = Sourced::assumed(Money::new(Decimal::ZERO, None), "0 may mean not filled");
        assert_eq!(
            Worth::of(Some(1), Some(&unfilled), Some("Monthly"), None),
            Worth::default(),
            "a price that is only assumed"
        );
        let huge = Sourced::given(Money::new(Decimal::MAX, None), "given");
        assert_eq!(
            Worth::of(Some(2), Some(&huge), Some("Monthly"), None),
            Worth::default(),
            "rather than a crash or a wrong sum"
        );
    }
}
