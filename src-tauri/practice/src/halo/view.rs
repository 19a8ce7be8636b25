//! Which rows a list has, and in what order.
//!
//! May not page: that is with the list.

use super::{
    entity::Entity,
    fields,
    table::{Row, whole},
};
use serde_json::Value;
use std::{cmp::Ordering, collections::BTreeSet, sync::Arc};

/// What a list is narrowed to. Its debug text is the key under which the result is remembered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) active: bool,
    pub(crate) inactive: bool,
    pub(crate) clients: Option<BTreeSet<i64>>,
    pub(crate) toplevel_id: Option<i64>,
    pub(crate) site_id: Option<i64>,
    pub(crate) kind: Option<i64>,
    /// In lower case.
    pub(crate) search: Option<String>,
    /// Members that must equal a text.
    pub(crate) equals: Vec<(String, String)>,
    /// Members to sort by, each downwards or not.
    pub(crate) order: Vec<(&'static str, bool)>,
    pub(crate) without_general_user: bool,
}

impl Filter {
    pub(super) fn apply<'a>(
        &self,
        entity: Entity,
        rows: impl Iterator<Item = &'a Arc<Row>>,
    ) -> Vec<Arc<Row>> {
        let mut kept: Vec<Arc<Row>> = rows.filter(|row| self.keeps(row)).map(Arc::clone).collect();
        if self.order.is_empty() {
            if matches!(entity, Entity::Client | Entity::Site | Entity::User) {
                kept.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
            }
            return kept;
        }
        let mut keyed: Vec<(Vec<Value>, Arc<Row>)> =
            kept.into_iter().map(|row| (self.keys(&row), row)).collect();
        keyed.sort_by(|(keys_a, a), (keys_b, b)| {
            let mut order = Ordering::Equal;
            for ((key_a, key_b), (_, down)) in keys_a.iter().zip(keys_b).zip(&self.order) {
                let one = compare(key_a, key_b);
                order = order.then(if *down { one.reverse() } else { one });
            }
            order.then(a.id.cmp(&b.id))
        });
        keyed.into_iter().map(|(_, row)| row).collect()
    }

    fn keys(&self, row: &Row) -> Vec<Value> {
        if let [("id", _)] = self.order.as_slice() {
            return vec![Value::from(row.id)];
        }
        let members = row.members();
        self.order.iter().map(|(name, _)| members.get(*name).cloned().unwrap_or_default()).collect()
    }

    fn keeps(&self, row: &Row) -> bool {
        (if row.active { self.active } else { self.inactive })
            && self.clients.as_ref().is_none_or(|clients| clients.contains(&row.client_id))
            && self.toplevel_id.is_none_or(|id| id == row.toplevel_id)
            && self.site_id.is_none_or(|id| id == row.site_id)
            && self.kind.is_none_or(|kind| kind == row.kind)
            && self.search.as_ref().is_none_or(|search| row.name.contains(search))
            && !(self.without_general_user && row.name == "general user")
            && (self.equals.is_empty() || self.equals_all(row))
    }

    fn equals_all(&self, row: &Row) -> bool {
        let members = row.members();
        self.equals.iter().all(|(name, wanted)| {
            members.get(name).is_some_and(|value| plain(value).eq_ignore_ascii_case(wanted))
        })
    }
}

/// The static name of a member of the entity, for sorting by it.
pub(crate) fn sortable(entity: Entity, name: &str) -> Option<&'static str> {
    fields::named(entity, &name.to_lowercase()).map(|field| field.name)
}

fn compare(a: &Value, b: &Value) -> Ordering {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => plain(a).to_lowercase().cmp(&plain(b).to_lowercase()),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => whole(other).map_or_else(|| other.to_string(), |number| number.to_string()),
    }
}
