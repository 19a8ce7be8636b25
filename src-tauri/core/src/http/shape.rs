//! The shape of answers: which members they have, of which types, how their values are written, and never the values
//! themselves. So that whoever has real credentials can show where reality differs from what is assumed, without
//! showing a customer's data.

use super::values::Json;
use super::{Answer, Request};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Elements of a list that are looked at.
const SAMPLE: usize = 200;
/// Members that are noted of one call.
const MOST: usize = 2_000;
/// Ways of writing that are noted of one member.
const WAYS: usize = 8;
/// Names that are noted of one member.
const NAMES: usize = 60;
/// Longer texts are words, not numbers or dates.
const LONGEST: usize = 32;
/// How deep it looks.
const DEEPEST: usize = 12;

/// What one member of an answer is like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Member {
    /// How often it was of each type: text, empty, whole, decimal, flag, object, list, null.
    pub types: BTreeMap<&'static str, u64>,
    /// How its values are written, each digit as 9 and each letter as a: `9999-99-99`.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub written: BTreeSet<String>,
    /// Its values, where they are the vendor's own names of fields and states.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub names: BTreeSet<String>,
}

/// What the answers to one call are like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CallShape {
    /// How often it answered with each status.
    pub statuses: BTreeMap<u16, u64>,
    /// Its members by their path: `[].Fields[].Value`.
    pub members: BTreeMap<String, Member>,
}

/// Collects shapes. Clones share what was collected.
#[derive(Debug, Clone)]
pub struct Shapes {
    named: &'static [&'static str],
    calls: Arc<Mutex<BTreeMap<String, CallShape>>>,
}

impl Shapes {
    /// Of a vendor whose members ending with one of `named` hold names of its own (of fields, states), no data.
    pub fn new(named: &'static [&'static str]) -> Self {
        Self { named, calls: Arc::default() }
    }

    /// What was collected, by call.
    pub fn calls(&self) -> BTreeMap<String, CallShape> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks at one answer.
    pub(super) fn take(&self, request: &Request, answer: &Answer) {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        let call = calls.entry(call(request.url.path())).or_default();
        *call.statuses.entry(answer.status).or_default() += 1;
        if let (true, Some(json)) = (answer.is_success(), Json::parse(&answer.text)) {
            self.look(json, "", 0, &mut call.members);
        }
    }

    fn look(&self, json: Json<'_>, path: &str, depth: usize, members: &mut BTreeMap<String, Member>) {
        if depth > DEEPEST || members.len() >= MOST && !members.contains_key(path) {
            return;
        }
        let member = members.entry(path.to_owned()).or_default();
        *member.types.entry(kind(json)).or_default() += 1;
        if let Some(object) = json.object() {
            for (name, value) in object.iter() {
                let inner = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                self.look(value, &inner, depth + 1, members);
            }
        } else if let Some(list) = json.array() {
            for value in list.into_iter().take(SAMPLE) {
                self.look(value, &format!("{path}[]"), depth + 1, members);
            }
        } else if let Some(text) = json.text() {
            let text = text.trim();
            if self.named.iter().any(|end| path.ends_with(end)) && text.len() <= 2 * LONGEST {
                if member.names.len() < NAMES {
                    member.names.insert(text.to_owned());
                }
            } else if member.written.len() < WAYS {
                member.written.extend(masked(text));
            }
        }
    }
}

fn kind(json: Json<'_>) -> &'static str {
    let text = json.as_json().trim_start();
    match text.as_bytes().first() {
        Some(b'{') => "object",
        Some(b'[') => "list",
        Some(b'"') if text.trim_end() == "\"\"" => "empty",
        Some(b'"') => "text",
        Some(b't' | b'f') => "flag",
        Some(b'n') | None => "null",
        Some(_) if text.contains(['.', 'e', 'E']) => "decimal",
        Some(_) => "whole",
    }
}

/// A text with digits in it, as it is written: a number, a date, an id. Words are not told at all.
fn masked(text: &str) -> Option<String> {
    let fits = text.chars().count() <= LONGEST && text.contains(|c: char| c.is_ascii_digit());
    let mask = |c: char| match c {
        c if c.is_numeric() => '9',
        c if c.is_alphabetic() => 'a',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    fits.then(|| text.chars().map(mask).collect())
}

/// The end of a path, without numbers: they may be somebody's.
fn call(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let last = parts.iter().rev().take(2).rev();
    let told =
        last.map(|part| if part.bytes().any(|b| b.is_ascii_digit()) && part.len() > 3 { "…" } else { part });
    told.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> BTreeMap<String, Member> {
        let mut members = BTreeMap::new();
        let shapes = Shapes::new(&["Fields[].Name"]);
        shapes.look(Json::parse(text).unwrap(), "", 0, &mut members);
        members
    }

    #[test]
    fn members_types_and_ways_of_writing_are_told() {
        let members =
            of(r#"[{"Id":7,"Cost":9.4,"Since":"2024-03-18T00:00:00","Gone":null,"Name":"Acme 24 Ltd"},
            {"Id":"8","Fields":[{"Name":"Quantity","Value":"12"},{"Name":"Seats","Value":3}]}]"#);
        let types = |path: &str| members[path].types.keys().copied().collect::<Vec<_>>();
        assert_eq!(types("[].Id"), ["text", "whole"], "both types are told");
        assert_eq!((types("[].Cost"), types("[].Gone")), (vec!["decimal"], vec!["null"]));
        assert_eq!(
            members["[].Since"].written,
            ["9999-99-99a99:99:99".to_owned()].into(),
            "how dates are written"
        );
        assert_eq!(members["[].Name"].written, ["aaaa 99 aaa".to_owned()].into(), "a name is not told");
        let names = &members["[].Fields[].Name"].names;
        assert!(
            names.contains("Quantity") && names.contains("Seats"),
            "the vendor's names of its fields: {names:?}"
        );
        assert!(members["[].Fields[].Value"].written.contains("99"), "but not what they hold");
    }

    #[test]
    fn calls_are_told_without_numbers() {
        assert_eq!(call("/SimpleAPI/SimpleAPIService.svc/rest/GetCompany"), "rest/GetCompany");
        assert_eq!(call("/api/SoftwareLicence/41982"), "SoftwareLicence/…");
        assert_eq!(call("/Billing/v1/AccountTotals"), "v1/AccountTotals");
    }

    proptest! {
        #[test]
        fn no_value_comes_out(name in "[A-Z][a-z]{3,12} [A-Z][a-z]{3,9}", number in 10_000u32..) {
            let text = format!(r#"{{"Name":"{name}","Deep":[{{"Any":"{name} {number}","N":{number}}}]}}"#);
            let told = serde_json::to_string(&of(&text)).unwrap();
            prop_assert!(!told.contains(&name) && !told.contains(&number.to_string()), "{}", told);
        }
    }
}
