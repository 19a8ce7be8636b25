//! A row of either method in neutral form, and the readings both share.

use crate::domain::{CustomerId, Life, Sourced};
use crate::http::values::{Json, Object};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What tells a row's subscription from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Identity {
    /// By an id of its own. Two rows that are equal in everything are then one row listed twice.
    Own { key: String, family: Option<String> },
    /// By what it is: rows of seats bought on different days share it.
    Shared { key: String, family: String },
    /// Not known which, but known which product of which customer.
    Family(String),
    /// Not known; why.
    Unknown(&'static str),
}

/// A row, read.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub number: usize,
    /// All it says, as it says it.
    pub text: String,
    pub customer: Option<CustomerId>,
    pub customer_name: Option<String>,
    pub product: Option<String>,
    pub identity: Identity,
    /// Seats, or why they are not known.
    pub quantity: Result<Sourced<i64>, String>,
    pub cost: Option<Sourced<Decimal>>,
    pub start: Option<Sourced<Date>>,
    pub end: Option<Sourced<Date>>,
    pub cycle: Option<Sourced<String>>,
    pub term: Option<Sourced<String>>,
    pub status: Option<Sourced<String>>,
    pub auto_renew: Option<bool>,
    pub life: Life,
    pub remarks: Vec<String>,
}

impl Row {
    /// A row of which nothing is known yet.
    pub fn new(number: usize, text: &str) -> Self {
        Self {
            number,
            text: text.to_owned(),
            customer: None,
            customer_name: None,
            product: None,
            identity: Identity::Unknown("it was not read"),
            quantity: Err("it was not read".to_owned()),
            cost: None,
            start: None,
            end: None,
            cycle: None,
            term: None,
            status: None,
            auto_renew: None,
            life: Life::Live,
            remarks: Vec::new(),
        }
    }
}

/// A member, and the rule that a value read from it carries.
pub(super) type Member = (&'static str, &'static str);

/// Seats from the first of several members: a whole number from 0 up, or the reason why not.
pub(super) fn quantity(object: &Object<'_>, names: &[Member]) -> Result<Sourced<i64>, String> {
    let found = names.iter().find_map(|(name, rule)| Some((*name, *rule, object.get(name)?)));
    let Some((name, rule, value)) = found else {
        return Err(format!("it gives no `{}`", names.first().map_or("quantity", |(name, _)| name)));
    };
    match value.whole() {
        // Halo's count is a 32-bit number (facts 6.2).
        Some(seats) if (0..=i64::from(i32::MAX)).contains(&seats) => Ok(Sourced::given(seats, rule)),
        _ => Err(format!("its `{name}` is {}", shown(value))),
    }
}

/// A value as it is quoted in a reason.
fn shown(value: Json<'_>) -> String {
    match value.text() {
        Some(text) if text.is_empty() => "empty".to_owned(),
        Some(text) => text.chars().take(20).collect(),
        None => "not a number".to_owned(),
    }
}

/// A day from a member. A day that cannot be true is none, with a remark.
pub(super) fn day(
    object: &Object<'_>,
    (name, rule): Member,
    remarks: &mut Vec<String>,
) -> Option<Sourced<Date>> {
    let value = object.get(name)?;
    match value.date() {
        Some(date) if (1902..=2100).contains(&date.year()) => Some(Sourced::given(date, rule)),
        None if value.words().is_none() => None,
        _ => {
            remarks.push(format!("Its `{name}` ({}) is not a usable date.", shown(value)));
            None
        }
    }
}

/// Periods in the words Halo uses; others stay as they are (facts 5: two of the values are VERIFIED).
pub(super) fn in_halos_words(period: &str) -> String {
    match period.to_ascii_lowercase().as_str() {
        "monthly" | "month" => "Monthly".to_owned(),
        "annual" | "annually" | "yearly" | "year" => "Annual".to_owned(),
        _ => period.to_owned(),
    }
}
