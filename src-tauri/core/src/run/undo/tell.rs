//! What an undo cannot take back, or leaves to a person: said on top of its plan, before anything is written.

use super::{Applied, Present};
use crate::domain::LicenceId;
use crate::plan::{Action, Change, Conflict, Entity};

/// The remarks on an undo's plan. `applied` are the run's changes, `changes` their inverse.
pub fn remarks(run: &str, applied: &[Applied], changes: &[Change], present: &Present) -> Vec<String> {
    let count = |is: &dyn Fn(&Change, i64, &Change) -> bool| {
        applied.iter().zip(changes).filter(|((was, record), now)| is(was, *record, now)).count()
    };
    let conflicts =
        |is: fn(&Conflict) -> bool| changes.iter().flat_map(|c| &c.conflicts).filter(|c| is(c)).count();
    let there = |record: i64| present.licences.get(&LicenceId(record)).is_some_and(|l| !l.deleted);
    let licence = |was: &Change| was.entity == Entity::Licence && was.action != Action::Delete;
    let said = [
        (
            count(&|was, _, _| was.entity == Entity::Client && was.action == Action::Create),
            "client(s) were made by the run and stay: clients are never deleted.",
        ),
        (
            count(&|was, _, _| was.action == Action::Delete),
            "licence(s) were deleted by the run and do not come back; a later import makes them anew.",
        ),
        (
            count(&|_, _, now| now.action == Action::Delete),
            "licence(s) are deleted, which cannot be undone; a later import makes them anew.",
        ),
        (
            conflicts(|c| c.back.is_none()),
            "field(s) had no value before the run and keep what they have: that cannot be undone.",
        ),
        (
            count(&|was, _, now| {
                was.entity == Entity::Client && was.action != Action::Create && now.action == Action::Skip
            }),
            "client(s) that were renamed are no longer in Halo.",
        ),
        (count(&|was, record, _| licence(was) && !there(record)), "licence(s) are no longer in Halo."),
        (
            count(&|was, record, now| {
                licence(was) && there(record) && now.action == Action::Skip && now.conflicts.is_empty()
            }),
            "licence(s) are inactive in Halo or belong to no client, and stay as they are.",
        ),
        (
            conflicts(Conflict::is_open),
            "field(s) were changed since, or their record stands elsewhere now: left alone unless you choose them.",
        ),
        (
            conflicts(|c| c.chosen),
            "field(s) are undone although they were changed since: a person chose them.",
        ),
    ];
    let mut remarks = vec![format!("Takes back the run {run}.")];
    remarks.extend(said.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")));
    remarks
}
