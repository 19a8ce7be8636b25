//! The one way out: every call to Halo and to vendors goes through [`Sender::send`]. It keeps to the
//! budget, waits visibly, retries what may be retried, caps what it takes in, follows no redirect to
//! another origin, and logs method, host, path, status and time, never a query, a header or a body.

use super::transport::{Failure, Miss, miss};
use super::values::Json;
use super::{
    Answer, Claim, Decision, Intake, Kind, Ledger, Observer, Outcome, Policy, Redaction, Request, Shapes,
    Tried, WaitReason, Waiting, decide, silent,
};
use crate::secrets::Secret;
use crate::{Error, ErrorCode};
use jiff::Timestamp;
use reqwest::header::{HeaderMap, LOCATION, RETRY_AFTER};
use reqwest::{Client, Url, redirect, tls};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// How often a reading follows a redirect within the same origin.
const REDIRECTS: usize = 3;
/// As much is taken of an answer that is not a good one, in bytes: only a sentence of it is ever used.
const LARGEST_REFUSAL: usize = 256 * 1024;

/// Sends requests for one connection. Clones share everything: the count, the budget, the secrets hidden.
#[derive(Clone)]
pub struct Sender {
    policy: Arc<Policy>,
    ledger: Option<Arc<dyn Ledger>>,
    observer: Observer,
    cancel: CancellationToken,
    redaction: Arc<Redaction>,
    sent: Arc<AtomicU64>,
    shapes: Option<Shapes>,
    clients: Arc<[OnceLock<Option<Client>>; 2]>,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").field("sent", &self.requests()).finish_non_exhaustive()
    }
}

impl Sender {
    /// A sender without a budget that tells nobody and is never cancelled.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy: Arc::new(policy),
            ledger: None,
            observer: silent(),
            cancel: CancellationToken::new(),
            redaction: Arc::default(),
            sent: Arc::default(),
            shapes: None,
            clients: Arc::default(),
        }
    }

    /// With a budget that is asked before each request.
    #[must_use]
    pub fn with_ledger(mut self, ledger: Arc<dyn Ledger>) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// With someone to tell of waits.
    #[must_use]
    pub fn with_observer(mut self, observer: Observer) -> Self {
        self.observer = observer;
        self
    }

    /// Can be cancelled: waits and readings end at once, a write under way is awaited, for its fate would
    /// not be known otherwise.
    #[must_use]
    pub fn with_cancel(mut self, cancel: CancellationToken) -> Self {
        self.cancel = cancel;
        self
    }

    /// With other limits and waits, for a vendor that wants to be treated otherwise.
    #[must_use]
    pub fn with_policy(mut self, change: impl FnOnce(&mut Policy)) -> Self {
        change(Arc::make_mut(&mut self.policy));
        self
    }

    /// Whose answers' shapes are collected.
    #[must_use]
    pub fn with_shapes(mut self, shapes: Shapes) -> Self {
        self.shapes = Some(shapes);
        self
    }

    /// Requests sent so far.
    pub fn requests(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// For counting the answers of one list.
    pub fn intake(&self) -> Intake {
        Intake::of(&self.policy)
    }

    /// Never quote this in an error or a log line.
    pub fn hide(&self, secret: &Secret) {
        self.redaction.remember(secret);
    }

    /// Sends until there is an answer worth having or nothing more may be tried. Answers of every status
    /// come back as answers.
    pub async fn send(&self, request: &Request) -> Result<Answer, Failure> {
        let mut tried = Tried::default();
        loop {
            self.claim(request).await?;
            let result = self.once(request).await;
            if let (Some(shapes), Ok(answer)) = (&self.shapes, &result) {
                shapes.take(request, answer);
            }
            let (outcome, asked) = match &result {
                Ok(answer) => (judge(request, answer), answer.retry_after),
                Err(Stopped::Miss(miss)) => (miss.outcome, None),
                Err(Stopped::For(failure)) => return Err(failure.clone()),
            };
            let slowed = outcome == Outcome::Status(429);
            if slowed {
                tried.slowed += 1;
            } else {
                tried.failures += 1;
            }
            let last = !slowed && request.tries.is_some_and(|most| tried.failures >= most);
            match decide(&self.policy, request.kind, outcome, tried, asked) {
                Decision::Wait(wait) if !last => {
                    let reason = if slowed { WaitReason::AskedTo } else { WaitReason::Retry };
                    self.pause(request, reason, wait).await?;
                    tried.waited += if slowed { wait } else { Duration::ZERO };
                }
                _ => {
                    return result.map_err(|stopped| match stopped {
                        Stopped::Miss(miss) => miss.into(),
                        Stopped::For(failure) => failure,
                    });
                }
            }
        }
    }

    /// Waits until the budget lets one more request go.
    async fn claim(&self, request: &Request) -> Result<(), Failure> {
        loop {
            if self.cancel.is_cancelled() {
                return Err(interrupted());
            }
            let Some(ledger) = self.ledger.clone() else { return Ok(()) };
            let limit = ledger.limit();
            // The store's ledger is a database: not on the thread that serves everyone.
            let claimed = tokio::task::spawn_blocking(move || ledger.claim(Timestamp::now())).await;
            let claim = match claimed {
                Ok(claim) => claim.map_err(not_sent)?,
                Err(_) => return Err(not_sent(Error::internal("The request budget could not be asked."))),
            };
            let Claim::WaitUntil(until) = claim else { return Ok(()) };
            let wait = Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or_default();
            let wait = wait.clamp(Duration::from_millis(10), super::budget::WINDOW.unsigned_abs());
            self.pause(request, WaitReason::Budget(limit), wait).await?;
        }
    }

    /// A visible wait. In short steps by the wall clock, so that it ends on time after a machine slept.
    async fn pause(&self, request: &Request, reason: WaitReason, wait: Duration) -> Result<(), Failure> {
        let until = Timestamp::now().saturating_add(wait).unwrap_or(Timestamp::MAX);
        (self.observer)(Waiting { host: request.host(), reason, until });
        self.rest(wait).await
    }

    /// A wait that nobody is told of, for a steady pace. Ends at once when cancelled.
    pub async fn rest(&self, wait: Duration) -> Result<(), Failure> {
        let until = Timestamp::now().saturating_add(wait).unwrap_or(Timestamp::MAX);
        let began = Instant::now();
        while Timestamp::now() < until && began.elapsed() < wait {
            let step = (wait.saturating_sub(began.elapsed())).min(Duration::from_secs(1));
            tokio::select! {
                () = self.cancel.cancelled() => return Err(interrupted()),
                () = tokio::time::sleep(step) => {}
            }
        }
        Ok(())
    }

    async fn once(&self, request: &Request) -> Result<Answer, Stopped> {
        let began = Instant::now();
        self.sent.fetch_add(1, Ordering::Relaxed);
        let result = match request.kind {
            Kind::Write => self.exchange(request).await.map_err(Stopped::Miss),
            Kind::Read => tokio::select! {
                biased;
                () = self.cancel.cancelled() => Err(Stopped::For(interrupted())),
                result = self.exchange(request) => result.map_err(Stopped::Miss),
            },
        };
        tracing::debug!(
            method = request.method(),
            host = request.host(),
            path = request.url.path(),
            status = result.as_ref().map_or(0, |answer| answer.status),
            ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "request"
        );
        result
    }

    async fn exchange(&self, request: &Request) -> Result<Answer, Miss> {
        let limit = if request.kind == Kind::Write { self.policy.write } else { self.policy.read };
        let client = self.client(&request.url).ok_or_else(|| Miss {
            outcome: Outcome::NotSent,
            error: Error::internal("The HTTP client could not be set up."),
        })?;
        let mut url = request.url.clone();
        for follow in 0.. {
            let sent = request.build(client, url.clone()).timeout(limit).send().await;
            let response = sent.map_err(|e| miss(&e, request, limit, false))?;
            let target = redirect_target(&url, response.headers());
            if let Some(next) = &target
                && response.status().is_redirection()
                && request.kind == Kind::Read
                && request.method() == "GET"
                && next.origin() == url.origin()
                && follow < REDIRECTS
            {
                url = next.clone();
                continue;
            }
            return self.receive(request, response, target, limit).await;
        }
        Err(Miss { outcome: Outcome::Broken, error: Error::internal("Redirects did not end.") })
    }

    async fn receive(
        &self,
        request: &Request,
        mut response: reqwest::Response,
        target: Option<Url>,
        limit: Duration,
    ) -> Result<Answer, Miss> {
        let (status, retry_after) = (response.status().as_u16(), retry_after(response.headers()));
        // The status is what matters where it is not a good one; of the body a beginning will do.
        let good = status < 300;
        let most = if good { self.policy.largest_answer } else { LARGEST_REFUSAL };
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() <= most => body.extend_from_slice(&chunk),
                Ok(Some(_)) if good => return Err(self.too_large(request)),
                Ok(_) => break,
                Err(_) if !good => break,
                Err(error) => return Err(miss(&error, request, limit, true)),
            }
        }
        let text =
            String::from_utf8(body).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
        Ok(Answer {
            status,
            text: text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned),
            retry_after,
            location: target.map(|url| format!("{}{}", url.origin().ascii_serialization(), url.path())),
            purpose: request.purpose.clone(),
            host: request.host(),
            redaction: self.redaction.clone(),
        })
    }

    fn too_large(&self, request: &Request) -> Miss {
        let error = Error::new(
            ErrorCode::AnswerTooLarge,
            format!("Halyard could not {}: the answer is too large.", request.purpose),
            format!("{} sent more than {} MB.", request.host(), self.policy.largest_answer / 1_048_576),
            "Choose a smaller page size in the connection's advanced settings.",
        );
        // Not tried again: it would be as large the next time.
        Miss { outcome: Outcome::Status(200), error }
    }

    /// The client for an address: loopback goes past any proxy, for no proxy can reach it.
    fn client(&self, url: &Url) -> Option<&Client> {
        let loopback = super::address::is_loopback(url);
        self.clients[usize::from(loopback)]
            .get_or_init(|| {
                // The cryptography of TLS, once for the process; that it is there already is no error.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let builder = Client::builder()
                    .user_agent(concat!("Halyard/", env!("CARGO_PKG_VERSION")))
                    .connect_timeout(self.policy.connect)
                    // Shorter than what servers commonly keep, so that a write does not meet a closed door.
                    .pool_idle_timeout(Duration::from_secs(15))
                    .tls_version_min(tls::Version::TLS_1_2)
                    .redirect(redirect::Policy::none());
                let builder = if loopback { builder.no_proxy() } else { builder };
                builder.build().map_err(|error| tracing::error!(%error, "HTTP client")).ok()
            })
            .as_ref()
    }
}

/// Why one try brought no answer.
enum Stopped {
    /// The connection's doing.
    Miss(Miss),
    /// Ours: it was cancelled.
    For(Failure),
}

fn judge(request: &Request, answer: &Answer) -> Outcome {
    if let Some(outcome) = request.reads.and_then(|reads| reads(answer)) {
        outcome
    } else if !(request.json && answer.is_success()) {
        Outcome::Status(answer.status)
    } else if answer.is_page() {
        Outcome::WebPage
    } else if Json::parse(&answer.text).is_none() {
        Outcome::Cut
    } else {
        Outcome::Status(answer.status)
    }
}

/// Where a redirect points to, without a user name or password: what a server puts there would be sent on
/// beside our own credentials.
fn redirect_target(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let mut to = from.join(headers.get(LOCATION)?.to_str().ok()?).ok()?;
    let _ = to.set_username("");
    let _ = to.set_password(None);
    Some(to)
}

/// `Retry-After` in seconds or as an HTTP date.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    Some(Duration::try_from(at.duration_since(Timestamp::now())).unwrap_or_default())
}

fn interrupted() -> Failure {
    not_sent(Error::new(
        ErrorCode::Interrupted,
        "Stopped before the next request.",
        "You or the system asked Halyard to stop.",
        "What was written stays written and is in the journal. Resume the run to go on.",
    ))
}

fn not_sent(error: Error) -> Failure {
    Failure { error, may_have_landed: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let read = |text: &str| {
            let value = HeaderValue::from_str(text).unwrap();
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, value)]))
        };
        assert_eq!(read(" 120 "), Some(Duration::from_mins(2)), "seconds");
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO), "a date gone by is now");
        let soon = Timestamp::now().saturating_add(jiff::SignedDuration::from_mins(3)).unwrap();
        let soon = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&soon).unwrap();
        let wait = read(&soon).unwrap();
        assert!(
            (Duration::from_secs(175)..=Duration::from_mins(3)).contains(&wait),
            "{soon} is {wait:?} away"
        );
        for bad in ["soon", "-5", ""] {
            assert_eq!(read(bad), None, "{bad:?} asks for nothing");
        }
    }
}
