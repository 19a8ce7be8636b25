//! Exact equality: when a licence without a reference is taken to be a subscription's. Deliberately
//! narrow; what merely looks alike is shown to a person instead.

use super::{Change, Field, fields::same};
use crate::domain::{Licence, LicenceField, Value};
use rust_decimal::Decimal;

/// The fields that must agree, each where the licence holds a value at all; name and count always.
const COMPARED: [LicenceField; 5] = [
    LicenceField::PurchasePrice,
    LicenceField::StartDate,
    LicenceField::EndDate,
    LicenceField::BillingCycle,
    LicenceField::TermDuration,
];

/// Name without regard to case, outer spaces and runs of spaces.
pub fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether `licence` is exactly what the new licence of `create` would be.
pub fn equals(create: &Change, licence: &Licence) -> bool {
    let after = |field| create.licence_field(field).map(|f| &f.after);
    let named = match (after(LicenceField::Name), &licence.name) {
        (Some(Value::Text(a)), Some(b)) => folded(a) == folded(b),
        _ => false,
    };
    let counted = match (after(LicenceField::Count), licence.count) {
        (Some(Value::Number(a)), Some(b)) => *a == b,
        _ => false,
    };
    named
        && counted
        && COMPARED.into_iter().all(|field| match (after(field), licence.value(field)) {
            (Some(after), Some(has)) => blank(&has) || same(field, &has, after),
            _ => true,
        })
}

/// A value Halo fills in by itself where nobody gave one (facts, section 6.2).
fn blank(value: &Value) -> bool {
    match value {
        Value::Number(n) => *n == Decimal::ZERO,
        Value::Text(t) => t.trim().is_empty(),
        Value::Date(_) | Value::Flag(_) => false,
    }
}

/// Whether a licence shows everything the change is to make it hold. Notes and the site are left out:
/// lists may not show them.
pub fn holds(change: &Change, licence: &Licence) -> bool {
    wanted(change).all(|(field, after)| licence.value(field).is_some_and(|has| same(field, &has, after)))
}

/// Whether a licence, read back after a write, holds everything the change was to make it hold. As
/// [`holds`], but a value at rest (0, no, empty) may have been left out of the answer.
pub fn landed(change: &Change, licence: &Licence) -> bool {
    wanted(change).all(|(field, after)| match licence.value(field) {
        Some(has) => same(field, &has, after),
        None => *after == Value::Flag(false) || blank(after),
    })
}

fn wanted(change: &Change) -> impl Iterator<Item = (LicenceField, &Value)> {
    change.fields.iter().filter_map(|f| match f.field {
        Field::Licence(LicenceField::Notes | LicenceField::Site) | Field::Client(_) | Field::Site(_) => None,
        Field::Licence(field) => Some((field, &f.after)),
    })
}
