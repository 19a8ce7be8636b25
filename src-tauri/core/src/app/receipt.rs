//! The receipt of a run: what changed before → after, what failed and why, what was left alone.

use super::plans::unknown;
use super::screens::money::Sum;
use super::screens::preview::MoneyEffect;
use super::views::{ChangeView, RunLine, change_views};
use super::{App, page, paper};
use crate::plan::Counts;
use crate::store::{AuditHead, RunId};
use crate::{Error, Result};
use serde::Serialize;
use std::collections::HashSet;

/// The forms a receipt takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptFormat {
    /// For the terminal.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// One page to print or send.
    Html,
}

/// A receipt.
#[derive(Debug, Clone, Serialize)]
pub struct Receipt {
    /// The run's line in the history.
    #[serde(flatten)]
    pub run: RunLine,
    /// Halyard's version.
    pub version: String,
    /// The reason given for passing the guard.
    pub allowed: Option<String>,
    /// What ended the run, when it did not end by itself.
    pub why: Option<String>,
    /// The head of the audit when it ended: it proves later that nothing before was changed.
    pub audit: Option<AuditHead>,
    /// What the plan held.
    pub counts: Counts,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// Every change but the unchanged, in order.
    pub changes: Vec<ChangeView>,
    /// What was written means in purchase cost per month. Only on paper: programs read the changes.
    #[serde(skip)]
    pub money: MoneyEffect,
}

impl App {
    /// A run's receipt.
    pub fn receipt(&self, run: RunId) -> Result<Receipt> {
        self.find_interrupted()?;
        let row = self.store.run(run)?.ok_or_else(|| unknown(&run.to_string()))?;
        let plan = self.store.plan(row.plan)?.ok_or_else(|| unknown(&row.plan.to_string()))?;
        let line = self.run_line(&row)?;
        let mut changes = self.store.plan_changes(row.plan)?;
        changes.retain(|(_, c)| c.action != crate::plan::Action::Unchanged);
        let states = self.store.run_changes(run)?;
        let written: HashSet<i64> = states.iter().filter(|s| s.state.succeeded()).map(|s| s.seq).collect();
        let mut money = Sum::default();
        changes.iter().filter(|(seq, _)| written.contains(seq)).for_each(|(_, c)| money.add(c));
        Ok(Receipt {
            money: money.effect(),
            run: line,
            version: row.version,
            allowed: row.allowed,
            why: row.why.map(|e| format!("{} ({})", e.to_string().trim_end(), e.code)),
            audit: row.audit,
            counts: plan.totals.all,
            remarks: plan.remarks,
            changes: change_views(changes, &states),
        })
    }

    /// A run's receipt, written out.
    pub fn receipt_as(&self, run: RunId, format: ReceiptFormat) -> Result<String> {
        let receipt = self.receipt(run)?;
        match format {
            ReceiptFormat::Text => Ok(paper::text(&receipt)),
            ReceiptFormat::Json => serde_json::to_string_pretty(&receipt)
                .map_err(|e| Error::internal(format!("The receipt could not be written: {e}."))),
            ReceiptFormat::Csv => paper::csv(&receipt),
            ReceiptFormat::Html => Ok(page::html(&receipt)),
        }
    }
}
