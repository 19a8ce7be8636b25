//! `match …`, `link …`: which belongs to which, as it is typed.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum MatchCommand {
    /// The table as saved
    List,
    /// Save exact matches, show suggestions
    Suggest,
    /// Save what the references in Halo tell: which client each customer was matched to before
    Find,
    /// Save exact matches and, if asked, suggestions
    Accept {
        /// Suggestions, too
        #[arg(long)]
        suggested: bool,
    },
    /// Match by hand; both by id, or by name
    Set {
        /// The vendor's customer
        customer: String,
        /// The Halo client
        client: String,
    },
    /// Leave a customer out
    Exclude {
        /// The vendor's customer
        customer: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Forget a customer's match
    Clear {
        /// The vendor's customer
        customer: String,
    },
    /// Write the table to a CSV file
    Export {
        /// The file
        file: PathBuf,
    },
    /// Take matches from a CSV file, all or none
    Import {
        /// The file
        file: PathBuf,
    },
    /// Take back the newest step
    Undo,
}

#[derive(Debug, Subcommand)]
pub enum LinkCommand {
    /// The links
    List,
    /// Say that a licence is a subscription's
    Set {
        /// The vendor's name of the subscription
        subscription: String,
        /// The licence's number in Halo
        licence: i64,
    },
    /// Forget a link; the licence stays as it is
    Clear {
        /// The vendor's name of the subscription
        subscription: String,
    },
}
