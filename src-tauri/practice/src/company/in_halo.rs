//! The clients as Halo has them, with the licences and invoices that people made by hand.
//!
//! May not read what Giacom answers: it starts from the same customers.

use super::{
    customers::{Customer, Likeness, Purchase},
    names::Register,
};
use crate::{
    halo::{self, Entity, Store, insert},
    seed::Dice,
};
use serde_json::{Map, Value, json};

/// The top level that customers are under. It is not id 1 (ASSUMED to be possible), so it must be looked up.
const CUSTOMERS: i64 = 5;

/// Writes Halo's records, and notes each customer's clients.
pub(super) fn stock(customers: &mut [Customer], seed: u64) -> Store {
    let mut store = Store::new();
    let mut dice = Dice::new(seed, "halo");
    let mut people = Register::new(seed ^ 0xA11CE);
    top_levels_and_agents(&mut store, &mut dice);
    let mut order: Vec<usize> = (0..customers.len()).collect();
    order.sort_by_key(|index| customers.get(*index).map(|customer| customer.client_name.clone()));
    let mut by_hand = 0_usize;
    for index in order {
        let Some(customer) = customers.get_mut(index) else { continue };
        let Some(name) = customer.client_name.clone() else { continue };
        // Two customers of one name share a client.
        let known = (customer.likeness == Likeness::TwoCustomers).then(|| named(&store, &name)).flatten();
        let id = known.unwrap_or_else(|| client(&mut store, &name, &mut dice, &mut people));
        customer.client_ids.push(id);
        match customer.likeness {
            Likeness::TwoClients => {
                customer.client_ids.push(client(&mut store, &name, &mut dice, &mut people))
            }
            Likeness::Inactive => set(&mut store, id, "inactive", json!(true)),
            _ => {}
        }
        if matches!(customer.likeness, Likeness::Same | Likeness::Spelling)
            && (by_hand < 3 || dice.chance(0.1))
        {
            let licences = licences(&mut store, id, &customer.purchases, by_hand, &mut dice);
            invoice(&mut store, id, &licences, &mut dice);
            by_hand += 1;
        }
    }
    let others = 3 + customers.len() / 7;
    for place in 0..others {
        let name = people.firm();
        let id = client(&mut store, &name, &mut dice, &mut people);
        if place == 0 || dice.chance(0.15) {
            set(&mut store, id, "inactive", json!(true));
        } else if place == 1 || dice.chance(0.1) {
            invoice(&mut store, id, &[], &mut dice);
        }
    }
    store
}

fn named(store: &Store, name: &str) -> Option<i64> {
    let lower = name.to_lowercase();
    store.table(Entity::Client).rows.values().find(|row| row.name == lower).map(|row| row.id)
}

fn set(store: &mut Store, client_id: i64, member: &str, value: Value) {
    if let Some(row) = store.get(Entity::Client, client_id) {
        let mut members = row.members();
        members.insert(member.to_owned(), value);
        store.put(Entity::Client, members);
    }
}

fn top_levels_and_agents(store: &mut Store, dice: &mut Dice) {
    let tops =
        [(2, "Orchgate IT Services"), (CUSTOMERS, "Managed Customers"), (7, "Prospects"), (9, "Suppliers")];
    for (id, name) in tops {
        let members = json!({ "id": id, "guid": dice.guid(), "name": name, "long_name": name, "type": 0, "organisation_id": 1, "open_ticket_count": 0 });
        insert(store, Entity::TopLevel, &members);
    }
    let agents = [
        ("Dilys Otterbeck", false),
        ("Ewan Grimshaw-Fell", false),
        ("Farida Mereholt", false),
        ("Osian Tamgarth", false),
        ("Halyard (API)", true),
    ];
    for (name, api) in agents {
        let initials: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
        let email = format!("{}@orchgate.example", name.split(' ').next().unwrap_or_default().to_lowercase());
        let members = json!({ "name": name, "email": email, "initials": initials, "team": "Service Desk", "isdisabled": false, "isapiagent": api, "teams": [], "departments": [], "licence_type": i64::from(api) });
        insert(store, Entity::Agent, &members);
    }
}

/// A client with its main site, its General User and some people; gives its id.
fn client(store: &mut Store, name: &str, dice: &mut Dice, people: &mut Register) -> i64 {
    let id = insert(
        store,
        Entity::Client,
        &json!({ "name": name, "toplevel_id": CUSTOMERS, "is_vip": dice.chance(0.05), "ref": format!("C{:05}", dice.between(100, 99_999)) }),
    );
    if dice.chance(0.1) {
        set(store, id, "notes", json!("Invoices to the office manager, not to reception."));
    }
    let [street, town, county, postcode] = people.address();
    let address =
        json!({ "line1": street, "line2": town, "line3": county, "line4": "", "postcode": postcode });
    let mut sent = Map::new();
    sent.insert("newclient_delivery_address".to_owned(), address);
    halo::with_main_site(store, id, &sent);
    let site_id = store
        .get(Entity::Client, id)
        .and_then(|row| row.members().get("main_site_id").and_then(Value::as_i64));
    for _ in 0..dice.between(1, 3) {
        let (first, last) = people.person();
        let mail =
            format!("{}.{}@{}.example", first.to_lowercase(), last.to_lowercase(), last.to_lowercase());
        insert(
            store,
            Entity::User,
            &json!({ "name": format!("{first} {last}"), "firstname": first, "surname": last, "emailaddress": mail, "client_id": id, "site_id": site_id, "site_id_int": site_id }),
        );
    }
    id
}

/// Licences that people typed in: some as Giacom has them, some with another count, some long gone.
fn licences(
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
fn invoice(store: &mut Store, client_id: i64, licences: &[i64], dice: &mut Dice) {
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
