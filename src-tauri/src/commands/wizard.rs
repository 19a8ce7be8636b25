//! The wizard.

use super::{Answer, At};
use halyard_core::app::screens::Side;
use halyard_core::app::screens::forms::{ConnectionForm, HaloForm};
use halyard_core::app::screens::wizard::{
    AddressOffer, Draft, GiacomProbe, MarketplaceOffer, TopLevelChoice,
};
use halyard_core::app::{AlsoForm, CheckReport, Connected, VendorForm};
use halyard_core::secrets::Secret;

fn entered(secret: Option<String>) -> Option<Secret> {
    secret.map(|s| Secret::new(&s))
}

/// What would be made of Halo's addresses as typed.
#[tauri::command]
#[specta::specta]
pub async fn address_offer(desk: At<'_>, form: HaloForm) -> Answer<AddressOffer> {
    desk.ask(move |app| app.address_offer(&form)).await
}

/// What would be made of a marketplace's address as typed.
#[tauri::command]
#[specta::specta]
pub async fn marketplace_offer(desk: At<'_>, form: AlsoForm) -> Answer<MarketplaceOffer> {
    desk.ask(move |app| app.marketplace_offer(&form)).await
}

/// Tests Halo as typed, before anything is saved.
#[tauri::command]
#[specta::specta]
pub async fn check_halo(desk: At<'_>, form: HaloForm, secret: Option<String>) -> Answer<CheckReport> {
    Ok(desk.app()?.check_halo_form(&form, entered(secret)).await?)
}

/// Tests a vendor as typed, before anything is saved.
#[tauri::command]
#[specta::specta]
pub async fn check_vendor(desk: At<'_>, form: VendorForm, secret: Option<String>) -> Answer<CheckReport> {
    Ok(desk.app()?.check_vendor_form(&form, entered(secret)).await?)
}

/// Tries both of Giacom's API versions with the key.
#[tauri::command]
#[specta::specta]
pub async fn probe_giacom(desk: At<'_>, form: VendorForm, secret: Option<String>) -> Answer<GiacomProbe> {
    Ok(desk.app()?.probe_giacom(&form, entered(secret)).await?)
}

/// Saves Halo; the secret goes to the keychain.
#[tauri::command]
#[specta::specta]
pub async fn save_halo(desk: At<'_>, form: HaloForm, secret: Option<String>) -> Answer<Connected> {
    desk.ask(move |app| app.save_halo_form(&form, entered(secret))).await
}

/// Saves a vendor; its secret goes to the keychain.
#[tauri::command]
#[specta::specta]
pub async fn save_vendor(desk: At<'_>, form: VendorForm, secret: Option<String>) -> Answer<Connected> {
    desk.ask(move |app| app.connect_vendor(&form, entered(secret))).await
}

/// A saved connection as a form, without its secret.
#[tauri::command]
#[specta::specta]
pub async fn connection_form(desk: At<'_>, name: String) -> Answer<ConnectionForm> {
    desk.ask(move |app| app.connection_form(&name)).await
}

/// Tests a saved connection and remembers the result.
#[tauri::command]
#[specta::specta]
pub async fn check(desk: At<'_>, name: String) -> Answer<CheckReport> {
    let name = halyard_core::app::connection_name(&name)?;
    Ok(desk.app()?.check(&name).await?)
}

/// Halo's top levels.
#[tauri::command]
#[specta::specta]
pub async fn top_levels(desk: At<'_>, halo: String) -> Answer<Vec<TopLevelChoice>> {
    Ok(desk.app()?.top_level_choices(&halo).await?)
}

/// Removes a connection's secret from the keychain.
#[tauri::command]
#[specta::specta]
pub async fn forget_secret(desk: At<'_>, name: String) -> Answer<()> {
    desk.ask(move |app| app.forget_secret(&name)).await
}

/// How far a person came in a wizard.
#[tauri::command]
#[specta::specta]
pub async fn draft(desk: At<'_>, kind: Side) -> Answer<Option<Draft>> {
    desk.ask(move |app| app.draft(kind)).await
}

/// Keeps that; none forgets it.
#[tauri::command]
#[specta::specta]
pub async fn keep_draft(desk: At<'_>, kind: Side, draft: Option<Draft>) -> Answer<()> {
    desk.ask(move |app| app.keep_draft(kind, draft.as_ref())).await
}
