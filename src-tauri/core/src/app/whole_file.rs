//! A file written where the user said, whole or not at all: beside it first, then put in its place.

use crate::{Error, ErrorCode, Result};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Has `contents` write the file; one that was there is replaced only once all is written.
pub(super) fn write<T>(file: &Path, contents: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let beside = beside(file);
    // Only a file made here may be removed here.
    let mut made = false;
    let written = (|| {
        let mut out = create(&beside).map_err(|e| unusable(file, &e))?;
        made = true;
        let value = contents(&mut out)?;
        out.sync_all().map_err(|e| unusable(file, &e))?;
        drop(out);
        std::fs::rename(&beside, file).map_err(|e| unusable(file, &e))?;
        Ok(value)
    })();
    if written.is_err() && made {
        // Half a file is worse than none. Where even this fails, the first error is the one that counts.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder that nobody else takes.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let now = jiff::Timestamp::now().as_nanosecond();
    file.with_file_name(format!(".{name}.{}-{now}.partial", std::process::id()))
}

/// A new file that only its owner can read: it names customers.
fn create(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The error for a file that cannot be used.
pub(super) fn unusable(file: &Path, error: &dyn std::error::Error) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        format!("The file {} cannot be used.", file.display()),
        error.to_string(),
        "Check the path, that there is room, and that the file is not open elsewhere.",
    )
}
