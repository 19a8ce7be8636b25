//! ALSO as the second vendor, in the practice company: from the wizard to the history of one subscription's seats.

use fantoccini::key::Key;
use halyard_window::Halyard;

/// The practice company with its Halo connected, at the choice of the vendor.
async fn at_the_choice() -> Halyard {
    let halyard = Halyard::start().await;
    halyard.press("Try it with the practice company").await;
    halyard.reads("Practice company").await;
    halyard.press("Connect HaloPSA").await;
    halyard.reads("Make an agent for Halyard").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Where your Halo is").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Read licences").await;
    halyard.tap("wizard-save").await;
    halyard.at("choose-also").await;
    halyard
}

#[tokio::test]
async fn also_from_the_wizard_to_the_history_of_seats() {
    let halyard = at_the_choice().await;
    halyard.tap("choose-also").await;
    halyard.reads("Sign in to the marketplace").await;
    halyard.reads("Saved for the practice company").await;
    halyard.press("Close this notice").await;
    halyard.picture("wizard-also-prepare").await;
    halyard.press("At ALSO, before you begin").await;
    halyard.look("wizard-also").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Customers whose subscriptions are imported").await;
    halyard.look("wizard-also-import").await;
    halyard.tap("wizard-next").await;
    halyard.reads("ALSO ended the session").await;
    halyard.look("wizard-also-check").await;
    halyard.tap("wizard-save").await;

    halyard.press("Suggest matches").await;
    halyard.reads("no client has a similar name").await;
    halyard.look("matching-also").await;
    halyard.press_starting("Save ").await;
    halyard.reads("Saved ").await;

    // Half a second for each customer: how far it is shows.
    halyard.go("/").await;
    halyard.tap("make-preview-also").await;
    halyard.tap("preview-start").await;
    halyard.at("reading-moved").await;
    halyard.reads("2 of 5").await;
    halyard.picture("preview-reading").await;
    halyard.at("preview-totals").await;
    halyard.reads("Without a match").await;
    halyard.look("preview-also").await;
    assert!(
        !halyard.said().await.contains("0 subscriptions left out"),
        "their subscriptions were not read: not known is not 0"
    );
    halyard.press_starting("Create a client for Żółtawa").await;
    halyard.at("unmatched-moved").await;
    halyard.look("preview-unmatched").await;
    halyard.tap("preview-again").await;
    halyard.reads("Plan P2").await;
    halyard.reads("Apply 26 changes").await;
    halyard.press_starting("Apply ").await;
    halyard.at("receipt-result").await;
    halyard.look("receipt-also").await;

    halyard.go("/seats/also").await;
    halyard.at("seats-screen").await;
    halyard.script("document.querySelector('[role=row][aria-rowindex=\"2\"]').focus()", vec![]).await;
    halyard.keys(&Key::Enter.to_string()).await;
    halyard.at("seat-history").await;
    halyard.look("seats-also").await;
    halyard.quit().await;
}
