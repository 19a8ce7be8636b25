//! A schedule set in the window, seen on Home and taken away again; and the choice for what is gone, with what it
//! would do.

use halyard_window::{Halyard, Launch, Office};

#[tokio::test]
async fn a_schedule_is_set_seen_on_home_and_cleared_and_what_is_gone_is_counted() {
    let office = Office::open("").await;
    let folder = office.imported().await;
    let halyard = Halyard::start_on(folder, &Launch::default()).await;

    halyard.press("Set a schedule").await;
    halyard.at("schedule-editor").await;
    halyard.fill("Time", "03:20").await;
    halyard.reads(", 03:20").await;
    halyard.look("schedule").await;
    halyard.tap("schedule-save").await;
    halyard.reads("runs by itself. Next:").await;
    halyard.go("/").await;
    let next = halyard.at("next-run-giacom").await.text().await.unwrap();
    assert!(next.contains(", 03:20"), "Home shows when it runs next: {next}");
    assert!(!halyard.said().await.contains("One question left"), "and asks no more");
    halyard.look("home-scheduled").await;
    halyard.go("/schedules").await;
    halyard.reads("Daily at 03:20").await;
    halyard.look("schedules").await;
    halyard.press("Change: giacom").await;
    halyard.tap("schedule-by-hand").await;
    halyard.reads("Runs by hand, as you chose").await;
    halyard.go("/").await;
    halyard.reads("Runs by hand").await;
    assert!(!halyard.said().await.contains("One question left"), "by hand is an answer");

    halyard.go("/removals/giacom").await;
    halyard.reads("Nothing is gone").await;
    let row = office.practice.giacom().rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(office.practice.giacom().remove_product(&text("customerId"), &text("productId")) > 0);
    halyard.go("/").await;
    halyard.tap("make-preview-giacom").await;
    halyard.tap("preview-start").await;
    halyard.at("preview-totals").await;
    halyard.go("/removals/giacom").await;
    halyard.reads("1 licence would be set inactive").await;
    halyard.reads("1 licence would be left as it is").await;
    halyard.press("1 licence concerned").await;
    halyard.at("removals-items").await;
    halyard.press_starting("Set the licence inactive").await;
    halyard.look("removals").await;
    halyard.tap("removals-save").await;
    halyard.reads("from the next preview on").await;
    halyard.go("/").await;
    halyard.tap("make-preview-giacom").await;
    halyard.tap("preview-start").await;
    halyard.reads("Plan P3").await;
    halyard.reads("Apply 1 change").await;
    halyard.quit().await;
}
