//! Backups of the store: made before each run that writes, before each migration, and when asked for.

use super::App;
use crate::store::{Backup, BackupKind, backups};
use crate::{Error, Result};
use serde::Serialize;
use specta::Type;

/// What a backup was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum BackupReason {
    /// Before a run.
    Run,
    /// Before the database was brought up to date.
    Upgrade,
    /// Before a backup or an export took the store's place.
    Replaced,
    /// A person asked for it.
    Made,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct BackupLine {
    /// Its name, as `restore` takes it.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// When it was made, UTC.
    pub at: String,
    /// What for.
    pub reason: BackupReason,
    /// Its size.
    pub bytes: u64,
}

impl BackupLine {
    fn of(backup: Backup) -> Self {
        let reason = match backup.kind {
            BackupKind::Run => BackupReason::Run,
            BackupKind::Schema(_) => BackupReason::Upgrade,
            BackupKind::Replaced => BackupReason::Replaced,
            BackupKind::Made => BackupReason::Made,
        };
        let (stamp, _) = &backup.stamp;
        let part = |from: usize, to: usize| stamp.get(from..to).unwrap_or_default();
        let at = format!(
            "{}-{}-{}T{}:{}:{}Z",
            part(0, 4),
            part(4, 6),
            part(6, 8),
            part(9, 11),
            part(11, 13),
            part(13, 15)
        );
        let path = backup.path.display().to_string();
        Self { name: backup.name, path, at, reason, bytes: backup.bytes }
    }
}

impl App {
    /// The backups in the data folder, newest first.
    pub fn backups(&self) -> Vec<BackupLine> {
        backups(&self.folder).into_iter().map(BackupLine::of).collect()
    }

    /// Makes a backup now. Runs may be at work meanwhile.
    pub fn make_backup(&self) -> Result<BackupLine> {
        self.backed_up(BackupKind::Made)
    }

    pub(super) fn backed_up(&self, kind: BackupKind) -> Result<BackupLine> {
        let made = self.store.back_up(kind)?;
        made.map(BackupLine::of).ok_or_else(|| Error::internal("A store without a folder has no backups."))
    }

    /// The backup before a run. Where none can be made, the run does not begin.
    pub(super) async fn back_up_before_run(&self) -> Result<()> {
        let store = self.store.clone();
        let made = tokio::task::spawn_blocking(move || store.back_up(BackupKind::Run)).await;
        made.map_err(|_| Error::internal("A backup was cut short."))?.map(drop)
    }
}
