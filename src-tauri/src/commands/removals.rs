//! What happens to licences whose subscription is gone.

use super::{Answer, At};
use halyard_core::app::RemovalsView;
use halyard_core::plan::MissingPolicy;

/// What each choice would do.
#[tauri::command]
#[specta::specta]
pub async fn removals(desk: At<'_>, connection: String) -> Answer<RemovalsView> {
    desk.ask(move |app| app.removals(&connection)).await
}

/// Chooses what happens from now on.
#[tauri::command]
#[specta::specta]
pub async fn choose_removals(
    desk: At<'_>,
    connection: String,
    policy: MissingPolicy,
) -> Answer<RemovalsView> {
    desk.ask(move |app| app.choose_removals(&connection, policy)).await
}
