//! A statement that fails half-way through a step: all of the step is there or none, and nothing counts as sent
//! that could not be journaled first.

use crate::support::books::{begun, connected, fresh, giacom, now, planned};
use crate::support::trade::matched;
use halyard_core::domain::CustomerId;
use halyard_core::store::{ChangeState, MatchEdit, Store};
use rusqlite::Connection;
use std::path::Path;

/// From the fourth row on, the table takes no more.
fn fill(folder: &Path, table: &str) {
    let raw = Connection::open(folder.join("halyard.db")).unwrap();
    raw.execute_batch(&format!(
        "CREATE TRIGGER full_{table} BEFORE INSERT ON {table} WHEN (SELECT count(*) FROM {table}) >= 3
         BEGIN SELECT raise(ABORT, 'no room'); END;"
    ))
    .unwrap();
}

#[test]
fn half_a_step_is_never_saved() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    connected(&store);
    fill(folder.path(), "matches");
    let edit = |n: i64| {
        let customer = CustomerId::new(&format!("c{n}")).unwrap();
        MatchEdit::Set(halyard_core::domain::Match { customer, ..matched("x", n) })
    };
    store.save_matches(&giacom(), "two", &[edit(1), edit(2)], now()).unwrap();
    let failed = store.save_matches(&giacom(), "three more", &[edit(3), edit(4), edit(5)], now());
    assert!(failed.is_err(), "there is no room for all three");
    assert_eq!(store.matches(&giacom()).unwrap().len(), 2, "so none of them is there");
    assert_eq!(
        store.undo_match_step(&giacom()).unwrap(),
        Some(("two".to_owned(), 2)),
        "and no step of them, either"
    );
}

#[test]
fn an_intent_that_cannot_be_recorded_leaves_the_change_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    connected(&store);
    let (run, _) = begun(&store, planned(&store, &fresh(5)));
    fill(folder.path(), "journal");
    store.intend(run, &[1, 2], "POST", now()).unwrap();
    assert!(store.intend(run, &[3, 4], "POST", now()).is_err(), "the journal is full");
    let sent = store.run_changes(run).unwrap().into_iter().filter(|c| c.state == ChangeState::Sent).count();
    assert_eq!(sent, 2, "what could not be journaled is not marked as sent");
    assert_eq!(store.journal(run).unwrap().len(), 2, "all of an intent or none of it");
}
