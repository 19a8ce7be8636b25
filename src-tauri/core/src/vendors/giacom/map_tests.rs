//! Tests of the mapping from JSON to a snapshot. Rows are synthetic; their shapes are those of facts 4 and
//! 5, oddities those of facts 10.

use super::GiacomMethod::{self, Report, Subscriptions};
use super::snapshot::Taken;
use super::wire::sheet;
use crate::ErrorCode;
use crate::domain::{Completeness, Currency, Life, Quantity, Subscription, VendorSnapshot};
use crate::http::values::Json;
use proptest::prelude::*;

fn try_map(method: GiacomMethod, text: &str) -> crate::Result<VendorSnapshot> {
    let mut taken = Taken::by(method);
    for row in sheet(Json::parse(text).unwrap()).unwrap().rows {
        taken.add(row);
    }
    taken.snapshot(Completeness::Complete, Currency::GBP)
}

fn map(method: GiacomMethod, text: &str) -> VendorSnapshot {
    try_map(method, text).unwrap()
}

fn seats(subscription: &Subscription) -> Option<i64> {
    match &subscription.quantity {
        Quantity::Known(known) => Some(known.value),
        Quantity::Unknown(_) => None,
    }
}

fn cost(subscription: &Subscription) -> Option<String> {
    subscription.unit_cost.as_ref().map(|cost| cost.value.to_string())
}

fn keys(snapshot: &VendorSnapshot) -> Vec<&str> {
    snapshot.subscriptions.iter().map(|subscription| subscription.key.0.as_str()).collect()
}

const ROW: &str = r#"{"customerId":"mex00000001-00000042","customerName":"Example Bakery Ltd","productId":"55-a",
    "productReference":"Microsoft 365 Business Standard (NCE Annual Term)","quantity":12,"costPerSeat":9.40,
    "totalCost":112.80,"created":"2024-03-18T00:00:00"}"#;

fn one(members: &str) -> VendorSnapshot {
    map(Subscriptions, &format!(r#"{{"data":[{{{members}}}]}}"#))
}

#[test]
fn a_plain_row() {
    let snapshot = map(Subscriptions, &format!("{{\"data\":[{ROW}]}}"));
    let subscription = &snapshot.subscriptions[0];
    assert_eq!(
        keys(&snapshot),
        ["mex00000001-00000042/55-a@9.4"],
        "the key's form is stored: it may not change"
    );
    assert_eq!(subscription.family.as_ref().unwrap().0, "mex00000001-00000042/55-a", "survives a new price");
    assert_eq!((seats(subscription), cost(subscription).as_deref()), (Some(12), Some("9.4 GBP")));
    assert_eq!(subscription.start.as_ref().unwrap().value.to_string(), "2024-03-18");
    assert!(
        subscription.billing_cycle.as_ref().unwrap().assumed,
        "Giacom does not say Monthly; we assume it"
    );
    assert_eq!((&subscription.end, &subscription.term, &subscription.status), (&None, &None, &None));
    assert_eq!(snapshot.customers[0].name, "Example Bakery Ltd");
    assert_eq!(snapshot.completeness, Completeness::Complete, "one good row is a whole answer");
}

#[test]
fn casing_and_number_dress_do_not_matter() {
    let odd = r#"[{"CustomerID":" MEX00000001-00000042 ","CustomerName":"Example Bakery Ltd","ProductId":"55-A",
        "ProductReference":"Microsoft 365 Business Standard (NCE Annual Term)","Quantity":"12.0","CostPerSeat":"9.40",
        "TotalCost":"112.80","Created":"18/03/2024","somethingNew":{"a":[1]}}]"#;
    let (odd, plain) = (map(Subscriptions, odd), map(Subscriptions, &format!("[{ROW}]")));
    assert_eq!(keys(&odd), keys(&plain), "the same subscription by the same key");
    assert_eq!(
        odd.subscriptions[0].start, plain.subscriptions[0].start,
        "18/03/2024 is the eighteenth of March"
    );
    assert_eq!(odd.subscriptions[0].unit_cost, plain.subscriptions[0].unit_cost);
}

#[test]
fn rows_of_one_product_and_price_are_added() {
    let second = ROW.replace("\"quantity\":12", "\"quantity\":3").replace("2024-03-18", "2023-01-01");
    let dearer = ROW.replace("9.40", "10.15");
    let snapshot = map(Subscriptions, &format!("[{ROW},{second},{dearer}]"));
    assert_eq!(
        snapshot.subscriptions.len(),
        2,
        "another price is another subscription: {:?}",
        keys(&snapshot)
    );
    let added = snapshot.subscriptions.iter().find(|s| s.key.0.ends_with("@9.4")).unwrap();
    assert_eq!(seats(added), Some(15), "12 and 3");
    assert_eq!(added.start.as_ref().unwrap().value.to_string(), "2023-01-01", "the earliest day");
    assert_eq!(added.remarks, ["2 rows were added together."]);
}

#[test]
fn a_guid_tells_rows_apart_and_the_same_row_counts_once() {
    let with = |guid: &str| ROW.replacen('{', &format!("{{\"reference\":\"{guid}\","), 1);
    let (a, b) = ("0A1B2C3D-0000-4000-8000-000000000001", "0a1b2c3d-0000-4000-8000-000000000002");
    let snapshot = map(Subscriptions, &format!("[{},{},{}]", with(a), with(b), with(a)));
    assert_eq!(
        keys(&snapshot),
        [
            "mex00000001-00000042/0a1b2c3d-0000-4000-8000-000000000001",
            "mex00000001-00000042/0a1b2c3d-0000-4000-8000-000000000002"
        ]
    );
    assert_eq!(seats(&snapshot.subscriptions[0]), Some(12), "listed twice is not bought twice");
    assert_eq!(snapshot.subscriptions[0].remarks, ["A row listed more than once was counted once."]);
}

#[test]
fn costs_are_derived_or_unknown_but_never_made_up() {
    let base = r#""customerId":"c","productId":"p","quantity":3"#;
    let derived = one(&format!(r#"{base},"costPerSeat":null,"totalCost":10"#));
    assert_eq!(cost(&derived.subscriptions[0]).as_deref(), Some("3.3333 GBP"), "10 / 3 to four places");
    assert!(derived.subscriptions[0].unit_cost.as_ref().unwrap().rule.contains("totalCost"), "and says how");
    let zero = one(&format!(r#"{base},"costPerSeat":0,"totalCost":28.2"#));
    assert_eq!(
        cost(&zero.subscriptions[0]).as_deref(),
        Some("9.4 GBP"),
        "0 per seat with a total is no price"
    );
    let absent = one(base);
    assert_eq!(cost(&absent.subscriptions[0]), None, "not known is not 0");
    let unconfirmed = one(&format!(r#"{base},"costPerSeat":0"#));
    assert_eq!(cost(&unconfirmed.subscriptions[0]), None, "0 alone proves nothing");
    let free = one(&format!(r#"{base},"costPerSeat":0,"totalCost":0"#));
    assert_eq!(cost(&free.subscriptions[0]).as_deref(), Some("0 GBP"), "both say that it is free");
    let credit = one(&format!(r#"{base},"costPerSeat":null,"totalCost":-9"#));
    assert_eq!(cost(&credit.subscriptions[0]), None, "a credit is no price");
}

#[test]
fn a_bad_row_makes_its_subscription_unknown_never_smaller() {
    for bad in [r#""quantity":-2"#, r#""quantity":2.5"#, r#""quantity":null"#, r#""quantity":"many""#] {
        let second = ROW.replace("\"quantity\":12", bad);
        let snapshot = map(Subscriptions, &format!("[{ROW},{second}]"));
        assert_eq!(seats(&snapshot.subscriptions[0]), None, "{bad}: 12 would be a partial sum");
        assert_eq!(snapshot.rejected.len(), 1, "{bad} is reported");
        assert_eq!(snapshot.rejected[0].row, 2, "by its place");
    }
}

#[test]
fn a_bad_row_without_a_price_casts_doubt_on_the_whole_product() {
    let second =
        r#"{"customerId":"mex00000001-00000042","productId":"55-a","quantity":null,"totalCost":9.4}"#;
    let snapshot = map(Subscriptions, &format!("[{ROW},{second}]"));
    assert_eq!(seats(&snapshot.subscriptions[0]), None, "it may belong to the row above");
    assert!(matches!(snapshot.completeness, Completeness::Partial(_)), "and absence means nothing");
}

#[test]
fn rows_without_identity_are_rejected_and_the_answer_is_partial() {
    for bad in [r#"{"productId":"p","quantity":1}"#, r#"{"customerId":"c","quantity":1}"#, "7", "null"] {
        let snapshot = map(Subscriptions, &format!("[{ROW},{bad}]"));
        assert_eq!((snapshot.subscriptions.len(), snapshot.rejected.len()), (1, 1), "{bad}");
        assert!(matches!(snapshot.completeness, Completeness::Partial(_)), "{bad} may have been anything");
    }
}

#[test]
fn absurd_dates_are_none_with_a_remark() {
    for date in ["0001-01-01T00:00:00", "1900-01-01", "2999-01-01", "soon"] {
        let snapshot = map(Subscriptions, &format!("[{}]", ROW.replace("2024-03-18T00:00:00", date)));
        assert_eq!(snapshot.subscriptions[0].start, None, "{date}");
        assert_eq!(snapshot.subscriptions[0].remarks.len(), 1, "{date} is remarked on");
    }
}

#[test]
fn nothing_is_not_an_empty_world() {
    assert_eq!(try_map(Subscriptions, r#"{"data":[]}"#).unwrap_err().code, ErrorCode::VendorEmpty);
    let blocks = r#"{"data":[{"mexId":"c","customerName":"C","subscriptions":[]}]}"#;
    assert_eq!(
        try_map(Report, blocks).unwrap_err().code,
        ErrorCode::VendorEmpty,
        "customers without anything"
    );
    assert_eq!(try_map(Subscriptions, r#"{"data":[{"a":1}]}"#).unwrap_err().code, ErrorCode::AnswerShape);
}

#[test]
fn the_report_tells_more() {
    let text = r#"{"Data":[{"MexID":"mex00000001-00000042","TenantID":"t","CustomerName":"Example Bakery Ltd","Subscriptions":[
        {"SubscriptionId":"AAAAAAAA-0000-4000-8000-000000000001","Name":"Microsoft 365 E3","Licenses":"5","Term":"Annual",
         "BillingFrequency":"Monthly","Status":"Active","IsNce":"true","OrderDate":"2025-01-31T00:00:00Z",
         "RenewalDate":"2026-01-30T00:00:00.0000000","CommitmentEndDate":null,"TermEndAction":"RenewToNewTerm","Price":28.5},
        {"subscriptionId":"b","name":"Visio","licences":1,"status":"CANCELLED","renewalDate":null,"commitmentEndDate":"30/06/2026"},
        {"subscriptionId":"c","name":"Project","licences":2,"status":"Hibernating"}]},
        {"mexId":"mex00000001-00000043","customerName":"Empty Ltd","subscriptions":[]}]}"#;
    let snapshot = map(Report, text);
    assert_eq!(keys(&snapshot), ["aaaaaaaa-0000-4000-8000-000000000001", "b", "c"], "ids in lower case");
    let [full, ended, odd] = snapshot.subscriptions.as_slice() else { panic!("three") };
    assert_eq!((seats(full), cost(full).as_deref()), (Some(5), Some("28.5 GBP")));
    assert_eq!(full.end.as_ref().unwrap().value.to_string(), "2026-01-30", "renewalDate is the end");
    assert_eq!(full.term.as_ref().unwrap().value, "Annual");
    assert!(!full.billing_cycle.as_ref().unwrap().assumed, "the report names the cycle");
    assert_eq!((full.auto_renew, full.life), (Some(true), Life::Live));
    assert_eq!(ended.life, Life::Ended, "cancelled, in whatever case");
    assert_eq!(
        ended.end.as_ref().unwrap().rule,
        "from field `commitmentEndDate`",
        "the second choice says so"
    );
    assert_eq!(odd.life, Life::Live, "an unknown word ends nothing");
    assert_eq!(snapshot.customers.len(), 2, "a customer without subscriptions is still a customer");
}

#[test]
fn one_id_for_two_customers_is_not_trusted() {
    let block =
        |id: &str| format!(r#"{{"mexId":"{id}","subscriptions":[{{"subscriptionId":"s","licences":4}}]}}"#);
    let snapshot = map(Report, &format!("[{},{}]", block("a"), block("b")));
    assert_eq!(snapshot.subscriptions.len(), 1, "each key once");
    assert_eq!(seats(&snapshot.subscriptions[0]), None, "whose it is cannot be told");
}

#[test]
fn many_rows_stay_apart() {
    let size = 4_000;
    let rows: Vec<String> = (0..size)
        .map(|n| ROW.replace("00000042", &format!("{:08}", n / 40)).replace("55-a", &format!("{}-a", n % 40)))
        .collect();
    let snapshot = map(Subscriptions, &format!("{{\"data\":[{}]}}", rows.join(",")));
    let counted = (snapshot.customers.len(), snapshot.subscriptions.len());
    assert_eq!(counted, (size / 40, size), "each row is a subscription of its own");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever the order of rows, the snapshot is the same (rejected rows but for their places).
    #[test]
    fn order_does_not_matter(
        rows in proptest::collection::vec((0u8..3, 0u8..3, -1i64..4, 0u8..4, 0u8..3), 1..12).prop_shuffle(),
        seed in any::<u64>(),
    ) {
        let texts: Vec<String> = rows.iter().map(|(customer, product, quantity, cost, name)| {
            let cost = ["null", "0", "9.4", "9.40"][usize::from(*cost)];
            let id = ["c1", "C1", "c2"][usize::from(*customer)];
            format!(r#"{{"customerId":"{id}","customerName":"N{name}","productId":"p{product}","productReference":"P{name}",
                "quantity":{quantity},"costPerSeat":{cost},"totalCost":{quantity},"created":"202{name}-01-01"}}"#)
        }).collect();
        let mut shuffled = texts.clone();
        let length = shuffled.len();
        shuffled.rotate_left(usize::try_from(seed).unwrap_or(usize::MAX) % length);
        shuffled.reverse();
        let read = |texts: &[String]| {
            try_map(Subscriptions, &format!("[{}]", texts.join(","))).map(|mut snapshot| {
                snapshot.rejected.iter_mut().for_each(|row| row.row = 0);
                snapshot.rejected.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
                format!("{snapshot:?}")
            }).map_err(|error| error.code)
        };
        prop_assert_eq!(read(&texts), read(&shuffled));
    }
}
