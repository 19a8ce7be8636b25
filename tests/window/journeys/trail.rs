//! After a run: what stands in Halo twice, who did what, whether that is still what was written, and what going
//! back to before the run would change.

use fantoccini::key::Key;
use halyard_window::{Halyard, Launch, Office};

#[tokio::test]
async fn what_a_run_did_is_looked_up_and_going_back_is_shown() {
    let office = Office::open("").await;
    let (folder, plan) = office.planned().await;
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.go(&format!("/plans/{plan}")).await;
    halyard.press_starting("Apply ").await;
    halyard.at("receipt-result").await;
    let head = halyard.at("receipt-hash").await.attr("title").await.unwrap().unwrap();
    assert_eq!(head.len(), 64, "the receipt shows the head of the audit");

    halyard.go("/duplicates/giacom").await;
    halyard.press("Read again").await;
    halyard.reads("looks like one subscription entered twice").await;
    halyard.look("duplicates").await;

    halyard.go("/receipts/R1").await;
    halyard.tap("receipt-audit").await;
    halyard.at("audit-intact").await;
    halyard.reads("Run ended").await;
    halyard.look("audit").await;
    halyard.script("document.querySelector('[data-testid^=audit-row-]').focus()", vec![]).await;
    halyard.keys(&Key::Enter.to_string()).await;
    halyard.at("audit-line").await;
    halyard.reads(&head).await;
    halyard.look("audit-line").await;

    halyard.go("/settings").await;
    // What stands above is asked of the system, and moves what is below when it comes.
    halyard.at("timer-state").await;
    halyard.press_starting("Restore the backup of").await;
    halyard.at("replace").await;
    halyard.reads("R1 (giacom)").await;
    halyard.look("restore").await;
    halyard.press("Cancel").await;
    halyard.at("take-over").await;
    halyard.look("settings-move").await;
    halyard.go("/history").await;
    halyard.at("history-R1").await;
    let wider = "const t = document.querySelector('[role=grid]'); return t.scrollWidth - t.clientWidth";
    halyard.resize((1024, 700)).await;
    assert_eq!(halyard.script(wider, vec![]).await, 0, "nothing is read by scrolling sideways");
    halyard.quit().await;
}
