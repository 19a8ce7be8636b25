//! The form of Halo's lists: `{page_no, page_size, record_count, <key>: [...]}`, or a bare array.

use super::module::Module;
use crate::http::values::{Json, Object};

/// One page of a list.
#[derive(Debug)]
pub(super) struct ListPage<'a> {
    /// The rows, not yet taken apart: one at a time is quicker than all at once.
    pub rows: Vec<Json<'a>>,
    pub record_count: Option<i64>,
}

/// Reads a list's answer. Where the expected key is missing but exactly one array is there, that one is
/// taken: licences' wrapper is known from clients' code only. `None` where there is no list in it.
pub(super) fn list_page(json: Json<'_>, module: Module) -> Option<ListPage<'_>> {
    if let Some(rows) = json.array() {
        return Some(ListPage { rows, record_count: None });
    }
    let object = json.object()?;
    let record_count = object.get("record_count").and_then(Json::whole);
    let rows = match object.get(module.rows()).and_then(Json::array) {
        Some(rows) => rows,
        None => match only_array(&object) {
            Some(rows) => rows,
            None if record_count == Some(0) => Vec::new(),
            None => return None,
        },
    };
    Some(ListPage { rows, record_count })
}

fn only_array<'a>(object: &Object<'a>) -> Option<Vec<Json<'a>>> {
    let mut arrays = object.iter().filter_map(|(key, value)| Some((key, value.array()?)));
    let (key, rows) = arrays.next()?;
    if arrays.next().is_some() {
        return None;
    }
    tracing::warn!(key, "a list under an unexpected name was taken");
    Some(rows)
}

/// The records in the answer to a write: one object, an array of them, or a wrapper; what cannot be read
/// is left out (facts 2.4, 6.1: a single object is VERIFIED for clients and ASSUMED for licences).
pub(super) fn written(text: &str, module: Module) -> Vec<Object<'_>> {
    let Some(json) = Json::parse(text) else { return Vec::new() };
    if let Some(rows) = json.array() {
        return rows.into_iter().filter_map(Json::object).collect();
    }
    let Some(object) = json.object() else { return Vec::new() };
    match object.get(module.rows()).and_then(Json::array) {
        Some(rows) => rows.into_iter().filter_map(Json::object).collect(),
        None => vec![object],
    }
}
