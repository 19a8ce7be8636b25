//! Giacom: the real client on loopback. Rows are synthetic in the shape of facts 4 and 5 (names VERIFIED,
//! ISO dates and page members ASSUMED); refusals in the forms of facts 6 (VERIFIED for its gateway).

use super::server::{Reply, Server, json};
use halyard_core::domain::{Completeness, Quantity, VendorSnapshot};
use halyard_core::http::{Policy, Sender};
use halyard_core::secrets::Secret;
use halyard_core::vendors::{Ask, GiacomMethod, GiacomSettings, Vendor, VendorSettings, Verdict};
use halyard_core::{ErrorCode, Result};
use std::sync::Arc;

fn vendor(server: &Server, method: GiacomMethod) -> Arc<dyn Vendor> {
    let base_url = format!("{}/Billing/v1", server.base);
    let settings = VendorSettings::Giacom(GiacomSettings { base_url, method, ..GiacomSettings::default() });
    settings.build(Secret::new("k3y-of-the-msp"), Sender::new(Policy::hurried())).unwrap()
}

async fn fetch(server: &Server) -> Result<VendorSnapshot> {
    vendor(server, GiacomMethod::Subscriptions).fetch(&Ask::everything()).await
}

fn rows(range: std::ops::Range<usize>) -> String {
    let rows: Vec<String> = range
        .map(|n| {
            format!(
                r#"{{"customerId":"mex00000001-{n:08}","customerName":"C{n}","productId":"55-a",
                    "productReference":"P","quantity":{n},"costPerSeat":9.4,"created":"2024-03-18T00:00:00"}}"#
            )
        })
        .collect();
    format!("[{}]", rows.join(","))
}

#[tokio::test]
async fn asks_one_reading_with_the_key_in_its_header() {
    let server = Server::start(|_, _| json(200, format!(r#"{{"data":{}}}"#, rows(1..4)))).await;
    let snapshot = fetch(&server).await.unwrap();
    assert_eq!((snapshot.subscriptions.len(), snapshot.completeness), (3, Completeness::Complete));
    let seen = server.seen();
    assert_eq!(seen.len(), 1, "one request for everything");
    assert_eq!((seen[0].method.as_str(), seen[0].path.as_str()), ("GET", "/Billing/v1/AccountTotals"));
    assert_eq!(seen[0].query(), [("pageSize", "5000")], "and no key in the query, where it would be logged");
    assert_eq!(seen[0].header("ocp-apim-subscription-key"), Some("k3y-of-the-msp"));
    assert_eq!(seen[0].header("accept"), Some("application/json"));
}

#[tokio::test]
async fn the_report_method_asks_the_report() {
    let body = r#"{"data":[{"mexId":"m","customerName":"C","subscriptions":[{"subscriptionId":"s","name":"P","licences":4}]}]}"#;
    let server = Server::start(move |_, _| json(200, body)).await;
    let snapshot = vendor(&server, GiacomMethod::Report).fetch(&Ask::everything()).await.unwrap();
    assert_eq!(server.seen()[0].path, "/Billing/v1/SubscriptionsManagementReport");
    assert_eq!(snapshot.method.as_str(), "subscriptions-management-report", "the method is part of identity");
    assert!(matches!(&snapshot.subscriptions[0].quantity, Quantity::Known(seats) if seats.value == 4));
}

#[tokio::test]
async fn a_list_that_may_be_cut_is_partial() {
    for (body, why) in [
        (format!(r#"{{"data":{}}}"#, rows(0..100)), "a usual cap"),
        (format!(r#"{{"data":{},"totalCount":717}}"#, rows(0..30)), "a stated total"),
        (format!(r#"{{"data":{},"pageSize":40}}"#, rows(0..40)), "a full page by its own word"),
    ] {
        let server = Server::start(move |_, _| json(200, body.clone())).await;
        let completeness = fetch(&server).await.unwrap().completeness;
        assert!(matches!(completeness, Completeness::Partial(_)), "{why} shows: {completeness:?}");
        assert_eq!(server.seen().len(), 1, "{why}: pages that nobody speaks of are not asked for");
    }
}

#[tokio::test]
async fn pages_the_answer_speaks_of_are_read_in_its_own_style() {
    for (name, ask) in [("pageNumber", "pageNumber"), ("PageNo", "PageNo"), ("currentPage", "page")] {
        let server = Server::start(move |seen, n| {
            let page = n + 1;
            let _ = seen;
            json(
                200,
                format!(
                    r#"{{"data":{},"{name}":{page},"totalCount":250}}"#,
                    rows(n * 100..(page * 100).min(250))
                ),
            )
        })
        .await;
        let snapshot = fetch(&server).await.unwrap();
        assert_eq!(
            (snapshot.subscriptions.len(), snapshot.completeness),
            (250, Completeness::Complete),
            "{name}"
        );
        assert_eq!(server.seen()[2].query(), [("pageSize", "5000"), (ask, "3")], "{name} is mirrored");
    }
}

#[tokio::test]
async fn a_server_that_repeats_its_page_is_noticed() {
    let body = format!(r#"{{"data":{},"pageNumber":1,"totalPages":3}}"#, rows(0..100));
    let server = Server::start(move |_, _| json(200, body.clone())).await;
    let snapshot = fetch(&server).await.unwrap();
    assert_eq!(snapshot.subscriptions.len(), 100, "the same rows are not counted twice");
    assert!(matches!(snapshot.completeness, Completeness::Partial(_)), "and the rest is missing");
    assert_eq!(server.seen().len(), 2, "asked once more, not for ever");
}

#[tokio::test]
async fn refusals_have_their_own_codes() {
    let denied =
        r#"{"statusCode":401,"message":"Access denied due to invalid subscription key. k3y-of-the-msp"}"#;
    let quota =
        r#"{"statusCode":403,"message":"Out of call volume quota. Quota will be replenished in 01:00:00."}"#;
    for (status, body, code) in [
        (401, denied, ErrorCode::GiacomKeyRefused),
        (401, "", ErrorCode::GiacomKeyRefused),
        (403, "<html>Forbidden</html>", ErrorCode::GiacomKeyRefused),
        (403, quota, ErrorCode::GiacomQuota),
        (404, r#"{"statusCode":404,"message":"Resource not found"}"#, ErrorCode::NotFound),
        (500, "<html>oops</html>", ErrorCode::AnswerHtml),
        (500, "", ErrorCode::ServerFault),
        (200, "<html>Sign in</html>", ErrorCode::AnswerHtml),
        (200, r#"{"data":[{"customerId""#, ErrorCode::AnswerCut),
        (200, "", ErrorCode::AnswerCut),
        (200, r#"{"data":[]}"#, ErrorCode::VendorEmpty),
        (200, r#"{"message":"hello"}"#, ErrorCode::AnswerShape),
    ] {
        let server = Server::start(move |_, _| json(status, body)).await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, code, "{status} {body}: {error:?}");
        assert!(!format!("{error:?}").contains("k3y-of"), "the key stays in: {error:?}");
        let most = if matches!(status, 401 | 403 | 404) { 1 } else { 5 };
        assert!(server.seen().len() <= most, "a refused key is not tried again");
    }
}

#[tokio::test]
async fn slowing_down_is_obeyed() {
    let server = Server::start(|_, n| match n {
        0 => {
            Reply::With(429, vec!["Retry-After: 1".into()], r#"{"message":"Rate limit is exceeded."}"#.into())
        }
        _ => json(200, rows(1..2)),
    })
    .await;
    let began = std::time::Instant::now();
    fetch(&server).await.unwrap();
    assert!(began.elapsed().as_millis() >= 990, "asked for a second, waited {:?}", began.elapsed());
}

#[tokio::test]
async fn a_bare_host_is_tried_with_and_without_the_usual_path() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/AccountTotals" => json(200, rows(1..3)),
        _ => json(404, r#"{"message":"Resource not found"}"#),
    })
    .await;
    let settings = GiacomSettings { base_url: server.base.clone(), ..GiacomSettings::default() };
    let vendor =
        VendorSettings::Giacom(settings).build(Secret::new("k"), Sender::new(Policy::hurried())).unwrap();
    assert_eq!(
        vendor.fetch(&Ask::everything()).await.unwrap().subscriptions.len(),
        2,
        "found at the second place"
    );
    let paths: Vec<_> = server.seen().into_iter().map(|seen| seen.path).collect();
    assert_eq!(paths, ["/Billing/v1/AccountTotals", "/AccountTotals"], "the usual place first");
}

#[tokio::test]
async fn the_check_reads_two_things_and_a_400_still_proves_the_key() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/Billing/v1/Status" => Reply::With(200, vec![], "OK".into()),
        _ => json(400, r#"{"message":"pageSize is too small"}"#),
    })
    .await;
    let check = vendor(&server, GiacomMethod::Subscriptions).check().await;
    let found: Vec<_> = check.iter().map(|row| (row.name.as_str(), row.result)).collect();
    assert_eq!(
        found,
        [("Status", Verdict::Pass), ("API key", Verdict::Pass), ("Read subscriptions", Verdict::Warn)],
        "named tests in order"
    );
    let asked: Vec<_> = server.seen().into_iter().map(|seen| (seen.method, seen.path)).collect();
    let get = |path: &str| ("GET".to_owned(), format!("/Billing/v1/{path}"));
    assert_eq!(asked, [get("Status"), get("AccountTotals")], "and nothing else, the key can take payments");
    assert_eq!(server.seen()[1].query(), [("pageSize", "1")], "one row is enough");
}

#[tokio::test]
async fn a_refused_key_fails_the_check_with_what_to_do() {
    let server = Server::start(|_, _| json(401, r#"{"statusCode":401,"message":"Access denied"}"#)).await;
    let check = vendor(&server, GiacomMethod::Subscriptions).check().await;
    assert!(check.iter().all(|row| row.result == Verdict::Fail && row.code == "GIACOM-401-KEY"), "{check:?}");
    assert!(check[1].fix.contains("Settings > API"), "where the key is shown: {}", check[1].fix);
}
