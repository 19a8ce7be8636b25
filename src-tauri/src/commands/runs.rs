//! Runs at work.

use super::{Answer, At};
use crate::desk::Closing;
use halyard_core::app::screens::run::RunState;
use tauri::Runtime;

/// Starts applying a plan; `reason` passes its guard once. Events tell how it goes.
#[tauri::command]
#[specta::specta]
pub async fn apply(desk: At<'_>, plan: String, reason: Option<String>) -> Answer<()> {
    Ok(desk.apply(&plan, reason).await?)
}

/// Goes on with an interrupted run, named by its plan.
#[tauri::command]
#[specta::specta]
pub async fn resume(desk: At<'_>, plan: String) -> Answer<()> {
    Ok(desk.resume(&plan).await?)
}

/// Stops a run between two changes.
#[tauri::command]
#[specta::specta]
pub async fn cancel(desk: At<'_>, plan: String) -> Answer<()> {
    desk.cancel(&plan);
    Ok(())
}

/// Where the run of a plan stands.
#[tauri::command]
#[specta::specta]
pub async fn run_state(desk: At<'_>, plan: String) -> Answer<Option<RunState>> {
    desk.run_state(plan).await
}

/// Closes the window, after a person said what becomes of the run at work.
#[tauri::command]
#[specta::specta]
pub async fn close_window<R: Runtime>(
    desk: At<'_>,
    window: tauri::Window<R>,
    closing: Closing,
) -> Answer<()> {
    desk.close(&window, closing);
    Ok(())
}
