//! Whether the audit is what was written: walks the chain row by row and names the first that is not.
//!
//! Rows are read a page at a time, so that a long audit neither fills the memory nor keeps others from the
//! store. Whoever can write to the file can forge all of it from some row on, hashes included; then the heads
//! that runs keep, and those printed on receipts, no longer fit.

use super::audit::{AuditHead, AuditRow, hash, no_hash};
use super::{RunId, Store, audit_entry::AuditEntry};
use crate::Result;
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// Rows read at once.
const PAGE: u32 = 2_000;

/// Why a row is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// Its hash does not follow from its content and the row before.
    Altered,
    /// Rows are missing before it.
    Gap,
    /// Rows are missing after it: that many were written.
    CutOff(u64),
    /// It is not the row that stood here when a run ended.
    NotAsAtEnd(RunId),
    /// A run ended and kept no head, or one that cannot be.
    NoHead(RunId),
}

/// The first row that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its number.
    pub row: u64,
    /// Why.
    pub why: Break,
    /// What it tells now, where that can be read.
    pub entry: Option<AuditEntry>,
}

/// What walking the chain showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Rows that are as they were written, from the first on, and the hash of the last of them.
    pub sound: AuditHead,
    /// The first that is not; none where all are.
    pub broken: Option<Broken>,
}

/// What the chain is held against: heads that ended runs keep, and how many rows were ever written.
struct Witnesses {
    heads: BTreeMap<u64, Vec<(RunId, String)>>,
    headless: Option<RunId>,
    written: u64,
}

impl Store {
    /// Walks the whole chain.
    pub fn audit_verify(&self) -> Result<Verified> {
        // Before the rows: what is added meanwhile is then in the rows at least.
        let witnesses = self.witnesses()?;
        let mut sound = AuditHead { rows: 0, hash: no_hash() };
        loop {
            let after = i64::try_from(sound.rows).unwrap_or(i64::MAX);
            let page = self.audit_after(if sound.rows == 0 { i64::MIN } else { after }, PAGE)?;
            if page.is_empty() {
                break;
            }
            for row in page {
                if let Some(why) = fault(&sound, &row, &witnesses) {
                    let at = u64::try_from(row.id).unwrap_or(0);
                    return Ok(Verified { sound, broken: Some(Broken { row: at, why, entry: row.entry() }) });
                }
                sound =
                    AuditHead { rows: sound.rows + 1, hash: String::from_utf8(row.hash).unwrap_or_default() };
            }
        }
        let broken = after_the_last(&sound, &witnesses);
        let last = self.audit_newest(None, 1)?.first().and_then(AuditRow::entry);
        let broken = broken.map(|why| Broken { row: sound.rows, why, entry: last });
        Ok(Verified { sound, broken })
    }

    fn witnesses(&self) -> Result<Witnesses> {
        let first = self.audit_after(i64::MIN, 1)?.first().and_then(AuditRow::entry);
        // Runs older than the audit have no head; its first row names the last of them.
        let older = first.and_then(|e| RunId::parse(&e.run?)).map_or(0, |run| run.0);
        self.read(|db| {
            let written = db
                .query_row("SELECT seq FROM sqlite_sequence WHERE name = 'audit'", [], |r| r.get(0))
                .optional()?
                .unwrap_or(0);
            let mut kept = Witnesses { heads: BTreeMap::new(), headless: None, written };
            let mut runs = db.prepare(
                "SELECT id, audit_rows, audit_hash FROM runs WHERE audit_rows IS NOT NULL
                 OR audit_hash IS NOT NULL OR (status <> 'running' AND id > ?1) ORDER BY id",
            )?;
            let mut rows = runs.query([older])?;
            while let Some(row) = rows.next()? {
                let (run, at): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
                let hash = row.get_ref(2)?.as_bytes_or_null()?.map(String::from_utf8_lossy);
                match (at.and_then(|at| u64::try_from(at).ok()).filter(|at| *at > 0), hash) {
                    (Some(at), Some(hash)) => {
                        kept.heads.entry(at).or_default().push((RunId(run), hash.into_owned()));
                    }
                    _ => kept.headless = kept.headless.or(Some(RunId(run))),
                }
            }
            Ok(kept)
        })
    }
}

/// Why `row` cannot follow `before`, if so.
fn fault(before: &AuditHead, row: &AuditRow, witnesses: &Witnesses) -> Option<Break> {
    let expected = before.rows + 1;
    if u64::try_from(row.id).ok() != Some(expected) {
        return Some(if row.id > 0 { Break::Gap } else { Break::Altered });
    }
    let sum = hash(&before.hash, row.id, row.run, &row.content);
    if sum.as_bytes() != row.hash {
        return Some(Break::Altered);
    }
    let heads = witnesses.heads.get(&expected)?;
    heads.iter().find(|(_, kept)| *kept != sum).map(|(run, _)| Break::NotAsAtEnd(*run))
}

/// What is missing after the last row, if something is.
fn after_the_last(last: &AuditHead, witnesses: &Witnesses) -> Option<Break> {
    let seen = witnesses.heads.keys().next_back().copied().unwrap_or(0);
    let written = witnesses.written.max(seen).max(1);
    if written > last.rows {
        return Some(Break::CutOff(written));
    }
    witnesses.headless.map(Break::NoHead)
}
