//! Giacom's key, its two reports, and changes made in its portal.

use crate::caller::{begin, small};
use serde_json::json;
use std::collections::BTreeSet;

#[tokio::test]
async fn keys_are_checked() {
    let caller = begin(small("")).await;
    let side = caller.practice.giacom();
    for (key, status, message) in [
        (None, 401, "missing subscription key"),
        (Some("wrong"), 401, "invalid subscription key"),
        (Some(side.other_product_key()), 401, "invalid subscription key"),
        (Some(side.primary_key()), 200, "OK"),
        (Some(side.secondary_key()), 200, "OK"),
    ] {
        let answer = caller.giacom_with(key, "Status").await.expect("answers");
        assert_eq!(answer.status, status, "status with key {key:?}");
        assert!(answer.text.contains(message), "message with key {key:?}: {}", answer.text);
    }
    assert_eq!(caller.giacom("Nonsense").await.status, 404, "an unknown path");
    assert_eq!(caller.giacom("AccountTotals?pageSize=none").await.status, 400, "a size must be a number");
    let log = caller.practice.requests();
    assert!(
        log.iter().all(|seen| !seen.headers.values().any(|value| value.contains("practice0giacom"))),
        "no key in the log"
    );
}

#[tokio::test]
async fn account_totals_has_the_known_members() {
    let caller = begin(small("")).await;
    let rows = caller.giacom("AccountTotals?pageSize=5000").await.rows("data");
    assert!(rows.len() > 40, "40 subscriptions, one of them in two rows: {}", rows.len());
    let known: BTreeSet<&str> = [
        "customerId",
        "customerName",
        "productId",
        "productReference",
        "quantity",
        "costPerSeat",
        "totalCost",
        "created",
    ]
    .into();
    for row in &rows {
        let keys: BTreeSet<&str> = row.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, known, "exactly the members known from public code");
    }
    assert_eq!(caller.giacom("AccountTotals?pageSize=7").await.rows("data").len(), 7, "pageSize is honoured");
    assert_eq!(
        caller.giacom("AccountTotals?pageSize=7&page=2").await.rows("data")[0],
        rows[0],
        "a page is ignored"
    );
    let report = caller.giacom("SubscriptionsManagementReport?pageSize=5000").await.rows("data");
    let first = &report[0]["subscriptions"][0];
    assert!(
        first["subscriptionId"].is_string() && first["licences"].is_i64(),
        "subscriptions are nested: {first}"
    );
    assert!(first["commitmentEndDate"].is_null(), "there, but null");
}

#[tokio::test]
async fn the_portal_changes_rows() {
    let caller = begin(small("")).await;
    let side = caller.practice.giacom();
    let rows = side.rows();
    let key = |row: &serde_json::Value| {
        (
            row["customerId"].as_str().unwrap_or_default().to_owned(),
            row["productId"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let of = |(customer, product): &(String, String)| {
        side.rows()
            .into_iter()
            .filter(|row| row["customerId"] == *customer && row["productId"] == *product)
            .collect::<Vec<_>>()
    };
    let split = rows.iter().map(key).find(|one| of(one).len() == 2).expect("one product is in two rows");
    let sum = |one: &(String, String)| of(one).iter().filter_map(|row| row["quantity"].as_i64()).sum::<i64>();
    assert_eq!((side.set_quantity(&split.0, &split.1, 50), sum(&split)), (2, 50), "two rows, together fifty");
    assert_eq!((side.set_quantity(&split.0, &split.1, 1), sum(&split)), (1, 1), "one seat needs one row");
    assert_eq!(side.set_cost(&split.0, &split.1, 1234), 1, "one row has a new price");
    assert_eq!(of(&split)[0]["totalCost"], json!(12.34), "and its total");
    side.rename_customer(&split.0, "Renamed Ltd");
    assert_eq!(of(&split)[0]["customerName"], "Renamed Ltd", "renamed");
    assert!(
        side.report().iter().any(|block| block["customerName"] == "Renamed Ltd"),
        "in the report as well"
    );
    assert!(side.remove_rows(&split.0) > 0 && of(&split).is_empty(), "gone");
    side.add_row(&json!({ "customerId": "mex1", "odd": true }));
    let answered = caller.giacom("AccountTotals?pageSize=5000").await.rows("data");
    assert_eq!(answered.last(), Some(&json!({ "customerId": "mex1", "odd": true })), "any row can be added");
    side.clear();
    assert_eq!(caller.giacom("AccountTotals").await.text, "{\"data\":[]}", "nothing left");
}

#[tokio::test]
async fn pairings_tell_the_truth() {
    let caller = begin(small("")).await;
    let pairings = caller.practice.pairings();
    assert_eq!(pairings.len(), 12, "one for each customer");
    for pairing in pairings {
        for id in &pairing.client_ids {
            assert!(
                caller.practice.halo().client(*id).is_some(),
                "the client of {} exists",
                pairing.customer_name
            );
        }
        assert_eq!(
            pairing.client_ids.is_empty(),
            pairing.likeness == halyard_practice::Likeness::None,
            "{pairing:?}"
        );
    }
}
