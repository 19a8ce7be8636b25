//! Renewals for spreadsheets: one row each. What is not known is empty, never 0.

use super::view::{RenewalLine, RenewalList};
use crate::app::cell::{guarded, guarded_value};
use crate::app::screens::preview::Amount;
use crate::{Error, Result};

const HEAD: [&str; 27] = [
    "day",
    "days_left",
    "overdue",
    "then",
    "connection",
    "vendor",
    "customer_id",
    "customer",
    "client_id",
    "client",
    "product",
    "subscription",
    "seats",
    "status",
    "term",
    "billing_cycle",
    "cost_currency",
    "cost_per_period",
    "cost_per_month",
    "cost_per_term",
    "price_currency",
    "price_per_period",
    "price_per_month",
    "price_per_term",
    "day_rule",
    "day_assumed",
    "seen_utc",
];

/// The file's text.
pub(super) fn csv(list: &RenewalList) -> Result<String> {
    let fault =
        |e: &dyn std::error::Error| Error::internal(format!("The renewals could not be written: {e}."));
    let mut out = ::csv::Writer::from_writer(Vec::new());
    out.write_record(HEAD).map_err(|e| fault(&e))?;
    for line in &list.lines {
        out.write_record(record(line)).map_err(|e| fault(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| fault(&e))?;
    String::from_utf8(bytes).map_err(|e| fault(&e))
}

fn record(l: &RenewalLine) -> [String; 27] {
    let words = |text: &Option<String>| guarded(text.as_deref().unwrap_or_default());
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let sum = |a: &Option<Amount>| a.as_ref().map(|a| guarded_value(&a.amount)).unwrap_or_default();
    let currency = |a: &Option<Amount>| a.as_ref().and_then(|a| a.currency.clone()).unwrap_or_default();
    [
        l.day.clone(),
        l.days.to_string(),
        l.due.words().unwrap_or_default().to_owned(),
        l.then.words().to_owned(),
        l.connection.clone(),
        l.vendor.clone(),
        guarded(&l.customer_id),
        guarded(&l.customer),
        number(l.client_id),
        words(&l.client),
        guarded(&l.product),
        guarded(&l.subscription),
        number(l.seats),
        words(&l.status),
        words(&l.term),
        words(&l.cycle),
        currency(&l.cost.period),
        sum(&l.cost.period),
        sum(&l.cost.month),
        sum(&l.cost.term),
        currency(&l.price.period),
        sum(&l.price.period),
        sum(&l.price.month),
        sum(&l.price.term),
        guarded(&l.rule),
        l.assumed.to_string(),
        l.seen.clone(),
    ]
}
