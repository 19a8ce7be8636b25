//! The vendors Halyard reads: one folder each, a trait with no way to write, and the registry.

mod giacom;

pub use giacom::{Giacom, GiacomMethod, GiacomPaths, GiacomSettings, probe};

use crate::domain::{Method, VendorKind, VendorSnapshot};
use crate::http::Sender;
use crate::secrets::{Secret, SecretField};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How a named test went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It works.
    Pass,
    /// It works, or could not be tried without writing; worth reading.
    Warn,
    /// It does not work.
    Fail,
}

/// One named test of a connection, for Halo and vendors alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CheckRow {
    /// Its name ("Sign in", "Read licences").
    pub name: String,
    /// How it went.
    pub result: Verdict,
    /// What was seen.
    pub what: String,
    /// Why, where it did not pass.
    pub why: String,
    /// What to do, where it did not pass: the exact setting to change.
    pub fix: String,
    /// The error's code; empty where it passed.
    pub code: String,
}

impl CheckRow {
    /// A test that passed.
    pub fn pass(name: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            result: Verdict::Pass,
            what: what.into(),
            why: String::new(),
            fix: String::new(),
            code: String::new(),
        }
    }

    /// A test that failed, or that only warns.
    pub fn from_error(name: impl Into<String>, result: Verdict, error: &Error) -> Self {
        Self {
            name: name.into(),
            result,
            what: error.what.clone(),
            why: error.why.clone(),
            fix: error.fix.clone(),
            code: error.code.as_str().to_owned(),
        }
    }
}

/// A vendor, as the engine sees it: it can be asked, never told.
#[async_trait::async_trait]
pub trait Vendor: Send + Sync {
    /// Named tests in order. Never writes.
    async fn check(&self) -> Vec<CheckRow>;
    /// Everything the connection's method tells. An empty answer is an error, not an empty world.
    async fn fetch(&self) -> Result<VendorSnapshot>;
    /// Requests made so far by this object.
    fn requests(&self) -> u64;
}

/// What is saved of a connection to a vendor: one entry per vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "vendor", rename_all = "lowercase")]
pub enum VendorSettings {
    /// Giacom Cloud Market.
    Giacom(GiacomSettings),
}

impl VendorSettings {
    /// Which vendor.
    pub fn kind(&self) -> VendorKind {
        match self {
            Self::Giacom(_) => VendorKind::Giacom,
        }
    }

    /// Which of its methods: part of every link's identity.
    pub fn method(&self) -> Method {
        match self {
            Self::Giacom(settings) => settings.method.method(),
        }
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        match self {
            Self::Giacom(settings) => &settings.base_url,
        }
    }

    /// Which secret it needs.
    pub fn secret_field(&self) -> SecretField {
        match self {
            Self::Giacom(_) => SecretField::ApiKey,
        }
    }

    /// The vendor, ready to be asked. Sends nothing; the error is of an address or option that cannot be
    /// used.
    pub fn build(&self, secret: Secret, sender: Sender) -> Result<Arc<dyn Vendor>> {
        match self {
            Self::Giacom(settings) => Ok(Arc::new(Giacom::new(settings, secret, sender)?)),
        }
    }
}
