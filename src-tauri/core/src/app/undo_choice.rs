//! How a person names a field that an undo would leave alone: `4711:count`, `client-12:name`, `site-9:line1`.

use crate::plan::{Action, Change, Choice, Conflict, Entity, Field, Owner};
use crate::run::Applied;
use crate::store::RunId;
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

/// One field of one record in Halo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UndoChoice {
    /// The kind of record.
    pub entity: Entity,
    /// Its number in Halo.
    pub record: i64,
    /// The field, by Halo's name.
    pub field: String,
}

impl fmt::Display for UndoChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.entity {
            Entity::Client => CLIENT,
            Entity::Site => SITE,
            Entity::Licence => "",
        };
        write!(f, "{kind}{}:{}", self.record, self.field)
    }
}

const CLIENT: &str = "client-";
const SITE: &str = "site-";

impl FromStr for UndoChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let form =
            || format!("{text:?} is not of the form 4711:count (a licence), client-12:name or site-9:line1");
        let (record, field) = text.trim().split_once(':').ok_or_else(form)?;
        let (entity, number) = if let Some(number) = record.strip_prefix(CLIENT) {
            (Entity::Client, number)
        } else if let Some(number) = record.strip_prefix(SITE) {
            (Entity::Site, number)
        } else {
            (Entity::Licence, record)
        };
        let record = number.parse().map_err(|_| form())?;
        Ok(Self { entity, record, field: field.to_owned() })
    }
}

impl UndoChoice {
    /// The name of a conflict of a change in an undo's plan.
    pub(super) fn of(change: &Change, conflict: &Conflict) -> Option<Self> {
        let record = match (change.entity, change.owner) {
            (Entity::Licence, _) => change.licence?.0,
            (Entity::Site, _) => change.site?.0,
            (Entity::Client, Some(Owner::Existing(id))) => id.0,
            (Entity::Client, _) => return None,
        };
        Some(Self { entity: change.entity, record, field: conflict.field.halo_name().to_owned() })
    }

    /// As the engine takes it.
    pub(super) fn read(&self) -> Result<Choice> {
        let field = Field::named(self.entity, &self.field).ok_or_else(|| {
            Error::new(
                ErrorCode::Usage,
                format!("A {} has no field {:?}.", self.entity.as_str(), self.field),
                "Fields are named as Halo names them.",
                "See the undo's plan (show P…): each field that is left alone stands there with its name.",
            )
        })?;
        Ok(Choice { entity: self.entity, record: self.record, field })
    }
}

/// Fails for a choice that names nothing of the run, or a field that cannot be undone.
pub(super) fn check(
    also: &HashSet<Choice>,
    run: RunId,
    applied: &[Applied],
    changes: &[Change],
) -> Result<()> {
    let refused = |choice: &Choice, why: &str| {
        let (record, field) = (choice.record, choice.field.halo_name());
        Error::new(
            ErrorCode::Usage,
            format!("The {field} of {} {record} cannot be undone with {run}.", choice.entity.as_str()),
            why,
            "See the undo's plan (show P…): each field that is left alone stands there with its name.",
        )
    };
    for choice in also {
        let theirs = |was: &Change, record: i64| was.entity == choice.entity && record == choice.record;
        let found = applied.iter().zip(changes).find(|((was, record), _)| theirs(was, *record));
        let Some(((was, _), now)) = found else {
            return Err(refused(choice, "The run did not change that record."));
        };
        let shown = now.conflicts.iter().find(|c| c.field == choice.field);
        if shown.is_some_and(|c| c.back.is_none()) {
            return Err(refused(
                choice,
                "It had no value before the run, and Halo cannot be told to have none.",
            ));
        }
        let taken = now.fields.iter().any(|f| f.field == choice.field);
        // What was changed by the run and stands as before by now asks for nothing more.
        let settled = was.action != Action::Create && was.fields.iter().any(|f| f.field == choice.field);
        if !(shown.is_some() || taken || settled) {
            return Err(refused(
                choice,
                "The run did not change that field, or its undo sets the licence inactive.",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_licence_and_a_client_are_told_apart() {
        let read = |text: &str| text.parse::<UndoChoice>().map(|c| (c.entity, c.record, c.field));
        assert_eq!(read("4711:count"), Ok((Entity::Licence, 4711, "count".to_owned())));
        assert_eq!(read("client-12:name"), Ok((Entity::Client, 12, "name".to_owned())));
        for odd in ["", "count", "4711", "P1:count", "client-:name", "4711 count"] {
            assert!(read(odd).is_err(), "{odd:?} names nothing");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(client in any::<bool>(), record in 1i64..1_000_000, field in "[a-z_]{1,12}") {
            let entity = if client { Entity::Client } else { Entity::Licence };
            let choice = UndoChoice { entity, record, field };
            prop_assert_eq!(choice.to_string().parse::<UndoChoice>(), Ok(choice));
        }
    }
}
