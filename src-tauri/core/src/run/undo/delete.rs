//! Which licences an undo may delete: made by the very run, still bearing Halyard's reference, changed by
//! nobody, and counted by no invoice line. Whatever cannot be told speaks against it.

use super::Undo;
use crate::domain::{Licence, LicenceField, LicenceId};
use crate::halo::RecurringInvoice;
use crate::plan::{Change, Field, FieldValue, Reference, landed, reference_in, same};
use std::collections::HashMap;

/// The recurring invoices that count each licence, in words; or why that is not known.
pub type Billed = Result<HashMap<LicenceId, Vec<String>>, String>;

/// What recurring invoices count. Lines that are switched off count as well: they may be switched on again.
pub fn billed(invoices: &[RecurringInvoice]) -> Billed {
    let mut counted: HashMap<LicenceId, Vec<String>> = HashMap::new();
    for invoice in invoices {
        let Some(lines) = &invoice.lines else {
            return Err(format!("recurring invoice {} was listed without its lines", invoice.id.0));
        };
        for line in lines {
            let said = format!(
                "recurring invoice {}, \"{}\"",
                invoice.id.0,
                line.description.as_deref().unwrap_or("no description")
            );
            for licence in &line.licences {
                counted.entry(*licence).or_default().push(said.clone());
            }
        }
    }
    Ok(counted)
}

/// Why invoice lines speak against deleting a licence, if they do.
pub(in crate::run) fn unbilled(id: LicenceId, billed: &Billed) -> Result<(), String> {
    match billed.as_ref().map(|counted| counted.get(&id)) {
        Ok(None) => Ok(()),
        Ok(Some(lines)) => Err(format!("it is counted by {}.", lines.join("; "))),
        Err(why) => Err(format!("which invoice lines count it is not known: {why}")),
    }
}

/// Fields of a licence that the run made which are no longer as it made them. What Halo does not tell is not
/// known to have changed.
pub(super) fn touched<'a>(change: &'a Change, now: &'a Licence) -> impl Iterator<Item = LicenceField> + 'a {
    change.fields.iter().filter_map(|f| match f.field {
        Field::Licence(LicenceField::Site) | Field::Client(_) | Field::Site(_) => None,
        Field::Licence(field) => {
            let has = now.value(field)?;
            (!same(field, &has, &f.after)).then_some(field)
        }
    })
}

impl Undo<'_> {
    /// What the licence must still hold when it is deleted; else why it may not be.
    pub(super) fn deletable(
        &self,
        change: &Change,
        now: &Licence,
        apart: Option<&str>,
        billed: &Billed,
    ) -> Result<Vec<FieldValue>, String> {
        if let Some(apart) = apart {
            return Err(apart.to_owned());
        }
        let Some(subject) = &change.subject else { return Err("it is no subscription's.".to_owned()) };
        let own = Reference::of(self.vendor, &subject.method, &subject.key, subject.family.as_ref()).own;
        let bears = now.notes.as_deref().and_then(reference_in).is_some_and(|r| r.own == own);
        if !bears {
            return Err(
                "Halyard's reference no longer stands in its notes, or Halo does not list them.".to_owned()
            );
        }
        let wrote = |field| change.licence_field(field).map(|f| &f.after);
        if let Some(field) = touched(change, now).next() {
            return Err(format!("its {} was changed since.", field.halo_name()));
        }
        if !now.is_live() || !landed(change, now) {
            return Err("it is not as the run made it.".to_owned());
        }
        unbilled(now.id, billed)?;
        let fields = LicenceField::ALL.into_iter().filter(|f| *f != LicenceField::Site);
        Ok(fields
            .filter(|f| *f == LicenceField::Client || wrote(*f).is_some())
            .filter_map(|f| Some(FieldValue { field: Field::Licence(f), value: now.value(f)? }))
            .collect())
    }
}
