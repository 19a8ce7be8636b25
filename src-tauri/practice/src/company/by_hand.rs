//! What people made in Halo by hand: licences, some of them as the vendors have them, and the invoices that
//! count them.
//!
//! May not make clients.

use super::{
    also_roster::Roster,
    customers::{Likeness, Purchase},
};
use crate::{
    also,
    halo::{self, Entity, Store, insert},
    seed::Dice,
};
use serde_json::{Value, json};

/// Licences that people typed in: some as Giacom has them, some with another count, some long gone.
pub(super) fn licences(
    store: &mut Store,
    client_id: i64,
    bought: &[Purchase],
    turn: usize,
    dice: &mut Dice,
) -> Vec<i64> {
    let mut made = Vec::new();
    for (place, purchase) in bought.iter().take(2).enumerate() {
        let seats: i64 = purchase.seats.iter().sum();
        let count = if (turn + place) % 3 == 1 { (seats - 1).max(0) } else { seats };
        let notes = match (turn + place) % 4 {
            0 => json!("Agreed with the customer by phone: two spare seats are free until the spring."),
            1 => json!("Do not change the price without asking accounts."),
            _ => Value::Null,
        };
        made.push(insert(store, Entity::Licence, &json!({
            "type": 1, "name": purchase.product.name, "count": count, "client_id": client_id, "billing_cycle": "Monthly",
            "start_date": "2023-04-01T00:00:00", "end_date": if place == 0 { "1901-01-01T00:00:00" } else { halo::NO_DATE },
            "price": f64::from(i32::try_from(purchase.product.pence).unwrap_or(0)) / 80.0,
            "vendor": if purchase.product.microsoft { "Microsoft" } else { "Other" }, "notes": notes,
        })));
    }
    if turn.is_multiple_of(2) {
        let name =
            dice.pick(&["Firewall support bundle", "Domain name renewal", "Office 2016 Home & Business"]);
        insert(
            store,
            Entity::Licence,
            &json!({ "type": 0, "name": name, "count": 1, "client_id": client_id, "site_id": -1 }),
        );
    }
    if turn % 3 == 1 {
        // From the distributor's former system, whose import wrote the status into the name (form ASSUMED).
        insert(
            store,
            Entity::Licence,
            &json!({
                "type": 1, "name": "Microsoft 365 Business Basic - Active", "count": dice.between(1, 9), "client_id": client_id,
                "distributor": "Inty", "status": "Active", "billing_cycle": "Monthly", "start_date": "2021-09-14T00:00:00",
            }),
        );
        insert(
            store,
            Entity::Licence,
            &json!({
                "type": 1, "name": "Skype for Business Online", "count": 0, "client_id": client_id, "is_active": false,
                "status": "Cancelled", "end_date": "2021-07-31T00:00:00", "start_date": "2018-02-01T00:00:00",
            }),
        );
    }
    made
}

/// A monthly invoice: a fixed line, a line by users, and a line for each licence.
pub(super) fn invoice(store: &mut Store, client_id: i64, licences: &[i64], dice: &mut Dice) {
    let id = store.table_mut(Entity::Invoice).take_id();
    let mut lines = vec![
        line(
            store,
            id,
            json!({ "item_shortdescription": "Managed support, fixed fee", "qty_order": 1.0, "unit_price": 250.0, "recurring_invoice_quantity_type": 0 }),
        ),
        line(
            store,
            id,
            json!({ "item_shortdescription": "Support per user", "qty_order": 0.0, "unit_price": 18.5, "recurring_invoice_quantity_type": 2, "quantity_users": [] }),
        ),
    ];
    for licence in licences {
        let name = store.name(Entity::Licence, *licence);
        let mut members = json!({ "item_shortdescription": name, "qty_order": 0.0, "unit_price": 11.75, "recurring_invoice_quantity_type": 4 });
        let link = json!({ "id": store.take_line_id(), "kind": 4, "licence_id": licence, "licence_name": name, "qty_free": dice.between(0, 1), "minimum_qty": 0, "use_linked_subscription_price": false, "use_linked_subscription_cost": true });
        if let Value::Object(members) = &mut members {
            members.insert("quantity_subscriptions".to_owned(), json!([link]));
        }
        lines.push(line(store, id, members));
    }
    insert(
        store,
        Entity::Invoice,
        &json!({
            "id": id, "client_id": client_id, "name": "Monthly services", "schedule_id": 900 - id, "startdate": "2023-04-01T00:00:00",
            "nextcreationdate": "2025-12-01T00:00:00", "lines": lines,
        }),
    );
}

fn line(store: &mut Store, invoice_id: i64, mut members: Value) -> Value {
    let id = store.take_line_id();
    if let Value::Object(members) = &mut members {
        members.insert("id".to_owned(), json!(id));
        members.insert("ihid".to_owned(), json!(invoice_id));
        members.insert("isinactive".to_owned(), json!(false));
        if let Some(Value::Array(links)) = members.get_mut("quantity_subscriptions") {
            for link in links.iter_mut().filter_map(Value::as_object_mut) {
                link.insert("invoice_line_id".to_owned(), json!(id));
            }
        }
    }
    members
}

/// Licences that people typed in for what is bought from ALSO, for clients who buy nothing from Giacom: the same
/// name and count, one seat less, a name that is nearly the same, and one that ALSO never had.
pub(super) fn also_licences(store: &mut Store, roster: &Roster, also: &also::Store, seed: u64) {
    let mut dice = Dice::new(seed, "also by hand");
    let active = roster.companies.iter().filter(|one| one.alone && one.likeness != Likeness::Inactive);
    for (turn, one) in active.enumerate() {
        let Some(&client_id) = one.client_ids.first().filter(|_| turn == 0 || dice.chance(0.4)) else {
            continue;
        };
        let bought = also.of_company(one.id).iter().filter_map(|bought| {
            let service = also::Service::of(&bought.service).filter(|service| service.price > 0)?;
            (!bought.terminated).then_some((bought, service))
        });
        for (place, (bought, service)) in bought.take(3).enumerate() {
            let name = match place {
                2 => format!("{} licences", service.name.trim_start_matches("Microsoft ")),
                _ => service.name.to_owned(),
            };
            let count = if place == 1 { (bought.seats - 1).max(0) } else { bought.seats };
            insert(
                store,
                Entity::Licence,
                &json!({
                    "type": 1, "name": name, "count": count, "client_id": client_id,
                    "billing_cycle": if service.term.1 >= 12 { "Yearly" } else { "Monthly" },
                    "start_date": "2024-02-01T00:00:00", "end_date": halo::NO_DATE, "vendor": service.vendor,
                    "price": f64::from(i32::try_from(service.price).unwrap_or(0)) / 8_000.0,
                    "notes": if place == 0 { json!("Ordered by the office manager; ask before adding seats.") } else { Value::Null },
                }),
            );
        }
        if turn == 0 {
            insert(
                store,
                Entity::Licence,
                &json!({ "type": 1, "name": "Fax to mail", "count": 1, "client_id": client_id }),
            );
        }
    }
}
