//! Settings and files.

use super::{Answer, At};
use halyard_core::app::screens::SavedFile;
use halyard_core::app::screens::settings::{About, Settings};

/// The settings.
#[tauri::command]
#[specta::specta]
pub async fn settings(desk: At<'_>) -> Answer<Settings> {
    desk.ask_own(|app| app.settings()).await
}

/// Saves the settings.
#[tauri::command]
#[specta::specta]
pub async fn save_settings(desk: At<'_>, settings: Settings) -> Answer<()> {
    desk.ask_own(move |app| app.save_settings(settings)).await
}

/// Version, data folder, system.
#[tauri::command]
#[specta::specta]
pub async fn about(desk: At<'_>) -> Answer<About> {
    Ok(desk.app()?.about())
}

/// Saves a file for a report where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn save_support_file(desk: At<'_>) -> Answer<SavedFile> {
    let folder = desk.downloads()?;
    desk.ask(move |app| app.save_support_file(&folder)).await
}

/// Shows a file that was saved for the user in its folder.
#[tauri::command]
#[specta::specta]
pub async fn show_file(desk: At<'_>, file: SavedFile) -> Answer<()> {
    desk.show(move |system| system.show(&file)).await
}

/// Opens the data folder.
#[tauri::command]
#[specta::specta]
pub async fn open_data_folder(desk: At<'_>) -> Answer<()> {
    let folder = desk.data_folder();
    desk.show(move |system| system.open_folder(folder.as_ref())).await
}
