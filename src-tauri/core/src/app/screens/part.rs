//! Parts of plans: a person leaves changes out, or tries again only those that failed. A part is a saved plan
//! of its own, so that nothing is written that was not in a saved plan.

use crate::app::App;
use crate::app::plans::unknown;
use crate::plan::{Change, Plan, guard_of_part, part};
use crate::store::{PlanId, PlanRow};
use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write;

/// Why changes are left out.
pub(in crate::app) struct Reason {
    /// Of each change, in words.
    pub(in crate::app) each: &'static str,
    /// Of the whole; the number of changes left out stands before it.
    pub(in crate::app) whole: String,
}

impl App {
    /// A saved plan by its number as typed.
    pub(in crate::app) fn plan_row(&self, plan: &str) -> Result<PlanRow> {
        let id = PlanId::parse(plan).ok_or_else(|| unknown(plan))?;
        self.store.plan(id)?.ok_or_else(|| unknown(plan))
    }

    /// Saves a plan of the same reading without the changes `leave_out` (and what needs them): its number.
    pub fn part_of_plan(&self, plan: &str, leave_out: &[i64]) -> Result<String> {
        let row = self.plan_row(plan)?;
        if let Some(run) = self.store.run_of_plan(row.id)? {
            return Err(Error::new(
                ErrorCode::PlanApplied,
                format!("The plan {} has been applied already, by the run {}.", row.id, run.id),
                "A plan is applied once, as a whole or in part.",
                "Make a new plan; it starts from what is so now.",
            ));
        }
        let changes = self.store.plan_changes(row.id)?;
        let known: HashSet<i64> = changes.iter().map(|(seq, _)| *seq).collect();
        if let Some(odd) = leave_out.iter().find(|seq| !known.contains(*seq)) {
            return Err(Error::new(
                ErrorCode::Usage,
                format!("The plan {} has no change {odd}.", row.id),
                "Only changes of the plan itself can be left out of it.",
                "Open the plan again and choose anew.",
            ));
        }
        let left_out: HashSet<i64> = leave_out.iter().copied().collect();
        let reason = Reason {
            each: "Left out by a person.",
            whole: format!("change(s) of the plan {} were left out by a person.", row.id),
        };
        self.save_part(&row, changes, &left_out, &reason)
    }

    /// Saves the part of a plan without `left_out`: its number; that of the plan itself where nothing of it
    /// is left out.
    pub(super) fn save_part(
        &self,
        row: &PlanRow,
        changes: Vec<(i64, Change)>,
        left_out: &HashSet<i64>,
        reason: &Reason,
    ) -> Result<String> {
        let (changes, count) = part(changes, left_out, reason.each);
        if count == 0 {
            return Ok(row.id.to_string());
        }
        Ok(self.save_split(row, changes, count, left_out, reason)?.id.to_string())
    }

    /// Saves a plan in two: the part without `later`, and the part with nothing but that. In this order: what is
    /// left for later is the newer of the two, and so waits when the other has been applied.
    pub(in crate::app) fn save_in_two(
        &self,
        row: &PlanRow,
        changes: Vec<(i64, Change)>,
        later: &HashSet<i64>,
        reasons: &(Reason, Reason),
    ) -> Result<(PlanRow, PlanRow)> {
        let (first, count) = part(changes.clone(), later, reasons.0.each);
        let first = self.save_split(row, first, count, later, &reasons.0)?;
        let now: HashSet<i64> = changes
            .iter()
            .filter(|(seq, c)| c.action.acts() && !later.contains(seq))
            .map(|(seq, _)| *seq)
            .collect();
        let (rest, count) = part(changes, &now, reasons.1.each);
        Ok((first, self.save_split(row, rest, count, &now, &reasons.1)?))
    }

    fn save_split(
        &self,
        row: &PlanRow,
        changes: Vec<Change>,
        count: usize,
        left_out: &HashSet<i64>,
        reason: &Reason,
    ) -> Result<PlanRow> {
        let mut remarks = row.remarks.clone();
        if count > 0 {
            remarks.push(format!("{count} {}", reason.whole));
        }
        let made = Plan {
            guard: guard_of_part(&changes, row.guard.as_ref()),
            fingerprint: fingerprint(&row.fingerprint, left_out),
            remarks,
            changes,
        };
        // Nothing was asked for it, and it is as old as the reading it comes from.
        self.store.save_plan(&row.connection, row.kind, &made, &row.options, (0, 0), row.created)
    }
}

/// The fingerprint of a part: of the plan's own and what is left out of it.
fn fingerprint(whole: &str, left_out: &HashSet<i64>) -> String {
    let mut numbers: Vec<i64> = left_out.iter().copied().collect();
    numbers.sort_unstable();
    let hash = Sha256::digest(format!("{whole} without {numbers:?}"));
    hash.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
