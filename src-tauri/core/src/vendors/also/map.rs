//! Rows of one company into subscriptions. What is not certain is said: a row without an id is rejected by
//! number, a count that is not known is unknown, never 1 and never 0.

use super::wire::{Company, Row, ended, id};
use super::{AlsoSettings, quantity, rules};
use crate::domain::{CustomerId, Life, Quantity, RejectedRow, Subscription, SubscriptionKey};
use crate::http::values::Json;
use crate::vendors::CustomerReading;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

/// As much of a text is quoted in a remark, in characters.
const QUOTED: usize = 120;

/// Why an answer is not this company's reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It is no list.
    NoList,
    /// It has a subscription of another customer: whose the rest is is not certain either.
    Foreign,
}

/// Reads the answer to one company's question. `customers` are the numbers of all the MSP's customers.
pub(super) fn reading(
    json: Json<'_>,
    company: &Company,
    customers: &HashSet<u64>,
    settings: &AlsoSettings,
) -> Result<CustomerReading, Unusable> {
    let customer = &company.id;
    let entries = json.array().ok_or(Unusable::NoList)?;
    let mut found: BTreeMap<String, (Subscription, &str)> = BTreeMap::new();
    let mut rejected = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let row = Row::read(*entry);
        let Some((row, number)) = row.as_ref().and_then(|row| Some((row, id(&row.object, "AccountId")?)))
        else {
            rejected.push(RejectedRow {
                row: n + 1,
                customer: Some(customer.clone()),
                name: row.as_ref().and_then(name),
                why: "It has no `AccountId`, so it cannot be told from others.".to_owned(),
            });
            continue;
        };
        let owner = id(&row.object, "CompanyAccountId");
        if owner.is_some_and(|owner| owner != company.number && customers.contains(&owner)) {
            return Err(Unusable::Foreign);
        }
        if rules::is_container(row) {
            continue;
        }
        let mut subscription = subscription(row, number, customer, settings);
        if let Some((known, text)) = found.get_mut(&subscription.key.0) {
            if *text == entry.as_json() {
                known.remarks.push("It is listed more than once, and was counted once.".to_owned());
            } else {
                known.quantity =
                    Quantity::Unknown("it is listed more than once, and the rows differ".to_owned());
            }
            continue;
        }
        subscription.remarks.dedup();
        found.insert(subscription.key.0.clone(), (subscription, entry.as_json()));
    }
    Ok(CustomerReading {
        at: Timestamp::now(),
        rows: entries.len(),
        subscriptions: found.into_values().map(|(subscription, _)| subscription).collect(),
        rejected,
    })
}

fn name(row: &Row<'_>) -> Option<String> {
    row.words("ServiceDisplayName").or_else(|| row.words("ServiceName"))
}

fn subscription(row: &Row<'_>, number: u64, customer: &CustomerId, settings: &AlsoSettings) -> Subscription {
    let mut remarks = Vec::new();
    let service = row.words("ServiceName").unwrap_or_default();
    let charge = rules::charge(row);
    let price = |name, remarks: &mut Vec<String>| charge.as_ref().and_then(|c| c.price(name, remarks));
    Subscription {
        key: SubscriptionKey(number.to_string()),
        family: None,
        customer: customer.clone(),
        product: name(row).unwrap_or_else(|| format!("Subscription {number}")),
        quantity: match quantity::quantity(row, settings.quantity_field(&service)) {
            Ok(seats) => Quantity::Known(seats),
            // The service is named, for a setting can tell which of its fields is the count.
            Err(why) if !service.is_empty() => Quantity::Unknown(format!("{why} (service {service})")),
            Err(why) => Quantity::Unknown(why),
        },
        unit_cost: price("PurchasePrice", &mut remarks),
        unit_price: price("SalesPrice", &mut remarks),
        start: rules::start(row, &mut remarks),
        end: rules::end(row, &mut remarks),
        end_is_likely: !rules::is_set_to_end(row),
        billing_cycle: rules::billing_cycle(row, charge.as_ref()),
        term: charge.as_ref().and_then(rules::Charge::term),
        status: rules::status(row),
        auto_renew: rules::auto_renew(row),
        life: if ended(&row.object) { Life::Ended } else { Life::Live },
        remarks: {
            remarks.extend(told(row));
            remarks
        },
    }
}

/// What else ALSO says of it that a person should see.
fn told(row: &Row<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let short = |text: String| text.chars().take(QUOTED).collect::<String>();
    let usual = ["completed", "complete", "done", "succeeded", "success", "provisioned", "active", "ok"];
    let state = row.words("ProvisioningStatus").or_else(|| row.words("Status"));
    if let Some(state) = state.filter(|state| !usual.iter().any(|word| state.eq_ignore_ascii_case(word))) {
        out.push(format!("ALSO shows it as {}.", short(state)));
    }
    if let Some(error) = row.words("ErrorDetails") {
        out.push(format!("ALSO reports a fault with it: {}", short(error)));
    }
    if !row.addons.is_empty() {
        out.push(format!("It has add-ons: {}.", short(row.addons.join(", "))));
    }
    out
}
