//! The one way a call goes out to ALSO: one at a time, at a steady pace, and only one of six operations. All
//! of them are POST; none of them changes anything but the session.

use super::fault::Fault;
use crate::Result;
use crate::http::address::join;
use crate::http::{Answer, Outcome, Request, Sender};
use crate::secrets::Secret;
use reqwest::Url;
use reqwest::header::HeaderName;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// What can be asked. The same user may create, change and end things by other operations: they are not in
/// this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Operation {
    GetSessionToken,
    PingPong,
    TerminateSessionToken,
    GetCompany,
    GetCompanies,
    GetSubscriptions,
}

impl Operation {
    /// Its name in the address (facts 3 and 4: VERIFIED).
    fn path(self) -> &'static str {
        match self {
            Self::GetSessionToken => "GetSessionToken",
            Self::PingPong => "PingPong",
            Self::TerminateSessionToken => "TerminateSessionToken",
            Self::GetCompany => "GetCompany",
            Self::GetCompanies => "GetCompanies",
            Self::GetSubscriptions => "GetSubscriptions",
        }
    }

    fn purpose(self) -> &'static str {
        match self {
            Self::GetSessionToken => "sign in to ALSO",
            Self::PingPong => "reach ALSO",
            Self::TerminateSessionToken => "sign out of ALSO",
            Self::GetCompany => "read your own company from ALSO",
            Self::GetCompanies => "read customers from ALSO",
            Self::GetSubscriptions => "read subscriptions from ALSO",
        }
    }

    /// Whether a good answer is JSON. A token may come bare, the other two answer with nothing.
    fn answers_json(self) -> bool {
        matches!(self, Self::GetCompany | Self::GetCompanies | Self::GetSubscriptions)
    }
}

/// How an answer is read beyond its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Signing in: every answer is final. Accounts get locked, and frequent sign-ins bring 403 (facts 3).
    Once,
    /// A fault is final, whatever its status but 429; 500 is ALSO's usual one (facts 8).
    Plain,
    /// Likewise, where the same was answered before: a 403 now means "too many calls" (facts 8).
    Served,
}

impl Manner {
    fn read(self) -> fn(&Answer) -> Option<Outcome> {
        match self {
            Self::Once => |_| Some(Outcome::Settled),
            Self::Plain => |answer| match Fault::of(answer) {
                Some(_) if answer.status != 429 => Some(Outcome::Settled),
                _ => None,
            },
            Self::Served => |answer| match Fault::of(answer) {
                Some(fault) if fault.expired => Some(Outcome::Settled),
                _ if matches!(answer.status, 403 | 429) => Some(Outcome::Status(429)),
                fault => fault.map(|_| Outcome::Settled),
            },
        }
    }
}

/// ALSO, as far as bytes go.
#[derive(Debug)]
pub(super) struct Line {
    sender: Sender,
    rest: Url,
    pause: Duration,
    /// When the last call began. Held while one is under way: ALSO is asked one thing at a time (facts 9).
    last: Mutex<Option<Instant>>,
}

impl Line {
    pub fn new(rest: Url, pause: Duration, sender: Sender) -> Self {
        let sender = sender.with_policy(|policy| {
            for wait in &mut policy.slow_down {
                *wait = (*wait).min(LONGEST_WAIT);
            }
            policy.patience = policy.patience.min(PATIENCE);
        });
        Self { sender, rest, pause, last: Mutex::default() }
    }

    pub fn requests(&self) -> u64 {
        self.sender.requests()
    }

    /// Never quote this.
    pub fn hide(&self, secret: &Secret) {
        self.sender.hide(secret);
    }

    /// Calls once, apart from retries of what may pass by itself. Answers of every status come back.
    pub async fn post(
        &self,
        operation: Operation,
        body: Secret,
        token: Option<&Secret>,
        manner: Manner,
    ) -> Result<Answer> {
        let mut last = self.last.lock().await;
        if let Some(began) = *last {
            let rest = self.pause.saturating_sub(began.elapsed());
            self.sender.rest(rest).await.map_err(|failure| failure.error)?;
        }
        *last = Some(Instant::now());
        let url = join(&self.rest, operation.path());
        let mut request = Request::ask_json(operation.purpose(), url, body).read_by(manner.read());
        if !operation.answers_json() {
            request = request.any_answer();
        }
        if manner == Manner::Once {
            request = request.with_tries(1);
        }
        if let Some(token) = token {
            // Not `Authorization` (facts 3: VERIFIED).
            let value = Secret::new(&format!("CCPSessionId {}", token.expose()));
            request = request.with_secret_header(HeaderName::from_static("authenticate"), value);
        }
        self.sender.send(&request).await.map_err(|failure| failure.error)
    }
}

/// The longest wait of our own after 429 (facts 9, design).
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// How long all waits of one call may take together; then the reading stops, and goes on another time with
/// the customer it stopped at.
const PATIENCE: Duration = Duration::from_mins(2);
