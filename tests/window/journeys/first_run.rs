//! A person who has never seen Halyard tries it with the practice company.

use halyard_window::Halyard;

#[tokio::test]
async fn the_window_opens_and_welcomes() {
    let halyard = Halyard::start().await;
    halyard.reads("Connect HaloPSA").await;
    halyard.quit().await;
}
