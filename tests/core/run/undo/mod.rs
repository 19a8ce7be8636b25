//! Taking a run back: fields as they were, created licences inactive, people's later edits left alone; and an
//! import afterwards brings all of it back.

mod cases;
mod conflicts;
mod deletions;

use super::batches::right;
use crate::support::shop::{Shop, line, number, request, run_id, text};
use halyard_core::app::{ChangeView, PlanView, RunOutcome, UndoChoice, UndoRequest};
use halyard_core::plan::{Action, MissingPolicy};
use halyard_core::store::{RunId, RunStatus};
use serde_json::json;

async fn undo(shop: &Shop, run: &RunOutcome) -> (PlanView, RunOutcome) {
    let plan = shop.app.undo(run_id(run)).await.unwrap();
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    (plan, outcome)
}

/// As [`undo`], with these conflicts undone all the same.
async fn undo_also(shop: &Shop, run: &RunOutcome, also: &[String]) -> (PlanView, RunOutcome) {
    let also: Vec<UndoChoice> = also.iter().map(|name| name.parse().unwrap()).collect();
    let plan = shop.app.undo(UndoRequest { also, ..run_id(run).into() }).await.unwrap();
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    (plan, outcome)
}

/// The change of a plan that is about this record.
fn about(shop: &Shop, plan: &PlanView, record: i64) -> ChangeView {
    let mut changes = shop.show(plan).changes.into_iter();
    changes.find(|c| c.record == Some(record)).expect("the record is in the plan")
}

/// Licences that a run made, in order of number.
fn made(shop: &Shop, run: &RunOutcome) -> Vec<i64> {
    let changes = shop.app.show(&run.run).unwrap().changes.into_iter();
    let made = changes.filter(|c| c.action == Action::Create && c.subscription.is_some());
    let mut ids: Vec<i64> = made.filter(|c| c.outcome == Some("applied")).filter_map(|c| c.record).collect();
    ids.sort_unstable();
    ids
}

/// An imported shop, in which Giacom then sells 77 seats of several products: a plan that writes that, and the
/// licences concerned.
async fn several_counts_planned() -> (Shop, Vec<i64>, PlanView) {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    for row in shop.practice.giacom().rows().iter().step_by(7) {
        shop.practice.giacom().set_quantity(&text(&row["customerId"]), &text(&row["productId"]), 77);
    }
    let plan = shop.plan().await;
    let changes = shop.show(&plan).changes.into_iter().filter(|c| c.action == Action::Update);
    let ids: Vec<i64> = changes.filter_map(|c| c.record).collect();
    assert!(ids.len() > 3, "several counts differ: {ids:?}");
    (shop, ids, plan)
}

/// An imported shop, in which Giacom then sells 55 seats of a licence's product: its number, and the run that
/// wrote them.
async fn one_count_changed() -> (Shop, i64, RunOutcome) {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let licence =
        shop.practice.halo().licences().into_iter().rfind(|l| text(&l["notes"]).contains("HY1-")).unwrap();
    let row =
        shop.practice.giacom().rows().into_iter().find(|r| r["productReference"] == licence["name"]).unwrap();
    shop.practice.giacom().set_quantity(&text(&row["customerId"]), &text(&row["productId"]), 55);
    let run = shop.plan_and_apply().await;
    let changes = shop.app.show(&run.run).unwrap().changes;
    let id = changes.iter().find(|c| c.action == Action::Update).unwrap().record.unwrap();
    (shop, id, run)
}

fn status(shop: &Shop, run: RunId) -> RunStatus {
    shop.app.store().run(run).unwrap().unwrap().status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn undone_and_imported_again() {
    let shop = Shop::matched("").await;
    let before = shop.practice.halo().licences();
    let run = shop.plan_and_apply().await;
    let (plan, outcome) = undo(&shop, &run).await;
    let lines: Vec<String> = shop.show(&plan).changes.iter().map(line).collect();
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{lines:#?}");
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Undone, "the history says so");
    for old in &before {
        let now = shop.practice.halo().licence(number(&old["id"])).unwrap();
        for field in ["count", "purchase_price", "is_active", "billing_cycle", "status"] {
            assert_eq!(now[field], old[field], "{field} of licence {} is as it was", old["id"]);
        }
    }
    let made: Vec<_> = shop.practice.halo().licences().into_iter().skip(before.len()).collect();
    assert!(
        !made.is_empty() && made.iter().all(|l| l["is_active"] == json!(false)),
        "what was made is inactive, not gone"
    );
    let again = shop.plan_and_apply().await;
    assert_eq!((again.status, again.failed), (RunStatus::Done, 0), "the import wakes them");
    assert_eq!(&shop.stock(), right().await, "and makes nothing twice");
    shop.settled("after undo and import").await;
    let twice = shop.app.undo(run_id(&run)).await.unwrap_err();
    assert_eq!(twice.code.as_str(), "RUN-STATE", "a run is taken back once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn undo_and_import_as_often_as_one_likes() {
    let shop = Shop::matched("").await;
    for round in 0..3 {
        let run = shop.plan_and_apply().await;
        assert_eq!((run.status, run.failed), (RunStatus::Done, 0), "round {round}");
        assert_eq!(&shop.stock(), right().await, "round {round}: Halo holds what Giacom counts");
        undo(&shop, &run).await;
    }
    let last = shop.plan().await;
    assert!(last.licences.get(Action::Update) > 20, "the sleeping ones are woken: {:?}", last.licences);
    let blocked: Vec<String> =
        shop.show(&last).changes.iter().filter(|c| c.action == Action::Blocked).map(line).collect();
    assert!(blocked.is_empty(), "Halyard itself put them to sleep, so it may wake them: {blocked:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_did_since_is_left_alone() {
    let (shop, id, run) = one_count_changed().await;
    shop.practice.halo().edit_licence(id, &json!({ "count": 60 }));
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = shop.show(&plan).changes.remove(0);
    assert_eq!(change.action, Action::Blocked, "the conflict is listed before, not after: {}", line(&change));
    assert!(change.why.contains("count was changed since"), "and named: {}", change.why);
    shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!(number(&shop.practice.halo().licence(id).unwrap()["count"]), 60, "the person's count stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_retirement_is_taken_back() {
    for policy in [MissingPolicy::Deactivate, MissingPolicy::Zero] {
        let shop = Shop::matched("").await;
        shop.plan_and_apply().await;
        shop.missing(policy);
        let row = shop.practice.giacom().rows().remove(0);
        shop.practice.giacom().remove_product(&text(&row["customerId"]), &text(&row["productId"]));
        let run = shop.plan_and_apply().await;
        let shown = shop.app.show(&run.run).unwrap();
        let id = shown.changes.iter().find(|c| c.action.acts()).unwrap().record.unwrap();
        let retired = shop.practice.halo().licence(id).unwrap();
        assert!(
            retired["is_active"] == json!(false) || number(&retired["count"]) == 0,
            "{policy:?}: it is retired"
        );
        undo(&shop, &run).await;
        let back = shop.practice.halo().licence(id).unwrap();
        assert!(back["is_active"] == json!(true) && number(&back["count"]) > 0, "{policy:?}: it is back");
        assert_eq!(&shop.stock(), right().await, "{policy:?}: as before");
    }
}
