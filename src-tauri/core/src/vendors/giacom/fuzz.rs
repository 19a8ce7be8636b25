//! Properties of reading Giacom: whatever a row holds, it is used as it stands or rejected by number, and an
//! answer of which anything was rejected is not a whole one.

use super::GiacomMethod::{self, Report, Subscriptions};
use super::address::bases;
use super::snapshot::Taken;
use super::wire::{canonical, guid, sheet};
use crate::domain::{Completeness, Currency, Quantity, VendorSnapshot};
use crate::http::odd::{cases, is_nought, leaf, list, object, rows};
use crate::http::values::Json;
use proptest::prelude::*;

const NAMES: &[&str] = &[
    "customerId",
    "customerName",
    "productId",
    "productReference",
    "quantity",
    "costPerSeat",
    "totalCost",
    "created",
    "reference",
    "mexId",
    "subscriptionId",
    "licences",
    "name",
    "price",
    "renewalDate",
    "status",
];
const PAGES: &[&str] = &[
    "totalCount",
    "total",
    "totalPages",
    "pageIndex",
    "page",
    "currentPage",
    "pageSize",
    "hasMore",
    "count",
];

fn read(method: GiacomMethod, rows: &[String]) -> crate::Result<VendorSnapshot> {
    let mut taken = Taken::by(method);
    for row in rows {
        if let Some(json) = Json::parse(row) {
            taken.add(json);
        }
    }
    taken.snapshot(Completeness::Complete, Currency::GBP)
}

/// A row that may well be used: as a rule it names its customer and its product, from among few.
fn likely() -> impl Strategy<Value = String> {
    (object(NAMES), 0u8..4, 0u8..3, leaf()).prop_map(|(odd, customer, product, quantity)| {
        let inner = odd.strip_prefix('{').and_then(|o| o.strip_suffix('}')).unwrap_or_default();
        let more = if inner.is_empty() { String::new() } else { format!(",{inner}") };
        format!(
            "{{\"customerId\":\"c{customer}\",\"subscriptionId\":\"s{product}\",\"productId\":\"p{product}\",\
             \"quantity\":{quantity},\"licences\":{quantity}{more}}}"
        )
    })
}

fn table() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![6 => likely(), 2 => object(NAMES), 1 => leaf()], 1..9)
}

fn check(method: GiacomMethod, rows: &[String]) -> Result<(), TestCaseError> {
    let Ok(snapshot) = read(method, rows) else { return Ok(()) };
    prop_assert!(!snapshot.subscriptions.is_empty(), "nothing usable is an error");
    let nought = rows.iter().filter_map(|row| Json::parse(row)?.object()).any(|row| {
        let seats = |(name, value): (&str, Json<'_>)| {
            ["quantity", "licences", "licenses"].iter().any(|n| name.eq_ignore_ascii_case(n))
                && is_nought(value.as_json())
        };
        row.iter().any(seats)
    });
    let mut keys: Vec<&str> = snapshot.subscriptions.iter().map(|s| s.key.0.as_str()).collect();
    keys.dedup();
    prop_assert_eq!(keys.len(), snapshot.subscriptions.len(), "each key once");
    for subscription in &snapshot.subscriptions {
        if let Quantity::Known(seats) = &subscription.quantity {
            prop_assert!(seats.value >= 0, "seats are not owed: {subscription:?}");
            prop_assert!(seats.value > 0 || nought, "nobody wrote 0: {subscription:?}");
        }
        for day in [&subscription.start, &subscription.end].into_iter().flatten() {
            prop_assert!((1902..=2100).contains(&day.value.year()), "{day:?}");
        }
        prop_assert!(
            snapshot.customers.iter().any(|c| c.id == subscription.customer),
            "whoever has a subscription is a customer"
        );
    }
    for rejected in &snapshot.rejected {
        prop_assert!(!rejected.why.is_empty() && rejected.row >= 1, "it is told which and why: {rejected:?}");
    }
    // A row without identity may have been anything: then what is absent is not gone.
    let lost = rows.iter().filter_map(|row| Json::parse(row)).filter(|row| row.object().is_none()).count();
    if lost > 0 {
        prop_assert!(matches!(snapshot.completeness, Completeness::Partial(_)), "{lost} rows were no rows");
        if method == Subscriptions {
            prop_assert!(snapshot.rejected.len() >= lost, "each of them is counted");
        }
    }
    if method == Subscriptions {
        let whole = rows.iter().filter(|row| Json::parse(row).is_some()).count();
        prop_assert_eq!(snapshot.rows, whole, "every row is counted");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_row_is_used_or_rejected(rows in table()) {
        check(Subscriptions, &rows)?;
        check(Report, &rows)?;
    }

    #[test]
    fn any_report_is_used_or_rejected(blocks in prop::collection::vec((object(NAMES), table(), 0u8..4), 1..4)) {
        let blocks: Vec<String> = blocks
            .into_iter()
            .map(|(odd, rows, customer)| {
                let inner = odd.strip_prefix('{').and_then(|o| o.strip_suffix('}')).unwrap_or_default();
                let more = if inner.is_empty() { String::new() } else { format!(",{inner}") };
                format!("{{\"mexId\":\"m{customer}\",\"subscriptions\":[{}]{more}}}", rows.join(","))
            })
            .collect();
        // Quantities stand one level down: what is checked here is that reading ends, and the days.
        if let Ok(snapshot) = read(Report, &blocks) {
            for subscription in &snapshot.subscriptions {
                prop_assert!(!matches!(&subscription.quantity, Quantity::Known(seats) if seats.value < 0));
            }
        }
    }
}

proptest! {
    /// However an answer wraps its rows and whatever it says of pages, asking on comes to a decision.
    #[test]
    fn any_sheet_is_judged(text in list(rows(NAMES), &["data", "Data", "items", "rows"], PAGES), so_far in any::<usize>()) {
        if let Some(read) = Json::parse(&text).and_then(sheet) {
            let _ = (read.next(), read.is_last(so_far), read.is_last(read.rows.len()));
            for row in &read.rows {
                let _ = canonical(row.as_json());
            }
        }
    }

    #[test]
    fn any_text_is_a_guid_or_not(text in prop_oneof![any::<String>(), "[{]{0,2}[0-9A-Fa-f-]{30,38}[}]{0,2}"]) {
        if let Some(found) = guid(&text) {
            prop_assert_eq!(guid(&found), Some(found.clone()), "its plain form is itself");
        }
    }

    #[test]
    fn addresses_settle_on_the_host_that_was_typed(
        host in "[a-z]{1,8}\\.(azure-api\\.net|example\\.net)", path in "(/([Bb]illing|v1|Status|AccountTotals|[a-z0-9._~%-]{0,9})){0,4}",
        any in any::<String>(),
    ) {
        let _ = bases(&any, "v1");
        if let Ok(first) = bases(&format!("https://{host}{path}"), "v1") {
            for url in &first {
                prop_assert_eq!(url.host_str(), Some(host.as_str()));
            }
            let again = bases(first[0].as_str(), "v1").unwrap();
            prop_assert_eq!(&again[0], &first[0], "repaired twice");
        }
    }
}
