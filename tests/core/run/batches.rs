//! However Halo takes several records and however it answers: afterwards it holds exactly what it should.

use crate::support::shop::{Shop, Stock, line, number, text};
use halyard_core::store::RunStatus;
use std::collections::BTreeMap;
use tokio::sync::OnceCell;

static RIGHT: OnceCell<Stock> = OnceCell::const_new();

/// What Halo holds after an import without faults, checked against Giacom's own rows once.
pub async fn right() -> &'static Stock {
    RIGHT
        .get_or_init(|| async {
            let shop = Shop::matched("").await;
            let before = shop.practice.halo().licences().len();
            let plan = shop.plan().await;
            let adopted = usize::try_from(plan.licences.get(halyard_core::plan::Action::Adopt)).unwrap();
            let outcome = shop.apply(&plan).await;
            assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "nothing stands in the way");
            let mut wanted: BTreeMap<(String, String, String), i64> = BTreeMap::new();
            for row in shop.practice.giacom().rows() {
                let seats = number(&row["quantity"]);
                let unit = row["costPerSeat"]
                    .as_f64()
                    .unwrap_or_else(|| row["totalCost"].as_f64().unwrap() / seats as f64);
                let key = (text(&row["customerId"]), text(&row["productReference"]), format!("{unit:.2}"));
                *wanted.entry(key).or_default() += seats;
            }
            let now = shop.practice.halo().licences();
            assert_eq!(
                now.len(),
                before + wanted.len() - adopted,
                "one licence per subscription, and no other"
            );
            let mut held: Vec<(String, i64)> = now
                .iter()
                .filter(|l| text(&l["notes"]).contains("HY1-"))
                .map(|l| (text(&l["name"]), number(&l["count"])))
                .collect();
            held.sort();
            assert_eq!(held.len(), wanted.len() - adopted, "each new one bears its reference");
            let seats: i64 = wanted.values().sum();
            assert!(held.iter().map(|(_, n)| n).sum::<i64>() <= seats, "no seat is made up");
            shop.settled("without faults").await;
            shop.stock()
        })
        .await
}

/// Imports under these faults; all must be as without them.
pub async fn imports_exactly(faults: &str) {
    let right = right().await;
    let shop = Shop::matched(faults).await;
    let outcome = shop.plan_and_apply().await;
    let receipt = shop.app.show(&outcome.run).unwrap();
    let failed: Vec<String> = receipt.changes.iter().filter(|c| c.error.is_some()).map(line).collect();
    assert!(failed.is_empty() && outcome.stopped.is_none(), "{faults}: {:?} {failed:#?}", outcome.stopped);
    assert_eq!(outcome.status, RunStatus::Done, "{faults}: every change found its way");
    let stock = shop.stock();
    let lost: Vec<_> = right.iter().filter(|(row, n)| stock.get(*row) != Some(n)).collect();
    let extra: Vec<_> = stock.iter().filter(|(row, n)| right.get(*row) != Some(n)).collect();
    assert!(lost.is_empty() && extra.is_empty(), "{faults}: missing or fewer {lost:#?}, too many {extra:#?}");
    shop.settled(faults).await;
}

const MODES: [&str; 8] =
    ["whole", "whole-single", "whole-shuffled", "first", "refuse", "half", "half-400", "drop-some"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_of_taking_several_records() {
    for mode in MODES {
        imports_exactly(&format!("batch={mode}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_where_lists_do_not_show_notes() {
    for mode in MODES {
        imports_exactly(&format!("batch={mode},notes-missing")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_of_answer() {
    for answer in ["object", "array", "nothing", "id"] {
        imports_exactly(&format!("answer={answer}")).await;
        imports_exactly(&format!("answer={answer},batch=refuse,notes-missing")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_of_list() {
    for list in [
        "halo.page-cap=7",
        "halo.page-cap=7,page-size-echo=given",
        "halo.page-cap=7,count-missing",
        "count-missing",
        "nulls",
        "ids-double",
        "post-200",
        "inactive-only",
        "halo.page-cap=7,nulls,ids-double,post-200,notes-missing,batch=drop-some",
    ] {
        imports_exactly(list).await;
    }
}
