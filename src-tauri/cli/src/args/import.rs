//! What `connect` asks of every vendor.

use clap::ValueEnum;
use halyard_core::app::ImportForm;
use halyard_core::plan::MissingPolicy;

/// The choices of an import.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The Halo connection its data go into (default: the only one)
    #[arg(long, value_name = "NAME")]
    halo: Option<String>,
    /// The top level of new clients, by name or number
    #[arg(long)]
    top_level: Option<String>,
    /// What happens to a licence whose subscription is gone at the vendor
    #[arg(long, value_enum)]
    when_missing: Option<WhenMissing>,
    /// Whether matched clients take over the vendor's names (default: no)
    #[arg(long)]
    follow_names: Option<bool>,
    /// The guard stops a plan that cuts more licences than this … (default 10)
    #[arg(long, value_name = "N")]
    guard_changes: Option<u32>,
    /// … and more than this share of the connection's licences (default 20)
    #[arg(long, value_name = "PERCENT")]
    guard_percent: Option<u32>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum WhenMissing {
    /// Leave it and show it
    Flag,
    /// Set it inactive
    Deactivate,
    /// Set its count to 0
    Zero,
    /// Set inactive what the vendor says has ended; set to 0 what it no longer lists
    Follow,
}

impl ImportArgs {
    /// The form it comes to.
    pub fn form(self) -> ImportForm {
        ImportForm {
            into: self.halo,
            top_level: self.top_level,
            missing: self.when_missing.map(|m| match m {
                WhenMissing::Flag => MissingPolicy::Flag,
                WhenMissing::Deactivate => MissingPolicy::Deactivate,
                WhenMissing::Zero => MissingPolicy::Zero,
                WhenMissing::Follow => MissingPolicy::Follow,
            }),
            follow_names: self.follow_names,
            guard_changes: self.guard_changes,
            guard_percent: self.guard_percent,
            ..ImportForm::default()
        }
    }
}
