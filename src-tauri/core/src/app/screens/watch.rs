//! Watches a run at work for the window: takes in every report, says when it is time to tell, and knows what
//! the store does not (the customer, the wait, the time left). Writes nothing.

use super::run::{RunState, WaitView};
use super::time_left::TimeLeft;
use crate::http::Waiting;
use crate::run::{Progress, Report};
use jiff::Timestamp;
use std::time::{Duration, Instant};

/// Watches a run: what its reports say, told not too often, with the time left.
#[derive(Debug)]
pub struct RunWatch {
    every: Duration,
    told: Option<Instant>,
    progress: Option<Progress>,
    wait: Option<Asleep>,
    time: TimeLeft,
}

/// A wait, and when it began.
#[derive(Debug)]
struct Asleep {
    since: Instant,
    waiting: Waiting,
}

impl RunWatch {
    /// Told at most every so often.
    pub fn new(every: Duration) -> Self {
        Self { every, told: None, progress: None, wait: None, time: TimeLeft::default() }
    }

    /// Takes in a report; true where it is time to tell.
    pub fn note(&mut self, report: &Report) -> bool {
        self.note_at(report, Instant::now())
    }

    fn note_at(&mut self, report: &Report, now: Instant) -> bool {
        let pressing = match report {
            Report::Moved(progress) => {
                if self.wait.take().is_some() {
                    self.time.wake(now);
                }
                self.moved(progress, now)
            }
            // A vendor read once more before the first change moves no change.
            Report::Reads(_) | Report::Due(_) => false,
            Report::Waits(waiting) => {
                // Nothing may follow for minutes: a wait that begins is told however lately something was.
                let before = self.wait.take();
                let begins = before.as_ref().is_none_or(|w| w.waiting.reason != waiting.reason);
                let since = before.map_or(now, |w| w.since);
                self.wait = Some(Asleep { since, waiting: waiting.clone() });
                begins
            }
        };
        let since = self.told.map(|at| now.saturating_duration_since(at));
        let due = pressing || since.is_none_or(|since| since >= self.every);
        if due {
            self.told = Some(now);
        }
        due
    }

    /// Takes in where the run stands; true for its last word. What is settled stays settled: a report that
    /// was overtaken moves nothing back.
    fn moved(&mut self, progress: &Progress, now: Instant) -> bool {
        let settled = progress.done + progress.failed;
        match &mut self.progress {
            Some(known) if settled < known.done + known.failed => {
                progress.customer.clone_into(&mut known.customer);
                return false;
            }
            known => *known = Some(progress.clone()),
        }
        self.time.note(settled, now);
        progress.left == 0
    }

    /// The stored state, with what only the watcher knows.
    pub fn seen(&self, state: RunState) -> RunState {
        self.seen_at(state, Instant::now(), Timestamp::now())
    }

    fn seen_at(&self, state: RunState, now: Instant, clock: Timestamp) -> RunState {
        let wait = self.wait.as_ref().filter(|w| w.waiting.until > clock);
        let state = RunState { waits: wait.map(|w| WaitView::of(&w.waiting)), ..state };
        let Some(progress) = &self.progress else { return state };
        let asleep = wait.map_or(Duration::ZERO, |w| {
            Duration::try_from(w.waiting.until.duration_since(clock)).unwrap_or(Duration::ZERO)
        });
        // How fast it goes is measured up to when it fell asleep; the wait is added to that.
        let now = wait.map_or(now, |w| w.since);
        RunState {
            done: progress.done,
            failed: progress.failed,
            left: progress.left,
            customer: progress.customer.clone(),
            seconds_left: self.time.range(progress.left, asleep, now),
            ..state
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::WaitReason;
    use crate::store::RunStatus;

    const QUARTER: Duration = Duration::from_millis(250);

    fn moved(done: u64, left: u64) -> Report {
        Report::Moved(Progress { done, failed: 0, left, customer: format!("customer {done}") })
    }

    fn waits(until: Timestamp) -> Report {
        Report::Waits(Waiting { host: "halo".to_owned(), reason: WaitReason::Budget(250), until })
    }

    fn stored() -> RunState {
        RunState {
            plan: "P1".to_owned(),
            run: "R1".to_owned(),
            connection: "giacom".to_owned(),
            status: RunStatus::Running,
            started: String::new(),
            ended: None,
            done: 3,
            failed: 1,
            left: 6,
            customer: String::new(),
            seconds_left: None,
            waits: None,
            why: None,
        }
    }

    #[test]
    fn the_first_and_the_last_report_are_always_told() {
        let (start, mut watch) = (Instant::now(), RunWatch::new(QUARTER));
        assert!(watch.note_at(&moved(0, 10), start), "the first");
        assert!(!watch.note_at(&moved(1, 9), start + QUARTER / 2), "another at once is held back");
        assert!(watch.note_at(&moved(2, 8), start + QUARTER), "until it is time");
        assert!(watch.note_at(&moved(10, 0), start + QUARTER), "the last is told at once");
    }

    #[test]
    fn a_wait_is_told_when_it_begins_and_gone_when_it_ends() {
        let (start, clock, mut watch) = (Instant::now(), Timestamp::now(), RunWatch::new(QUARTER));
        watch.note_at(&moved(0, 10), start);
        let until = clock + Duration::from_secs(100);
        assert!(watch.note_at(&waits(until), start), "it begins: told however lately something was");
        assert!(!watch.note_at(&waits(until), start), "said again by another request: held back");
        let wait = watch.seen_at(stored(), start, clock).waits.expect("it is shown while it lasts");
        assert_eq!(wait.budget, Some(250), "with the budget that is used up");
        assert!(watch.seen_at(stored(), start, until).waits.is_none(), "and not once it is over");
        watch.note_at(&moved(1, 9), start);
        assert!(watch.seen_at(stored(), start, clock).waits.is_none(), "nor once the run moved on");
    }

    #[test]
    fn what_is_seen_never_goes_back() {
        let (start, clock, mut watch) = (Instant::now(), Timestamp::now(), RunWatch::new(QUARTER));
        let seen = watch.seen_at(stored(), start, clock);
        assert_eq!((seen.done, seen.failed, seen.left), (3, 1, 6), "before the first report, the store's");
        watch.note_at(&moved(5, 5), start);
        watch.note_at(&moved(4, 6), start);
        let seen = watch.seen_at(stored(), start, clock);
        assert_eq!((seen.done, seen.failed, seen.left), (5, 0, 5), "an overtaken report moves nothing back");
    }

    #[test]
    fn the_time_left_counts_the_wait() {
        let (start, clock, mut watch) = (Instant::now(), Timestamp::now(), RunWatch::new(QUARTER));
        watch.note_at(&moved(0, 100), start);
        assert_eq!(watch.seen_at(stored(), start, clock).seconds_left, None, "not known yet");
        let now = start + Duration::from_secs(5);
        watch.note_at(&moved(50, 50), now);
        let (_, high) = watch.seen_at(stored(), now, clock).seconds_left.unwrap();
        watch.note_at(&waits(clock + Duration::from_mins(1)), now);
        let (low, _) = watch.seen_at(stored(), now, clock).seconds_left.unwrap();
        assert!(low >= 60 && high < 60, "with the wait at least {low}, without at most {high}");
    }
}
