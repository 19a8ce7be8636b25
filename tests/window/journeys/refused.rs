//! Wrong secrets and missing permissions: told before anything is saved, with the exact setting to change.

use halyard_window::{Halyard, Launch, Office};
use std::path::Path;

/// Fills the step with Halo's address and application.
async fn halo(halyard: &Halyard, office: &Office, secret: &str) {
    let at = &office.at().halo;
    halyard.go("/connect/halo").await;
    halyard.tap("wizard-next").await;
    halyard.fill("Resource Server", &at.resource_url).await;
    halyard.fill("Authorisation Server", &at.auth_url).await;
    halyard.fill("Tenant", &at.tenant).await;
    halyard.fill("Client ID", &at.client_id).await;
    halyard.fill("Client Secret", secret).await;
    halyard.tap("wizard-next").await;
}

#[tokio::test]
async fn a_wrong_secret_is_told_and_mended() {
    let office = Office::open("").await;
    office.forget_secrets();
    let halyard = Halyard::start().await;
    halo(&halyard, &office, "not the secret").await;
    halyard.reads("HALO-401-SIGN-IN").await;
    halyard.reads("Saving waits for the sign-in").await;
    halyard.look("wizard-refused").await;
    halyard.press("Change what was typed").await;
    halyard.fill("Client Secret", &office.at().halo.client_secret).await;
    halyard.tap("wizard-next").await;
    halyard.reads("Read licences").await;
    halyard.tap("wizard-save").await;
    halyard.reads("API key").await;
    let folder = halyard.quit().await;
    nowhere(folder.path(), &office.at().halo.client_secret);

    // Started again, the secret is there and is not shown.
    let halyard = Halyard::start_on(folder, &Launch::default()).await;
    halyard.go("/connect/halo-application?name=halo").await;
    halyard.reads("Saved in the keychain").await;
    let page = halyard.page.source().await.unwrap();
    assert!(!page.contains(&office.at().halo.client_secret), "the page never holds a stored secret");
    halyard.quit().await;
}

#[tokio::test]
async fn a_missing_permission_names_its_setting() {
    let office = Office::open("halo.forbidden=licences").await;
    office.forget_secrets();
    let halyard = Halyard::start().await;
    halo(&halyard, &office, &office.at().halo.client_secret).await;
    halyard.reads("HALO-403").await;
    halyard.reads("Software Licencing").await;
    halyard.look("wizard-permission").await;
    office.faults("");
    halyard.tap("check-again").await;
    halyard.reads("Halo lists").await;
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while halyard.said().await.contains("HALO-403") {
        assert!(std::time::Instant::now() < until, "the mended permission shows");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    halyard.quit().await;
}

/// No file under the folder holds the secret.
fn nowhere(folder: &Path, secret: &str) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            nowhere(&path, secret);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(!found, "{} holds the secret", path.display());
    }
}
