//! What a licence costs in purchase before and after a change, as it was planned, so that a preview can tell
//! the difference per month years later. Only tells: no change is decided by it. Unknown is never 0.

use super::inputs::Inputs;
use super::{Action, Change, Entity};
use crate::domain::{
    Currency, Licence, LicenceField, LicenceId, Money, Subscription, SubscriptionKey, Value,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A licence's purchase cost at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Whether it is active; what is not costs nothing.
    pub live: bool,
    /// Seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Decimal>,
    /// What a seat costs per billing period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Decimal>,
    /// The billing period, in Halo's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<String>,
}

impl Cost {
    fn of(licence: &Licence, free: bool) -> Self {
        Self {
            live: licence.is_live(),
            count: licence.count,
            unit: licence.purchase_price.filter(|unit| told(*unit, free)),
            cycle: licence.billing_cycle.clone(),
        }
    }

    /// Per month; none where something needed for it is not known.
    fn monthly(&self) -> Option<Decimal> {
        if !self.live || self.count == Some(Decimal::ZERO) {
            return Some(Decimal::ZERO);
        }
        let total = self.count?.checked_mul(self.unit?)?;
        total.checked_div(months(self.cycle.as_deref()?)?.into())
    }
}

/// A licence's purchase cost before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Costs {
    /// As Halo had it.
    pub before: Cost,
    /// As it becomes.
    pub after: Cost,
    /// What both are in; none for "as Halo bills".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
}

impl Costs {
    /// The costs of a change to `licence`, which is none for a new one. `free` where it is known that a seat
    /// costs nothing.
    pub fn of(change: &Change, licence: Option<&Licence>, free: bool, currency: Option<Currency>) -> Self {
        let before = licence.map(|l| Cost::of(l, free)).unwrap_or_default();
        let mut after = before.clone();
        let value = |field| change.licence_field(field).map(|f| &f.after);
        if let Some(Value::Number(count)) = value(LicenceField::Count) {
            after.count = Some(*count);
        }
        if let Some(Value::Number(unit)) = value(LicenceField::PurchasePrice) {
            after.unit = Some(*unit).filter(|unit| told(*unit, free));
        }
        if let Some(Value::Text(cycle)) = value(LicenceField::BillingCycle) {
            after.cycle = Some(cycle.clone());
        }
        if let Some(Value::Flag(live)) = value(LicenceField::IsActive) {
            after.live = *live;
        }
        after.live &= change.action != Action::Delete;
        Self { before, after, currency }
    }

    /// The difference per month; none where it is not known.
    pub fn monthly(&self) -> Option<Money> {
        let difference = if self.before == self.after {
            // Nothing that costs is touched: no difference, whatever the cost may be.
            Decimal::ZERO
        } else {
            self.after.monthly()?.checked_sub(self.before.monthly()?)?
        };
        Some(Money::new(difference, self.currency))
    }
}

/// Whether a price says anything: Halo fills in 0 by itself where nobody gave one (facts, section 6.2).
fn told(unit: Decimal, free: bool) -> bool {
    free || !unit.is_zero()
}

/// Notes the costs of every licence change that does something.
pub(super) fn note(changes: &mut [Change], inputs: &Inputs<'_>) {
    let licences: HashMap<LicenceId, &Licence> = inputs.licences.iter().map(|l| (l.id, l)).collect();
    let sold: HashMap<&SubscriptionKey, &Subscription> =
        inputs.vendor.subscriptions.iter().map(|s| (&s.key, s)).collect();
    let usual = usual_currency(&inputs.vendor.subscriptions);
    for change in changes.iter_mut().filter(|c| c.entity == Entity::Licence && c.action.acts()) {
        let licence = change.licence.and_then(|id| licences.get(&id).copied());
        let unit = change
            .subject
            .as_ref()
            .and_then(|s| sold.get(&s.key))
            .and_then(|s| s.unit_cost.as_ref())
            .map(|cost| cost.value);
        let free = unit.is_some_and(|unit| unit.amount.is_zero());
        // Halo's prices carry no currency, and what stands there as purchase price came from the vendor: so
        // both sides are taken to be in the vendor's currency.
        let currency = unit.and_then(|unit| unit.currency).or(usual);
        let costs = Costs::of(change, licence, free, currency);
        change.costs = Some(costs);
    }
}

/// The currency all of the vendor's costs are in; none where they are in several.
fn usual_currency(subscriptions: &[Subscription]) -> Option<Currency> {
    let mut currencies =
        subscriptions.iter().filter_map(|s| s.unit_cost.as_ref()).filter_map(|c| c.value.currency);
    let first = currencies.next()?;
    currencies.all(|c| c == first).then_some(first)
}

/// The months of a billing period. Halo's own periods run from a week to four years (facts, section 7); the
/// words for them are the tenant's, so the likely ones are taken, and no others: once, weekly, and words of
/// two meanings (biannual, bi-monthly) are no number of months.
pub(crate) fn months(cycle: &str) -> Option<u32> {
    let words: String = cycle.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(match words.as_str() {
        "monthly" | "month" | "1month" | "1monthly" | "everymonth" | "permonth" => 1,
        "quarterly" | "quarter" | "3month" | "3months" | "3monthly" | "threemonthly" => 3,
        "6month" | "6months" | "6monthly" | "sixmonthly" | "halfyearly" | "semiannual" | "semiannually" => 6,
        "annual" | "annually" | "yearly" | "year" | "1year" | "1yearly" | "12month" | "12months"
        | "12monthly" | "peryear" => 12,
        "2year" | "2years" | "2yearly" | "twoyearly" | "24months" | "24monthly" => 24,
        "3year" | "3years" | "3yearly" | "threeyearly" | "36months" | "36monthly" | "triennial" => 36,
        "4year" | "4years" | "4yearly" | "fouryearly" | "48months" | "48monthly" => 48,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(count: i64, pence: i64, cycle: &str) -> Cost {
        Cost {
            live: true,
            count: Some(count.into()),
            unit: Some(Decimal::new(pence, 2)),
            cycle: Some(cycle.to_owned()),
        }
    }

    fn difference(before: Cost, after: Cost) -> Option<String> {
        let costs = Costs { before, after, currency: Some(Currency::GBP) };
        costs.monthly().map(|m| m.amount.round_dp(2).normalize().to_string())
    }

    #[test]
    fn a_difference_is_told_per_month() {
        let told = |before, after| difference(before, after).unwrap();
        assert_eq!(told(Cost::default(), cost(10, 940, "Monthly")), "94", "a new one adds its whole cost");
        assert_eq!(told(cost(10, 940, "monthly "), cost(12, 940, "Monthly")), "18.8", "two seats more");
        assert_eq!(told(cost(10, 9600, "Annual"), Cost::default()), "-80", "a year's cost by its months");
        assert_eq!(told(cost(1, 900, "6 Monthly"), cost(1, 900, "Quarterly")), "1.5", "halves and quarters");
        let asleep = Cost { live: false, ..cost(10, 940, "Monthly") };
        assert_eq!(told(cost(10, 940, "Monthly"), asleep), "-94", "set inactive, the whole cost is gone");
        assert_eq!(told(cost(0, 940, "?"), cost(0, 950, "?")), "0", "no seats cost nothing at any price");
    }

    #[test]
    fn what_is_not_known_is_never_0() {
        for cycle in ["", "One-off", "Weekly", "Biannual", "Whenever"] {
            let known = difference(cost(10, 940, cycle), cost(12, 940, cycle));
            assert_eq!(known, None, "{cycle:?} is no number of months");
        }
        let bare = Cost { unit: None, ..cost(10, 0, "Monthly") };
        assert_eq!(difference(bare.clone(), cost(10, 940, "Monthly")), None, "a price nobody gave");
        assert_eq!(
            difference(bare.clone(), bare).as_deref(),
            Some("0"),
            "but nothing touched is no difference"
        );
        let countless = Cost { count: None, ..cost(0, 940, "Monthly") };
        assert_eq!(difference(countless, cost(1, 940, "Monthly")), None, "a count nobody gave");
    }

    #[test]
    fn sums_too_large_are_not_known() {
        let huge = Cost { count: Some(Decimal::MAX), ..cost(1, 1_000, "Monthly") };
        assert_eq!(difference(cost(1, 1, "Monthly"), huge), None, "rather than a crash or a wrong sum");
    }
}
