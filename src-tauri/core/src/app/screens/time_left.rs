//! How long a run still takes, as an honest range: from how fast it goes now and how fast it went altogether.
//! Says nothing before it has seen enough, and reads no clock itself.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How far back "now" reaches.
const WINDOW: Duration = Duration::from_secs(30);
/// What has to be seen before anything is told: this long, and this many changes or batches.
const LEAST: Duration = Duration::from_secs(2);
const CHANGES: u64 = 20;
const BATCHES: u32 = 2;
/// How much faster and slower than seen it may go on: records differ, and so does Halo's mood.
const FASTER: f64 = 0.8;
const SLOWER: f64 = 1.3;

/// What a run has done, and when.
#[derive(Debug, Default)]
pub(super) struct TimeLeft {
    first: Option<(Instant, u64)>,
    recent: VecDeque<(Instant, u64)>,
    batches: u32,
}

impl TimeLeft {
    /// Takes in how many changes have their outcome by now.
    pub(super) fn note(&mut self, settled: u64, now: Instant) {
        if self.first.is_none() {
            self.first = Some((now, settled));
        }
        let moved = self.recent.back().is_none_or(|(_, before)| *before < settled);
        if !moved {
            return;
        }
        if !self.recent.is_empty() {
            self.batches = self.batches.saturating_add(1);
        }
        self.recent.push_back((now, settled));
        // One sample older than the window stays, to measure from.
        while self.recent.get(1).is_some_and(|(at, _)| now.saturating_duration_since(*at) >= WINDOW) {
            self.recent.pop_front();
        }
    }

    /// A wait is over: what was seen before it says little of how fast it goes from here.
    pub(super) fn wake(&mut self, now: Instant) {
        if let Some((_, settled)) = self.recent.back().copied() {
            self.recent.clear();
            self.recent.push_back((now, settled));
        }
    }

    /// Seconds at least and at most for `left` more changes, `asleep` until then for sure. `now` is when it
    /// fell asleep, where it does.
    pub(super) fn range(&self, left: u64, asleep: Duration, now: Instant) -> Option<(u32, u32)> {
        if left == 0 {
            return Some((0, 0));
        }
        let (start, before) = self.first?;
        let (_, settled) = *self.recent.back()?;
        let (took, did) = (now.saturating_duration_since(start), settled.saturating_sub(before));
        if took < LEAST || (did < CHANGES && self.batches < BATCHES) {
            return None;
        }
        let altogether = pace(did, took)?;
        let lately = self
            .recent
            .front()
            .and_then(|(at, count)| pace(settled.saturating_sub(*count), now.saturating_duration_since(*at)));
        let lately = lately.unwrap_or(altogether);
        let sleep = asleep.as_secs_f64();
        let low = sleep + left_at(left, altogether.max(lately)) * FASTER;
        let high = sleep + left_at(left, altogether.min(lately)) * SLOWER;
        Some((seconds(low.floor()), seconds(high.ceil())))
    }
}

/// Changes per second; none where nothing was done or no time passed.
fn pace(changes: u64, took: Duration) -> Option<f64> {
    let seconds = took.as_secs_f64();
    (changes > 0 && seconds > 0.0).then(|| float(changes) / seconds)
}

fn left_at(left: u64, pace: f64) -> f64 {
    float(left) / pace
}

#[expect(clippy::cast_precision_loss, reason = "an estimate needs no more than 52 bits")]
fn float(n: u64) -> f64 {
    n as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` keeps to the bounds of u32"
)]
fn seconds(n: f64) -> u32 {
    n.max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_WAIT: Duration = Duration::ZERO;

    fn at(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn nothing_is_told_before_enough_is_seen() {
        let (start, mut time) = (Instant::now(), TimeLeft::default());
        assert_eq!(time.range(100, NO_WAIT, start), None, "nothing seen at all");
        time.note(0, start);
        time.note(50, at(start, 1));
        assert_eq!(time.range(50, NO_WAIT, at(start, 1)), None, "one second is no measure");
        let mut slow = TimeLeft::default();
        slow.note(0, start);
        slow.note(5, at(start, 3));
        assert_eq!(slow.range(95, NO_WAIT, at(start, 3)), None, "one small batch is none either");
        slow.note(10, at(start, 4));
        assert!(slow.range(90, NO_WAIT, at(start, 4)).is_some(), "two batches are");
        assert_eq!(slow.range(0, NO_WAIT, at(start, 4)), Some((0, 0)), "nothing left takes no time");
    }

    #[test]
    fn the_range_holds_what_an_even_pace_takes() {
        let (start, mut time) = (Instant::now(), TimeLeft::default());
        for second in 0..=60 {
            time.note(second * 10, at(start, second));
        }
        let (low, high) = time.range(600, NO_WAIT, at(start, 60)).unwrap();
        assert!((40..60).contains(&low) && (60..90).contains(&high), "60 s at 10 a second: {low} to {high}");
        let (later, latest) = time.range(600, Duration::from_secs(100), at(start, 60)).unwrap();
        assert!(later >= low + 100 && latest >= high + 100, "a wait is added: {later} to {latest}");
    }

    #[test]
    fn a_run_that_slows_down_widens_the_range() {
        let (start, mut time) = (Instant::now(), TimeLeft::default());
        for second in 0..60 {
            time.note(second * 10, at(start, second));
        }
        for second in 60..120 {
            time.note(590 + (second - 59), at(start, second));
        }
        let (low, high) = time.range(100, NO_WAIT, at(start, 119)).unwrap();
        assert!(high >= 100 && low <= 20, "1 a second lately, 5 altogether: {low} to {high}");
        time.wake(at(start, 1_000));
        let woken = time.range(100, NO_WAIT, at(start, 1_001)).unwrap();
        assert!(woken.0 <= woken.1, "after a wait only the whole is known: {woken:?}");
        let stuck = time.range(100, NO_WAIT, at(start, 1_000_000)).unwrap();
        assert!(stuck.0 <= stuck.1, "however long nothing moves: {stuck:?}");
    }
}
