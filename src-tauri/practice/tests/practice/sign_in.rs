//! Tokens, scopes and permissions.

use crate::caller::{begin, sent, small};
use serde_json::json;

#[tokio::test]
async fn a_token_is_given_for_a_form_alone() {
    let caller = begin(small("")).await;
    let good = caller.sign_in("read:customers edit:softwarelicensing").await;
    assert_eq!(good.status, 200, "the practice's own credentials work: {}", good.text);
    assert_eq!(good.json()["expires_in"], 3600, "an hour, as Halo gives");
    assert_eq!(good.json()["scope"], "read:customers edit:softwarelicensing", "it names what it grants");
    assert!(good.json().get("refresh_token").is_none(), "optional members are left out by default");

    let url = format!("{}/token", caller.practice.addresses().halo.auth_url);
    let json = caller.client.post(&url).header("content-type", "application/json").body("{}");
    assert_eq!(sent(json).await.expect("answers").status, 415, "JSON is no form");
    let bare = caller.client.post(&url).body("grant_type=client_credentials");
    assert_eq!(sent(bare).await.expect("answers").status, 400, "without a type it is no form either");
    assert_eq!(
        sent(caller.client.get(&url)).await.expect("answers").status,
        405,
        "GET shows that it is there"
    );

    let wrong = [("grant_type", "client_credentials"), ("client_id", "x"), ("client_secret", "y")];
    let wrong = sent(caller.client.post(&url).form(&wrong)).await.expect("answers");
    assert_eq!((wrong.status, &wrong.json()["error"]), (401, &json!("invalid_client")), "wrong credentials");
    let other = sent(caller.client.post(format!("{url}?tenant=elsewhere")).form(&[("a", "b")]))
        .await
        .expect("answers");
    assert_eq!(other.status, 500, "an unknown tenant answers as a sub-domain that is none");
    assert_eq!(caller.sign_in("read:nonsense").await.json()["error"], "invalid_scope", "no such scope");
    assert!(
        caller.practice.requests().iter().all(|seen| !seen.body.contains("practice-secret")),
        "no secret in the log"
    );
}

#[tokio::test]
async fn scopes_and_permissions_both_must_allow() {
    let mut caller = begin(small("scopes=read:customers+edit:softwarelicensing")).await;
    assert_eq!(caller.sign_in("all").await.json()["error"], "invalid_scope", "not one of its scopes");
    let granted = caller.sign_in("read:customers edit:softwarelicensing").await;
    caller.token = granted.json()["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(caller.get("Client?count=1").await.status, 200, "it may read customers");
    assert_eq!(caller.get("SoftwareLicence?count=1").await.status, 200, "edit is taken to allow reading");
    assert_eq!(caller.get("RecurringInvoice?count=1").await.status, 403, "invoices were not granted");
    assert_eq!(
        caller.post("Client", &json!([{ "name": "x", "toplevel_id": 5 }])).await.status,
        403,
        "nor writing customers"
    );
    caller.set_faults("edit-implies-read=no");
    assert_eq!(caller.get("SoftwareLicence?count=1").await.status, 403, "unless edit does not imply read");
    caller.set_faults("writes.forbidden=licences,forbidden=sites");
    assert_eq!(caller.get("SoftwareLicence?count=1").await.status, 200, "reading is not what was forbidden");
    assert_eq!(
        caller.post("SoftwareLicence", &json!([{}])).await.status,
        403,
        "the agent may not write licences"
    );
    assert_eq!(caller.get("Site").await.status, 403, "a closed module refuses its list with 403");
    assert_eq!(caller.get("Site/18").await.status, 401, "and a single record with 401");
}

#[tokio::test]
async fn tokens_are_needed_and_end() {
    let mut caller = begin(small("")).await;
    let open = sent(caller.client.get(caller.halo_url("authinfo"))).await.expect("answers");
    assert_eq!(open.status, 200, "discovery needs no token");
    assert_eq!(open.json()["tenant_id"], "practice", "it names the tenant");
    let closed = sent(caller.client.get(caller.halo_url("Client"))).await.expect("answers");
    assert_eq!(closed.status, 401, "everything else needs one");
    let forged = caller.token.replace("practice.", "practice.9");
    let forged =
        sent(caller.client.get(caller.halo_url("Client")).bearer_auth(forged)).await.expect("answers");
    assert_eq!(forged.status, 401, "a token cannot be made longer");
    caller.set_faults("token-life=2");
    caller.token = caller.sign_in("all").await.json()["access_token"].as_str().expect("a token").to_owned();
    let first = (caller.get("Agent/me").await.status, caller.get("Agent/me").await.status);
    assert_eq!((first, caller.get("Agent/me").await.status), ((200, 200), 401), "the third use is refused");
    caller.token = caller.sign_in("all").await.json()["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(
        caller.get("Agent/me").await.json()["isapiagent"],
        true,
        "a new token works, as the API agent"
    );
}
