//! What is asked of every vendor: where its data go, what is taken over, what happens to what is gone, and when
//! the guard stops. None leaves what is saved, or the default.

use crate::domain::{ConnectionName, CustomerId};
use crate::plan::{ImportOptions, MissingPolicy, MoneyPolicy};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// The choices of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportForm {
    /// The Halo connection its data go into.
    pub into: Option<String>,
    /// The top level of new clients, by name or number; empty for the usual one.
    pub top_level: Option<String>,
    /// What happens to what is gone at the vendor.
    pub missing: Option<MissingPolicy>,
    /// Which money is taken over.
    pub money: Option<MoneyPolicy>,
    /// Whether matched clients take over the vendor's names.
    pub follow_names: Option<bool>,
    /// Whether matched clients' main sites take over the vendor's addresses.
    pub follow_addresses: Option<bool>,
    /// Ids of the customers whose subscriptions are imported; empty for every matched one's.
    pub only: Option<Vec<String>>,
    /// How many cuts the guard always lets through.
    pub guard_changes: Option<u32>,
    /// The share of licences, in percent, whose cut the guard always lets through.
    pub guard_percent: Option<u32>,
}

impl ImportForm {
    /// Saved choices as a form.
    pub(super) fn of(into: &ConnectionName, options: ImportOptions) -> Self {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let only = options.only.into_iter().flatten().map(|c| c.as_str().to_owned()).collect();
        Self {
            into: Some(into.to_string()),
            top_level: options.top_level,
            missing: Some(options.missing),
            money: Some(options.money),
            follow_names: Some(options.follow_names),
            follow_addresses: Some(options.follow_addresses),
            only: Some(only),
            guard_changes: Some(small(options.guard.changes)),
            guard_percent: Some(small(options.guard.percent)),
        }
    }

    /// The choices asked for, over those so far.
    pub(super) fn enter(&self, so_far: ImportOptions) -> Result<ImportOptions> {
        let mut options = so_far;
        // An empty one goes back to the usual top level.
        options.top_level = self.top_level.clone().or(options.top_level).filter(|t| !t.trim().is_empty());
        options.missing = self.missing.unwrap_or(options.missing);
        options.money = self.money.unwrap_or(options.money);
        options.follow_names = self.follow_names.unwrap_or(options.follow_names);
        options.follow_addresses = self.follow_addresses.unwrap_or(options.follow_addresses);
        if let Some(only) = &self.only {
            let ids: Result<_> = only.iter().map(|id| CustomerId::new(id).ok_or_else(|| no_id(id))).collect();
            options.only = Some(ids?).filter(|only: &std::collections::BTreeSet<_>| !only.is_empty());
        }
        options.guard.changes = self.guard_changes.map_or(options.guard.changes, u64::from);
        options.guard.percent = self.guard_percent.map_or(options.guard.percent, u64::from);
        Ok(options)
    }
}

fn no_id(text: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("{text:?} cannot be a customer's id."),
        "Customers are named by the vendor's own id.",
        "Take the ids from match NAME list --json.",
    )
}
