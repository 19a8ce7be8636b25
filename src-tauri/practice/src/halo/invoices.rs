//! Recurring invoices: their lines, and the quantities that Halo computes from licences.
//!
//! The sum over linked licences less the free ones is VERIFIED (public report SQL); that lines left out of a
//! POST are deleted is ASSUMED. May not raise invoices.

use super::{check, entity::Entity, fields, refusal::Refusal, store::Store, table::whole};
use serde_json::{Map, Value, json};

const LINKS: [&str; 4] = ["quantity_licences", "quantity_subscriptions", "quantity_users", "quantity_assets"];

fn integer(members: &Map<String, Value>, name: &str) -> i64 {
    members.get(name).and_then(whole).unwrap_or(0)
}

/// The lines an invoice has after these were sent: exactly these, with ids.
pub(super) fn lines(
    store: &mut Store,
    index: usize,
    invoice: &Map<String, Value>,
    sent: Vec<Value>,
) -> Result<Vec<Value>, Refusal> {
    let invoice_id = integer(invoice, "id");
    let old = invoice.get("lines").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut kept = Vec::with_capacity(sent.len());
    for line in sent {
        let Value::Object(line) = line else {
            return Err(Refusal::member(index, "lines", "A line must be an object"));
        };
        check::types(fields::invoice_line(), index, &line)?;
        let id = line.get("id").and_then(whole).filter(|id| *id > 0);
        let before = id.and_then(|id| old.iter().find(|old| old.get("id").and_then(whole) == Some(id)));
        if id.is_some() && before.is_none() {
            return Err(Refusal::member(index, "lines", "The line does not belong to this invoice"));
        }
        let mut members = before.and_then(Value::as_object).cloned().unwrap_or_default();
        let line_id = id.unwrap_or_else(|| store.take_line_id());
        members.extend(check::storable(fields::invoice_line(), index, &line)?);
        members.insert("id".to_owned(), json!(line_id));
        members.insert("ihid".to_owned(), json!(invoice_id));
        for key in LINKS {
            if let Some(Value::Array(links)) = members.remove(key) {
                members.insert(key.to_owned(), Value::Array(link_all(store, index, line_id, links)?));
            }
        }
        kept.push(Value::Object(members));
    }
    Ok(kept)
}

fn link_all(store: &mut Store, index: usize, line_id: i64, sent: Vec<Value>) -> Result<Vec<Value>, Refusal> {
    let mut kept = Vec::with_capacity(sent.len());
    for link in sent {
        let Value::Object(link) = link else {
            return Err(Refusal::member(index, "lines", "A quantity must be an object"));
        };
        check::types(fields::invoice_quantity(), index, &link)?;
        let mut members = check::storable(fields::invoice_quantity(), index, &link)?;
        let licence = integer(&members, "licence_id");
        if licence > 0 && store.get(Entity::Licence, licence).is_none() {
            return Err(Refusal::member(index, "licence_id", "The licence does not exist"));
        }
        let id = link.get("id").and_then(whole).filter(|id| *id > 0).unwrap_or_else(|| store.take_line_id());
        members.insert("id".to_owned(), json!(id));
        members.insert("invoice_line_id".to_owned(), json!(line_id));
        kept.push(Value::Object(members));
    }
    Ok(kept)
}

/// The invoice with its computed quantities and the names of linked licences filled in.
pub(super) fn computed(store: &Store, mut invoice: Map<String, Value>) -> Map<String, Value> {
    let client_id = integer(&invoice, "client_id");
    let mut any = false;
    if let Some(Value::Array(lines)) = invoice.get_mut("lines") {
        for line in lines.iter_mut().filter_map(Value::as_object_mut) {
            let quantity = match integer(line, "recurring_invoice_quantity_type") {
                1 => linked(store, line, "quantity_licences"),
                4 => linked(store, line, "quantity_subscriptions"),
                2 => users(store, client_id),
                _ => continue,
            };
            any = true;
            line.insert("qty_order".to_owned(), super::update::double(quantity));
            line.insert("_is_calculated_line".to_owned(), json!(true));
        }
    }
    invoice.insert("contains_calculated_quantity".to_owned(), json!(any));
    invoice
}

fn linked(store: &Store, line: &mut Map<String, Value>, key: &str) -> i64 {
    let Some(Value::Array(links)) = line.get_mut(key) else { return 0 };
    let (mut sum, mut least) = (0, 0);
    for link in links.iter_mut().filter_map(Value::as_object_mut) {
        let licence = store.get(Entity::Licence, integer(link, "licence_id")).map(|row| row.members());
        let Some(licence) = licence else { continue };
        sum += integer(&licence, "count") - integer(link, "qty_free");
        least = least.max(integer(link, "minimum_qty"));
        if let Some(name) = licence.get("name") {
            link.insert("licence_name".to_owned(), name.clone());
        }
    }
    sum.max(least).max(0)
}

fn users(store: &Store, client_id: i64) -> i64 {
    let rows = store.table(Entity::User).rows.values();
    let billed = rows.filter(|row| {
        row.client_id == client_id
            && row.active
            && row.name != "general user"
            && !row.full.contains("\"isserviceaccount\":true")
            && !row.full.contains("\"ignoreautomatedbilling\":true")
    });
    i64::try_from(billed.count()).unwrap_or(i64::MAX)
}
