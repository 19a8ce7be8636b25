//! From starting the program to the window that can be used, beside an empty window started the same way.

use super::Peak;
use crate::{Halyard, Launch};
use std::path::Path;
use std::time::{Duration, Instant};

/// One start.
#[derive(Debug, Clone, Copy)]
pub struct Started {
    /// Until what was waited for was there, in milliseconds.
    pub usable_ms: f64,
    /// The most memory of the whole tree until two seconds later, in MiB.
    pub peak_mib: f64,
}

/// Starts a program several times, each time on an empty folder, until `seen` (a CSS selector) is there.
pub async fn starts(program: &Path, seen: &str, times: usize) -> Vec<Started> {
    let mut out = Vec::new();
    for _ in 0..times {
        let launch = Launch { program: Some(program.to_owned()), ..Launch::default() };
        let folder = tempfile::tempdir().expect("a folder");
        let began = Instant::now();
        let halyard = Halyard::start_on(folder, &launch).await;
        let peak = Peak::of(&halyard);
        halyard.see(seen).await;
        let usable_ms = began.elapsed().as_secs_f64() * 1000.0;
        tokio::time::sleep(Duration::from_secs(2)).await;
        out.push(Started { usable_ms, peak_mib: peak.mib() });
        halyard.quit().await;
    }
    out
}
