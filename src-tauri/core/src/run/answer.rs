//! What the answer to a write proves. Pure.
//!
//! The answer to one record is proof when it shows that record's number and contradicts nothing. The answer
//! to several is evidence: it tells the numbers, and reading must find them again.

use super::item::Item;
use crate::domain::{Licence, LicenceField, LicenceId, VendorKind};
use crate::plan::{Field, Reference, reference_in, same};

/// The licence each of `items` became, as far as the answer shows it.
pub(super) fn shown(items: &[Item], vendor: VendorKind, records: &[Licence]) -> Vec<Option<LicenceId>> {
    let positional = items.len() == records.len();
    items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let record = if item.creates() {
                bearing(item, vendor, records)
                    .or_else(|| records.get(at).filter(|r| positional && nameless(r)))
            } else {
                records.iter().find(|r| Some(r.id) == item.change.licence)
            };
            record.filter(|r| !contradicts(item, r)).map(|r| r.id)
        })
        .collect()
}

fn bearing<'r>(item: &Item, vendor: VendorKind, records: &'r [Licence]) -> Option<&'r Licence> {
    let subject = item.change.subject.as_ref()?;
    let own = Reference::of(vendor, &subject.method, &subject.key, subject.family.as_ref()).own;
    records.iter().find(|r| r.notes.as_deref().and_then(reference_in).is_some_and(|r| r.own == own))
}

/// A record that shows no reference: its place in the answer must speak for it.
fn nameless(record: &Licence) -> bool {
    record.id.0 > 0 && record.notes.as_deref().and_then(reference_in).is_none()
}

fn contradicts(item: &Item, record: &Licence) -> bool {
    record.client.is_some_and(|c| c != item.client)
        || item.change.fields.iter().any(|f| match f.field {
            // Halo may dress up notes and resolve the site; neither tells one record from another.
            Field::Licence(LicenceField::Notes | LicenceField::Site) | Field::Client(_) | Field::Site(_) => {
                false
            }
            Field::Licence(field) => record.value(field).is_some_and(|has| !same(field, &has, &f.after)),
        })
}
