//! The mail itself: plain text, and headers nothing can be smuggled into.

use super::super::{MailSettings, Message};
use crate::{Error, Result};
use jiff::Timestamp;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use std::time::{Duration, SystemTime};

/// The mail of a message, dated `at`.
pub fn compose(settings: &MailSettings, message: &Message, at: Timestamp) -> Result<lettre::Message> {
    let from = mailbox(&settings.from)?;
    let seconds = Duration::from_secs(u64::try_from(at.as_second()).unwrap_or_default());
    let name = format!("<halyard.{}.{}@{}>", at.as_microsecond(), std::process::id(), from.email.domain());
    let mut mail = lettre::Message::builder()
        .from(from)
        .date(SystemTime::UNIX_EPOCH + seconds)
        .message_id(Some(name))
        .subject(one_line(&message.subject))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .header(ContentType::TEXT_PLAIN);
    for to in &settings.to {
        mail = mail.to(mailbox(to)?);
    }
    // The library wants the ends of lines as mail has them.
    let body = message.letter().replace('\n', "\r\n");
    mail.body(body).map_err(|_| Error::internal("The mail could not be put together."))
}

/// An address, alone or with a name before it.
pub(super) fn mailbox(text: &str) -> Result<Mailbox> {
    let plain = text.trim();
    let read = if plain.contains(char::is_control) { None } else { plain.parse().ok() };
    read.ok_or_else(|| {
        super::settings::usage(
            format!("{plain:?} is not a mail address."),
            "It has a name, an @ and a host.",
            "Write it like it@acme.example, or like Acme IT <it@acme.example>.",
        )
    })
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
