//! Memory of a whole process tree: proportional set size, so that pages shared with others count once.

use crate::Halyard;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Watches a tree until it is asked.
pub struct Peak {
    most: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Peak {
    /// Begins to watch.
    pub fn of(halyard: &Halyard) -> Self {
        let (most, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (seen, stopped, root) = (most.clone(), stop.clone(), halyard.root());
        std::thread::spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                let now = crate::program::children(root).into_iter().map(pss_kib).sum();
                seen.fetch_max(now, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(40));
            }
        });
        Self { most, stop }
    }

    /// The most seen, in MiB.
    pub fn mib(self) -> f64 {
        self.stop.store(true, Ordering::Relaxed);
        f64::from(u32::try_from(self.most.load(Ordering::Relaxed)).unwrap_or(u32::MAX)) / 1024.0
    }
}

fn pss_kib(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("Pss:"));
    line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse().ok()).unwrap_or(0)
}
