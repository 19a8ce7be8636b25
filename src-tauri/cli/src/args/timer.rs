//! `timer …`, as it is typed.

use clap::Subcommand;
use halyard_core::timer::Every;

#[derive(Debug, Subcommand)]
pub enum TimerCommand {
    /// Write the entry, for the first time or anew; it is called once at once
    Install {
        /// How often it looks what is due: 5m, 10m, 15m, 20m, 30m or 1h (default: as often as the entry that is
        /// there, else 15m)
        #[arg(long, value_name = "TIME", value_parser = every)]
        every: Option<Every>,
        /// Only print what would be written, and where
        #[arg(long)]
        dry_run: bool,
    },
    /// How the entry stands, and who looked for due runs last
    Show,
    /// Take the entry away; schedules stay as they are
    Remove,
}

fn every(text: &str) -> Result<Every, String> {
    Every::parse(text).ok_or_else(|| "one of 5m, 10m, 15m, 20m, 30m, 1h".to_owned())
}
