//! Files of an entry: written whole, and touched only where they bear Halyard's mark.

use super::foreign;
use crate::{Error, ErrorCode, Result};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The text of a file; none where there is none.
pub(super) fn read(path: &Path) -> Result<Option<String>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(unusable(path, &e)),
    }
}

/// Refuses where somebody else's file stands in the way.
pub(super) fn must_be_ours(path: &Path, mark: &str) -> Result<()> {
    match read(path)? {
        Some(text) if !text.contains(mark) => Err(foreign(&path.display().to_string())),
        _ => Ok(()),
    }
}

/// Writes a file whole, in place of Halyard's own.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|e| unusable(folder, &e))?;
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let fresh = Path::new(&name);
    let put = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(fresh, path)
    };
    put().map_err(|e| {
        let _ = std::fs::remove_file(fresh);
        unusable(path, &e)
    })
}

/// Removes a file; false where there was none.
pub(super) fn remove(path: &Path) -> Result<bool> {
    match std::fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(unusable(path, &e)),
    }
}

fn unusable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        format!("{} cannot be used.", path.display()),
        error.to_string(),
        "Check that the folder is there and belongs to you.",
    )
}
