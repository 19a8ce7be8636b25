//! A person who has never seen Halyard tries it with the practice company.

use halyard_window::Halyard;

#[tokio::test]
async fn the_window_opens_and_welcomes() {
    let halyard = Halyard::start().await;
    halyard.reads("Connect HaloPSA").await;
    halyard.look("welcome").await;
    halyard.press("Try it with the practice company").await;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    println!("{}", halyard.said().await);
    halyard.look("home-practice").await;
    halyard.quit().await;
}
