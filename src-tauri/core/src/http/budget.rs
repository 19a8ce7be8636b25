//! The rolling request budget: so many requests in any five minutes. Halo's reported limit is 300 per
//! rolling 5 minutes; Halyard keeps to fewer by itself rather than run into it.

use crate::Result;
use jiff::{SignedDuration, Timestamp};
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// The length of the rolling window: five minutes, and a second more, because what is counted here arrives
/// there a moment later, and not always the same moment.
pub const WINDOW: SignedDuration = SignedDuration::from_secs(5 * 60 + 1);

/// May a request go now?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Yes; it has been counted.
    Go,
    /// No; ask again then. Never more than [`WINDOW`] away, whatever clocks do.
    WaitUntil(Timestamp),
}

/// Where the requests of the last five minutes are remembered. The store keeps one for all processes.
pub trait Ledger: Send + Sync {
    /// Counts one request at `now` if the budget allows it.
    fn claim(&self, now: Timestamp) -> Result<Claim>;
    /// How many requests it allows per window; 0 for any number.
    fn limit(&self) -> u32;
}

/// A ledger in memory, for checks before anything is saved and for tests.
#[derive(Debug)]
pub struct MemoryLedger {
    limit: usize,
    sent: Mutex<VecDeque<Timestamp>>,
}

impl MemoryLedger {
    /// A budget of `limit` requests per window; 0 means no limit.
    pub fn new(limit: u32) -> Self {
        Self { limit: limit as usize, sent: Mutex::default() }
    }
}

impl Ledger for MemoryLedger {
    fn limit(&self) -> u32 {
        u32::try_from(self.limit).unwrap_or(u32::MAX)
    }

    fn claim(&self, now: Timestamp) -> Result<Claim> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        // A time in the future comes from a clock that was set back; it may not hold anyone up for longer.
        sent.retain(|&at| at <= now && now.duration_since(at) < WINDOW);
        match sent.front() {
            Some(&oldest) if self.limit > 0 && sent.len() >= self.limit => {
                Ok(Claim::WaitUntil(oldest.saturating_add(WINDOW).unwrap_or(now)))
            }
            _ => {
                sent.push_back(now);
                Ok(Claim::Go)
            }
        }
    }
}
