//! Halo as a person at its screen sees and changes it: for tests, past the API and its checks.
//!
//! May not be counted as requests.

use super::{
    create,
    entity::Entity,
    store::Store,
    table::whole,
    update::{address_lines, double},
};
use crate::world::{World, held};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The Halo side of a running practice company.
#[derive(Clone)]
pub struct HaloSide(pub(crate) Arc<World>);

impl HaloSide {
    fn read<T>(&self, look: impl FnOnce(&Store) -> T) -> T {
        look(&held(&self.0.halo))
    }

    fn change<T>(&self, act: impl FnOnce(&mut Store) -> T) -> T {
        let result = act(&mut held(&self.0.halo));
        self.0.touched();
        result
    }

    /// Every licence, active or not, by id.
    pub fn licences(&self) -> Vec<Value> {
        self.read(|store| store.values(Entity::Licence))
    }

    /// Every client, active or not, by id.
    pub fn clients(&self) -> Vec<Value> {
        self.read(|store| store.values(Entity::Client))
    }

    /// Every site, by id.
    pub fn sites(&self) -> Vec<Value> {
        self.read(|store| store.values(Entity::Site))
    }

    /// Every user, by id.
    pub fn users(&self) -> Vec<Value> {
        self.read(|store| store.values(Entity::User))
    }

    /// Every top level, by id.
    pub fn top_levels(&self) -> Vec<Value> {
        self.read(|store| store.values(Entity::TopLevel))
    }

    /// Every recurring invoice with its lines, by id.
    pub fn recurring_invoices(&self) -> Vec<Value> {
        self.read(|store| {
            let rows = store.table(Entity::Invoice).rows.values();
            rows.map(|row| Value::Object(super::invoices::computed(store, row.members()))).collect()
        })
    }

    /// One licence.
    pub fn licence(&self, id: i64) -> Option<Value> {
        self.read(|store| store.value(Entity::Licence, id))
    }

    /// One client.
    pub fn client(&self, id: i64) -> Option<Value> {
        self.read(|store| store.value(Entity::Client, id))
    }

    /// Lays these members over a licence's; null takes one away. False when there is no such licence.
    pub fn edit_licence(&self, id: i64, members: &Value) -> bool {
        self.edit(Entity::Licence, id, members)
    }

    /// Lays these members over a client's; null takes one away. False when there is no such client.
    pub fn edit_client(&self, id: i64, members: &Value) -> bool {
        self.edit(Entity::Client, id, members)
    }

    /// Lays these members over a site's; null takes one away. False when there is no such site.
    pub fn edit_site(&self, id: i64, members: &Value) -> bool {
        self.edit(Entity::Site, id, members)
    }

    /// Lays these lines (`line1` to `line4`, `postcode`) over a site's delivery address, as single reads and
    /// lists show it. False when there is no such site.
    pub fn edit_address(&self, site_id: i64, lines: &Value) -> bool {
        self.change(|store| {
            let Some(row) = store.get(Entity::Site, site_id) else { return false };
            let mut members = row.members();
            address_lines(&mut members, lines.as_object().cloned().unwrap_or_default());
            store.put(Entity::Site, members);
            create::show_main_address(store, site_id);
            true
        })
    }

    /// One site.
    pub fn site(&self, id: i64) -> Option<Value> {
        self.read(|store| store.value(Entity::Site, id))
    }

    /// Lays these members over a recurring invoice's, `lines` included. False when there is none.
    pub fn edit_recurring_invoice(&self, id: i64, members: &Value) -> bool {
        self.edit(Entity::Invoice, id, members)
    }

    /// Adds a licence with these members and Halo's defaults; gives its id.
    pub fn add_licence(&self, members: &Value) -> i64 {
        self.change(|store| insert(store, Entity::Licence, members))
    }

    /// Adds a client with these members, its main site and its General User; gives its id.
    pub fn add_client(&self, members: &Value) -> i64 {
        self.change(|store| {
            let id = insert(store, Entity::Client, members);
            create::with_main_site(store, id, &Map::new());
            id
        })
    }

    /// Takes a licence away. False when there is no such licence.
    pub fn delete_licence(&self, id: i64) -> bool {
        self.change(|store| store.table_mut(Entity::Licence).remove(id))
    }

    /// Takes a client away, with its sites, users, licences and invoices. False when there is none.
    pub fn delete_client(&self, id: i64) -> bool {
        self.change(|store| {
            for entity in [Entity::Site, Entity::User, Entity::Licence, Entity::Invoice] {
                let rows = store.table(entity).rows.values().filter(|row| row.client_id == id);
                let ids: Vec<i64> = rows.map(|row| row.id).collect();
                for of_client in ids {
                    store.table_mut(entity).remove(of_client);
                }
            }
            store.table_mut(Entity::Client).remove(id)
        })
    }

    fn edit(&self, entity: Entity, id: i64, changed: &Value) -> bool {
        self.change(|store| {
            let Some(row) = store.get(entity, id) else { return false };
            let mut members = row.members();
            members.extend(changed.as_object().cloned().unwrap_or_default());
            members.insert("id".to_owned(), json!(id));
            store.put(entity, members);
            true
        })
    }
}

/// Puts a record in, with defaults, under the next id or the id in the members.
pub(crate) fn insert(store: &mut Store, entity: Entity, given: &Value) -> i64 {
    let mut members = create::defaults(entity);
    members.extend(given.as_object().cloned().unwrap_or_default());
    let id = members.get("id").and_then(whole).unwrap_or_else(|| store.table_mut(entity).take_id());
    members.insert("id".to_owned(), json!(id));
    if entity == Entity::Site {
        let client_id = members.get("client_id").and_then(whole).unwrap_or(0);
        members.insert("client_id".to_owned(), double(client_id));
    }
    store.put(entity, members);
    id
}
