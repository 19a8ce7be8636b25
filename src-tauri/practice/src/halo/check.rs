//! Checks what is sent, member by member.
//!
//! Types and `95.0` for a whole number: VERIFIED to be refused. Lengths: VERIFIED from the database. One
//! fault per answer (VERIFIED). May not look at other records.

use super::{
    fields::{Field, Kind},
    refusal::Refusal,
    table::stored,
};
use crate::calendar::halo_date;
use serde_json::{Map, Value};

/// Refuses the first member whose type is wrong. Null counts as not sent (ASSUMED).
pub(super) fn types(fields: &[Field], index: usize, sent: &Map<String, Value>) -> Result<(), Refusal> {
    for (name, value) in sent {
        let Some(field) = fields.iter().find(|field| field.name == name) else { continue };
        if value.is_null() || fits(field.kind, value) {
            continue;
        }
        let why = match field.kind {
            Kind::Int => format!("Input string '{value}' is not a valid integer. Path '[{index}].{name}'."),
            Kind::Date => format!("Could not convert to DateTime: {value}. Path '[{index}].{name}'."),
            kind => format!("Error converting value {value} to type '{kind:?}'. Path '[{index}].{name}'."),
        };
        return Err(Refusal::member(index, name, why));
    }
    Ok(())
}

fn fits(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Int => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Kind::Double => value.is_number(),
        Kind::Flag => value.is_boolean(),
        Kind::Text(_) => value.is_string(),
        Kind::Date => value.as_str().and_then(halo_date).is_some(),
        Kind::List => value.is_array(),
        Kind::Object => value.is_object(),
    }
}

/// The members that are stored, dates in Halo's form; refuses the first text that is too long.
pub(super) fn storable(
    fields: &[Field],
    index: usize,
    sent: &Map<String, Value>,
) -> Result<Map<String, Value>, Refusal> {
    let mut kept = Map::new();
    for field in fields.iter().filter(|field| stored(field.keep)) {
        let Some(value) = sent.get(field.name).filter(|value| !value.is_null()) else { continue };
        let value = match (field.kind, value) {
            (Kind::Text(limit), Value::String(text)) if limit > 0 && text.chars().count() > limit => {
                let why = format!(
                    "String or binary data would be truncated ({} of {limit}).",
                    text.chars().count()
                );
                return Err(Refusal::member(index, field.name, why));
            }
            (Kind::Date, Value::String(text)) => halo_date(text).map_or(Value::Null, Value::String),
            _ => value.clone(),
        };
        kept.insert(field.name.to_owned(), value);
    }
    Ok(kept)
}

/// Refuses an empty name.
pub(super) fn name(index: usize, value: Option<&Value>) -> Result<(), Refusal> {
    match value.and_then(Value::as_str) {
        Some(name) if !name.trim().is_empty() => Ok(()),
        _ => Err(Refusal::member(index, "name", "A name must be entered")),
    }
}
