//! The window: it stays on Halyard's own pages, says what it cannot do without, and does not vanish under a
//! run.

use crate::desk::Desk;
use crate::events::{CloseAsked, Emit, RunMoved, Said, TrayAsked};
use crate::tray;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::utils::config::AppDirectoriesOverride;
use tauri::{AppHandle, Context, Manager, Runtime, Url, Window, WindowEvent};
use tauri_specta::Event;

/// The variable with which anybody who sets the environment could drive the window.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Has WebKit draw plainly, without pretending to a graphics processor.
const PLAIN_DRAWING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What the environment must be before anything of the window begins; it cannot be changed from within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Environment {
    /// A released Halyard is not driven from outside.
    without_automation: bool,
    /// Without a graphics processor, as on many virtual and remote desktops, WebKit would have the ordinary
    /// processor act one, and a scrolled frame takes four times as long as drawn plainly.
    plain_drawing: bool,
}

impl Environment {
    /// What this process lacks. Only a build for developing or measuring may be driven.
    /// One that is driven draws as WebKit will: drawn plainly, it answers no driver that asks for a picture.
    fn lacking(driven: bool, has_graphics: bool, set: impl Fn(&str) -> bool) -> Option<Self> {
        let watched = driven && set(AUTOMATION);
        let lacking = Self {
            without_automation: !driven && set(AUTOMATION),
            plain_drawing: !watched && !has_graphics && !set(PLAIN_DRAWING),
        };
        (lacking.without_automation || lacking.plain_drawing).then_some(lacking)
    }
}

/// Starts Halyard anew where its environment must be another; answers with how that one ended.
pub fn started_anew() -> Option<ExitCode> {
    let driven = cfg!(any(debug_assertions, feature = "automation"));
    let lacking = Environment::lacking(driven, has_graphics(), |name| std::env::var_os(name).is_some())?;
    let mut again = std::process::Command::new(std::env::current_exe().ok()?);
    again.args(std::env::args_os().skip(1));
    if lacking.without_automation {
        again.env_remove(AUTOMATION);
    }
    if lacking.plain_drawing {
        again.env(PLAIN_DRAWING, "1");
    }
    let ended = in_its_place(&mut again);
    // Drawn slowly is better than not at all; driven from outside is not.
    (ended.is_some() || lacking.without_automation).then(|| ended.unwrap_or(ExitCode::FAILURE))
}

/// Takes this process's place, and comes back only where that failed.
#[cfg(unix)]
fn in_its_place(again: &mut std::process::Command) -> Option<ExitCode> {
    let why = std::os::unix::process::CommandExt::exec(again);
    eprintln!("Halyard could not start itself anew: {why}");
    None
}

/// Runs it and waits for its end.
#[cfg(not(unix))]
fn in_its_place(again: &mut std::process::Command) -> Option<ExitCode> {
    let ended = again.status().ok()?;
    Some(if ended.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether there is a device that draws, by the kernel's name for it. Other systems see to it themselves.
fn has_graphics() -> bool {
    let devices = || std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    !cfg!(target_os = "linux") || devices().any(|d| d.file_name().as_encoded_bytes().starts_with(b"renderD"))
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
            Said::Reads(moved) => moved.emit(&app),
            Said::Due(ran) => ran.emit(&app),
        };
        if let Err(e) = told {
            tracing::warn!("an event was not told: {e}");
        }
    })
}

/// Closing while runs are at work asks first. Else it leaves Halyard in the tray where a person wants that; they are
/// asked once.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let Some(desk) = window.try_state::<Desk>() else { return };
    desk.set_quits(false);
    let (plans, app) = (desk.works.plans(), window.app_handle());
    if !plans.is_empty() {
        api.prevent_close();
        let _ = CloseAsked { plans }.emit(window);
    } else if tray::keeps(app) {
        api.prevent_close();
        let _ = window.hide();
    } else if tray::asks(app) && desk.may_ask_for_tray() {
        api.prevent_close();
        let _ = TrayAsked.emit(window);
    }
}

/// Ends Halyard; while runs are at work it asks first, in its window.
pub fn quit<R: Runtime>(app: &AppHandle<R>) {
    let desk = app.try_state::<Desk>();
    let plans = desk.as_ref().map(|desk| desk.works.plans()).unwrap_or_default();
    if plans.is_empty() {
        app.exit(0);
        return;
    }
    if let Some(desk) = desk {
        desk.set_quits(true);
    }
    show(app);
    let _ = CloseAsked { plans }.emit(app);
}

/// Started at logon: no window, where the tray says that Halyard is there; else a small sign of it.
pub fn stay_quiet<R: Runtime>(app: &AppHandle<R>) {
    if tray::keeps(app) {
        return;
    }
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.minimize();
        let _ = window.show();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_build_for_developing_is_driven_from_outside() {
        let (developing, released, with_graphics) = (true, false, true);
        let anew = Environment::lacking(released, with_graphics, |name| name == AUTOMATION);
        assert!(anew.is_some_and(|e| e.without_automation), "released, and somebody wants to drive it");
        assert_eq!(Environment::lacking(developing, with_graphics, |name| name == AUTOMATION), None);
        assert_eq!(Environment::lacking(released, with_graphics, |_| false), None, "nobody drives it");
    }

    #[test]
    fn it_draws_plainly_without_graphics_and_starts_itself_anew_once() {
        let (released, bare) = (false, false);
        let anew = Environment::lacking(released, bare, |_| false);
        assert!(anew.is_some_and(|e| e.plain_drawing && !e.without_automation));
        let second = Environment::lacking(released, bare, |name| name == PLAIN_DRAWING);
        assert_eq!(second, None, "the second start finds all as it must be");
        let developing = true;
        let driven = Environment::lacking(developing, bare, |name| name == AUTOMATION);
        assert_eq!(driven, None, "a driver that asks for a picture gets one");
        let refused = Environment::lacking(released, bare, |name| name == AUTOMATION);
        assert!(refused.is_some_and(|e| e.plain_drawing && e.without_automation), "both at once");
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
