//! An account and a subscription as they are kept.
//!
//! Plain values, written out only when asked for, so that a large company costs nothing to start. May not know
//! how they are answered.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    Reseller,
    Company,
    Department,
    User,
}

/// The currency of an account, and so its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Currency {
    Gbp,
    Eur,
    Nok,
}

/// A reseller, a company, a department or a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) parent: i64,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) terminated: bool,
    pub(crate) currency: Currency,
    /// Street, town and post code.
    pub(crate) address: [String; 3],
    /// The person to ask for.
    pub(crate) contact: String,
    /// The day of the first billing.
    pub(crate) since: i64,
    /// Members laid over what is answered; null takes one away.
    pub(crate) changed: Map<String, Value>,
}

/// How far a subscription is set up at its maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Provisioning {
    Done,
    /// Waits, and says what went wrong.
    Pending,
}

/// A subscription.
#[allow(clippy::struct_excessive_bools)] // each is told by itself
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Subscription {
    pub(crate) id: i64,
    /// The company it belongs to.
    pub(crate) company: i64,
    /// The account or subscription right above it.
    pub(crate) parent: i64,
    /// The key of its service.
    pub(crate) service: String,
    pub(crate) seats: i64,
    /// Whether the count is written as text.
    pub(crate) as_text: bool,
    pub(crate) terminated: bool,
    pub(crate) provisioning: Provisioning,
    /// The day it was first made.
    pub(crate) since: i64,
    /// Whether the end of the paid time is told.
    pub(crate) tells_end: bool,
    /// The day on which it has been told to end.
    pub(crate) leaves: Option<i64>,
    pub(crate) renews: bool,
    /// The tenant it is for.
    pub(crate) tenant: String,
    /// Members laid over what is answered; null takes one away.
    pub(crate) changed: Map<String, Value>,
}
