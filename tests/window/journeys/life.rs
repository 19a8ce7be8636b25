//! Runs that do not go smoothly: cancelled, killed, reloaded, cut off, refused. Nothing is lost, nothing is
//! made twice, and the window says what happened.

use halyard_practice::Practice;
use halyard_window::{Halyard, Launch, Office};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Slow enough to be stopped in the middle.
const SLOW: &str = "slow=900,halo.batch=first";

/// How often each licence is there: none may be twice.
fn twice(practice: &Practice) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for licence in practice.halo().licences().iter().filter(|l| l["is_active"] != Value::Bool(false)) {
        if let Some(reference) = licence["notes"].as_str().and_then(|n| n.split("Halyard").nth(1)) {
            *seen.entry(reference.trim().to_owned()).or_default() += 1;
        }
    }
    assert!(!seen.is_empty(), "licences that Halyard made carry its reference");
    seen.into_iter().filter(|(_, n)| *n > 1).map(|(r, _)| r).collect()
}

async fn at_work(halyard: &Halyard) {
    let until = Instant::now() + Duration::from_secs(45);
    loop {
        let bar = halyard.script("return Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0)", vec![]).await;
        if bar.as_f64().unwrap_or(0.0) > 0.0 {
            return;
        }
        assert!(Instant::now() < until, "the run moves. The page says:\n{}", halyard.said().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Applies the waiting plan and waits until it moves.
async fn apply(office: &Office, launch: &Launch) -> Halyard {
    let (folder, plan) = office.planned().await;
    office.faults(SLOW);
    let halyard = Halyard::start_on(folder, launch).await;
    halyard.go(&format!("/plans/{plan}")).await;
    halyard.press_starting("Apply ").await;
    at_work(&halyard).await;
    halyard
}

/// Goes on until it is done; then every change is there once.
async fn finish(halyard: &Halyard, office: &Office) {
    office.faults("");
    halyard.press_starting("Go on").await;
    halyard.reads("R1 is done").await;
    halyard.go("/receipts/R1").await;
    halyard.at("receipt-result").await;
    assert_eq!(twice(&office.practice), Vec::<String>::new(), "nothing is made twice");
    assert_eq!(office.practice.violations(), Vec::<String>::new(), "nothing forbidden was touched");
}

#[tokio::test]
async fn cancelled_it_says_what_it_leaves_and_goes_on() {
    let office = Office::open("").await;
    let halyard = apply(&office, &Launch::default()).await;
    halyard.look("run").await;
    halyard.tap("run-cancel").await;
    halyard.reads("the rest can be resumed").await;
    halyard.look("run-cancel").await;
    halyard.tap("cancel-do").await;
    halyard.reads("interrupted").await;
    halyard.look("run-interrupted").await;
    finish(&halyard, &office).await;
    halyard.quit().await;
}

#[tokio::test]
async fn killed_and_started_again_it_goes_on() {
    let office = Office::open("").await;
    let halyard = apply(&office, &Launch::default()).await;
    let folder = halyard.kill().await;
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.at("attention-runInterrupted").await;
    halyard.look("home-interrupted").await;
    halyard.go("/runs/P1").await;
    finish(&halyard, &office).await;
    halyard.quit().await;
}

#[tokio::test]
async fn a_reloaded_page_finds_the_run() {
    let office = Office::open("").await;
    let halyard = apply(&office, &Launch::default()).await;
    halyard.page.refresh().await.unwrap();
    halyard.at("run").await;
    at_work(&halyard).await;
    office.faults("");
    halyard.reads("R1 is done").await;
    assert_eq!(twice(&office.practice), Vec::<String>::new(), "the reload started nothing again");
    halyard.quit().await;
}

#[tokio::test]
async fn a_permission_taken_away_in_the_middle_is_on_the_receipt() {
    let office = Office::open("").await;
    let halyard = apply(&office, &Launch::default()).await;
    office.faults("halo.forbidden=licences");
    halyard.reads("HALO-403").await;
    halyard.look("run-stopped").await;
    halyard.go("/receipts/R1").await;
    halyard.at("receipt-result").await;
    halyard.reads("HALO-403").await;
    halyard.look("receipt-stopped").await;
    halyard.go("/runs/P1").await;
    finish(&halyard, &office).await;
    halyard.quit().await;
}

#[tokio::test]
async fn the_guard_stops_a_mass_removal_until_a_reason_is_given() {
    let office = Office::open("").await;
    let folder = office.imported().await;
    deactivating(&folder);
    let customers: Vec<String> = office.practice.pairings().into_iter().map(|p| p.customer_id).collect();
    for customer in customers.iter().skip(2) {
        office.practice.giacom().remove_rows(customer);
    }
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.tap("make-preview-giacom").await;
    halyard.tap("preview-start").await;
    halyard.at("guard").await;
    halyard.reads("The guard stopped this plan").await;
    halyard.look("guard").await;
    halyard.fill("Reason", "They left us in October").await;
    halyard.tap("guard-allow").await;
    halyard.press("Include all of “Removals and quantity drops”").await;
    halyard.press_starting("Apply ").await;
    halyard.at("receipt-result").await;
    halyard.reads("They left us in October").await;
    halyard.quit().await;
}

/// The connection sets inactive what is gone at the vendor.
fn deactivating(folder: &tempfile::TempDir) {
    use halyard_core::app::{App, GiacomForm};
    let secrets = std::sync::Arc::new(halyard_core::secrets::Keychain);
    let app = App::open(folder.path(), secrets).unwrap();
    let mut form = GiacomForm::default().named("giacom");
    form.import.missing = Some(halyard_core::plan::MissingPolicy::Deactivate);
    app.connect_vendor(&form, None).unwrap();
}
