//! What runs and plans ask of a person.

use super::facts::{Run, Trade, Waiting};
use super::item::digest;
use super::{Item, Kind, Mend, Recheck, Stake, Urgency};
use crate::domain::ConnectionName;
use crate::store::RunStatus;
use std::fmt::Write as _;

/// What a connection's newest run and newest plan ask.
pub(super) fn of(connection: &ConnectionName, trade: &Trade) -> Vec<Item> {
    let run = trade.run.iter().flat_map(|run| of_run(connection, run));
    run.chain(trade.waiting.iter().map(|plan| waiting(connection, plan))).collect()
}

fn of_run(connection: &ConnectionName, r: &Run) -> Vec<Item> {
    let item = |kind, urgency, mend| Item {
        since: Some(r.ended.unwrap_or(r.started)),
        evidence: digest(&[r.run.as_str(), &r.evidence]),
        ..Item::new(kind, urgency, connection, mend).about(&r.run, &r.run)
    };
    let receipt = || Mend::Receipt(r.run.clone());
    let mut out = Vec::new();
    match r.status {
        RunStatus::Running => out.push(Item {
            count: r.left,
            cause: format!("The run {} is at work; {}.", r.run, left(r.left)),
            since: Some(r.started),
            ..item(Kind::RunAtWork, Urgency::Now, Mend::Watch(r.plan.clone()))
        }),
        RunStatus::Interrupted | RunStatus::Cancelled => {
            let how = if r.status == RunStatus::Cancelled { "was stopped" } else { "was interrupted" };
            out.push(Item {
                count: r.left,
                cause: format!("The run {} {how}; {}. It can go on.", r.run, left(r.left)),
                ..item(Kind::RunInterrupted, Urgency::Now, Mend::Resume(r.plan.clone(), r.run.clone()))
            });
        }
        RunStatus::Partly | RunStatus::Failed if r.failed > 0 || r.unknown == 0 => out.push(Item {
            count: r.failed,
            cause: match r.failed {
                0 => format!("The run {} failed.", r.run),
                1 => format!("1 change of the run {} did not get into Halo.", r.run),
                n => format!("{n} changes of the run {} did not get into Halo.", r.run),
            },
            stake: Some(r.stake.clone()).filter(|_| r.failed > 0),
            ..item(Kind::RunFailed, Urgency::Now, receipt())
        }),
        RunStatus::Partly | RunStatus::Failed | RunStatus::Done | RunStatus::Undone => {}
    }
    if r.unknown > 0 && !matches!(r.status, RunStatus::Running | RunStatus::Undone) {
        let what = if r.unknown == 1 { "1 change" } else { "changes" };
        let what = if r.unknown == 1 { what.to_owned() } else { format!("{} {what}", r.unknown) };
        let mut stake = Stake::default();
        (0..r.unknown).for_each(|_| stake.add(None, None));
        out.push(Item {
            count: r.unknown,
            cause: format!(
                "Whether {what} of the run {} got into Halo could not be found out. Look there yourself.",
                r.run
            ),
            stake: Some(stake),
            ..item(Kind::FateUnknown, Urgency::Now, receipt())
        });
    }
    out
}

fn left(n: u64) -> String {
    if n == 1 { "1 change is left".to_owned() } else { format!("{n} changes are left") }
}

/// The newest plan that waits, under one key whatever its number: the next scheduled run plans anew.
fn waiting(connection: &ConnectionName, w: &Waiting) -> Item {
    let changes = if w.acting == 1 { "1 change".to_owned() } else { format!("{} changes", w.acting) };
    let wait = if w.acting == 1 { "waits" } else { "wait" };
    let by = if w.scheduled { "The scheduled run's plan" } else { "The plan" };
    let (kind, mut cause) = match &w.guard {
        Some(why) => {
            (Kind::GuardStopped, format!("{by} {} ({changes}) is stopped by the guard: {why}", w.plan))
        }
        None if w.scheduled => (
            Kind::ChangesHeld,
            format!("{changes} {wait} for you: the scheduled run left them to a person (plan {}).", w.plan),
        ),
        None => match &w.undoes {
            Some(run) => (
                Kind::PlanWaiting,
                format!("The undo of {run} was not applied: {changes} (plan {}).", w.plan),
            ),
            None => (Kind::PlanWaiting, format!("The plan {} was not applied: {changes} {wait}.", w.plan)),
        },
    };
    match w.others {
        0 => {}
        1 => cause.push_str(" 1 older plan waits as well."),
        n => {
            let _ = write!(cause, " {n} older plans wait as well.");
        }
    }
    Item {
        subjects: vec![w.plan.clone()],
        count: w.acting,
        cause,
        stake: Some(w.stake.clone()),
        since: Some(w.created),
        recheck: Recheck::Preview,
        evidence: w.evidence.clone(),
        ..Item::new(kind, Urgency::Soon, connection, Mend::Plan(w.plan.clone()))
    }
}
