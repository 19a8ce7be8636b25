//! Giacom's data settings and the faults of single rows, each seen at least once.

use crate::caller::{begin, small};
use serde_json::Value;

#[tokio::test]
async fn forms_of_the_data() {
    let caller = begin(small("")).await;
    let mut seen = Vec::new();
    for (faults, sign) in [
        ("dates=iso-z", "T00:00:00Z\""),
        ("dates=iso-fraction", "T00:00:00.0000000\""),
        ("dates=uk", "/2024\""),
        ("numbers=text", "\"quantity\":\""),
        ("keys=pascal", "\"CustomerId\":"),
        ("keys=pascal-all", "{\"Data\":["),
        ("extra-keys", "\"partnerNote\":null"),
        ("row-ids", "\"reference\":\""),
        ("row-ids=subscriptionId", "\"subscriptionId\":\""),
        ("upper-ids", "\"MEX"),
    ] {
        caller.set_faults(faults);
        let totals = caller.giacom("AccountTotals?pageSize=5000").await;
        assert!(totals.text.contains(sign), "{faults} shows {sign} in AccountTotals");
        let report = caller.giacom("SubscriptionsManagementReport?pageSize=5000").await;
        assert!(report.status == 200 && !report.json().is_null(), "{faults} leaves the report valid JSON");
        seen.push(totals.text);
    }
    caller.set_faults("");
    let plain = caller.giacom("AccountTotals?pageSize=5000").await.text;
    assert!(seen.iter().all(|text| *text != plain), "each changes something, and nothing remains");
}

/// How a struck row is known.
type Sign = fn(&Value) -> bool;

#[tokio::test]
async fn faults_of_rows() {
    let caller = begin(small("")).await;
    let plain = caller.giacom("AccountTotals?pageSize=5000").await.rows("data");
    let struck: [(&str, Sign); 8] = [
        ("negative-total", |row| row["totalCost"].as_f64() < Some(0.0)),
        ("negative-quantity", |row| row["quantity"].as_i64() < Some(0)),
        ("fractional-quantity", |row| row["quantity"].is_f64()),
        ("missing-quantity", |row| row.get("quantity").is_none()),
        ("missing-customer-id", |row| row.get("customerId").is_none()),
        ("missing-cost", |row| row.get("costPerSeat").is_none() && row.get("totalCost").is_none()),
        ("absurd-dates", |row| {
            !row["created"].as_str().unwrap_or_default().starts_with("202")
                || row["created"] == "2025-02-31T00:00:00"
        }),
        ("wrong-types", |row| row["quantity"].is_object()),
    ];
    for (fault, sign) in struck {
        caller.set_faults(fault);
        let rows = caller.giacom("AccountTotals?pageSize=5000").await.rows("data");
        let hits = rows
            .iter()
            .filter(|row| {
                sign(row) && row["quantity"] != Value::Null || fault == "missing-quantity" && sign(row)
            })
            .count();
        assert!(hits >= 1 && hits < rows.len(), "{fault} strikes some rows, not {hits} of {}", rows.len());
        assert_eq!(
            rows,
            caller.giacom("AccountTotals?pageSize=5000").await.rows("data"),
            "{fault} strikes the same rows again"
        );
        let report = caller.giacom("SubscriptionsManagementReport?pageSize=5000").await;
        assert!(!report.json().is_null(), "{fault} leaves the report valid JSON");
    }
    caller.set_faults("duplicate-rows");
    assert!(
        caller.giacom("AccountTotals?pageSize=5000").await.rows("data").len() > plain.len(),
        "rows come twice"
    );
}

#[tokio::test]
async fn paging_styles() {
    let caller = begin(small("page-cap=10")).await;
    let all = caller.practice.giacom().rows().len();
    let capped = caller.giacom("AccountTotals?pageSize=5000").await;
    assert_eq!(
        (capped.rows("data").len(), capped.json().as_object().map(serde_json::Map::len)),
        (10, Some(1)),
        "the rest is dropped silently"
    );
    for (style, size, total) in
        [("camel", "pageSize", "totalCount"), ("other", "resultsPerPage", "totalRecords")]
    {
        caller.set_faults(&format!("paged={style},page-cap=10"));
        let mut rows = 0;
        for page in 1..=all.div_ceil(10) {
            let answer = caller.giacom(&format!("AccountTotals?pageSize=5000&page={page}")).await;
            assert_eq!(answer.json()[size], 10, "{style} tells the size given");
            assert_eq!(answer.json()[total], all, "{style} tells the total");
            rows += answer.rows("data").len();
        }
        assert_eq!(rows, all, "paging by {style} gives every row");
    }
}
