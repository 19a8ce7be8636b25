//! Two processes on one folder: each sees what the other saved, and the steps of both stay whole.

use crate::support::books::{begun, connected, fresh, giacom, now, planned};
use crate::support::trade::{matched, sold};
use halyard_core::domain::{CustomerId, Match};
use halyard_core::store::{MatchEdit, RunStatus, Store};
use std::thread;

#[test]
fn each_sees_what_the_other_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (Store::open(folder.path()).unwrap(), Store::open(folder.path()).unwrap());
    connected(&one);
    let plan = planned(&one, &fresh(3));
    assert_eq!(two.plan_changes(plan).unwrap(), one.plan_changes(plan).unwrap(), "the very same plan");
    let (run, _) = begun(&two, plan);
    assert!(
        one.start_run(plan, &giacom(), "x", None, &[], now()).unwrap().is_none(),
        "started by the other already"
    );
    let moved = |s: &Store| s.move_run(run, &[RunStatus::Running], RunStatus::Done, None, now()).unwrap();
    assert_eq!((moved(&one), moved(&two)), (true, false), "one of the two ends it");
    two.save_links(&giacom(), &[crate::support::trade::link(&sold("a", "55", 1, 100), 9)], now()).unwrap();
    assert_eq!(one.links(&giacom()).unwrap().len(), 1, "links, too");
}

#[test]
fn writers_at_the_same_time_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    connected(&Store::open(folder.path()).unwrap());
    let workers: Vec<_> = (0..4)
        .map(|worker| {
            let folder = folder.path().to_owned();
            thread::spawn(move || {
                let store = Store::open(&folder).unwrap();
                for n in 0..15 {
                    let customer = CustomerId::new(&format!("w{worker}-{n}")).unwrap();
                    let edit = MatchEdit::Set(Match { customer, ..matched("x", 1) });
                    store.save_matches(&giacom(), "one more", &[edit], now()).unwrap();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().expect("nobody is turned away");
    }
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.matches(&giacom()).unwrap().len(), 60, "nothing got lost between them");
    let mut steps = 0;
    while store.undo_match_step(&giacom()).unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 60, "each step is its own");
}
