//! Writes whose answer never comes, comes as an error, or comes late: nothing is lost and nothing is made
//! twice.

use super::batches::imports_exactly;
use crate::support::shop::{Shop, run_id};
use halyard_core::store::RunStatus;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn some_answers_never_come() {
    for faults in [
        "drop-after-write@25%,batch=refuse",
        "drop-before-write@25%,batch=refuse",
        "error-after-write=504@25%",
        "error-after-write=500@#1-2,batch=half-400",
        "halo.writes.500=html@20%",
        "halo.writes.503@20%,batch=refuse",
        "halo.writes.502@#1-3,drop-after-write@#4-6",
    ] {
        imports_exactly(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_where_lists_hide_the_reference() {
    for faults in [
        "notes-missing,drop-after-write@25%",
        "notes-missing,error-after-write=504@30%,batch=whole-shuffled",
        "notes-missing,drop-after-write@25%,batch=first,answer=nothing",
        "notes-missing,error-after-write=500@20%,batch=drop-some,answer=id",
    ] {
        imports_exactly(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trouble_everywhere_at_once() {
    for faults in [
        "halo.429=0@20%",
        "halo.429@10%,halo.writes.500=json@10%",
        "halo.500=html@10%,giacom.503@#1",
        "halo.break@10%",
        "halo.drop@10%,token-500@#1",
        "token-life=5",
        "token-life=5,batch=refuse",
        "halo.401@15%",
    ] {
        imports_exactly(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_damaged_after_a_write_make_nothing_twice() {
    for faults in
        ["halo.writes.cut", "halo.writes.break@50%", "halo.writes.cut,notes-missing,batch=whole-shuffled"]
    {
        imports_exactly(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_where_data_should_be_stops_the_run_and_it_goes_on() {
    for faults in [
        "halo.200-html@#2-3",
        "halo.200-nothing@#3",
        "halo.cut@#2,drop-after-write@#1",
        "batch=refuse,halo.200-html@#9",
    ] {
        let shop = Shop::matched("").await;
        let plan = shop.plan().await;
        shop.faults(faults);
        let mut outcome = shop.apply(&plan).await;
        for _ in 0..5 {
            if outcome.status == RunStatus::Done {
                break;
            }
            assert_eq!(
                outcome.status,
                RunStatus::Interrupted,
                "{faults}: it can be gone on with: {outcome:?}"
            );
            outcome = shop.app.resume(run_id(&outcome)).await.unwrap();
        }
        assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{faults}: and comes to its end");
        assert_eq!(&shop.stock(), super::batches::right().await, "{faults}: nothing lost, nothing twice");
        shop.settled(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_halo_that_keeps_failing_leaves_a_receipt_and_a_way_on() {
    let shop = Shop::matched("halo.writes.500=empty").await;
    let plan = shop.plan().await;
    let outcome = shop.apply(&plan).await;
    assert_ne!(outcome.status, RunStatus::Done, "nothing could be written");
    assert_eq!(outcome.applied, 0, "and nothing says that it was: {outcome:?}");
    shop.faults("");
    let again = shop.plan_and_apply().await;
    assert_eq!((again.status, again.failed), (RunStatus::Done, 0), "a new plan does it all");
    assert_eq!(&shop.stock(), super::batches::right().await, "once");
    shop.settled("after a Halo that kept failing").await;
}
