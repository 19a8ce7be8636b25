//! `practice …`, as it is typed.

use clap::Subcommand;
use halyard_practice::Size;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum PracticeCommand {
    /// Serve the practice company on loopback until stopped
    Serve {
        /// small (12 customers), medium (200), large (2,000)
        #[arg(long, default_value = "small")]
        size: Size,
        /// The same seed makes the same company
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The port; 0 takes any
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// How long each request takes at least
        #[arg(long, default_value_t = 0)]
        latency_ms: u64,
        /// Faults, separated by commas; "list" shows them
        #[arg(long, default_value = "", value_name = "LIST")]
        faults: String,
        /// Keep the company in this file between servings
        #[arg(long, value_name = "FILE")]
        state: Option<PathBuf>,
    },
}
