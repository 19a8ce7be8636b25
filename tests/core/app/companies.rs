//! Other companies, and the other method: imported once, nothing is left to do.

use crate::support::shop::{Shop, line, text};
use halyard_core::plan::{Action, Entity, MissingPolicy};
use halyard_core::store::RunStatus;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_the_company_one_import_settles_it() {
    for seed in 2..8 {
        let shop = Shop::of(seed, "").await;
        shop.decide().await;
        let outcome = shop.plan_and_apply().await;
        let failed: Vec<String> = shop
            .app
            .show(&outcome.run)
            .unwrap()
            .changes
            .iter()
            .filter(|c| c.error.is_some())
            .map(line)
            .collect();
        assert_eq!(outcome.status, RunStatus::Done, "company {seed}: {failed:#?}");
        shop.settled(&format!("company {seed}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_report_fills_every_field_and_what_has_ended_makes_none() {
    for seed in [1, 3] {
        let shop = Shop::reporting(seed).await;
        let plan = shop.plan().await;
        let changes = shop.show(&plan).changes;
        let ended = changes.iter().filter(|c| c.why.starts_with("It has ended at the vendor")).count();
        assert!(ended > 0, "company {seed}: the report lists what was cancelled");
        let create =
            changes.iter().find(|c| c.action == Action::Create && c.entity == Entity::Licence).unwrap();
        for field in
            ["count", "purchase_price", "start_date", "end_date", "billing_cycle", "term_duration", "status"]
        {
            assert!(create.fields.contains_key(field), "company {seed}: {field} is told by the report");
        }
        let outcome = shop.apply(&plan).await;
        assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "company {seed}");
        shop.settled(&format!("report of company {seed}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cancelled_subscription_follows_the_policy_and_a_renewed_one_returns() {
    for policy in [MissingPolicy::Flag, MissingPolicy::Deactivate, MissingPolicy::Zero] {
        let shop = Shop::reporting(1).await;
        shop.plan_and_apply().await;
        shop.missing(policy);
        let full = shop.stock();
        let block = shop
            .practice
            .giacom()
            .report()
            .into_iter()
            .find(|b| b["subscriptions"][0]["status"] == "Active")
            .unwrap();
        let id = text(&block["subscriptions"][0]["subscriptionId"]);
        shop.practice.giacom().edit_subscription(&id, &json!({ "status": "Cancelled" }));
        let run = shop.plan_and_apply().await;
        assert_eq!((run.status, run.applied), (RunStatus::Done, 1), "{policy:?}: one licence is touched");
        shop.settled("cancelled").await;
        shop.practice.giacom().edit_subscription(&id, &json!({ "status": "Active" }));
        let back = shop.plan_and_apply().await;
        assert_eq!((back.status, back.applied), (RunStatus::Done, 1), "{policy:?}: and it comes back");
        assert_eq!(shop.stock(), full, "{policy:?}: as it was");
        shop.settled("back").await;
    }
}
