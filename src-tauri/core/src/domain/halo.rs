//! What Halo holds, in Halyard's words: clients, top levels, licences, and the sparse records written to it.

use super::{ClientId, LicenceId, SiteAddress, SiteId, TopLevelId};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A client in Halo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its number.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its top level, where the answer names it.
    pub top_level: Option<TopLevelId>,
    /// The top level's name, where given.
    pub top_level_name: Option<String>,
    /// The main site, where given (not in every Halo's lists).
    pub main_site: Option<SiteId>,
    /// True where Halo says that the client is inactive.
    pub inactive: bool,
}

/// A top level, above clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopLevel {
    /// Its number.
    pub id: TopLevelId,
    /// Its name.
    pub name: String,
}

/// A licence or subscription in Halo (`SoftwareLicence`). Every member but the id may be left out of an
/// answer (Halo leaves out nulls), so every member is optional.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its number.
    pub id: LicenceId,
    /// Its client; 0 and below mean none.
    pub client: Option<ClientId>,
    /// 1 = subscription.
    pub kind: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// Seats. Newer Halos type it double, hence a decimal.
    pub count: Option<Decimal>,
    /// Cost per seat, in the currency Halo bills the client in.
    pub purchase_price: Option<Decimal>,
    /// What a seat is sold for; likewise.
    pub price: Option<Decimal>,
    /// First day; Halo's years up to 1901 are read as none.
    pub start_date: Option<Date>,
    /// Last day; likewise.
    pub end_date: Option<Date>,
    /// Halo's text.
    pub billing_cycle: Option<String>,
    /// Halo's text.
    pub term_duration: Option<String>,
    /// Halo's text.
    pub status: Option<String>,
    /// Whether it is active; left out means not known, which is treated as active.
    pub is_active: Option<bool>,
    /// Marked as deleted in Halo.
    pub deleted: bool,
    /// Free text; Halyard's reference stands in it.
    pub notes: Option<String>,
}

impl Client {
    /// The value of one field, `None` where Halo did not say.
    pub fn value(&self, field: ClientField) -> Option<Value> {
        match field {
            ClientField::Name => Some(Value::Text(self.name.clone())),
            ClientField::TopLevel => self.top_level.map(|t| Value::Number(t.0.into())),
        }
    }
}

impl Licence {
    /// The value of one field, `None` where Halo did not say.
    pub fn value(&self, field: LicenceField) -> Option<Value> {
        let text = |t: &Option<String>| t.clone().map(Value::Text);
        match field {
            LicenceField::Client => self.client.map(|c| Value::Number(c.0.into())),
            LicenceField::Kind => self.kind.map(|k| Value::Number(k.into())),
            LicenceField::Site => None,
            LicenceField::Name => text(&self.name),
            LicenceField::Count => self.count.map(Value::Number),
            LicenceField::Price => self.price.map(Value::Number),
            LicenceField::PurchasePrice => self.purchase_price.map(Value::Number),
            LicenceField::StartDate => self.start_date.map(Value::Date),
            LicenceField::EndDate => self.end_date.map(Value::Date),
            LicenceField::BillingCycle => text(&self.billing_cycle),
            LicenceField::TermDuration => text(&self.term_duration),
            LicenceField::Status => text(&self.status),
            LicenceField::IsActive => self.is_active.map(Value::Flag),
            LicenceField::Notes => text(&self.notes),
        }
    }

    /// True unless Halo says that it is inactive or deleted.
    pub fn is_live(&self) -> bool {
        self.is_active != Some(false) && !self.deleted
    }
}

/// The fields of a licence that Halyard reads, compares and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceField {
    /// `name`
    Name,
    /// `client_id`
    Client,
    /// `site_id`
    Site,
    /// `type`
    Kind,
    /// `count`
    Count,
    /// `purchase_price`
    PurchasePrice,
    /// `price`
    Price,
    /// `start_date`
    StartDate,
    /// `end_date`
    EndDate,
    /// `billing_cycle`
    BillingCycle,
    /// `term_duration`
    TermDuration,
    /// `status`
    Status,
    /// `is_active`
    IsActive,
    /// `notes`
    Notes,
}

impl LicenceField {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Client,
        Self::Site,
        Self::Kind,
        Self::Count,
        Self::PurchasePrice,
        Self::Price,
        Self::StartDate,
        Self::EndDate,
        Self::BillingCycle,
        Self::TermDuration,
        Self::Status,
        Self::IsActive,
        Self::Notes,
    ];

    /// Halo's own name of the field (facts, section 6.2).
    pub fn halo_name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Client => "client_id",
            Self::Site => "site_id",
            Self::Kind => "type",
            Self::Count => "count",
            Self::PurchasePrice => "purchase_price",
            Self::Price => "price",
            Self::StartDate => "start_date",
            Self::EndDate => "end_date",
            Self::BillingCycle => "billing_cycle",
            Self::TermDuration => "term_duration",
            Self::Status => "status",
            Self::IsActive => "is_active",
            Self::Notes => "notes",
        }
    }
}

/// The fields of a client that Halyard writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientField {
    /// `name`
    Name,
    /// `toplevel_id`
    TopLevel,
}

impl ClientField {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Name, Self::TopLevel];

    /// Halo's own name of the field.
    pub fn halo_name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::TopLevel => "toplevel_id",
        }
    }
}

/// A value of a field, as read, compared and written. Equal decimals are equal however they are written
/// (9.4 = 9.40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number: seats, an amount of money, an id.
    Number(Decimal),
    /// A calendar date.
    Date(Date),
    /// Text.
    Text(String),
    /// Yes or no.
    Flag(bool),
}

/// A licence to create (`id` none) or the fields of one to update. Only what is listed is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenceWrite {
    /// The licence to update; none creates one.
    pub id: Option<LicenceId>,
    /// Fields in the order they are sent.
    pub fields: Vec<(LicenceField, Value)>,
}

/// A client to create (`id` none), to rename or to set inactive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientWrite {
    /// The client to update; none creates one.
    pub id: Option<ClientId>,
    /// Its name.
    pub name: Option<String>,
    /// Its top level; only for new ones.
    pub top_level: Option<TopLevelId>,
    /// The address of its first site; only for new ones.
    pub address: Option<SiteAddress>,
    /// Sets it inactive; never for new ones.
    pub retire: bool,
}
