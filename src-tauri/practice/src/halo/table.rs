//! All records of one kind, kept as the text they are answered with.
//!
//! A list of a thousand rows is then a copy, not a thousand serialisations. May not know rules between
//! records: it stores what it is given.

use super::{
    entity::Entity,
    fields::{self, Keep},
    view::Filter,
};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// One record: its text, and what lists filter and sort by.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) client_id: i64,
    pub(crate) toplevel_id: i64,
    pub(crate) site_id: i64,
    pub(crate) kind: i64,
    /// In lower case.
    pub(crate) name: String,
    pub(crate) active: bool,
    /// As a single read answers it.
    pub(crate) full: Arc<str>,
    /// As a list answers it.
    pub(crate) list: Arc<str>,
}

impl Row {
    /// The members of the record.
    pub(crate) fn members(&self) -> Map<String, Value> {
        serde_json::from_str(&self.full).unwrap_or_default()
    }
}

/// Rows in the order of one list.
pub(crate) type Rows = Arc<Vec<Arc<Row>>>;

/// The records of one kind.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) entity: Entity,
    pub(crate) rows: BTreeMap<i64, Arc<Row>>,
    /// The next id: counts up, or down for recurring invoices, whose ids are negative (VERIFIED).
    pub(crate) next: i64,
    views: HashMap<String, Rows>,
}

impl Table {
    pub(crate) fn new(entity: Entity, first: i64) -> Self {
        Self { entity, rows: BTreeMap::new(), next: first, views: HashMap::new() }
    }

    /// Takes the next id.
    pub(crate) fn take_id(&mut self) -> i64 {
        let id = self.next;
        self.next += if id < 0 { -1 } else { 1 };
        id
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Arc<Row>> {
        self.rows.get(&id)
    }

    /// Stores a record under the id in its members. Null members are left out (VERIFIED of some, ASSUMED
    /// of all).
    pub(crate) fn put(&mut self, mut members: Map<String, Value>) {
        members.retain(|_, value| !value.is_null());
        let number = |name: &str| members.get(name).and_then(whole).unwrap_or(0);
        let flag = |name: &str| members.get(name).and_then(Value::as_bool);
        let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
        let active = flag("is_active").unwrap_or(true)
            && !flag("inactive").unwrap_or(false)
            && !flag("deleted").unwrap_or(false)
            && !flag("isdisabled").unwrap_or(false);
        let (id, client_id, toplevel_id) = (number("id"), number("client_id"), number("toplevel_id"));
        let (site_id, kind, name) = (number("site_id"), number("type"), text("name").to_lowercase());
        let client_id = if self.entity == Entity::Client { id } else { client_id };
        let full: Arc<str> = to_text(&members).into();
        let detailed = fields::of(self.entity).iter().filter(|field| field.keep.detail_only());
        let before = members.len();
        for field in detailed {
            members.remove(field.name);
        }
        let list = if members.len() == before { Arc::clone(&full) } else { to_text(&members).into() };
        let row = Row { id, client_id, toplevel_id, site_id, kind, name, active, full, list };
        if self.entity == Entity::Invoice {
            self.next = self.next.min(id - 1);
        } else {
            self.next = self.next.max(id + 1);
        }
        self.rows.insert(id, Arc::new(row));
        self.views.clear();
    }

    pub(crate) fn remove(&mut self, id: i64) -> bool {
        self.views.clear();
        self.rows.remove(&id).is_some()
    }

    /// The rows a list has, in its order; remembered until something is written.
    pub(crate) fn view(&mut self, filter: &Filter) -> Rows {
        let key = format!("{filter:?}");
        if let Some(rows) = self.views.get(&key) {
            return Arc::clone(rows);
        }
        let rows: Rows = Arc::new(filter.apply(self.entity, self.rows.values()));
        if self.views.len() >= 64 {
            self.views.clear();
        }
        self.views.insert(key, Arc::clone(&rows));
        rows
    }
}

/// A whole number, also when written as `12.0`.
#[allow(clippy::cast_possible_truncation)] // ids are far below 2^53
pub(crate) fn whole(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64))
}

/// JSON text of the members.
pub(crate) fn to_text(members: &Map<String, Value>) -> String {
    serde_json::to_string(members).unwrap_or_default()
}

/// Whether a sent member is stored.
pub(crate) fn stored(keep: Keep) -> bool {
    matches!(keep, Keep::Shown | Keep::Detail)
}
