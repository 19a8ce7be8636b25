//! The folder `backups`: whole copies of the store, taken by SQLite itself, before runs and migrations.
//!
//! Only files whose name and first bytes say that they were made here are ever listed or removed. A copy has
//! its name only once it is whole; until then it is a `.partial` that nobody takes for one.

use super::open::{keep_private, make_private_folder, unusable};
use super::scratch::Scratch;
use super::{Store, fault};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many of those made by themselves are kept.
pub const KEPT: usize = 20;
/// A half-made copy as old as this belongs to no process any more.
const STALE: Duration = Duration::from_hours(24);
/// How long a copy waits for another process's lock.
const BUSY: Duration = Duration::from_secs(10);

/// What a backup was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupKind {
    /// Before a run.
    Run,
    /// Before the schema of this number was brought up to date.
    Schema(i64),
    /// Before another store took this one's place.
    Replaced,
    /// A person asked for it. Never removed by Halyard.
    Made,
}

impl BackupKind {
    /// As in the file's name.
    pub fn word(self) -> String {
        match self {
            Self::Run => "run".to_owned(),
            Self::Schema(version) => format!("schema{version}"),
            Self::Replaced => "replaced".to_owned(),
            Self::Made => "made".to_owned(),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        match word {
            "run" => Some(Self::Run),
            "replaced" => Some(Self::Replaced),
            "made" => Some(Self::Made),
            other => other.strip_prefix("schema")?.parse().ok().map(Self::Schema),
        }
    }
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file's name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it was made for.
    pub kind: BackupKind,
    /// When, `20260318-021500`, and which of that second.
    pub stamp: (String, u32),
    /// Its size.
    pub bytes: u64,
}

impl Backup {
    /// A file that was made here; none for any other.
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_owned();
        let (kind, stamp) = parse(&name)?;
        let meta = std::fs::symlink_metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
        let mut head = [0; 16];
        File::open(&path).ok()?.read_exact(&mut head).ok()?;
        (&head == MAGIC).then_some(Self { name, path, kind, stamp, bytes: meta.len() })
    }
}

/// The first bytes of every SQLite file.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// `halyard-run-20260318-021500.db`, or `…-2.db` for the second of that second.
fn parse(name: &str) -> Option<(BackupKind, (String, u32))> {
    let rest = name.strip_prefix("halyard-")?.strip_suffix(".db")?;
    let (kind, rest) = rest.split_once('-')?;
    let digits = |text: &str, n| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = rest.split('-');
    let (day, time) = (parts.next()?, parts.next()?);
    let number = parts.next().map_or(Some(1), |n| n.parse().ok().filter(|n| *n > 1))?;
    let ours = digits(day, 8) && digits(time, 6) && parts.next().is_none();
    Some((BackupKind::parse(kind)?, (format!("{day}-{time}"), number))).filter(|_| ours)
}

/// The backups of a data folder, newest first.
pub fn list(folder: &Path) -> Vec<Backup> {
    let entries = std::fs::read_dir(folder.join("backups")).into_iter().flatten().flatten();
    let mut all: Vec<Backup> = entries.filter_map(|e| Backup::of(e.path())).collect();
    all.sort_by(|a, b| (&b.stamp, &b.name).cmp(&(&a.stamp, &a.name)));
    all
}

impl Store {
    /// A backup of the store as it is now; none for a store in memory. Others may go on working.
    pub fn back_up(&self, kind: BackupKind) -> Result<Option<Backup>> {
        let Some(folder) = self.folder() else { return Ok(None) };
        let db = self.apart()?;
        make(&db, folder, kind).map(Some).map_err(|e| not_made(&e))
    }

    /// Copies the store as it is now into a new file.
    pub(super) fn copy_to(&self, file: &Path) -> Result<()> {
        copy(&self.apart()?, file)
    }

    /// A connection of its own, that only reads: a long copy keeps nobody from the store.
    fn apart(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let db = Connection::open_with_flags(&self.file, flags)?;
            db.busy_timeout(BUSY)?;
            db.pragma_update(None, "query_only", true)?;
            Ok(db)
        };
        open().map_err(|e| fault::told(&e))
    }
}

/// Makes a backup under `backups/`, and removes the oldest that are too many.
pub(super) fn make(db: &Connection, folder: &Path, kind: BackupKind) -> Result<Backup> {
    let backups = folder.join("backups");
    make_private_folder(&backups)?;
    sweep(&backups);
    let scratch = Scratch::new(folder)?;
    copy(db, scratch.path())?;
    let stamp = Timestamp::now().strftime("%Y%m%d-%H%M%S").to_string();
    let path = free(folder, kind, &stamp)?;
    std::fs::rename(scratch.path(), &path).map_err(|e| unusable(&path, &e))?;
    // The name must outlive a power cut as well; where folders cannot be synced, the system sees to it.
    let _ = File::open(&backups).and_then(|folder| folder.sync_all());
    let made = Backup::of(path).ok_or_else(|| Error::internal("A backup was not found again."))?;
    thin_out(folder, &made);
    Ok(made)
}

/// Copies a database into a file that is there and empty, or new, all of it as of one moment.
fn copy(db: &Connection, file: &Path) -> Result<()> {
    let mut to = Connection::open(file).map_err(|e| fault::told(&e))?;
    fill(db, &mut to)?;
    // One plain file, that needs no others beside it to be read.
    to.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).map_err(|e| fault::told(&e))?;
    to.close().map_err(|(_, e)| fault::told(&e))?;
    keep_private(file)?;
    File::open(file).and_then(|f| f.sync_all()).map_err(|e| unusable(file, &e))
}

/// Puts the whole of `from` in place of `to`, as one transaction: killed in the midst of it, `to` is what it
/// was.
pub(super) fn fill(from: &Connection, to: &mut Connection) -> Result<()> {
    let copying = Copying::new(from, to).map_err(|e| fault::told(&e))?;
    let began = Instant::now();
    loop {
        match copying.step(-1).map_err(|e| fault::told(&e))? {
            StepResult::Done => return Ok(()),
            _ if began.elapsed() > BUSY => {
                return Err(Error::new(
                    ErrorCode::StoreLocked,
                    "Halyard's database is in use and did not become free.",
                    "Another program holds it.",
                    "Close it or wait a minute, then try again. Nothing was changed.",
                ));
            }
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// The first name that is free, numbered after all others of this second; an empty file holds it.
fn free(folder: &Path, kind: BackupKind, stamp: &str) -> Result<PathBuf> {
    let others = list(folder).into_iter().filter(|b| b.stamp.0 == stamp).map(|b| b.stamp.1);
    let stem = format!("halyard-{}-{stamp}", kind.word());
    for number in others.max().unwrap_or(0) + 1.. {
        let name = if number == 1 { format!("{stem}.db") } else { format!("{stem}-{number}.db") };
        let path = folder.join("backups").join(name);
        match File::options().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists && number < 1_000 => {}
            Err(e) => return Err(unusable(&path, &e)),
        }
    }
    Err(Error::internal("No name is free for a backup."))
}

/// Removes the oldest of those made by themselves, never the newest: a clock that was set back makes it look
/// old. One that cannot be removed is in nobody's way.
fn thin_out(folder: &Path, newest: &Backup) {
    let others = list(folder).into_iter().filter(|b| b.kind != BackupKind::Made && b.name != newest.name);
    let room = if newest.kind == BackupKind::Made { KEPT } else { KEPT - 1 };
    for old in others.skip(room) {
        let _ = std::fs::remove_file(old.path);
    }
}

/// Removes what processes that were killed left half-made: copies, and names held for them.
fn sweep(backups: &Path) {
    let named = |name: &str| parse(name).is_some();
    for entry in std::fs::read_dir(backups).into_iter().flatten().flatten() {
        let (name, meta) = (entry.file_name(), entry.metadata().ok());
        let empty = meta.as_ref().is_some_and(|m| m.len() == 0);
        let ours = name.to_str().is_some_and(|n| Scratch::made(n) || named(n) && empty);
        let age = meta.and_then(|m| m.modified().ok()).and_then(|at| at.elapsed().ok());
        if ours && age.is_some_and(|age| age > STALE) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn not_made(error: &Error) -> Error {
    Error {
        what: "No backup of Halyard's database could be made, so nothing was begun.".to_owned(),
        why: format!("{} {}", error.what, error.why).trim().to_owned(),
        ..error.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_given_here_are_known() {
        let known = |name| parse(name).is_some();
        assert!(known("halyard-run-20260318-021500.db") && known("halyard-schema2-20260318-021500-3.db"));
        for other in [
            "halyard.db",
            "halyard-run.db",
            "halyard-before-audit-20260318.db",
            "halyard-run-20260318-021500.db.bak",
            "halyard-run-20260318-021500-copy.db",
            "halyard-run-2026031-021500.db",
            "my-halyard-run-20260318-021500.db",
        ] {
            assert!(!known(other), "{other} is somebody's own");
        }
    }

    #[test]
    fn the_newest_are_kept_and_nothing_of_others_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let made = store.back_up(BackupKind::Made).unwrap().unwrap();
        let own = folder.path().join("backups/halyard-run-of-march.db");
        std::fs::write(&own, "mine").unwrap();
        let not_sqlite = folder.path().join("backups/halyard-run-20200101-000000.db");
        std::fs::write(&not_sqlite, "a list of names, and no database").unwrap();
        let first = store.back_up(BackupKind::Schema(2)).unwrap().unwrap();
        for _ in 0..KEPT {
            store.back_up(BackupKind::Run).unwrap();
        }
        let left = list(folder.path());
        assert_eq!(left.len(), KEPT + 1, "the newest, and what a person made");
        assert!(!first.path.exists() && made.path.exists(), "the oldest went, the person's stayed");
        assert!(own.exists() && not_sqlite.exists(), "files of others stay");
    }
}
