//! ALSO's sessions, its companies and what they subscribe to.

use crate::also_caller::{also, is_fault};
use halyard_practice::AlsoUser;
use serde_json::{Value, json};

#[tokio::test]
async fn a_session_is_opened_asked_and_closed() {
    let also = also("").await;
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
    let also = also("").await;
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
    let also = also("").await;
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
    let also = also("").await;
    let below = also.companies().await;
    let company = &below[0]["AccountId"];
    let rows = also.rows("GetSubscriptions", &json!({ "parentAccountId": company })).await;
    assert!(rows.len() > 12, "the first company has many: {}", rows.len());
    assert!(rows.iter().all(|row| row["CompanyAccountId"] == *company), "all of them its own");
    let without = json!({ "parentAccountId": company, "excludeUserLevel": true });
    assert_eq!(also.rows("GetSubscriptions", &without).await.len(), rows.len() - 1, "one is a user's");
    let id = &rows[1]["AccountId"];
    assert_eq!(also.ask("GetSubscription", &json!({ "accountId": id })).await.json(), rows[1], "one alone");
    let reseller = also.rows("GetResellers", &json!({})).await[0]["AccountId"].clone();
    let dear = json!({ "parentAccountId": company, "resellerContext": reseller });
    let price = |rows: &[Value]| rows[1]["PriceableItems"][0]["PurchasePrice"].as_f64();
    assert!(
        price(&also.rows("GetSubscriptions", &dear).await) > price(&rows),
        "the context decides whose price"
    );
    for (operation, body) in [
        ("GetSubscriptions", json!({})),
        ("GetSubscriptions", json!({ "accountId": company })),
        ("GetSubscriptions", json!({ "parentaccountid": company })),
        ("GetSubscriptions", json!({ "parentAccountId": also.caller.practice.also().reseller_id() })),
        ("GetSubscriptions", json!({ "parentAccountId": id })),
        ("GetSubscriptions", json!({ "parentAccountId": 3 })),
        ("GetSubscriptions", json!({ "parentAccountId": company, "resellerContext": null })),
        ("GetSubscriptions", json!({ "parentAccountId": company, "resellerContext": 0 })),
        ("GetSubscriptions", json!({ "parentAccountId": company, "resellerContext": company })),
        ("GetSubscription", json!({})),
        ("GetSubscription", json!({ "accountId": company })),
        ("GetSubscription", json!({ "accountId": id, "resellerContext": null })),
    ] {
        let refused = also.ask(operation, &body).await;
        assert!(is_fault(&refused, 500, "<IsSessionExpired>false<"), "{operation} {body}: {}", refused.text);
    }
}
