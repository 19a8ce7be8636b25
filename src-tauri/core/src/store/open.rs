//! Opening: pragmas, refusing a newer database, a backup before migrating, private file modes.

use super::backups::{self, BackupKind};
use super::{Store, fault, migrations};
use crate::{Error, ErrorCode, Result};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long a statement waits for another process's lock.
const BUSY: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the store in `folder`, making both where they are missing. An older schema is backed up and
    /// brought up to date; a newer one is refused.
    pub fn open(folder: &Path) -> Result<Self> {
        make_private_folder(folder)?;
        let path = folder.join("halyard.db");
        let mut db = Connection::open(&path).map_err(|e| fault::told(&e))?;
        keep_private(&path)?;
        prepare(&mut db, Some(folder))?;
        Ok(Self { db: Arc::new(Mutex::new(db)), folder: Some(folder.to_owned()), file: path })
    }

    /// Opens a store that is nobody's data folder: a copy to look into.
    pub(super) fn at(file: &Path) -> Result<Self> {
        let mut db = Connection::open(file).map_err(|e| fault::told(&e))?;
        prepare(&mut db, None)?;
        Ok(Self { db: Arc::new(Mutex::new(db)), folder: None, file: file.to_owned() })
    }

    /// A store in memory, gone when dropped.
    pub fn in_memory() -> Result<Self> {
        let mut db = Connection::open_in_memory().map_err(|e| fault::told(&e))?;
        prepare(&mut db, None)?;
        Ok(Self { db: Arc::new(Mutex::new(db)), folder: None, file: PathBuf::new() })
    }
}

fn prepare(db: &mut Connection, folder: Option<&Path>) -> Result<()> {
    db.busy_timeout(BUSY).map_err(|e| fault::told(&e))?;
    let version: i64 =
        db.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(|e| fault::told(&e))?;
    if version > migrations::NEWEST {
        return Err(Error::new(
            ErrorCode::StoreNewer,
            "This database was written by a newer Halyard.",
            format!("It has schema {version}; this Halyard knows up to {}.", migrations::NEWEST),
            "Install the newest Halyard on this machine. Nothing was changed.",
        ));
    }
    // FULL: an intent must be on the disk before the request it announces leaves the machine.
    db.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;",
    )
    .map_err(|e| fault::told(&e))?;
    if version == migrations::NEWEST {
        return Ok(());
    }
    if let (Some(folder), true) = (folder, version > 0) {
        backups::make(db, folder, BackupKind::Schema(version))?;
    }
    migrations::steps().to_latest(db).map_err(|e| match e {
        rusqlite_migration::Error::RusqliteError { err, .. } => fault::told(&err),
        other => Error::internal(format!("The database could not be brought up to date: {other}.")),
    })
}

pub(super) fn make_private_folder(folder: &Path) -> Result<()> {
    let existed = folder.is_dir();
    std::fs::create_dir_all(folder).map_err(|e| unusable(folder, &e))?;
    if existed { Ok(()) } else { restrict(folder, 0o700) }
}

pub(super) fn keep_private(file: &Path) -> Result<()> {
    restrict(file, 0o600)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).map_err(|e| unusable(path, &e))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // the same shape as on unix; a profile folder is private there already
fn restrict(_path: &Path, _mode: u32) -> Result<()> {
    Ok(())
}

pub(super) fn unusable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(
        if error.kind() == std::io::ErrorKind::StorageFull {
            ErrorCode::StoreDiskFull
        } else {
            ErrorCode::StoreUnusable
        },
        format!("Halyard cannot use its data folder {}.", path.display()),
        error.to_string(),
        "Choose another folder with --data-dir, or make this one yours.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_store_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        let file = folder.path().join("halyard.db");
        let db = Connection::open(&file).unwrap();
        db.pragma_update(None, "user_version", migrations::NEWEST + 1).unwrap();
        drop(db);
        let error = Store::open(folder.path()).err().expect("a newer schema must not be opened");
        assert_eq!(error.code, ErrorCode::StoreNewer, "the reason is named");
        let db = Connection::open(&file).unwrap();
        let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(version, migrations::NEWEST + 1, "and nothing in it was changed");
    }

    #[test]
    fn a_damaged_store_is_named_as_such() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("halyard.db"), vec![b'x'; 8192]).unwrap();
        let error = Store::open(folder.path()).err().expect("rubbish is not a database");
        assert_eq!(error.code, ErrorCode::StoreDamaged, "the reason is named: {error:?}");
    }

    #[cfg(unix)]
    #[test]
    fn file_and_folder_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("data");
        // The folder may be there already, open to all: the files are private by themselves.
        for there_already in [false, true] {
            if there_already {
                std::fs::remove_dir_all(&folder).unwrap();
                std::fs::create_dir(&folder).unwrap();
                std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
            }
            let store = Store::open(&folder).unwrap();
            store.save_setting("theme", Some(&"dark")).unwrap();
            let mode = |p: &Path| std::fs::metadata(p).unwrap().permissions().mode() & 0o777;
            assert!(there_already || mode(&folder) == 0o700, "nobody else may look into the folder");
            for file in ["halyard.db", "halyard.db-wal", "halyard.db-shm"] {
                assert_eq!(mode(&folder.join(file)), 0o600, "nor into {file}");
            }
            let db = store.db.lock().unwrap();
            let copy = backups::make(&db, &folder, BackupKind::Made).unwrap().path;
            assert_eq!(mode(&copy), 0o600, "nor into a backup");
            assert_eq!(mode(copy.parent().unwrap()), 0o700, "nor among the backups");
        }
    }

    #[test]
    fn an_older_store_is_backed_up_before_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let mut db = Connection::open(folder.path().join("halyard.db")).unwrap();
        migrations::steps().to_version(&mut db, 2).unwrap();
        drop(db);
        drop(Store::open(folder.path()).unwrap());
        let made = backups::list(folder.path());
        assert_eq!(
            made.iter().map(|b| b.kind).collect::<Vec<_>>(),
            [BackupKind::Schema(2)],
            "one, of before"
        );
        let copied = Connection::open(&made[0].path).unwrap();
        let version: i64 = copied.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(version, 2, "as it was");
        let tables: i64 = copied
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name='matches'", [], |r| r.get(0))
            .unwrap();
        assert_eq!(tables, 1, "the backup is a whole database");
    }
}
