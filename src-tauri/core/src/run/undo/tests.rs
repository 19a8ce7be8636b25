//! The rules of an undo, whatever a run wrote and Halo has now.

use super::{Present, Wish, billed, inverse};
use crate::domain::{
    Client, ClientId, CustomerId, Licence, LicenceField, LicenceId, Method, RecurringInvoiceId,
    SubscriptionKey, Value, VendorKind,
};
use crate::halo::{InvoiceLine, RecurringInvoice};
use crate::plan::{Action, Change, Choice, Entity, Field, FieldChange, Owner, Subject, same};
use proptest::prelude::*;

const FIELDS: [LicenceField; 3] = [LicenceField::Count, LicenceField::PurchasePrice, LicenceField::Status];

fn value(field: LicenceField, n: u8) -> Value {
    if field == LicenceField::Status { Value::Text(format!("word {n}")) } else { Value::Number(n.into()) }
}

fn licence(now: [Option<u8>; 3], client: i64) -> Licence {
    Licence {
        id: LicenceId(7),
        client: Some(ClientId(client)),
        kind: Some(1),
        name: Some("Product".to_owned()),
        count: now[0].map(Into::into),
        purchase_price: now[1].map(Into::into),
        price: None,
        start_date: None,
        end_date: None,
        billing_cycle: None,
        term_duration: None,
        status: now[2].map(|n| format!("word {n}")),
        is_active: Some(true),
        deleted: false,
        notes: None,
    }
}

fn client(id: i64) -> (ClientId, Client) {
    let name = format!("Client {id}");
    let client = Client {
        id: ClientId(id),
        name,
        top_level: None,
        top_level_name: None,
        main_site: None,
        inactive: false,
    };
    (ClientId(id), client)
}

fn present(licence: Licence) -> Present {
    Present {
        licences: [(licence.id, licence)].into(),
        clients: [client(10), client(11)].into(),
        ..Present::default()
    }
}

/// An update of licence 7 of client 10: each field from one value to another.
fn update(fields: Vec<FieldChange>) -> Change {
    let key = SubscriptionKey("a/1".to_owned());
    Change {
        customer_name: "Acme".to_owned(),
        name: "Product".to_owned(),
        owner: Some(Owner::Existing(ClientId(10))),
        licence: Some(LicenceId(7)),
        subject: Some(Subject { method: Method::known("m"), key, family: None }),
        fields,
        ..Change::new(Entity::Licence, Action::Update, CustomerId::new("a").unwrap())
    }
}

fn choice(field: LicenceField) -> Choice {
    Choice { entity: Entity::Licence, record: 7, field: Field::Licence(field) }
}

proptest! {
    #[test]
    fn each_field_is_taken_back_left_alone_or_as_before(
        wrote in proptest::array::uniform3((proptest::option::of(0u8..3), 0u8..3)),
        now in proptest::array::uniform3(proptest::option::of(0u8..3)),
        chosen in proptest::array::uniform3(any::<bool>()),
        moved in any::<bool>(),
    ) {
        let fields: Vec<FieldChange> = FIELDS.iter().zip(wrote).map(|(field, (before, after))| FieldChange {
            field: Field::Licence(*field),
            before: before.map(|n| value(*field, n)),
            after: value(*field, after),
            rule: String::new(),
        }).collect();
        let halo = licence(now, if moved { 11 } else { 10 });
        let also = FIELDS.iter().zip(chosen).filter(|(_, on)| *on).map(|(f, _)| choice(*f)).collect();
        let run = update(fields.clone());
        let wish = Wish { also, delete: None };
        let undo = inverse(&[(run, 7)], VendorKind::Giacom, &present(halo.clone()), &wish).remove(0);
        for ((f, field), chosen) in fields.iter().zip(FIELDS).zip(chosen) {
            let has = halo.value(field);
            let taken = undo.fields.iter().find(|t| t.field == f.field);
            let conflict = undo.conflicts.iter().find(|c| c.field == f.field);
            let ours = has.as_ref().is_some_and(|has| same(field, has, &f.after));
            if has == f.before {
                prop_assert!(taken.is_none() && conflict.is_none(), "as before already: {undo:?}");
                continue;
            }
            if let Some(taken) = taken {
                prop_assert_eq!(&taken.before, &has, "staleness is told from what Halo has now");
                prop_assert_eq!(Some(&taken.after), f.before.as_ref(), "and it goes back to what it was");
                prop_assert!(chosen || (ours && !moved), "what a person did is left alone: {undo:?}");
            } else {
                prop_assert!(conflict.is_some(), "what is left alone is shown: {undo:?}");
                prop_assert!(f.before.is_none() || !chosen, "what was chosen is taken back: {undo:?}");
            }
            if let Some(conflict) = conflict {
                prop_assert_eq!(&conflict.wrote, &f.after, "with what the run wrote");
                prop_assert_eq!(&conflict.now, &has, "and what Halo has");
                prop_assert_eq!(&conflict.back, &f.before, "and what it would go back to");
                prop_assert_eq!(conflict.chosen, taken.is_some(), "chosen is what is taken back");
            }
        }
        prop_assert_eq!(undo.action.acts(), !undo.fields.is_empty(), "it acts where it writes: {:?}",
            undo);
        let open = undo.conflicts.iter().any(crate::plan::Conflict::is_open);
        prop_assert_eq!(undo.action == Action::Blocked, undo.fields.is_empty() && open, "a person may decide: {:?}",
            undo);
        let clients = if moved { 11 } else { 10 };
        prop_assert_eq!(undo.owner, Some(Owner::Existing(ClientId(clients))), "it goes where the licence is");
    }
}

#[test]
fn lines_speak_for_nothing_where_they_are_not_told() {
    let line = |licence, inactive| InvoiceLine {
        id: Some(1),
        description: None,
        unit_price: None,
        quantity: None,
        licences: vec![LicenceId(licence)],
        inactive,
    };
    let invoice = |lines| RecurringInvoice { id: RecurringInvoiceId(-240), client: None, lines };
    let known = billed(&[invoice(Some(vec![line(7, true)])), invoice(Some(Vec::new()))]);
    assert!(super::unbilled(LicenceId(7), &known).is_err(), "also where the line is switched off");
    assert!(super::unbilled(LicenceId(8), &known).is_ok(), "no line counts it");
    let partly = billed(&[invoice(Some(Vec::new())), invoice(None)]);
    assert!(
        super::unbilled(LicenceId(8), &partly).is_err(),
        "one invoice without its lines, and nothing is known"
    );
}
