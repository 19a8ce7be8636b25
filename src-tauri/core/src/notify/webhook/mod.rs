//! A post to an address that somebody was given for a channel. The address opens the channel: it is a secret,
//! all of it but the host.

mod address;
mod body;

pub use address::{WebhookAddress, suggested};
pub use body::body;

use super::{Message, WebhookKind};
use crate::http::{Answer, Outcome, Request, Sender};
use crate::{Error, ErrorCode, Result};
use std::time::Duration;

/// How often a post is tried again after 429 and what passes by itself.
const RETRIES: usize = 2;
/// A channel answers at once or not at all.
const PATIENCE: Duration = Duration::from_secs(15);

/// Posts the message. A post that may have arrived is sent again: twice told is better than not at all.
pub async fn post(
    sender: &Sender,
    address: &WebhookAddress,
    kind: WebhookKind,
    message: &Message,
) -> Result<()> {
    let sender = sender.clone().with_policy(|policy| {
        policy.retry.truncate(RETRIES);
        policy.read = policy.read.min(PATIENCE);
    });
    for part in address.secrets() {
        sender.hide(&part);
    }
    let request = Request::ask_json("post to the webhook", address.origin(), body(kind, message))
        .with_secret_target(address.target())
        .read_by(bounded)
        .any_answer();
    let answer = sender.send(&request).await.map_err(|failure| failure.error)?;
    if answer.is_success() { Ok(()) } else { Err(refusal(&answer)) }
}

/// 429 is tried again as often as a fault, not for minutes.
fn bounded(answer: &Answer) -> Option<Outcome> {
    (answer.status == 429).then_some(Outcome::Status(503))
}

/// What an answer means that is not a good one.
fn refusal(answer: &Answer) -> Error {
    let (status, host) = (answer.status, answer.host());
    let excerpt = if answer.is_page() { String::new() } else { answer.excerpt() };
    let said = if excerpt.is_empty() { String::new() } else { format!(" It said: {excerpt}") };
    let error = match status {
        404 | 410 => Error::new(
            ErrorCode::WebhookGone,
            format!("{host} knows the webhook no more ({status})."),
            format!(
                "It was deleted, or the channel is gone or archived; or the address was not copied whole.{said}"
            ),
            "Make a new webhook there and enter its address again.",
        ),
        400..=403 | 405..=409 | 411..=428 | 430..=499 => Error::new(
            ErrorCode::WebhookRefused,
            format!("{host} refused the message ({status})."),
            format!(
                "The address was not copied whole, may not post, or wants another kind of message.{said}"
            ),
            "Copy the address again, and choose the kind that fits: Teams or Slack.",
        ),
        300..=399 => Error::new(
            ErrorCode::NetworkRedirect,
            format!("{host} redirects the webhook elsewhere ({status})."),
            "Halyard does not post where it was not told to.",
            "Enter the address it leads to, if that is the right one.",
        ),
        _ => answer.explain(),
    };
    error.answered(status)
}
