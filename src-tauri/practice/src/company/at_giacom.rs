//! The customers as Giacom's two reports show them.
//!
//! AccountTotals has every product; the report has Microsoft's alone, with subscriptions that have ended and
//! one customer whose rows are gone. May not invent customers of its own beyond that one.

use super::{
    customers::{Customer, Purchase},
    products,
};
use crate::{
    calendar::Day,
    giacom::{Block, SeatRow, Store},
    seed::Dice,
};
use serde_json::{Map, Value, json};

#[allow(clippy::cast_precision_loss)] // pence are far below 2^53
fn pounds(pence: i64) -> Value {
    json!(pence as f64 / 100.0)
}

fn members(value: Value) -> Map<String, Value> {
    if let Value::Object(members) = value { members } else { Map::new() }
}

/// Writes both reports as they are on a day.
pub(super) fn stock(customers: &[Customer], seed: u64, today: Day) -> Store {
    let mut dice = Dice::new(seed, "giacom");
    let mut store = Store::default();
    let mut reported = 0_usize;
    for customer in customers {
        let mut subscriptions = Vec::new();
        for purchase in &customer.purchases {
            for seats in &purchase.seats {
                let bought = Day(today.0 - dice.between(20, 1_050));
                let subscription = purchase.product.microsoft.then(|| dice.guid());
                if let Some(id) = &subscription {
                    let status = if reported % 37 == 5 { "Suspended" } else { "Active" };
                    reported += 1;
                    subscriptions.push(subscription_of(
                        purchase,
                        *seats,
                        (bought, today),
                        id,
                        status,
                        &mut dice,
                    ));
                }
                store.rows.push(row(customer, purchase, *seats, bought, subscription.as_deref(), &mut dice));
            }
        }
        if subscriptions.is_empty() {
            continue;
        }
        if reported < 6 || dice.chance(0.2) {
            let ended = &customer.purchases.iter().find(|purchase| purchase.product.microsoft);
            if let Some(purchase) = ended {
                let id = dice.guid();
                let bought = Day(today.0 - dice.between(400, 900));
                subscriptions.push(subscription_of(
                    purchase,
                    1,
                    (bought, today),
                    &id,
                    "Cancelled",
                    &mut dice,
                ));
            }
        }
        store.blocks.push(block(&customer.id, &customer.name, &subscriptions, &mut dice));
    }
    // A customer whose rows AccountTotals no longer has.
    if let (Some(first), Some(like)) = (customers.first(), customers.iter().find_map(microsoft)) {
        let group = first.id.split('-').next().unwrap_or("mex00000000").to_owned();
        let id = dice.guid();
        let gone = subscription_of(like, 2, (Day(today.0 - 500), today), &id, "Cancelled", &mut dice);
        store.blocks.push(block(&format!("{group}-00000907"), "Sedgecroft Kites Ltd", &[gone], &mut dice));
    }
    store
}

fn microsoft(customer: &Customer) -> Option<&Purchase> {
    customer.purchases.iter().find(|purchase| purchase.product.microsoft)
}

fn row(
    customer: &Customer,
    purchase: &Purchase,
    seats: i64,
    bought: Day,
    subscription: Option<&str>,
    dice: &mut Dice,
) -> SeatRow {
    let product = &purchase.product;
    let unit = if product.id == products::UNPRICED { Value::Null } else { pounds(product.pence) };
    SeatRow::new(members(json!({
        "customerId": customer.id,
        "customerName": customer.name,
        "productId": product.id,
        "productReference": product.name,
        "quantity": seats,
        "costPerSeat": unit,
        "totalCost": pounds(product.pence * seats),
        "created": bought.iso(),
        "reference": dice.guid(),
        "_subscription": subscription,
    })))
}

fn subscription_of(
    purchase: &Purchase,
    seats: i64,
    (bought, today): (Day, Day),
    id: &str,
    status: &str,
    dice: &mut Dice,
) -> Value {
    let product = &purchase.product;
    let renewal =
        if product.annual { bought.next_anniversary(today) } else { Day(today.0 + dice.between(1, 30)) };
    let yearly = product.annual && dice.chance(0.15);
    json!({
        "subscriptionId": id,
        "name": product.bare,
        "offerId": format!("CFQ7TTC0{}:0001", product.id.to_uppercase().replace('-', "")),
        "licences": seats,
        "term": if product.annual { "Annual" } else { "Monthly" },
        "billingFrequency": if yearly { "Annual" } else { "Monthly" },
        "status": status,
        "isNce": true,
        "isPromoApplied": dice.chance(0.05),
        "orderDate": bought.iso(),
        "migratedToNCEDate": if dice.chance(0.1) { json!(bought.iso()) } else { Value::Null },
        "renewalDate": renewal.iso(),
        "cancellableUntilDate": Day(bought.0 + 7).iso(),
        "commitmentEndDate": Value::Null,
        "termEndAction": if dice.chance(0.1) { "Cancel" } else { "RenewToNewTerm" },
        "price": pounds(product.pence),
        "erp": pounds(product.pence * 5 / 4),
    })
}

fn block(mex_id: &str, name: &str, subscriptions: &[Value], dice: &mut Dice) -> Block {
    Block::new(members(json!({
        "mexId": mex_id,
        "tenantId": dice.guid(),
        "customerName": name,
        "hasGdap": dice.chance(0.8),
        "subscriptions": subscriptions,
    })))
}
