//! The members of Halo's records: name, type, greatest length, and what happens to them in a write.
//!
//! The tables hold what Halo's own specification and database schema name (VERIFIED); members not listed
//! are ignored in a write (ASSUMED). May not hold values or rules between members.

mod billing;
mod customers;
mod licence;

use super::entity::Entity;

/// One member of a record.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) keep: Keep,
}

/// The type of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A whole number; `95.0` is refused.
    Int,
    /// Any number.
    Double,
    Flag,
    /// Text of at most so many characters (0: no limit).
    Text(usize),
    Date,
    List,
    Object,
}

/// What becomes of a member that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Stored, and shown in lists and single reads.
    Shown,
    /// Stored, and shown in single reads only.
    Detail,
    /// The server's own: ignored when sent.
    Own,
    /// The server's own, shown in single reads only.
    OwnDetail,
    /// Steers the write, and is not stored.
    Steers,
}

impl Keep {
    pub(crate) fn detail_only(self) -> bool {
        matches!(self, Self::Detail | Self::OwnDetail)
    }
}

const fn shown(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, keep: Keep::Shown }
}

const fn detail(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, keep: Keep::Detail }
}

const fn own(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, keep: Keep::Own }
}

const fn own_detail(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, keep: Keep::OwnDetail }
}

const fn steers(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, keep: Keep::Steers }
}

/// The members of an entity.
pub(crate) fn of(entity: Entity) -> &'static [Field] {
    match entity {
        Entity::Client => customers::CLIENT,
        Entity::Site => customers::SITE,
        Entity::User => customers::USER,
        Entity::TopLevel => customers::TOP_LEVEL,
        Entity::Agent => customers::AGENT,
        Entity::Licence => licence::LICENCE,
        Entity::Invoice => billing::INVOICE,
    }
}

/// One member of an entity, by name.
pub(crate) fn named(entity: Entity, name: &str) -> Option<&'static Field> {
    of(entity).iter().find(|field| field.name == name)
}

/// The members of a recurring invoice's line.
pub(crate) fn invoice_line() -> &'static [Field] {
    billing::LINE
}

/// The members of a line's link to a licence, user group or device group.
pub(crate) fn invoice_quantity() -> &'static [Field] {
    billing::QUANTITY
}
