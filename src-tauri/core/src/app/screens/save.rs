//! Writes a receipt into a folder of the user's choice. Never over a file that is there.

use super::SavedFile;
use super::receipt::PaperFormat;
use crate::app::{App, ReceiptFormat};
use crate::{Error, ErrorCode, Result};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// How many receipts of one run a folder takes before something must be wrong with it.
const MOST: u32 = 999;

impl App {
    /// Writes a receipt into `folder`.
    pub fn save_receipt(&self, run: &str, format: PaperFormat, folder: &Path) -> Result<SavedFile> {
        let run = self.run_row(run)?.id;
        let (ending, form) = match format {
            PaperFormat::Csv => ("csv", ReceiptFormat::Csv),
            PaperFormat::Html => ("html", ReceiptFormat::Html),
        };
        let text = self.receipt_as(run, form)?;
        let name = write_beside(folder, &format!("halyard-receipt-{run}"), ending, &text)
            .map_err(|e| unusable(folder, &e))?;
        Ok(SavedFile { name, folder: folder.display().to_string() })
    }
}

/// Writes `text` under the first free name of `stem`, `stem-2`, `stem-3` …: the name.
fn write_beside(folder: &Path, stem: &str, ending: &str, text: &str) -> std::io::Result<String> {
    for number in 1..=MOST {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            n => format!("{stem}-{n}.{ending}"),
        };
        let path = folder.join(&name);
        let mut file = match File::options().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => continue,
            Err(e) => return Err(e),
        };
        if let Err(e) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            drop(file);
            // Half a receipt is worse than none. Where even this fails, the first error is the one that counts.
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
        format!("The receipt cannot be saved in {}.", folder.display()),
        error.to_string(),
        "Check that the folder is there and that you may write to it, or choose another.",
    )
}
