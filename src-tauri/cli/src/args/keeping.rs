//! `audit …`, `backup …`: what is kept, as it is typed.

use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Whether the audit is what was written; names the first row that is not
    Verify,
    /// The newest rows
    List {
        /// Only those of this run (R…)
        #[arg(long, value_name = "R")]
        run: Option<String>,
        /// How many
        #[arg(long, default_value_t = 50)]
        last: u32,
    },
    /// Write all of it to a file
    Export {
        /// The file
        file: PathBuf,
        /// How it is written
        #[arg(long, value_enum, default_value_t = AuditForm::Csv)]
        format: AuditForm,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum AuditForm {
    /// For spreadsheets: one line per field
    Csv,
    /// For programs: each row as it is stored
    Json,
}

#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// The backups, newest first
    List,
    /// Make one now; it is kept until you remove it
    Make,
    /// Show what a backup would change and, with --yes, put it in the store's place
    Restore {
        /// A file, or the name of a backup in the list
        file: PathBuf,
        /// Do it; the present store is backed up first
        #[arg(long)]
        yes: bool,
    },
}
