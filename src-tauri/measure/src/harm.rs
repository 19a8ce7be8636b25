//! What happens to a store from outside while nobody has it open: the power fails and the last of the log
//! never reached the disk, or the clock is set.
//!
//! May not use the engine's own reading of its tables.

use crate::dice::Dice;
use rusqlite::Connection;
use std::{
    fs::{self, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::Path,
};

/// A page of the log with its head.
const FRAME: u64 = 4_096 + 24;

/// How the last of the log is lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// So many bytes of the log's end.
    pub bytes: u64,
    /// Rubbish stands there instead of nothing.
    pub torn: bool,
}

impl Loss {
    /// Nothing at all, half a frame, or a few frames: a disk that did not do what it said.
    pub(crate) fn of(dice: &mut Dice) -> Self {
        let bytes = match dice.below(4) {
            0 => 0,
            1 => 1 + dice.below(FRAME),
            _ => dice.below(12 * FRAME),
        };
        Self { bytes, torn: dice.chance(40) }
    }
}

/// Leaves of the store in `folder` what a machine finds that went dark: no shared memory, and the log's end
/// lost. How many bytes were lost.
pub(crate) fn power_loss(folder: &Path, loss: Loss) -> io::Result<u64> {
    let (log, shared) = (folder.join("halyard.db-wal"), folder.join("halyard.db-shm"));
    let under_way = being_copied(&shared).unwrap_or(false);
    match fs::remove_file(&shared) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let length = fs::metadata(&log).map_or(0, |meta| meta.len());
    let cut = loss.bytes.min(length);
    // A log that is being copied into the database was on the disk before, whole.
    if cut == 0 || under_way {
        return Ok(0);
    }
    let mut file = OpenOptions::new().write(true).open(&log)?;
    if loss.torn {
        file.seek(SeekFrom::Start(length - cut))?;
        file.write_all(&vec![0xa5; usize::try_from(cut).unwrap_or(0)])?;
    } else {
        file.set_len(length - cut)?;
    }
    Ok(cut)
}

/// Whether SQLite has begun to copy the log into the database: `nBackfill` and `nBackfillAttempted` of its
/// shared memory (fileformat2.html, 4.4).
fn being_copied(shared: &Path) -> io::Result<bool> {
    let mut head = [0u8; 132];
    fs::File::open(shared)?.read_exact(&mut head)?;
    Ok(head[96..100].iter().chain(&head[128..132]).any(|byte| *byte != 0))
}

/// Sets every time in the store so many seconds later, as if the clock had been that much ahead (or, below
/// 0, behind) when they were written. How many columns held one.
pub(crate) fn shift_clock(folder: &Path, seconds: i64) -> rusqlite::Result<usize> {
    let mut db = Connection::open(folder.join("halyard.db"))?;
    let tx = db.transaction()?;
    let pairs = |sql: &str| -> rusqlite::Result<Vec<(String, String)>> {
        tx.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let columns = pairs(
        "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'INTEGER'",
    )?;
    let triggers = pairs("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
    for (name, _) in &triggers {
        tx.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    let mut shifted = 0;
    for (table, column) in columns {
        // Microseconds since 1970: no count and no number of a record is as large.
        let sql = format!("UPDATE {table} SET {column} = {column} + ?1 WHERE {column} > 1000000000000000");
        shifted += usize::from(tx.execute(&sql, [seconds * 1_000_000])? > 0);
    }
    for (_, sql) in &triggers {
        tx.execute_batch(sql)?;
    }
    tx.commit()?;
    Ok(shifted)
}
