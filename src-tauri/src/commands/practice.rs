//! The practice company, inside the app.

use super::{Answer, At};
use crate::desk::DeskView;
use crate::practice::PracticeSize;

/// Opens the practice company: its servers start, its own folder is used, nothing real is touched.
#[tauri::command]
#[specta::specta]
pub async fn practice_open(desk: At<'_>, size: PracticeSize) -> Answer<DeskView> {
    desk.open_practice(size).await?;
    Ok(desk.view())
}

/// Leaves it without a trace.
#[tauri::command]
#[specta::specta]
pub async fn practice_leave(desk: At<'_>) -> Answer<DeskView> {
    desk.leave_practice().await?;
    Ok(desk.view())
}
