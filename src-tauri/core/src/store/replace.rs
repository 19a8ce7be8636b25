//! Putting another store in this one's place, and making one ready to travel.
//!
//! What belongs to this machine stays or is left out: the requests of the rolling budget, and the settings of
//! the installation. Secrets are in no store.

use super::audit_entry::AuditEntry;
use super::backups::fill;
use super::foreign::{EXPORT_ID, SEAL};
use super::scratch::Scratch;
use super::{Store, audit, fault, schedules};
use crate::{Error, Result};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::PoisonError;

/// Tables that belong to a machine rather than to the data.
const OF_THE_MACHINE: &str = "DELETE FROM halo_requests; DELETE FROM settings;";

impl Store {
    /// Puts the whole of `other` in this store's place, with `entry` as the newest row of its audit: all in
    /// one transaction, so that a process killed at any moment leaves the one or the other. Other processes
    /// see it at their next statement.
    pub fn replace_with(&self, other: &Self, entry: &AuditEntry) -> Result<()> {
        let requests: Vec<(String, i64)> = self.read(|db| {
            let mut rows = db.prepare("SELECT halo, at FROM halo_requests")?;
            rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
        })?;
        let settings: Vec<(String, String)> = self.read(|db| {
            let mut rows = db.prepare("SELECT name, value FROM settings")?;
            rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
        })?;
        other.write(|tx| {
            tx.execute_batch(OF_THE_MACHINE)?;
            let mut save = tx.prepare("INSERT INTO halo_requests (halo, at) VALUES (?1, ?2)")?;
            requests.iter().try_for_each(|row| save.execute(rusqlite::params![row.0, row.1]).map(drop))?;
            let mut save = tx.prepare("INSERT INTO settings (name, value) VALUES (?1, ?2)")?;
            settings.iter().try_for_each(|row| save.execute(rusqlite::params![row.0, row.1]).map(drop))?;
            tx.pragma_update(None, "application_id", 0)?;
            schedules::begin_anew(tx, entry.at)?;
            audit::add(tx, None, entry)
        })?;
        let from = other.db.lock().unwrap_or_else(PoisonError::into_inner);
        let mut to = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        to.flush_prepared_statement_cache();
        fill(&from, &mut to)
    }

    /// Writes everything but what belongs to this machine to `out`, sealed with a digest of every byte.
    pub fn export_to(&self, folder: &Path, out: &mut dyn Write) -> Result<()> {
        let scratch = Scratch::new(folder)?;
        self.copy_to(scratch.path())?;
        make_ready(scratch.path()).map_err(|e| fault::told(&e))?;
        let failed = |e: std::io::Error| super::open::unusable(folder, &e);
        let mut from = File::open(scratch.path()).map_err(failed)?;
        let (mut sum, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match from.read(&mut buffer).map_err(failed)? {
                0 => break,
                n => {
                    sum.update(&buffer[..n]);
                    out.write_all(&buffer[..n]).map_err(|e| unwritten(&e))?;
                }
            }
        }
        out.write_all(SEAL).and_then(|()| out.write_all(&sum.finalize())).map_err(|e| unwritten(&e))
    }
}

/// Leaves out what belongs to the machine, and every trace of it in pages that are free.
fn make_ready(file: &Path) -> rusqlite::Result<()> {
    let db = Connection::open(file)?;
    db.execute_batch(OF_THE_MACHINE)?;
    db.pragma_update(None, "application_id", EXPORT_ID)?;
    db.execute_batch("PRAGMA secure_delete=ON; VACUUM;")?;
    db.close().map_err(|(_, e)| e)
}

fn unwritten(error: &std::io::Error) -> Error {
    let code = if error.kind() == std::io::ErrorKind::StorageFull {
        crate::ErrorCode::StoreDiskFull
    } else {
        crate::ErrorCode::FileUnusable
    };
    Error::new(
        code,
        "The export could not be written.",
        error.to_string(),
        "Check that there is room where it is to go, then export again.",
    )
}
