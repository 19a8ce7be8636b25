//! Renewals.

use super::{Answer, At};
use halyard_core::app::screens::SavedFile;
use halyard_core::app::{RenewalList, RenewalPaper, RenewalsAsked};

/// The terms that end in the days ahead.
#[tauri::command]
#[specta::specta]
pub async fn renewals(desk: At<'_>, asked: RenewalsAsked) -> Answer<RenewalList> {
    desk.ask(move |app| app.renewals(&asked)).await
}

/// Saves them where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn save_renewals(desk: At<'_>, wanted: RenewalPaper) -> Answer<SavedFile> {
    let folder = desk.downloads()?;
    desk.ask(move |app| app.save_renewals(&wanted, &folder)).await
}
