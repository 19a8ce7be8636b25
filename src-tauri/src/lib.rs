//! The desktop shell: opens the window on the engine, and translates. The only Rust that knows Tauri.
//!
//! The webview gets Halyard's own commands and events and nothing else: no files, no network, no shell, no
//! page from elsewhere, and no secret.

pub mod bindings;
mod commands;
pub mod desk;
pub mod events;
mod files;
pub mod practice;
mod window;
mod work;

use desk::Desk;
use std::process::ExitCode;
use tauri::Manager;

/// The app's folder in the system's app-data folder; the command line uses the same.
const IDENTIFIER: &str = "app.halyard.desktop";

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    if let Some(code) = window::without_automation() {
        return code;
    }
    if let Err(why) = window::display() {
        eprintln!("{why}");
        return ExitCode::FAILURE;
    }
    let Some(folder) = data_folder() else {
        eprintln!("This system tells no folder for programs' data. Name one in HALYARD_DATA_DIR.");
        return ExitCode::FAILURE;
    };
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let commands = bindings::builder::<tauri::Wry>();
    let handler = commands.invoke_handler();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(window::stay_here())
        .invoke_handler(handler)
        .setup(move |app| {
            commands.mount_events(app);
            let emit = window::emitter(app.handle().clone());
            let desk = tauri::async_runtime::block_on(Desk::open(&folder, emit));
            app.manage(desk);
            window::show(app.handle());
            Ok(())
        })
        .on_window_event(window::on_event)
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("Halyard's window could not open: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Where the store is: `HALYARD_DATA_DIR`, else the system's app-data folder.
fn data_folder() -> Option<std::path::PathBuf> {
    std::env::var_os("HALYARD_DATA_DIR")
        .filter(|v| !v.is_empty())
        .map(Into::into)
        .or_else(|| dirs::data_dir().map(|d| d.join(IDENTIFIER)))
}
