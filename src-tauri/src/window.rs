//! The window: it stays on Halyard's own pages, says what it cannot do without, and does not vanish under a
//! run.

use crate::desk::Desk;
use crate::events::{CloseAsked, Emit, RunMoved, Said};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::utils::config::AppDirectoriesOverride;
use tauri::{AppHandle, Context, Manager, Runtime, Url, Window, WindowEvent};
use tauri_specta::Event;

/// The variable with which anybody who sets the environment could drive the window.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// A released Halyard is not driven from outside: started with the variable, it starts itself anew without.
pub fn without_automation() -> Option<ExitCode> {
    let driven = cfg!(any(debug_assertions, feature = "automation"));
    if !starts_anew(driven, std::env::var_os(AUTOMATION).is_some()) {
        return None;
    }
    let again = std::env::current_exe().and_then(|exe| {
        std::process::Command::new(exe).args(std::env::args_os().skip(1)).env_remove(AUTOMATION).status()
    });
    let ended = again.is_ok_and(|status| status.success());
    Some(if ended { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Only a build for developing or measuring may be driven.
fn starts_anew(may_be_driven: bool, variable_set: bool) -> bool {
    variable_set && !may_be_driven
}

/// Keeps the web view's own files, and where the window stood, in the data folder that was named.
pub fn keep_its_things_in<R: Runtime>(context: &mut Context<R>, folder: &Path) {
    let own = AppDirectoriesOverride::Root(folder.join("window"));
    context.config_mut().app.app_directories_override = Some(own);
}

/// Whether there is a screen to open a window on.
pub fn display() -> Result<(), &'static str> {
    let there = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    if cfg!(target_os = "linux") && !there("DISPLAY") && !there("WAYLAND_DISPLAY") {
        return Err("Halyard needs a screen to open its window on. On a server, use halyard-cli.");
    }
    Ok(())
}

/// Shows the window and brings it to the front.
pub fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Refuses every page that is not Halyard's own: a content policy alone does not stop a link.
pub fn stay_here<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("stay-here").on_navigation(|_, url| is_own(url)).build()
}

fn is_own(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        // The development server.
        ("http", Some("localhost")) => cfg!(debug_assertions) && url.port() == Some(1420),
        _ => false,
    }
}

/// Tells the window what the desk says.
pub fn emitter<R: Runtime>(app: AppHandle<R>) -> Emit {
    Arc::new(move |said| {
        let told = match said {
            Said::Moved(state) => RunMoved(state).emit(&app),
            Said::Ended(ended) => ended.emit(&app),
            Said::Waits(waits) => waits.emit(&app),
        };
        if let Err(e) = told {
            tracing::warn!("an event was not told: {e}");
        }
    })
}

/// Closing while runs are at work asks first.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        let plans = window.try_state::<Desk>().map(|desk| desk.works.plans()).unwrap_or_default();
        if !plans.is_empty() {
            api.prevent_close();
            let _ = CloseAsked { plans }.emit(window);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_build_for_developing_is_driven_from_outside() {
        let (developing, set) = (true, true);
        assert!(starts_anew(!developing, set), "released, and somebody wants to drive it");
        for (build, variable) in [(developing, set), (developing, !set), (!developing, !set)] {
            assert!(!starts_anew(build, variable));
        }
    }

    #[test]
    fn only_halyards_own_pages_are_shown() {
        let own = |text: &str| is_own(&text.parse().unwrap());
        for page in ["tauri://localhost/index.html", "http://tauri.localhost/", "https://tauri.localhost/#/x"]
        {
            assert!(own(page), "{page} is Halyard's own");
        }
        for page in [
            "https://example.com/",
            "http://localhost:8080/",
            "file:///etc/passwd",
            "https://tauri.localhost.example.com/",
            "data:text/html,x",
        ] {
            assert!(!own(page), "{page} is somebody else's");
        }
    }
}
