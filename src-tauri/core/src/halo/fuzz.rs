//! Properties of reading Halo: whatever a list or an answer to a write holds, nothing is made up of it, and
//! what cannot be used stops the reading instead of making it shorter.

use super::address::Repaired;
use super::invoices::recurring_invoice;
use super::map;
use super::module::Module;
use super::wire::{list_page, written};
use crate::http::odd::{is_nought, list, object, rows};
use crate::http::values::{Json, Object};
use proptest::prelude::*;

const NAMES: &[&str] = &[
    "id",
    "client_id",
    "toplevel_id",
    "main_site_id",
    "type",
    "name",
    "count",
    "purchase_price",
    "start_date",
    "end_date",
    "billing_cycle",
    "is_active",
    "inactive",
    "deleted",
    "notes",
    "lines",
    "quantity_licences",
];
const KEYS: &[&str] = &["licences", "clients", "Licences", "records", "record_count"];
const PAGES: &[&str] = &["record_count", "page_no", "page_size", "columns"];
const MODULES: [Module; 5] =
    [Module::Clients, Module::Sites, Module::TopLevels, Module::Licences, Module::RecurringInvoices];

fn member<'a>(object: &Object<'a>, name: &str) -> Option<&'a str> {
    object.get(name).map(Json::as_json)
}

fn check(object: &Object<'_>) -> Result<(), TestCaseError> {
    let _ = (map::client(object), map::site(object), map::top_level(object), recurring_invoice(object));
    let Some(licence) = map::licence(object) else {
        let id = object.get("id").and_then(Json::whole);
        prop_assert_eq!(id, None, "a record is refused for its id alone");
        return Ok(());
    };
    for (name, value) in [("count", licence.count), ("purchase_price", licence.purchase_price)] {
        let written = member(object, name);
        if value.is_some_and(|v| v.is_zero()) {
            prop_assert!(written.is_some_and(is_nought), "{name} {written:?} became 0");
        }
        prop_assert!(written.is_some() || value.is_none(), "{name} is not there and became {value:?}");
    }
    prop_assert!(
        licence.client.is_none_or(|c| c.0 > 0),
        "nobody's licence is not client {:?}",
        licence.client
    );
    for day in [licence.start_date, licence.end_date].into_iter().flatten() {
        prop_assert!(day.year() > 1901, "{day} means none");
    }
    prop_assert!(licence.notes.is_none() || member(object, "notes").is_some());
    Ok(())
}

proptest! {
    #[test]
    fn any_record_is_read_or_refused(text in object(NAMES)) {
        if let Some(object) = Json::parse(&text).and_then(Json::object) {
            check(&object)?;
        }
    }

    /// Every row of a list is there to be read or refused; none is passed over.
    #[test]
    fn a_list_keeps_all_its_rows(text in list(rows(NAMES), KEYS, PAGES), module in prop::sample::select(&MODULES[..])) {
        let Some(json) = Json::parse(&text) else { return Ok(()) };
        if let Some(page) = list_page(json, module) {
            let bare = json.array().map(|rows| rows.len());
            prop_assert!(bare.is_none_or(|rows| rows == page.rows.len()));
            for row in &page.rows {
                if let Some(object) = row.object() {
                    check(&object)?;
                }
            }
        }
    }

    #[test]
    fn any_answer_to_a_write_is_evidence_or_nothing(
        text in prop_oneof![list(rows(NAMES), KEYS, PAGES), object(NAMES), any::<String>()], cut in 0usize..400,
    ) {
        for text in [text.as_str(), text.get(..cut).unwrap_or_default()] {
            for object in written(text, Module::Licences) {
                check(&object)?;
            }
        }
    }

    /// The two servers and the tenant come from what was typed, and stay as they are when typed again.
    #[test]
    fn addresses_settle_on_the_host_that_was_typed(
        host in "[a-z]{1,8}\\.(halopsa\\.com|example\\.net)", path in "(/[ -~]{0,20}){0,3}",
        auth in prop_oneof![Just(String::new()), any::<String>(), "[a-z]{1,5}\\.example\\.net[ -~]{0,12}"],
        tenant in prop::option::of(any::<String>()),
    ) {
        let typed = format!("https://{host}{path}");
        if let Ok(first) = Repaired::from_entered(&typed, &auth, tenant.as_deref()) {
            prop_assert_eq!(first.resource.host_str(), Some(host.as_str()), "{}", typed);
            if auth.trim().is_empty() {
                prop_assert_eq!(first.auth.host_str(), Some(host.as_str()), "the secret goes where the records go");
            }
            let again = Repaired::from_entered(&first.resource_text(), &first.auth_text(), first.tenant.as_deref()).unwrap();
            prop_assert_eq!((&again.resource, &again.auth), (&first.resource, &first.auth));
            prop_assert_eq!(&again.tenant, &first.tenant);
            prop_assert!(again.notes.is_empty(), "repaired twice: {:?}", again.notes);
        }
    }
}
