//! A whole HTTP answer, whatever its status, and what it means in words.

use super::redact::Redaction;
use super::values::Json;
use crate::{Error, ErrorCode, Result};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// An answer as received.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body as text, without a byte order mark.
    pub text: String,
    /// The wait it asked for (`Retry-After`).
    pub retry_after: Option<Duration>,
    /// Where a redirect points to, host and path only.
    pub(super) location: Option<String>,
    pub(super) purpose: Cow<'static, str>,
    pub(super) host: String,
    pub(super) redaction: Arc<Redaction>,
}

impl Answer {
    /// True for 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// True for a web page (JSON never begins with `<`).
    pub fn is_page(&self) -> bool {
        looks_like_html(self.text.as_bytes())
    }

    /// A short quotation without secrets; empty where there is nothing to quote.
    pub fn excerpt(&self) -> String {
        self.redaction.excerpt(&self.text)
    }

    /// Any text made safe to show.
    pub fn safe(&self, text: &str) -> String {
        self.redaction.excerpt(text)
    }

    /// What it was for, ending the sentence "Halyard could not …".
    pub fn purpose(&self) -> &str {
        &self.purpose
    }

    /// Who answered.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The body as JSON; an error where the status is not 2xx or the body is none.
    pub fn json(&self) -> Result<Json<'_>> {
        if !self.is_success() || self.is_page() {
            return Err(self.explain());
        }
        Json::parse(&self.text).ok_or_else(|| self.explain())
    }

    /// The error of JSON that holds something else than what was expected.
    pub fn shape(&self, expected: &str) -> Error {
        Error::new(
            ErrorCode::AnswerShape,
            format!("Halyard could not {}: the answer has an unknown shape.", self.purpose),
            format!("{} answered {} without {expected}.", self.host, self.status),
            "Check that the address is the API's. If it is, this version of the API is new to Halyard.",
        )
    }

    /// What the answer means, for statuses and bodies that no caller has a better word for.
    pub fn explain(&self) -> Error {
        let Self { status, host, purpose, .. } = self;
        let excerpt = self.excerpt();
        let said = if excerpt.is_empty() { String::new() } else { format!(" It said: {excerpt}") };
        let error = |code, what: String, why: String, fix: &str| {
            Error::new(code, format!("Halyard could not {purpose}: {what}"), why, fix)
        };
        match status {
            300..=399 => {
                // A server may put into the path what it was sent.
                let to = self.location.as_deref().map(|to| self.safe(to));
                let to = to.as_deref().unwrap_or("an address it does not name");
                error(
                    ErrorCode::NetworkRedirect,
                    format!("{host} redirects elsewhere ({status})."),
                    format!("It points to {to}. Halyard does not send credentials where it was not told to."),
                    "If that is the right address, enter it in the connection's settings.",
                )
            }
            404 => error(
                ErrorCode::NotFound,
                format!("{host} knows no such address (404)."),
                said.trim_start().to_owned(),
                "Check the address in the connection's settings.",
            ),
            429 => error(
                ErrorCode::RateLimited,
                format!("{host} asked to slow down (429) and would not go on."),
                format!("Halyard waited as long as it may.{said}"),
                "Wait a few minutes, then try again. Other tools that use the same account count as well.",
            ),
            _ if self.is_page() => error(
                ErrorCode::AnswerHtml,
                format!("{host} answered {status} with a web page instead of data."),
                if excerpt.is_empty() { String::new() } else { format!("The page says: {excerpt}") },
                if *status >= 500 {
                    "The service, or a gateway before it, is failing. Try again in a few minutes."
                } else {
                    "Check that the address is the API's, not that of a web page, and that no proxy or \
                     sign-in page stands between."
                },
            ),
            500..=599 => error(
                ErrorCode::ServerFault,
                format!("{host} failed ({status})."),
                if said.is_empty() { "It gives no reason.".to_owned() } else { said.trim_start().to_owned() },
                "The fault is on the other side. Try again in a few minutes.",
            ),
            200..=299 => error(
                ErrorCode::AnswerCut,
                format!("the answer of {host} ({status}) is cut off or is not JSON."),
                match self.text.trim_start().chars().next() {
                    None => "It is empty.".to_owned(),
                    // Customers' data: not for an error message.
                    Some('{' | '[') => format!("It has {} bytes.", self.text.len()),
                    Some(_) => format!("It says: {excerpt}"),
                },
                "Try again. If it stays so, check that the address is the API's.",
            ),
            _ => error(
                ErrorCode::AnswerShape,
                format!("{host} refused ({status})."),
                said.trim_start().to_owned(),
                "Check the connection's settings.",
            ),
        }
    }
}

/// True where the first thing is a tag.
pub(super) fn looks_like_html(body: &[u8]) -> bool {
    body.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<')
}
