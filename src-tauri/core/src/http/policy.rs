//! How long to wait and how often to try: one place, so that tests can shrink every duration.

use std::time::Duration;

/// Time limits, retries and sizes of all calls of one [`Sender`](super::Sender).
#[derive(Debug, Clone)]
pub struct Policy {
    /// For the connection alone.
    pub connect: Duration,
    /// For a reading, from the first byte sent to the last received. Halo's gateway gives up near 60 s
    /// (facts, 9.1: VERIFIED by notes of authors).
    pub read: Duration,
    /// For a write. Longer than the gateway's 60 s, so that its answer arrives rather than our own doubt.
    pub write: Duration,
    /// Waits between tries after failures that pass by themselves; as many retries as entries.
    pub retry: Vec<Duration>,
    /// Waits after 429 without `Retry-After`; the last one repeats.
    pub slow_down: Vec<Duration>,
    /// How long all waits after 429 may take together. More than the 5 minutes of Halo's rolling window,
    /// or the wait gives up just before it would have helped (facts, 9.1; HaloAPI issue 31).
    pub patience: Duration,
    /// The largest answer taken, in bytes.
    pub largest_answer: usize,
    /// The most that all answers of one list may have together, in bytes: a server that always has another
    /// page must not fill the machine.
    pub largest_list: usize,
}

impl Default for Policy {
    fn default() -> Self {
        let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
        Self {
            connect: Duration::from_secs(15),
            read: Duration::from_mins(1),
            write: Duration::from_secs(90),
            retry: [500, 1000, 2000, 4000].map(Duration::from_millis).to_vec(),
            slow_down: seconds(&[5, 10, 20, 40, 60]),
            patience: Duration::from_mins(7),
            largest_answer: 64 * 1024 * 1024,
            largest_list: 512 * 1024 * 1024,
        }
    }
}

impl Policy {
    /// The same decisions with all waits at a millisecond, for tests on loopback.
    pub fn hurried() -> Self {
        let short = Duration::from_millis(1);
        Self {
            connect: Duration::from_secs(2),
            read: Duration::from_secs(2),
            write: Duration::from_secs(2),
            retry: vec![short; 4],
            slow_down: vec![short; 5],
            patience: Duration::from_secs(3),
            ..Self::default()
        }
    }
}
