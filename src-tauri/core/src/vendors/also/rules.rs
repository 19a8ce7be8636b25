//! What a subscription says besides its count: which of its charges gives the price, and what its dates and
//! periods mean (facts 6). Pure; each value carries the rule that fired. Assumed is what ALSO does not say:
//! it fills a new licence and changes none. What ALSO says under a name whose meaning is only likely (which charge
//! is the price, which date is the end) is given: it moves on at each renewal, and Halo must follow.

use super::dates::{day, member};
use super::quantity::by_units;
use super::wire::Row;
use crate::domain::{Currency, Money, Sourced};
use crate::http::values::{Json, Object};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How the type of a one-time charge is called (facts 6: by the vendor).
const SETUP: &str = "setup";
/// The longest period that is believed, in months.
const LONGEST: i64 = 120;

/// The charge that gives price and periods.
#[derive(Debug)]
pub(super) struct Charge<'r, 'a> {
    chosen: &'r Object<'a>,
    others: Vec<&'r Object<'a>>,
    /// Which it is, ending "from `PurchasePrice` of …".
    which: &'static str,
}

/// Whether a charge comes once.
pub(super) fn is_setup(charge: &Object<'_>) -> bool {
    is_type(charge, SETUP)
}

fn is_type(charge: &Object<'_>, name: &str) -> bool {
    charge.get("PriceableItemType").and_then(Json::words).is_some_and(|kind| kind.eq_ignore_ascii_case(name))
}

/// Never the setup; the charge by units, else the monthly one, else the first. ASSUMED: live clients differ.
pub(super) fn charge<'r, 'a>(row: &'r Row<'a>) -> Option<Charge<'r, 'a>> {
    let recurring: Vec<&Object<'a>> = row.charges.iter().filter(|charge| !is_setup(charge)).collect();
    let find = |fits: &dyn Fn(&Object<'a>) -> bool| recurring.iter().position(|charge| fits(charge));
    let (at, which) = find(&by_units)
        .map(|at| (at, "the charge by units"))
        .or_else(|| find(&|charge| is_type(charge, "monthly")).map(|at| (at, "the monthly charge")))
        .or_else(|| (!recurring.is_empty()).then_some((0, "the first recurring charge")))?;
    let others = recurring.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, charge)| *charge).collect();
    Some(Charge { chosen: recurring[at], others, which })
}

impl Charge<'_, '_> {
    /// A price per seat and period. It is only taken over where a person chose so; then it is refreshed each
    /// time, with a remark where the charges differ in it, and where it is paid for several months at once (whether
    /// it is then for one of them or for all is not known). 0 may mean "not filled", and is only assumed.
    pub fn price(&self, name: &'static str, remarks: &mut Vec<String>) -> Option<Sourced<Money>> {
        let amount = |charge: &Object<'_>| charge.get(name).and_then(Json::decimal);
        let price = amount(self.chosen).filter(|price| *price >= Decimal::ZERO)?;
        let differs = self.others.iter().filter_map(|other| amount(other)).any(|other| other != price);
        if differs {
            let count = self.others.len() + 1;
            remarks.push(format!(
                "It has {count} charges that differ in `{name}`; that of {} is shown.",
                self.which
            ));
        }
        let currency = self.chosen.get("Currency").and_then(Json::words).and_then(|c| Currency::new(&c));
        let months = self.prepaid().filter(|months| *months > 1);
        let ahead = months.map(|months| format!(", paid for {months} months ahead")).unwrap_or_default();
        if let Some(months) = months.filter(|_| !price.is_zero()) {
            remarks.push(format!(
                "Its price is paid for {months} months ahead; whether `{name}` is for one month or for all of them is not known."
            ));
        }
        Some(Sourced {
            value: Money::new(price, currency),
            rule: format!("from `{name}` of {}{ahead}", self.which).into(),
            assumed: price.is_zero(),
        })
    }

    fn prepaid(&self) -> Option<i64> {
        months(self.chosen, &["PrepaidPeriodInMonths"])
    }

    /// How long the commitment runs; 0 or nothing is none. The name is spelt so (facts 6: VERIFIED).
    pub fn term(&self) -> Option<Sourced<String>> {
        let months = months(self.chosen, &["CommitementPeriodInMonths", "CommitmentPeriodInMonths"])?;
        Some(Sourced::given(period(months), "from `CommitementPeriodInMonths`"))
    }
}

fn months(charge: &Object<'_>, names: &[&str]) -> Option<i64> {
    charge.any(names).and_then(Json::whole).filter(|months| (1..=LONGEST).contains(months))
}

/// A number of months in Halo's words.
fn period(months: i64) -> String {
    match months {
        1 => "Monthly".to_owned(),
        3 => "Quarterly".to_owned(),
        12 => "Annual".to_owned(),
        24 => "2 Yearly".to_owned(),
        36 => "3 Yearly".to_owned(),
        _ => format!("{months} Monthly"),
    }
}

/// How often it is billed: by what is paid ahead, else by the field `BillingType`. ASSUMED, both; the first goes
/// with the price that is for that period, the second is a word that may mean anything.
pub(super) fn billing_cycle(row: &Row<'_>, charge: Option<&Charge<'_, '_>>) -> Option<Sourced<String>> {
    if let Some(months) = charge.and_then(Charge::prepaid) {
        return Some(Sourced::given(period(months), "from `PrepaidPeriodInMonths`"));
    }
    let given = row.field("BillingType")?.words()?;
    let words = match given.to_ascii_lowercase().as_str() {
        "monthly" | "month" => period(1),
        "annual" | "annually" | "yearly" | "year" => period(12),
        _ => given,
    };
    Some(Sourced::assumed(words, "from field BillingType"))
}

/// The first day ever, not that of the present term (facts 6: VERIFIED).
pub(super) fn start(row: &Row<'_>, remarks: &mut Vec<String>) -> Option<Sourced<Date>> {
    member(row, "BillingStartDate", remarks).map(|day| Sourced::given(day, "from `BillingStartDate`"))
}

/// The last day. A termination that is set wins, and is the vendor's word. Which of the others is what Halo
/// calls the subscription's end is ASSUMED; that the contract's end stands in for it is Halo's rule.
pub(super) fn end(row: &Row<'_>, remarks: &mut Vec<String>) -> Option<Sourced<Date>> {
    if let Some(day) = member(row, "ScheduledTerminationDate", remarks) {
        return Some(Sourced::given(day, "from `ScheduledTerminationDate`: it is set to end"));
    }
    if let Some(day) = member(row, "AdvancePeriodEndDate", remarks) {
        return Some(Sourced::given(day, "from `AdvancePeriodEndDate`"));
    }
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.contains("expir") || (name.contains("end") && name.contains("date"))
    };
    let mut found: Vec<(Date, &str)> = row
        .fields
        .iter()
        .filter(|field| named(&field.name))
        .filter_map(|field| Some((day(field.value?)?, field.name.as_str())))
        .collect();
    found.dedup_by_key(|(day, _)| *day);
    if let [(day, name)] = found.as_slice() {
        return Some(Sourced::given(*day, format!("from field {name}")));
    }
    member(row, "ContractEndDate", remarks)
        .map(|day| Sourced::given(day, "from `ContractEndDate`, as Halo does where there is no other"))
}

/// The state of the account; live clients go by it.
pub(super) fn status(row: &Row<'_>) -> Option<Sourced<String>> {
    row.words("AccountState").map(|state| Sourced::given(state, "from `AccountState`"))
}

/// Whether a termination is set: the one end that ALSO itself calls the end.
pub(super) fn is_set_to_end(row: &Row<'_>) -> bool {
    member(row, "ScheduledTerminationDate", &mut Vec::new()).is_some()
}

/// What happens at the end of the period (facts 6: VERIFIED); other words say nothing. A termination that is set
/// wins, as it does for the day.
pub(super) fn auto_renew(row: &Row<'_>) -> Option<bool> {
    if is_set_to_end(row) {
        return Some(false);
    }
    match row.words("AdvancePeriodEndAction")?.to_ascii_lowercase().as_str() {
        "renew" => Some(true),
        "terminate" => Some(false),
        _ => None,
    }
}

/// The container of other subscriptions, a tenant or an organisation: nothing that is sold. ASSUMED.
pub(super) fn is_container(row: &Row<'_>) -> bool {
    let service = row.words("ServiceName").unwrap_or_default().to_ascii_lowercase();
    row.charges.is_empty()
        && row.field("Quantity").is_none()
        && ["tenant", "organisation", "organization"].iter().any(|word| service.contains(word))
}
