//! `attention …`, as it is typed.

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Attention {
    /// Only this connection's
    pub name: Option<String>,
    /// Also list each of what stands together, and what was put aside
    #[arg(long)]
    pub all: bool,
    #[command(subcommand)]
    pub command: Option<AttentionCommand>,
}

#[derive(Debug, Subcommand)]
pub enum AttentionCommand {
    /// Look again: the connection is tested, Halo's clients or the licence are read. Never writes
    Recheck {
        /// The item's key, or that of a group
        key: String,
    },
    /// Seen and dealt with: hidden until something else is found
    Resolve {
        /// Keys of items or groups
        #[arg(required = true)]
        keys: Vec<String>,
    },
    /// Later: hidden until then, or until it is more urgent
    Snooze {
        /// Keys of items or groups
        #[arg(required = true)]
        keys: Vec<String>,
        /// day, week, month, or a date like 2026-12-24
        #[arg(long, value_name = "WHEN", default_value = "day")]
        until: String,
    },
    /// Take up again what was resolved or snoozed
    Reopen {
        /// Keys of items or groups
        #[arg(required = true)]
        keys: Vec<String>,
    },
    /// From where on a change, or a silence, stands out: shows it, or sets what is given
    Limits(LimitsArgs),
}

#[derive(Debug, Args)]
pub struct LimitsArgs {
    /// The vendor's connection
    pub name: String,
    /// Days without a whole reading; `auto` for three missed times of the schedule, or 35 days without one
    #[arg(long, value_name = "N")]
    pub silent_days: Option<String>,
    /// A price or cost that moves by more than this
    #[arg(long, value_name = "PERCENT")]
    pub price_percent: Option<u32>,
    /// A number of seats that moves by more than this …
    #[arg(long, value_name = "PERCENT")]
    pub seats_percent: Option<u32>,
    /// … and by so many seats at least
    #[arg(long, value_name = "N")]
    pub seats_least: Option<u32>,
    /// Days after which a change that is in Halo stands out no more
    #[arg(long, value_name = "N")]
    pub jump_days: Option<u16>,
    /// Go back to the usual limits
    #[arg(long, conflicts_with_all = ["silent_days", "price_percent", "seats_percent", "seats_least", "jump_days"])]
    pub usual: bool,
}

impl LimitsArgs {
    /// Whether anything is to be set.
    pub fn sets(&self) -> bool {
        self.usual
            || self.silent_days.is_some()
            || self.jump_days.is_some()
            || [self.price_percent, self.seats_percent, self.seats_least].iter().any(Option::is_some)
    }
}
