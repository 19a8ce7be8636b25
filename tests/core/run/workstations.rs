//! Two workstations, each with its own store, that import the same into one Halo at the same moment.

use super::batches::right;
use crate::support::shop::{Shop, request};
use halyard_core::app::{App, NewClients, PlanRequest};
use halyard_core::plan::Action;
use halyard_core::store::RunStatus;

/// A second workstation whose matches are the first one's.
fn second(shop: &Shop, folder: &std::path::Path) -> App {
    let app = shop.another_app(folder);
    let edits: Vec<_> = shop
        .app
        .store()
        .matches(&shop.giacom)
        .unwrap()
        .into_iter()
        .map(halyard_core::store::MatchEdit::Set)
        .collect();
    app.store().save_matches(&shop.giacom, "moved", &edits, jiff::Timestamp::now()).unwrap();
    app
}

/// Both at once. Whatever the timing, each licence stands once and is billed once; how many of those made twice are
/// left inactive depends on it, and is told.
async fn both_at_once(faults: &str) -> Vec<String> {
    let shop = Shop::matched("").await;
    let folder = tempfile::tempdir().unwrap();
    let other = second(&shop, folder.path());
    let asked = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
    let plans = (shop.plan().await, other.plan(&shop.giacom, &asked).await.unwrap());
    shop.faults(faults);
    let (ours, theirs) = (request(&plans.0), request(&plans.1));
    let (one, two) = tokio::join!(shop.app.apply(&ours), other.apply(&theirs));
    shop.faults("");
    let (one, two) = (one.unwrap(), two.unwrap());
    let ended = |s: RunStatus| matches!(s, RunStatus::Done | RunStatus::Partly | RunStatus::Failed);
    assert!(ended(one.status) && ended(two.status), "{faults}: {one:?} {two:?}");
    // What one of them found out of date, the next plan brings.
    shop.plan_and_apply().await;
    let (stock, right) = (shop.stock(), right().await);
    for (row, count) in right {
        assert_eq!(stock.get(row), Some(count), "{faults}: {row}, as Giacom counts it");
    }
    let beside: Vec<String> = stock.into_keys().filter(|row| !right.contains_key(row)).collect();
    assert!(beside.iter().all(|row| row.ends_with("false")), "{faults}: billed to nobody: {beside:#?}");
    let again = other.plan(&shop.giacom, &asked).await.unwrap();
    let blocked = again.licences.get(Action::Blocked);
    assert_eq!(blocked, shop.plan().await.licences.get(Action::Blocked), "{faults}");
    let creates = again.licences.get(Action::Create);
    assert_eq!(creates, 0, "{faults}: the second workstation finds all of it");
    beside
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_same_moment_they_double_nothing() {
    const HANDFUL: usize = 12;
    for faults in ["", "batch=first", "batch=whole-single", "drop-after-write@20%,batch=half"] {
        // On a machine that is busy with other things both may stay level for long, now and then.
        let mut left = both_at_once(faults).await;
        for _ in 0..3 {
            if left.len() > HANDFUL {
                left = both_at_once(faults).await;
            }
        }
        assert!(left.len() <= HANDFUL, "{faults}: the one behind soon lets the other go ahead: {left:#?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_workstation_finds_what_was_written() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let (writes, stock) = (shop.practice.halo().licences(), shop.stock());
    let folder = tempfile::tempdir().unwrap();
    let other = shop.another_app(folder.path());
    let (list, unclear) = other.find_written(&shop.giacom).await.unwrap();
    assert!(unclear.is_empty(), "every reference stands under one client: {unclear:?}");
    let before: Vec<_> = shop.app.store().matches(&shop.giacom).unwrap();
    let found = other.store().matches(&shop.giacom).unwrap();
    assert!(list.changed > 5 && list.changed == found.len() as u64, "{list:#?}");
    for m in &found {
        let first = before.iter().find(|b| b.customer == m.customer).expect("it was matched before");
        assert_eq!(m.client, first.client, "{} is the client it was", m.customer_name);
    }
    let plan = other.plan(&shop.giacom, &PlanRequest::default()).await.unwrap();
    assert_eq!(plan.licences.get(Action::Create), 0, "nothing is made anew: {plan:?}");
    assert!(plan.licences.get(Action::Adopt) > 20, "they are adopted: {plan:?}");
    let run = other.apply(&request(&plan)).await.unwrap();
    assert_eq!(run.status, RunStatus::Done, "{run:?}");
    assert_eq!((shop.practice.halo().licences(), shop.stock()), (writes, stock), "and nothing is written");
    let undone = other.match_undo(&shop.giacom).await.unwrap();
    assert!(undone.0.contains("references"), "one step, which can be taken back: {}", undone.0);
}
