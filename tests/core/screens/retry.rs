//! "Retry just those": a new plan of what failed, and of nothing else.

use crate::support::shop::{Shop, request, run_id, text};
use halyard_core::app::screens::receipt::Outcome;
use halyard_core::store::{PlanId, RunStatus};
use serde_json::json;

/// An imported shop where Giacom then counts 77 seats of several products, and a person edits two of the
/// licences between plan and run.
async fn partly() -> (Shop, String, Vec<i64>) {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let rows = shop.practice.giacom().rows();
    let same = |a: &serde_json::Value, b: &serde_json::Value| {
        a["customerId"] == b["customerId"] && a["productId"] == b["productId"]
    };
    let single = rows.iter().filter(|r| rows.iter().filter(|o| same(o, r)).count() == 1);
    for row in single.filter(|r| !r["costPerSeat"].is_null()).take(5) {
        shop.practice.giacom().set_quantity(&text(&row["customerId"]), &text(&row["productId"]), 77);
    }
    let plan = shop.plan().await;
    let ids: Vec<i64> = shop
        .show(&plan)
        .changes
        .iter()
        .filter(|c| c.action.acts())
        .filter_map(|c| c.record)
        .take(2)
        .collect();
    for id in &ids {
        shop.practice.halo().edit_licence(*id, &json!({ "count": 12_345 }));
    }
    let run = shop.apply(&plan).await;
    assert_eq!((run.status, run.stale), (RunStatus::Partly, 2), "two were edited meanwhile");
    (shop, run.run, ids)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_failed_is_tried_again() {
    let (shop, run, ids) = partly().await;
    let receipt = shop.app.receipt_view(&run).unwrap();
    assert_eq!(receipt.retryable, 2, "those two");
    assert_eq!(receipt.changes.iter().filter(|c| c.outcome == Outcome::Stale).count(), 2, "are stale");
    // Something else to do by now, which is not part of the retry.
    let other = shop
        .practice
        .halo()
        .licences()
        .into_iter()
        .find(|l| {
            text(&l["notes"]).contains("HY1-")
                && !ids.contains(&l["id"].as_i64().unwrap())
                && l["count"] != 77
        })
        .unwrap();
    shop.practice.halo().edit_licence(other["id"].as_i64().unwrap(), &json!({ "count": 500 }));
    let plan = shop.app.retry_failed(&run).await.unwrap();
    let preview = shop.app.preview(&plan).unwrap();
    let changes: Vec<_> = preview.customers.iter().flat_map(|c| &c.changes).collect();
    let mut acting: Vec<i64> = changes.iter().filter(|c| c.action.acts()).filter_map(|c| c.record).collect();
    let mut wanted = ids.clone();
    (acting.sort_unstable(), wanted.sort_unstable());
    assert_eq!(acting, wanted, "the two that were stale, from what Halo holds now");
    assert!(changes.iter().any(|c| c.why == "Not part of this retry."), "the other is named as left out");
    let view = shop.app.plan_view(PlanId::parse(&plan).unwrap()).unwrap();
    let again = shop.app.apply(&request(&view)).await.unwrap();
    assert_eq!((again.status, again.applied), (RunStatus::Done, 2), "and are written");
    assert_eq!(shop.app.store().run_changes(run_id(&again)).unwrap().len(), 2, "no other was even tried");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_retry_of_what_is_right_by_now_does_nothing() {
    let (shop, run, ids) = partly().await;
    for id in ids {
        shop.practice.halo().edit_licence(id, &json!({ "count": 77 }));
    }
    let plan = shop.app.retry_failed(&run).await.unwrap();
    let tally = shop.app.preview(&plan).unwrap().tally;
    assert_eq!(
        tally.update + tally.create + tally.adopt,
        0,
        "there is still a plan, which says so: {tally:?}"
    );
}
