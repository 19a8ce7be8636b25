//! What a scheduled run came to, as the rules of telling want it: with a mark for each trouble and for what waits,
//! by which the same is known again.

use crate::app::schedule::DueRun;
use crate::app::{App, RunOutcome};
use crate::notify::{Ended, Trouble, Waiting};
use crate::plan::{Action, Change};
use crate::store::{PlanId, RunChange, RunId};
use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

impl App {
    /// What one connection's run came to. Reads the store.
    pub(super) fn ended(&self, due: &DueRun) -> Result<Ended> {
        let guarded = due.error.as_ref().is_some_and(|e| e.code == ErrorCode::GuardStopped);
        let waiting = self.waiting_of(due, guarded)?;
        let trouble = match (&due.error, &due.run) {
            (Some(error), _) => Some(of_error(due, error, &waiting)),
            (None, Some(run)) if run.meaning().is_some() => Some(self.of_run(run)?),
            _ => None,
        };
        Ok(Ended {
            connection: due.connection.clone(),
            trouble,
            // What the guard stopped is told as that, with its count.
            waiting: if guarded { Waiting::Unknown } else { waiting },
            applied: due.run.as_ref().map_or(0, |run| run.applied),
            run: due.run.as_ref().map(|run| run.run.clone()),
        })
    }

    /// What waits for a person: what was held back, and what nobody can do without one. All of a plan that the
    /// guard stopped.
    fn waiting_of(&self, due: &DueRun, guarded: bool) -> Result<Waiting> {
        let Some(plan) = &due.plan else { return Ok(Waiting::Unknown) };
        let acting = |c: &Change| c.action.acts();
        let mut held = match &due.waits {
            Some(waits) => self.changes_of(waits, acting)?,
            None if guarded => self.changes_of(&plan.plan, acting)?,
            None => Vec::new(),
        };
        held.extend(self.changes_of(&plan.plan, |c| c.action == Action::Blocked)?);
        if held.is_empty() {
            return Ok(Waiting::Nothing);
        }
        let todo = match (&due.waits, &due.run) {
            (Some(waits), _) => {
                format!("Open Halyard, Home, and read {waits}; or: halyard-cli show {waits}.")
            }
            (None, Some(run)) if !guarded => {
                format!("Open Halyard, History, {0}; or: halyard-cli show {0}.", run.run)
            }
            _ => format!("Open Halyard, Home, and read {0}; or: halyard-cli show {0}.", plan.plan),
        };
        Ok(Waiting::Changes { count: held.len() as u64, mark: mark(held.iter().map(identity)), todo })
    }

    fn changes_of(&self, plan: &str, wanted: impl Fn(&Change) -> bool) -> Result<Vec<Change>> {
        let Some(id) = PlanId::parse(plan) else { return Ok(Vec::new()) };
        Ok(self.store.plan_changes(id)?.into_iter().map(|(_, c)| c).filter(wanted).collect())
    }

    /// The trouble of a run that did not bring all of it into Halo.
    fn of_run(&self, run: &RunOutcome) -> Result<Trouble> {
        let failed = match RunId::parse(&run.run) {
            Some(id) => self.failed_changes(id)?,
            None => Vec::new(),
        };
        let all = run.applied + run.failed;
        let what = match run.failed {
            0 => {
                format!("the run {} ended as {} after {} changes", run.run, run.status.as_str(), run.applied)
            }
            1 => format!("1 of {all} changes failed"),
            n => format!("{n} of {all} changes failed"),
        };
        let (mut text, mut todo, mut code) = (format!("{what}."), String::new(), String::new());
        if let Some(stopped) = &run.stopped {
            let _ = write!(text, " {} {} ({})", stopped.what, stopped.why, stopped.code);
            todo.push_str(&stopped.fix);
            todo.push(' ');
            code = format!(" ({})", stopped.code);
        }
        let _ = write!(todo, "Open Halyard, History, {0}; or: halyard-cli show {0}.", run.run);
        let stop = run.stopped.as_ref().map(|e| e.code.as_str().to_owned());
        Ok(Trouble {
            mark: mark(failed.into_iter().chain(stop).chain([run.status.as_str().to_owned()])),
            short: format!("{what}{code}"),
            text,
            todo,
            passes: false,
        })
    }

    fn failed_changes(&self, run: RunId) -> Result<Vec<String>> {
        let Some(row) = self.store.run(run)? else { return Ok(Vec::new()) };
        let changes: BTreeMap<i64, Change> = self.store.plan_changes(row.plan)?.into_iter().collect();
        let failed = |c: &RunChange| c.state.is_final() && !c.state.succeeded();
        let tell = |c: RunChange| {
            let code = c.error.as_ref().map_or("", |e| e.code.as_str());
            Some(format!("{} {} {code}", identity(changes.get(&c.seq)?), c.state.as_str()))
        };
        Ok(self.store.run_changes(run)?.into_iter().filter(failed).filter_map(tell).collect())
    }
}

/// The trouble of a run that an error kept from being made.
fn of_error(due: &DueRun, error: &Error, waiting: &Waiting) -> Trouble {
    use ErrorCode::{ConnectionHeld, Interrupted, NetworkLost, NetworkTimeout, NetworkUnreachable};
    let network = matches!(error.code, NetworkUnreachable | NetworkTimeout | NetworkLost);
    let passes = due.plan.is_none() && (network || matches!(error.code, ConnectionHeld | Interrupted));
    let of_guard = match waiting {
        Waiting::Changes { count, mark, .. } if error.code == ErrorCode::GuardStopped => Some((*count, mark)),
        _ => None,
    };
    let (short, mark) = match of_guard {
        Some((count, mark)) => {
            (format!("the guard stopped {count} changes"), format!("{} {mark}", error.code))
        }
        // A network that is not there shows now this way and now that.
        None if passes && network => (format!("the run failed ({})", error.code), "network".to_owned()),
        None => (format!("the run failed ({})", error.code), error.code.as_str().to_owned()),
    };
    let mut todo = error.fix.clone();
    if passes {
        todo.push_str(" It is tried again before long.");
    }
    Trouble { mark, short, text: format!("{} {} ({})", error.what, error.why, error.code), todo, passes }
}

/// What a change is about and what it would do, however often it is planned anew.
fn identity(change: &Change) -> String {
    let fields: Vec<_> = change.fields.iter().map(|f| (f.field.halo_name(), &f.after)).collect();
    let about =
        (change.entity, change.action, &change.customer, &change.subject, change.record(), &change.name);
    serde_json::to_string(&(about, fields)).unwrap_or_default()
}

/// The same for the same things in whatever order.
fn mark(things: impl IntoIterator<Item = String>) -> String {
    let mut things: Vec<String> = things.into_iter().collect();
    things.sort_unstable();
    let hash = Sha256::digest(things.join("\n"));
    hash.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
