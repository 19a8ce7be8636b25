//! Messages on their way: webhooks and mail servers that take them, refuse them, or are not there.

use super::server::{Reply, Server, json};
use super::stranger;
use crate::support::postbox::{Manners, PASSWORD, Postbox, USER};
use halyard_core::ErrorCode;
use halyard_core::app::App;
use halyard_core::http::Policy;
use halyard_core::notify::mail::MailForm;
use halyard_core::notify::{MailSecurity, Way, WebhookKind};
use halyard_core::secrets::{Memory, Secret};
use std::sync::Arc;
use std::time::Duration;

const TOKEN: &str = "PLANTED0hook0token5b71";

struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap().with_policy(Policy::hurried());
    Desk { app, folder }
}

fn form(port: u16) -> MailForm {
    MailForm {
        host: "127.0.0.1".to_owned(),
        port: Some(port),
        security: MailSecurity::None,
        user: USER.to_owned(),
        from: String::new(),
        to: "boss@acme.example, it@acme.example".to_owned(),
    }
}

fn password() -> Option<Secret> {
    Some(Secret::new(PASSWORD))
}

async fn webhook(server: &Server, kind: Option<WebhookKind>) -> Desk {
    let desk = desk();
    let address = format!("{}/services/{TOKEN}?sig={TOKEN}sig", server.base);
    desk.app.set_webhook(kind, Some(Secret::new(&address))).unwrap();
    desk
}

/// Fails with this code, without quoting a secret; and the failure is noted and shown.
async fn fails(desk: &Desk, way: Way, code: ErrorCode, case: &str) -> String {
    let error = desk.app.test_notification(way).await.expect_err(case);
    let text = format!("{error:?}");
    assert_eq!(error.code, code, "{case}: {text}");
    for secret in ["PLANTED", "UExBTlRFRC", "QTEFOVEVE", "BMQU5URU"] {
        assert!(!text.contains(secret), "{case}: a secret is quoted: {text}");
    }
    assert!(error.what.len() > 8 && error.fix.len() > 8, "{case}: says what, and what to do: {text}");
    let view = desk.app.notifications().unwrap();
    let last = match way {
        Way::Desktop => view.desktop.last,
        Way::Webhook => view.webhook.unwrap().last,
        Way::Mail => view.mail.unwrap().last,
    };
    let noted = last.and_then(|l| l.error).map(|e| e.code);
    assert_eq!(noted.as_deref(), Some(code.as_str()), "{case}: it is noted");
    text
}

#[tokio::test]
async fn a_webhook_gets_its_message_at_its_whole_address() {
    for kind in [WebhookKind::Teams, WebhookKind::Slack] {
        let server = Server::start(|_, _| Reply::With(202, vec![], String::new())).await;
        let desk = webhook(&server, Some(kind)).await;
        desk.app.test_notification(Way::Webhook).await.unwrap();
        let seen = server.seen();
        assert_eq!(seen.len(), 1, "posted once: {seen:?}");
        let sig = format!("{TOKEN}sig");
        assert_eq!((&*seen[0].method, seen[0].query()), ("POST", vec![("sig", &*sig)]), "signed as given");
        assert_eq!(seen[0].path, format!("/services/{TOKEN}"), "in the channel");
        let body: serde_json::Value = serde_json::from_str(&seen[0].body).unwrap();
        assert_eq!(body.get("text").is_some(), kind == WebhookKind::Slack, "in its own form: {body}");
        let last = desk.app.notifications().unwrap().webhook.unwrap().last.unwrap();
        assert_eq!(last.error, None, "that it worked is noted");
    }
}

#[tokio::test]
async fn what_a_webhook_answers_is_told_as_what_it_is() {
    let page = || Reply::With(200, vec!["Content-Type: text/html".to_owned()], "<html>in</html>".to_owned());
    for (status, code, tries) in [
        (400, ErrorCode::WebhookRefused, 1),
        (401, ErrorCode::WebhookRefused, 1),
        (403, ErrorCode::WebhookRefused, 1),
        (404, ErrorCode::WebhookGone, 1),
        (410, ErrorCode::WebhookGone, 1),
        (429, ErrorCode::RateLimited, 3),
        (500, ErrorCode::ServerFault, 3),
        (503, ErrorCode::ServerFault, 3),
    ] {
        // Servers like to repeat what they got.
        let server = Server::start(move |seen, _| {
            json(status, format!("{{\"no\":\"{}\",\"path\":\"{}\"}}", seen.query[0].1, seen.path))
        })
        .await;
        let desk = webhook(&server, None).await;
        fails(&desk, Way::Webhook, code, &status.to_string()).await;
        assert_eq!(server.seen().len(), tries, "{status}: tried a few times where that helps, never more");
    }
    let redirect = Server::start(|seen, _| {
        Reply::With(302, vec![format!("Location: https://elsewhere.example{}", seen.path)], String::new())
    })
    .await;
    fails(&webhook(&redirect, None).await, Way::Webhook, ErrorCode::NetworkRedirect, "redirect").await;
    assert_eq!(redirect.seen().len(), 1, "what is signed goes nowhere else");
    let odd = Server::start(move |_, _| page()).await;
    webhook(&odd, None).await.app.test_notification(Way::Webhook).await.expect("any good answer will do");
    let dropped = Server::start(|_, _| Reply::Drop).await;
    fails(&webhook(&dropped, None).await, Way::Webhook, ErrorCode::NetworkLost, "dropped").await;
    let silent = Server::start(|_, _| Reply::Silence(Duration::from_mins(1))).await;
    fails(&webhook(&silent, None).await, Way::Webhook, ErrorCode::NetworkTimeout, "silent").await;
    let nobody = desk();
    nobody.app.set_webhook(None, Some(Secret::new("http://127.0.0.1:9/PLANTED"))).unwrap();
    fails(&nobody, Way::Webhook, ErrorCode::NetworkUnreachable, "nobody").await;
}

#[tokio::test]
async fn a_webhook_that_is_busy_for_a_moment_gets_it_after_all() {
    let server = Server::start(|_, before| match before {
        0 => Reply::With(429, vec!["Retry-After: 0".to_owned()], String::new()),
        1 => Reply::With(503, vec![], String::new()),
        _ => Reply::With(200, vec![], "ok".to_owned()),
    })
    .await;
    webhook(&server, None).await.app.test_notification(Way::Webhook).await.expect("the third time");
    assert_eq!(server.seen().len(), 3, "and then no more");
}

#[tokio::test]
async fn a_mail_arrives_from_whom_and_at_whom_it_should() {
    let postbox = Postbox::guarded().await;
    let desk = desk();
    desk.app.set_mail(&form(postbox.port), password()).unwrap();
    desk.app.test_notification(Way::Mail).await.unwrap();
    let mails = postbox.mails();
    assert_eq!(mails.len(), 1, "one mail for all: {mails:?}");
    let mail = &mails[0];
    assert_eq!((&*mail.from, mail.signed_in), (USER, true), "from the user, who signed in");
    assert_eq!(mail.to, ["boss@acme.example", USER], "to both");
    assert_eq!(mail.header("Subject").as_deref(), Some("Halyard: a test message"), "{}", mail.text);
    assert_eq!(mail.header("Content-Type").as_deref(), Some("text/plain; charset=utf-8"), "plain text");
    assert!(mail.header("Date").is_some() && mail.header("Message-ID").is_some(), "{}", mail.text);
    assert!(mail.text.contains("This is a test"), "{}", mail.text);
}

#[tokio::test]
async fn a_mail_without_a_user_goes_without_signing_in() {
    let postbox = Postbox::open(Manners::default()).await;
    let desk = desk();
    let form =
        MailForm { user: String::new(), from: "Halyard <h@acme.example>".to_owned(), ..form(postbox.port) };
    desk.app.set_mail(&form, password()).unwrap();
    desk.app.test_notification(Way::Mail).await.unwrap();
    assert_eq!(postbox.mails().len(), 1, "it is taken");
    assert!(
        !postbox.heard().iter().any(|line| line.starts_with("AUTH")),
        "no password: {:?}",
        postbox.heard()
    );
}

#[tokio::test]
async fn what_a_mail_server_answers_is_told_as_what_it_is() {
    let yes = Manners { sign_in: true, offers_sign_in: true, ..Manners::default() };
    let refuses = Manners { to_address: Some("550 5.1.1 no such user here"), ..yes };
    let later = Manners { to_address: Some("451 4.7.1 try later"), ..yes };
    let no_sign_in = Manners { offers_sign_in: false, ..yes };
    let repeats = Manners { to_wrong_password: Some("535 wrong: PLANTED-mail-wrong"), ..yes };
    // As it went over the line: "\0it@acme.example\0PLANTED-mail-wrong".
    let repeats_all = Manners {
        to_wrong_password: Some("535 what is AGl0QGFjbWUuZXhhbXBsZQBQTEFOVEVELW1haWwtd3Jvbmc="),
        ..yes
    };
    let wrong = || Some(Secret::new("PLANTED-mail-wrong"));
    for (case, manners, password, code) in [
        ("a wrong password", yes, wrong(), ErrorCode::MailSignInRefused),
        ("a wrong password, repeated", repeats, wrong(), ErrorCode::MailSignInRefused),
        ("a wrong password, repeated as it came", repeats_all, wrong(), ErrorCode::MailSignInRefused),
        ("no sign-in offered", no_sign_in, password(), ErrorCode::MailSignInRefused),
        ("an address it does not know", refuses, password(), ErrorCode::MailRefused),
        ("not now", later, password(), ErrorCode::ServerFault),
    ] {
        let postbox = Postbox::open(manners).await;
        let desk = desk();
        desk.app.set_mail(&form(postbox.port), password).unwrap();
        fails(&desk, Way::Mail, code, case).await;
        assert!(postbox.mails().is_empty(), "{case}: nothing was taken");
    }
    let open = Postbox::open(Manners { sign_in: true, ..Manners::default() }).await;
    let desk = desk();
    let nobody = MailForm { user: String::new(), from: USER.to_owned(), ..form(open.port) };
    desk.app.set_mail(&nobody, None).unwrap();
    let text = fails(&desk, Way::Mail, ErrorCode::MailSignInRefused, "a sign-in is wanted").await;
    assert!(text.contains("530"), "with its number: {text}");
}

#[tokio::test]
async fn no_password_and_no_mail_goes_over_an_unsafe_line() {
    let postbox = Postbox::guarded().await;
    for (security, code) in [
        // A server that offers no STARTTLS, and one that does not begin with TLS.
        (MailSecurity::StartTls, ErrorCode::NetworkTls),
        (MailSecurity::Tls, ErrorCode::NetworkTls),
    ] {
        let desk = desk();
        desk.app.set_mail(&MailForm { security, ..form(postbox.port) }, password()).unwrap();
        fails(&desk, Way::Mail, code, security.as_str()).await;
    }
    let heard = postbox.heard();
    assert!(!heard.iter().any(|l| l.starts_with("AUTH") || l.starts_with("MAIL")), "{heard:?}");
    assert!(postbox.mails().is_empty(), "nothing was sent");
}

/// A real handshake with a certificate that nobody vouches for.
#[tokio::test]
async fn a_mail_server_that_nobody_vouches_for_is_refused() {
    let (port, heard) = stranger::open();
    let desk = desk();
    desk.app.set_mail(&MailForm { security: MailSecurity::Tls, ..form(port) }, password()).unwrap();
    fails(&desk, Way::Mail, ErrorCode::NetworkTls, "self-signed").await;
    let sent = heard.recv_timeout(Duration::from_secs(5)).expect("it came as far as the handshake");
    assert!(sent.is_empty(), "not a byte of the mail was sent: {sent:?}");
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_is_told_so() {
    let desk = desk();
    desk.app.set_mail(&form(9), password()).unwrap();
    fails(&desk, Way::Mail, ErrorCode::NetworkUnreachable, "nobody listens").await;
    let lost = MailForm { host: "smtp.nowhere.invalid".to_owned(), security: MailSecurity::Tls, ..form(465) };
    desk.app.set_mail(&lost, password()).unwrap();
    fails(&desk, Way::Mail, ErrorCode::NetworkUnreachable, "a name nobody knows").await;
}

#[tokio::test]
async fn a_mail_server_that_never_answers_is_given_up() {
    let postbox = Postbox::open(Manners { silent: true, ..Manners::default() }).await;
    let desk = desk();
    desk.app.set_mail(&form(postbox.port), password()).unwrap();
    fails(&desk, Way::Mail, ErrorCode::NetworkTimeout, "silent").await;
}

#[tokio::test]
async fn what_is_not_set_or_not_there_is_told() {
    let desk = desk();
    for way in [Way::Webhook, Way::Mail] {
        let error = desk.app.test_notification(way).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::Usage, "{way:?} is not set: {error:?}");
        assert_eq!(desk.app.switch_way(way, true).unwrap_err().code, ErrorCode::Usage, "{way:?}");
    }
    fails(&desk, Way::Desktop, ErrorCode::DesktopUnavailable, "no desktop").await;
    desk.app.set_mail(&form(9), None).unwrap();
    fails(&desk, Way::Mail, ErrorCode::SecretMissing, "no password").await;
    let error = desk.app.set_webhook(None, None).unwrap_err();
    assert_eq!(error.code, ErrorCode::SecretMissing, "{error:?}");
    assert!(error.fix.contains("HALYARD_SECRET_NOTIFY_WEBHOOK_ADDRESS"), "for servers: {error:?}");
}

#[tokio::test]
async fn secrets_go_in_and_stay_in() {
    let postbox = Postbox::guarded().await;
    let server = Server::start(|_, _| Reply::With(200, vec![], "ok".to_owned())).await;
    let desk = webhook(&server, None).await;
    desk.app.set_mail(&form(postbox.port), password()).unwrap();
    for way in [Way::Webhook, Way::Mail] {
        desk.app.test_notification(way).await.unwrap();
    }
    let view = serde_json::to_string(&desk.app.notifications().unwrap()).unwrap();
    assert!(view.contains("saved") && !view.contains("PLANTED"), "only that they are there: {view}");
    for file in std::fs::read_dir(desk.folder.path()).unwrap().map(Result::unwrap) {
        if file.path().is_file() {
            let bytes = std::fs::read(file.path()).unwrap();
            let found = bytes.windows(7).any(|part| part == b"PLANTED");
            assert!(!found, "a secret is in {}", file.path().display());
        }
    }
    // The password of one server is not sent to another.
    let other = Postbox::guarded().await;
    let moved = MailForm { host: "localhost".to_owned(), ..form(other.port) };
    desk.app.set_mail(&moved, None).unwrap();
    fails(&desk, Way::Mail, ErrorCode::SecretMissing, "another server").await;
    assert!(other.heard().is_empty(), "nobody was asked: {:?}", other.heard());
    // Cleared is forgotten: the same again needs the secret again.
    desk.app.clear_webhook().unwrap();
    assert_eq!(desk.app.set_webhook(None, None).unwrap_err().code, ErrorCode::SecretMissing, "it is gone");
    desk.app.clear_mail().unwrap();
    let view = desk.app.notifications().unwrap();
    assert!(view.webhook.is_none() && view.mail.is_none(), "{view:?}");
    let audit = format!("{:?}", desk.app.audit_list(None, 100).unwrap());
    assert!(
        audit.contains("NotificationsSaved") || audit.contains("notifications-saved"),
        "audited: {audit}"
    );
    assert!(
        audit.contains("SecretForgotten") || audit.contains("secret-forgotten"),
        "forgetting, too: {audit}"
    );
}
