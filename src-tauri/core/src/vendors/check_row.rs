//! Named tests of a connection: which they are, and how each went. For Halo and vendors alike.

use crate::Error;
use serde::{Deserialize, Serialize};

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

/// Which test it is: stays the same, whatever the test is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TestKey {
    /// The secret is stored.
    Secret,
    /// Halo, or the vendor, answers at its address.
    Address,
    /// Halo takes the application's id and secret; the vendor takes the user and the password.
    SignIn,
    /// Whom Halo signed in.
    WhoAmI,
    /// Clients can be read.
    ReadClients,
    /// Clients may be written.
    WriteClients,
    /// Sites can be read.
    ReadSites,
    /// Sites may be written.
    WriteSites,
    /// Top levels can be read.
    ReadTopLevels,
    /// Licences can be read.
    ReadLicences,
    /// Licences may be written.
    WriteLicences,
    /// Recurring invoices can be read.
    ReadRecurringInvoices,
    /// The vendor answers.
    Status,
    /// The vendor takes the key.
    ApiKey,
    /// Subscriptions can be read.
    ReadSubscriptions,
    /// The MSP's own company can be read at the vendor.
    OwnCompany,
    /// Customers can be listed at the vendor.
    ReadCustomers,
    /// The vendor ends the session again.
    SignOut,
    /// v1 of Giacom's API answers the key.
    VersionV1,
    /// v2 of Giacom's API answers the key.
    VersionV2,
}

impl TestKey {
    /// The test's name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secret => "Secret",
            Self::Address => "Address",
            Self::SignIn => "Sign in",
            Self::WhoAmI => "Who am I",
            Self::ReadClients => "Read clients",
            Self::WriteClients => "Write clients",
            Self::ReadSites => "Read sites",
            Self::WriteSites => "Write sites",
            Self::ReadTopLevels => "Read top levels",
            Self::ReadLicences => "Read licences",
            Self::WriteLicences => "Write licences",
            Self::ReadRecurringInvoices => "Read recurring invoices",
            Self::Status => "Status",
            Self::ApiKey => "API key",
            Self::ReadSubscriptions => "Read subscriptions",
            Self::OwnCompany => "Own company",
            Self::ReadCustomers => "Read customers",
            Self::SignOut => "Sign out",
            Self::VersionV1 => "Version v1",
            Self::VersionV2 => "Version v2",
        }
    }
}

/// One named test of a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CheckRow {
    /// Which it is.
    pub key: TestKey,
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
    pub fn pass(key: TestKey, what: impl Into<String>) -> Self {
        Self::seen(key, Verdict::Pass, what)
    }

    /// A test that could not be tried.
    pub fn untried(key: TestKey, why: &str) -> Self {
        Self::seen(key, Verdict::Warn, format!("Not tried: {why}."))
    }

    /// A test that failed, or that only warns.
    pub fn from_error(key: TestKey, result: Verdict, error: &Error) -> Self {
        Self {
            why: error.why.clone(),
            fix: error.fix.clone(),
            code: error.code.as_str().to_owned(),
            ..Self::seen(key, result, &error.what)
        }
    }

    fn seen(key: TestKey, result: Verdict, what: impl Into<String>) -> Self {
        Self {
            key,
            name: key.name().to_owned(),
            result,
            what: what.into(),
            why: String::new(),
            fix: String::new(),
            code: String::new(),
        }
    }
}
