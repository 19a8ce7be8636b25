//! Running what is due: each connection's slot is claimed, planned, and applied as far as that is allowed
//! unattended. What is not waits for a person, as a saved plan.

use super::{slot_at, zone};
use crate::app::screens::part::Reason;
use crate::app::{App, NewClients, Notified, PlanRequest, PlanView, RunOutcome, connection_name};
use crate::domain::ConnectionName;
use crate::plan::{guard_of_part, needs, part};
use crate::run::Report;
use crate::schedule::{Schedule, Slot};
use crate::store::{LastRun, PlanRow, ScheduleRow};
use crate::{Error, ErrorCode, Meaning, Result};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::HashSet;

/// Why changes are not part of what is applied unattended.
const HELD: &str = "It waits for a person: the schedule does not do this unattended.";
/// Why changes are not part of what waits.
const TAKEN: &str = "It is not part of what waits: the scheduled run applies it.";

/// What became of everything that was due.
#[derive(Debug, Clone, Serialize)]
pub struct DueReport {
    /// How many connections have a schedule.
    pub scheduled: u64,
    /// Those that were due.
    pub due: Vec<DueRun>,
    /// By which ways people were told of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notified: Vec<Notified>,
}

/// What became of one connection that was due.
#[derive(Debug, Clone, Serialize)]
pub struct DueRun {
    /// Which.
    pub connection: String,
    /// The moment it was due, UTC. Earlier ones that were missed are made up for with it.
    pub slot: String,
    /// The plan that was made.
    pub plan: Option<PlanView>,
    /// The run that applied what may be applied unattended.
    pub run: Option<RunOutcome>,
    /// The plan of what waits for a person.
    pub waits: Option<String>,
    /// How many changes that are.
    pub held_back: u64,
    /// What kept it from being done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// A plan as a run that is due would make it, asked for by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AsScheduled {
    /// The plan of what the schedule allows.
    pub plan: String,
    /// How many changes that would make.
    pub acting: u64,
    /// True where the guard stops it.
    pub guarded: bool,
    /// The plan of what waits for a person.
    pub waits: Option<String>,
    /// How many changes that are.
    pub held_back: u64,
}

impl DueRun {
    fn of(connection: &ConnectionName) -> Self {
        Self {
            connection: connection.to_string(),
            slot: String::new(),
            plan: None,
            run: None,
            waits: None,
            held_back: 0,
            error: None,
        }
    }

    /// What it means for the exit code; none where it is done. What waits for a person is no failure.
    pub fn meaning(&self) -> Option<Meaning> {
        let failed = self.error.as_ref().map(|e| e.code.meaning());
        failed.or_else(|| self.run.as_ref().and_then(RunOutcome::meaning))
    }

    /// So far, for the store.
    fn last(&self, at: Timestamp) -> LastRun {
        LastRun {
            at,
            outcome: None,
            again: false,
            plan: self.plan.as_ref().map(|p| p.plan.clone()),
            run: self.run.as_ref().map(|r| r.run.clone()),
            waits: self.waits.clone(),
        }
    }

    fn outcome(&self) -> String {
        let status = self.run.as_ref().map(|r| r.status.as_str());
        self.error.as_ref().map(|e| e.code.as_str()).or(status).unwrap_or_default().to_owned()
    }
}

impl DueReport {
    /// The worst of its connections; none where all are done.
    pub fn meaning(&self) -> Option<Meaning> {
        let rank = |m: &Meaning| match m {
            Meaning::Interrupted => 7,
            Meaning::Refused => 6,
            Meaning::Guard => 5,
            Meaning::Partly => 4,
            Meaning::Usage | Meaning::Failed => 3,
            Meaning::Stale => 2,
            Meaning::Held => 1,
        };
        self.due.iter().filter_map(DueRun::meaning).max_by_key(rank)
    }
}

impl App {
    /// Runs what is due by its schedule, one connection after the other.
    pub async fn run_due(&self) -> Result<DueReport> {
        let rows = self.store.schedules()?;
        let mut report = DueReport { scheduled: rows.len() as u64, due: Vec::new(), notified: Vec::new() };
        for row in rows {
            if self.cancel.is_cancelled() {
                break;
            }
            report.due.extend(self.run_if_due(&row).await);
        }
        report.notified = self.tell(&report).await;
        Ok(report)
    }

    /// Runs one connection's schedule, if it is due.
    async fn run_if_due(&self, row: &ScheduleRow) -> Option<DueRun> {
        let mut out = DueRun::of(&row.connection);
        match self.claim_and_run(&row.connection, &mut out).await {
            Ok(true) => Some(out),
            Ok(false) => None,
            Err(e) => Some(DueRun { error: Some(e), ..out }),
        }
    }

    /// False where nothing is due.
    async fn claim_and_run(&self, name: &ConnectionName, out: &mut DueRun) -> Result<bool> {
        let now = Timestamp::now();
        if self.slot_of(name, now)?.is_none() {
            return Ok(false);
        }
        // Where it is held, nothing is claimed: the next call finds it due still.
        let _held = self.hold(name)?;
        // Whoever held it until now may have run it.
        let Some((row, slot)) = self.slot_of(name, now)? else { return Ok(false) };
        if !self.store.claim_slot(&row, &slot, now)? {
            return Ok(false);
        }
        out.slot = slot.at.to_string();
        (self.watch)(Report::Due(name.clone()));
        let result = self.unattended(name, &row.schedule, now, out).await;
        out.error = result.err();
        let again = out.plan.is_none() && out.error.as_ref().is_some_and(|e| passes(e.code));
        let last = LastRun { outcome: Some(out.outcome()), again, ..out.last(now) };
        self.store.note_scheduled(name, &last)?;
        Ok(true)
    }

    /// The schedule of a connection with the slot that is due.
    fn slot_of(&self, name: &ConnectionName, now: Timestamp) -> Result<Option<(ScheduleRow, Slot)>> {
        let Some(row) = self.store.schedule(name)? else { return Ok(None) };
        let tz = zone(row.schedule.zone.as_deref())?;
        Ok(slot_at(&row, now, &tz).map(|slot| (row, slot)))
    }

    /// Plans, and applies what is allowed within the guard.
    async fn unattended(
        &self,
        name: &ConnectionName,
        schedule: &Schedule,
        at: Timestamp,
        out: &mut DueRun,
    ) -> Result<()> {
        let row = self.plan_unattended(name, schedule, out).await?;
        // From here on something may be written: whatever ends this process, the slot is not run again.
        self.store.note_scheduled(name, &out.last(at))?;
        out.run = Some(self.apply_held(&row, None).await?);
        Ok(())
    }

    /// Plans as a run that is due would, whatever the time: what the schedule allows is the one plan, what it does not
    /// is another, which waits. Nothing is applied, and no slot is used up: a person asked for it, and applies it.
    pub async fn plan_as_scheduled(&self, connection: &str) -> Result<AsScheduled> {
        let name = connection_name(connection)?;
        self.vendor_connection(&name)?;
        let _held = self.hold(&name)?;
        let row = self.store.schedule(&name)?.ok_or_else(|| {
            Error::new(
                ErrorCode::Usage,
                format!("{name} has no schedule."),
                "What may be done without a person is said by the schedule.",
                "Give it one, or make a preview.",
            )
        })?;
        let mut out = DueRun::of(&name);
        let plan = self.plan_unattended(&name, &row.schedule, &mut out).await?;
        Ok(AsScheduled {
            plan: plan.id.to_string(),
            acting: plan.totals.all.acting(),
            guarded: plan.guard.is_some(),
            waits: out.waits,
            held_back: out.held_back,
        })
    }

    /// The plan of what is allowed; what is not is saved after it, and noted in `out`.
    async fn plan_unattended(
        &self,
        name: &ConnectionName,
        schedule: &Schedule,
        out: &mut DueRun,
    ) -> Result<PlanRow> {
        let allowed = schedule.unattended;
        let request = PlanRequest {
            entities: schedule.entities,
            // Those a person marked are planned in any case: then they wait.
            new_clients: if allowed.create_clients { NewClients::All } else { NewClients::Marked },
            hold_namesakes: true,
            ..PlanRequest::default()
        };
        let plan = self.plan_held(name, &request).await?;
        let mut row = self.plan_row(&plan.plan)?;
        out.plan = Some(plan);
        let changes = self.store.plan_changes(row.id)?;
        let mut later: HashSet<i64> =
            changes.iter().filter(|(_, c)| !allowed.allows(c)).map(|(seq, _)| *seq).collect();
        let with_them = needs(&changes).into_iter().filter(|(_, creation)| later.contains(creation));
        let with_them: Vec<i64> = with_them.map(|(seq, _)| seq).collect();
        later.extend(with_them);
        // Stopped by the guard, the plan waits as a whole: a person sees all of it at once.
        let stopped = || guard_of_part(&part(changes.clone(), &later, HELD).0, row.guard.as_ref()).is_some();
        if !later.is_empty() && !stopped() {
            let reasons = (
                Reason { each: HELD, whole: format!("change(s) of the plan {} wait for a person.", row.id) },
                Reason {
                    each: TAKEN,
                    whole: format!("change(s) of the plan {} are applied by the scheduled run.", row.id),
                },
            );
            let (now, rest) = self.save_in_two(&row, changes, &later, &reasons)?;
            out.held_back = rest.totals.all.acting();
            out.waits = Some(rest.id.to_string());
            row = now;
        }
        Ok(row)
    }
}

/// Whether an error passes by itself, as that of a machine that just woke and has no network yet, or that is shut
/// down. Nothing was planned, so nothing was written: the slot stays due.
fn passes(code: ErrorCode) -> bool {
    use ErrorCode::{Interrupted, NetworkLost, NetworkTimeout, NetworkUnreachable};
    matches!(code, NetworkUnreachable | NetworkTimeout | NetworkLost | Interrupted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_the_connections_is_what_counts() {
        let run = |code: Option<ErrorCode>| DueRun {
            connection: String::new(),
            slot: String::new(),
            plan: None,
            run: None,
            waits: Some("P9".to_owned()),
            held_back: 3,
            error: code.map(|c| Error::new(c, "", "", "")),
        };
        // Each is worse than the one before.
        let order = [
            None,
            Some(ErrorCode::ConnectionHeld),
            Some(ErrorCode::PlanStale),
            Some(ErrorCode::VendorEmpty),
            Some(ErrorCode::FateUnknown),
            Some(ErrorCode::GuardStopped),
            Some(ErrorCode::GiacomKeyRefused),
            Some(ErrorCode::Interrupted),
        ];
        for (n, worse) in order.iter().enumerate() {
            for better in &order[..=n] {
                for due in [[*better, *worse], [*worse, *better]] {
                    let report = DueReport { scheduled: 2, due: due.map(run).into(), notified: Vec::new() };
                    assert_eq!(report.meaning(), worse.map(ErrorCode::meaning), "of {due:?}");
                }
            }
        }
    }
}
