//! Matching.

use super::{Answer, At};
use halyard_core::app::screens::SavedFile;
use halyard_core::app::screens::matching::{ClientChoice, MatchChoice, MatchTable};

/// The table as saved.
#[tauri::command]
#[specta::specta]
pub async fn matching(desk: At<'_>, connection: String) -> Answer<MatchTable> {
    desk.ask(move |app| app.match_table(&connection)).await
}

/// Reads both sides anew, for fresh proposals.
#[tauri::command]
#[specta::specta]
pub async fn refresh_matching(desk: At<'_>, connection: String) -> Answer<MatchTable> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().refresh_match_table(&connection).await?)
}

/// Halo's clients to choose from.
#[tauri::command]
#[specta::specta]
pub async fn client_choices(desk: At<'_>, connection: String) -> Answer<Vec<ClientChoice>> {
    desk.ask(move |app| app.client_choices(&connection)).await
}

/// Saves all choices or none.
#[tauri::command]
#[specta::specta]
pub async fn save_matches(desk: At<'_>, connection: String, choices: Vec<MatchChoice>) -> Answer<MatchTable> {
    desk.ask(move |app| app.save_choices(&connection, &choices)).await
}

/// Takes back the newest saved step.
#[tauri::command]
#[specta::specta]
pub async fn undo_matches(desk: At<'_>, connection: String) -> Answer<MatchTable> {
    desk.ask(move |app| app.undo_choices(&connection)).await
}

/// Does it again.
#[tauri::command]
#[specta::specta]
pub async fn redo_matches(desk: At<'_>, connection: String) -> Answer<MatchTable> {
    desk.ask(move |app| app.redo_choices(&connection)).await
}

/// Saves the table as CSV where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn export_matches(desk: At<'_>, connection: String) -> Answer<SavedFile> {
    Ok(desk.app()?.export_choices(&connection, &desk.downloads()?).await?)
}

/// Takes matches from the text of a CSV file.
#[tauri::command]
#[specta::specta]
pub async fn import_matches(desk: At<'_>, connection: String, text: String) -> Answer<MatchTable> {
    Ok(desk.app()?.import_choices(&connection, &text).await?)
}
