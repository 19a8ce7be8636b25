//! Receipts and the history.

use super::{Answer, At};
use halyard_core::app::screens::receipt::{PaperFormat, ReceiptView};
use halyard_core::app::screens::{HistoryLine, SavedFile};
use halyard_core::app::{DeletionOffer, UndoChoice};
use tauri::Runtime;

/// All runs, newest first.
#[tauri::command]
#[specta::specta]
pub async fn history(desk: At<'_>) -> Answer<Vec<HistoryLine>> {
    desk.ask(|app| app.history()).await
}

/// The receipt of a run.
#[tauri::command]
#[specta::specta]
pub async fn receipt(desk: At<'_>, run: String) -> Answer<ReceiptView> {
    desk.ask(move |app| app.receipt_view(&run)).await
}

/// Saves a receipt where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn save_receipt(desk: At<'_>, run: String, format: PaperFormat) -> Answer<SavedFile> {
    let folder = desk.downloads()?;
    desk.ask(move |app| app.save_receipt(&run, format, &folder)).await
}

/// Plans anew just what failed: the new plan's number.
#[tauri::command]
#[specta::specta]
pub async fn retry_failed(desk: At<'_>, run: String) -> Answer<String> {
    Ok(desk.app()?.retry_failed(&run).await?)
}

/// Plans the inverse of a run: the new plan's number. `also` are fields to be undone although they were changed
/// since; `confirm` is what a person typed to have the licences deleted that the run made.
#[tauri::command]
#[specta::specta]
pub async fn undo_run(
    desk: At<'_>,
    run: String,
    also: Vec<UndoChoice>,
    confirm: Option<String>,
) -> Answer<String> {
    Ok(desk.app()?.undo_plan(&run, also, confirm).await?)
}

/// Which licences of a run its undo could delete.
#[tauri::command]
#[specta::specta]
pub async fn undo_deletions(desk: At<'_>, run: String) -> Answer<DeletionOffer> {
    Ok(desk.app()?.undo_deletions(&run).await?)
}

/// Opens the system's print dialogue for the page as it stands (a PDF can be made there).
#[tauri::command]
#[specta::specta]
pub async fn print_page<R: Runtime>(window: tauri::WebviewWindow<R>) -> Answer<()> {
    crate::files::print(&window)
}
