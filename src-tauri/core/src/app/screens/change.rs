//! One change of a plan as the preview and the receipt show it. Decides nothing.

use super::money::amount;
use super::preview::{PreviewChange, PreviewConflict, PreviewField};
use super::{Shown, Tally};
use crate::app::UndoChoice;
use crate::domain::{LicenceField, Value};
use crate::plan::{Action, Change, Conflict, Field, FieldChange};

impl PreviewChange {
    /// The view of a change. `needs` is the change it needs, `written` the record it became.
    pub(in crate::app) fn of(seq: i64, change: Change, needs: Option<i64>, written: Option<i64>) -> Self {
        Self {
            seq,
            entity: change.entity,
            action: change.action,
            record: written.or(change.record()),
            monthly: change.monthly().map(amount),
            cuts: cuts(&change),
            needs,
            conflicts: change.conflicts.iter().filter_map(|c| conflict(&change, c)).collect(),
            fields: change.fields.into_iter().filter(|f| told(f.field)).map(field).collect(),
            name: change.name,
            subscription: change.subject.map(|s| s.key.0),
            why: change.why,
            remarks: change.remarks,
        }
    }
}

impl Tally {
    /// Counts one more.
    pub(in crate::app) fn count(&mut self, action: Action) {
        *match action {
            Action::Create => &mut self.create,
            Action::Update => &mut self.update,
            Action::Adopt => &mut self.adopt,
            Action::Deactivate => &mut self.deactivate,
            Action::Zero => &mut self.zero,
            Action::Delete => &mut self.delete,
            Action::Unchanged => &mut self.unchanged,
            Action::Skip => &mut self.skip,
            Action::Blocked => &mut self.blocked,
        } += 1;
    }
}

/// Whether a field tells a reader anything. The others are how Halo and Halyard tell records apart.
fn told(field: Field) -> bool {
    use LicenceField::{Client, Kind, Notes, Site};
    !matches!(field, Field::Licence(Notes | Kind | Site | Client))
}

fn conflict(change: &Change, c: &Conflict) -> Option<PreviewConflict> {
    let money = is_money(c.field);
    let shown = |value: &Value| Shown::of(value, money);
    Some(PreviewConflict {
        choice: UndoChoice::of(change, c)?,
        wrote: shown(&c.wrote),
        now: c.now.as_ref().map(shown),
        back: c.back.as_ref().map(shown),
        chosen: c.chosen,
    })
}

fn is_money(field: Field) -> bool {
    matches!(field, Field::Licence(LicenceField::PurchasePrice | LicenceField::Price))
}

fn field(f: FieldChange) -> PreviewField {
    let money = is_money(f.field);
    PreviewField {
        field: f.field.halo_name().to_owned(),
        before: f.before.map(|before| Shown::of(&before, money)),
        after: Shown::of(&f.after, money),
        rule: f.rule,
    }
}

/// Whether a change removes, sets to zero, or lowers a count.
fn cuts(change: &Change) -> bool {
    let lowers = || match change.licence_field(LicenceField::Count) {
        Some(FieldChange { before: Some(Value::Number(before)), after: Value::Number(after), .. }) => {
            after < before
        }
        _ => false,
    };
    let sleeps =
        || change.licence_field(LicenceField::IsActive).is_some_and(|f| f.after == Value::Flag(false));
    match change.action {
        Action::Deactivate | Action::Zero | Action::Delete => true,
        Action::Create | Action::Update | Action::Adopt => lowers() || sleeps(),
        Action::Unchanged | Action::Skip | Action::Blocked => false,
    }
}
