//! Files written for the user, and showing them. The webview has no way to files of its own: it gets names
//! to show, and can ask for those that this process saved.

use halyard_core::app::screens::{SavedFile, Told};
use halyard_core::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};

/// Where downloads go: the system's folder for them, else the home folder.
pub fn downloads() -> Result<PathBuf> {
    let folder = dirs::download_dir().or_else(dirs::home_dir).ok_or_else(|| {
        Error::new(
            ErrorCode::FileUnusable,
            "This system tells no folder for downloads.",
            "A file needs a place.",
            "Set a home folder for this user, then try again.",
        )
    })?;
    std::fs::create_dir_all(&folder).map_err(|e| unusable(&folder, &e))?;
    Ok(folder)
}

/// Shows a saved file in its folder. Only a file directly in the folder for downloads is shown.
pub fn show(file: &SavedFile) -> Result<(), Told> {
    let folder = downloads()?;
    let path = folder.join(&file.name);
    if path.parent() != Some(folder.as_path()) || !path.is_file() {
        return Err(unusable(&path, &"It is not there any more.").into());
    }
    tauri_plugin_opener::reveal_item_in_dir(&path).map_err(|e| unusable(&path, &e).into())
}

/// Opens a folder in the system's file viewer.
pub fn open_folder(folder: &str) -> Result<(), Told> {
    tauri_plugin_opener::open_path(folder, None::<&str>).map_err(|e| unusable(Path::new(folder), &e).into())
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
