//! Private files for work in progress, in the folder of the backups: removed when dropped, and after a day
//! where the process was killed.

use super::open::{make_private_folder, unusable};
use crate::Result;
use jiff::Timestamp;
use std::fs::File;
use std::path::{Path, PathBuf};

const SCRATCH: &str = ".halyard-scratch-";

/// A private file for work in progress, gone when dropped, with whatever SQLite put beside it.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// Whether a file of this name was made as one.
    pub(super) fn made(name: &str) -> bool {
        name.starts_with(SCRATCH) && name.contains(".partial")
    }

    /// A new, empty one in `folder`.
    pub(super) fn new(folder: &Path) -> Result<Self> {
        let backups = folder.join("backups");
        make_private_folder(&backups)?;
        let stem = format!("{SCRATCH}{}-{}", std::process::id(), Timestamp::now().as_nanosecond());
        let path = backups.join(format!("{stem}.partial"));
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path).map_err(|e| unusable(&path, &e))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(name);
        }
    }
}
