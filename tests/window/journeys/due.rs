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
    // It looks by itself; nobody presses anything.
    halyard.reads("The run R1 is at work").await;
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

/// Waits until the program's own processes are gone, or says that they stay.
async fn ends(halyard: &Halyard) -> bool {
    for _ in 0..50 {
        if halyard.processes().is_empty() {
            return true;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    false
}

/// With the library that draws a tray it stays, hidden; without one it must not vanish with nobody to call it back.
#[tokio::test]
async fn closing_leaves_it_in_the_tray_only_where_there_is_one() {
    let halyard = Halyard::start().await;
    halyard.go("/settings").await;
    halyard.at("while-open").await;
    halyard.reads("Stay in the tray").await;
    let tray = !halyard.said().await.contains("no library for a tray");
    let close = "window.__TAURI_INTERNALS__.invoke('keep_in_tray', { stay: true })";
    halyard.script(close, vec![]).await;
    assert_eq!(ends(&halyard).await, !tray, "with a tray: {tray}");
    let _ = halyard.kill().await;
}
