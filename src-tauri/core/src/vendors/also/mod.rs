//! ALSO Cloud Marketplace, SimpleAPI: read, never told. What is certain and what is not: `NOTES.md`.

mod address;
mod check;
mod client;
mod dates;
mod fault;
#[cfg(test)]
mod fuzz;
mod line;
mod map;
mod quantity;
mod refusal;
mod rules;
#[cfg(test)]
mod rules_tests;
mod session;
mod settings;
mod snapshot;
mod walk;
mod wire;

pub use settings::{AlsoSettings, Marketplace};

use super::{Ask, CheckRow, Vendor};
use crate::Result;
use crate::domain::VendorSnapshot;
use crate::http::Sender;
use crate::secrets::Secret;
use client::Client;

/// One connection to ALSO.
#[derive(Debug)]
pub struct Also(Client);

impl Also {
    /// From a connection's settings and its user's password. Sends nothing.
    pub fn new(settings: &AlsoSettings, password: Secret, sender: Sender) -> Result<Self> {
        Client::new(settings, password, sender).map(Self)
    }
}

#[async_trait::async_trait]
impl Vendor for Also {
    async fn check(&self) -> Vec<CheckRow> {
        check::check(&self.0).await
    }

    async fn fetch(&self, ask: &Ask<'_>) -> Result<VendorSnapshot> {
        walk::walk(&self.0, ask).await
    }

    fn requests(&self) -> u64 {
        self.0.requests()
    }
}
