//! Clients: their names go back; those the run made stay.

use super::fields::{Stand, Taken};
use super::{Undo, bare, skip};
use crate::domain::ClientId;
use crate::plan::{Action, Change, Choice, Entity, Field, Owner};

impl Undo<'_> {
    /// The inverse of a change to a client.
    pub(super) fn client(&self, change: &Change, id: ClientId) -> Change {
        let base = Change { owner: Some(Owner::Existing(id)), ..bare(change) };
        let now = self.present.clients.get(&id);
        if change.action == Action::Create {
            let made = if now.is_some() {
                format!(
                    "Client {id} was made by the run. Clients are never deleted; do it in Halo if it is not wanted."
                )
            } else {
                format!("Client {id} was made by the run, and is no longer in Halo.")
            };
            return skip(base, made);
        }
        let Some(now) = now else {
            let why = "The client is no longer in Halo: it was deleted there, or merged into another.";
            return skip(base, why);
        };
        let apart = now.inactive.then(|| "The client was set inactive in Halo.".to_owned());
        let mut taken = Taken::default();
        for f in &change.fields {
            let Field::Client(field) = f.field else { continue };
            let has = now.value(field);
            // A name is compared letter by letter: a vendor's name that is followed may differ in case alone.
            let stand = Stand {
                change: f,
                ours: has.as_ref() == Some(&f.after),
                as_before: has == f.before,
                back: f.before.clone(),
                now: has,
            };
            let choice = Choice { entity: Entity::Client, record: id.0, field: f.field };
            taken.take(stand, apart.is_some(), self.wish.also.contains(&choice));
        }
        let apart = apart.filter(|_| !taken.conflicts.is_empty());
        taken.change(base, apart)
    }
}
