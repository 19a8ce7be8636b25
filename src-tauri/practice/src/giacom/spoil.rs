//! Faults of single rows: quantities, identities, dates and types that are wrong.
//!
//! May not choose which rows: the fault list does.

use super::dress::DATES;
use crate::faults::Turn;
use serde_json::{Map, Value, json};

/// Dates that are none, or none that a business has.
pub(super) const ABSURD: &[&str] =
    &["0001-01-01T00:00:00", "9999-12-31T23:59:59", "2025-02-31T00:00:00", "not a date"];
/// The names of these faults.
pub(super) const ROW_FAULTS: &[&str] = &[
    "negative-total",
    "negative-quantity",
    "fractional-quantity",
    "missing-quantity",
    "missing-customer-id",
    "missing-cost",
    "duplicate-rows",
    "absurd-dates",
    "wrong-types",
];

/// The faults that rows and subscriptions share; names are those of quantity, identity and name.
pub(super) fn spoil(
    members: &mut Map<String, Value>,
    turn: &mut Turn,
    index: usize,
    of: usize,
    [count, identity, name]: [&str; 3],
    quantity: i64,
) {
    if turn.row("negative-quantity", index, of) {
        members.insert(count.to_owned(), json!(-quantity.abs().max(1)));
    }
    if turn.row("fractional-quantity", index, of) {
        members.insert(count.to_owned(), half_more(quantity));
    }
    if turn.row("missing-quantity", index, of) {
        members.remove(count);
    }
    if identity == "customerId" && turn.row("missing-customer-id", index, of) {
        members.remove(identity);
    }
    if turn.row("absurd-dates", index, of) {
        for (place, key) in DATES.iter().enumerate() {
            let date = ABSURD.get((index + place) % ABSURD.len()).copied().unwrap_or_default();
            if let Some(value) = members.get_mut(*key).filter(|value| value.is_string()) {
                *value = json!(date);
            }
        }
    }
    if turn.row("wrong-types", index, of) {
        members.insert(count.to_owned(), json!({ "value": quantity }));
        members.insert(name.to_owned(), json!(42));
    }
}

/// Makes an amount a credit.
pub(super) fn negate(members: &mut Map<String, Value>, key: &str) {
    if let Some(total) = members.get(key).and_then(Value::as_f64) {
        members.insert(key.to_owned(), json!(-total.abs().max(0.01)));
    }
}

#[allow(clippy::cast_precision_loss)] // quantities are far below 2^53
fn half_more(quantity: i64) -> Value {
    json!(quantity as f64 + 0.5)
}
