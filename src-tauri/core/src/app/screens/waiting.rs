//! Plans that wait to be applied.

use super::Tally;
use super::preview::undone;
use crate::Result;
use crate::app::App;
use crate::store::PlanRow;
use serde::Serialize;
use specta::Type;
use std::collections::HashSet;

/// A plan that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WaitingPlan {
    /// Its number, `P7`.
    pub plan: String,
    /// Whose it is.
    pub connection: String,
    /// The run it takes back, for an undo.
    pub undoes: Option<String>,
    /// When both sides were read for it, UTC.
    pub created: String,
    /// How many changes it would make.
    pub acting: u64,
    /// How many of each kind.
    pub tally: Tally,
    /// True where the guard stops it.
    pub guarded: bool,
}

impl App {
    /// The plans with something to do that were made since their connection's last run, newest first. One
    /// with nothing to do says that those before it are done with as well.
    pub(in crate::app) fn waiting_rows(&self) -> Result<Vec<PlanRow>> {
        let mut plans = self.store.plans_since_last_run()?;
        let mut settled = HashSet::new();
        plans.retain(|plan| {
            if plan.totals.all.acting() == 0 {
                settled.insert(plan.connection.clone());
            }
            !settled.contains(&plan.connection)
        });
        Ok(plans)
    }
}

impl From<&PlanRow> for WaitingPlan {
    fn from(row: &PlanRow) -> Self {
        Self {
            plan: row.id.to_string(),
            connection: row.connection.to_string(),
            undoes: undone(row.kind),
            created: row.created.to_string(),
            acting: row.totals.all.acting(),
            tally: Tally::of(&row.totals.all),
            guarded: row.guard.is_some(),
        }
    }
}
