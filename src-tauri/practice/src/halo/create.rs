//! What a new record is made of.
//!
//! Defaults of a licence: VERIFIED (database schema). A client's main site and General User: VERIFIED that
//! they come, ASSUMED how they are called. May not update.

use super::{
    check,
    entity::Entity,
    refusal::Refusal,
    store::Store,
    table::whole,
    update::{double, merge},
};
use serde_json::{Map, Value, json};

/// What Halo shows where there is no date.
pub(crate) const NO_DATE: &str = "1900-01-01T00:00:00";

/// Creates a record from the members that are stored; `element` is all that was sent.
pub(super) fn create(
    store: &mut Store,
    entity: Entity,
    index: usize,
    sent: Map<String, Value>,
    element: &Map<String, Value>,
) -> Result<i64, Refusal> {
    if entity != Entity::Invoice {
        check::name(index, sent.get("name"))?;
    }
    let needs = if entity == Entity::Client { "toplevel_id" } else { "client_id" };
    if !sent.contains_key(needs) {
        let why = if entity == Entity::Client {
            "A top level must be selected"
        } else {
            "A customer must be selected"
        };
        return Err(Refusal::member(index, needs, why));
    }
    let mut members = defaults(entity);
    let id = store.table(entity).next;
    members.insert("id".to_owned(), json!(id));
    merge(store, entity, index, &mut members, sent)?;
    let id = store.table_mut(entity).take_id();
    store.put(entity, members);
    if entity == Entity::Client {
        with_main_site(store, id, element);
    }
    Ok(id)
}

/// The members a new record has before what was sent is laid over them.
pub(crate) fn defaults(entity: Entity) -> Map<String, Value> {
    let value = match entity {
        Entity::Licence => json!({
            "type": 0, "count": 0, "site_id": 0, "purchase_price": 0.0, "price": 0.0, "start_date": NO_DATE,
            "end_date": NO_DATE, "tenant_id": "", "tenant_name": "", "billing_cycle": "", "is_active": true,
            "deleted": false, "requested_quantity": 0,
        }),
        Entity::Client => json!({
            "inactive": false, "is_vip": false, "is_account": true, "colour": "#2bd3c6", "stopped": 0, "customertype": 0,
            "open_ticket_count": 0, "allowall_tickettypes": true, "allowed_tickettypes": [], "use": "area",
            "datecreated": "2025-11-03T09:00:00",
        }),
        Entity::Site => json!({
            "inactive": false, "sla_id": -1, "isstocklocation": false, "invoice_address_isdelivery": true,
            "isinvoicesite": false, "colour": "",
        }),
        Entity::User => {
            json!({ "inactive": false, "isserviceaccount": false, "ignoreautomatedbilling": false })
        }
        Entity::Invoice => json!({
            "is_recurring_invoice": true, "disabled": false, "period": 2, "periodname": "Monthly", "currency": "GBP",
            "lastcreated": NO_DATE, "enddate": NO_DATE, "contains_calculated_quantity": false, "lines": [],
        }),
        Entity::TopLevel | Entity::Agent => json!({}),
    };
    if let Value::Object(members) = value { members } else { Map::new() }
}

/// Gives a client its main site and its General User; the client then names them.
pub(crate) fn with_main_site(store: &mut Store, client_id: i64, sent: &Map<String, Value>) {
    let text = |name: &str| sent.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let site_name = text("newclient_sitename").unwrap_or("Main").to_owned();
    let site_id = store.table_mut(Entity::Site).take_id();
    let mut site = defaults(Entity::Site);
    site.insert("id".to_owned(), json!(site_id));
    site.insert("name".to_owned(), json!(site_name));
    site.insert("client_id".to_owned(), double(client_id));
    if let Some(phone) = text("newclient_phonenumber") {
        site.insert("phonenumber".to_owned(), json!(phone));
    }
    if let Some(Value::Object(address)) = sent.get("newclient_delivery_address") {
        super::update::address_lines(&mut site, address.clone());
    }
    store.put(Entity::Site, site);
    let user_id = store.table_mut(Entity::User).take_id();
    let mut user = defaults(Entity::User);
    user.insert("id".to_owned(), json!(user_id));
    user.insert("name".to_owned(), json!("General User"));
    user.insert("client_id".to_owned(), json!(client_id));
    user.insert("site_id".to_owned(), double(site_id));
    user.insert("site_id_int".to_owned(), json!(site_id));
    store.put(Entity::User, user);
    if let Some(row) = store.get(Entity::Client, client_id) {
        let mut client = row.members();
        client.insert("main_site_id".to_owned(), json!(site_id));
        client.insert("main_site_name".to_owned(), json!(site_name));
        client.insert("main_contact_id".to_owned(), json!(user_id));
        client.insert("main_contact_name".to_owned(), json!("General User"));
        store.put(Entity::Client, client);
    }
    show_main_address(store, site_id);
}

/// A client shows the address of its main site.
pub(super) fn show_main_address(store: &mut Store, site_id: i64) {
    let Some(site) = store.get(Entity::Site, site_id).map(|row| row.members()) else { return };
    let Some(address) = site.get("delivery_address").cloned() else { return };
    let client_id = site.get("client_id").and_then(whole).unwrap_or(0);
    let Some(mut client) = store.get(Entity::Client, client_id).map(|row| row.members()) else { return };
    if client.get("main_site_id").and_then(whole) == Some(site_id) {
        client.insert("main_delivery_address".to_owned(), address);
        store.put(Entity::Client, client);
    }
}
