//! The attention inbox.

use super::{Answer, At};
use halyard_core::app::{Inbox, Rechecked, Until, connection_name};
use halyard_core::attention::Limits;

/// What needs a person, and what was put aside.
#[tauri::command]
#[specta::specta]
pub async fn inbox(desk: At<'_>) -> Answer<Inbox> {
    desk.ask(|app| app.inbox()).await
}

/// Looks again at an item, or at a group of them.
#[tauri::command]
#[specta::specta]
pub async fn recheck_attention(desk: At<'_>, key: String) -> Answer<Rechecked> {
    Ok(desk.app()?.recheck_attention(&key).await?)
}

/// Hides items until something else is found. How many.
#[tauri::command]
#[specta::specta]
pub async fn resolve_attention(desk: At<'_>, keys: Vec<String>) -> Answer<u64> {
    desk.ask(move |app| app.resolve_attention(&keys)).await
}

/// Puts items off. How many.
#[tauri::command]
#[specta::specta]
pub async fn snooze_attention(desk: At<'_>, keys: Vec<String>, until: Until) -> Answer<u64> {
    desk.ask(move |app| app.snooze_attention(&keys, &until)).await
}

/// Takes items up again. How many.
#[tauri::command]
#[specta::specta]
pub async fn reopen_attention(desk: At<'_>, keys: Vec<String>) -> Answer<u64> {
    desk.ask(move |app| app.reopen_attention(&keys)).await
}

/// Forgets the link of a licence that is no longer in Halo.
#[tauri::command]
#[specta::specta]
pub async fn forget_lost_link(desk: At<'_>, key: String) -> Answer<()> {
    desk.ask(move |app| app.forget_lost_link(&key)).await
}

/// What stands out on a connection.
#[tauri::command]
#[specta::specta]
pub async fn attention_limits(desk: At<'_>, connection: String) -> Answer<Limits> {
    desk.ask(move |app| app.attention_limits(&connection_name(&connection)?)).await
}

/// Sets what stands out; none for the usual limits.
#[tauri::command]
#[specta::specta]
pub async fn save_attention_limits(
    desk: At<'_>,
    connection: String,
    limits: Option<Limits>,
) -> Answer<Limits> {
    desk.ask(move |app| app.set_attention_limits(&connection_name(&connection)?, limits)).await
}
