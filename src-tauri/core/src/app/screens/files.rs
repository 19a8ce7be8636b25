//! Files written for the user: under a free name, never over one that is there, whole or not at all.

use super::SavedFile;
use crate::app::private;
use crate::{Error, ErrorCode, Result};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// How many files of one name a folder takes before something must be wrong with it.
const MOST: u32 = 999;

/// Writes `text` into `folder` under the first free name of `stem.ending`, `stem-2.ending` …
pub(super) fn write_new(folder: &Path, stem: &str, ending: &str, text: &str) -> Result<SavedFile> {
    let name = write_beside(folder, stem, ending, text).map_err(|e| unusable(folder, &e))?;
    Ok(SavedFile { name, folder: folder.display().to_string() })
}

/// Writes `text` under the first free name of `stem`, `stem-2`, `stem-3` …: the name.
fn write_beside(folder: &Path, stem: &str, ending: &str, text: &str) -> std::io::Result<String> {
    for number in 1..=MOST {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            n => format!("{stem}-{n}.{ending}"),
        };
        let path = folder.join(&name);
        let mut file = match private::options().create_new(true).open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => continue,
            Err(e) => return Err(e),
        };
        if let Err(e) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            drop(file);
            // Half a file is worse than none. Where even this fails, the first error is the one that counts.
            let _ = std::fs::remove_file(&path);
            return Err(e);
        }
        return Ok(name);
    }
    Err(std::io::Error::other(format!("it holds {MOST} files named {stem} already")))
}

fn unusable(folder: &Path, error: &std::io::Error) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        format!("The file cannot be saved in {}.", folder.display()),
        error.to_string(),
        "Check that the folder is there and that you may write to it, or choose another.",
    )
}
