//! What is due by its schedule, run by the open window: seen at work, then with its receipt on Home. The tray itself
//! cannot be driven from outside.

use halyard_window::{Halyard, Launch, Office};

#[tokio::test]
async fn the_open_window_runs_what_is_due_and_shows_its_receipt() {
    let office = Office::open("").await;
    let folder = office.matched().await;
    Office::due(&folder);
    office.faults("slow=150");
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.reads("There is a schedule").await;
    // It looks by itself; nobody presses anything.
    halyard.reads("Run R1 is at work").await;
    halyard.look("due-at-work").await;
    office.faults("");
    halyard.see("a[href*='receipts/R1']").await;
    halyard.look("due-done").await;
    halyard.go("/receipts/R1").await;
    halyard.at("receipt-result").await;
    assert!(office.practice.counts().halo_writes > 0, "it really wrote");

    halyard.go("/settings").await;
    halyard.at("timer-state").await;
    halyard.reads("Halyard, while it was open").await;
    halyard.look("settings-runner").await;
    halyard.quit().await;
}
