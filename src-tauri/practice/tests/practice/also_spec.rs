//! Every answer of the imitated ALSO, held against the vendor's own specification.
//!
//! The specification is the vendor's text and so not in this repository. It is looked for beside it, and where
//! `HALYARD_ALSO_SPEC` says; without it the tests say so and check nothing.

use crate::also_caller::{AlsoCaller, company};
use crate::caller::{begin, small};
use halyard_practice::{PracticeOptions, Size};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::PathBuf};

/// Members that the real one returns though the specification lacks them.
const UNDOCUMENTED: &[&str] = &[
    "ProvisioningStatus",
    "AdvancePeriodEndAction",
    "ContactPhone",
    "State",
    "Language",
    "TehnicalAccountManager",
];

/// Operations that only look, and are not imitated.
const NOT_IMITATED: &[&str] = &[
    "GetSubscriptionDependencies",
    "GetPossibleServicesForParent",
    "GetFieldsForService",
    "ValidateFields",
    "GetRemoteEnums",
    "GetCreditLimit",
    "ListCreditCheckOrdersForApproval",
    "GetAccountCustomActionsWithFields",
    "GetRemoteEnumValuesForCustomAction",
    "GetUser",
    "GetUsers",
    "GetAvailableServicesForMarketplace",
    "GetMarketplaceServiceCharges",
    "GetSpecialProductTermsForService",
    "GetDepartment",
    "GetDepartments",
    "GetResellerByVatId",
    "GetCompanyByVatId",
    "GetLatestInvoices",
    "GetLatestInvoicesForPeriod",
    "GetSecurityRoles",
    "GetServiceInformation",
    "GetPossibleServicesForUpgrade",
    "GetSubscriptionFieldsForUpgrade",
    "GetSubscriptionFieldsForRenew",
    "GetSpecialDeal",
];

/// Operations that are imitated.
const IMITATED: &[&str] = &[
    "GetSessionToken",
    "PingPong",
    "TerminateSessionToken",
    "GetCompany",
    "GetCompanies",
    "GetReseller",
    "GetResellers",
    "GetSubscriptions",
    "GetSubscription",
    "GetSubscriptionWithAddons",
    "GetMarketplaces",
    "ListMarketplaceServices",
    "GetPreviewInvoices",
    "GetReports",
    "ExecuteReport",
];

struct Spec(Value);

fn spec() -> Option<Spec> {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/specs/also-simpleapi-1.0.0.yaml");
    let path = std::env::var_os("HALYARD_ALSO_SPEC").map_or(beside, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: the vendor's specification is not at hand (set HALYARD_ALSO_SPEC to its path)");
        return None;
    };
    Some(Spec(yaml_serde::from_str(&text).expect("the specification is YAML")))
}

impl Spec {
    fn operations(&self) -> Vec<String> {
        let paths = self.0["paths"].as_object().expect("it has paths");
        paths.keys().map(|path| path.trim_start_matches('/').to_owned()).collect()
    }

    /// What is wrong with an answer.
    fn faults(&self, operation: &str, answer: &Value) -> Vec<String> {
        let content = &self.0["paths"][format!("/{operation}")]["post"]["responses"]["200"]["content"];
        let schema = content.as_object().and_then(|kinds| kinds.values().next()).map(|kind| &kind["schema"]);
        let mut wrong = Vec::new();
        self.hold(schema.expect("the answer has a schema"), answer, operation, &mut wrong);
        wrong
    }

    fn hold(&self, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return self.hold(&self.0["components"]["schemas"][name], value, at, wrong);
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let fits = choices.iter().any(|choice| {
                let mut inner = Vec::new();
                self.hold(choice, value, at, &mut inner);
                inner.is_empty()
            });
            if !fits {
                wrong.push(format!("{at}: {value} fits none of the choices"));
            }
            return;
        }
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.hold(part, value, at, wrong);
        }
        if let Some(choices) = schema["enum"].as_array().filter(|choices| !choices.contains(value)) {
            wrong.push(format!("{at}: {value} is none of {choices:?}"));
        }
        let fits = match schema["type"].as_str() {
            Some("string") => value.is_string(),
            Some("integer") => value.is_i64(),
            Some("number") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            Some("array") => value.is_array(),
            // An object without properties stands for anything at all in this specification.
            Some("object") => value.is_object() || schema["properties"] == json!({}),
            _ => true,
        };
        if !fits {
            wrong.push(format!("{at}: {value} is no {}", schema["type"]));
        }
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            self.hold(&schema["items"], item, &format!("{at}[{place}]"), wrong);
        }
        let Some(known) = schema["properties"].as_object().filter(|known| !known.is_empty()) else { return };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if value.get(name).is_none() {
                wrong.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, member) in value.as_object().into_iter().flatten() {
            let at = format!("{at}.{name}");
            match known.get(name) {
                // Several addons come in an array, which the specification does not know.
                Some(schema) if name == "Addons" && member.is_array() => {
                    for item in member.as_array().into_iter().flatten() {
                        self.hold(schema, item, &at, wrong);
                    }
                }
                Some(schema) => self.hold(schema, member, &at, wrong),
                None if UNDOCUMENTED.contains(&name.as_str()) => {}
                None => wrong.push(format!("{at}: no such member")),
            }
        }
    }
}

#[tokio::test]
async fn every_answer_is_as_specified() {
    let Some(spec) = spec() else { return };
    for size in [Size::Small, Size::Medium] {
        let caller = begin(PracticeOptions { size, ..small("report-rows=bare") }).await;
        let also = AlsoCaller::begin(&caller).await;
        let held = async |operation: &str, body: Value| {
            let answer = also.ask(operation, &body).await;
            assert_eq!(answer.status, 200, "{operation} {body}: {}", answer.text);
            let wrong = spec.faults(operation, &answer.json());
            assert!(wrong.is_empty(), "{operation} {body}: {wrong:?}");
            answer.json()
        };
        assert_eq!(spec.faults("GetSessionToken", &json!(also.token)), Vec::<String>::new(), "the token");
        for operation in ["GetCompany", "GetReseller", "GetCompanies", "GetResellers", "GetReports"] {
            held(operation, json!({})).await;
        }
        for body in [json!({}), json!({ "groupByDepartments": true })] {
            held("GetPreviewInvoices", body).await;
        }
        held("ExecuteReport", json!({ "reportName": "PracticeSeats", "parameters": {} })).await;
        let shelf = held("GetMarketplaces", json!({})).await;
        held("ListMarketplaceServices", json!({ "marketplaceId": shelf[0]["Id"] })).await;
        for one in caller.practice.also().companies() {
            let id = &one["AccountId"];
            held("GetCompany", json!({ "accountId": id })).await;
            if one["AccountType"] == "Company" {
                let rows = held("GetSubscriptions", json!({ "parentAccountId": id })).await;
                // Each of the small company's, one of each company's of the larger.
                let some = if size == Size::Small { usize::MAX } else { 1 };
                for row in rows.as_array().into_iter().flatten().take(some) {
                    for operation in ["GetSubscription", "GetSubscriptionWithAddons"] {
                        held(operation, json!({ "accountId": row["AccountId"] })).await;
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn the_check_finds_what_is_wrong() {
    let Some(spec) = spec() else { return };
    for answer in [
        json!({}),
        json!([{ "AccountId": "12" }]),
        json!([{ "AccountId": 1.5 }]),
        json!([{ "AccountState": "Asleep" }]),
        json!([{ "AccountID": 12 }]),
        json!([{ "Domain": [1] }]),
        json!([{ "BankDetails": { "IBAN": 1 } }]),
    ] {
        assert!(!spec.faults("GetCompanies", &answer).is_empty(), "{answer} is not as specified");
    }
    let field = json!({ "Fields": [{ "Name": "Quantity", "Value": true }] });
    assert!(!spec.faults("GetSubscription", &field).is_empty(), "a value is a text or a number");
}

#[tokio::test]
async fn every_operation_is_imitated_forbidden_or_known_to_look() {
    let Some(spec) = spec() else { return };
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let all: BTreeSet<String> = spec.operations().into_iter().collect();
    assert_eq!(all.len(), 70, "as many as the specification had when this was written");
    for operation in &all {
        let name = operation.as_str();
        let before = caller.practice.violations().len();
        let status = also.ask(name, &json!({})).await.status;
        let struck = caller.practice.violations().len() > before;
        let looks = IMITATED.contains(&name) || NOT_IMITATED.contains(&name);
        assert_eq!(struck, !looks, "{name} (answered {status}) is forbidden unless it only looks");
        assert!(!NOT_IMITATED.contains(&name) || status == 404 || status == 500, "{name}: {status}");
    }
    for name in IMITATED.iter().chain(NOT_IMITATED) {
        assert!(all.contains(*name), "{name} is an operation of the specification");
    }
}
