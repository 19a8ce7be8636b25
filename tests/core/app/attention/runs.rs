//! Plans that wait, and runs that did not come to their end.

use super::{daily, imported, kinds, none, only, plan_of, row, scheduled};
use crate::support::shop::{Shop, request, run_id};
use halyard_core::app::{ApplyRequest, MendView};
use halyard_core::attention::Kind;
use halyard_core::plan::MissingPolicy;
use halyard_core::schedule::{Schedule, Unattended};
use halyard_core::store::{ChangeState, MatchEdit, Outcome, PlanId, RunStatus};
use jiff::Timestamp;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_scheduled_run_leaves_waits_in_one_item_until_it_is_applied() {
    let shop = Shop::matched("").await;
    let store = shop.app.store();
    let matched: Vec<_> = store.matches(&shop.giacom).unwrap().into_iter().map(|m| m.customer).collect();
    let customers = store.customers(&shop.giacom).unwrap().into_iter().map(|c| c.id);
    let wishes: Vec<MatchEdit> =
        customers.filter(|id| !matched.contains(id)).map(MatchEdit::Create).collect();
    store.save_matches(&shop.giacom, "marked", &wishes, Timestamp::now()).unwrap();
    scheduled(store, &shop, &daily(), 5);
    let ran = shop.app.run_due().await.unwrap().due.remove(0);
    let item = only(&shop.app, Kind::ChangesHeld);
    assert_eq!((item.count, Some(plan_of(&item))), (ran.held_back, ran.waits.clone()), "{item:?}");
    let stake = item.stake.clone().unwrap();
    assert!(stake.difference && !stake.words.is_empty(), "with what it would change: {stake:?}");
    let plan = PlanId::parse(&ran.waits.unwrap()).unwrap();
    shop.app.apply(&ApplyRequest { plan, allow_guard: None }).await.unwrap();
    assert_eq!(kinds(&shop.app), [], "applied, it is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_guard_stops_is_told_as_that() {
    let shop = imported().await;
    shop.missing(MissingPolicy::Zero);
    let rows = shop.practice.giacom().rows();
    let customers: std::collections::BTreeSet<_> =
        rows.iter().map(|row| row["customerId"].as_str().unwrap().to_owned()).collect();
    for customer in customers.iter().skip(3) {
        shop.practice.giacom().remove_rows(customer);
    }
    scheduled(shop.app.store(), &shop, &daily(), 5);
    shop.app.run_due().await.unwrap();
    let item = only(&shop.app, Kind::GuardStopped);
    assert!(item.stake.as_ref().is_some_and(|s| s.words.starts_with('-')), "it cuts: {:?}", item.stake);
    none(&shop.app, Kind::ScheduleFailed, "it is said once");
    let plan = PlanId::parse(&plan_of(&item)).unwrap();
    let allow = Some("they left".to_owned());
    shop.app.apply(&ApplyRequest { plan, allow_guard: allow }).await.unwrap();
    none(&shop.app, Kind::GuardStopped, "a person let it through");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_made_by_hand_waits_under_one_key_whatever_its_number() {
    let shop = imported().await;
    let (customer, product, row) = row(&shop);
    let seats = crate::support::shop::number(&row["quantity"]);
    shop.practice.giacom().set_quantity(&customer, &product, seats + 1);
    shop.plan().await;
    let first = only(&shop.app, Kind::PlanWaiting);
    shop.app.resolve_attention(std::slice::from_ref(&first.key)).unwrap();
    none(&shop.app, Kind::PlanWaiting, "put aside");
    shop.plan().await;
    none(&shop.app, Kind::PlanWaiting, "the same changes in a newer plan are the same thing");
    let aside = shop.app.inbox().unwrap().aside;
    assert!(aside.iter().any(|l| l.key == first.key && plan_of(l) != plan_of(&first)), "{aside:?}");
    shop.practice.giacom().set_quantity(&customer, &product, seats + 2);
    let plan = shop.plan().await;
    let second = only(&shop.app, Kind::PlanWaiting);
    assert_eq!((&second.key, plan_of(&second)), (&first.key, plan.plan.clone()), "others are news");
    shop.apply(&plan).await;
    none(&shop.app, Kind::PlanWaiting, "applied");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_changes_and_unknown_fates_are_told_of_the_newest_run() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let outcome = shop.apply(&plan).await;
    let (run, store) = (run_id(&outcome), shop.app.store());
    // As if two of its changes had come to a bad end.
    let changes = store.run_changes(run).unwrap();
    let end = |n: usize, state| Outcome {
        seq: changes[n].seq,
        state,
        record: None,
        error: Some(halyard_core::Error::new(halyard_core::ErrorCode::HaloRecordRefused, "No.", "", "")),
        how: "as a test has it".to_owned(),
        answered: Some(400),
        link: None,
        gone: None,
        matched: None,
    };
    let ends = [end(0, ChangeState::Failed), end(1, ChangeState::Person)];
    store.settle(run, &shop.giacom, &ends, Timestamp::now()).unwrap();
    store.move_run(run, &[RunStatus::Done], RunStatus::Partly, None, Timestamp::now()).unwrap();
    let (failed, unknown) = (only(&shop.app, Kind::RunFailed), only(&shop.app, Kind::FateUnknown));
    assert_eq!((failed.count, unknown.count), (1, 1), "each counted where it belongs");
    assert_eq!(failed.mend, MendView::Receipt { run: outcome.run.clone() });
    shop.plan_and_apply().await;
    none(&shop.app, Kind::RunFailed, "a newer run is what counts");
    none(&shop.app, Kind::FateUnknown, "for both");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_at_work_and_one_that_was_killed_are_told_apart() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let id = PlanId::parse(&plan.plan).unwrap();
    let store = shop.app.store();
    let held = shop.folder.path().join("locks/giacom.lock");
    let lock = std::fs::File::options().create(true).truncate(false).write(true).open(held).unwrap();
    lock.lock().unwrap();
    store.start_run(id, &shop.giacom, "somebody", None, &[0, 1, 2], Timestamp::now()).unwrap();
    let item = only(&shop.app, Kind::RunAtWork);
    assert_eq!((item.count, item.answerable), (3, false), "{item:?}");
    drop(lock);
    let item = only(&shop.app, Kind::RunInterrupted);
    assert_eq!(item.mend, MendView::Resume { plan: plan.plan.clone(), run: "R1".to_owned() });
    shop.app.apply(&request(&plan)).await.unwrap();
    none(&shop.app, Kind::RunInterrupted, "gone on with");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cuts_that_wait_stand_beside_nothing_else() {
    let shop = imported().await;
    shop.missing(MissingPolicy::Deactivate);
    let (customer, product, _) = row(&shop);
    shop.practice.giacom().remove_product(&customer, &product);
    let unattended = Unattended { removals: false, ..Unattended::default() };
    scheduled(shop.app.store(), &shop, &Schedule { unattended, ..daily() }, 5);
    shop.app.run_due().await.unwrap();
    assert_eq!(kinds(&shop.app), [Kind::ChangesHeld], "one thing waits");
}
