//! What is refused, and how it is told: each condition its own code, nothing tried again that is final.

use super::*;
use halyard_core::ErrorCode;

const PAGE: &str = "<html><body>We are working on it</body></html>";

/// The same fault as SOAP 1.2 writes it.
fn soap(expired: bool, message: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">R</s:Text></s:Reason><s:Detail><a:ServiceException xmlns:a="urn:a"><a:IsSessionExpired>{expired}</a:IsSessionExpired><a:IssueToken xmlns:i="urn:i" i:nil="true"/><a:Message>{message}</a:Message></a:ServiceException></s:Detail></s:Fault></s:Body></s:Envelope>"#
    )
}

#[tokio::test]
async fn sign_ins_are_refused_by_name() {
    const FACTOR: &str = "Users with enabled MFA are not supported";
    const LOGIN: &str = "Please check your username and password";
    for (status, body, code) in [
        (500, fault(false, FACTOR), ErrorCode::AlsoSecondFactor),
        (500, soap(false, FACTOR), ErrorCode::AlsoSecondFactor),
        (403, fault(false, FACTOR), ErrorCode::AlsoSecondFactor),
        (500, fault(false, LOGIN), ErrorCode::AlsoSignInRefused),
        (400, soap(false, LOGIN), ErrorCode::AlsoSignInRefused),
        (200, fault(false, LOGIN), ErrorCode::AlsoSignInRefused),
        (500, fault(false, "Something new"), ErrorCode::AlsoSignInRefused),
        (500, fault(true, ""), ErrorCode::AlsoSignInRefused),
        (401, String::new(), ErrorCode::AlsoSignInRefused),
        (403, String::new(), ErrorCode::AlsoThrottled),
        (403, fault(false, "Forbidden"), ErrorCode::AlsoThrottled),
        (429, String::new(), ErrorCode::AlsoThrottled),
        (503, PAGE.to_owned(), ErrorCode::AlsoMaintenance),
        (404, PAGE.to_owned(), ErrorCode::AlsoAddress),
        (405, soap(false, "").replace("ServiceException", "Other"), ErrorCode::AlsoAddress),
        (500, PAGE.to_owned(), ErrorCode::AnswerHtml),
        (500, String::new(), ErrorCode::ServerFault),
        (200, PAGE.to_owned(), ErrorCode::AnswerHtml),
        (302, String::new(), ErrorCode::NetworkRedirect),
    ] {
        let answer = body.clone();
        let server = Server::start(move |_, _| xml(status, answer.clone())).await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, code, "{status} {body}: {error:?}");
        assert!(!error.what.is_empty() && !error.fix.is_empty(), "it is told what to do: {error:?}");
        assert_eq!(server.seen().len(), 1, "{status} {body}: a sign-in is tried once");
    }
}

#[tokio::test]
async fn readings_are_refused_by_name() {
    for (status, body, code, tries) in [
        (500, fault(false, "No right"), ErrorCode::AlsoRefused, 2),
        (500, soap(false, "No right"), ErrorCode::AlsoRefused, 2),
        (400, fault(false, "No right"), ErrorCode::AlsoRefused, 2),
        (404, fault(false, "No account"), ErrorCode::AlsoRefused, 2),
        (200, fault(false, "No right"), ErrorCode::AlsoRefused, 2),
        (404, PAGE.to_owned(), ErrorCode::AlsoAddress, 1),
        (503, PAGE.to_owned(), ErrorCode::AlsoMaintenance, 5),
        (500, PAGE.to_owned(), ErrorCode::AnswerHtml, 5),
        (200, PAGE.to_owned(), ErrorCode::AnswerHtml, 2),
        (200, "[{\"AccountId\"".to_owned(), ErrorCode::AnswerCut, 5),
        (200, "{\"AccountId\":1}".to_owned(), ErrorCode::AnswerShape, 1),
    ] {
        let answer = body.clone();
        let server = Server::start(move |seen, _| match operation(seen) {
            "GetCompanies" => {
                Reply::With(status, vec!["Content-Type: application/xml".to_owned()], answer.clone())
            }
            _ => usual(seen),
        })
        .await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, code, "{status} {body}: {error:?}");
        assert_eq!(
            count(&server, "GetCompanies"),
            tries,
            "{status} {body}: 2 is with and without the account"
        );
        assert_eq!(count(&server, "GetSessionToken"), 1, "{status} {body}: signing in again would not help");
    }
}

#[tokio::test]
async fn too_many_calls_are_waited_for_and_then_given_up() {
    for (status, body) in [
        (429, String::new()),
        (429, fault(false, "Too many requests")),
        (403, String::new()),
        (403, fault(false, "Forbidden")),
        (403, PAGE.to_owned()),
    ] {
        let answer = body.clone();
        let server = Server::start(move |seen, n| match operation(seen) {
            "GetSubscriptions" if n == 1 => xml(status, answer.clone()),
            _ => usual(seen),
        })
        .await;
        assert_eq!(fetch(&server).await.unwrap().subscriptions.len(), 3, "{status} {body}: it passes");

        let answer = body.clone();
        let server = Server::start(move |seen, n| match operation(seen) {
            "GetSubscriptions" if n > 0 => xml(status, answer.clone()),
            _ => usual(seen),
        })
        .await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::AlsoThrottled, "{status} {body}: {error:?}");
        assert!(count(&server, "GetSubscriptions") < 20, "{status} {body}: it is not hammered");
        assert_eq!(count(&server, "GetSessionToken"), 1, "{status} {body}");
    }
    let rights = Server::start(|seen, _| match operation(seen) {
        "GetCompanies" => json(403, ""),
        _ => usual(seen),
    })
    .await;
    let error = fetch(&rights).await.unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::AlsoRefused,
        "before it was ever read, 403 is a missing right: {error:?}"
    );

    let server = Server::start(|seen, n| match operation(seen) {
        "GetCompanies" if n == 0 => Reply::With(429, vec!["Retry-After: 1".to_owned()], String::new()),
        _ => usual(seen),
    })
    .await;
    let patient = Sender::new(Policy::hurried());
    let began = std::time::Instant::now();
    build(settings(&server), patient).fetch(&Ask::everything()).await.unwrap();
    assert!(began.elapsed().as_millis() >= 990, "asked for a second, waited {:?}", began.elapsed());
}

#[tokio::test]
async fn a_document_type_is_not_unfolded() {
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE Fault [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>{}",
        "x".repeat(500),
        fault(true, "&b;&b;&b;&b;")
    );
    let server = Server::start(move |seen, _| match operation(seen) {
        "GetCompanies" => xml(500, bomb.clone()),
        _ => usual(seen),
    })
    .await;
    let error = fetch(&server).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AnswerHtml, "it is no fault, so it ends no session: {error:?}");
    assert!(error.why.len() < 500, "and is not unfolded: {}", error.why.len());
    assert_eq!(count(&server, "GetSessionToken"), 1);
}

#[tokio::test]
async fn what_was_sent_is_never_told() {
    // A server that repeats what it got, in every form it may have.
    let echo = format!("{PASSWORD} {TOKEN} {}", TOKEN.replace('/', "\\/"));
    for (status, form) in [(500, 0), (403, 0), (401, 1), (503, 1), (500, 1), (418, 1), (200, 1)] {
        for at in ["GetSessionToken", "GetCompanies"] {
            let echo = echo.clone();
            let body = if form == 0 { fault(false, &echo) } else { echo };
            let server =
                Server::start(
                    move |seen, _| {
                        if operation(seen) == at { xml(status, body.clone()) } else { usual(seen) }
                    },
                )
                .await;
            let vendor = vendor(&server);
            let error = vendor.fetch(&Ask::everything()).await.unwrap_err();
            if at == "GetSessionToken" {
                assert!(!format!("{error:?}").contains(PASSWORD), "{status}: {error:?}");
            } else {
                no_secret(&error);
            }
            for row in vendor.check().await {
                assert!(!format!("{row:?}").contains(PASSWORD), "{status}: {row:?}");
            }
        }
    }
}
