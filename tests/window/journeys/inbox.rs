//! One thing that needs a person: it appears, is put aside and taken up again, and closes itself when it is done.

use halyard_core::app::{App, NewClients, PlanRequest, connection_name};
use halyard_core::secrets::Keychain;
use halyard_window::{Halyard, Launch, Office};
use std::sync::Arc;
use tempfile::TempDir;

/// One more seat at the vendor, and a plan of it that nobody applied.
async fn one_more_seat(office: &Office, folder: &TempDir) {
    let rows = office.practice.giacom().rows();
    let alone = |row: &&serde_json::Value| {
        let same = |r: &&serde_json::Value| {
            r["customerId"] == row["customerId"] && r["productId"] == row["productId"]
        };
        rows.iter().filter(same).count() == 1 && row["quantity"].as_i64().is_some_and(|n| n > 5)
    };
    let row = rows.iter().find(alone).expect("a row of its own");
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    let seats = row["quantity"].as_i64().unwrap() + 1;
    assert_eq!(office.practice.giacom().set_quantity(&text("customerId"), &text("productId"), seats), 1);
    let app = App::open(folder.path(), Arc::new(Keychain)).unwrap();
    let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
    let plan = app.plan(&connection_name("giacom").unwrap(), &request).await.unwrap();
    assert_eq!(plan.counts.acting(), 1, "one change waits");
}

#[tokio::test]
async fn it_appears_is_put_aside_taken_up_again_and_closes_itself() {
    let office = Office::open("").await;
    let folder = office.imported().await;
    one_more_seat(&office, &folder).await;
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.at("attention-planWaiting").await;
    halyard.tap("to-inbox").await;
    halyard.at("item-planWaiting").await;
    halyard.reads("1 change waits").await;
    halyard.look("inbox").await;
    halyard.tap("item-menu").await;
    halyard.tap("menu-resolve").await;
    halyard.reads("Nothing needs you.").await;
    halyard.press("Undo").await;
    halyard.at("item-planWaiting").await;
    halyard.press("Open the preview").await;
    halyard.press_starting("Apply ").await;
    halyard.at("receipt-result").await;
    halyard.go("/inbox").await;
    halyard.reads("Nothing needs you.").await;
    halyard.look("inbox-empty").await;
    halyard.quit().await;
}
