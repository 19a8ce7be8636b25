//! Every fault that strikes requests, at least once.

use crate::caller::{begin, builder, sent, small};
use halyard_practice::Faults;
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test]
async fn answers_instead_of_halo() {
    let caller = begin(small("")).await;
    for (fault, status, body) in [
        ("halo.429", 429, "Rate Limit Reached"),
        ("halo.500", 500, "<html>"),
        ("halo.500=json", 500, "Message"),
        ("halo.502", 502, "<html>"),
        ("halo.503=3", 503, ""),
        ("halo.504", 504, "<html>"),
        ("halo.401", 401, ""),
        ("halo.200-html", 200, "<html>"),
        ("halo.200-nothing", 200, ""),
        ("halo.empty", 200, "\"record_count\":0"),
    ] {
        caller.set_faults(fault);
        let answer = caller.get("Client").await;
        assert_eq!(answer.status, status, "status of {fault}");
        assert!(answer.text.contains(body), "body of {fault}: {}", answer.text);
    }
    caller.set_faults("halo.429=7");
    assert_eq!(caller.get("Client").await.headers["retry-after"], "7", "the seconds given");
    caller.set_faults("halo.429");
    assert!(caller.get("Client").await.headers.get("retry-after").is_none(), "none without seconds");
    caller.set_faults("token-500@#1,token-html@#2,token-429@#1");
    let statuses = [
        caller.sign_in("all").await.status,
        caller.sign_in("all").await.status,
        caller.sign_in("all").await.status,
    ];
    assert_eq!(statuses, [500, 429, 200], "each strikes the token requests that reach it");
    let counts = caller.practice.counts();
    assert_eq!(
        (counts.faults["429"], counts.faults["504"]),
        (3, 1),
        "fired faults are counted: {:?}",
        counts.faults
    );
}

#[tokio::test]
async fn connections_break() {
    let caller = begin(small("")).await;
    let client = caller.a_client();
    let body = |name: &str| json!([{ "name": name, "client_id": client }]);
    caller.set_faults("drop");
    assert!(caller.try_get("Client").await.is_err(), "no answer at all");
    caller.set_faults("drop-before-write");
    assert!(caller.try_post("SoftwareLicence", &body("Never")).await.is_err(), "no answer");
    assert_eq!(caller.licences_named("Never"), 0, "and nothing landed");
    assert_eq!(caller.get("Client").await.status, 200, "reads go on");
    caller.set_faults("drop-after-write");
    assert!(caller.try_post("SoftwareLicence", &body("Landed")).await.is_err(), "no answer");
    assert_eq!(caller.licences_named("Landed"), 1, "but it landed");
    assert_eq!(
        caller.practice.requests().last().map(|seen| seen.status),
        Some(0),
        "the log tells of no answer"
    );
    caller.set_faults("error-after-write");
    assert_eq!(caller.post("SoftwareLicence", &body("Timed out")).await.status, 504, "a gateway gave up");
    assert_eq!(caller.licences_named("Timed out"), 1, "but it landed as well");
    caller.set_faults("break");
    assert!(caller.try_get("Client").await.is_err(), "the body never ends");
    caller.set_faults("cut");
    let cut = caller.get("Client").await;
    assert_eq!((cut.status, cut.json()), (200, json!(null)), "whole by its length, but half a JSON");
}

#[tokio::test]
async fn a_pooled_connection_is_cut_too() {
    let caller = begin(small("")).await;
    let pooled = builder().build().expect("a client");
    let post = |name: &str| {
        let body = json!([{ "name": name, "client_id": caller.a_client() }]).to_string();
        sent(
            pooled
                .post(caller.halo_url("SoftwareLicence"))
                .bearer_auth(&caller.token)
                .header("content-type", "application/json")
                .body(body),
        )
    };
    assert!(post("One").await.is_ok(), "the connection is open now");
    caller.set_faults("drop-after-write@#1");
    let second = post("Two").await;
    assert!(second.is_err(), "cut although it was open before");
    assert_eq!(caller.licences_named("Two"), 1, "landed exactly once: nothing resends a POST by itself");
}

#[tokio::test]
async fn waiting_and_trickling() {
    let caller = begin(small("halo.reads.slow=400")).await;
    let begun = Instant::now();
    assert!(!caller.get("Client").await.rows("clients").is_empty(), "a slow body is whole in the end");
    assert!(begun.elapsed() >= Duration::from_millis(350), "and slow: {:?}", begun.elapsed());
    caller.set_faults("hang=300");
    let impatient = builder().timeout(Duration::from_millis(100)).build().expect("a client");
    let body = json!([{ "name": "Late", "client_id": caller.a_client() }]).to_string();
    let request = impatient.post(caller.halo_url("SoftwareLicence")).bearer_auth(&caller.token);
    assert!(
        sent(request.header("content-type", "application/json").body(body)).await.is_err(),
        "the caller gives up"
    );
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(caller.licences_named("Late"), 1, "the server does not: the write lands later");
}

#[tokio::test]
async fn the_rate_limit_is_there_by_default() {
    let caller = begin(small("")).await;
    for _ in 0..300 {
        assert_eq!(caller.get("Agent/me").await.status, 200, "300 are allowed");
    }
    let over = caller.get("Agent/me").await;
    assert_eq!(over.status, 429, "the 301st is not");
    assert_eq!(
        over.text, "Rate Limit Reached - 300 Requests per rolling 5 minute window",
        "the text seen in public"
    );
    caller.set_faults("rate-limit-retry-after");
    let told = caller.get("Agent/me").await.headers["retry-after"].to_str().expect("a number").parse::<u64>();
    assert!(told.is_ok_and(|seconds| (200..=300).contains(&seconds)), "the time left in the window");
    caller.practice.forget_rate_window();
    assert_eq!(caller.get("Agent/me").await.status, 200, "five minutes later");
    caller.set_faults("rate-limit=2,rate-window=1");
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let statuses = [
        caller.get("Agent/me").await.status,
        caller.get("Agent/me").await.status,
        caller.get("Agent/me").await.status,
    ];
    assert_eq!(statuses, [200, 200, 429], "the window can be made small");
    caller.set_faults("rate-limit=0");
    assert_eq!(caller.get("Agent/me").await.status, 200, "and the limit turned off");
}

#[tokio::test]
async fn shares_are_seeded() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let caller = begin(small("rate-limit=0,halo.500@30%")).await;
        let mut statuses = Vec::new();
        for _ in 0..60 {
            statuses.push(caller.get("Agent/me").await.status);
        }
        runs.push(statuses);
    }
    assert_eq!(runs[0], runs[1], "the same requests meet the same faults");
    let struck = runs[0].iter().filter(|status| **status == 500).count();
    assert!((8..=30).contains(&struck), "about a third of 60, not {struck}");
}

#[tokio::test]
async fn giacom_faults() {
    let caller = begin(small("")).await;
    for (fault, status, body) in [
        ("giacom.429", 429, "Rate limit is exceeded"),
        ("giacom.quota", 403, "Out of call volume quota"),
        ("giacom.500", 500, "<html>"),
        ("giacom.502", 502, "<html>"),
        ("giacom.200-html", 200, "<html>"),
        ("giacom.empty", 200, "{\"data\":[]}"),
    ] {
        caller.set_faults(fault);
        let answer = caller.giacom("AccountTotals?pageSize=5000").await;
        assert_eq!(answer.status, status, "status of {fault}");
        assert!(answer.text.contains(body), "body of {fault}: {}", answer.text);
        assert_eq!(caller.get("Agent/me").await.status, 200, "{fault} leaves Halo alone");
    }
    caller.set_faults("giacom.cut");
    assert!(caller.giacom("AccountTotals").await.json().is_null(), "half a JSON");
    caller.set_faults("giacom.drop");
    let key = caller.practice.addresses().giacom.api_key.clone();
    assert!(caller.giacom_with(Some(&key), "Status").await.is_err(), "no answer");
}

#[test]
fn the_catalogue_explains_itself() {
    let catalogue = Faults::catalogue();
    assert!(catalogue.len() > 50, "every fault is listed: {}", catalogue.len());
    assert!(
        catalogue.iter().all(|(form, meaning)| !form.is_empty() && meaning.len() > 10),
        "each with its meaning"
    );
}
