//! ALSO's sessions, its companies and what they subscribe to.

use crate::also_caller::{AlsoCaller, company, is_fault};
use crate::caller::sent;
use halyard_practice::AlsoUser;
use serde_json::{Value, json};

#[tokio::test]
async fn a_session_is_opened_asked_and_closed() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    assert!(also.token.contains('/') && also.token.ends_with("=="), "base64 with a slash: {}", also.token);
    let alive = also.ask("PingPong", &json!({})).await;
    assert_eq!((alive.status, alive.text.as_str()), (200, ""), "nothing is said of a session that lives");
    let bare = also.ask_with(&also.token, "PingPong", &json!({})).await.expect("answers");
    assert!(
        is_fault(&bare, 500, "<IsSessionExpired>true<"),
        "without its word the header counts for nothing"
    );
    assert_eq!(also.ask("TerminateSessionToken", &json!({})).await.status, 200, "closed");
    let over = also.ask("PingPong", &json!({})).await;
    assert!(is_fault(&over, 500, "<IsSessionExpired>true<"), "and over: {}", over.text);
    let log = format!("{:?}", also.caller.practice.requests());
    assert!(!log.contains(&also.token), "no token in the log");
    assert!(!log.contains(also.caller.practice.also().password()), "and no password");
}

#[tokio::test]
async fn users_differ() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    for (user, status, word) in [
        (AlsoUser::TwoFactor, 500, "users with enabled MFA are not supported"),
        (AlsoUser::NotWhitelisted, 500, "check your username and password"),
        (AlsoUser::OtherAddress, 403, "address"),
    ] {
        let refused = also.sign_in(user).await;
        assert!(is_fault(&refused, status, word), "{user:?}: {} {}", refused.status, refused.text);
    }
    let side = also.caller.practice.also();
    let name = side.username(AlsoUser::Normal);
    for body in [
        json!({ "username": name, "password": "wrong" }),
        json!({ "UserName": name, "password": side.password() }),
        json!({ "username": name, "Password": side.password() }),
        json!({}),
    ] {
        let refused = also.sign_in_with(&body).await;
        assert!(is_fault(&refused, 500, "check your username and password"), "{body}: {}", refused.text);
    }
    let reader = also.sign_in(AlsoUser::NoAdmin).await.json();
    let header = format!("CCPSessionId {}", reader.as_str().expect("it may sign in"));
    let own = also.ask_with(&header, "GetCompany", &json!({})).await.expect("answers");
    assert_eq!(own.status, 200, "the own company can be read");
    let refused = also.ask_with(&header, "GetCompanies", &json!({})).await.expect("answers");
    assert!(is_fault(&refused, 500, "<IsSessionExpired>false<"), "customers cannot: {}", refused.text);
}

#[tokio::test]
async fn companies_are_walked() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let side = also.caller.practice.also();
    let own = also.rows("GetCompany", &json!({})).await;
    assert_eq!(own[0]["AccountId"], side.reseller_id(), "without a key it is the caller's own");
    assert_eq!(own[0]["AccountType"], "Reseller", "which is a reseller");
    let below = also.companies().await;
    assert_eq!(also.rows("GetCompanies", &json!({})).await, below, "the caller's own without a key");
    let wrong_case = also.rows("GetCompanies", &json!({ "ParentAccountId": 1 })).await;
    assert_eq!(wrong_case, below, "a key in another case counts for nothing");
    let trap = also.rows("GetCompany", &json!({ "AccountId": below[0]["AccountId"] })).await;
    assert_eq!(trap, own, "so this is not the company that was meant");
    let one = also.rows("GetCompany", &json!({ "accountId": below[0]["AccountId"] })).await;
    assert_eq!(one, [below[0].clone()], "and this is");
    let of = |kind: &str| below.iter().filter(|one| one["AccountType"] == kind).cloned().collect::<Vec<_>>();
    let resellers = of("Reseller");
    assert_eq!(resellers, also.rows("GetResellers", &json!({})).await, "resellers by themselves");
    assert_eq!(resellers.len(), 1, "one reseller below");
    assert!(of("Company").iter().any(|one| one["AccountState"] == "Terminated"), "one company has ended");
    let next = json!({ "parentAccountId": resellers[0]["AccountId"] });
    assert_eq!(also.rows("GetCompanies", &next).await.len(), 2, "which has companies of its own");
    for (operation, body) in [
        ("GetCompany", json!({ "accountId": 5 })),
        ("GetCompany", json!({ "accountId": null })),
        ("GetReseller", json!({ "accountId": below[0]["AccountId"] })),
        ("GetCompanies", json!({ "parentAccountId": 0 })),
        ("GetCompanies", json!({ "parentAccountId": below[0]["AccountId"].to_string() })),
    ] {
        let refused = also.ask(operation, &body).await;
        assert!(is_fault(&refused, 500, "ServiceException"), "{operation} {body}: {}", refused.text);
    }
    assert!(own[0]["BankDetails"]["IBAN"].is_string(), "bank details, which nobody should keep");
}

#[tokio::test]
async fn subscriptions_are_read_by_company() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let below = also.companies().await;
    let first = &below[0]["AccountId"];
    let rows = also.rows("GetSubscriptions", &json!({ "parentAccountId": first })).await;
    assert!(rows.len() > 12, "the first company has many: {}", rows.len());
    assert!(rows.iter().all(|row| row["CompanyAccountId"] == *first), "all of them its own");
    let without = json!({ "parentAccountId": first, "excludeUserLevel": true });
    assert_eq!(also.rows("GetSubscriptions", &without).await.len(), rows.len() - 1, "one is a user's");
    let id = &rows[1]["AccountId"];
    assert_eq!(also.ask("GetSubscription", &json!({ "accountId": id })).await.json(), rows[1], "one alone");
    let reseller = also.rows("GetResellers", &json!({})).await[0]["AccountId"].clone();
    let dear = json!({ "parentAccountId": first, "resellerContext": reseller });
    let price = |rows: &[Value]| rows[1]["PriceableItems"][0]["PurchasePrice"].as_f64();
    assert!(
        price(&also.rows("GetSubscriptions", &dear).await) > price(&rows),
        "the context decides whose price"
    );
    for (operation, body) in [
        ("GetSubscriptions", json!({})),
        ("GetSubscriptions", json!({ "accountId": first })),
        ("GetSubscriptions", json!({ "parentaccountid": first })),
        ("GetSubscriptions", json!({ "parentAccountId": also.caller.practice.also().reseller_id() })),
        ("GetSubscriptions", json!({ "parentAccountId": id })),
        ("GetSubscriptions", json!({ "parentAccountId": 3 })),
        ("GetSubscriptions", json!({ "parentAccountId": first, "resellerContext": null })),
        ("GetSubscriptions", json!({ "parentAccountId": first, "resellerContext": 0 })),
        ("GetSubscriptions", json!({ "parentAccountId": first, "resellerContext": first })),
        ("GetSubscription", json!({})),
        ("GetSubscription", json!({ "accountId": first })),
        ("GetSubscription", json!({ "accountId": id, "resellerContext": null })),
    ] {
        let refused = also.ask(operation, &body).await;
        assert!(is_fault(&refused, 500, "<IsSessionExpired>false<"), "{operation} {body}: {}", refused.text);
    }
}

/// Every operation that writes, by the names of the vendor's specification.
const WRITES: &[&str] = &[
    "CreateReseller",
    "UpdateReseller",
    "CreateCompany",
    "UpdateCompany",
    "CreateSubscription",
    "UpdateSubscription",
    "SetCreditLimit",
    "ApproveCreditCheckOrder",
    "DeclineCreditCheckOrder",
    "ExecuteAccountCustomAction",
    "CreateUser",
    "UpdateUser",
    "TerminateAccount",
    "AddMarketplaceServices",
    "UpdateMarketplaceServices",
    "DeleteMarketplaceServices",
    "DeleteMarketplaceService",
    "UpdateMarketplaceServiceCharges",
    "CreateMarketplace",
    "DeleteMarketplace",
    "AcceptTermsForMarketplaceService",
    "CreateDepartment",
    "UpdateDepartment",
    "UpdateSecurityRolesUsers",
    "RetryLastFailedProvisioning",
    "ExecuteSubscriptionUpgrade",
    "ConfigureSubscriptionRenew",
    "SetSpecialDeal",
    "DeleteSpecialDeal",
];

#[tokio::test]
async fn what_writes_is_written_down() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    for (number, operation) in (1..).zip(WRITES) {
        assert_eq!(also.ask(operation, &json!({})).await.status, 500, "{operation} is refused");
        let known = caller.practice.violations();
        assert_eq!(known.len(), number, "{operation} is written down, once");
        assert!(known.last().is_some_and(|last| last.contains(operation)), "by its name: {known:?}");
    }
    let lower = also.ask("terminateaccount", &json!({})).await;
    assert_eq!((lower.status, caller.practice.violations().len()), (500, WRITES.len() + 1), "in any case");
}

#[tokio::test]
async fn only_posts_to_known_operations_are_answered() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    for operation in ["GetCompanies", "GetSessionToken", "PingPong"] {
        let got = sent(caller.client.get(also.url(operation))).await.expect("answers");
        assert!(is_fault(&got, 405, "Method not allowed"), "{operation}: {}", got.text);
    }
    assert!(is_fault(&also.ask("GetNothing", &json!({})).await, 404, "not found"), "no such operation");
    assert!(is_fault(&also.ask("getcompanies", &json!({})).await, 404, "not found"), "nor in another case");
    let text = caller.client.post(also.url("GetCompanies")).body("{}").header("content-type", "text/plain");
    let text = text.header("Authenticate", format!("CCPSessionId {}", also.token));
    assert!(is_fault(&sent(text).await.expect("answers"), 400, "format"), "a body must be JSON");
    assert!(caller.practice.violations().is_empty(), "none of this is forbidden");
}

#[tokio::test]
async fn calls_are_counted_by_operation() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let subscriptions = also.all_subscriptions().await.len();
    let counts = caller.practice.counts();
    assert_eq!(counts.also_calls("GetSessionToken"), 1, "one sign-in");
    assert_eq!(counts.also_calls("GetCompanies"), 1, "one list");
    assert_eq!(counts.also_calls("GetSubscriptions"), 9, "one for each company, none for the reseller");
    assert_eq!(counts.also, 11, "and these were all");
    assert_eq!((counts.halo_total, counts.giacom), (0, 0), "nobody else was asked");
    assert!(subscriptions > 25, "subscriptions of the small company: {subscriptions}");
}

#[tokio::test]
async fn the_month_can_be_counted_another_way() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    let shelf = also.rows("GetMarketplaces", &json!({})).await;
    let services = also.rows("ListMarketplaceServices", &json!({ "marketplaceId": shelf[0]["Id"] })).await;
    assert_eq!(Some(services.len() as u64), shelf[0]["ServiceCount"].as_u64(), "all services");
    assert!(is_fault(&also.ask("ListMarketplaceServices", &json!({})).await, 500, "marketplaceId"), "of one");
    let invoices = also.rows("GetPreviewInvoices", &json!({})).await;
    let split = also.rows("GetPreviewInvoices", &json!({ "groupByDepartments": true })).await;
    assert_eq!(split.len(), invoices.len() + 1, "a department has its own block");
    let first = also.companies().await[0]["AccountId"].clone();
    let block = invoices.iter().find(|block| block["CompanyAccountId"] == first).expect("its block");
    let rows = also.rows("GetSubscriptions", &json!({ "parentAccountId": first })).await;
    let charge = &block["Charges"][0];
    let of = rows.iter().find(|row| row["AccountId"] == charge["AccountId"]).expect("its subscription");
    assert_eq!(charge["UDRCValue"], 12, "the units of the first subscription");
    assert_eq!(of["Fields"][0]["Value"], "12", "which its field says as well");
    assert_eq!(charge["CostsOfUnit"], of["PriceableItems"][0]["PurchasePrice"], "at the same price");
    let report = also.rows("GetReports", &json!({})).await[0]["Name"].clone();
    let run = also.ask("ExecuteReport", &json!({ "reportName": report, "parameters": {} })).await.json();
    assert_eq!(
        run["Columns"].as_array().map(Vec::len),
        run["Rows"][0]["Cells"].as_array().map(Vec::len),
        "cells"
    );
    assert!(is_fault(&also.ask("ExecuteReport", &json!({})).await, 500, "parameters"), "both are needed");
}
