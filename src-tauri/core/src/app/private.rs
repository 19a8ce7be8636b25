//! Files that hold customers' data are for their owner alone, wherever they are put.

use std::fs::OpenOptions;

/// For writing a file that, where it is made anew, nobody else may read.
pub(super) fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
