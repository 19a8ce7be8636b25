//! Sending: what is retried, what waiting looks like, and how failures are told.

use super::server::{Reply, Server, json};
use halyard_core::ErrorCode;
use halyard_core::http::{Claim, Ledger, MemoryLedger, Policy, Request, Sender, WaitReason, Waiting};
use halyard_core::secrets::Secret;
use jiff::{SignedDuration, Timestamp};
use reqwest::Url;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

fn sender() -> Sender {
    Sender::new(Policy::hurried())
}

fn get(server: &Server) -> Request {
    Request::get("read a thing", Url::parse(&format!("{}/thing?a=b", server.base)).unwrap())
}

fn write(server: &Server) -> Request {
    Request::write_json("write a thing", Url::parse(&format!("{}/thing", server.base)).unwrap(), "[]".into())
}

#[tokio::test]
async fn readings_survive_passing_failures() {
    let faults: [fn() -> Reply; 6] = [
        || json(503, ""),
        || json(500, "{}"),
        || Reply::Drop,
        || json(200, r#"{"cut": ["#),
        || Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"cut\":".into()),
        || Reply::With(429, vec!["Retry-After: 0".into()], String::new()),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let server = Server::start(move |_, n| if n == 0 { fault() } else { json(200, "{}") }).await;
        let answer = sender().send(&get(&server)).await.expect("the second try is good");
        assert_eq!(answer.status, 200, "fault {number} passes by itself");
        assert_eq!(server.seen().len(), 2, "fault {number} costs one more request, not more");
    }
}

#[tokio::test]
async fn a_write_that_may_have_arrived_is_sent_once() {
    let faults: [fn() -> Reply; 4] = [
        || json(500, ""),
        || Reply::Drop,
        || Reply::Silence(Duration::from_secs(9)),
        || Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[".into()),
    ];
    for (number, fault) in faults.into_iter().enumerate() {
        let server = Server::start(move |_, _| fault()).await;
        let policy = Policy { write: Duration::from_millis(150), ..Policy::hurried() };
        let result = Sender::new(policy).send(&write(&server)).await;
        assert!(result.map_or_else(|failure| failure.may_have_landed, |answer| answer.status == 500));
        assert_eq!(server.seen().len(), 1, "fault {number}: a second write could bill twice");
    }
}

#[tokio::test]
async fn a_write_turned_away_with_429_is_sent_again() {
    let server = Server::start(|_, n| json(if n == 0 { 429 } else { 201 }, "{}")).await;
    let answer = sender().send(&write(&server)).await.unwrap();
    assert_eq!((answer.status, server.seen().len()), (201, 2), "429 means that it was not looked at");
}

#[tokio::test]
async fn retry_after_is_kept_and_the_wait_is_visible() {
    let server = Server::start(|_, n| match n {
        0 => Reply::With(429, vec!["Retry-After: 1".into()], "{}".into()),
        _ => json(200, "{}"),
    })
    .await;
    let waits: Arc<Mutex<Vec<Waiting>>> = Arc::default();
    let told = waits.clone();
    let sender = sender().with_observer(Arc::new(move |waiting| told.lock().unwrap().push(waiting)));
    let began = Instant::now();
    sender.send(&get(&server)).await.unwrap();
    assert!(
        began.elapsed() >= Duration::from_millis(990),
        "asked for a second, waited {:?}",
        began.elapsed()
    );
    let waits = waits.lock().unwrap();
    assert_eq!(waits.len(), 1, "one wait, told once");
    assert_eq!(waits[0].reason, WaitReason::AskedTo, "and why");
}

#[tokio::test]
async fn the_budget_holds_requests_back() {
    struct Later(AtomicUsize);
    impl Ledger for Later {
        fn limit(&self) -> u32 {
            250
        }
        fn claim(&self, now: Timestamp) -> halyard_core::Result<Claim> {
            let first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
            let soon = now.saturating_add(SignedDuration::from_millis(80)).unwrap();
            Ok(if first { Claim::WaitUntil(soon) } else { Claim::Go })
        }
    }
    let server = Server::start(|_, _| json(200, "{}")).await;
    let began = Instant::now();
    let waits = Arc::new(std::sync::Mutex::new(Vec::new()));
    let told = waits.clone();
    let sender = sender().with_observer(Arc::new(move |w: Waiting| told.lock().unwrap().push(w.reason)));
    sender.with_ledger(Arc::new(Later(AtomicUsize::new(0)))).send(&get(&server)).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(75), "the budget said later: {:?}", began.elapsed());
    assert_eq!(*waits.lock().unwrap(), [WaitReason::Budget(250)], "the wait tells the budget");
    assert_eq!(server.seen().len(), 1, "nothing was sent meanwhile");
}

#[tokio::test]
async fn cancelling_ends_a_wait_at_once_and_says_so() {
    let server = Server::start(|_, _| json(200, "{}")).await;
    let ledger = MemoryLedger::new(1);
    ledger.claim(Timestamp::now()).unwrap();
    let cancel = CancellationToken::new();
    let sender = sender().with_ledger(Arc::new(ledger)).with_cancel(cancel.clone());
    let request = write(&server);
    let (result, ()) = tokio::join!(sender.send(&request), async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        cancel.cancel();
    });
    let failure = result.unwrap_err();
    assert_eq!(failure.error.code, ErrorCode::Interrupted, "it is an interruption, not a fault");
    assert!(!failure.may_have_landed && server.seen().is_empty(), "nothing was sent, and that is known");
}

#[tokio::test]
async fn a_web_page_keeps_its_status_and_a_readable_excerpt() {
    let server = Server::start(|_, _| {
        Reply::With(
            502,
            vec![],
            "<html><title>502 Bad Gateway</title><body>key=hunter2hunter2</body></html>".into(),
        )
    })
    .await;
    let sender = sender();
    sender.hide(&Secret::new("hunter2hunter2"));
    let error = sender.send(&get(&server)).await.unwrap().json().unwrap_err();
    assert_eq!(error.code, ErrorCode::AnswerHtml, "it is told as a page");
    assert!(error.what.contains("502") && error.why.contains("Bad Gateway"), "{error:?}");
    assert!(
        !format!("{error:?}").contains("hunter2"),
        "a key that the page repeats is not quoted: {error:?}"
    );
}

#[tokio::test]
async fn failures_have_their_own_codes() {
    let code = |result: Result<halyard_core::http::Answer, halyard_core::http::Failure>| match result {
        Ok(answer) => answer.json().map(|_| ()).unwrap_err().code,
        Err(failure) => failure.error.code,
    };
    let dead = Server::start(|_, _| Reply::Drop).await;
    assert_eq!(code(sender().send(&get(&dead)).await), ErrorCode::NetworkLost, "dropped");
    let cut = Server::start(|_, _| Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{".into())).await;
    assert_eq!(code(sender().send(&get(&cut)).await), ErrorCode::AnswerCut, "shorter than announced");
    let slow = Server::start(|_, _| Reply::Silence(Duration::from_secs(9))).await;
    let hasty = Sender::new(Policy { read: Duration::from_millis(60), ..Policy::hurried() });
    assert_eq!(code(hasty.send(&get(&slow)).await), ErrorCode::NetworkTimeout, "silent");
    let large = Server::start(|_, _| json(200, format!("[{}0]", "0,".repeat(9000)))).await;
    let small = Sender::new(Policy { largest_answer: 1000, ..Policy::hurried() });
    assert_eq!(code(small.send(&get(&large)).await), ErrorCode::AnswerTooLarge, "larger than taken");
    assert_eq!(large.seen().len(), 1, "it would be as large the next time");
    let nowhere = Request::get("read a thing", Url::parse("http://127.0.0.1:1/").unwrap());
    assert_eq!(code(sender().send(&nowhere).await), ErrorCode::NetworkUnreachable, "nobody listens");
    let unencrypted = Server::start(|_, _| json(200, "{}")).await;
    let https = Url::parse(&unencrypted.base.replace("http:", "https:")).unwrap();
    assert_eq!(code(sender().send(&Request::get("x", https)).await), ErrorCode::NetworkTls, "no https there");
}

#[tokio::test]
async fn credentials_are_not_sent_where_a_redirect_points() {
    let other = Server::start(|_, _| json(200, "{}")).await;
    let target = format!("Location: {}/stolen?token=x", other.base);
    let server = Server::start(move |_, _| Reply::With(302, vec![target.clone()], String::new())).await;
    let error = sender().send(&get(&server)).await.unwrap().json().unwrap_err();
    assert_eq!(error.code, ErrorCode::NetworkRedirect, "told, not followed");
    assert!(other.seen().is_empty(), "the other host was never asked");
    assert!(!format!("{error:?}").contains("token"), "a redirect's query may hold secrets: {error:?}");
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/thing" => Reply::With(302, vec!["Location: /moved".into()], String::new()),
        _ => json(200, "{}"),
    })
    .await;
    assert_eq!(sender().send(&get(&server)).await.unwrap().status, 200, "the same host may move things");
}
