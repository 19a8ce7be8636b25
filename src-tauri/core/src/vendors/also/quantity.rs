//! How many seats a subscription has. ALSO has no such member: the count is one of a service's own fields
//! (facts 6). Four rules in order; where none fits, it is not known, which is neither 1 nor 0.
//!
//! None of them is marked as assumed, for an assumed count would never follow a change of seats:
//! a setting is a person's word; `Quantity` is VERIFIED; the field of a charge by units is the field ALSO
//! itself bills by, only the reading of its names is ASSUMED; and the one field that looks like a count is
//! taken as a live client does. In all four the number is ALSO's own, and any doubt about it, two candidates
//! or a value that is no whole number, leaves it unknown.

use super::rules::is_setup;
use super::wire::Row;
use crate::domain::Sourced;
use crate::http::values::Json;

/// What a count's field has in its name (facts 6, rule 3).
const LIKELY: [&str; 4] = ["quantity", "licen", "seat", "user"];
/// What the name of a field ends with that has one of these and is no count (ASSUMED).
const UNLIKELY: [&str; 6] = ["id", "name", "mail", "type", "date", "number"];

/// Seats with the rule that found them, or why they are not known. `named` is the field that a person named
/// for this service.
pub(super) fn quantity(row: &Row<'_>, named: Option<&str>) -> Result<Sourced<i64>, String> {
    if let Some(name) = named {
        return match row.field(name) {
            Some(value) => seats(name, value, format!("from field {name}, as set for this service")),
            None => Err(format!("it has no field {name}, which the settings name for this service")),
        };
    }
    if let Some(found) = by_charge(row) {
        return found;
    }
    if let Some(value) = row.field("Quantity") {
        return seats("Quantity", value, "quantity from field Quantity".to_owned());
    }
    by_name(row)
}

/// The field that a charge by units names.
fn by_charge(row: &Row<'_>) -> Option<Result<Sourced<i64>, String>> {
    let mut found: Vec<(String, Json<'_>)> = Vec::new();
    for charge in row.charges.iter().filter(|charge| by_units(charge) && !is_setup(charge)) {
        let Some(name) = charge.get("FieldName").and_then(Json::words) else { continue };
        if let Some(value) = row.field(&name)
            && !found.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name))
        {
            found.push((name, value));
        }
    }
    let counts: Vec<Option<i64>> = found.iter().map(|(_, value)| whole(*value)).collect();
    if counts.windows(2).any(|pair| pair[0] != pair[1]) {
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        return Some(Err(format!("its charges count by fields that differ: {}", list(&names))));
    }
    let (name, value) = found.first()?;
    Some(seats(name, *value, format!("quantity from field {name}, which its charge by units names")))
}

/// Whether a charge goes by units.
pub(super) fn by_units(charge: &crate::http::values::Object<'_>) -> bool {
    charge.get("IsUDRCField").and_then(Json::flag) == Some(true)
}

/// The one field that looks like a count.
fn by_name(row: &Row<'_>) -> Result<Sourced<i64>, String> {
    let likely = |name: &str| {
        let name = name.to_ascii_lowercase();
        let counts = LIKELY.iter().any(|word| name.contains(word));
        counts && (name.starts_with("number") || !UNLIKELY.iter().any(|end| name.ends_with(end)))
    };
    let found: Vec<_> = row
        .fields
        .iter()
        .filter(|field| likely(&field.name))
        .filter_map(|field| Some((field.name.as_str(), field.value.filter(|v| v.decimal().is_some())?)))
        .collect();
    match found.as_slice() {
        [] => Err("none of its fields holds a count".to_owned()),
        [(name, value)] => {
            seats(name, *value, format!("quantity from field {name}, the only one that looks like a count"))
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(name, _)| *name).collect();
            Err(format!("more than one of its fields may be the count: {}", list(&names)))
        }
    }
}

/// Halo's count is a 32-bit number.
fn seats(name: &str, value: Json<'_>, rule: String) -> Result<Sourced<i64>, String> {
    match whole(value) {
        Some(seats) if (0..=i64::from(i32::MAX)).contains(&seats) => Ok(Sourced::given(seats, rule)),
        _ => Err(format!("its field {name} is {}", shown(value))),
    }
}

/// A whole number. As text, `1.200` and `1,200` are twelve hundred to some and little more than one to
/// others: not known.
fn whole(value: Json<'_>) -> Option<i64> {
    let text = value.text()?;
    let thousands = text.split_once('.').is_some_and(|(_, rest)| rest.len() == 3);
    let as_text = value.as_json().starts_with('"');
    if as_text && (text.contains(',') || thousands) {
        return None;
    }
    value.whole()
}

/// A value as it is quoted in a reason.
fn shown(value: Json<'_>) -> String {
    value.text().map_or_else(|| "not a number".to_owned(), |text| text.chars().take(20).collect())
}

fn list(names: &[&str]) -> String {
    names.iter().take(5).copied().collect::<Vec<_>>().join(", ")
}
