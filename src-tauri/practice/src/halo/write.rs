//! `POST` of an array, and the one `DELETE` there is.
//!
//! Array only, 415 without JSON, 201 for created and updated: VERIFIED. That elements before a refused one
//! have landed: ASSUMED (the worse case). May not know rules of single entities.

use super::{
    batch::{self, Then},
    check,
    entity::Entity,
    fields, invoices,
    refusal::Refusal,
    store::Store,
    table::to_text,
    update,
};
use crate::{
    faults::Turn,
    net::{Ask, Reply},
};
use serde_json::{Map, Value, json};

/// Answers `POST /Entity`.
pub(super) fn post(store: &mut Store, entity: Entity, ask: &Ask, turn: &mut Turn) -> Result<Reply, Refusal> {
    if !matches!(ask.media_type().as_str(), "application/json" | "text/json") {
        return Err(Refusal::bare(415));
    }
    let elements = elements(&ask.body)?;
    for (index, element) in elements.iter().enumerate() {
        check::types(fields::of(entity), index, element)?;
        if element.get("id").is_some_and(|id| !id.is_null() && id.as_i64().is_none()) {
            let why = format!("Input string is not a valid integer. Path '[{index}].id'.");
            return Err(Refusal::member(index, "id", why));
        }
    }
    let portion = batch::portion(elements.len(), turn)?;
    let mut written = Vec::with_capacity(portion.taken.len());
    for index in portion.taken {
        if let Some(element) = elements.get(index) {
            written.push(update::apply(store, entity, index, element, turn)?);
        }
    }
    let status = if turn.on("post-200") { 200 } else { 201 };
    let text = |id: &i64| record(store, entity, *id);
    let array = |ids: &[i64]| format!("[{}]", ids.iter().map(text).collect::<Vec<_>>().join(","));
    let last = written.last().map(text).unwrap_or_default();
    Ok(match portion.then {
        Then::Fail(400) => return Err(Refusal::whole("The other records could not be saved")),
        Then::Fail(status) => Reply::html(status, "Internal Server Error"),
        Then::Last => Reply::json(status, last),
        Then::All if elements.len() == 1 => match turn.setting("answer").as_deref() {
            Some("array") => Reply::json(status, array(&written)),
            Some("nothing") => Reply::nothing(status),
            Some("id") => Reply::json(status, json!({ "id": written.first() }).to_string()),
            _ => Reply::json(status, last),
        },
        Then::All => Reply::json(status, array(&written)),
        Then::Shuffled => {
            written.reverse();
            let middle = written.len() / 2;
            written.rotate_left(middle);
            Reply::json(status, array(&written))
        }
    })
}

fn elements(body: &[u8]) -> Result<Vec<Map<String, Value>>, Refusal> {
    let value: Value = serde_json::from_slice(body)
        .map_err(|_| Refusal::whole("The body is not valid JSON. Path '', line 1."))?;
    let Value::Array(values) = value else {
        return Err(Refusal::whole(
            "Cannot deserialize the current JSON; a JSON array is required. Path ''.",
        ));
    };
    if values.is_empty() {
        return Err(Refusal::whole("A non-empty request body is required."));
    }
    let each = values.into_iter().enumerate().map(|(index, value)| match value {
        Value::Object(members) => Ok(members),
        _ => Err(Refusal::whole(format!("Cannot deserialize element [{index}]; an object is required."))),
    });
    each.collect()
}

fn record(store: &Store, entity: Entity, id: i64) -> String {
    let Some(row) = store.get(entity, id) else { return "{}".to_owned() };
    if entity == Entity::Invoice {
        to_text(&invoices::computed(store, row.members()))
    } else {
        row.full.to_string()
    }
}

/// Answers `DELETE /SoftwareLicence/{id}` (VERIFIED to exist; its answer is ASSUMED from the client's).
pub(super) fn delete_licence(store: &mut Store, id: &str, turn: &mut Turn) -> Result<Reply, Refusal> {
    let id: i64 = id.parse().map_err(|_| Refusal::bare(404))?;
    let Some(row) = store.get(Entity::Licence, id) else { return Err(Refusal::bare(404)) };
    match turn.setting("deletes").as_deref() {
        Some("kept") => return Ok(Reply::json(200, json!({ "id": id }).to_string())),
        Some("marked") => {
            let mut members = row.members();
            members.insert("deleted".to_owned(), json!(true));
            store.put(Entity::Licence, members);
            return Ok(Reply::nothing(204));
        }
        Some("refused") => return Err(Refusal::whole("The licence is in use and cannot be deleted")),
        _ => {}
    }
    if store.table_mut(Entity::Licence).remove(id) {
        Ok(Reply::json(200, json!({ "id": id }).to_string()))
    } else {
        Err(Refusal::bare(404))
    }
}
