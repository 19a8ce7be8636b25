//! The desktop shell: opens the window on the engine, and translates. The only Rust that knows Tauri.
//!
//! The webview gets Halyard's own commands and events and nothing else: no files, no network, no shell, no
//! page from elsewhere, and no secret.

pub mod bindings;
mod commands;
pub mod desk;
pub mod due;
pub mod events;
pub mod files;
mod front;
pub mod login;
pub mod practice;
pub mod tray;
pub mod window;
mod work;

use desk::Desk;
use files::System;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{Builder, Context, Manager, Runtime};
use tauri_plugin_window_state::StateFlags;

/// The app's folder in the system's app-data folder; the command line uses the same.
const IDENTIFIER: &str = "app.halyard.desktop";

/// Names another data folder.
const DATA_DIR: &str = "HALYARD_DATA_DIR";

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    if let Some(code) = front::called().or_else(window::started_anew) {
        return code;
    }
    match open() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn open() -> Result<(), String> {
    window::display()?;
    let named = std::env::var_os(DATA_DIR).filter(|v| !v.is_empty()).map(PathBuf::from);
    let folder = named.clone().or_else(|| dirs::data_dir().map(|d| d.join(IDENTIFIER)));
    let folder = folder
        .and_then(|f| std::path::absolute(f).ok())
        .ok_or_else(|| format!("This system tells no folder for programs' data. Name one in {DATA_DIR}."))?;
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();

    let login: Arc<dyn login::StartAtLogin> =
        if named.is_some() { Arc::new(login::NotWithAFolder) } else { Arc::new(login::OfThisProgram) };
    let mut context = context();
    let mut builder = Builder::default();
    if named.is_some() {
        window::keep_its_things_in(&mut context, &folder);
    } else {
        // A second start shows the first one's window. Programs are told apart, not data folders: with a
        // folder of its own a window may stand beside another.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            if !arguments.iter().any(|a| a == login::HIDDEN) {
                window::show(app);
            }
        }));
    }
    // Not whether it was visible: it is shown when there is something to see, also after it was closed hidden.
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let window_state = tauri_plugin_window_state::Builder::default().with_state_flags(kept).build();
    shell(builder)
        .plugin(window_state)
        .setup(move |app| {
            bindings::builder::<tauri::Wry>().mount_events(app);
            let emit = window::emitter(app.handle().clone());
            let system = System::of_this_user(app.handle().clone(), login);
            let desk = Desk::open(&folder, system, emit);
            let desk = tauri::async_runtime::block_on(desk);
            app.manage(desk);
            tray::open(app.handle());
            if std::env::args().any(|a| a == login::HIDDEN) {
                window::stay_quiet(app.handle());
            } else {
                window::show(app.handle());
            }
            due::follow(app.handle().clone());
            Ok(())
        })
        .run(context)
        .map_err(|e| format!("Halyard's window could not open: {e}"))
}

/// What makes it Halyard's shell, on any runtime: its commands, its pages, its closing. The desk is managed
/// by whoever builds it.
pub fn shell<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(window::stay_here())
        .invoke_handler(bindings::builder::<R>().invoke_handler())
        .on_window_event(window::on_event)
}

/// The configuration, with the access list and the pages.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}
