//! Killed at any moment and taken up again: nothing lost, nothing doubled, everything in the journal.

use crate::stage::{matched, plan, program, said, servers, strike};
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

/// The other side does not know that its sender is gone: what it works on still lands, after the resumed
/// run has looked.
#[test]
fn a_write_that_lands_after_the_kill_is_not_made_again() {
    let office = matched();
    let plan = plan(&office);
    let writes = office.practice.counts().halo_writes;
    // The two clients go through; the first licences are kept waiting.
    strike(&office, "halo.writes.hang=3000@#3");
    let working = office.halyard.start(&["apply", &plan]).unwrap();
    while office.practice.counts().halo_writes < writes + 2 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(700));
    let before = office.practice.halo().licences().len();
    assert_eq!(working.kill().unwrap().code, None, "it was at work");
    let resumed = said(&office, &["apply", &plan]);
    assert_eq!(resumed.code, Some(0), "it goes on: {resumed}");
    let made = office.practice.halo().licences().len() - before;
    assert_eq!(made, 40, "each licence once, the late ones included");
}
