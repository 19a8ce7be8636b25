//! A backup or an export that is to take the store's place. The file is a stranger's until it is proven to
//! be one of ours, and even then only a copy of it is worked on.
//!
//! It is copied first, so that nothing changes between looking and taking. The copy is opened with triggers
//! and views off; unless its schema is word by word the one this Halyard makes (comments and white space apart),
//! nothing of it is run. Then SQLite checks every page, and only then are rows read.

use super::backups::MAGIC;
use super::scratch::Scratch;
use super::sql_words::words;
use super::{Store, audit::hex, fault, migrations};
use crate::{Error, ErrorCode, Result};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The largest file taken.
pub const MOST_BYTES: u64 = 8 << 30;
/// What marks an export (`PRAGMA application_id`): "HYEX".
pub(super) const EXPORT_ID: u32 = 0x4859_4558;
/// What stands after an export's database, before the digest of all bytes so far.
pub(super) const SEAL: &[u8; 16] = b"halyard-export-1";
/// The seal and its digest.
const SEAL_BYTES: u64 = 48;

/// What a file claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A copy of a store.
    Backup,
    /// A store made ready for another workstation.
    Export,
}

impl FileKind {
    /// Whether the first bytes of a file are those of this kind.
    pub fn marks(self, head: &[u8]) -> bool {
        let id = head.get(68..72).and_then(|id| id.try_into().ok()).map(u32::from_be_bytes);
        head.starts_with(MAGIC) && (id == Some(EXPORT_ID)) == (self == Self::Export)
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Export => "export",
        }
    }
}

/// A file that was proven to be a store, as a copy brought up to date.
pub struct Foreign {
    /// The copy. Dropped before its file.
    pub store: Store,
    /// The digest of the whole file.
    pub sha256: String,
    /// The schema it was written with.
    pub schema: i64,
    _scratch: Scratch,
}

impl Foreign {
    /// Copies, proves and opens `file`; the copy is kept in the data folder `folder`.
    pub fn open(file: &Path, kind: FileKind, folder: &Path) -> Result<Self> {
        let size = size(file, kind)?;
        let scratch = Scratch::new(folder)?;
        let sha256 = copy(file, kind, size, scratch.path())?;
        let schema = prove(scratch.path(), kind)?;
        let store = Store::at(scratch.path())?;
        Ok(Self { store, sha256, schema, _scratch: scratch })
    }
}

/// The size of a file that may be what it is said to be.
fn size(file: &Path, kind: FileKind) -> Result<u64> {
    let meta = std::fs::metadata(file).map_err(|e| unreadable(file, &e))?;
    if !meta.is_file() {
        return Err(unreadable(file, &std::io::Error::other("it is not a file")));
    }
    if meta.len() > MOST_BYTES {
        return Err(Error::new(
            ErrorCode::FileTooLarge,
            format!("{} is too large to be taken.", file.display()),
            format!("It has {} bytes; {MOST_BYTES} are the most.", meta.len()),
            "Check that it is the right file. Nothing was changed.",
        ));
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push("-wal");
    if std::fs::metadata(PathBuf::from(beside)).is_ok_and(|m| m.len() > 0) {
        return Err(Error::new(
            ErrorCode::FileForeign,
            format!("{} is the database of a Halyard at work, no {}.", file.display(), kind.noun()),
            "Part of it still stands in the file beside it that ends in -wal.",
            "Make a backup or an export with that Halyard, and take that.",
        ));
    }
    Ok(meta.len())
}

/// Copies the database of a file, holds it against its seal, and gives the digest of the whole file.
fn copy(file: &Path, kind: FileKind, size: u64, to: &Path) -> Result<String> {
    let from = File::open(file).map_err(|e| unreadable(file, &e))?;
    let mut out = File::options().write(true).open(to).map_err(|e| unreadable(to, &e))?;
    let mut head = Vec::new();
    (&from).take(100).read_to_end(&mut head).map_err(|e| unreadable(file, &e))?;
    if !head.starts_with(MAGIC) {
        return Err(foreign(file, kind, "It is no database of Halyard."));
    }
    if head.len() < 100 {
        return Err(damaged(file, kind, "It is cut short."));
    }
    let marked = FileKind::Export.marks(&head);
    match (kind, marked) {
        (FileKind::Export, false) => {
            return Err(foreign(file, kind, "It is a database, but no export of Halyard."));
        }
        (FileKind::Backup, true) => {
            return Err(foreign(file, kind, "It is an export: take it with import FILE."));
        }
        _ => {}
    }
    let rows = if marked { size.saturating_sub(SEAL_BYTES) } else { size };
    let mut sum = Sha256::new();
    sum.update(&head);
    out.write_all(&head).map_err(|e| unreadable(to, &e))?;
    let mut left = rows.saturating_sub(100);
    let mut buffer = vec![0; 1 << 16];
    while left > 0 {
        let want = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let got = (&from).read(&mut buffer[..want]).map_err(|e| unreadable(file, &e))?;
        if got == 0 {
            return Err(damaged(file, kind, "It became shorter while it was read."));
        }
        sum.update(&buffer[..got]);
        out.write_all(&buffer[..got]).map_err(|e| unreadable(to, &e))?;
        left -= got as u64;
    }
    if marked {
        let (so_far, mut seal) = (sum.clone().finalize(), Vec::new());
        // No more than one byte too many: a file that grows does not fill the memory.
        from.take(SEAL_BYTES + 1).read_to_end(&mut seal).map_err(|e| unreadable(file, &e))?;
        if seal.len() as u64 != SEAL_BYTES || &seal[..16] != SEAL || seal[16..] != so_far[..] {
            return Err(damaged(file, kind, "It is cut short, or some of its bytes were changed."));
        }
        sum.update(&seal);
    }
    Ok(hex(&sum.finalize()))
}

/// Proves that a copy is a store of ours, whole; its schema.
fn prove(file: &Path, kind: FileKind) -> Result<i64> {
    let sound = |told: rusqlite::Result<bool>, why: &str| match told {
        Ok(true) => Ok(()),
        Ok(false) => Err(foreign_copy(kind, why)),
        Err(e) => Err(broken(kind, &e)),
    };
    let db = strict(file).map_err(|e| broken(kind, &e))?;
    let version: i64 =
        db.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(|e| broken(kind, &e))?;
    if version > migrations::NEWEST {
        return Err(Error::new(
            ErrorCode::FileNewer,
            format!("This {} was written by a newer Halyard.", kind.noun()),
            format!("It has schema {version}; this Halyard knows up to {}.", migrations::NEWEST),
            "Install the newest Halyard on this machine. Nothing was changed.",
        ));
    }
    if version < 1 {
        return Err(foreign_copy(kind, "It is a database, but not of Halyard."));
    }
    let expected = ours(version)?;
    sound(schema(&db).map(|found| found == expected), "Its tables are not those of a Halyard.")?;
    sound(pages_fit(&db), "Its pages are not those of a Halyard.")?;
    let whole = |pragma: &str| db.query_row(pragma, [], |r| r.get::<_, String>(0));
    match whole("PRAGMA integrity_check(1)") {
        Ok(said) if said == "ok" => {}
        Ok(said) => return Err(damaged_copy(kind, &said)),
        Err(e) => return Err(broken(kind, &e)),
    }
    let stray = db.prepare("PRAGMA foreign_key_check").and_then(|mut s| s.exists([]));
    match stray {
        Ok(false) => Ok(version),
        Ok(true) => Err(damaged_copy(kind, "rows refer to others that are not there")),
        Err(e) => Err(broken(kind, &e)),
    }
}

/// Opens a stranger's database so that nothing of it is run.
fn strict(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.execute_batch("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;")?;
    Ok(db)
}

type Schema = BTreeSet<(String, String, String, Option<String>)>;

/// What the database is made of, each statement by its words: SQLite keeps the comments, which mean nothing.
fn schema(db: &Connection) -> rusqlite::Result<Schema> {
    db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?
        .query_map([], |r| {
            let sql: Option<String> = r.get(3)?;
            Ok((r.get(0)?, r.get(1)?, r.get(2)?, sql.as_deref().map(words)))
        })?
        .collect()
}

/// The schema of that number, as this Halyard makes it.
fn ours(version: i64) -> Result<Schema> {
    let mut db = Connection::open_in_memory().map_err(|e| fault::told(&e))?;
    migrations::steps()
        .to_version(&mut db, usize::try_from(version).unwrap_or(0))
        .map_err(|e| Error::internal(format!("An earlier schema could not be made: {e}.")))?;
    schema(&db).map_err(|e| fault::told(&e))
}

/// Only pages of this size can take the place of the store's.
fn pages_fit(db: &Connection) -> rusqlite::Result<bool> {
    let size: i64 = db.pragma_query_value(None, "page_size", |r| r.get(0))?;
    let text: String = db.pragma_query_value(None, "encoding", |r| r.get(0))?;
    Ok(size == 4096 && text == "UTF-8")
}

fn unreadable(file: &Path, error: &std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::StorageFull {
        return Error::new(
            ErrorCode::StoreDiskFull,
            "The disk is full; the file could not be taken.",
            "A copy of it is made first, beside Halyard's database.",
            "Free some space on the disk that holds Halyard's data folder. Nothing was changed.",
        );
    }
    Error::new(
        ErrorCode::FileUnusable,
        format!("The file {} cannot be used.", file.display()),
        error.to_string(),
        "Check the path. Nothing was changed.",
    )
}

fn foreign(file: &Path, kind: FileKind, why: &str) -> Error {
    Error { what: format!("{} is no {} of Halyard.", file.display(), kind.noun()), ..foreign_copy(kind, why) }
}

fn foreign_copy(kind: FileKind, why: &str) -> Error {
    Error::new(
        ErrorCode::FileForeign,
        format!("The file is no {} of Halyard.", kind.noun()),
        why,
        "Choose another file. Nothing was changed.",
    )
}

fn damaged(file: &Path, kind: FileKind, why: &str) -> Error {
    Error { what: format!("{} is damaged.", file.display()), ..damaged_copy(kind, why) }
}

fn damaged_copy(kind: FileKind, why: &str) -> Error {
    Error::new(
        ErrorCode::FileDamaged,
        format!("The {} is damaged.", kind.noun()),
        why,
        "Copy it again from where it was made, or take another. Nothing was changed.",
    )
}

fn broken(kind: FileKind, error: &rusqlite::Error) -> Error {
    damaged_copy(kind, &format!("SQLite says: {error}."))
}
