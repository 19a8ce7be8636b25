//! `renewals …`, as it is typed.

use clap::Args;
use halyard_core::renewals::{DAYS, MOST_DAYS};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct RenewalsArgs {
    /// Only those of this vendor's connection
    pub name: Option<String>,
    /// How many days ahead
    #[arg(long, value_name = "N", default_value_t = DAYS, value_parser = clap::value_parser!(u16).range(0..=i64::from(MOST_DAYS)))]
    pub days: u16,
    /// Write them for spreadsheets; - for standard output
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Write them for calendars; - for standard output
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// With --ics: the calendar reminds so many days before (default 14)
    #[arg(long, value_name = "DAYS", requires = "ics", value_parser = clap::value_parser!(u16).range(0..=365))]
    pub remind: Option<u16>,
}
