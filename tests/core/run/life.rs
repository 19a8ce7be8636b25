//! A run's life: stopped in the middle, killed, refused; and gone on with.

use super::batches::right;
use crate::support::shop::{Shop, pace, request, run_id};
use halyard_core::http::Policy;
use halyard_core::run::Report;
use halyard_core::store::{ChangeState, RunStatus};
use halyard_core::{ErrorCode, Meaning};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio_util::sync::CancellationToken;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permission_taken_away_in_the_middle_stops_the_run() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    shop.faults("halo.writes.forbidden=licences");
    let outcome = shop.apply(&plan).await;
    let stopped = outcome.stopped.clone().expect("it says what stopped it");
    assert_eq!(stopped.code, ErrorCode::HaloPermission, "the reason has its name: {stopped:?}");
    assert_eq!(outcome.meaning(), Some(Meaning::Refused), "exit 7: a permission is missing");
    assert_eq!(outcome.status, RunStatus::Interrupted, "it can be gone on with");
    let receipt = shop.app.receipt(run_id(&outcome)).unwrap();
    assert!(receipt.why.unwrap().contains("HALO-403"), "the receipt says so, too");
    let waiting = shop.app.store().run_changes(run_id(&outcome)).unwrap();
    let licences = waiting.iter().filter(|c| c.state == ChangeState::Waiting).count();
    assert!(licences > 30, "no licence was given up: {licences} wait");
    shop.faults("");
    let resumed = shop.app.resume(run_id(&outcome)).await.unwrap();
    assert_eq!(
        (resumed.status, resumed.failed),
        (RunStatus::Done, 0),
        "with the permission back it ends well"
    );
    assert_eq!(&shop.stock(), right().await, "nothing lost, nothing twice");
    shop.settled("after a revoked permission").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_cancelled_anywhere_goes_on_to_the_same_end() {
    for after in [2, 5, 12, 25] {
        let shop = Shop::matched("").await;
        let plan = shop.plan().await;
        let cancel = CancellationToken::new();
        let (seen, stop) = (Arc::new(AtomicU64::new(0)), cancel.clone());
        let watch = Arc::new(move |report: Report| {
            if matches!(report, Report::Moved(_)) && seen.fetch_add(1, Ordering::Relaxed) + 1 == after {
                stop.cancel();
            }
        });
        shop.faults("batch=whole-single,drop-after-write@20%,notes-missing");
        let app = shop.app.clone().with_watcher(watch).with_cancel(cancel);
        let outcome = app.apply(&request(&plan)).await.unwrap();
        if outcome.status != RunStatus::Done {
            assert_eq!(outcome.status, RunStatus::Interrupted, "after {after} reports: {outcome:?}");
            let resumed = shop.app.resume(run_id(&outcome)).await.unwrap();
            assert_eq!(resumed.status, RunStatus::Done, "after {after} reports: {resumed:?}");
        }
        assert_eq!(&shop.stock(), right().await, "after {after} reports: as if never stopped");
        shop.settled("after a stop").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_killed_anywhere_goes_on_to_the_same_end() {
    for millis in [5, 40, 90, 150, 220] {
        let shop = Shop::matched("").await;
        let plan = shop.plan().await;
        shop.faults("drop-after-write@20%,batch=half");
        let app = shop.app.clone();
        let work = tokio::spawn({
            let request = request(&plan);
            async move { app.apply(&request).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
        work.abort();
        let _ = work.await;
        let next = shop.another_app(shop.folder.path()).with_policy(Policy::hurried()).with_pace(pace());
        let lines = next.runs().unwrap();
        if let Some(line) = lines.first() {
            assert_ne!(line.status, RunStatus::Running, "{millis} ms: a killed run does not look alive");
        }
        match next.apply(&request(&plan)).await {
            Ok(outcome) => assert_eq!(outcome.status, RunStatus::Done, "{millis} ms: {outcome:?}"),
            Err(e) => assert_eq!(e.code, ErrorCode::PlanApplied, "{millis} ms: it was through already"),
        }
        assert_eq!(&shop.stock(), right().await, "{millis} ms: nothing lost, nothing twice");
        shop.settled("after a kill").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_is_applied_once() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let outcome = shop.apply(&plan).await;
    let again = shop.app.apply(&request(&plan)).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::PlanApplied, "the second time is refused");
    let resumed = shop.app.resume(run_id(&outcome)).await.unwrap_err();
    assert_eq!(resumed.code, ErrorCode::RunState, "a run that is done has nothing to go on with");
    assert_eq!(&shop.stock(), right().await, "and nothing was written");
}
