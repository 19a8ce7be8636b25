//! One element of a POST: an update when it has an id, else a creation.
//!
//! Upsert by id and partial objects: VERIFIED. The answer to an unknown id: ASSUMED, a setting. May not
//! change members that were not sent.

use super::{check, create, entity::Entity, fields, invoices, refusal::Refusal, store::Store, table::whole};
use crate::faults::Turn;
use serde_json::{Map, Value, json};

/// Writes the element; gives the id of its record.
pub(super) fn apply(
    store: &mut Store,
    entity: Entity,
    index: usize,
    element: &Map<String, Value>,
    turn: &mut Turn,
) -> Result<i64, Refusal> {
    let sent = check::storable(fields::of(entity), index, element)?;
    references(store, entity, index, &sent)?;
    let Some(id) = element.get("id").and_then(Value::as_i64) else {
        return create::create(store, entity, index, sent, element);
    };
    let Some(row) = store.get(entity, id) else {
        let refusal = Refusal::member(index, "id", format!("No record with id {id} was found"));
        return Err(if turn.setting("unknown-id").as_deref() == Some("400") {
            refusal
        } else {
            refusal.status(404)
        });
    };
    if sent.contains_key("name") && matches!(entity, Entity::Client | Entity::Site | Entity::Licence) {
        check::name(index, sent.get("name"))?;
    }
    let mut members = row.members();
    if sent.contains_key("delivery_address") && turn.setting("address-write").as_deref() == Some("replace") {
        members.remove("delivery_address");
    }
    merge(store, entity, index, &mut members, sent)?;
    store.put(entity, members);
    if entity == Entity::Site {
        create::show_main_address(store, id);
    }
    Ok(id)
}

/// Lays the sent members over the stored ones.
pub(super) fn merge(
    store: &mut Store,
    entity: Entity,
    index: usize,
    members: &mut Map<String, Value>,
    mut sent: Map<String, Value>,
) -> Result<(), Refusal> {
    if let Some(Value::Array(fields)) = sent.remove("customfields") {
        custom_fields(members, &fields);
    }
    if let Some(Value::Object(address)) = sent.remove("delivery_address") {
        address_lines(members, address);
    }
    if let Some(Value::Array(lines)) = sent.remove("lines") {
        let lines = invoices::lines(store, index, members, lines)?;
        members.insert("lines".to_owned(), Value::Array(lines));
    }
    if let Some(id) = sent.get("client_id").and_then(whole).filter(|_| entity == Entity::Site) {
        sent.insert("client_id".to_owned(), double(id));
    }
    members.extend(sent);
    Ok(())
}

/// Ids of other records must exist.
fn references(store: &Store, entity: Entity, index: usize, sent: &Map<String, Value>) -> Result<(), Refusal> {
    let missing = |name: &str, of: Entity| {
        sent.get(name).and_then(Value::as_f64).is_some()
            && sent.get(name).and_then(whole).is_none_or(|id| store.get(of, id).is_none())
    };
    if entity == Entity::Client && missing("toplevel_id", Entity::TopLevel) {
        return Err(Refusal::member(index, "toplevel_id", "The top level does not exist"));
    }
    if entity != Entity::Client && missing("client_id", Entity::Client) {
        return Err(Refusal::member(index, "client_id", "A valid customer must be selected"));
    }
    let site = sent.get("site_id").and_then(whole).unwrap_or(0);
    if entity == Entity::Licence && site > 0 && store.get(Entity::Site, site).is_none() {
        return Err(Refusal::member(index, "site_id", "A valid site must be selected"));
    }
    Ok(())
}

/// A number as Halo writes an id that its specification types as double.
#[allow(clippy::cast_precision_loss)] // ids are far below 2^53
pub(super) fn double(id: i64) -> Value {
    json!(id as f64)
}

/// Custom fields are given by name or id; those not sent stay (VERIFIED in form, ASSUMED in effect).
fn custom_fields(members: &mut Map<String, Value>, sent: &[Value]) {
    let held = members.entry("customfields").or_insert_with(|| json!([]));
    let Value::Array(held) = held else { return };
    for field in sent.iter().filter(|field| field.is_object()) {
        let same = |other: &&mut Value| {
            ["id", "name"].iter().any(|key| field.get(key).is_some() && field.get(key) == other.get(key))
        };
        match (held.iter_mut().find(same), field.get("value")) {
            (Some(Value::Object(old)), Some(value)) => drop(old.insert("value".to_owned(), value.clone())),
            (Some(_), _) => {}
            (None, _) => held.push(field.clone()),
        }
    }
}

/// The address, and the five lines that lists show it as (line 5 being the post code: ASSUMED).
pub(super) fn address_lines(members: &mut Map<String, Value>, sent: Map<String, Value>) {
    let mut address = match members.remove("delivery_address") {
        Some(Value::Object(old)) => old,
        _ => Map::new(),
    };
    address.extend(sent.into_iter().filter(|(_, value)| !value.is_null()));
    for (key, line) in [("line1", 1), ("line2", 2), ("line3", 3), ("line4", 4), ("postcode", 5)] {
        let text = address.get(key).cloned().unwrap_or_else(|| json!(""));
        members.insert(format!("delivery_address_line{line}"), text);
    }
    members.insert("delivery_address".to_owned(), Value::Object(address));
}
