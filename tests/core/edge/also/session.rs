//! Sessions: one for a run, renewed once where it ends, never asked for in a loop.

use super::*;
use halyard_core::ErrorCode;
use halyard_core::vendors::Verdict;
use std::sync::atomic::{AtomicUsize, Ordering};

#[tokio::test]
async fn a_token_in_any_form_is_one() {
    for form in
        ["\"C9/t0ken+of==\"", "\"C9\\/t0ken+of==\"", "C9/t0ken+of==\r\n", "{\"Value\":\"C9/t0ken+of==\"}"]
    {
        let server = Server::start(move |seen, _| match operation(seen) {
            "GetSessionToken" => json(200, form),
            _ => usual(seen),
        })
        .await;
        fetch(&server).await.unwrap();
        assert_eq!(server.seen()[1].header("authenticate"), Some("CCPSessionId C9/t0ken+of=="), "{form}");
    }
    for form in ["", "\"\"", "null", "{}", "[]", "two words and t0ken"] {
        let server = Server::start(move |_, _| json(200, form)).await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::AnswerShape, "{form:?}: {error:?}");
        assert!(!format!("{error:?}").contains("t0ken"), "what may be a token is not quoted: {error:?}");
        assert_eq!(server.seen().len(), 1, "{form:?}: and not asked for again");
    }
}

#[tokio::test]
async fn a_session_that_ends_is_renewed_once() {
    for by_fault in [true, false] {
        // The session ends at every call of the walk in turn.
        for at in 1..6 {
            let n = AtomicUsize::new(0);
            let server = Server::start(move |seen, _| {
                let nth = n.fetch_add(1, Ordering::Relaxed);
                match (nth == at, by_fault) {
                    (true, true) => xml(500, fault(true, "Session is over")),
                    (true, false) => json(401, ""),
                    _ => usual(seen),
                }
            })
            .await;
            assert_eq!(fetch(&server).await.unwrap().subscriptions.len(), 3, "by fault {by_fault}, at {at}");
            let calls = calls(&server);
            assert_eq!(calls.len(), 8, "one sign-in and one call more: {calls:?}");
            assert_eq!(calls[at], calls[at + 2], "the same call again: {calls:?}");
            assert_eq!(calls[at + 1], "GetSessionToken");
        }
    }
}

#[tokio::test]
async fn a_call_whose_session_ends_twice_is_an_error() {
    for by_fault in [true, false] {
        let server = Server::start(move |seen, _| match operation(seen) {
            "GetCompanies" if by_fault => xml(403, fault(true, "Session is over")),
            "GetCompanies" => json(401, ""),
            _ => usual(seen),
        })
        .await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::AlsoSessionOver, "{error:?}");
        assert_eq!((count(&server, "GetSessionToken"), count(&server, "GetCompanies")), (2, 2), "no loop");
        no_secret(&error);
    }
}

#[tokio::test]
async fn sessions_of_one_call_each_come_to_an_end() {
    let answered = AtomicUsize::new(0);
    let server = Server::start(move |seen, _| match operation(seen) {
        "GetSessionToken" => {
            answered.store(0, Ordering::Relaxed);
            signed_in()
        }
        _ if answered.fetch_add(1, Ordering::Relaxed) > 0 => json(401, ""),
        "GetCompanies" => json(200, active(1..60)),
        _ => usual(seen),
    })
    .await;
    let error = fetch(&server).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AlsoSessionOver, "{error:?}");
    assert_eq!(count(&server, "GetSessionToken"), 20, "enough is enough: users get locked out");
}

#[tokio::test]
async fn a_refused_sign_in_is_not_tried_again() {
    for reply in [
        || xml(500, fault(false, "Please check your username and password")),
        || json(503, "<html>"),
        || json(429, ""),
    ] {
        let server = Server::start(move |_, _| reply()).await;
        let vendor = vendor(&server);
        let first = vendor.fetch(&Ask::everything()).await.unwrap_err();
        let again = vendor.fetch(&Ask::everything()).await.unwrap_err();
        assert_eq!(first, again, "the same is said again");
        assert_eq!(server.seen().len(), 1, "and not asked again: accounts get locked");
    }
}

#[tokio::test]
async fn without_a_user_name_nothing_is_sent() {
    let server = Server::start(|seen, _| usual(seen)).await;
    let nobody = AlsoSettings { username: " ".to_owned(), ..settings(&server) };
    let error = build(nobody, Sender::new(policy())).fetch(&Ask::everything()).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::SecretMissing);
    assert!(server.seen().is_empty(), "nobody is no user");
}

#[tokio::test]
async fn the_check_names_six_tests_in_order() {
    let server = Server::start(|seen, _| match operation(seen) {
        "PingPong" => xml(500, fault(true, "No session")),
        _ => usual(seen),
    })
    .await;
    let rows = vendor(&server).check().await;
    let found: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.result)).collect();
    let names = ["Address", "Sign in", "Own company", "Read customers", "Read subscriptions", "Sign out"];
    assert_eq!(found, names.map(|name| (name, Verdict::Pass)), "{rows:?}");
    assert_eq!(
        calls(&server),
        [
            "PingPong",
            "GetSessionToken",
            "GetCompany",
            "GetCompanies 100",
            "GetSubscriptions 1",
            "TerminateSessionToken"
        ]
    );
    assert_eq!(server.seen()[0].header("authenticate"), None, "the address is tried without a session");
    assert!(rows[1].what.contains("second factor") && rows[2].what.contains("C100"), "{rows:?}");
}

#[tokio::test]
async fn a_check_that_fails_says_where_and_what_to_do() {
    let elsewhere = Server::start(|_, _| json(404, "<html>Not found</html>")).await;
    let rows = vendor(&elsewhere).check().await;
    assert_eq!((rows[0].result, rows[0].code.as_str()), (Verdict::Fail, "ALSO-ADDRESS"), "{rows:?}");
    assert_eq!(elsewhere.seen().len(), 1, "no password is sent to where ALSO is not");
    assert_eq!(rows.len(), 6, "the others are told as not tried: {rows:?}");

    let factor = Server::start(|seen, _| match operation(seen) {
        "GetSessionToken" => xml(500, fault(false, "Users with enabled MFA are not supported")),
        "PingPong" => json(401, ""),
        other => panic!("{other} without a session"),
    })
    .await;
    let rows = vendor(&factor).check().await;
    assert_eq!((rows[1].result, rows[1].code.as_str()), (Verdict::Fail, "ALSO-2FA"), "{rows:?}");
    assert!(rows[1].fix.contains("API-only user") && rows[1].fix.contains("risk"), "{}", rows[1].fix);

    let rights = Server::start(|seen, _| match operation(seen) {
        "GetSessionToken" | "TerminateSessionToken" => usual(seen),
        "PingPong" => xml(500, fault(true, "")),
        _ => xml(500, fault(false, "Access denied")),
    })
    .await;
    let rows = vendor(&rights).check().await;
    let codes: Vec<_> = rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["", "", "ALSO-REFUSED", "ALSO-REFUSED", "", ""], "{rows:?}");
    assert!(rows[2].fix.contains("Reseller Admin"), "the role is named: {}", rows[2].fix);
    assert_eq!(count(&rights, "TerminateSessionToken"), 1, "the session is ended all the same");
}

#[tokio::test]
async fn an_account_that_was_entered_must_be_the_one_that_answers() {
    let server = Server::start(|seen, _| usual(seen)).await;
    let entered = AlsoSettings { account: Some(77), ..settings(&server) };
    let rows = build(entered, Sender::new(policy())).check().await;
    assert_eq!((rows[2].result, rows[2].code.as_str()), (Verdict::Fail, "ANSWER-SHAPE"), "{rows:?}");
    assert_eq!(number(&server.seen()[2], "accountId"), Some(77), "it is asked by the key that counts");
}
