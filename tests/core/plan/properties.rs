//! What holds for every plan: applied once, nothing is left to do; the order of inputs does not show; nobody's
//! licence is used twice or touched without a match; an incomplete answer takes nothing away.

use crate::support::trade::{Trade, client, customer, excluded, licence, link, matched, note, sold};
use halyard_core::domain::{
    Client, ClientField, ClientId, Completeness, Licence, LicenceField, LicenceId, Life, Link, LinkOrigin,
    Match, Quantity, Subscription, TopLevel, TopLevelId, Value,
};
use halyard_core::plan::{Action, Change, Entity, Field, MissingPolicy, Owner, Plan};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::HashSet;

const CUSTOMERS: [&str; 3] = ["a", "b", "c"];

/// One product of one customer: what the vendor sells of it, and what Halo has.
#[derive(Debug, Clone)]
struct Position {
    customer: &'static str,
    product: &'static str,
    pence: i64,
    seats: Option<i64>,
    listed: bool,
    ended: bool,
    held: Option<Held>,
}

#[derive(Debug, Clone)]
struct Held {
    seats: i64,
    pence: i64,
    client: i64,
    active: Option<bool>,
    noted: bool,
    linked: bool,
    retired: bool,
    deleted: bool,
}

fn held() -> impl Strategy<Value = Held> {
    (
        0..5i64,
        select(vec![0i64, 500, 940]),
        select(vec![10i64, 10, 11, 12]),
        select(vec![Some(true), Some(true), None, Some(false)]),
        any::<(bool, bool, bool)>(),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(seats, pence, client, active, (noted, linked, retired), deleted)| Held {
            seats,
            pence,
            client,
            active,
            noted,
            linked,
            retired,
            deleted,
        })
}

fn position() -> impl Strategy<Value = Position> {
    (
        select(CUSTOMERS.to_vec()),
        select(vec!["55", "66"]),
        select(vec![500i64, 940, 990]),
        prop::option::weighted(0.9, 0..5i64),
        prop::bool::weighted(0.8),
        prop::bool::weighted(0.15),
        prop::option::of(held()),
    )
        .prop_map(|(customer, product, pence, seats, listed, ended, held)| Position {
            customer,
            product,
            pence,
            seats,
            listed,
            ended,
            held,
        })
}

fn trade() -> impl Strategy<Value = Trade> {
    (
        prop::collection::vec(position(), 0..9),
        prop::collection::vec(0..5u8, 3),
        any::<(bool, bool, bool)>(),
        select(vec![MissingPolicy::Flag, MissingPolicy::Deactivate, MissingPolicy::Zero]),
    )
        .prop_map(|(positions, standings, (create, names, partial), missing)| {
            let mut t = Trade::empty();
            t.options.create_clients = create;
            t.options.follow_names = names;
            t.options.missing = missing;
            t.top_levels = vec![TopLevel { id: TopLevelId(5), name: "Managed Customers".to_owned() }];
            if partial {
                t.vendor.completeness = Completeness::Partial("a page is missing".to_owned());
            }
            for (n, (key, standing)) in CUSTOMERS.iter().zip(standings).enumerate() {
                let number = 10 + i64::try_from(n).unwrap();
                t.vendor.customers.push(customer(key, &format!("Firm {key}")));
                match standing {
                    0 => {}
                    1 => t.matches.push(excluded(key, "a reason")),
                    2 => t.matches.push(matched(key, 99)),
                    _ => t.matches.push(matched(key, number)),
                }
                t.clients.push(client(number, &format!("Client {key}")));
            }
            positions
                .into_iter()
                .enumerate()
                .for_each(|(n, p)| put(&mut t, i64::try_from(n).unwrap() + 100, p));
            t
        })
}

fn put(t: &mut Trade, number: i64, p: Position) {
    let mut s: Subscription = sold(p.customer, p.product, p.seats.unwrap_or(0), p.pence);
    if p.seats.is_none() {
        s.quantity = Quantity::Unknown("it gives none".to_owned());
    }
    if p.ended {
        s.life = Life::Ended;
    }
    if let Some(h) = p.held {
        let of = sold(p.customer, p.product, h.seats, h.pence);
        t.licences.push(Licence {
            is_active: h.active,
            deleted: h.deleted,
            notes: if h.noted { note(&s) } else { None },
            ..licence(number, h.client, &of)
        });
        let free = !t.links.iter().any(|l| l.key == s.key);
        if h.linked && free {
            t.links.push(Link { retired: h.retired, ..link(&s, number) });
        }
    }
    if p.listed && !t.vendor.subscriptions.iter().any(|known| known.key == s.key) {
        t.vendor.subscriptions.push(s);
    }
}

/// Halo and the store after the plan was applied.
fn applied(mut t: Trade, plan: &Plan) -> Trade {
    for (n, change) in plan.changes.iter().enumerate().filter(|(_, c)| c.action.acts()) {
        let number = 1_000 + i64::try_from(n).unwrap();
        match change.entity {
            Entity::Client => apply_client(&mut t, change, number),
            Entity::Licence => apply_licence(&mut t, change, number),
            Entity::Site => apply_address(&mut t, change),
        }
    }
    t
}

fn apply_address(t: &mut Trade, change: &Change) {
    let site = t.sites.iter_mut().find(|s| Some(s.id) == change.site).expect("a change names its site");
    let address = site.address.as_mut().expect("only an address that is known is changed");
    for f in &change.fields {
        match (f.field, &f.after) {
            (Field::Site(line), Value::Text(text)) => address.set(line, text),
            other => panic!("not of a site: {other:?}"),
        }
    }
}

fn apply_client(t: &mut Trade, change: &Change, number: i64) {
    let name = change.fields.iter().find_map(|f| match (&f.field, &f.after) {
        (Field::Client(ClientField::Name), Value::Text(name)) => Some(name.clone()),
        _ => None,
    });
    let name = name.expect("a client change names it");
    if let Some(Owner::Existing(id)) = change.owner {
        t.clients.iter_mut().filter(|c| c.id == id).for_each(|c| c.name.clone_from(&name));
        return;
    }
    t.clients.push(Client { ..client(number, &name) });
    t.matches.push(Match { customer: change.customer.clone(), ..matched("x", number) });
}

fn apply_licence(t: &mut Trade, change: &Change, number: i64) {
    let owner = match change.owner {
        Some(Owner::Existing(id)) => id,
        _ => t
            .matches
            .iter()
            .find(|m| m.customer == change.customer)
            .and_then(|m| m.client)
            .expect("made above"),
    };
    let id = if change.action == Action::Create {
        t.licences.push(blank(number, owner));
        LicenceId(number)
    } else {
        change.licence.expect("a change of a licence names it")
    };
    let held = t.licences.iter_mut().find(|l| l.id == id).expect("it is in Halo");
    for f in &change.fields {
        let Field::Licence(field) = f.field else { continue };
        match (field, &f.after) {
            (LicenceField::Name, Value::Text(v)) => held.name = Some(v.clone()),
            (LicenceField::Count, Value::Number(v)) => held.count = Some(*v),
            (LicenceField::PurchasePrice, Value::Number(v)) => held.purchase_price = Some(*v),
            (LicenceField::Price, Value::Number(v)) => held.price = Some(*v),
            (LicenceField::StartDate, Value::Date(v)) => held.start_date = Some(*v),
            (LicenceField::BillingCycle, Value::Text(v)) => held.billing_cycle = Some(v.clone()),
            (LicenceField::IsActive, Value::Flag(v)) => held.is_active = Some(*v),
            (LicenceField::Notes, Value::Text(v)) => held.notes = Some(v.clone()),
            _ => {}
        }
    }
    let subject = change.subject.clone().expect("a licence has its subscription");
    t.links.retain(|l| l.licence != id && l.key != subject.key);
    t.links.push(Link {
        method: subject.method,
        key: subject.key,
        family: subject.family,
        customer: change.customer.clone(),
        product: change.name.clone(),
        licence: id,
        origin: LinkOrigin::Adopted,
        retired: change.retires,
    });
}

fn blank(number: i64, owner: ClientId) -> Licence {
    Licence {
        purchase_price: None,
        price: None,
        start_date: None,
        billing_cycle: None,
        ..licence(number, owner.0, &sold("x", "x", 0, 1))
    }
}

fn shuffled<T: Clone>(items: &[T], order: &[Index]) -> Vec<T> {
    let mut left = items.to_vec();
    let mut out = Vec::new();
    for index in order.iter().cycle().take(items.len()) {
        out.push(left.swap_remove(index.index(left.len())));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn applied_once_nothing_is_left_to_do(t in trade()) {
        let first = t.plan();
        let after = applied(t, &first);
        let second = after.plan();
        let left: Vec<&Change> = second.changes.iter().filter(|c| c.action.acts()).collect();
        prop_assert!(left.is_empty(), "the second plan still acts: {left:#?}\nafter {:#?}", first.changes);
    }

    #[test]
    fn the_order_of_inputs_does_not_show(t in trade(), order in prop::collection::vec(any::<Index>(), 1..9)) {
        let mut other = t.clone();
        other.vendor.customers = shuffled(&t.vendor.customers, &order);
        other.vendor.subscriptions = shuffled(&t.vendor.subscriptions, &order);
        other.clients = shuffled(&t.clients, &order);
        other.licences = shuffled(&t.licences, &order);
        other.matches = shuffled(&t.matches, &order);
        other.links = shuffled(&t.links, &order);
        prop_assert_eq!(t.plan(), other.plan(), "the same trade, listed otherwise");
    }

    #[test]
    fn nobody_without_a_match_is_touched(t in trade()) {
        for change in t.plan().changes.iter().filter(|c| c.action.acts()) {
            let standing = t.matches.iter().find(|m| m.customer == change.customer);
            let allowed = match standing {
                Some(m) => m.client.is_some(),
                None => t.options.create_clients && change.owner == Some(Owner::CreatedHere),
            };
            prop_assert!(allowed, "nobody matched this customer: {change:?}");
        }
    }

    #[test]
    fn no_licence_is_used_twice(t in trade()) {
        let plan = t.plan();
        let mut used = HashSet::new();
        for change in plan.changes.iter().filter(|c| c.action.acts()) {
            if let Some(id) = change.licence {
                prop_assert!(used.insert(id), "licence {id} stands for two subscriptions: {:#?}", plan.changes);
            }
        }
    }

    #[test]
    fn an_incomplete_answer_takes_nothing_away(t in trade()) {
        let plan = t.partial().plan();
        for change in &plan.changes {
            prop_assert!(!matches!(change.action, Action::Deactivate | Action::Zero), "{change:?}");
            for f in change.fields.iter().filter(|_| change.action.acts()) {
                if let (Field::Licence(LicenceField::Count), Some(Value::Number(b)), Value::Number(a)) = (f.field, &f.before, &f.after) {
                    prop_assert!(a >= b, "the count falls: {change:?}");
                }
                prop_assert!(f.after != Value::Flag(false), "it is set inactive: {change:?}");
            }
        }
    }
}
