//! Rows of `AccountTotals` (facts 4): what each says of a subscription, with the rule that read it.

use super::rows::{Identity, Row, day, quantity};
use super::wire::guid;
use crate::domain::{CustomerId, Sourced};
use crate::http::values::{Json, Object};
use rust_decimal::Decimal;

/// Members that may hold the row's GUID. The CSV has one; its twin in the JSON is ASSUMED (facts 4).
const REFERENCES: [&str; 4] = ["reference", "subscriptionReference", "subscriptionId", "id"];
/// Places a derived cost is rounded to.
const DERIVED_PLACES: u32 = 4;

/// Reads one row.
pub(super) fn read(number: usize, json: Json<'_>) -> Row {
    // What is no object has no members: it is rejected like any row that names no customer.
    let object = &json.object().unwrap_or_default();
    let words = |names: &[&str]| names.iter().find_map(|name| object.get(name).and_then(Json::words));
    let mut row = Row::new(number, json.as_json());
    row.customer = words(&["customerId", "mexId"]).and_then(|id| CustomerId::new(&id));
    row.customer_name = words(&["customerName"]);
    let product_id = words(&["productId"]);
    row.product = words(&["productReference", "productName", "product"]).or_else(|| product_id.clone());
    row.quantity = quantity(object, &[("quantity", "from field `quantity`")]);
    row.cost = cost(object, row.quantity.as_ref().ok().map(|quantity| quantity.value), &mut row.remarks);
    row.start = day(object, ("created", "from field `created`"), &mut row.remarks);
    row.cycle = Some(match words(&["billingFrequency", "billingCycle"]) {
        Some(given) => Sourced::given(super::rows::in_halos_words(&given), "from its billing frequency"),
        None => Sourced::assumed("Monthly".to_owned(), "AccountTotals names none; its costs are per month"),
    });
    row.identity = identity(object, product_id.as_deref(), &row);
    row
}

/// By the row's GUID if there is one, else by customer, product and cost per seat (facts 9).
fn identity(object: &Object<'_>, product_id: Option<&str>, row: &Row) -> Identity {
    let Some(customer) = row.customer.as_ref().map(CustomerId::key) else {
        return Identity::Unknown("it names no customer");
    };
    let reference = REFERENCES.iter().find_map(|name| guid(&object.get(name)?.words()?));
    let family = product_id.map(|product| format!("{customer}/{}", product.to_ascii_lowercase()));
    if let Some(reference) = reference {
        // The family is what rows had for a name before Giacom gave them one of their own, if it begins to.
        return Identity::Own { key: format!("{customer}/{reference}"), family };
    }
    let Some(family) = family else {
        return Identity::Unknown("it names no product, and has no reference of its own");
    };
    let cost_needs_quantity = row.cost.is_none() && object.get("totalCost").is_some();
    if cost_needs_quantity && row.quantity.is_err() {
        return Identity::Family(family);
    }
    let cost = row.cost.as_ref().map_or_else(|| "none".to_owned(), |cost| cost.value.normalize().to_string());
    Identity::Shared { key: format!("{family}@{cost}"), family }
}

/// What a seat costs. 0 or nothing in `costPerSeat` with a total means that only the total was filled
/// (facts 4, VERIFIED); nothing at all means not known, never 0.
fn cost(object: &Object<'_>, seats: Option<i64>, remarks: &mut Vec<String>) -> Option<Sourced<Decimal>> {
    let per_seat = object.get("costPerSeat").and_then(Json::decimal);
    let total = object.get("totalCost").and_then(Json::decimal);
    if total.is_some_and(|total| total < Decimal::ZERO) {
        remarks.push("Giacom lists a negative total for it, perhaps a credit.".to_owned());
    }
    if per_seat.is_none() && total.is_none() {
        return None;
    }
    match (per_seat.filter(|cost| !cost.is_zero()), total, seats) {
        (Some(cost), _, _) if cost > Decimal::ZERO => Some(Sourced::given(cost, "from field `costPerSeat`")),
        (None, Some(total), _) if total.is_zero() && per_seat.is_some() => {
            Some(Sourced::given(total, "from field `costPerSeat`; `totalCost` is 0 as well"))
        }
        (None, Some(total), Some(seats)) if seats > 0 && total >= Decimal::ZERO => {
            let each = total.checked_div(Decimal::from(seats))?.round_dp(DERIVED_PLACES).normalize();
            Some(Sourced::given(each, "from `totalCost` divided by `quantity`"))
        }
        _ => {
            remarks.push("Its cost per seat is 0 or less and nothing confirms it: not known.".to_owned());
            None
        }
    }
}
