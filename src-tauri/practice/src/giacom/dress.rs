//! How rows look in an answer: the settings that vary what is not known of the real JSON, and the faults of
//! single rows.
//!
//! May not choose rows, and does nothing at all to them when nothing is asked for.

use super::rows::{Block, SeatRow};
use crate::faults::Turn;
use serde_json::{Map, Value, json};

const DATES: &[&str] = &[
    "created",
    "orderDate",
    "migratedToNCEDate",
    "renewalDate",
    "cancellableUntilDate",
    "commitmentEndDate",
];
const ABSURD: &[&str] = &["0001-01-01T00:00:00", "9999-12-31T23:59:59", "2025-02-31T00:00:00", "not a date"];
const ROW_FAULTS: &[&str] = &[
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

/// What is done to every row.
pub(super) struct Dress {
    dates: String,
    text_numbers: bool,
    keys: String,
    extra: bool,
    row_id: Option<String>,
    upper_ids: bool,
    faults: bool,
}

impl Dress {
    pub(super) fn of(turn: &mut Turn) -> Self {
        Self {
            dates: turn.setting("dates").unwrap_or_default(),
            text_numbers: turn.on("numbers"),
            keys: turn.setting("keys").unwrap_or_default(),
            extra: turn.on("extra-keys"),
            row_id: turn.setting("row-ids"),
            upper_ids: turn.on("upper-ids"),
            faults: ROW_FAULTS.iter().any(|name| !turn.all(name).is_empty()),
        }
    }

    fn plain(&self) -> bool {
        let dates_as_stored = matches!(self.dates.as_str(), "" | "iso");
        dates_as_stored
            && !self.text_numbers
            && self.keys.is_empty()
            && !self.extra
            && self.row_id.is_none()
            && !self.upper_ids
            && !self.faults
    }

    /// The key of a member of the wrapper.
    pub(super) fn wrapper_key(&self, key: &str) -> String {
        if self.keys == "pascal-all" { pascal(key) } else { key.to_owned() }
    }

    pub(super) fn row(
        &self,
        texts: &mut Vec<String>,
        turn: &mut Turn,
        index: usize,
        of: usize,
        row: &SeatRow,
    ) {
        if self.plain() {
            texts.push(row.text.to_string());
            return;
        }
        let mut members = row.members();
        if let Some(key) = &self.row_id {
            members.insert(key.clone(), json!(row.reference));
        }
        let quantity = members.get("quantity").and_then(Value::as_i64).unwrap_or(1);
        spoil(&mut members, turn, index, of, ["quantity", "customerId", "customerName"], quantity);
        if turn.row("negative-total", index, of) {
            negate(&mut members, "totalCost");
        }
        if turn.row("missing-cost", index, of) {
            members.remove("costPerSeat");
            members.remove("totalCost");
        }
        self.finish(&mut members);
        let text = crate::halo::to_text(&members);
        if turn.row("duplicate-rows", index, of) {
            texts.push(text.clone());
        }
        texts.push(text);
    }

    pub(super) fn block(
        &self,
        texts: &mut Vec<String>,
        turn: &mut Turn,
        index: usize,
        of: usize,
        block: &Block,
    ) {
        if self.plain() {
            texts.push(block.text());
            return;
        }
        let Value::Object(mut members) = block.value() else { return };
        let nested = match members.remove("subscriptions") {
            Some(Value::Array(nested)) => nested,
            _ => Vec::new(),
        };
        if turn.row("missing-customer-id", index, of) {
            members.remove("mexId");
        }
        let mut subscriptions = Vec::with_capacity(nested.len());
        for (place, one) in nested.into_iter().enumerate() {
            let Value::Object(mut one) = one else { continue };
            let licences = one.get("licences").and_then(Value::as_i64).unwrap_or(1);
            // The faults of subscriptions strike the first one of a struck block, and so at least one.
            if place == 0 {
                spoil(&mut one, turn, index, of, ["licences", "subscriptionId", "name"], licences);
                if turn.row("duplicate-rows", index, of) {
                    let mut twin = one.clone();
                    self.finish(&mut twin);
                    subscriptions.push(Value::Object(twin));
                }
            }
            self.finish(&mut one);
            subscriptions.push(Value::Object(one));
        }
        members.insert("subscriptions".to_owned(), Value::Array(subscriptions));
        self.finish(&mut members);
        texts.push(crate::halo::to_text(&members));
    }

    /// Applies what holds for every row.
    fn finish(&self, members: &mut Map<String, Value>) {
        for key in DATES {
            if let Some(Value::String(date)) = members.get_mut(*key) {
                *date = self.date(date);
            }
        }
        for key in ["customerId", "mexId"] {
            if let Some(Value::String(id)) = members.get_mut(key).filter(|_| self.upper_ids) {
                *id = id.to_uppercase();
            }
        }
        if self.text_numbers {
            for value in members.values_mut().filter(|value| value.is_number() || value.is_boolean()) {
                *value = json!(value.to_string());
            }
        }
        if self.extra {
            members.insert("rowVersion".to_owned(), json!(7));
            members.insert("partnerNote".to_owned(), Value::Null);
            members.insert("links".to_owned(), json!({ "self": "/unknown", "flags": [true, 1, "x"] }));
        }
        if self.keys.starts_with("pascal") {
            *members =
                std::mem::take(members).into_iter().map(|(key, value)| (pascal(&key), value)).collect();
        }
    }

    fn date(&self, iso: &str) -> String {
        let parts: Option<(&str, &str, &str)> = iso
            .get(..4)
            .zip(iso.get(5..7))
            .zip(iso.get(8..10))
            .map(|((year, month), day)| (year, month, day));
        match (self.dates.as_str(), parts) {
            ("iso-z", Some(_)) => format!("{iso}Z"),
            ("iso-fraction", Some(_)) => format!("{iso}.0000000"),
            ("uk", Some((year, month, day))) if !ABSURD.contains(&iso) => format!("{day}/{month}/{year}"),
            _ => iso.to_owned(),
        }
    }
}

/// The faults that rows and subscriptions share; names are those of quantity, identity and name.
fn spoil(
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

fn negate(members: &mut Map<String, Value>, key: &str) {
    if let Some(total) = members.get(key).and_then(Value::as_f64) {
        members.insert(key.to_owned(), json!(-total.abs().max(0.01)));
    }
}

fn pascal(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[allow(clippy::cast_precision_loss)] // quantities are far below 2^53
fn half_more(quantity: i64) -> Value {
    json!(quantity as f64 + 0.5)
}
