//! Home.

use super::{Answer, At};
use crate::desk::DeskView;
use halyard_core::app::screens::home::HomeView;

/// Which company is open, and which work goes on.
#[tauri::command]
#[specta::specta]
pub async fn desk(desk: At<'_>) -> Answer<DeskView> {
    Ok(desk.view())
}

/// Connections, what needs a person, the last runs.
#[tauri::command]
#[specta::specta]
pub async fn home(desk: At<'_>) -> Answer<HomeView> {
    desk.ask(|app| app.home()).await
}
