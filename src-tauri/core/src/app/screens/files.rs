//! Files written for the user: never over one that is there.

use super::SavedFile;
use std::path::{Path, PathBuf};

/// A path in `folder` that is free: `name.ext`, `name-2.ext` …
pub(super) fn fresh(folder: &Path, name: &str, ext: &str) -> PathBuf {
    let first = folder.join(format!("{name}.{ext}"));
    if !first.exists() {
        return first;
    }
    (2u32..).map(|n| folder.join(format!("{name}-{n}.{ext}"))).find(|p| !p.exists()).unwrap_or(first)
}

impl SavedFile {
    pub(super) fn of(path: &Path) -> Self {
        let text = |part: Option<&std::ffi::OsStr>| {
            part.map(|p| p.to_string_lossy().into_owned()).unwrap_or_default()
        };
        Self { name: text(path.file_name()), folder: text(path.parent().map(Path::as_os_str)) }
    }
}
