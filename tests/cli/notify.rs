//! `notify …` and `sync --due` as a server meets them: the real binary, a real mail server, a real webhook.

use crate::postbox::{Manners, PASSWORD, Postbox, Privacy, USER};
use crate::schedules::make_due;
use crate::secrets::{bytes, hold};
use crate::server::{Reply, Server};
use crate::stage::{connected, fails, has, imported, said, servers};
use halyard_measure::{Office, Said, Working};

const TOKEN: &str = "PLANTED0hook0token77c1";

fn address(server: &Server) -> String {
    format!("{}/workflows/{TOKEN}?sig={TOKEN}sig", server.base)
}

/// The office knows the secrets as a server does.
fn with_secrets(office: &mut Office, webhook: &str) {
    office.halyard = office
        .halyard
        .clone()
        .with("HALYARD_SECRET_NOTIFY_WEBHOOK_ADDRESS", webhook)
        .with("HALYARD_SECRET_NOTIFY_MAIL_PASSWORD", PASSWORD)
        .with("HALYARD_LOG", "trace");
}

fn set_mail(office: &Office, port: u16) -> serde_json::Value {
    let port = port.to_string();
    let server = ["notify", "mail", "set", "--host", "127.0.0.1", "--port", &port, "--security", "none"];
    let people = ["--user", USER, "--to", "boss@acme.example,it@acme.example"];
    office.must(&[&server[..], &people].concat()).unwrap()
}

fn silent(said: &Said) {
    for (place, text) in [("standard output", &said.out), ("standard error", &said.err)] {
        hold(place, text.as_bytes(), &["PLANTED"]);
    }
}

/// What the vendor has of one more customer is gone there.
fn leave(office: &Office) {
    let rows = office.practice.giacom().rows();
    let first = rows[0]["customerId"].as_str().unwrap().to_owned();
    office.practice.giacom().remove_rows(&first);
}

#[test]
fn what_was_held_back_is_told_once_by_mail_and_webhook() {
    let (postbox, server) = servers().block_on(async {
        (Postbox::guarded().await, Server::start(|_, _| Reply::With(202, vec![], String::new())).await)
    });
    let mut office = imported();
    with_secrets(&mut office, &address(&server));
    office.must(&["connect", "giacom", "--when-missing", "zero"]).unwrap();
    office.must(&["schedule", "giacom", "set", "--every-hours", "4", "--no-removals"]).unwrap();
    office.must(&["notify", "webhook", "set", "--kind", "teams"]).unwrap();
    set_mail(&office, postbox.port);
    leave(&office);

    make_due(&office);
    let first = said(&office, &["sync", "--due"]);
    assert_eq!(first.code, Some(0), "what waits is no failure: {first}");
    silent(&first);
    let value = first.json().unwrap();
    let held = value["due"][0]["held_back"].as_u64().unwrap();
    assert!(held > 0, "the cuts wait: {value}");
    let ways: Vec<&str> =
        value["notified"].as_array().unwrap().iter().map(|n| n["way"].as_str().unwrap()).collect();
    assert_eq!(ways, ["webhook", "mail"], "no desktop here: {value}");
    let (mails, posts) = (postbox.mails(), server.seen());
    assert_eq!((mails.len(), posts.len()), (1, 1), "one message for each way");
    let subject = mails[0].header("Subject").unwrap();
    let waits =
        if held == 1 { "1 change waits for you".to_owned() } else { format!("{held} changes wait for you") };
    assert_eq!(subject, format!("Halyard: {waits}"), "it says what to do");
    assert!(mails[0].text.contains("the first scheduled run of giacom is done"), "{}", mails[0].text);
    assert!(
        mails[0].text.contains(value["due"][0]["waits"].as_str().unwrap()),
        "and where: {}",
        mails[0].text
    );
    assert_eq!(mails[0].to.len(), 2, "to both");
    assert!(posts[0].body.contains("AdaptiveCard") && posts[0].body.contains(&waits), "{}", posts[0].body);

    for round in ["the same again", "and again"] {
        make_due(&office);
        let quiet = said(&office, &["sync", "--due"]);
        assert_eq!(quiet.code, Some(0), "{round}: {quiet}");
        assert!(quiet.json().unwrap()["notified"].is_null(), "{round}: {quiet}");
    }
    assert_eq!((postbox.mails().len(), server.seen().len()), (1, 1), "nothing changed, nothing was sent");

    office.must(&["notify", "when", "every-run"]).unwrap();
    make_due(&office);
    office.must(&["sync", "--due"]).unwrap();
    assert_eq!((postbox.mails().len(), server.seen().len()), (2, 2), "unless every run is wanted");
    for (file, content) in bytes(office.halyard.folder()) {
        hold(&file, &content, &["PLANTED"]);
    }
}

#[test]
fn a_dead_way_changes_no_exit_code_and_is_shown() {
    let mut office = imported();
    with_secrets(&mut office, &format!("http://127.0.0.1:9/hooks/{TOKEN}"));
    office.must(&["schedule", "giacom", "set", "--every-hours", "4"]).unwrap();
    office.must(&["notify", "webhook", "set"]).unwrap();
    set_mail(&office, 9);
    make_due(&office);
    let ran = said(&office, &["sync", "--due"]);
    assert_eq!(ran.code, Some(0), "the run is what counts: {ran}");
    silent(&ran);
    let value = ran.json().unwrap();
    assert_eq!(value["due"][0]["run"]["status"], "done", "{value}");
    let codes: Vec<&str> =
        value["notified"].as_array().unwrap().iter().map(|n| n["error"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["NET-UNREACHABLE", "NET-UNREACHABLE"], "both were tried: {value}");
    let view = office.must(&["notify", "show"]).unwrap();
    for way in ["webhook", "mail"] {
        let last = &view[way]["last"];
        has(last, &["at", "error"]);
        has(&last["error"], &["code", "what", "why", "fix"]);
        assert_eq!(last["error"]["code"], "NET-UNREACHABLE", "{view}");
    }
    // Somebody hears of it once they can.
    let postbox = servers().block_on(Postbox::guarded());
    set_mail(&office, postbox.port);
    make_due(&office);
    office.must(&["sync", "--due"]).unwrap();
    assert_eq!(postbox.mails().len(), 1, "what reached nobody is not lost");
}

#[test]
fn a_failure_is_told_with_its_code_and_what_to_do() {
    let postbox = servers().block_on(Postbox::guarded());
    let mut office = imported();
    with_secrets(&mut office, "");
    office.must(&["schedule", "giacom", "set", "--every-hours", "4"]).unwrap();
    set_mail(&office, postbox.port);
    let wrong = "PLANTED-giacom-key-0123456789abcd";
    let broken = office.halyard.clone().with("HALYARD_SECRET_GIACOM_API_KEY", wrong);
    for round in 0..3 {
        make_due(&office);
        let refused = broken.run(&["sync", "--due"]).unwrap();
        assert_eq!(refused.code, Some(7), "round {round}: the exit code is that of the run: {refused}");
        silent(&refused);
    }
    let mails = postbox.mails();
    assert_eq!(mails.len(), 1, "told once, not each time");
    assert!(mails[0].header("Subject").unwrap().contains("GIACOM-401-KEY"), "{}", mails[0].text);
    assert!(mails[0].text.contains("Giacom refused"), "why: {}", mails[0].text);
    hold("the mail", mails[0].text.as_bytes(), &["PLANTED"]);
}

#[test]
fn it_is_set_shown_tested_switched_and_cleared() {
    let (postbox, server) = servers().block_on(async {
        (Postbox::guarded().await, Server::start(|_, _| Reply::With(200, vec![], "ok".to_owned())).await)
    });
    let mut office = connected();
    let fresh = office.must(&["notify"]).unwrap();
    has(&fresh, &["when", "desktop", "webhook", "mail"]);
    assert_eq!((&fresh["when"], &fresh["desktop"]["on"]), (&"changes".into(), &true.into()), "{fresh}");
    fails("not set", &said(&office, &["notify", "test", "mail"]), 2, "USAGE");
    fails("not set", &said(&office, &["notify", "webhook", "on"]), 2, "USAGE");
    fails("no address", &said(&office, &["notify", "webhook", "set"]), 7, "SECRET-MISSING");
    with_secrets(&mut office, &address(&server));
    let set = office.must(&["notify", "webhook", "set"]).unwrap();
    assert_eq!(
        (&set["webhook"]["kind"], &set["webhook"]["host"]),
        (&"slack".into(), &"127.0.0.1".into()),
        "{set}"
    );
    assert_eq!(set["webhook"]["variable"], "HALYARD_SECRET_NOTIFY_WEBHOOK_ADDRESS", "{set}");
    let set = set_mail(&office, postbox.port);
    has(
        &set["mail"],
        &["on", "host", "port", "security", "user", "from", "to", "secret", "variable", "last"],
    );
    let tests = office.must(&["notify", "test"]).unwrap();
    let ways: Vec<&str> =
        tests["tests"].as_array().unwrap().iter().map(|t| t["way"].as_str().unwrap()).collect();
    assert_eq!(ways, ["webhook", "mail"], "each that is on: {tests}");
    assert_eq!((postbox.mails().len(), server.seen().len()), (1, 1), "and both arrived");
    office.must(&["notify", "mail", "off"]).unwrap();
    let tests = office.must(&["notify", "test"]).unwrap();
    assert_eq!(tests["tests"].as_array().map(Vec::len), Some(1), "one of them is off: {tests}");
    office.must(&["notify", "test", "mail"]).unwrap();
    assert_eq!(postbox.mails().len(), 2, "it can be tested all the same");
    office.must(&["notify", "desktop", "off"]).unwrap();
    let text = plainly(&office, &["notify"]);
    for part in ["desktop  off", "127.0.0.1 (slack)", "as it@acme.example", "worked the last time"] {
        assert!(text.contains(part), "people are told {part:?}: {text}");
    }
    office.must(&["notify", "webhook", "clear"]).unwrap();
    let view = office.must(&["notify", "mail", "clear"]).unwrap();
    assert!(view["webhook"].is_null() && view["mail"].is_null(), "{view}");
    let audit = office.must(&["audit", "list"]).unwrap().to_string();
    assert!(audit.contains("notifications-saved") && audit.contains("boss@acme.example"), "audited: {audit}");
    hold("the audit", audit.as_bytes(), &["PLANTED"]);
}

#[test]
fn what_cannot_be_used_is_refused_before_anything_is_saved() {
    let mut office = connected();
    with_secrets(&mut office, "http://hooks.example.net/PLANTED");
    fails("plain http", &said(&office, &["notify", "webhook", "set"]), 2, "ADDRESS-NOT-HTTPS");
    let mail = |more: &[&str]| said(&office, &[&["notify", "mail", "set"], more].concat());
    let to = ["--to", "a@acme.example"];
    for (case, more) in [
        ("nobody it is from", &["--host", "smtp.acme.example"][..]),
        ("a password in the clear", &["--host", "smtp.acme.example", "--user", USER, "--security", "none"]),
        ("a server that is none", &["--host", "https://acme.example/", "--user", USER]),
        ("port 0", &["--host", "smtp.acme.example", "--user", USER, "--port", "0"]),
    ] {
        fails(case, &mail(&[more, &to].concat()), 2, "USAGE");
    }
    fails("nobody to write to", &mail(&["--host", "smtp.acme.example", "--user", USER]), 2, "USAGE");
    let view = office.must(&["notify"]).unwrap();
    assert!(view["webhook"].is_null() && view["mail"].is_null(), "nothing was saved: {view}");
}

#[test]
fn mail_goes_out_by_tls_to_a_server_the_system_trusts_and_to_no_other() {
    let mut office = connected();
    with_secrets(&mut office, "");
    // The system's own list of authorities, in place of which a file may be named.
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/core/edge/tls/authority.pem");
    let trusting = office.halyard.clone().with("SSL_CERT_FILE", authority);
    for (privacy, security) in [(Privacy::Tls, "tls"), (Privacy::StartTls, "starttls")] {
        let manners = Manners { sign_in: true, offers_sign_in: true, privacy, ..Manners::default() };
        let postbox = servers().block_on(Postbox::open(manners));
        let port = postbox.port.to_string();
        let server = ["notify", "mail", "set", "--host", "localhost", "--port", &port];
        let people = ["--security", security, "--user", USER, "--to", "boss@acme.example"];
        office.must(&[&server[..], &people].concat()).unwrap();
        fails("a stranger's certificate", &said(&office, &["notify", "test", "mail"]), 1, "NET-TLS");
        assert!(postbox.mails().is_empty(), "{security}: nobody vouches for it");
        assert!(!postbox.heard().iter().any(|l| l.starts_with("AUTH")), "{security}: it is told no password");
        let sent = trusting.run(&["notify", "test", "mail"]).unwrap();
        assert_eq!(sent.code, Some(0), "{security}: an authority the system trusts does: {sent}");
        let mails = postbox.mails();
        assert_eq!((mails.len(), mails[0].signed_in), (1, true), "{security}: it arrived");
        silent(&sent);
    }
}

fn plainly(office: &Office, arguments: &[&str]) -> String {
    let folder = office.halyard.folder().to_str().unwrap().to_owned();
    let all = [&["--secrets", "env", "--data-dir", &folder], arguments].concat();
    let said = Working::start(office.halyard.bare(&all)).unwrap().wait().unwrap();
    assert_eq!(said.code, Some(0), "{arguments:?}: {said}");
    said.out
}
