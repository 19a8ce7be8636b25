//! Changes made in ALSO's portal, and what a restart keeps of them.

use crate::also_caller::{AlsoCaller, company, is_fault};
use crate::caller::{begin, small};
use halyard_practice::PracticeOptions;
use serde_json::{Value, json};

fn id(value: &Value) -> i64 {
    value["AccountId"].as_i64().expect("every account has an id")
}

#[tokio::test]
async fn subscriptions_change() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let side = caller.practice.also();
    let first = id(&also.companies().await[0]);
    let rows = side.subscriptions(first);
    let one = id(&rows[1]);
    let seen = async || also.ask("GetSubscription", &json!({ "accountId": one })).await.json();
    assert!(side.set_count(one, 31), "there is one");
    assert_eq!(seen().await["Fields"][0]["Value"], "31", "its form of a count stays");
    assert!(side.edit_subscription(one, &json!({ "Status": "Odd", "Fields": null })), "there is one");
    let odd = seen().await;
    assert_eq!((&odd["Status"], odd.get("Fields")), (&json!("Odd"), None), "laid over, and taken away");
    assert!(side.end_subscription(one), "there is one");
    assert_eq!(seen().await["AccountState"], "Terminated", "still listed, but ended");
    assert!(side.remove_subscription(one), "there is one");
    assert!(
        is_fault(&also.ask("GetSubscription", &json!({ "accountId": one })).await, 500, "no such"),
        "gone"
    );
    assert_eq!(side.subscriptions(first).len(), rows.len() - 1, "the others stay");
    let new = side.add_subscription(first, "NceBusinessBasicP1Y", 5);
    let added = also.ask("GetSubscription", &json!({ "accountId": new })).await.json();
    assert_eq!(added["ServiceDisplayName"], "Microsoft 365 Business Basic", "a service by its key");
    assert_eq!(side.subscription(new), Some(added), "the portal shows the same");
    assert!(
        !side.set_count(1, 1) && !side.end_subscription(1) && !side.remove_subscription(1),
        "there is no 1"
    );
}

#[tokio::test]
async fn companies_change() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let side = caller.practice.also();
    let below = also.companies().await;
    let (first, second) = (id(&below[0]), id(&below[1]));
    let new = side.add_company("Neubær & Søn");
    let listed = also.companies().await;
    assert_eq!(listed.len(), below.len() + 1, "one more");
    assert!(listed.iter().any(|one| id(one) == new && one["CompanyName"] == "Neubær & Søn"), "the new one");
    assert!(
        side.rename_company(first, "Renamed") && side.edit_company(second, &json!({ "Zip": null })),
        "two"
    );
    let listed = also.companies().await;
    assert_eq!((&listed[0]["CompanyName"], listed[1].get("Zip")), (&json!("Renamed"), None), "changed");
    side.fail_company(first, true);
    let ask = json!({ "parentAccountId": first });
    assert_eq!(also.ask("GetSubscriptions", &ask).await.status, 500, "it fails");
    assert_eq!(
        also.ask("GetSubscriptions", &json!({ "parentAccountId": second })).await.status,
        200,
        "alone"
    );
    side.fail_company(first, false);
    assert_eq!(also.ask("GetSubscriptions", &ask).await.status, 200, "and works again");
    assert!(side.terminate_company(second), "there is one");
    assert!(
        side.subscriptions(second).iter().all(|one| one["AccountState"] == "Terminated"),
        "with all it has"
    );
    assert!(side.remove_company(first), "there is one");
    assert!(is_fault(&also.ask("GetSubscriptions", &ask).await, 500, "no company"), "gone");
    side.clear();
    assert_eq!(also.ask("GetCompanies", &json!({})).await.text, "[]", "nothing left");
    assert_eq!(also.ask("GetCompany", &json!({})).await.status, 200, "but the reseller");
}

#[tokio::test]
async fn a_restart_finds_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = || PracticeOptions { state: Some(folder.path().join("practice.json")), ..small("") };
    let caller = begin(options()).await;
    let side = caller.practice.also();
    let first = id(&side.companies()[1]);
    side.rename_company(first, "Kept");
    let one = id(&side.subscriptions(first)[1]);
    side.set_count(one, 77);
    let (companies, rows) = (side.companies(), side.subscriptions(first));
    caller.practice.stop().await;
    let again = begin(options()).await;
    assert_eq!(again.practice.also().companies(), companies, "every company");
    assert_eq!(again.practice.also().subscriptions(first), rows, "and what it has");
    let fresh = company("").await;
    assert_ne!(fresh.practice.also().companies(), companies, "which a fresh company has not");
    again.practice.stop().await;
    // A file from before there was an ALSO.
    let file = folder.path().join("practice.json");
    let text = std::fs::read_to_string(&file).expect("the file is there");
    let mut saved: Value = serde_json::from_str(&text).expect("it is JSON");
    saved.as_object_mut().expect("an object").remove("also");
    std::fs::write(&file, saved.to_string()).expect("written");
    let old = begin(options()).await;
    assert_eq!(old.practice.also().companies(), fresh.practice.also().companies(), "it gets a fresh ALSO");
}
