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
    halyard.look("matching-empty").await;
    halyard.quit().await;
}
