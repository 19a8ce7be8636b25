//! What is kept and what can be proven, for the window: the audit, backups, everything in one file.
//!
//! The page names a backup of the list, never a path.

use super::SavedFile;
use crate::app::{App, AuditFormat, ReplacePreview, Replaced};
use crate::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};

impl App {
    /// Writes all of the audit into `folder`.
    pub fn save_audit(&self, format: AuditFormat, folder: &Path) -> Result<SavedFile> {
        let ending = match format {
            AuditFormat::Csv => "csv",
            AuditFormat::Json => "json",
        };
        let file = fresh(folder, "halyard-audit", ending);
        self.audit_export(&file, format)?;
        Ok(saved(&file, folder))
    }

    /// Writes everything but secrets into `folder`, for another computer.
    pub fn save_everything(&self, folder: &Path) -> Result<SavedFile> {
        let file = fresh(folder, "halyard", "export");
        self.export(&file)?;
        Ok(saved(&file, folder))
    }

    /// What going back to a backup of the list would change.
    pub fn preview_backup(&self, name: &str) -> Result<ReplacePreview> {
        self.preview_restore(&self.listed(name)?)
    }

    /// Goes back to a backup of the list, as it was shown.
    pub fn restore_backup(&self, name: &str, seen: &str) -> Result<Replaced> {
        self.restore(&self.listed(name)?, Some(seen))
    }

    fn listed(&self, name: &str) -> Result<PathBuf> {
        let found = self.backups().into_iter().find(|b| b.name == name);
        found.map(|b| PathBuf::from(b.path)).ok_or_else(|| {
            Error::new(
                ErrorCode::FileUnusable,
                format!("There is no backup {name:?}."),
                "It is not among those in the data folder.",
                "Look at the list again.",
            )
        })
    }
}

/// A name that says when it was made; two in one second are told apart by a number.
fn fresh(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let now = jiff::Zoned::now().strftime("%Y%m%d-%H%M%S").to_string();
    let names = (1..).map(|n| if n == 1 { format!("{stem}-{now}") } else { format!("{stem}-{now}-{n}") });
    let mut files = names.map(|name| folder.join(format!("{name}.{ending}")));
    files.find(|file| !file.exists()).unwrap_or_else(|| folder.join(format!("{stem}.{ending}")))
}

fn saved(file: &Path, folder: &Path) -> SavedFile {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    SavedFile { name, folder: folder.display().to_string() }
}
