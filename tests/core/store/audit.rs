//! The audit: complete, append-only, and any tampering with it found.

use crate::support::books::{begun, connected, fresh, giacom, now, planned};
use crate::support::trade::{METHOD, link, matched, sold};
use halyard_core::plan::{Guard, GuardLimits, ImportOptions, Plan};
use halyard_core::store::{
    AuditKind, Break, ChangeState, MatchEdit, Outcome, PlanKind, RunId, RunStatus, Store, Verified,
};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use std::path::Path;
use std::thread;

fn outcome(seq: i64, state: ChangeState) -> Outcome {
    Outcome {
        seq,
        state,
        record: Some(41),
        error: None,
        how: "answered 201".into(),
        answered: Some(201),
        link: None,
        gone: None,
        matched: None,
    }
}

/// A store with a match, a run of two changes that came to its end, and a match after it.
fn kept(folder: &Path) -> (Store, RunId) {
    let store = Store::open(folder).unwrap();
    connected(&store);
    store.save_matches(&giacom(), "by hand", &[MatchEdit::Set(matched("a", 10))], now()).unwrap();
    let (run, changes) = begun(&store, planned(&store, &fresh(2)));
    let acting: Vec<i64> = changes.iter().filter(|(_, c)| c.action.acts()).map(|(seq, _)| *seq).collect();
    store.intend(run, &acting, "POST /SoftwareLicence, 2 record(s)", now()).unwrap();
    let outcomes: Vec<Outcome> = acting.iter().map(|seq| outcome(*seq, ChangeState::Applied)).collect();
    store.settle(run, &giacom(), &outcomes, now()).unwrap();
    store.move_run(run, &[RunStatus::Running], RunStatus::Done, None, now()).unwrap();
    store.save_matches(&giacom(), "later", &[MatchEdit::Set(matched("b", 11))], now()).unwrap();
    (store, run)
}

/// The store's file alone, written out whole.
fn file(store: Store, folder: &Path) -> Vec<u8> {
    drop(store);
    let path = folder.join("halyard.db");
    Connection::open(&path).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    std::fs::read(path).unwrap()
}

/// The verdict on a copy that somebody had in hand.
fn after(file: &[u8], tamper: impl FnOnce(&Connection)) -> Verified {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halyard.db");
    std::fs::write(&path, file).unwrap();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "PRAGMA foreign_keys=OFF; DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_kept;
         DROP TRIGGER audit_has_no_gaps;",
    )
    .unwrap();
    tamper(&raw);
    drop(raw);
    Store::open(folder.path()).unwrap().audit_verify().unwrap()
}

#[test]
fn every_act_has_its_row_and_says_who_what_and_how() {
    let folder = tempfile::tempdir().unwrap();
    let (store, run) = kept(folder.path());
    store.save_links(&giacom(), &[link(&sold("a", "55", 3, 940), 7)], now()).unwrap();
    store.clear_link(&giacom(), &METHOD, &sold("a", "55", 3, 940).key).unwrap();
    store.undo_match_step(&giacom()).unwrap();
    let entries: Vec<_> =
        store.audit_after(0, 100).unwrap().iter().map(|r| r.entry().expect("each can be read")).collect();
    let kinds: Vec<_> = entries.iter().map(|e| e.kind).collect();
    assert_eq!(
        kinds,
        [
            AuditKind::Begun,
            AuditKind::ConnectionSaved,
            AuditKind::MatchSaved,
            AuditKind::RunStarted,
            AuditKind::ChangeSent,
            AuditKind::ChangeSent,
            AuditKind::ChangeSettled,
            AuditKind::ChangeSettled,
            AuditKind::RunEnded,
            AuditKind::MatchSaved,
            AuditKind::LinkSaved,
            AuditKind::LinkCleared,
            AuditKind::MatchSaved,
        ]
    );
    let settled = &entries[6];
    assert!(!settled.user.is_empty() && settled.version == env!("CARGO_PKG_VERSION"), "who: {settled:?}");
    assert_eq!(
        (settled.at, settled.run.as_deref(), settled.plan.as_deref()),
        (now(), Some("R1"), Some("P1"))
    );
    assert_eq!(settled.customer_id.as_deref(), Some("a"), "whose");
    assert_eq!(
        (settled.record, settled.status),
        (Some(41), Some(201)),
        "which record, and what was answered"
    );
    assert_eq!(settled.request.as_deref(), Some("POST /SoftwareLicence, 2 record(s)"), "and what was sent");
    let count = settled.fields.iter().find(|f| f.field == "count").expect("field by field");
    assert_eq!((count.before.as_deref(), count.after.as_deref()), (None, Some("1")), "before and after");
    let undone = &entries[12];
    assert_eq!(undone.why.as_deref(), Some("taken back: later"), "taking back is an act, too");
    assert_eq!(store.audit_newest(Some(run), 100).unwrap().len(), 6, "a run's rows are found by the run");
    let verified = store.audit_verify().unwrap();
    assert_eq!((verified.sound.rows, verified.broken), (13, None), "and all of it is as it was written");
    let head = store.run(run).unwrap().unwrap().audit.expect("the run keeps the head of its end");
    assert_eq!(head.rows, 9, "up to its own last row");
}

#[test]
fn rows_can_be_neither_changed_nor_removed_nor_put_in() {
    let folder = tempfile::tempdir().unwrap();
    let (_store, _) = kept(folder.path());
    let raw = Connection::open(folder.path().join("halyard.db")).unwrap();
    for statement in [
        "UPDATE audit SET content = '{}'",
        "DELETE FROM audit WHERE id = 3",
        "INSERT OR REPLACE INTO audit (id, content, hash) VALUES (3, '{}', '')",
        "INSERT INTO audit (id, content, hash) VALUES (99, '{}', '')",
    ] {
        let error = raw.execute_batch(statement).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
}

#[test]
fn cutting_off_the_tail_is_found_even_where_the_counter_is_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, run) = kept(folder.path());
    let file = file(store, folder.path());
    let cut = |sql: &str| after(&file, |raw| raw.execute_batch(sql).unwrap()).broken.map(|b| (b.row, b.why));
    assert_eq!(cut("DELETE FROM audit WHERE id = 10"), Some((9, Break::CutOff(10))), "the last row");
    let back = "UPDATE sqlite_sequence SET seq = 5 WHERE name = 'audit'; DELETE FROM audit WHERE id > 5";
    assert_eq!(cut(back), Some((5, Break::CutOff(9))), "the run knows better");
    let forgot = format!("{back}; UPDATE runs SET audit_rows = NULL, audit_hash = NULL");
    assert_eq!(cut(&forgot), Some((5, Break::NoHead(run))), "a run that ended has a head");
    let swapped = "UPDATE runs SET audit_rows = 8";
    assert_eq!(cut(swapped), Some((8, Break::NotAsAtEnd(run))), "and it fits");
    assert!(cut("DELETE FROM audit").is_some(), "all of it");
}

#[test]
fn two_processes_make_one_chain() {
    let folder = tempfile::tempdir().unwrap();
    connected(&Store::open(folder.path()).unwrap());
    let workers: Vec<_> = (0..3)
        .map(|worker| {
            let folder = folder.path().to_owned();
            thread::spawn(move || {
                let store = Store::open(&folder).unwrap();
                for n in 0..10 {
                    let edit = MatchEdit::Set(matched(&format!("w{worker}-{n}"), 1));
                    store.save_matches(&giacom(), "one more", &[edit], now()).unwrap();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("nobody is turned away");
    }
    let verified = Store::open(folder.path()).unwrap().audit_verify().unwrap();
    assert_eq!((verified.sound.rows, verified.broken), (32, None), "each row follows the one before");
}

#[derive(Debug, Clone)]
enum Tampering {
    Byte { row: i64, at: usize, with: u8, hash: bool },
    Run { row: i64, to: Option<i64> },
    Number { row: i64, to: i64 },
    Removed { row: i64 },
    Swapped { one: i64, other: i64 },
    Doubled { row: i64, at: i64 },
}

const ROWS: i64 = 10;

fn tampering() -> impl Strategy<Value = Tampering> {
    use Tampering::{Byte, Doubled, Number, Removed, Run, Swapped};
    let row = || 1..=ROWS;
    prop_oneof![
        4 => (row(), any::<usize>(), 1..=255_u8, any::<bool>())
            .prop_map(|(row, at, with, hash)| Byte { row, at, with, hash }),
        1 => (row(), proptest::option::of(1..5_i64)).prop_map(|(row, to)| Run { row, to }),
        1 => (row(), -3..20_i64).prop_map(|(row, to)| Number { row, to }),
        1 => row().prop_map(|row| Removed { row }),
        1 => (row(), row()).prop_map(|(one, other)| Swapped { one, other }),
        1 => (row(), -1..=ROWS + 1).prop_map(|(row, at)| Doubled { row, at }),
    ]
}

/// Does it; false where it comes to nothing.
fn done(raw: &Connection, tampering: &Tampering) -> bool {
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| raw.execute(sql, values).unwrap_or(0) > 0;
    match tampering {
        Tampering::Byte { row, at, with, hash } => {
            let column = if *hash { "hash" } else { "content" };
            let sql = format!("SELECT CAST({column} AS BLOB) FROM audit WHERE id = ?1");
            let mut bytes: Vec<u8> = raw.query_row(&sql, [row], |r| r.get(0)).unwrap();
            let at = at % bytes.len();
            bytes[at] ^= with;
            run(&format!("UPDATE audit SET {column} = CAST(?2 AS TEXT) WHERE id = ?1"), params![row, bytes])
        }
        Tampering::Run { row, to } => {
            run("UPDATE audit SET run = ?2 WHERE id = ?1 AND run IS NOT ?2", params![row, to])
        }
        Tampering::Number { row, to } => {
            run("UPDATE audit SET id = ?2 WHERE id = ?1 AND id <> ?2", params![row, to])
        }
        Tampering::Removed { row } => run("DELETE FROM audit WHERE id = ?1", params![row]),
        Tampering::Swapped { one, other } if one == other => false,
        Tampering::Swapped { one, other } => {
            let moved = |from: i64, to: i64| run("UPDATE audit SET id = ?2 WHERE id = ?1", params![from, to]);
            moved(*one, 1_000) && moved(*other, *one) && moved(1_000, *other)
        }
        Tampering::Doubled { row, at } => {
            raw.execute("UPDATE audit SET id = -id - 10 WHERE id >= ?1", [at]).unwrap();
            raw.execute("UPDATE audit SET id = -(id + 10) + 1 WHERE id <= -10", []).unwrap();
            let from = if row >= at { row + 1 } else { *row };
            run(
                "INSERT INTO audit (id, run, content, hash)
                 SELECT ?2, run, content, hash FROM audit WHERE id = ?1",
                params![from, at],
            )
        }
    }
}

#[test]
fn any_tampering_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = kept(folder.path());
    let file = file(store, folder.path());
    assert_eq!(after(&file, |_| ()).broken, None, "untouched it is sound");
    proptest!(ProptestConfig::with_cases(256), |(tampering in tampering())| {
        let mut came = false;
        let verified = after(&file, |raw| came = done(raw, &tampering));
        prop_assert_eq!(verified.broken.is_some(), came, "{:?}", tampering);
    });
}

#[test]
fn a_store_from_before_the_audit_keeps_its_journal_and_begins_its_chain() {
    let folder = tempfile::tempdir().unwrap();
    let raw = Connection::open(folder.path().join("halyard.db")).unwrap();
    raw.execute_batch(include_str!("schema2.sql")).unwrap();
    drop(raw);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.journal(RunId(1)).unwrap().len(), 2, "what was journaled stays readable");
    let first = store.audit_after(0, 9).unwrap()[0].entry().unwrap();
    assert_eq!(
        (first.kind, first.run.as_deref()),
        (AuditKind::Begun, Some("R1")),
        "the chain says what is older"
    );
    let verified = store.audit_verify().unwrap();
    assert_eq!(verified.broken, None, "a run that ended before has no head, and needs none");
    assert_eq!(halyard_core::store::backups(folder.path()).len(), 1, "and the store as it was is kept");
}

#[test]
fn passing_the_guard_is_an_act_with_its_reason() {
    let store = Store::in_memory().unwrap();
    connected(&store);
    let limits = GuardLimits::default();
    let why = "12 of 20 licences would go.".to_owned();
    let guard = Guard { deactivate: 12, zero: 0, halve: 0, licences: 20, limits, why };
    let plan = Plan { guard: Some(guard), ..fresh(1).plan() };
    let options = ImportOptions::default();
    let plan = store.save_plan(&giacom(), PlanKind::Import, &plan, &options, (0, 0), now()).unwrap().id;
    store.start_run(plan, &giacom(), "somebody", Some("they left"), &[0], now()).unwrap().unwrap();
    let rows = store.audit_newest(None, 2).unwrap();
    let passed = rows[1].entry().unwrap();
    assert_eq!((passed.kind, passed.why.as_deref()), (AuditKind::GuardAllowed, Some("they left")));
    assert_eq!(
        passed.fields[0].before.as_deref(),
        Some("12 of 20 licences would go."),
        "and what it stopped"
    );
    assert_eq!(rows[0].entry().unwrap().kind, AuditKind::RunStarted, "then the run begins");
}
