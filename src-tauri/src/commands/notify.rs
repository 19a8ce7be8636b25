//! How people are told of scheduled runs: the real company's, also while the practice company is open.

use super::{Answer, At};
use halyard_core::app::{NotifyView, WebhookOffer};
use halyard_core::notify::mail::MailForm;
use halyard_core::notify::{TellWhen, Way, WebhookKind};
use halyard_core::secrets::Secret;

fn entered(secret: Option<String>) -> Option<Secret> {
    secret.map(|s| Secret::new(&s))
}

/// How people are told, and how that went the last time.
#[tauri::command]
#[specta::specta]
pub async fn notifications(desk: At<'_>) -> Answer<NotifyView> {
    desk.ask_own(|app| app.notifications()).await
}

/// Of which runs people are told.
#[tauri::command]
#[specta::specta]
pub async fn set_tell_when(desk: At<'_>, when: TellWhen) -> Answer<NotifyView> {
    desk.ask_own(move |app| app.set_tell_when(when)).await
}

/// Uses a way, or does not.
#[tauri::command]
#[specta::specta]
pub async fn switch_way(desk: At<'_>, way: Way, on: bool) -> Answer<NotifyView> {
    desk.ask_own(move |app| app.switch_way(way, on)).await
}

/// What an address of a webhook leads to, before it is saved.
#[tauri::command]
#[specta::specta]
pub async fn webhook_offer(desk: At<'_>, secret: Option<String>) -> Answer<WebhookOffer> {
    let address = entered(secret).unwrap_or_else(|| Secret::new(""));
    desk.ask_own(move |app| app.webhook_offer(&address)).await
}

/// Saves the webhook; its address goes to the keychain.
#[tauri::command]
#[specta::specta]
pub async fn set_webhook(
    desk: At<'_>,
    kind: Option<WebhookKind>,
    secret: Option<String>,
) -> Answer<NotifyView> {
    desk.ask_own(move |app| app.set_webhook(kind, entered(secret))).await
}

/// Forgets the webhook and its address.
#[tauri::command]
#[specta::specta]
pub async fn clear_webhook(desk: At<'_>) -> Answer<NotifyView> {
    desk.ask_own(|app| app.clear_webhook()).await
}

/// Saves the mail server; its password goes to the keychain.
#[tauri::command]
#[specta::specta]
pub async fn set_mail(desk: At<'_>, mail: MailForm, secret: Option<String>) -> Answer<NotifyView> {
    desk.ask_own(move |app| app.set_mail(&mail, entered(secret))).await
}

/// Forgets the mail server and its password.
#[tauri::command]
#[specta::specta]
pub async fn clear_mail(desk: At<'_>) -> Answer<NotifyView> {
    desk.ask_own(|app| app.clear_mail()).await
}

/// Sends a test message by this way, now.
#[tauri::command]
#[specta::specta]
pub async fn test_notification(desk: At<'_>, way: Way) -> Answer<()> {
    Ok(desk.own()?.test_notification(way).await?)
}
