//! What a vendor says: its customers and their subscriptions, in Halyard's words.
//!
//! Unknown is `None`, never 0. Each value that was derived rather than read carries the rule that made it.

use super::{CustomerId, Money};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The vendors Halyard reads. Read-only, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VendorKind {
    /// Giacom Cloud Market, Billing v1.
    Giacom,
    /// ALSO Cloud Marketplace, SimpleAPI.
    Also,
}

impl VendorKind {
    /// As stored and as used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Giacom => "giacom",
            Self::Also => "also",
        }
    }

    /// As shown to people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Giacom => "Giacom",
            Self::Also => "ALSO",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "giacom" => Some(Self::Giacom),
            "also" => Some(Self::Also),
            _ => None,
        }
    }
}

/// Which of a vendor's ways of listing subscriptions is used. Part of a link's identity: two methods
/// name the same subscription differently, so links made by one mean nothing to the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Method(pub Cow<'static, str>);

impl Method {
    /// A method known at compile time.
    pub const fn known(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
    /// The method's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A company at a vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id there.
    pub id: CustomerId,
    /// Its name there.
    pub name: String,
    /// Where it is, where the vendor tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// A company's postal address as the vendor has it. What is not told is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Street and number, and what else stands in that line.
    pub street: String,
    /// Town.
    pub city: String,
    /// State, county or canton.
    pub region: String,
    /// Post code.
    pub postcode: String,
    /// Country, in the vendor's words.
    pub country: String,
}

impl Address {
    /// The address, or none where all of it is empty.
    pub fn told(self) -> Option<Self> {
        let Self { street, city, region, postcode, country } = &self;
        let empty = [street, city, region, postcode, country].iter().all(|part| part.trim().is_empty());
        (!empty).then_some(self)
    }
}

/// A value with the rule that produced it, in words ("from field `quantity`, 2 rows added").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// The rule.
    pub rule: Cow<'static, str>,
    /// True where the vendor did not say it and the facts only make it likely: enough for a new
    /// licence, never a reason to change one.
    pub assumed: bool,
}

impl<T> Sourced<T> {
    /// A value the vendor gave.
    pub fn given(value: T, rule: impl Into<Cow<'static, str>>) -> Self {
        Self { value, rule: rule.into(), assumed: false }
    }
    /// A value that is only likely.
    pub fn assumed(value: T, rule: impl Into<Cow<'static, str>>) -> Self {
        Self { value, rule: rule.into(), assumed: true }
    }
}

/// Whether the vendor still provides the subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Life {
    /// It is provided (running, suspended or pending).
    Live,
    /// The vendor says that it has ended (cancelled, deleted, expired).
    Ended,
}

/// How many seats, or why that is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    /// A whole number of seats, 0 included.
    Known(Sourced<i64>),
    /// Not known; the reason, in words. Never treated as 0.
    Unknown(String),
}

/// The vendor's stable name of a subscription within one method.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubscriptionKey(pub String);

/// One thing a vendor sells to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The vendor's stable name for it.
    pub key: SubscriptionKey,
    /// A coarser name that survives a change of price, where the vendor's own key does not (Giacom rows
    /// without a row id are told apart by their price). `None` where the key is stable by itself.
    pub family: Option<SubscriptionKey>,
    /// Whose it is.
    pub customer: CustomerId,
    /// The product's name as the vendor shows it.
    pub product: String,
    /// Seats.
    pub quantity: Quantity,
    /// What the MSP pays per seat and billing period.
    pub unit_cost: Option<Sourced<Money>>,
    /// What the vendor says the customer pays per seat and billing period.
    pub unit_price: Option<Sourced<Money>>,
    /// First day.
    pub start: Option<Sourced<Date>>,
    /// Last day of the present term.
    pub end: Option<Sourced<Date>>,
    /// True where the vendor gives that day under a name whose meaning is only likely (ASSUMED in its notes): Halo
    /// follows it all the same, but whoever plans by it is told.
    #[serde(default)]
    pub end_is_likely: bool,
    /// "Monthly", "Annual" …, in Halo's spelling.
    pub billing_cycle: Option<Sourced<String>>,
    /// The commitment, in Halo's spelling.
    pub term: Option<Sourced<String>>,
    /// The vendor's word for its state.
    pub status: Option<Sourced<String>>,
    /// Whether it renews by itself.
    pub auto_renew: Option<bool>,
    /// Whether it is still provided.
    pub life: Life,
    /// Remarks for the preview ("2 rows were added together").
    pub remarks: Vec<String>,
}

/// A row of the vendor's answer that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// Where it stood, counted from 1.
    pub row: usize,
    /// The customer, where that much could be read.
    pub customer: Option<CustomerId>,
    /// The customer's or product's name, where given, to find it again.
    pub name: Option<String>,
    /// Why, in words.
    pub why: String,
}

/// A customer whose subscriptions were not read, so that their absence says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Whose.
    pub customer: CustomerId,
    /// Why, in words, as a sentence.
    pub why: String,
    /// True where the reading failed; false where it was not asked for.
    pub failed: bool,
}

/// Whether the answer is all there is. Only a complete one can show that something is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Completeness {
    /// Everything was read.
    Complete,
    /// Something may be missing; why, in words.
    Partial(String),
}

/// What a method can tell. Screens say "not given by this method" instead of showing a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not depend on each other")]
pub struct Gives {
    /// What a seat costs.
    pub cost: bool,
    /// What a seat is sold for.
    #[serde(default)]
    pub price: bool,
    /// The end of the term.
    pub end: bool,
    /// The length of the term.
    pub term: bool,
    /// The state.
    pub status: bool,
}

/// All that one reading of a vendor brought.
#[derive(Debug, Clone)]
pub struct VendorSnapshot {
    /// Which vendor.
    pub vendor: VendorKind,
    /// By which method.
    pub method: Method,
    /// Customers in order of id, each once.
    pub customers: Vec<Customer>,
    /// Subscriptions in order of customer and key, each key once.
    pub subscriptions: Vec<Subscription>,
    /// Rows that could not be used.
    pub rejected: Vec<RejectedRow>,
    /// Customers whose subscriptions were not read, in order of id: theirs stay as they are.
    pub unread: Vec<Unread>,
    /// Rows of the vendor's answer, used or not.
    pub rows: usize,
    /// Whether absence means anything.
    pub completeness: Completeness,
    /// What this method tells.
    pub gives: Gives,
}

impl VendorSnapshot {
    /// Why the absence of a customer's subscription from this answer proves nothing; none where it does prove that
    /// the subscription is gone.
    pub fn doubts_absence(&self, customer: &CustomerId) -> Option<String> {
        if let Completeness::Partial(why) = &self.completeness {
            return Some(format!("Not in the vendor's answer, which may be incomplete: {why}"));
        }
        if let Some(unread) = self.unread.iter().find(|u| u.customer == *customer) {
            return Some(format!("{} Nothing is known of it, so it is left as it is.", unread.why));
        }
        self.rejected
            .iter()
            .any(|r| r.customer.as_ref().is_none_or(|c| c == customer))
            .then(|| "Not among the vendor's rows, but some of them could not be read.".to_owned())
    }
}
