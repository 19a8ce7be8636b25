//! One licence change on its way to Halo.

use crate::domain::{ClientId, LicenceField, LicenceId, LicenceWrite, Link, LinkOrigin, Value};
use crate::plan::{Action, Change, Field};

/// A new licence as far as two may be taken for each other: client, name, count, purchase price.
pub(super) type Likeness<'i> = (ClientId, &'i str, Option<String>, Option<String>);

/// A change with what applying it needs.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its number in the plan.
    pub(super) seq: i64,
    /// The change as saved.
    pub(super) change: Change,
    /// The client it belongs to, by now a real one.
    pub(super) client: ClientId,
    /// How often it was sent in this process.
    pub(super) tries: u32,
    /// The request it was last sent in.
    pub(super) request: u64,
    /// True where it may no longer share a request with others.
    pub(super) alone: bool,
}

impl Item {
    /// What two changes that would make the very same licence have in common.
    pub(super) fn likeness(&self) -> Likeness<'_> {
        let after = |field| self.change.licence_field(field).map(|f| format!("{:?}", f.after));
        (self.client, &self.change.name, after(LicenceField::Count), after(LicenceField::PurchasePrice))
    }

    /// True where it makes a new licence.
    pub(super) fn creates(&self) -> bool {
        self.change.action == Action::Create
    }

    /// The record to send.
    pub(super) fn record(&self) -> LicenceWrite {
        let mut fields: Vec<(LicenceField, Value)> = self
            .change
            .fields
            .iter()
            .filter_map(|f| match f.field {
                Field::Licence(field) => Some((field, f.after.clone())),
                Field::Client(_) | Field::Site(_) => None,
            })
            .collect();
        if self.creates() {
            fields.insert(1.min(fields.len()), (LicenceField::Client, Value::Number(self.client.0.into())));
        }
        LicenceWrite { id: if self.creates() { None } else { self.change.licence }, fields }
    }

    /// The link that holds once the licence `id` is this subscription's. `former` is the licence's link so
    /// far, whose origin it keeps.
    pub(super) fn link(&self, id: LicenceId, former: Option<&Link>) -> Option<Link> {
        let subject = self.change.subject.as_ref()?;
        let origin = match (self.change.action, former) {
            (Action::Create, _) => LinkOrigin::Created,
            (_, Some(link)) => link.origin,
            (_, None) => LinkOrigin::Adopted,
        };
        Some(Link {
            method: subject.method.clone(),
            key: subject.key.clone(),
            family: subject.family.clone(),
            customer: self.change.customer.clone(),
            product: self.change.name.clone(),
            licence: id,
            origin,
            retired: self.change.retires,
        })
    }
}
