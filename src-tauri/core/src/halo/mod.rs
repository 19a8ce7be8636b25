//! HaloPSA: the one place Halyard writes to.
//!
//! [`Halo`] is what the rest of the engine sees. A licence is the one thing it can delete. It has no way to
//! delete a client, to raise or send an invoice, or to process a recurring one; those calls do not exist here.

mod address;
mod auth;
mod client;
mod discover;
#[cfg(test)]
mod fuzz;
mod invoices;
mod map;
mod module;
mod permissions;
mod refusal;
mod settings;
mod wire;
mod write;

pub use address::Repaired;
pub use client::HaloClient;
pub use discover::{Discovered, discover};
pub use invoices::{InvoiceLine, RecurringInvoice};
pub use settings::HaloSettings;

use crate::domain::{
    Client, ClientId, ClientWrite, Licence, LicenceId, LicenceWrite, Site, SiteId, SiteWrite, TopLevel,
};
use crate::{Error, Result};

/// Which licences to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicencesOf {
    /// Every client's, inactive ones included.
    Everyone,
    /// One client's, inactive ones included.
    Client(ClientId),
}

/// What Halo answered to a write. What it answers for several elements is not known, so `records` may
/// hold all that were sent, one of them, or none; it is evidence, not proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteAnswer<R> {
    /// The HTTP status, 200 or 201.
    pub status: u16,
    /// The records the answer shows, in its order.
    pub records: Vec<R>,
}

/// Why a write brought no usable answer, told by what it means for the records.
#[derive(Debug, Clone)]
pub enum WriteError {
    /// The request never left, or was turned away before it was looked at (no connection, 401, 403, 415,
    /// 429): nothing was written.
    NotLanded(Error),
    /// Halo read it and refused (400, 404, 409 …). With one element nothing was written; with several,
    /// some may have been.
    Refused(Error),
    /// Nobody knows: 5xx, no answer in time, the connection broke.
    Unknown(Error),
}

impl WriteError {
    /// Of an answer with this status.
    fn answered(self, status: u16) -> Self {
        match self {
            Self::NotLanded(e) => Self::NotLanded(e.answered(status)),
            Self::Refused(e) => Self::Refused(e.answered(status)),
            Self::Unknown(e) => Self::Unknown(e.answered(status)),
        }
    }
}

/// Halo as the engine uses it.
#[cfg_attr(any(test, feature = "mocks"), mockall::automock)]
#[async_trait::async_trait]
pub trait Halo: Send + Sync {
    /// All clients, inactive ones included, each once.
    async fn clients(&self) -> Result<Vec<Client>>;
    /// All top levels.
    async fn top_levels(&self) -> Result<Vec<TopLevel>>;
    /// All sites, inactive ones included. Whether the list shows their addresses is up to Halo.
    async fn sites(&self) -> Result<Vec<Site>>;
    /// One site in full; none where Halo has no such site.
    async fn site(&self, id: SiteId) -> Result<Option<Site>>;
    /// Licences, each once. A list that is shorter than Halo says is an error.
    async fn licences(&self, of: LicencesOf) -> Result<Vec<Licence>>;
    /// One licence; none where Halo has no such licence.
    async fn licence(&self, id: LicenceId) -> Result<Option<Licence>>;
    /// Creates or updates licences in one request, in the order given. Retries only what is known not to
    /// have landed.
    async fn write_licences(&self, records: &[LicenceWrite]) -> Result<WriteAnswer<Licence>, WriteError>;
    /// All recurring invoices with their lines.
    async fn recurring_invoices(&self) -> Result<Vec<RecurringInvoice>>;
    /// Deletes one licence: the status of the answer. Retries only what is known not to have landed.
    async fn delete_licence(&self, id: LicenceId) -> Result<u16, WriteError>;
    /// Creates or renames one client.
    async fn write_client(&self, record: &ClientWrite) -> Result<WriteAnswer<Client>, WriteError>;
    /// Writes the address of one site, and nothing else of it.
    async fn write_site(&self, record: &SiteWrite) -> Result<WriteAnswer<Site>, WriteError>;
    /// Requests made so far by this object, tokens included.
    fn requests(&self) -> u64;
    /// Rows per page as last served for licences; an estimate of what a full reading costs.
    fn page_rows(&self) -> usize;
}
