//! From the welcome to the receipt without a mouse.

use fantoccini::key::Key;
use halyard_window::Halyard;

fn enter() -> String {
    Key::Enter.to_string()
}

#[tokio::test]
async fn the_whole_job_by_keyboard() {
    let halyard = Halyard::start().await;
    halyard.reads("Welcome to Halyard").await;
    halyard.tab_to("Try it with the practice company", 20).await;
    halyard.keys(&enter()).await;
    halyard.reads("nothing here is real").await;
    halyard.tab_to("Connect HaloPSA", 20).await;
    halyard.keys(&enter()).await;
    halyard.reads("Make an agent for Halyard").await;
    halyard.tab_to("Continue", 60).await;
    halyard.keys(&enter()).await;
    halyard.reads("Where your Halo is").await;
    halyard.tab_to("Check the connection", 40).await;
    halyard.keys(&enter()).await;
    halyard.reads("Read licences").await;
    halyard.tab_to("Save and continue", 60).await;
    halyard.keys(&enter()).await;
    halyard.at("vendor-choice").await;
    halyard.tab_to("Giacom Cloud Market", 40).await;
    halyard.keys(&enter()).await;
    halyard.reads("In the Giacom portal").await;
    halyard.tab_to("Try the saved key", 40).await;
    halyard.keys(&enter()).await;
    halyard.reads("v1 answers this key").await;
    halyard.tab_to("Continue", 40).await;
    halyard.keys(&enter()).await;
    halyard.reads("Subscriptions to import").await;
    halyard.tab_to("Check the connection", 60).await;
    halyard.keys(&enter()).await;
    halyard.reads("Giacom takes this key").await;
    halyard.tab_to("Save and match customers", 40).await;
    halyard.keys(&enter()).await;
    halyard.at("not-read").await;
    halyard.tab_to("Suggest matches", 40).await;
    halyard.keys(&enter()).await;
    halyard.at("accept-shown").await;
    halyard.tab_to(" shown", 60).await;
    halyard.keys(&enter()).await;
    halyard.at("accept-sample").await;
    halyard.focus_in("[role=dialog]").await;
    halyard.tab_to("Accept ", 10).await;
    halyard.keys(&enter()).await;
    halyard.keys(&format!("{}s", Key::Control)).await;
    halyard.reads("Saved ").await;
    halyard.keys(&format!("{}k", Key::Control)).await;
    halyard.focus_in("[role=dialog] input").await;
    halyard.keys("Home").await;
    halyard.keys(&enter()).await;
    halyard.at("home").await;
    halyard.tab_to("Make a preview", 60).await;
    halyard.keys(&enter()).await;
    halyard.at("preview-dialog").await;
    halyard.focus_in("[role=dialog]").await;
    halyard.tab_to("Make a preview", 20).await;
    halyard.keys(&enter()).await;
    halyard.at("preview-totals").await;
    halyard.keys(&format!("{}{}", Key::Control, Key::Enter)).await;
    halyard.at("receipt-result").await;
    halyard.quit().await;
}
