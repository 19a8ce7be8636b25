//! Faults of single subscriptions: counts, identities and types that are wrong.
//!
//! May not choose which subscriptions: the fault list does.

use crate::faults::Turn;
use serde_json::{Value, json};

/// Puts a subscription into the answer, as the faults in force leave it.
pub(super) fn into(all: &mut Vec<Value>, mut value: Value, turn: &mut Turn, index: usize, of: usize) {
    if turn.row("missing-quantity", index, of) {
        value["Fields"] = json!([]);
    }
    if turn.row("negative-quantity", index, of) {
        recount(&mut value, |count| json!(-count.abs().max(1.0)));
    }
    if turn.row("fractional-quantity", index, of) {
        recount(&mut value, |count| json!(count.floor() + 0.5));
    }
    if turn.row("wrong-types", index, of) {
        value["Fields"] = json!({ "Quantity": 7 });
        value["ServiceDisplayName"] = json!(42);
        value["PriceableItems"] = Value::Null;
    }
    if turn.on("extra-keys") {
        value["RowVersion"] = json!(7);
        value["PartnerNote"] = Value::Null;
        value["Links"] = json!({ "Self": "/unknown", "Flags": [true, 1, "x"] });
    }
    if turn.row("duplicate-rows", index, of) {
        all.push(value.clone());
    }
    all.push(value);
}

/// Changes every value of the fields that is a number, also when it is written as text.
fn recount(value: &mut Value, change: impl Fn(f64) -> Value) {
    for field in value["Fields"].as_array_mut().into_iter().flatten() {
        let number = field["Value"].as_f64().or_else(|| field["Value"].as_str()?.parse().ok());
        if let Some(number) = number {
            field["Value"] = change(number);
        }
    }
}
