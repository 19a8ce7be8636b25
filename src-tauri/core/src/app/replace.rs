//! Restoring a backup, and moving to another workstation: export and import. What would change is shown
//! first; the store as it was is kept as a backup; no run may be at work.

use super::backup::BackupLine;
use super::screens::home::SecretState;
use super::store_diff::StoreDiff;
use super::{App, AuditVerdict, whole_file};
use crate::domain::ConnectionName;
use crate::store::{AuditEntry, AuditField, AuditKind, BackupKind, FileKind, Foreign, backups};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What taking a backup or an export would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplacePreview {
    /// The file.
    pub file: String,
    /// Its digest: what was shown is what is taken, where it is given back.
    pub sha256: String,
    /// What would differ.
    pub diff: StoreDiff,
    /// Whether the file's audit is intact.
    pub audit: AuditVerdict,
}

/// A backup or an export took the store's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// What was shown, and done.
    pub preview: ReplacePreview,
    /// The backup of the store as it was.
    pub backup: BackupLine,
    /// Connections whose secret is not stored here: enter it again.
    pub secrets_missing: Vec<String>,
}

/// An export was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Exported {
    /// The file.
    pub file: String,
    /// Its size.
    pub bytes: u64,
}

impl App {
    /// What restoring a backup would change. `file` is a path, or the name of one in the list.
    pub fn preview_restore(&self, file: &Path) -> Result<ReplacePreview> {
        self.looked_into(&self.backup_file(file), FileKind::Backup)
    }

    /// Puts a backup in the store's place. `seen` is the digest of the file as it was shown.
    pub fn restore(&self, file: &Path, seen: Option<&str>) -> Result<Replaced> {
        self.replace(&self.backup_file(file), FileKind::Backup, seen)
    }

    /// What importing an export would change.
    pub fn preview_import(&self, file: &Path) -> Result<ReplacePreview> {
        self.looked_into(file, FileKind::Export)
    }

    /// Puts an export in the store's place. `seen` is the digest of the file as it was shown.
    pub fn import(&self, file: &Path, seen: Option<&str>) -> Result<Replaced> {
        self.replace(file, FileKind::Export, seen)
    }

    /// Writes everything but secrets, and what belongs to this machine, to one file. No run may be at work:
    /// it would go on in two places.
    pub fn export(&self, file: &Path) -> Result<Exported> {
        refuse_other_file(file)?;
        let _held = self.hold_all(&self.connection_names()?)?;
        whole_file::write(file, |out| self.store.export_to(&self.folder, out))?;
        let bytes = std::fs::metadata(file).map_or(0, |m| m.len());
        Ok(Exported { file: file.display().to_string(), bytes })
    }

    fn looked_into(&self, file: &Path, kind: FileKind) -> Result<ReplacePreview> {
        self.previewed(file, &Foreign::open(file, kind, &self.folder)?)
    }

    fn previewed(&self, file: &Path, foreign: &Foreign) -> Result<ReplacePreview> {
        Ok(ReplacePreview {
            file: file.display().to_string(),
            sha256: foreign.sha256.clone(),
            diff: StoreDiff::between(&self.store, &foreign.store)?,
            audit: AuditVerdict::of(foreign.store.audit_verify()?),
        })
    }

    fn replace(&self, file: &Path, kind: FileKind, seen: Option<&str>) -> Result<Replaced> {
        let foreign = Foreign::open(file, kind, &self.folder)?;
        if seen.is_some_and(|seen| seen != foreign.sha256) {
            return Err(Error::new(
                ErrorCode::FileDamaged,
                format!("{} is not the file that was shown.", file.display()),
                "It was changed since.",
                "Look at what it would change once more. Nothing was changed.",
            ));
        }
        let mut names = self.connection_names()?;
        names.extend(foreign.store.connections()?.into_iter().map(|c| c.name));
        let _held = self.hold_all(&names)?;
        let preview = self.previewed(file, &foreign)?;
        let backup = self.backed_up(BackupKind::Replaced)?;
        self.store.replace_with(&foreign.store, &self.told(kind, &preview, &backup)?)?;
        Ok(Replaced { preview, backup, secrets_missing: self.secrets_missing()? })
    }

    /// The audit of a store that takes this one's place: which file, and what was here until then.
    fn told(&self, kind: FileKind, preview: &ReplacePreview, backup: &BackupLine) -> Result<AuditEntry> {
        let kind = match kind {
            FileKind::Backup => AuditKind::BackupRestored,
            FileKind::Export => AuditKind::ExportImported,
        };
        let head = self.store.audit_head()?;
        let now = |name: &str, value: String| AuditField::new(name, None, Some(value));
        let fields = vec![
            now("file", preview.sha256.clone()),
            AuditField::new("audit rows", Some(head.rows.to_string()), Some(preview.audit.rows.to_string())),
            AuditField::new("audit head", Some(head.hash), Some(preview.audit.hash.clone())),
            now("backup", backup.name.clone()),
        ];
        let name = Path::new(&preview.file).file_name().map(|n| n.to_string_lossy().into_owned());
        let entry = AuditEntry::new(kind, Timestamp::now()).because(name.as_deref());
        Ok(AuditEntry { fields, ..entry })
    }

    fn connection_names(&self) -> Result<BTreeSet<ConnectionName>> {
        Ok(self.store.connections()?.into_iter().map(|c| c.name).collect())
    }

    /// Connections whose secret is not stored here.
    fn secrets_missing(&self) -> Result<Vec<String>> {
        let mut missing = Vec::new();
        for connection in self.store.connections()? {
            if self.secret_state(&connection.name, Some(&connection)) != SecretState::Saved {
                missing.push(connection.name.to_string());
            }
        }
        Ok(missing)
    }

    /// A path as given, or that of a backup named so in the list.
    fn backup_file(&self, file: &Path) -> PathBuf {
        let listed = backups(&self.folder).into_iter().find(|b| Path::new(&b.name) == file);
        match listed {
            Some(backup) if !file.exists() => backup.path,
            _ => file.to_owned(),
        }
    }
}

/// An export may take the place of an older one, and of nothing else.
fn refuse_other_file(file: &Path) -> Result<()> {
    let mut head = Vec::new();
    match File::open(file) {
        Ok(there) => there.take(100).read_to_end(&mut head).map_err(|e| whole_file::unusable(file, &e))?,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(whole_file::unusable(file, &e)),
    };
    if FileKind::Export.marks(&head) {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::FileUnusable,
        format!("{} is there already, and is no export of Halyard.", file.display()),
        "An export takes the place of an older export only.",
        "Choose another name.",
    ))
}
