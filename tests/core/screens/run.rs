//! Where a run stands, as the store tells it.

use crate::support::books::{begun, connected, fresh, planned};
use crate::support::shop::{Shop, request};
use halyard_core::app::App;
use halyard_core::secrets::Memory;
use halyard_core::store::RunStatus;
use std::sync::{Arc, Mutex};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_at_work_in_this_process_is_shown_as_running() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    assert!(shop.app.run_state(&plan.plan).unwrap().is_none(), "nobody has applied it");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (app, name, states) = (shop.app.clone(), plan.plan.clone(), seen.clone());
    let watch = Arc::new(move |_| {
        let state = app.run_state(&name).unwrap();
        states.lock().unwrap().push(state);
    });
    let outcome = shop.app.clone().with_watcher(watch).apply(&request(&plan)).await.unwrap();
    assert_eq!(outcome.status, RunStatus::Done, "being watched does not disturb it: {outcome:?}");
    let seen: Vec<_> = seen.lock().unwrap().drain(..).flatten().collect();
    assert!(!seen.is_empty(), "it was seen at work");
    assert!(seen.iter().all(|s| s.status == RunStatus::Running), "and always as running");
    assert!(seen.windows(2).all(|w| w[0].done <= w[1].done), "it never goes back");
    let end = shop.app.run_state(&plan.plan).unwrap().unwrap();
    assert_eq!((end.status, end.done, end.left), (RunStatus::Done, outcome.applied, 0), "then it is done");
    assert_eq!((end.run, end.seconds_left), (outcome.run, None), "the store knows no time left");
}

#[test]
fn a_killed_run_is_shown_as_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
    connected(app.store());
    let plan = planned(app.store(), &fresh(5));
    begun(app.store(), plan);
    let state = app.run_state(&plan.to_string()).unwrap().unwrap();
    assert_eq!(state.status, RunStatus::Interrupted, "nobody holds its connection");
    assert_eq!((state.done, state.failed, state.left), (0, 0, 5), "and all of it is to do");
    let why = state.why.expect("it says why");
    assert_eq!((&*why.code, why.what.contains("ended"), why.fix.is_empty()), ("INTERRUPTED", true, false));
}
