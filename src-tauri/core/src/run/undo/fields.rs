//! One field at a time: taken back, left alone as a conflict, or as before already.

use crate::domain::Value;
use crate::plan::{Action, Change, Conflict, Field, FieldChange};

/// How a field stands between what the run wrote and what it would go back to.
pub(super) struct Stand<'f> {
    /// The field as the run changed it.
    pub(super) change: &'f FieldChange,
    /// What Halo has now, as it told it.
    pub(super) now: Option<Value>,
    /// Whether that is what the run wrote.
    pub(super) ours: bool,
    /// What the field would go back to.
    pub(super) back: Option<Value>,
    /// Whether Halo has that already.
    pub(super) as_before: bool,
}

/// What becomes of a record's fields.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) fields: Vec<FieldChange>,
    pub(super) conflicts: Vec<Conflict>,
}

impl Taken {
    /// Takes one field. `apart` where the record as a whole is no longer what the run left; `chosen` where a
    /// person wants the field undone all the same.
    pub(super) fn take(&mut self, stand: Stand<'_>, apart: bool, chosen: bool) {
        let Stand { change, now, ours, back, as_before } = stand;
        if as_before {
            return;
        }
        let free = ours && !apart;
        if let (Some(back), true) = (&back, free || chosen) {
            self.fields.push(FieldChange {
                field: change.field,
                before: now.clone(),
                after: back.clone(),
                rule: if free { "as before the run" } else { "as before the run; chosen by a person" }
                    .to_owned(),
            });
        }
        if !free || back.is_none() {
            let chosen = chosen && back.is_some();
            self.conflicts.push(Conflict {
                field: change.field,
                wrote: change.after.clone(),
                now,
                back,
                chosen,
            });
        }
    }

    /// The inverse change on `base`. `apart` says why all of it is left alone, where it is.
    pub(super) fn change(self, base: Change, apart: Option<String>) -> Change {
        let left: Vec<String> = self
            .conflicts
            .iter()
            .filter(|c| !c.chosen)
            .map(|c| match (&c.back, &apart) {
                (None, _) => format!("{} had no value before", c.field.halo_name()),
                (Some(_), Some(_)) => c.field.halo_name().to_owned(),
                (Some(_), None) => format!("{} was changed since", c.field.halo_name()),
            })
            .collect();
        let mut said =
            vec![if self.fields.is_empty() { "Nothing to take back." } else { "Taken back." }.to_owned()];
        said.extend(apart);
        if !left.is_empty() {
            said.push(format!("Left alone: {}.", left.join(", ")));
        }
        let action = if !self.fields.is_empty() {
            Action::Update
        } else if self.conflicts.iter().any(Conflict::is_open) {
            Action::Blocked
        } else if self.conflicts.is_empty() {
            Action::Unchanged
        } else {
            Action::Skip
        };
        Change { action, fields: self.fields, conflicts: self.conflicts, why: said.join(" "), ..base }
    }

    /// The change of one field, where it is among those taken back.
    pub(super) fn of(&self, field: Field) -> Option<&FieldChange> {
        self.fields.iter().find(|f| f.field == field)
    }
}
