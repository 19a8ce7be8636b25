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

/// A month in which much came up: for the guide's picture, too.
#[tokio::test]
async fn a_busy_month_is_one_list() {
    let office = Office::open("").await;
    let folder = office.imported().await;
    let giacom = office.practice.giacom();
    let customers: std::collections::BTreeSet<String> =
        giacom.rows().iter().map(|row| row["customerId"].as_str().unwrap().to_owned()).collect();
    for (n, customer) in customers.iter().take(5).enumerate() {
        giacom.rename_customer(customer, &format!("Renamed and Partners {n}"));
    }
    let app = App::open(folder.path(), Arc::new(Keychain)).unwrap();
    let name = connection_name("giacom").unwrap();
    let linked = app.link_list(&name).unwrap()[0].licence_id;
    office.practice.halo().delete_licence(linked);
    let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
    app.plan(&name, &request).await.unwrap();
    let mut form = halyard_core::app::GiacomForm::default().named("giacom");
    form.secret_expires = Some("2020-01-01".to_owned());
    app.connect_vendor(&form, None).unwrap();
    drop(app);
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.at("attention-secretExpiring").await;
    halyard.at("attention-licenceGone").await;
    halyard.go("/inbox").await;
    halyard.at("item-licenceGone").await;
    halyard.look("needs-you").await;
    halyard.tap("open-group").await;
    halyard.reads("Renamed and Partners 4").await;
    halyard.press_starting("Forget the link").await;
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while halyard.page.find(fantoccini::Locator::Css("[data-testid=item-licenceGone]")).await.is_ok() {
        assert!(std::time::Instant::now() < until, "the link is forgotten, and so is its item");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    halyard.quit().await;
}
