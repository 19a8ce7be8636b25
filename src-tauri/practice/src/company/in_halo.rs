//! The clients as Halo has them, with the licences and invoices that people made by hand.
//!
//! May not read what Giacom answers: it starts from the same customers.

use super::{
    by_hand::{invoice, licences},
    customers::{Customer, Likeness},
    names::Register,
};
use crate::{
    halo::{self, Entity, Store, insert},
    seed::Dice,
};
use serde_json::{Map, Value, json};

/// The top level that customers are under. It is not id 1 (ASSUMED to be possible), so it must be looked up.
const CUSTOMERS: i64 = 5;

/// A client who buys nothing from Giacom.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) inactive: bool,
}

/// Writes Halo's records, and notes each customer's clients; gives the clients of no customer beside.
pub(super) fn stock(customers: &mut [Customer], seed: u64) -> (Store, Vec<Other>) {
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
                customer.client_ids.push(client(&mut store, &name, &mut dice, &mut people));
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
    let mut others = Vec::new();
    for place in 0..3 + customers.len() / 7 {
        let name = people.firm();
        let id = client(&mut store, &name, &mut dice, &mut people);
        let inactive = place == 0 || dice.chance(0.15);
        if inactive {
            set(&mut store, id, "inactive", json!(true));
        } else if place == 1 || dice.chance(0.1) {
            invoice(&mut store, id, &[], &mut dice);
        }
        others.push(Other { id, name, inactive });
    }
    (store, others)
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
