//! The tray: where Halyard stays when its window is closed, if a person wants that. Not every desktop has one; then
//! everything else works as without.
//!
//! On Linux a click on it opens the menu, and only that: the desktop tells no program of a click.

use crate::desk::Desk;
use crate::window;
use halyard_core::app::{ScheduleView, TrayChoice};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Runtime};

const OPEN: &str = "open";
const DUE: &str = "due";
const QUIT: &str = "quit";

/// The tray's own things; why there are none, where there are none.
pub struct Tray<R: Runtime>(Result<Parts<R>, String>);

struct Parts<R: Runtime> {
    icon: TrayIcon<R>,
    next: MenuItem<R>,
    told: Mutex<String>,
}

impl<R: Runtime> Tray<R> {
    /// Why this desktop has no tray for Halyard; none where it has.
    pub fn why_not(&self) -> Option<&str> {
        self.0.as_ref().err().map(String::as_str)
    }
}

/// Opens it, on the thread of the windows. It is seen once a person chose to stay in it.
pub fn open<R: Runtime>(app: &AppHandle<R>) {
    app.manage(Tray(parts(app)));
    refresh(app);
}

fn parts<R: Runtime>(app: &AppHandle<R>) -> Result<Parts<R>, String> {
    let broken = |e: tauri::Error| e.to_string();
    let item = |id: &str, text: &str, on| MenuItem::with_id(app, id, text, on, None::<&str>).map_err(broken);
    let next = item("next", "Nothing is scheduled", false)?;
    let (show, due, quit) = (
        item(OPEN, "Open Halyard", true)?,
        item(DUE, "Run what is due now", true)?,
        item(QUIT, "Quit", true)?,
    );
    let line = || PredefinedMenuItem::separator(app).map_err(broken);
    let (one, two) = (line()?, line()?);
    let menu = Menu::with_items(app, &[&show, &due, &one, &next, &two, &quit]).map_err(broken)?;
    let icon = app.default_window_icon().cloned().ok_or("Halyard has no picture.")?;
    let builder = TrayIconBuilder::with_id("halyard")
        .icon(icon)
        .tooltip("Halyard")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| match event.id().as_ref() {
            OPEN => window::show(app),
            DUE => crate::due::now(app),
            QUIT => window::quit(app),
            _ => {}
        })
        .on_tray_icon_event(|icon, event| {
            let left = matches!(
                event,
                TrayIconEvent::Click { button: MouseButton::Left, button_state: MouseButtonState::Up, .. }
            );
            if left {
                window::show(icon.app_handle());
            }
        });
    let icon = without_a_word(|| builder.build(app)).ok_or_else(missing)?.map_err(broken)?;
    icon.set_visible(false).map_err(broken)?;
    Ok(Parts { icon, next, told: Mutex::default() })
}

/// Whether closing the window leaves Halyard in the tray.
pub fn keeps<R: Runtime>(app: &AppHandle<R>) -> bool {
    is_there(app) && choice(app) == TrayChoice::Stay
}

/// Whether a person is to be asked as the window closes: there is a tray, a schedule, and no answer yet.
pub fn asks<R: Runtime>(app: &AppHandle<R>) -> bool {
    let scheduled = || {
        let own = app.try_state::<Desk>().and_then(|desk| desk.own().ok());
        own.and_then(|own| own.schedules().ok()).is_some_and(|all| !all.is_empty())
    };
    is_there(app) && choice(app) == TrayChoice::Unasked && scheduled()
}

/// Has it seen or not as was chosen, with the next run in its menu.
pub fn refresh<R: Runtime>(app: &AppHandle<R>) {
    let Some(tray) = app.try_state::<Tray<R>>() else { return };
    let Ok(parts) = &tray.0 else { return };
    let _ = parts.icon.set_visible(choice(app) == TrayChoice::Stay);
    let own = app.try_state::<Desk>().and_then(|desk| desk.own().ok());
    let text = next_run(&own.and_then(|own| own.schedules().ok()).unwrap_or_default());
    let mut told = parts.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if *told != text && parts.next.set_text(&text).is_ok() {
        *told = text;
    }
}

fn is_there<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.try_state::<Tray<R>>().is_some_and(|tray| tray.why_not().is_none())
}

fn choice<R: Runtime>(app: &AppHandle<R>) -> TrayChoice {
    let own = app.try_state::<Desk>().and_then(|desk| desk.own().ok());
    own.and_then(|own| own.runner_settings().ok()).unwrap_or_default().tray
}

fn next_run(schedules: &[ScheduleView]) -> String {
    let due = schedules.iter().find(|s| s.due);
    let next = || schedules.iter().filter(|s| s.next.is_some()).min_by_key(|s| s.next.clone());
    match (due, next()) {
        (Some(due), _) => format!("Due now: {}", due.connection),
        (None, Some(next)) => {
            format!("Next: {}, {}", next.connection, next.next_local.as_deref().unwrap_or_default())
        }
        (None, None) => "Nothing is scheduled".to_owned(),
    }
}

fn missing() -> String {
    "This system has no library for a tray: install libayatana-appindicator3, then start Halyard again."
        .to_owned()
}

/// The library that draws the tray on Linux is looked for as it is first used, and where it is missing, the crate
/// around it panics. That is no reason to end: none then, and nothing of it on standard error.
fn without_a_word<T>(build: impl FnOnce() -> T) -> Option<T> {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let done = catch_unwind(AssertUnwindSafe(build));
    std::panic::set_hook(told);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_is_missing_is_no_end() {
        assert_eq!(without_a_word(|| 7), Some(7), "what is built is there");
        assert_eq!(without_a_word(|| -> u32 { panic!("no such library") }), None, "what panics is not");
    }
}
