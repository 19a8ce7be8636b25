//! Addresses of sites: their lines go back, one by one.

use super::fields::{Stand, Taken};
use super::{Undo, bare, skip};
use crate::domain::{SiteId, Value};
use crate::plan::{Change, Choice, Entity, Field, Owner, folded};

impl Undo<'_> {
    /// The inverse of a change to a site's address.
    pub(super) fn site(&self, change: &Change, id: SiteId) -> Change {
        let base = Change { site: Some(id), ..bare(change) };
        let Some(now) = self.present.sites.get(&id) else {
            return skip(base, "The site is no longer in Halo.");
        };
        let Some(address) = &now.address else {
            return skip(base, "Halo does not show its address.");
        };
        let elsewhere = now.client.is_some_and(|client| change.owner != Some(Owner::Existing(client)));
        if elsewhere {
            return skip(base, "The site belongs to another client by now.");
        }
        let mut taken = Taken::default();
        for f in &change.fields {
            let Field::Site(field) = f.field else { continue };
            let held = address.line(field);
            // A line without text is an empty one: what had none before can be emptied again.
            let back = f.before.clone().unwrap_or_else(|| Value::Text(String::new()));
            let stand = Stand {
                change: f,
                now: (!held.is_empty()).then(|| Value::Text(held.to_owned())),
                ours: says(&f.after, held),
                as_before: says(&back, held),
                back: Some(back),
            };
            let choice = Choice { entity: Entity::Site, record: id.0, field: f.field };
            taken.take(stand, false, self.wish.also.contains(&choice));
        }
        taken.change(base, None)
    }
}

/// Halo may trim a text, or write a post code in capitals; that is no other line.
fn says(value: &Value, held: &str) -> bool {
    matches!(value, Value::Text(text) if folded(text) == folded(held))
}
