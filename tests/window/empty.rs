//! A Tauri window with nothing in it: what Halyard's start and memory are measured against.

use tauri::utils::config::WindowConfig;
use tauri::{Builder, WebviewUrl};

fn main() {
    let mut context = halyard_desktop::context::<tauri::Wry>();
    let address = "about:blank".parse();
    if let (Ok(address), Some(window)) = (address, context.config_mut().app.windows.first_mut()) {
        *window = WindowConfig { url: WebviewUrl::External(address), visible: true, ..window.clone() };
    }
    if let Err(e) = Builder::default().run(context) {
        eprintln!("{e}");
    }
}
