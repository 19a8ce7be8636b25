//! Finding the audit's rows: which ones, in which order, in any state of the file, and no more than asked for.

use crate::support::books::{connected, giacom, now};
use crate::support::trade::matched;
use halyard_core::store::{AuditFilter, AuditFound, AuditKind, MatchEdit, RunId, Store};
use rusqlite::Connection;

/// More than is looked through at once, twice over.
const MANY: usize = 4_500;

fn many(store: &Store) {
    connected(store);
    let edits: Vec<MatchEdit> = (0..MANY).map(|n| MatchEdit::Set(matched(&format!("c{n:05}"), 1))).collect();
    store.save_matches(&giacom(), "all at once", &edits, now()).unwrap();
}

fn numbers(found: &AuditFound) -> Vec<i64> {
    found.spans.iter().flat_map(|(newest, oldest)| (*oldest..=*newest).rev()).collect()
}

fn text(text: &str) -> AuditFilter {
    AuditFilter { text: Some(text.to_owned()), ..AuditFilter::default() }
}

#[test]
fn all_rows_are_one_span_newest_first() {
    let store = Store::in_memory().unwrap();
    many(&store);
    let newest = i64::try_from(MANY).unwrap() + 2;
    let found = store.audit_find(&AuditFilter::default()).unwrap();
    assert_eq!(
        (found.rows, found.spans.as_slice()),
        (MANY as u64 + 2, &[(newest, 1)][..]),
        "a pair of numbers"
    );
    let rows = store.audit_rows(&[newest, 2, 1, newest + 7, -1]).unwrap();
    let ids: Vec<i64> = rows.iter().map(|r| r.id).collect();
    assert_eq!(ids, [newest, 2, 1], "as asked for, without those that are not there");
}

#[test]
fn rows_are_found_by_kind_and_by_what_they_say() {
    let store = Store::in_memory().unwrap();
    many(&store);
    let find = |filter: &AuditFilter| numbers(&store.audit_find(filter).unwrap());
    let kind = |kind| AuditFilter { kind: Some(kind), ..AuditFilter::default() };
    assert_eq!(find(&kind(AuditKind::ConnectionSaved)), [2]);
    assert_eq!(find(&kind(AuditKind::MatchSaved)).len(), MANY, "across all parts");
    assert_eq!(find(&kind(AuditKind::RunEnded)), [0; 0], "there was none");
    // Row 1 begins the audit, 2 is the connection, c00000 is 3.
    assert_eq!(find(&text("  C00000 ")), [3], "in large letters, with blanks around");
    assert_eq!(find(&text("c0444")), (4_443..=4_452).rev().collect::<Vec<i64>>(), "newest first");
    assert_eq!(find(&text("4444")), [4_447, 4_444], "by what a row says, and by its number");
    assert_eq!(find(&text("customer_id")), [0; 0], "names of members are not what a row says");
    assert_eq!(find(&text("")).len(), MANY + 2, "nothing is asked for");
    let both = AuditFilter { kind: Some(AuditKind::ConnectionSaved), ..text("c00000") };
    assert_eq!(find(&both), [0; 0], "both must hold");
}

#[test]
fn a_text_is_found_however_it_is_written_down() {
    let store = Store::in_memory().unwrap();
    connected(&store);
    let name = "Müller \"Nord\" \\ Söhne";
    store.save_matches(&giacom(), "by hand", &[MatchEdit::Set(matched(name, 1))], now()).unwrap();
    for said in ["müller", "\"nord\"", "\\", "SÖHNE", "\" \\ s", name] {
        assert_eq!(numbers(&store.audit_find(&text(said)).unwrap()), [3], "{said}");
    }
}

#[test]
fn rows_of_a_run_and_rows_that_are_broken_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    many(&store);
    let raw = Connection::open(folder.path().join("halyard.db")).unwrap();
    raw.execute_batch(
        "DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_kept;
         UPDATE audit SET run = 7 WHERE id IN (5, 6, 4000);
         UPDATE audit SET content = 'no JSON: Larkgarth' WHERE id = 9;
         DELETE FROM audit WHERE id = 20;",
    )
    .unwrap();
    let of_run = AuditFilter { run: Some(RunId(7)), ..AuditFilter::default() };
    assert_eq!(store.audit_find(&of_run).unwrap().spans, [(4_000, 4_000), (6, 5)], "by the run");
    let all = store.audit_find(&AuditFilter::default()).unwrap();
    assert_eq!(all.spans.len(), 2, "a row that is missing parts the numbers");
    assert_eq!(numbers(&store.audit_find(&text("larkgarth")).unwrap()), [9], "by its bare text");
    let rows = store.audit_rows(&[9]).unwrap();
    assert!(rows[0].entry().is_none(), "and shown as what it is");
}
