//! What messages say, and what can be smuggled into none of their forms.

use super::*;
use crate::ErrorCode;
use crate::notify::mail::{MailForm, compose, mail_settings};
use crate::notify::webhook::body;

fn line(urgency: Urgency, short: &str, changes: u64) -> Line {
    Line { urgency, short: short.to_owned(), text: format!("{short}."), todo: "Do it.".to_owned(), changes }
}

#[test]
fn the_subject_says_what_matters_first() {
    let failed = || line(Urgency::Failure, "giacom: the run failed (NET-TLS)", 0);
    let waiting = |n| line(Urgency::ToDo, "giacom: changes wait", n);
    let expiring = || line(Urgency::ToDo, "the secret of giacom expires in 14 days", 0);
    let news = || line(Urgency::News, "the first scheduled run of also is done", 0);
    for (lines, subject) in [
        (vec![waiting(3)], "Halyard: 3 changes wait for you"),
        (vec![waiting(1)], "Halyard: 1 change waits for you"),
        (vec![waiting(2), news(), waiting(3)], "Halyard: 5 changes wait for you"),
        (vec![news(), failed()], "Halyard: giacom: the run failed (NET-TLS)"),
        (vec![failed(), failed(), waiting(3)], "Halyard: 2 things went wrong; 3 changes wait for you"),
        (vec![expiring()], "Halyard: the secret of giacom expires in 14 days"),
        (vec![expiring(), expiring()], "Halyard: 2 things need you"),
        (vec![expiring(), waiting(3)], "Halyard: 3 changes wait for you; 1 more thing needs you"),
        (vec![news()], "Halyard: the first scheduled run of also is done"),
        (vec![news(), news()], "Halyard: 2 scheduled runs are done"),
    ] {
        assert_eq!(Message::of(lines).unwrap().subject, subject);
    }
    assert_eq!(Message::of(Vec::new()), None, "nothing to say, nothing sent");
}

#[test]
fn the_most_urgent_comes_first_and_the_rest_is_counted() {
    let mut lines: Vec<Line> = (0..20).map(|n| line(Urgency::News, &format!("news {n}"), 0)).collect();
    lines.push(line(Urgency::Failure, "broken", 0));
    let message = Message::of(lines).unwrap();
    assert_eq!((message.lines.len(), &*message.lines[0].short), (MOST_LINES, "broken"), "worst first");
    assert_eq!(message.lines[MOST_LINES - 1].text, "And 10 more.", "nothing is dropped without a word");
    let brief = message.brief();
    assert!(brief.starts_with("broken.\n") && brief.ends_with("And 8 more.\nOpen Halyard, Home."), "{brief}");
}

fn form() -> MailForm {
    MailForm {
        host: "smtp.acme.example".to_owned(),
        port: None,
        security: MailSecurity::Tls,
        user: "it@acme.example".to_owned(),
        from: String::new(),
        to: "a@acme.example, Bé <b@acme.example>; a@acme.example".to_owned(),
    }
}

#[test]
fn a_mail_server_is_read_as_it_is_meant() {
    let read = mail_settings(&form()).unwrap();
    assert_eq!((read.port, read.from.as_str()), (465, "it@acme.example"), "what goes without saying");
    assert_eq!(read.to.len(), 2, "each address once: {:?}", read.to);
    let with = |change: fn(&mut MailForm)| {
        let mut form = form();
        change(&mut form);
        mail_settings(&form)
    };
    assert_eq!(with(|f| f.security = MailSecurity::StartTls).unwrap().port, 587, "its own port");
    for (case, change) in [
        ("no server", (|f| f.host = " ".to_owned()) as fn(&mut MailForm)),
        ("an address instead of a server", |f| f.host = "https://smtp.acme.example/".to_owned()),
        ("nobody to write to", |f| f.to = " , ".to_owned()),
        ("an address that is none", |f| f.to = "acme.example".to_owned()),
        ("nobody it is from", |f| f.user = "it".to_owned()),
        ("a port that is none", |f| f.port = Some(0)),
        ("a password in the clear", |f| f.security = MailSecurity::None),
        ("a header in an address", |f| f.from = "a@acme.example\r\nBcc: c@acme.example".to_owned()),
        ("a header in the user", |f| f.user = "a@acme.example\nX: y".to_owned()),
        ("too many", |f| f.to = (0..21).map(|n| format!("a{n}@acme.example")).collect::<Vec<_>>().join(",")),
    ] {
        assert_eq!(with(change).unwrap_err().code, ErrorCode::Usage, "{case}");
    }
    for (case, change) in [
        ("to this machine", (|f| f.host = "127.0.0.1".to_owned()) as fn(&mut MailForm)),
        ("to this machine by its newer name", |f| f.host = "::1".to_owned()),
        ("without a password", |f| (f.user, f.from) = (String::new(), "a@acme.example".to_owned())),
    ] {
        let mut form = MailForm { security: MailSecurity::None, ..form() };
        change(&mut form);
        mail_settings(&form).unwrap_or_else(|e| panic!("{case}: {e:?}"));
    }
}

#[test]
fn nothing_can_be_smuggled_into_a_mail() {
    let settings = mail_settings(&form()).unwrap();
    let evil = Line {
        text: "x\r\n.\r\nMAIL FROM:<c@acme.example>".to_owned(),
        ..line(Urgency::Failure, "a\r\nBcc: c@acme.example\r\n\r\nbody", 0)
    };
    let message = Message::of(vec![evil]).unwrap();
    let mail = compose(&settings, &message, hour(0)).unwrap();
    let raw = String::from_utf8(mail.formatted()).unwrap();
    let (head, _) = raw.split_once("\r\n\r\n").unwrap();
    let names: Vec<&str> = head
        .lines()
        .filter(|l| !l.starts_with([' ', '\t']))
        .filter_map(|l| l.split_once(':'))
        .map(|(n, _)| n)
        .collect();
    let known = [
        "From",
        "To",
        "Date",
        "Message-ID",
        "Subject",
        "Auto-Submitted",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    ];
    assert!(names.iter().all(|n| known.contains(n)), "only our own headers: {names:?}\n{head}");
    assert!(!raw.contains("\r\n.\r\n"), "nor the end of the mail in its middle");
    assert_eq!(mail.envelope().to().len(), 2, "to nobody else");
    assert!(head.contains("Subject: Halyard: a Bcc: c@acme.example body"), "it is in the subject: {head}");
    // Put past the message's own cleaning, the subject still makes no header.
    let raw_message = Message { subject: "a\r\nBcc: c@acme.example".to_owned(), lines: Vec::new() };
    let head = String::from_utf8(compose(&settings, &raw_message, hour(0)).unwrap().formatted()).unwrap();
    assert!(!head.contains("\nBcc:"), "{head}");
}

#[test]
fn both_kinds_of_webhook_get_what_they_read() {
    let text = "A <https://evil.example|link>, [a](https://evil.example) & @channel".to_owned();
    let message = Message::of(vec![Line { text, ..line(Urgency::ToDo, "giacom", 3) }]).unwrap();
    let read = |kind| -> serde_json::Value { serde_json::from_str(body(kind, &message).expose()).unwrap() };
    let teams = read(WebhookKind::Teams);
    assert_eq!(teams["type"], "message", "{teams}");
    let card = &teams["attachments"][0];
    assert_eq!(card["contentType"], "application/vnd.microsoft.card.adaptive", "{card}");
    assert_eq!(card["content"]["type"], "AdaptiveCard", "{card}");
    let texts = card["content"]["body"].to_string();
    assert!(texts.contains("3 changes wait for you") && texts.contains("Do it."), "{texts}");
    assert!(!texts.contains("[a](http"), "what a server says makes no link: {texts}");
    let slack = read(WebhookKind::Slack);
    assert_eq!(slack.as_object().map(serde_json::Map::len), Some(1), "only a text: {slack}");
    let text = slack["text"].as_str().unwrap();
    assert!(text.starts_with("*Halyard: 3 changes wait for you*\n"), "{text}");
    assert!(!text.contains('<') && !text.contains("@channel"), "no link, nobody is called: {text}");
    assert!(
        text.contains("&lt;https://evil.example|link&gt;") && text.contains("&amp;"),
        "but readable: {text}"
    );
}
