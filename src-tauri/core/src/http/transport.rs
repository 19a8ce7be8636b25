//! What a failed connection means: which outcome it is, and the words for it.

use super::{Outcome, Request};
use crate::{Error, ErrorCode};
use std::io;
use std::time::Duration;

/// Why a request brought no whole answer, and whether it may have arrived.
#[derive(Debug, Clone)]
pub struct Failure {
    /// In words.
    pub error: Error,
    /// False where nothing can have arrived on the other side.
    pub may_have_landed: bool,
}

/// A try that brought no whole answer.
pub(super) struct Miss {
    pub outcome: Outcome,
    pub error: Error,
}

impl From<Miss> for Failure {
    fn from(miss: Miss) -> Self {
        let may_have_landed = !matches!(miss.outcome, Outcome::NotSent | Outcome::Tls);
        Self { error: miss.error, may_have_landed }
    }
}

/// Reads an error of the HTTP library by its kind, never by its text. `started` is true once a status line
/// had arrived.
pub(super) fn miss(error: &reqwest::Error, request: &Request, limit: Duration, started: bool) -> Miss {
    let outcome = if error.is_builder() {
        Outcome::NotSent
    } else if error.is_connect() {
        let tls = is_tls_failure(std::error::Error::source(error));
        if tls { Outcome::Tls } else { Outcome::NotSent }
    } else if error.is_timeout() {
        Outcome::TimedOut
    } else if started {
        Outcome::Cut
    } else {
        Outcome::Broken
    };
    Miss { outcome, error: words(outcome, error.is_timeout(), request, limit) }
}

/// Whether TLS is what a connection failed at, from the first cause of its error: a failed handshake shows as an
/// I/O error whose data made no sense, or that ended too soon.
pub fn is_tls_failure(cause: Option<&(dyn std::error::Error + 'static)>) -> bool {
    let mut next = cause;
    while let Some(cause) = next {
        next = match cause.downcast_ref::<io::Error>() {
            Some(io) if matches!(io.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
                return true;
            }
            // An I/O error passes over what it wraps when it is asked for its source.
            Some(io) => io.get_ref().map(|inner| inner as &(dyn std::error::Error + 'static)),
            None => cause.source(),
        };
    }
    false
}

fn words(outcome: Outcome, slow: bool, request: &Request, limit: Duration) -> Error {
    let (host, purpose) = (request.host(), &request.purpose);
    let error = |code, what: String, why: &str, fix: &str| {
        Error::new(code, format!("Halyard could not {purpose}: {what}"), why, fix)
    };
    match outcome {
        Outcome::Tls => error(
            ErrorCode::NetworkTls,
            format!("no safe connection to {host} could be made."),
            "Its certificate or its encryption is not acceptable, or it does not speak https at all.",
            "Check the address. A proxy that inspects traffic must have its certificate installed on this \
             machine.",
        ),
        Outcome::NotSent if slow => error(
            ErrorCode::NetworkTimeout,
            format!("{host} did not take the connection in time."),
            "Nothing was sent.",
            "Check the network, a firewall or proxy, and the address.",
        ),
        Outcome::NotSent => error(
            ErrorCode::NetworkUnreachable,
            format!("{host} could not be reached."),
            "The name is not known, or nothing takes connections there. Nothing was sent.",
            "Check the address and the network.",
        ),
        Outcome::TimedOut => error(
            ErrorCode::NetworkTimeout,
            format!("{host} gave no whole answer within {} seconds.", limit.as_secs().max(1)),
            "The service is slow or busy.",
            "Try again later.",
        ),
        Outcome::Cut => error(
            ErrorCode::AnswerCut,
            format!("the answer of {host} broke off in the middle."),
            "The connection ended before the announced length was received.",
            "Try again. If it stays so, a proxy between may cut large answers.",
        ),
        _ => error(
            ErrorCode::NetworkLost,
            format!("the connection to {host} broke before the answer came."),
            "The other side, or something between, closed it.",
            "Check the network and try again.",
        ),
    }
}
