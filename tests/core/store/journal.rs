//! The journal is append-only, runs start once, matches are taken back step by step.

use crate::support::books::{begun, connected, fresh, giacom, now, planned};
use crate::support::trade::{METHOD, excluded, id, link, matched, sold};
use halyard_core::store::{ChangeState, JournalKind, MatchEdit, Outcome, PlanKind, RunStatus, Store};
use rusqlite::Connection;

fn outcome(seq: i64, state: ChangeState) -> Outcome {
    Outcome {
        seq,
        state,
        record: None,
        error: None,
        how: "answered 201".into(),
        answered: Some(201),
        link: None,
        gone: None,
        matched: None,
    }
}

#[test]
fn the_journal_can_be_neither_changed_nor_shortened() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    connected(&store);
    let (run, _) = begun(&store, planned(&store, &fresh(2)));
    store.intend(run, &[1, 2], "POST /SoftwareLicence, 2 record(s)", now()).unwrap();
    store.settle(run, &giacom(), &[outcome(1, ChangeState::Applied)], now()).unwrap();
    let raw = Connection::open(folder.path().join("halyard.db")).unwrap();
    for statement in [
        "UPDATE journal SET text = 'nothing happened'",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE id = 1",
    ] {
        let error = raw.execute_batch(statement).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
    let rows = store.journal(run).unwrap();
    let told: Vec<_> = rows.iter().map(|r| (r.seq, r.kind, r.text.as_str())).collect();
    assert_eq!(
        told,
        [
            (1, JournalKind::Intent, "POST /SoftwareLicence, 2 record(s)"),
            (2, JournalKind::Intent, "POST /SoftwareLicence, 2 record(s)"),
            (1, JournalKind::Outcome, "applied: answered 201"),
        ],
        "in order: what was meant, then what came of it"
    );
    let states: Vec<_> = store.run_changes(run).unwrap().into_iter().map(|c| (c.state, c.attempts)).collect();
    assert_eq!(
        states,
        [(ChangeState::Applied, 1), (ChangeState::Sent, 1)],
        "an intent without outcome stays to be settled"
    );
}

#[test]
fn what_came_between_is_told_by_order_and_not_by_the_clock() {
    let trade = fresh(2);
    for hours in [-5, 5] {
        let store = Store::in_memory().unwrap();
        connected(&store);
        let (first, _) = begun(&store, planned(&store, &trade));
        assert!(store.overtaken(first).unwrap().is_empty(), "nobody else was there");
        let then = now() + jiff::SignedDuration::from_hours(hours);
        let plan = store.save_plan(&giacom(), PlanKind::Import, &trade.plan(), &trade.options, (1, 3), then);
        let other =
            store.start_run(plan.unwrap().id, &giacom(), "nobody", None, &[1], then).unwrap().unwrap();
        store.intend(other, &[1], "POST", then).unwrap();
        assert_eq!(store.overtaken(first).unwrap().len(), 1, "{hours} h by the clock, and it was later");
        assert!(store.overtaken(other).unwrap().is_empty(), "which holds in one direction only");
        let (third, _) = begun(&store, planned(&store, &trade));
        let past = store.overtaken(third).unwrap();
        assert!(
            past.is_empty(),
            "{hours} h: a plan made since knows of it, or no plan could ever be applied"
        );
    }
}

#[test]
fn a_run_starts_once_and_moves_only_from_where_it_stands() {
    let store = Store::in_memory().unwrap();
    connected(&store);
    let plan = planned(&store, &fresh(1));
    let (run, _) = begun(&store, plan);
    let second = store.start_run(plan, &giacom(), "somebody", None, &[1], now()).unwrap();
    assert!(second.is_none(), "a plan has one run");
    let mv = |from: &[RunStatus], to| store.move_run(run, from, to, None, now()).unwrap();
    assert!(mv(&[RunStatus::Running], RunStatus::Done), "from where it stands");
    assert!(!mv(&[RunStatus::Running], RunStatus::Failed), "not from where it stood");
    assert_eq!(store.run(run).unwrap().unwrap().status, RunStatus::Done, "and it stays");
}

#[test]
fn links_follow_their_licence_and_their_subscription() {
    let store = Store::in_memory().unwrap();
    connected(&store);
    let (old, new) = (sold("a", "55", 3, 940), sold("a", "55", 3, 990));
    store.save_links(&giacom(), &[link(&old, 7)], now()).unwrap();
    store.save_links(&giacom(), &[link(&new, 7)], now()).unwrap();
    let links = store.links(&giacom()).unwrap();
    assert_eq!((links.len(), &links[0].key), (1, &new.key), "a licence has one subscription, the newest");
    store.save_links(&giacom(), &[link(&new, 8)], now()).unwrap();
    let links = store.links(&giacom()).unwrap();
    assert_eq!((links.len(), links[0].licence.0), (1, 8), "a subscription has one licence, the newest");
    assert!(!store.clear_link(&giacom(), &METHOD, &old.key).unwrap(), "what is gone cannot be cleared");
    assert!(store.clear_link(&giacom(), &METHOD, &new.key).unwrap(), "what is there can");
}

#[test]
fn match_steps_are_taken_back_newest_first() {
    let store = Store::in_memory().unwrap();
    connected(&store);
    let set = |m| MatchEdit::Set(m);
    let save = |what: &str, edits: &[MatchEdit]| store.save_matches(&giacom(), what, edits, now()).unwrap();
    assert_eq!(save("first", &[set(matched("a", 10)), set(matched("b", 11))]), 2, "two are new");
    assert_eq!(
        save("the same again", &[set(matched("A", 10))]),
        0,
        "another spelling of the id is the same customer"
    );
    assert_eq!(save("nothing", &[MatchEdit::Clear(id("zz"))]), 0, "nothing to clear");
    assert_eq!(
        save("mixed", &[set(excluded("a", "why")), MatchEdit::Clear(id("b"))]),
        2,
        "one step of two edits"
    );
    let undo = || store.undo_match_step(&giacom()).unwrap();
    assert_eq!(undo(), Some(("mixed".to_owned(), 2)), "both edits together");
    assert_eq!(store.matches(&giacom()).unwrap().len(), 2, "both are back");
    assert_eq!(undo(), Some(("first".to_owned(), 2)), "steps that changed nothing are no steps");
    assert!(store.matches(&giacom()).unwrap().is_empty(), "nothing is matched");
    assert_eq!(undo(), None, "and nothing is left to take back");
}
