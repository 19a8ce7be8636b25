//! What ALSO's data looks like: its oddities, its settings, and how it relates to Halo.

use crate::also_caller::{AlsoCaller, company, is_fault};
use crate::caller::{begin, small};
use halyard_practice::{Likeness, PracticeOptions, Size};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn field<'a>(row: &'a Value, name: &str) -> Option<&'a Value> {
    row["Fields"].as_array()?.iter().find(|field| field["Name"] == name).map(|field| &field["Value"])
}

fn items(row: &Value) -> &[Value] {
    row["PriceableItems"].as_array().map_or(&[], Vec::as_slice)
}

#[tokio::test]
async fn every_oddity_is_in_the_small_company() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let rows = also.all_subscriptions().await;
    let some = |what: &str, test: &dyn Fn(&Value) -> bool| {
        assert!(rows.iter().any(test), "no subscription: {what}");
    };
    for term in [(12, 1), (12, 12), (1, 1), (36, 1)] {
        some(&format!("of the term {term:?}"), &|row| {
            items(row).iter().any(|item| {
                (item["CommitementPeriodInMonths"].as_i64(), item["PrepaidPeriodInMonths"].as_i64())
                    == (Some(term.0), Some(term.1))
            })
        });
    }
    some("with a set-up item first", &|row| {
        items(row).len() == 2 && items(row)[0]["PriceableItemType"] == "Setup"
    });
    some("with two items that recur", &|row| {
        items(row).len() == 2 && items(row).iter().all(|item| item["PriceableItemType"] == "Monthly")
    });
    some("with its count as text", &|row| field(row, "Quantity").is_some_and(Value::is_string));
    some("with its count as a number", &|row| field(row, "Quantity").is_some_and(Value::is_number));
    some("charged by a named field", &|row| {
        let name = items(row).first().map(|item| (item["IsUDRCField"] == true, item["FieldName"].clone()));
        name == Some((true, json!("NumberofCSPlicenses"))) && field(row, "NumberofCSPlicenses").is_some()
    });
    some("without any count", &|row| row["ServiceDisplayName"] == "Domain name");
    some("that is a tenant's container", &|row| items(row).is_empty());
    some("in a tenant", &|row| {
        row["ParentType"].as_str().is_some_and(|kind| kind.contains("MicrosoftOrganizationtenant"))
    });
    some("of a department", &|row| row["ParentType"] == "Department");
    some("of a user", &|row| row["ParentType"] == "User");
    some("pending, with its error", &|row| {
        row["ProvisioningStatus"] == "Pending"
            && row["ErrorDetails"].as_str().is_some_and(|text| !text.is_empty())
    });
    some("with a term whose end is not told", &|row| {
        row.get("AdvancePeriodEndDate").is_none()
            && items(row).iter().any(|item| item["CommitementPeriodInMonths"] == 12)
    });
    some("that is to end", &|row| row["ScheduledTerminationDate"].is_string());
    some("that has ended", &|row| row["AccountState"] == "Terminated");
    some("that will not renew", &|row| row["AdvancePeriodEndAction"] == "Terminate");
    some("with more than two decimals", &|row| {
        items(row)
            .iter()
            .any(|item| item["PurchasePrice"].to_string().split('.').nth(1).is_some_and(|d| d.len() > 2))
    });
    let currencies: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| {
            items(row).iter().map(|item| item["Currency"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    assert_eq!(currencies, ["EUR", "GBP", "NOK"].map(str::to_owned).into(), "three currencies");
    let names: Vec<Value> = also.companies().await.iter().map(|one| one["CompanyName"].clone()).collect();
    assert!(names.iter().any(|name| !name.as_str().unwrap_or_default().is_ascii()), "accents: {names:?}");
    let mut kinds = BTreeSet::new();
    for row in &rows {
        let with =
            also.ask("GetSubscriptionWithAddons", &json!({ "accountId": row["AccountId"] })).await.json();
        kinds.insert(match &with["Addons"] {
            Value::Array(all) => all.len(),
            Value::Object(_) => 1,
            _ => 0,
        });
    }
    assert_eq!(kinds, [0, 1, 2].into(), "none, one as an object, two in an array");
}

#[tokio::test]
async fn companies_are_halos_clients() {
    for (size, least) in [(Size::Small, 10), (Size::Medium, 55)] {
        let caller = begin(PracticeOptions { size, ..small("") }).await;
        let pairings = caller.practice.also_pairings();
        assert!(pairings.len() >= least, "{size}: {} companies", pairings.len());
        let clients: std::collections::BTreeMap<i64, String> = caller
            .practice
            .halo()
            .clients()
            .iter()
            .map(|one| (one["id"].as_i64().unwrap_or(0), one["name"].as_str().unwrap_or_default().to_owned()))
            .collect();
        let giacom: BTreeSet<i64> =
            caller.practice.pairings().into_iter().flat_map(|pairing| pairing.client_ids).collect();
        let (mut both, mut alone, mut strangers) = (0, 0, 0);
        for pairing in &pairings {
            match pairing.client_ids.as_slice() {
                [] => strangers += 1,
                [id] => {
                    if giacom.contains(id) {
                        both += 1;
                    } else {
                        alone += 1;
                    }
                    let same = clients.get(id) == Some(&pairing.customer_name);
                    let told = matches!(pairing.likeness, Likeness::Same | Likeness::Inactive);
                    assert_eq!(same, told, "{pairing:?}");
                }
                more => panic!("{more:?} are two clients"),
            }
        }
        assert!(both >= 3 && alone >= 3 && strangers >= 2, "{size}: {both}, {alone}, {strangers}");
        let known: BTreeSet<String> =
            caller.practice.also().companies().iter().map(|one| one["AccountId"].to_string()).collect();
        assert!(pairings.iter().all(|one| known.contains(&one.customer_id)), "{size}: every id is there");
    }
}

#[tokio::test]
async fn some_licences_were_typed_by_hand() {
    let caller = company("").await;
    let first = &caller.practice.also_pairings()[0];
    let client = first.client_ids[0];
    let typed: Vec<Value> =
        caller.practice.halo().licences().into_iter().filter(|one| one["client_id"] == client).collect();
    assert_eq!(typed.len(), 4, "three from ALSO and one from long ago: {typed:?}");
    let rows = caller.practice.also().subscriptions(first.customer_id.parse().expect("a number"));
    let of = |name: &str| rows.iter().find(|row| row["ServiceDisplayName"] == name).expect("it is bought");
    assert_eq!(typed[0]["name"], of("Microsoft 365 Business Premium")["ServiceDisplayName"], "the same name");
    assert_eq!(typed[0]["count"], 12, "and the same count");
    assert_eq!(typed[1]["count"], 7, "one less than the eight there are");
    assert_eq!(typed[2]["name"], "Exchange Online (Plan 1) licences", "a name that is nearly the same");
}

#[tokio::test]
async fn settings_change_the_form() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let below = also.companies().await;
    let ask = |place: usize| json!({ "parentAccountId": below[place]["AccountId"] });
    caller.set_faults("parent-required");
    assert!(is_fault(&also.ask("GetCompanies", &json!({})).await, 500, "parentAccountId"), "strict");
    assert_eq!(also.companies().await, below, "with it, all is well");
    caller.set_faults("company-object");
    assert!(also.ask("GetCompany", &json!({})).await.json().is_object(), "one object, no array");
    caller.set_faults("subscription-object");
    assert!(also.ask("GetSubscriptions", &ask(1)).await.json().is_object(), "the only subscription");
    assert!(also.ask("GetSubscriptions", &ask(0)).await.json().is_array(), "several stay an array");
    assert_eq!(also.ask("GetSubscriptions", &ask(2)).await.text, "[]", "so does none");
    for (form, sign) in [
        ("fraction", "T"),
        ("plain", "T"),
        ("date", "-"),
        ("zulu", "Z"),
        ("offset", "+02:00"),
        ("wcf", "/Date("),
        ("none", "0001-01-01"),
    ] {
        caller.set_faults(&format!("date-form={form}"));
        let row = also.rows("GetSubscriptions", &ask(1)).await.remove(0);
        let date = row["BillingStartDate"].as_str().unwrap_or_default().to_owned();
        assert!(date.contains(sign), "{form}: {date}");
        assert_eq!(date.contains('.'), form == "fraction", "{form}: {date}");
    }
    caller.set_faults("report-rows=bare");
    let report = json!({ "reportName": "PracticeSeats", "parameters": {} });
    assert!(also.ask("ExecuteReport", &report).await.json()["Rows"][0].is_array(), "no cells");
}

/// How a struck subscription is known.
type Sign = fn(&Value) -> bool;

#[tokio::test]
async fn faults_strike_single_rows() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let plain = also.all_subscriptions().await;
    let count = |row: &Value| {
        let value = field(row, "Quantity").cloned().unwrap_or_default();
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    };
    assert!(plain.iter().filter_map(count).all(|count| count >= 1.0 && count.fract() == 0.0), "whole seats");
    let struck: [(&str, Sign); 4] = [
        ("missing-quantity", |row| row["Fields"] == json!([])),
        ("negative-quantity", |row| row["Fields"].to_string().contains("\"Value\":-")),
        ("fractional-quantity", |row| row["Fields"].to_string().contains(".5")),
        ("wrong-types", |row| row["Fields"].is_object()),
    ];
    for (fault, sign) in struck {
        // Every subscription, since a struck one may have no count to be spoilt.
        caller.set_faults(&format!("also.{fault}@100%"));
        let rows = also.all_subscriptions().await;
        assert!(rows.iter().any(sign), "{fault} shows");
        caller.set_faults(&format!("also.{fault}"));
        let rows = also.all_subscriptions().await;
        assert!(rows.iter().filter(|row| sign(row)).count() < rows.len() / 2, "{fault} strikes few");
        assert_eq!(rows, also.all_subscriptions().await, "{fault} strikes the same again");
    }
    caller.set_faults("also.duplicate-rows");
    assert!(also.all_subscriptions().await.len() > plain.len(), "rows come twice");
    caller.set_faults("also.extra-keys");
    assert!(also.all_subscriptions().await.iter().all(|row| row["RowVersion"] == 7), "keys nobody knows");
}

#[tokio::test]
async fn a_company_can_fail_alone() {
    let caller = company("company-fails").await;
    let also = AlsoCaller::begin(&caller).await;
    let all = caller.practice.also().companies();
    let mut runs = Vec::new();
    for _ in 0..2 {
        let mut statuses = Vec::new();
        for company in all.iter().filter(|one| one["AccountType"] == "Company") {
            let body = json!({ "parentAccountId": company["AccountId"] });
            statuses.push(also.ask("GetSubscriptions", &body).await.status);
        }
        runs.push(statuses);
    }
    assert_eq!(runs[0], runs[1], "the same companies fail each time");
    assert!(runs[0].contains(&500) && runs[0].contains(&200), "one fails, others work: {:?}", runs[0]);
}
