//! What the HTTP layer tells while it works: that it waits, why, and until when.

use jiff::Timestamp;
use std::sync::Arc;

/// Why a request is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitReason {
    /// Halyard's own budget is used up for the moment: so many requests in five minutes.
    Budget(u32),
    /// The other side asked for it (429).
    AskedTo,
    /// The other side failed and is given a moment.
    Retry,
}

/// A wait that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The host waited for.
    pub host: String,
    /// Why.
    pub reason: WaitReason,
    /// When it goes on.
    pub until: Timestamp,
}

impl Waiting {
    /// Whole seconds from now until it goes on; never below 0.
    pub fn seconds_left(&self) -> i64 {
        self.until.duration_since(Timestamp::now()).as_secs().max(0)
    }
}

/// Is told of each wait as it begins.
pub type Observer = Arc<dyn Fn(Waiting) + Send + Sync>;

/// An observer that tells nobody.
pub fn silent() -> Observer {
    Arc::new(|_| {})
}
