//! The two pairs the MSP's billing rests on: a match (customer and client) and a link (subscription and
//! licence).

use super::{ClientId, CustomerId, LicenceId, Method, SubscriptionKey};
use serde::{Deserialize, Serialize};

/// How a match came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// The names are the same after normalising.
    Exact,
    /// An identifier both sides carry.
    Identifier,
    /// A suggestion; saved only once a person accepted it.
    Suggested,
    /// Set by a person.
    Manual,
    /// Left out by a person, with a reason.
    Excluded,
}

impl MatchKind {
    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Identifier => "identifier",
            Self::Suggested => "suggested",
            Self::Manual => "manual",
            Self::Excluded => "excluded",
        }
    }

    /// From its stored form.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Exact, Self::Identifier, Self::Suggested, Self::Manual, Self::Excluded]
            .into_iter()
            .find(|k| k.as_str() == word)
    }
}

/// A customer's match.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The vendor's customer.
    pub customer: CustomerId,
    /// Its name when it was matched.
    pub customer_name: String,
    /// How it came about.
    pub kind: MatchKind,
    /// The Halo client; none exactly when excluded.
    pub client: Option<ClientId>,
    /// The client's name when it was matched.
    pub client_name: Option<String>,
    /// The score of an accepted suggestion, 0 to 1.
    pub score: Option<f64>,
    /// The reason, in words.
    pub why: String,
}

/// How a link came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkOrigin {
    /// Halyard created the licence.
    Created,
    /// The licence was there and was recognised.
    Adopted,
    /// A person chose the licence.
    Manual,
}

impl LinkOrigin {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Adopted => "adopted",
            Self::Manual => "manual",
        }
    }

    /// From its stored form.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Created, Self::Adopted, Self::Manual].into_iter().find(|o| o.as_str() == word)
    }
}

/// A subscription and its licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The vendor's method.
    pub method: Method,
    /// The subscription.
    pub key: SubscriptionKey,
    /// Its family, where it has one.
    pub family: Option<SubscriptionKey>,
    /// The customer.
    pub customer: CustomerId,
    /// The product's name, to say what is gone when it is gone.
    pub product: String,
    /// The licence.
    pub licence: LicenceId,
    /// How it came about.
    pub origin: LinkOrigin,
    /// True when Halyard itself retired the licence; it may then wake it again.
    pub retired: bool,
}
