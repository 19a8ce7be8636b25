//! Licences: their fields go back, those the run made are set inactive or deleted.

use super::delete::touched;
use super::fields::{Stand, Taken};
use super::{Undo, bare, skip};
use crate::domain::{ClientId, Licence, LicenceField, LicenceId, Link, Value};
use crate::plan::{Action, Change, Choice, Costs, Entity, Field, FieldChange, Owner, Subject, same};

const ACTIVE: Field = Field::Licence(LicenceField::IsActive);

impl Undo<'_> {
    /// The inverse of a change to a licence, with what it costs.
    pub(super) fn licence(&self, change: &Change, id: LicenceId) -> Change {
        let now = self.present.licences.get(&id).filter(|l| !l.deleted);
        let base = Change { licence: Some(id), ..bare(change) };
        let inverse = match now {
            _ if change.action == Action::Delete => skip(
                base,
                "The run deleted it. A deleted licence does not come back; a later import makes it anew.",
            ),
            None => skip(base, "The licence is no longer in Halo."),
            Some(now) => self.standing(change, base, now),
        };
        // The currency is the run's own.
        let costs = change.costs.as_ref().filter(|_| inverse.action.acts()).map(|costs| {
            let free = costs.after.unit.is_some_and(|unit| unit.is_zero());
            Costs::of(&inverse, now, free, costs.currency)
        });
        Change { costs, ..inverse }
    }

    fn standing(&self, change: &Change, base: Change, now: &Licence) -> Change {
        let Some(client) = now.client else {
            return skip(base, "The licence belongs to no client in Halo any more.");
        };
        let link = self.present.links.get(&now.id);
        let apart = self.moved(change, client).or_else(|| self.linked_elsewhere(change, link, now.id));
        let base = Change {
            owner: Some(Owner::Existing(client)),
            // The link as it stands now is the one that is kept, and none is made anew.
            subject: change.subject.as_ref().and(link).map(subject),
            ..base
        };
        if change.action == Action::Create {
            return self.made(change, base, now, apart);
        }
        let mut taken = Taken::default();
        for f in &change.fields {
            self.field(&mut taken, f, now, apart.is_some());
        }
        // Halo's inactive licences are not written to, unless the undo wakes them.
        if !now.is_live() && !taken.fields.is_empty() && taken.of(ACTIVE).is_none() {
            return skip(base, "The licence is inactive in Halo, so its fields stay as they are.");
        }
        // A licence that the run woke goes back to sleep as Halyard's doing, so that Halyard may wake it again.
        let retires = taken.of(ACTIVE).is_some_and(|f| f.after == Value::Flag(false));
        let apart = apart.filter(|_| !taken.conflicts.is_empty());
        taken.change(Change { retires, ..base }, apart)
    }

    fn field(&self, taken: &mut Taken, f: &FieldChange, now: &Licence, apart: bool) {
        let Field::Licence(field) = f.field else { return };
        let told = now.value(field);
        // Left out of the answer means active.
        let wakes = |value: Option<Value>| match (field, value) {
            (LicenceField::IsActive, None) => Some(Value::Flag(true)),
            (_, value) => value,
        };
        let (has, back) = (wakes(told.clone()), wakes(f.before.clone()));
        let stand = Stand {
            change: f,
            ours: has.as_ref().is_some_and(|has| same(field, has, &f.after)),
            as_before: match (&has, &back) {
                (Some(has), Some(back)) => same(field, has, back),
                (has, back) => has == back,
            },
            back,
            now: told,
        };
        let choice = Choice { entity: Entity::Licence, record: now.id.0, field: f.field };
        taken.take(stand, apart, self.wish.also.contains(&choice));
    }

    /// A licence that the run made: deleted where that was asked for and is safe, else set inactive.
    fn made(&self, change: &Change, base: Change, now: &Licence, apart: Option<String>) -> Change {
        let mut base = base;
        if let Some(billed) = &self.wish.delete {
            match self.deletable(change, now, apart.as_deref(), billed) {
                Ok(must_hold) => {
                    return Change {
                        action: Action::Delete,
                        must_hold,
                        why: "The run made it and nobody changed it since. It is deleted, which cannot be undone."
                            .to_owned(),
                        ..base
                    };
                }
                Err(why) => base.remarks.push(format!("It is not deleted: {why}")),
            }
        }
        if !now.is_live() {
            let why = "It is inactive already.".to_owned();
            return Change { action: Action::Unchanged, why, ..base };
        }
        let sleeps = FieldChange {
            field: ACTIVE,
            before: Some(Value::Flag(false)),
            after: Value::Flag(true),
            rule: String::new(),
        };
        let mut taken = Taken::default();
        self.field(&mut taken, &sleeps, now, apart.is_some());
        if taken.fields.is_empty() {
            return taken.change(base, apart);
        }
        let touched: Vec<&str> = touched(change, now).map(LicenceField::halo_name).collect();
        if !touched.is_empty() && self.wish.delete.is_none() {
            base.remarks.push(format!("Changed since the run: {}.", touched.join(", ")));
        }
        let why = "The run made it; it is set inactive, not deleted.";
        Change {
            action: Action::Deactivate,
            fields: taken.fields,
            conflicts: taken.conflicts,
            why: apart.map_or_else(|| why.to_owned(), |apart| format!("{why} {apart} Chosen by a person.")),
            retires: true,
            ..base
        }
    }

    /// Why the licence is no longer where the run left it, if so.
    fn moved(&self, change: &Change, now: ClientId) -> Option<String> {
        let was = self.owner(change)?;
        let there = self.present.clients.get(&was);
        if was == now {
            return there.is_none().then(|| format!("Its client {was} is no longer in Halo."));
        }
        let to = self.named(now);
        Some(match there {
            None => format!(
                "Its client {was} is no longer in Halo, deleted or merged into another; the licence is {to}'s now."
            ),
            Some(client) if client.inactive => format!(
                "Its client {} is inactive, as after a merge; the licence is {to}'s now.",
                self.named(was)
            ),
            Some(_) => format!("It was moved from {} to {to} in Halo.", self.named(was)),
        })
    }

    /// Why the licence is no longer its subscription's, if so.
    fn linked_elsewhere(&self, change: &Change, link: Option<&Link>, id: LicenceId) -> Option<String> {
        if self.present.others.contains(&id) {
            return Some("It was linked to a subscription of another connection since.".to_owned());
        }
        let (was, now) = (change.subject.as_ref()?, link?);
        let follows = was.family.is_some() && was.family == now.family;
        (was.key != now.key && !follows)
            .then(|| format!("It was linked to another subscription since ({}).", now.key.0))
    }
}

fn subject(link: &Link) -> Subject {
    Subject { method: link.method.clone(), key: link.key.clone(), family: link.family.clone() }
}
