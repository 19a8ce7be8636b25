//! What Giacom answers, good and bad: rows of one product, new prices, customers who leave, nothing at all,
//! and answers that are not whole.

use crate::support::shop::{Shop, line, number, text};
use halyard_core::ErrorCode;
use halyard_core::app::{ChangeView, PlanView};
use halyard_core::plan::{Action, MissingPolicy};
use halyard_core::store::RunStatus;
use serde_json::{Value, json};

async fn imported() -> Shop {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop
}

fn acting(shop: &Shop, plan: &PlanView) -> Vec<ChangeView> {
    shop.show(plan).changes.into_iter().filter(|c| c.action.acts()).collect()
}

fn priced(shop: &Shop) -> Value {
    shop.practice.giacom().rows().into_iter().find(|r| !r["costPerSeat"].is_null()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_of_one_product_are_one_licence() {
    let shop = imported().await;
    let before = shop.practice.halo().licences().len();
    let mut row = priced(&shop);
    let had = {
        let rows = shop.practice.giacom().rows();
        let same = rows
            .iter()
            .filter(|r| r["customerId"] == row["customerId"] && r["productId"] == row["productId"]);
        same.map(|r| number(&r["quantity"])).sum::<i64>()
    };
    row["quantity"] = json!(5);
    row["totalCost"] = json!(row["costPerSeat"].as_f64().unwrap() * 5.0);
    row["reference"] = json!("9d3c1a52-2f0e-4a55-9a54-6b8f9f0f7a11");
    shop.practice.giacom().add_row(&row);
    let plan = shop.plan().await;
    let changes = acting(&shop, &plan);
    assert_eq!(
        changes.len(),
        1,
        "one licence, more seats: {:?}",
        changes.iter().map(line).collect::<Vec<_>>()
    );
    assert_eq!(changes[0].action, Action::Update, "not a second licence");
    assert!(
        changes[0].remarks.iter().any(|r| r.contains("rows were added together")),
        "{:?}",
        changes[0].remarks
    );
    shop.apply(&plan).await;
    let now = shop.practice.halo().licence(changes[0].record.unwrap()).unwrap();
    assert_eq!(number(&now["count"]), had + 5, "the seats of all rows");
    assert_eq!(shop.practice.halo().licences().len(), before, "no licence more");
    shop.settled("two rows").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_price_changes_the_licence_and_makes_none() {
    for lost in [false, true] {
        let shop = imported().await;
        let before = shop.practice.halo().licences().len();
        let row = priced(&shop);
        shop.practice.giacom().set_cost(&text(&row["customerId"]), &text(&row["productId"]), 12_345);
        if lost {
            let links = shop.app.link_list(&shop.giacom).unwrap();
            for l in &links {
                shop.app.link_clear(&shop.giacom, &l.subscription).unwrap();
            }
        }
        let outcome = shop.plan_and_apply().await;
        assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "store lost: {lost}");
        assert_eq!(
            shop.practice.halo().licences().len(),
            before,
            "store lost: {lost}; a new price is no new licence"
        );
        let dear =
            shop.practice.halo().licences().iter().filter(|l| l["purchase_price"] == json!(123.45)).count();
        assert_eq!(dear, 1, "store lost: {lost}; the one licence has the new price");
        shop.settled("a new price").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_who_leaves_follows_the_policy_and_comes_back() {
    for policy in [MissingPolicy::Flag, MissingPolicy::Deactivate, MissingPolicy::Zero] {
        let shop = imported().await;
        let full = shop.stock();
        shop.missing(policy);
        let rows = shop.practice.giacom().rows();
        let id = text(&rows[0]["customerId"]);
        let theirs: Vec<Value> = rows.into_iter().filter(|r| text(&r["customerId"]) == id).collect();
        shop.practice.giacom().remove_rows(&id);
        let plan = shop.plan().await;
        let changes = acting(&shop, &plan);
        assert_eq!(changes.is_empty(), policy == MissingPolicy::Flag, "{policy:?}");
        assert!(
            changes.iter().all(|c| c.customer_id == id && !c.customer.is_empty()),
            "{policy:?}: only theirs, by name"
        );
        let outcome = shop.apply(&plan).await;
        assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{policy:?}");
        shop.settled("a customer left").await;
        for row in &theirs {
            shop.practice.giacom().add_row(row);
        }
        let back = shop.plan_and_apply().await;
        assert_eq!((back.status, back.failed), (RunStatus::Done, 0), "{policy:?}: back again");
        assert_eq!(shop.stock(), full, "{policy:?}: every licence as before");
        shop.settled("a customer came back").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_all_is_an_error_and_changes_nothing() {
    let shop = imported().await;
    shop.missing(MissingPolicy::Deactivate);
    let before = shop.stock();
    let request = halyard_core::app::PlanRequest::default();
    for faults in [
        "giacom.empty",
        "giacom.200-nothing",
        "giacom.200-html",
        "giacom.500=json",
        "giacom.quota",
        "giacom.cut",
    ] {
        shop.faults(faults);
        let error = shop.app.plan(&shop.giacom, &request).await.expect_err(faults);
        if faults == "giacom.empty" {
            assert_eq!(error.code, ErrorCode::VendorEmpty, "{error:?}");
            assert!(
                error.why.contains("12 customers with 40 subscriptions"),
                "told beside the last answer: {}",
                error.why
            );
        }
        assert!(!error.fix.is_empty(), "{faults}: and what to do is said");
    }
    assert_eq!(shop.stock(), before, "Halo holds what it held");
    shop.settled("after empty answers").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_not_whole_takes_nothing_away() {
    for faults in [
        "giacom.page-cap=20,paged=count",
        "giacom.short=10,paged=camel",
        "giacom.missing-customer-id",
        "giacom.missing-quantity",
        "giacom.wrong-types@30%",
    ] {
        let shop = imported().await;
        shop.missing(MissingPolicy::Deactivate);
        let before = shop.stock();
        shop.faults(faults);
        let plan = shop.plan().await;
        let cuts: Vec<String> = acting(&shop, &plan)
            .iter()
            .filter(|c| matches!(c.action, Action::Deactivate | Action::Zero))
            .map(line)
            .collect();
        assert!(cuts.is_empty(), "{faults}: {cuts:#?}");
        assert!(!plan.remarks.is_empty(), "{faults}: and the preview says that something is missing");
        shop.apply(&plan).await;
        assert_eq!(shop.stock(), before, "{faults}: nothing is lowered, removed or made");
        shop.settled(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn halo_lists_that_come_short_stop_the_plan() {
    let shop = imported().await;
    let request = halyard_core::app::PlanRequest::default();
    for faults in ["halo.short=3", "halo.empty"] {
        shop.faults(faults);
        let error = shop.app.plan(&shop.giacom, &request).await.expect_err(faults);
        let why = "what is missing from a list would look gone, or be made anew";
        assert_eq!(error.code, ErrorCode::HaloListShort, "{faults}: {why}: {error:?}");
    }
    shop.settled("after lists that came short").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_rows_however_they_are_written_change_nothing() {
    let shop = imported().await;
    for faults in [
        "giacom.numbers=text",
        "giacom.keys=pascal",
        "giacom.keys=pascal-all",
        "giacom.dates=iso-z",
        "giacom.dates=uk",
        "giacom.upper-ids",
        "giacom.extra-keys",
        "giacom.page-cap=9,paged=camel",
        "giacom.page-cap=9,paged=other",
    ] {
        shop.faults(faults);
        let plan = shop.plan().await;
        let changes: Vec<String> = acting(&shop, &plan).iter().map(line).collect();
        assert!(changes.is_empty(), "{faults}: the same world, written otherwise: {changes:#?}");
    }
}
