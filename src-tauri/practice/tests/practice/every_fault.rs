//! Every name of the catalogue is met by some ordinary traffic, and strikes.
//!
//! What each does to the answer is tested beside the others; here none may be forgotten.

use crate::also_caller::AlsoCaller;
use crate::caller::{Caller, begin, sent, small};
use halyard_practice::Faults;
use serde_json::json;

/// A little of everything a caller can do; answers are not looked at.
async fn traffic(caller: &Caller, client: i64) {
    caller.sign_in("all").await;
    let halo = &caller.practice.addresses().halo;
    let other = caller.client.post(format!("{}/token?tenant=elsewhere", halo.auth_url)).form(&[("a", "b")]);
    let _ = sent(other).await;
    let paths = [
        "Client?pageinate=true&page_size=5&page_no=2",
        "Client?includeinactive=true",
        "SoftwareLicence",
        "Site?includeaddress=true",
        "Agent/me",
    ];
    for path in paths {
        let _ = caller.try_get(path).await;
    }
    let two = json!([{ "name": "One", "client_id": client }, { "name": "Two", "client_id": client }]);
    let one = json!([{ "name": "Three", "client_id": client }]);
    for body in [two, one, json!([{ "id": 999_999, "count": 1 }]), json!([{}])] {
        let _ = caller.try_post("SoftwareLicence", &body).await;
    }
    let site = caller.practice.halo().sites()[0]["id"].clone();
    let address = json!([{ "id": site, "delivery_address": { "line1": "1 Lane" } }]);
    let _ = caller.try_post("Site", &address).await;
    if let Some(licence) = caller.practice.halo().licences().first() {
        let url = caller.halo_url(&format!("SoftwareLicence/{}", licence["id"]));
        let _ = sent(caller.client.delete(url).bearer_auth(&caller.token)).await;
    }
    let key = caller.practice.addresses().giacom.api_key.clone();
    for path in ["AccountTotals?pageSize=5000", "SubscriptionsManagementReport?pageSize=5000"] {
        let _ = caller.giacom_with(Some(&key), path).await;
    }
    also_traffic(caller).await;
}

/// A little of everything at ALSO.
async fn also_traffic(caller: &Caller) {
    let side = caller.practice.also();
    let also = AlsoCaller::begin(caller).await;
    let _ = also.try_ask("GetCompany", &json!({})).await;
    let _ = also.try_ask("GetCompanies", &json!({})).await;
    let _ = also.try_ask("ExecuteReport", &json!({ "reportName": "PracticeSeats", "parameters": {} })).await;
    for company in side.companies() {
        let body = json!({ "parentAccountId": company["AccountId"] });
        let _ = also.try_ask("GetSubscriptions", &body).await;
    }
}

#[tokio::test]
async fn none_is_forgotten() {
    let caller = begin(small("")).await;
    let client = caller.a_client();
    for name in Faults::names() {
        let list = match name {
            "hang" | "slow" => format!("{name}=1"),
            "token-limit" => "token-limit=0".to_owned(),
            "session-end" => "session-end=401,session-over".to_owned(),
            // Both are about the form of faults, so one must come.
            "fault-xml" | "fault-type" => format!("{name},fault"),
            "scope-narrow" => "scope-narrow,scopes=all:standard".to_owned(),
            "rate-limit-retry-after" => "rate-limit-retry-after,rate-limit=1".to_owned(),
            _ => name.to_owned(),
        };
        caller.set_faults(&list);
        caller.practice.forget_rate_window();
        caller.practice.reset_counts();
        traffic(&caller, client).await;
        let struck = caller.practice.counts().faults;
        assert!(struck.contains_key(name), "`{list}` never struck: {struck:?}");
    }
    assert!(caller.practice.violations().is_empty(), "ordinary traffic touches nothing forbidden");
}

#[tokio::test]
async fn sign_in_settings_do_what_they_say() {
    let caller = begin(small("token-extras")).await;
    assert!(
        caller.sign_in("all").await.json()["refresh_token"].is_string(),
        "the optional members are there"
    );
    caller.set_faults("token-no-scope");
    assert!(caller.sign_in("all").await.json().get("scope").is_none(), "the scope is not named");
    caller.set_faults("scopes=read:customers,scope-narrow");
    let narrowed = caller.sign_in("read:customers edit:customers").await.json();
    assert_eq!(narrowed["scope"], "read:customers", "what it does not have is left out");
    let url = format!("{}/token?tenant=elsewhere", caller.practice.addresses().halo.auth_url);
    let form = [("grant_type", "client_credentials")];
    for (faults, status) in
        [("unknown-tenant=400", 400), ("unknown-tenant=accept", 401), ("unknown-tenant=500", 500)]
    {
        caller.set_faults(faults);
        let answer = sent(caller.client.post(&url).form(&form)).await.expect("answers");
        assert_eq!(answer.status, status, "{faults}, without credentials: {}", answer.text);
    }
    caller.set_faults("token-seconds=0");
    let ended = caller.sign_in("all").await.json();
    assert_eq!(ended["expires_in"], 0, "it says when it ends");
    let token = ended["access_token"].as_str().expect("a token");
    let late =
        sent(caller.client.get(caller.halo_url("Agent/me")).bearer_auth(token)).await.expect("answers");
    assert_eq!(late.status, 401, "and it has ended");
    caller.set_faults("inactive-only");
    let rows = caller.get("Client?includeinactive=true").await.rows("clients");
    assert!(!rows.is_empty() && rows.iter().all(|client| client["inactive"] == true), "the inactive alone");
    caller.set_faults("unknown-id=400");
    assert_eq!(
        caller.post("SoftwareLicence", &json!([{ "id": 999_999 }])).await.status,
        400,
        "or as a refusal"
    );
}

#[tokio::test]
async fn giacom_breaks_as_halo_does() {
    let caller = begin(small("giacom.429=9")).await;
    let refused = caller.giacom("AccountTotals").await;
    assert_eq!(
        (refused.status, &refused.headers["retry-after"]),
        (429, &"9".parse().expect("a header")),
        "told to wait"
    );
    assert!(refused.text.contains("Try again in 9 seconds"), "in words too: {}", refused.text);
    let key = caller.practice.addresses().giacom.api_key.clone();
    caller.set_faults("giacom.break");
    assert!(caller.giacom_with(Some(&key), "AccountTotals").await.is_err(), "the body never ends");
    let all = caller.practice.giacom().rows().len();
    caller.set_faults("giacom.short=3,giacom.slow=200,paged=count");
    let short = caller.giacom("AccountTotals?pageSize=5000").await;
    assert_eq!(short.rows("data").len(), all - 3, "three rows are lacking");
    assert_eq!(short.json()["totalCount"], all, "which only the count tells");
}
