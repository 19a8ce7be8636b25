//! Files written for the user, showing them, and having a person choose one. The webview has no way to files of
//! its own: it gets names to show, can ask for those that this process saved, and never names a path.

use crate::login::StartAtLogin;
use halyard_core::app::screens::{SavedFile, Told};
use halyard_core::{Error, ErrorCode, Result};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use tauri::Manager;

/// A person's answer to being asked for a file; none where the dialogue was closed without one.
pub type Chosen = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

/// What of the system is used for them.
#[derive(Clone)]
pub struct System {
    /// The folder for downloads; none where the system tells none.
    pub downloads: Option<PathBuf>,
    /// Shows a file in its folder.
    pub reveal: fn(&Path) -> Result<(), String>,
    /// Opens a folder.
    pub open: fn(&Path) -> Result<(), String>,
    /// Has a person choose an export, in the system's own dialogue.
    pub choose: Arc<dyn Fn() -> Chosen + Send + Sync>,
    /// Starts Halyard at logon, or not.
    pub login: Arc<dyn StartAtLogin>,
}

impl System {
    /// This user's: the system's folder for downloads, else the home folder, and the system's file viewer.
    pub fn of_this_user<R: tauri::Runtime>(app: tauri::AppHandle<R>, login: Arc<dyn StartAtLogin>) -> Self {
        Self {
            downloads: dirs::download_dir().or_else(dirs::home_dir),
            reveal: |file| tauri_plugin_opener::reveal_item_in_dir(file).map_err(|e| e.to_string()),
            open: |folder| tauri_plugin_opener::open_path(folder, None::<&str>).map_err(|e| e.to_string()),
            choose: Arc::new(move || choose_export(&app)),
            login,
        }
    }

    /// The folder for downloads, made where it is missing.
    pub fn downloads(&self) -> Result<PathBuf> {
        let folder = self.downloads.as_deref().ok_or_else(|| {
            Error::new(
                ErrorCode::FileUnusable,
                "This system tells no folder for downloads.",
                "A file needs a place.",
                "Set a home folder for this user, then try again.",
            )
        })?;
        std::fs::create_dir_all(folder).map_err(|e| unusable(folder, &e))?;
        Ok(folder.to_owned())
    }

    /// Shows a saved file in its folder. Only a file directly in the folder for downloads is shown.
    pub fn show(&self, file: &SavedFile) -> Result<()> {
        let folder = self.downloads()?;
        let path = folder.join(&file.name);
        if path.parent() != Some(folder.as_path()) || !path.is_file() {
            return Err(unusable(&path, &"There is no such file."));
        }
        (self.reveal)(&path).map_err(|e| unusable(&path, &e))
    }

    /// Opens a folder in the system's file viewer.
    pub fn open_folder(&self, folder: &Path) -> Result<()> {
        (self.open)(folder).map_err(|e| unusable(folder, &e))
    }
}

/// The system's dialogue for opening a file, over the window.
fn choose_export<R: tauri::Runtime>(app: &tauri::AppHandle<R>) -> Chosen {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title("Choose an export of Halyard")
        .add_filter("Export of Halyard", &["export"])
        .add_filter("All files", &["*"]);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    let chosen = dialog.pick_file();
    Box::pin(async move { chosen.await.map(|file| file.path().to_owned()) })
}

/// Opens the print dialogue.
pub fn print<R: tauri::Runtime>(window: &tauri::WebviewWindow<R>) -> Result<(), Told> {
    window.print().map_err(|e| {
        Error::new(
            ErrorCode::FileUnusable,
            "The page cannot be printed.",
            e.to_string(),
            "Save the receipt as HTML and print it from a browser.",
        )
        .into()
    })
}

fn unusable(path: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        format!("{} cannot be used.", path.display()),
        why.to_string(),
        "Check that the folder is there and belongs to you.",
    )
}
