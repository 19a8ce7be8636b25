//! Giacom Cloud Market, Billing v1: read, never told. What is certain and what is not: `NOTES.md`.

mod accounts;
mod address;
mod check;
mod client;
#[cfg(test)]
mod fuzz;
mod map;
#[cfg(test)]
mod map_tests;
mod probe;
mod report;
mod rows;
mod settings;
mod snapshot;
mod wire;

pub use probe::probe;
pub use settings::{GiacomMethod, GiacomPaths, GiacomSettings};

use super::{Ask, CheckRow, Vendor};
use crate::Result;
use crate::domain::VendorSnapshot;
use crate::http::Sender;
use crate::secrets::Secret;
use client::Client;
use snapshot::Taken;

/// One connection to Giacom.
#[derive(Debug)]
pub struct Giacom(Client);

impl Giacom {
    /// From a connection's settings and its API key. Sends nothing.
    pub fn new(settings: &GiacomSettings, key: Secret, sender: Sender) -> Result<Self> {
        Client::new(settings, key, sender).map(Self)
    }
}

#[async_trait::async_trait]
impl Vendor for Giacom {
    async fn check(&self) -> Vec<CheckRow> {
        check::check(&self.0).await
    }

    async fn fetch(&self, _: &Ask<'_>) -> Result<VendorSnapshot> {
        let reading = self.0.read_all().await?;
        let mut taken = Taken::by(self.0.settings.method);
        for answer in &reading.answers {
            let sheet = wire::sheet(answer.json()?).ok_or_else(|| answer.shape("a list in `data`"))?;
            for row in sheet.rows {
                taken.add(row);
            }
        }
        taken.snapshot(reading.completeness, self.0.settings.currency)
    }

    fn requests(&self) -> u64 {
        self.0.requests()
    }
}
