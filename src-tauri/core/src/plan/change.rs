//! One item of a plan: what would be done to what, field by field, and why.

use super::{Conflict, Costs, FieldValue};
use crate::domain::{
    ClientField, ClientId, CustomerId, LicenceField, LicenceId, Method, Money, SiteField, SiteId,
    SubscriptionKey, Value,
};
use serde::{Deserialize, Serialize};

/// The kind of record a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Entity {
    /// A client in Halo.
    Client,
    /// A licence in Halo.
    Licence,
    /// A client's site in Halo.
    Site,
}

impl Entity {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Licence => "licence",
            Self::Site => "site",
        }
    }
}

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Make a new record.
    Create,
    /// Change fields of a linked record.
    Update,
    /// Take an existing licence as this subscription's, changing fields where they differ.
    Adopt,
    /// Set a licence inactive.
    Deactivate,
    /// Set a licence's count to zero.
    Zero,
    /// Delete a licence. Only ever planned for licences that the very run an undo takes back has made, and only
    /// where a person asked for it.
    Delete,
    /// Nothing to do: both sides agree.
    Unchanged,
    /// Nothing is done, on purpose.
    Skip,
    /// Nothing can be done until a person decides.
    Blocked,
}

impl Action {
    /// All actions, in the order totals are shown.
    pub const ALL: [Self; 9] = [
        Self::Create,
        Self::Update,
        Self::Adopt,
        Self::Deactivate,
        Self::Zero,
        Self::Delete,
        Self::Unchanged,
        Self::Skip,
        Self::Blocked,
    ];

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Adopt => "adopt",
            Self::Deactivate => "deactivate",
            Self::Zero => "zero",
            Self::Delete => "delete",
            Self::Unchanged => "unchanged",
            Self::Skip => "skip",
            Self::Blocked => "blocked",
        }
    }

    /// From its stored form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == word)
    }

    /// True where applying it does something.
    pub fn acts(self) -> bool {
        !matches!(self, Self::Unchanged | Self::Skip | Self::Blocked)
    }
}

/// A field of a client, a licence or a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Of a client.
    Client(ClientField),
    /// Of a licence.
    Licence(LicenceField),
    /// Of a site, or of the first site of a new client.
    Site(SiteField),
}

impl Field {
    /// Halo's name of the field.
    pub fn halo_name(self) -> &'static str {
        match self {
            Self::Client(f) => f.halo_name(),
            Self::Licence(f) => f.halo_name(),
            Self::Site(f) => f.halo_name(),
        }
    }

    /// The field of a record that Halo calls so.
    pub fn named(entity: Entity, name: &str) -> Option<Self> {
        match entity {
            Entity::Client => ClientField::ALL.into_iter().map(Self::Client).find(|f| f.halo_name() == name),
            Entity::Licence => {
                LicenceField::ALL.into_iter().map(Self::Licence).find(|f| f.halo_name() == name)
            }
            Entity::Site => SiteField::ALL.into_iter().map(Self::Site).find(|f| f.halo_name() == name),
        }
    }
}

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which field.
    pub field: Field,
    /// What Halo has; none where it has nothing or the record is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What it becomes.
    pub after: Value,
    /// The rule the value came from ("from field `quantity`").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
}

/// The client a licence or a site belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A client that is in Halo.
    Existing(ClientId),
    /// The client that this same plan creates for the customer.
    CreatedHere,
}

/// The subscription a licence change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The vendor's method.
    pub method: Method,
    /// The vendor's name of the subscription.
    pub key: SubscriptionKey,
    /// Its family, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<SubscriptionKey>,
}

/// One item of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What kind of record.
    pub entity: Entity,
    /// What is done.
    pub action: Action,
    /// The vendor's customer.
    pub customer: CustomerId,
    /// Its name.
    pub customer_name: String,
    /// The record's name: the client's, the product's or the site's.
    pub name: String,
    /// The client concerned, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The licence touched; none for new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<LicenceId>,
    /// The site touched; none where it is not about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The subscription, for licences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// Fields that change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    /// In an undo: fields it leaves alone, or takes back only because a person chose them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// For a deletion: what the licence holds, and must hold still when it is deleted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_hold: Vec<FieldValue>,
    /// Why this and not something else, in words.
    pub why: String,
    /// Further remarks for the reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// For a new licence: those of the same client and name that stand in Halo already and are not it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub namesakes: Vec<LicenceId>,
    /// True where applying it retires the licence for Halyard (or undoing wakes it again).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retires: bool,
    /// For licences: what it costs in purchase, before and after. Plans saved by earlier versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Costs>,
    /// True where a person left it out of a part of its plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left_out: bool,
}

impl Change {
    /// A change of nothing yet: what it is about, of whom, without names, fields or remarks.
    pub fn new(entity: Entity, action: Action, customer: CustomerId) -> Self {
        Self {
            entity,
            action,
            customer,
            customer_name: String::new(),
            name: String::new(),
            owner: None,
            licence: None,
            site: None,
            subject: None,
            fields: Vec::new(),
            conflicts: Vec::new(),
            must_hold: Vec::new(),
            why: String::new(),
            remarks: Vec::new(),
            namesakes: Vec::new(),
            retires: false,
            costs: None,
            left_out: false,
        }
    }

    /// The change to one licence field, where it is among the changes.
    pub fn licence_field(&self, field: LicenceField) -> Option<&FieldChange> {
        self.fields.iter().find(|f| f.field == Field::Licence(field))
    }

    /// Halo's number of the record that the plan touches, where it is there already.
    pub fn record(&self) -> Option<i64> {
        match self.entity {
            Entity::Client => self.client().map(|c| c.0),
            Entity::Licence => self.licence.map(|l| l.0),
            Entity::Site => self.site.map(|s| s.0),
        }
    }

    /// The client in Halo that it is about, where it is there already.
    pub fn client(&self) -> Option<ClientId> {
        match self.owner {
            Some(Owner::Existing(id)) => Some(id),
            Some(Owner::CreatedHere) | None => None,
        }
    }

    /// The difference in purchase cost per month; none where it is not known or does not apply.
    pub fn monthly(&self) -> Option<Money> {
        self.costs.as_ref().filter(|_| self.costs_apply())?.monthly()
    }

    /// Whether it is of a kind that may change what is paid to the vendor.
    pub fn costs_apply(&self) -> bool {
        self.entity == Entity::Licence && self.action.acts()
    }
}
