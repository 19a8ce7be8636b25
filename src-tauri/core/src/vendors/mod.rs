//! The vendors Halyard reads: one folder each, a trait with no way to write, and the registry.

mod also;
mod ask;
mod check_row;
mod giacom;

pub use also::{Also, AlsoSettings, Marketplace};
pub use ask::{Ask, CustomerReading, Kept, Nothing, Progress};
pub use check_row::{CheckRow, TestKey, Verdict};
pub use giacom::{Giacom, GiacomMethod, GiacomPaths, GiacomSettings, probe};

use crate::Result;
use crate::domain::{Gives, Method, VendorKind, VendorSnapshot};
use crate::http::Sender;
use crate::secrets::{Secret, SecretField};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A vendor, as the engine sees it: it can be asked, never told.
#[async_trait::async_trait]
pub trait Vendor: Send + Sync {
    /// Named tests in order. Never writes.
    async fn check(&self) -> Vec<CheckRow>;
    /// What the connection's method tells of what is asked for. An empty answer is an error, not an empty
    /// world; a customer that could not be read is `unread`, not without subscriptions.
    async fn fetch(&self, ask: &Ask<'_>) -> Result<VendorSnapshot>;
    /// Requests made so far by this object.
    fn requests(&self) -> u64;
}

/// How a vendor's subscriptions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingStyle {
    /// Everybody's in one list.
    AtOnce,
    /// Each customer's by a call of its own.
    ByCustomer,
}

/// What is saved of a connection to a vendor: one entry per vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "vendor", rename_all = "lowercase")]
pub enum VendorSettings {
    /// Giacom Cloud Market.
    Giacom(GiacomSettings),
    /// ALSO Cloud Marketplace, or another distributor on its platform.
    Also(AlsoSettings),
}

impl VendorSettings {
    /// Which vendor.
    pub fn kind(&self) -> VendorKind {
        match self {
            Self::Giacom(_) => VendorKind::Giacom,
            Self::Also(_) => VendorKind::Also,
        }
    }

    /// Which of its methods: part of every link's identity.
    pub fn method(&self) -> Method {
        match self {
            Self::Giacom(settings) => settings.method.method(),
            Self::Also(_) => AlsoSettings::METHOD,
        }
    }

    /// What that method tells.
    pub fn gives(&self) -> Gives {
        match self {
            Self::Giacom(settings) => settings.method.gives(),
            Self::Also(_) => AlsoSettings::GIVES,
        }
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        match self {
            Self::Giacom(settings) => &settings.base_url,
            Self::Also(settings) => &settings.marketplace_url,
        }
    }

    /// Which secret it needs.
    pub fn secret_field(&self) -> SecretField {
        match self {
            Self::Giacom(_) => SecretField::ApiKey,
            Self::Also(_) => SecretField::Password,
        }
    }

    /// How it is read.
    pub fn reading(&self) -> ReadingStyle {
        match self {
            Self::Giacom(_) => ReadingStyle::AtOnce,
            Self::Also(_) => ReadingStyle::ByCustomer,
        }
    }

    /// From the start of one call to the start of the next, in milliseconds, for a vendor that is asked customer by
    /// customer.
    pub fn pause_ms(&self) -> Option<u32> {
        match self {
            Self::Giacom(_) => None,
            Self::Also(settings) => Some(settings.pause_ms),
        }
    }

    /// The ends of the paths whose values are names of its own, of fields and states: no customer's data.
    pub fn names(&self) -> &'static [&'static str] {
        match self {
            Self::Giacom(_) => &[],
            Self::Also(_) => AlsoSettings::NAMES,
        }
    }

    /// Whether a person chose that customers read lately are not read again.
    pub fn reuses_readings(&self) -> bool {
        match self {
            Self::Giacom(_) => false,
            Self::Also(settings) => settings.reuse_readings,
        }
    }

    /// The vendor, ready to be asked. Sends nothing; the error is of an address or option that cannot be
    /// used.
    pub fn build(&self, secret: Secret, sender: Sender) -> Result<Arc<dyn Vendor>> {
        match self {
            Self::Giacom(settings) => Ok(Arc::new(Giacom::new(settings, secret, sender)?)),
            Self::Also(settings) => Ok(Arc::new(Also::new(settings, secret, sender)?)),
        }
    }
}
