//! Killed at any moment and taken up again: nothing lost, nothing doubled, everything in the journal.

use crate::stage::{program, servers};
use halyard_measure::{Mix, Scenario, Truths, walk};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Seeds in the suite; `chaos` runs as many as are wanted.
const SEEDS: u64 = 50;
const AT_ONCE: usize = 10;

#[test]
fn a_kill_at_any_moment_loses_and_doubles_nothing() {
    let truths = Truths::new(servers(), program());
    let (next, kills) = (AtomicU64::new(1), AtomicU64::new(0));
    let failures = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > SEEDS {
                        return;
                    }
                    let verdict = walk(&Scenario::of(seed, Mix::Kills), &truths);
                    kills.fetch_add(verdict.kills, Ordering::Relaxed);
                    if !verdict.complaints.is_empty() {
                        let told = format!("{}\n  {}", verdict.scenario, verdict.complaints.join("\n  "));
                        failures.lock().unwrap().push(told);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(
        failures.is_empty(),
        "{} of {SEEDS} scenarios went wrong (again with: chaos --kills --seed N):\n{}",
        failures.len(),
        failures.join("\n")
    );
    let kills = kills.into_inner();
    assert!(kills >= SEEDS / 2, "most processes were killed while at work, not only {kills}");
}
