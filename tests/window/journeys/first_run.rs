//! A person who has never seen Halyard tries it with the practice company: from the welcome to the receipt.

use halyard_window::Halyard;

#[tokio::test]
async fn from_the_welcome_to_the_receipt() {
    let halyard = Halyard::start().await;
    halyard.reads("Connect HaloPSA").await;
    halyard.look("welcome").await;
    halyard.press("Try it with the practice company").await;
    halyard.reads("Practice company").await;

    halyard.press("Connect HaloPSA").await;
    halyard.reads("Make an agent for Halyard").await;
    halyard.look("wizard-prepare").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Where your Halo is").await;
    halyard.look("wizard-halo").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Read licences").await;
    halyard.look("wizard-check").await;
    halyard.tap("wizard-save").await;
    halyard.at("choose-giacom").await;
    halyard.look("wizard-vendor").await;
    halyard.tap("choose-giacom").await;
    halyard.reads("In the Giacom portal").await;
    halyard.tap("try-key").await;
    halyard.reads("v1 answers this key").await;
    halyard.look("wizard-giacom").await;
    halyard.tap("wizard-next").await;
    halyard.look("wizard-import").await;
    halyard.tap("wizard-next").await;
    halyard.reads("Giacom takes this key").await;
    halyard.look("wizard-giacom-check").await;
    halyard.tap("wizard-save").await;
    halyard.at("not-read").await;
    halyard.look("matching-unread").await;

    halyard.press("Suggest matches").await;
    halyard.at("accept-shown").await;
    halyard.look("matching").await;
    halyard.tap("accept-shown").await;
    halyard.at("accept-sample").await;
    halyard.look("matching-accept").await;
    halyard.press_starting("Accept ").await;
    halyard.press_starting("Save ").await;
    halyard.reads("Saved ").await;

    halyard.go("/").await;
    halyard.look("home").await;
    halyard.tap("make-preview-giacom").await;
    halyard.look("preview-start").await;
    halyard.tap("preview-start").await;
    halyard.at("preview-totals").await;
    halyard.look("preview").await;
    halyard.press_starting("Apply ").await;
    halyard.at("receipt-result").await;
    halyard.look("receipt").await;
    halyard.press("History").await;
    halyard.at("history-R1").await;
    halyard.look("history").await;

    // All of it again: nothing is left to do.
    halyard.go("/").await;
    halyard.tap("make-preview-giacom").await;
    halyard.tap("preview-start").await;
    halyard.reads("There is nothing to apply").await;
    halyard.look("preview-unchanged").await;
    halyard.go("/settings").await;
    halyard.look("settings").await;
    halyard.go("/runs").await;
    halyard.look("runs").await;

    halyard.press("Leave").await;
    halyard.look("practice-leave").await;
    halyard.press("Leave and delete it").await;
    halyard.reads("Welcome to Halyard").await;
    let left = std::fs::read_dir(halyard.folder.path()).unwrap().flatten();
    assert!(left.into_iter().all(|e| e.file_name() != "practice"), "it left no trace");
    halyard.quit().await;
}
