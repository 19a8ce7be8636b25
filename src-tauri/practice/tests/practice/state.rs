//! The state file: stopping, killing and starting again.

use crate::caller::{begin, sent, small};
use halyard_practice::{PracticeOptions, Size, start};
use serde_json::json;

#[tokio::test]
async fn a_restart_finds_everything_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("practice.json");
    let options = || PracticeOptions { state: Some(file.clone()), ..small("") };
    let caller = begin(options()).await;
    let client = caller.a_client();
    let made = caller
        .post(
            "SoftwareLicence",
            &json!([{ "name": "Kept", "client_id": client, "count": 3, "notes": "über" }]),
        )
        .await;
    let id = made.json()["id"].as_i64().expect("an id");
    caller.practice.giacom().clear();
    let (licences, clients, token) =
        (caller.practice.halo().licences(), caller.practice.halo().clients(), caller.token.clone());
    let invoices = caller.practice.halo().recurring_invoices();
    caller.practice.stop().await;

    let again = begin(options()).await;
    assert_eq!(again.practice.halo().licences(), licences, "every licence as it was");
    assert_eq!(again.practice.halo().clients(), clients, "every client");
    assert_eq!(again.practice.halo().recurring_invoices(), invoices, "every invoice");
    assert!(again.practice.giacom().rows().is_empty(), "Giacom stays cleared");
    let old = sent(again.client.get(again.halo_url("Client")).bearer_auth(token)).await.expect("answers");
    assert_eq!(old.status, 200, "a token outlives a restart, as a real one does");
    let next = again.post("SoftwareLicence", &json!([{ "name": "Next", "client_id": client }])).await.json();
    assert_eq!(next["id"].as_i64(), Some(id + 1), "ids go on and are not given twice");
    let other = PracticeOptions { size: Size::Medium, ..options() };
    again.practice.stop().await;
    let kept = start(other).await.expect("starts");
    assert_eq!(kept.pairings().len(), 12, "the file decides the size");
}

#[tokio::test]
async fn what_was_answered_is_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("practice.json");
    let caller = begin(PracticeOptions { state: Some(file.clone()), ..small("rate-limit=0") }).await;
    let client = caller.a_client();
    for number in 0..20 {
        let name = format!("Safe {number}");
        caller.post("SoftwareLicence", &json!([{ "name": name, "client_id": client }])).await;
        let text = std::fs::read_to_string(&file).expect("the file is there");
        assert!(text.contains(&format!("\"{name}\"")), "{name} was answered, so a kill may come now");
    }
}

#[tokio::test]
async fn a_foreign_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("other.json");
    std::fs::write(&file, "{\"hello\":1}").expect("written");
    let refused = start(PracticeOptions { state: Some(file.clone()), ..small("") }).await;
    assert!(refused.is_err(), "it is no state of a practice company");
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), "{\"hello\":1}", "and is left alone");
}

#[tokio::test]
async fn addresses_are_the_first_line_of_serve() {
    let caller = begin(small("")).await;
    let line = serde_json::to_value(caller.practice.addresses()).expect("serialises");
    let keys = |name: &str| line[name].as_object().map(|members| members.keys().cloned().collect::<Vec<_>>());
    assert_eq!(
        keys("halo").expect("halo").len(),
        5,
        "resource_url, auth_url, tenant, client_id, client_secret"
    );
    assert_eq!(keys("giacom").expect("giacom"), ["api_key", "base_url"], "as the contract says");
    let counts = caller.practice.counts();
    assert_eq!((counts.token, counts.halo_total), (1, 0), "signing in is counted by itself");
    caller.get("Client/12").await;
    assert_eq!(caller.practice.counts().by_path["GET /api/Client/{id}"], 1, "by path template");
    caller.practice.reset_counts();
    assert_eq!(caller.practice.counts(), halyard_practice::Counts::default(), "counted from nothing again");
    assert_eq!(caller.practice.requests().len(), 2, "the log stays");
}
