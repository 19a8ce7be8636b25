//! Everything the imitated Halo holds.
//!
//! May not check what is sent: it links records to each other (names of clients on their licences, the next
//! ids), nothing else.

use super::{
    entity::Entity,
    table::{Row, Table, whole},
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::Arc};

/// The tables.
#[derive(Debug)]
pub(crate) struct Store {
    tables: [Table; 7],
    /// The next id of an invoice line or of a line's link.
    pub(crate) next_line: i64,
}

impl Store {
    pub(crate) fn new() -> Self {
        let first = |entity| match entity {
            Entity::Client => 12,
            Entity::Site => 18,
            Entity::Licence => 101,
            Entity::Invoice => -1,
            Entity::User => 30,
            Entity::TopLevel | Entity::Agent => 2,
        };
        Self { tables: Entity::ALL.map(|entity| Table::new(entity, first(entity))), next_line: 501 }
    }

    pub(crate) fn table(&self, entity: Entity) -> &Table {
        &self.tables[entity as usize]
    }

    pub(crate) fn table_mut(&mut self, entity: Entity) -> &mut Table {
        &mut self.tables[entity as usize]
    }

    pub(crate) fn get(&self, entity: Entity, id: i64) -> Option<Arc<Row>> {
        self.table(entity).get(id).map(Arc::clone)
    }

    /// A record's members as one value.
    pub(crate) fn value(&self, entity: Entity, id: i64) -> Option<Value> {
        self.get(entity, id).map(|row| Value::Object(row.members()))
    }

    /// Every record of a kind, by id.
    pub(crate) fn values(&self, entity: Entity) -> Vec<Value> {
        self.table(entity).rows.values().map(|row| Value::Object(row.members())).collect()
    }

    pub(crate) fn take_line_id(&mut self) -> i64 {
        self.next_line += 1;
        self.next_line - 1
    }

    /// Stores a record and brings the names that other records repeat in step.
    pub(crate) fn put(&mut self, entity: Entity, mut members: Map<String, Value>) {
        self.name_relations(entity, &mut members);
        let id = members.get("id").and_then(whole).unwrap_or(0);
        let renamed = entity == Entity::Client
            && self.get(entity, id).is_some_and(|old| {
                members.get("name").and_then(Value::as_str).is_none_or(|name| old.name != name.to_lowercase())
                    || old.members().get("name") != members.get("name")
            });
        self.table_mut(entity).put(members);
        if renamed {
            self.rename_dependants(id);
        }
    }

    /// Stores a record as it is, without looking at others (for loading).
    pub(crate) fn put_raw(&mut self, entity: Entity, members: Map<String, Value>) {
        self.table_mut(entity).put(members);
    }

    /// The ids of the clients below a top level.
    pub(crate) fn clients_of_toplevel(&self, toplevel_id: i64) -> BTreeSet<i64> {
        let rows = self.table(Entity::Client).rows.values();
        rows.filter(|row| row.toplevel_id == toplevel_id).map(|row| row.id).collect()
    }

    /// The name of a record, as stored.
    pub(crate) fn name(&self, entity: Entity, id: i64) -> Option<String> {
        let row = self.get(entity, id)?;
        row.members().get("name").and_then(Value::as_str).map(str::to_owned)
    }

    fn name_relations(&self, entity: Entity, members: &mut Map<String, Value>) {
        let number = |members: &Map<String, Value>, name: &str| members.get(name).and_then(whole);
        let give = |members: &mut Map<String, Value>, key: &str, name: Option<String>| match name {
            Some(name) => drop(members.insert(key.to_owned(), json!(name))),
            None => drop(members.remove(key)),
        };
        if entity == Entity::Client {
            let toplevel = number(members, "toplevel_id").and_then(|id| self.name(Entity::TopLevel, id));
            give(members, "toplevel_name", toplevel);
            return;
        }
        let client = number(members, "client_id").and_then(|id| self.name(Entity::Client, id));
        match entity {
            Entity::Site => {
                let site = members.get("name").and_then(Value::as_str).unwrap_or_default();
                let both = client.as_ref().map(|client| format!("{client}/{site}"));
                give(members, "client_name", client);
                give(members, "clientsite_name", both);
            }
            Entity::Licence | Entity::User => {
                let site_id = number(members, "site_id").filter(|id| *id > 0);
                give(members, "client_name", client);
                give(members, "site_name", site_id.and_then(|id| self.name(Entity::Site, id)));
            }
            Entity::Invoice => give(members, "client_name", client),
            _ => {}
        }
    }

    fn rename_dependants(&mut self, client_id: i64) {
        for entity in [Entity::Site, Entity::Licence, Entity::User, Entity::Invoice] {
            let rows = self.table(entity).rows.values().filter(|row| row.client_id == client_id);
            let all: Vec<Map<String, Value>> = rows.map(|row| row.members()).collect();
            for mut members in all {
                self.name_relations(entity, &mut members);
                self.table_mut(entity).put(members);
            }
        }
    }
}
