//! What ALSO's refusals mean, each condition with its own code and words (facts 8).

use super::fault::Fault;
use super::line::Manner;
use crate::http::Answer;
use crate::{Error, ErrorCode};

/// How a fault says that the user has a second factor (facts 8: VERIFIED in part).
const SECOND_FACTOR: [&str; 4] = ["mfa", "multi-factor", "multifactor", "two-factor"];
/// How a fault says that user name and password do not fit (facts 8: VERIFIED).
const BAD_LOGIN: [&str; 2] = ["username and password", "user name and password"];

/// The error of an answer that is not what was asked for. `manner` is the one of the call that brought it.
pub(super) fn refusal(answer: &Answer, manner: Option<Manner>) -> Error {
    let fault = Fault::of(answer);
    let signing_in = manner == Some(Manner::Once);
    let says = |words: &[&str]| {
        let message = fault.as_ref().map(|f| f.message.to_lowercase()).unwrap_or_default();
        words.iter().any(|word| message.contains(word))
    };
    let said = fault.as_ref().map_or_else(|| quoted(&answer.excerpt()), |fault| told(fault, answer));
    let over = fault.as_ref().is_some_and(|f| f.expired) && !signing_in;
    let service = fault.as_ref().is_some_and(|f| f.service);
    match answer.status {
        _ if signing_in && says(&SECOND_FACTOR) => second_factor(&said),
        _ if signing_in && says(&BAD_LOGIN) => sign_in(answer, &said),
        _ if over => session_over(&said),
        401 if signing_in => sign_in(answer, &said),
        401 => session_over(&said),
        429 => throttled(answer, signing_in, &said),
        403 if signing_in || manner == Some(Manner::Served) => throttled(answer, signing_in, &said),
        503 => maintenance(answer, &said),
        404 | 405 if !service => address(answer, &said),
        _ if fault.is_none() && answer.status != 403 => answer.explain(),
        _ if signing_in => sign_in(answer, &said),
        _ => refused(answer, &said),
    }
    .answered(answer.status)
}

/// What a fault says, with the reference that ALSO's support asks for. Never anything that was sent.
fn told(fault: &Fault, answer: &Answer) -> String {
    let mut said = quoted(&answer.safe(&fault.message));
    if let Some(issue) = &fault.issue {
        said.extend([" ALSO's support can look it up by ", &answer.safe(issue), "."]);
    }
    said
}

fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" It said: {text}") }
}

fn second_factor(said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoSecondFactor,
        "ALSO does not let this user sign in by API: two-factor sign-in is on.",
        format!("A program cannot answer the second factor.{said}"),
        "Best make an API-only user with read rights, the Reseller Admin role and a long password of its own. \
         Have its second factor switched off by ALSO's support, or in the marketplace under Company > \
         Security > Enforced Multi-Factor Authentication. An account without it is a risk: use it for nothing \
         else.",
    )
}

fn sign_in(answer: &Answer, said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoSignInRefused,
        format!("ALSO refused to sign this user in ({}).", answer.status),
        format!(
            "User name or password is wrong, or ALSO has not let this user, or the address of this network, \
             use the API.{said}"
        ),
        "Sign in to the marketplace with the same user and password. If that works, ask ALSO's support to \
         allow the user to use the API, and whether it is limited to some network addresses. Halyard does not \
         try again by itself: accounts get locked.",
    )
}

pub(super) fn session_over(said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoSessionOver,
        "ALSO ended the session, and the one after it.",
        format!("Halyard signed in once more and asked once more, with the same answer.{said}"),
        "What was read is kept. Make sure that no other program uses the same user, and try again later.",
    )
}

fn throttled(answer: &Answer, signing_in: bool, said: &str) -> Error {
    let (what, why) = if signing_in {
        (
            "turned the sign-in away",
            "It does so when a user signs in often, or from an address that it does not know.",
        )
    } else {
        (
            "asked to slow down and would not go on",
            "Halyard waits two minutes in all for one answer, not longer.",
        )
    };
    Error::new(
        ErrorCode::AlsoThrottled,
        format!("ALSO {what} ({}).", answer.status),
        format!("{why}{said}"),
        "What was read is kept, and the next reading goes on from there. Wait some minutes; if it comes back, \
         raise the pause between calls in the advanced settings, and make sure that no other program uses the \
         same user.",
    )
}

fn maintenance(answer: &Answer, said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoMaintenance,
        format!("ALSO's marketplace is not available at the moment ({}).", answer.status),
        format!("It is being worked on, or overloaded. User and password are not the matter.{said}"),
        "Try again later.",
    )
}

fn address(answer: &Answer, said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoAddress,
        format!("{} has no API of ALSO's marketplace at this path ({}).", answer.host(), answer.status),
        format!("The host answers, but not as the marketplace does.{said}"),
        "Enter the address at which you sign in to the marketplace, for example https://marketplace.also.ch. \
         The path of the API is an advanced setting.",
    )
}

fn refused(answer: &Answer, said: &str) -> Error {
    Error::new(
        ErrorCode::AlsoRefused,
        format!("ALSO refused to let Halyard {} ({}).", without_also(answer.purpose()), answer.status),
        format!("Most often the user lacks a right.{said}"),
        "Give the API user read rights for customers and subscriptions and the Reseller Admin role. If it has \
         them, check the account id in the advanced settings, or send ALSO's support what it said.",
    )
}

fn without_also(purpose: &str) -> &str {
    purpose.strip_suffix(" from ALSO").unwrap_or(purpose)
}

/// Whether what was refused will be refused for every customer alike, so that a reading need not go on.
pub(super) fn stops(code: ErrorCode) -> bool {
    !matches!(
        code,
        ErrorCode::AlsoRefused
            | ErrorCode::AnswerShape
            | ErrorCode::AnswerCut
            | ErrorCode::AnswerHtml
            | ErrorCode::AnswerTooLarge
            | ErrorCode::ServerFault
            | ErrorCode::NetworkTimeout
            | ErrorCode::NetworkLost
    )
}
