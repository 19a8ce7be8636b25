//! The audit, backups, and everything in one file.

use super::{Answer, At};
use halyard_core::app::screens::SavedFile;
use halyard_core::app::screens::audit::{AuditIndex, AuditWish};
use halyard_core::app::{AuditFormat, AuditLine, AuditVerdict, BackupLine, ReplacePreview, Replaced};

/// Whether the audit is what was written.
#[tauri::command]
#[specta::specta]
pub async fn verify_audit(desk: At<'_>) -> Answer<AuditVerdict> {
    desk.ask(|app| app.audit_verify()).await
}

/// Which rows of the audit fit, newest first.
#[tauri::command]
#[specta::specta]
pub async fn audit_index(desk: At<'_>, wish: AuditWish) -> Answer<AuditIndex> {
    desk.ask(move |app| app.audit_index(&wish)).await
}

/// What rows of the audit say, by their numbers.
#[tauri::command]
#[specta::specta]
pub async fn audit_lines(desk: At<'_>, rows: Vec<i64>) -> Answer<Vec<AuditLine>> {
    desk.ask(move |app| app.audit_lines(&rows)).await
}

/// Saves the audit where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn save_audit(desk: At<'_>, format: AuditFormat) -> Answer<SavedFile> {
    let folder = desk.downloads()?;
    desk.ask(move |app| app.save_audit(format, &folder)).await
}

/// The backups, newest first.
#[tauri::command]
#[specta::specta]
pub async fn backups(desk: At<'_>) -> Answer<Vec<BackupLine>> {
    desk.ask(|app| Ok(app.backups())).await
}

/// Makes a backup.
#[tauri::command]
#[specta::specta]
pub async fn make_backup(desk: At<'_>) -> Answer<BackupLine> {
    desk.ask(|app| app.make_backup()).await
}

/// What going back to a backup would change.
#[tauri::command]
#[specta::specta]
pub async fn preview_backup(desk: At<'_>, backup: String) -> Answer<ReplacePreview> {
    desk.ask(move |app| app.preview_backup(&backup)).await
}

/// Goes back to a backup, as it was shown.
#[tauri::command]
#[specta::specta]
pub async fn restore_backup(desk: At<'_>, backup: String, seen: String) -> Answer<Replaced> {
    desk.ask(move |app| app.restore_backup(&backup, &seen)).await
}

/// Saves everything but secrets where downloads go.
#[tauri::command]
#[specta::specta]
pub async fn save_everything(desk: At<'_>) -> Answer<SavedFile> {
    let folder = desk.downloads()?;
    desk.ask(move |app| app.save_everything(&folder)).await
}

/// Has a person choose an export of another computer, and shows what taking it would change.
#[tauri::command]
#[specta::specta]
pub async fn choose_import(desk: At<'_>) -> Answer<Option<ReplacePreview>> {
    desk.choose_import().await
}

/// Takes the export that was chosen, as it was shown.
#[tauri::command]
#[specta::specta]
pub async fn import_chosen(desk: At<'_>, seen: String) -> Answer<Replaced> {
    desk.import_chosen(seen).await
}
