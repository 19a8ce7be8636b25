//! Who runs what is due: the system's scheduler, the open app, the tray, the start at logon.

use super::{Answer, At};
use crate::login::PresenceView;
use crate::tray::{self, Tray};
use halyard_core::app::screens::runner::RunnerView;
use halyard_core::app::{App, RunnerSettings, TrayChoice};
use tauri::{AppHandle, Manager, Runtime, Window};

/// Who runs what is due.
#[tauri::command]
#[specta::specta]
pub async fn runner(desk: At<'_>) -> Answer<RunnerView> {
    desk.ask_own(|app| app.runner()).await
}

/// Saves what a person chose of the app that is open.
#[tauri::command]
#[specta::specta]
pub async fn save_runner_settings<R: Runtime>(
    desk: At<'_>,
    app: AppHandle<R>,
    chosen: RunnerSettings,
) -> Answer<()> {
    desk.ask_own(move |own| own.save_runner_settings(chosen)).await?;
    tray::refresh(&app);
    Ok(())
}

/// Writes the entry in the system's scheduler, for the first time or anew.
#[tauri::command]
#[specta::specta]
pub async fn install_timer(desk: At<'_>) -> Answer<RunnerView> {
    desk.ask_own(|app| app.install_timer(None).and_then(|_| app.runner())).await
}

/// Takes that entry away.
#[tauri::command]
#[specta::specta]
pub async fn remove_timer(desk: At<'_>) -> Answer<RunnerView> {
    desk.ask_own(|app| app.remove_timer().and_then(|_| app.runner())).await
}

/// Runs what is due now; how many connections that were.
#[tauri::command]
#[specta::specta]
pub async fn run_due(desk: At<'_>) -> Answer<u32> {
    let report = desk.run_due().await?;
    Ok(u32::try_from(report.due.len()).unwrap_or(u32::MAX))
}

/// The tray, and the start at logon.
#[tauri::command]
#[specta::specta]
pub async fn presence<R: Runtime>(desk: At<'_>, app: AppHandle<R>) -> Answer<PresenceView> {
    let tray = app.try_state::<Tray<R>>();
    let why = tray.as_ref().map_or(Some("There is no tray here."), |tray| tray.why_not());
    let (tray, tray_why) = (why.is_none(), why.map(str::to_owned));
    let login = desk.login();
    let (at_login, at_login_why) = match login.is_on() {
        Ok(on) => (Some(on), None),
        Err(e) => (None, Some(format!("{} {}", e.what, e.fix))),
    };
    Ok(PresenceView { tray, tray_why, at_login, at_login_why })
}

/// Starts Halyard at logon, or not any more.
#[tauri::command]
#[specta::specta]
pub async fn start_at_login(desk: At<'_>, on: bool) -> Answer<()> {
    Ok(desk.login().set(on)?)
}

/// The answer to whether Halyard stays in the tray; then the window closes.
#[tauri::command]
#[specta::specta]
pub async fn keep_in_tray<R: Runtime>(desk: At<'_>, window: Window<R>, stay: bool) -> Answer<()> {
    let tray = if stay { TrayChoice::Stay } else { TrayChoice::End };
    let save = move |own: App| own.save_runner_settings(RunnerSettings { tray, ..own.runner_settings()? });
    desk.ask_own(save).await?;
    tray::refresh(window.app_handle());
    // Asked for by closing it: now it closes as was said.
    let _ = window.close();
    Ok(())
}
