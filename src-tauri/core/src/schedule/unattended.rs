//! What a run may do while nobody looks. The rest waits for a person, as a saved plan.

use crate::plan::{Action, Change, Entity, cuts_to_nothing};
use serde::{Deserialize, Serialize};

/// What a schedule allows. What is not asked about here (counts and prices that follow the vendor, licences
/// taken over, new licences of matched customers) is always allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unattended {
    /// New clients for customers without one. Off unless asked.
    pub create_clients: bool,
    /// Licences set inactive or to 0, as the connection's choice for what is gone says, within the guard.
    pub removals: bool,
    /// Clients' names and addresses, where the connection follows them.
    pub renames: bool,
}

impl Default for Unattended {
    fn default() -> Self {
        Self { create_clients: false, removals: true, renames: true }
    }
}

impl Unattended {
    /// Whether a change of a plan may be applied without a person.
    pub fn allows(self, change: &Change) -> bool {
        match (change.entity, change.action) {
            (_, Action::Unchanged | Action::Skip | Action::Blocked) => true,
            // Only ever part of an undo, which a person asks for.
            (_, Action::Delete) => false,
            (Entity::Client, Action::Create) => self.create_clients,
            (Entity::Client | Entity::Site, _) => self.renames,
            (Entity::Licence, _) => self.removals || !cuts_to_nothing(change),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, LicenceField, Value};
    use crate::plan::{Field, FieldChange};
    use rust_decimal::Decimal;

    fn change(entity: Entity, action: Action, count: Option<(i64, i64)>) -> Change {
        let number = |n: i64| Value::Number(Decimal::from(n));
        let fields = count.map(|(before, after)| FieldChange {
            field: Field::Licence(LicenceField::Count),
            before: Some(number(before)),
            after: number(after),
            rule: String::new(),
        });
        Change {
            fields: fields.into_iter().collect(),
            ..Change::new(entity, action, CustomerId::new("1042").unwrap())
        }
    }

    #[test]
    fn each_permission_opens_its_own_kind_and_no_other() {
        use Action::{Adopt, Create, Deactivate, Delete, Unchanged, Update, Zero};
        use Entity::{Client, Licence, Site};
        let none = Unattended { create_clients: false, removals: false, renames: false };
        let clients = Unattended { create_clients: true, ..none };
        let removals = Unattended { removals: true, ..none };
        let renames = Unattended { renames: true, ..none };
        for (case, change, opened_by) in [
            ("a new client", change(Client, Create, None), Some(clients)),
            ("a client's name", change(Client, Update, None), Some(renames)),
            ("an address", change(Site, Update, None), Some(renames)),
            ("set inactive", change(Licence, Deactivate, None), Some(removals)),
            ("set to 0", change(Licence, Zero, None), Some(removals)),
            ("an update to 0", change(Licence, Update, Some((5, 0))), Some(removals)),
        ] {
            for allowed in [none, clients, removals, renames] {
                let expected = Some(allowed) == opened_by;
                assert_eq!(allowed.allows(&change), expected, "{case} with {allowed:?}");
            }
        }
        for (case, change) in [
            ("fewer", change(Licence, Update, Some((9, 1)))),
            ("more", change(Licence, Update, Some((1, 9)))),
            ("taken over", change(Licence, Adopt, None)),
            ("new", change(Licence, Create, None)),
            ("nothing", change(Client, Unchanged, None)),
        ] {
            assert!(none.allows(&change), "{case} is always allowed");
        }
        let all = Unattended { create_clients: true, removals: true, renames: true };
        assert!(!all.allows(&change(Licence, Delete, None)), "a deletion never is");
    }

    #[test]
    fn what_is_not_said_is_careful() {
        let read: Unattended = serde_json::from_str("{}").unwrap();
        assert_eq!(read, Unattended::default(), "as where nobody chose");
        assert!(!read.create_clients, "new clients only where somebody asked");
    }
}
