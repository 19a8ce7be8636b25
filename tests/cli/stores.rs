//! The database in trouble: in use, newer, damaged, no room. Told, and nothing lost.

use crate::stage::{connected, fails, imported, matched, plan, said};
use halyard_measure::Working;
use rusqlite::Connection;

#[test]
fn a_store_that_stays_in_use_is_told_and_unharmed() {
    let office = connected();
    let file = office.halyard.folder().join("halyard.db");
    let db = Connection::open(file).unwrap();
    db.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let at = office.practice.addresses().giacom.base_url.clone();
    fails("in use", &said(&office, &["connect", "giacom", "--base-url", &at]), 1, "STORE-LOCKED");
    db.execute_batch("ROLLBACK").unwrap();
    office.must(&["connections"]).expect("free again, and nothing was lost");
}

#[test]
fn a_newer_store_is_left_alone() {
    let office = connected();
    let file = office.halyard.folder().join("halyard.db");
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 9_999).unwrap();
    fails("newer", &said(&office, &["connections"]), 1, "STORE-NEWER");
    let version: i64 =
        Connection::open(&file).unwrap().pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    assert_eq!(version, 9_999, "it was not touched");
}

#[test]
fn a_damaged_store_is_told_and_not_overwritten() {
    let office = imported();
    let file = office.halyard.folder().join("halyard.db");
    Connection::open(&file).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..4096].fill(b'?');
    std::fs::write(&file, &bytes).unwrap();
    fails("a head of rubbish", &said(&office, &["runs"]), 1, "STORE-DAMAGED");
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "what may still be saved is left as it is");
}

#[test]
fn a_store_cut_short_is_told() {
    let office = imported();
    let file = office.halyard.folder().join("halyard.db");
    Connection::open(&file).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let met = said(&office, &["show", "R1"]);
    fails("half a database", &met, 1, "STORE-DAMAGED");
}

/// A file size limit stands for a full disk: the database cannot grow.
#[cfg(unix)]
#[test]
fn no_room_to_record_means_nothing_is_written() {
    let office = matched();
    let plan = plan(&office);
    Connection::open(office.halyard.folder().join("halyard.db"))
        .unwrap()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let starved = office.halyard.starved(&["apply", &plan], 8);
    let met = Working::start(starved).unwrap().wait().unwrap();
    let code = met.error_code().unwrap_or_default();
    assert!(["STORE-DISK-FULL", "STORE-UNUSABLE"].contains(&&*code), "the disk is what is told: {met}");
    assert_eq!(met.code, Some(1), "it failed: {met}");
    assert_eq!(office.practice.counts().halo_writes, 0, "what cannot be recorded is not written");
    office.must(&["apply", &plan]).expect("with room again, it goes on");
}
