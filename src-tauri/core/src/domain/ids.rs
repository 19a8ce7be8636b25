//! Identifiers. Each is its own type, so that a client's number can never stand for a licence's.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{Hash, Hasher};

macro_rules! halo_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    };
}

halo_id!(/** A client in Halo. */ ClientId);
halo_id!(/** A licence in Halo (`SoftwareLicence`). */ LicenceId);
halo_id!(/** A site in Halo; -1 stands for the whole client. */ SiteId);
halo_id!(/** A top level in Halo, above clients. */ TopLevelId);
halo_id!(/** A recurring invoice in Halo; Halo numbers them downwards from -1. */ RecurringInvoiceId);

/// A customer's id at its vendor. Compared without regard to case, shown as the vendor wrote it:
/// whether vendors keep the case of their ids is not known.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CustomerId(String);

impl CustomerId {
    /// The id as the vendor gave it, trimmed. `None` where nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// As the vendor wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form used for comparing and as a key in the store.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for CustomerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl PartialEq for CustomerId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}
impl Eq for CustomerId {}
impl PartialOrd for CustomerId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for CustomerId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.bytes().map(|b| b.to_ascii_lowercase()).cmp(other.0.bytes().map(|b| b.to_ascii_lowercase()))
    }
}
impl Hash for CustomerId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.0.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
    }
}

/// The name of a connection, as chosen when it was made: letters, digits, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct ConnectionName(String);

impl ConnectionName {
    /// The name in lower case; `None` where it is empty, over 40 characters, or holds anything but
    /// letters, digits, `-` and `_` (it becomes part of environment variables and keychain entries).
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then_some(Self(text))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ConnectionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
