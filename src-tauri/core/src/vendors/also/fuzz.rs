//! Properties of reading ALSO: whatever an answer holds, it is used as it stands, rejected by number or
//! refused whole; nothing panics, nothing is made up.

use super::AlsoSettings;
use super::address::rest;
use super::fault::Fault;
use super::map::reading;
use super::session::token;
use super::wire::{companies, company};
use crate::domain::Quantity;
use crate::http::odd::{cases, is_nought, leaf, object};
use crate::http::values::Json;
use proptest::prelude::*;
use std::collections::HashSet;

const COMPANY: &[&str] = &[
    "AccountId",
    "AccountState",
    "AccountType",
    "CompanyName",
    "Address",
    "City",
    "Zip",
    "Country",
    "BankDetails",
];
const ROW: &[&str] = &[
    "CompanyAccountId",
    "AccountState",
    "ServiceName",
    "ServiceDisplayName",
    "Status",
    "ErrorDetails",
    "Fields",
    "PriceableItems",
    "Addons",
    "BillingStartDate",
    "AdvancePeriodEndDate",
    "ContractEndDate",
    "ScheduledTerminationDate",
    "AdvancePeriodEndAction",
];
const CHARGE: &[&str] = &[
    "PriceableItemType",
    "IsUDRCField",
    "FieldName",
    "PurchasePrice",
    "SalesPrice",
    "Currency",
    "PrepaidPeriodInMonths",
    "CommitementPeriodInMonths",
];

/// A subscription that may well be used: it has one of few ids, a count of any kind, and charges.
fn likely() -> impl Strategy<Value = String> {
    let field = (prop::sample::select(vec!["Quantity", "Seats", "NumberofCSPlicenses", "OfferId"]), leaf());
    let fields = prop::collection::vec(field, 0..4);
    let charges = prop::collection::vec(object(CHARGE), 0..4);
    (object(ROW), 0u8..5, fields, charges).prop_map(|(odd, id, fields, charges)| {
        let inner = odd.strip_prefix('{').and_then(|o| o.strip_suffix('}')).unwrap_or_default();
        let more = if inner.is_empty() { String::new() } else { format!(",{inner}") };
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!(r#"{{"Name":"{name}","Value":{value}}}"#)).collect();
        format!(
            r#"{{"AccountId":{id},"Fields":[{}],"PriceableItems":[{}]{more}}}"#,
            fields.join(","),
            charges.join(",")
        )
    })
}

fn fault() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Fault",
        "s:Fault",
        "Envelope",
        "Body",
        "Detail",
        "ServiceException",
        "Message",
        "Text",
        "IsSessionExpired",
        "IssueToken",
        "html",
    ]);
    let piece = prop_oneof![
        4 => name.clone().prop_map(|name| format!("<{name}>")),
        4 => name.clone().prop_map(|name| format!("</{name}>")),
        1 => name.prop_map(|name| format!("<{name} i:nil=\"true\"/>")),
        2 => "[a-z &;<]{0,12}",
        1 => prop::sample::select(vec![
            "&amp;", "&#x41;", "&#0;", "&#xD800;", "&a;", "<![CDATA[<]]>", "<!-- -->", "<?xml version=\"1.0\"?>",
            "<!DOCTYPE a [<!ENTITY a \"&a;\">]>", "<!", "<![CDATA[",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_answer_of_a_company_is_used_or_rejected(
        rows in prop::collection::vec(prop_oneof![8 => likely(), 2 => object(ROW), 1 => leaf()], 0..9),
    ) {
        let text = format!("[{}]", rows.join(","));
        let Some(json) = Json::parse(&text) else { return Ok(()) };
        let one = company(Json::parse(r#"{"AccountId":7}"#).unwrap(), None).unwrap();
        let Ok(read) = reading(json, &one, &HashSet::from([7, 8]), &AlsoSettings::default()) else { return Ok(()) };
        prop_assert_eq!(read.rows, rows.len(), "every row is counted");
        let mut keys: Vec<&str> = read.subscriptions.iter().map(|s| s.key.0.as_str()).collect();
        keys.dedup();
        prop_assert_eq!(keys.len(), read.subscriptions.len(), "each key once");
        let nought = text.contains("\"Value\":\"") || rows.iter().any(|row| {
            row.split("\"Value\":").skip(1).any(|rest| is_nought(rest.split(['}', ',']).next().unwrap_or_default()))
        });
        for s in &read.subscriptions {
            prop_assert_eq!(&s.customer, &one.id, "nobody else's");
            if let Quantity::Known(seats) = &s.quantity {
                prop_assert!(seats.value > 0 || (seats.value == 0 && nought), "nobody wrote it: {s:?}");
            }
            for money in [&s.unit_cost, &s.unit_price].into_iter().flatten() {
                prop_assert!(!money.value.amount.is_sign_negative() || money.value.amount.is_zero(), "{money:?}");
            }
            for day in [&s.start, &s.end].into_iter().flatten() {
                prop_assert!((1902..=2100).contains(&day.value.year()), "{day:?}");
            }
        }
        // What was read comes back from where it is kept as it was.
        let kept: crate::vendors::CustomerReading =
            serde_json::from_str(&serde_json::to_string(&read).unwrap()).unwrap();
        prop_assert_eq!(kept, read);
    }

    #[test]
    fn any_list_of_companies_is_counted(list in prop::collection::vec(prop_oneof![6 => object(COMPANY), 1 => leaf()], 0..9)) {
        let text = format!("[{}]", list.join(","));
        if let Some(json) = Json::parse(&text) {
            let found = companies(json).unwrap();
            prop_assert_eq!(found.listed.len() + found.unusable, list.len(), "none is lost");
            for one in &found.listed {
                prop_assert_eq!(one.id.as_str(), one.number.to_string(), "one id in both forms");
                prop_assert!(company(json, Some(one.number)).is_some(), "the one asked for is found");
            }
        }
    }

    #[test]
    fn any_text_is_a_fault_or_not(text in prop_oneof![fault(), any::<String>()]) {
        if let Some(found) = Fault::parse(&text) {
            prop_assert!(!text.contains("<!DOCTYPE"), "a document type is refused");
            prop_assert!(found.message.chars().count() <= 1000, "little is taken");
        }
        let wrapped = format!("<Fault><Message>{text}</Message></Fault>");
        let _ = Fault::parse(&wrapped);
    }

    #[test]
    fn any_text_is_a_token_or_not(text in any::<String>()) {
        if let Some(found) = token(&text) {
            prop_assert!(found.expose().bytes().all(|b| b.is_ascii_graphic()), "a header can carry it");
        }
    }

    #[test]
    fn addresses_settle_on_the_host_that_was_typed(
        host in "[a-z]{1,8}\\.(also\\.com|alsofrance\\.fr)", path in "(/[A-Za-z0-9._~%-]{0,9}){0,4}[.]{0,2}(#/[a-z/]{0,9})?",
        any in any::<String>(),
    ) {
        let at = |url: &str| rest(&AlsoSettings { marketplace_url: url.to_owned(), ..AlsoSettings::default() });
        let _ = at(&any);
        let found = at(&format!("https://{host}{path}")).unwrap();
        prop_assert_eq!(found.host_str(), Some(host.as_str()));
        prop_assert_eq!(at(found.as_str()).unwrap(), found, "repaired twice");
    }
}
