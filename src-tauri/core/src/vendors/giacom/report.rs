//! Rows of `SubscriptionsManagementReport` (facts 5): customers, each with its Microsoft subscriptions.

use super::rows::{Identity, Member, Row, day, in_halos_words, quantity};
use crate::domain::{CustomerId, Life, Sourced};
use crate::http::values::Json;

/// States that mean the end (ASSUMED, facts 5). Anything else, unknown words included, is alive: a
/// licence is not ended on a guess.
const ENDED: [&str; 7] =
    ["cancelled", "canceled", "deleted", "expired", "ceased", "deprovisioned", "terminated"];

/// Where the seats stand; the first is VERIFIED, the others are guards (facts 5).
const SEATS: [Member; 3] = [
    ("licences", "from field `licences`"),
    ("licenses", "from field `licenses`"),
    ("quantity", "from field `quantity`"),
];

/// A customer of the report, with or without subscriptions.
pub(super) struct Block {
    pub customer: Option<CustomerId>,
    pub name: Option<String>,
    pub rows: Vec<Row>,
    /// False where the list of subscriptions itself is missing.
    pub listed: bool,
}

/// Reads one customer's block; its subscriptions are counted on from `number`.
pub(super) fn read(number: usize, json: Json<'_>) -> Block {
    let object = json.object().unwrap_or_default();
    let customer =
        object.any(&["mexId", "customerId"]).and_then(Json::words).and_then(|id| CustomerId::new(&id));
    let name = object.get("customerName").and_then(Json::words);
    let nested = object.get("subscriptions").and_then(Json::array);
    // A report without nesting: each row is a customer and a subscription at once.
    let flat = nested.is_none() && object.get("subscriptionId").is_some();
    let rows = if flat { vec![json] } else { nested.iter().flatten().copied().collect() };
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(offset, row)| subscription(number + offset, customer.as_ref(), name.as_ref(), row))
        .collect();
    Block { customer, name, rows, listed: flat || nested.is_some() }
}

fn subscription(number: usize, customer: Option<&CustomerId>, name: Option<&String>, json: Json<'_>) -> Row {
    let object = &json.object().unwrap_or_default();
    let words = |names: &[&str]| names.iter().find_map(|name| object.get(name).and_then(Json::words));
    let mut row = Row::new(number, json.as_json());
    row.customer = customer.cloned();
    row.customer_name = name.cloned();
    row.product = words(&["name", "productName", "offerId"]);
    row.quantity = quantity(object, &SEATS);
    row.cost =
        object.get("price").and_then(Json::decimal).map(|price| Sourced::given(price, "from field `price`"));
    row.start = day(object, ("orderDate", "from field `orderDate`"), &mut row.remarks);
    row.end = day(object, ("renewalDate", "from field `renewalDate`"), &mut row.remarks)
        .or_else(|| day(object, ("commitmentEndDate", "from field `commitmentEndDate`"), &mut row.remarks));
    row.cycle = words(&["billingFrequency"])
        .map(|given| Sourced::given(in_halos_words(&given), "from field `billingFrequency`"));
    row.term = words(&["term"]).map(|given| Sourced::given(in_halos_words(&given), "from field `term`"));
    row.status = words(&["status"]).map(|given| Sourced::given(given, "from field `status`"));
    row.life = match &row.status {
        Some(status) if ENDED.iter().any(|ended| status.value.eq_ignore_ascii_case(ended)) => Life::Ended,
        _ => Life::Live,
    };
    row.auto_renew = words(&["termEndAction"]).and_then(|action| renews(&action));
    row.identity = match (customer, words(&["subscriptionId"])) {
        (None, _) => Identity::Unknown("its customer has no id"),
        (_, None) => Identity::Unknown("it has no subscription id"),
        (Some(_), Some(id)) => Identity::Own { key: id.to_ascii_lowercase(), family: None },
    };
    row
}

/// `RenewToNewTerm` is VERIFIED (facts 5), the rest ASSUMED; other words say nothing.
fn renews(action: &str) -> Option<bool> {
    let action = action.to_ascii_lowercase().replace([' ', '_', '-'], "");
    if action.starts_with("renew") || action.starts_with("autorenew") {
        Some(true)
    } else if ["cancel", "donotrenew", "none", "expire"].iter().any(|word| action.starts_with(word)) {
        Some(false)
    } else {
        None
    }
}
