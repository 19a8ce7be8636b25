//! Builds the real Halo and the real vendor of a connection: settings, secret, budget, observer.

use super::App;
use super::connections::VendorConnection;
use crate::domain::ConnectionName;
use crate::halo::{HaloClient, HaloSettings};
use crate::http::{Observer, Sender};
use crate::run::Report;
use crate::secrets::{Secret, SecretField};
use crate::store::{ConnectionKind, StoreLedger};
use crate::vendors::Vendor;
use crate::{Error, ErrorCode, Result};
use std::sync::Arc;

impl App {
    /// A vendor connection's settings.
    pub(super) fn vendor_connection(&self, name: &ConnectionName) -> Result<VendorConnection> {
        match self.store.connection(name)? {
            Some(c) if c.kind != ConnectionKind::Halo => c.settings(),
            Some(_) => Err(Error::new(
                ErrorCode::Usage,
                format!("{name} is the connection to Halo itself."),
                "This is done for a vendor's connection.",
                "Name the vendor's connection, for example giacom or also.",
            )),
            None => Err(unknown(name)),
        }
    }

    /// The Halo a vendor's data go into.
    pub(super) async fn halo(&self, into: &ConnectionName) -> Result<(HaloClient, HaloSettings)> {
        let settings: HaloSettings = match self.store.connection(into)? {
            Some(c) if c.kind == ConnectionKind::Halo => c.settings()?,
            _ => {
                return Err(Error::new(
                    ErrorCode::ConnectionUnknown,
                    format!("There is no Halo connection named {into}."),
                    "A vendor's data need a Halo to go into.",
                    "Connect Halo first: connect halo --resource-url … --auth-url … --client-id …",
                ));
            }
        };
        let secret = self.secret(into, SecretField::ClientSecret).await?;
        Ok((self.halo_with(&settings, secret)?, settings))
    }

    /// Halo by settings that need not be saved.
    pub(super) fn halo_with(&self, settings: &HaloSettings, secret: Secret) -> Result<HaloClient> {
        let ledger = StoreLedger::new(self.store.clone(), &settings.resource_url, settings.budget);
        let sender = self.sender().with_ledger(Arc::new(ledger));
        HaloClient::new(settings, secret, sender)
    }

    /// The vendor of a connection.
    pub(super) async fn vendor(
        &self,
        name: &ConnectionName,
        connection: &VendorConnection,
    ) -> Result<Arc<dyn Vendor>> {
        let secret = self.secret(name, connection.source.secret_field()).await?;
        connection.source.build(secret, self.sender())
    }

    pub(super) fn sender(&self) -> Sender {
        let watch = self.watch.clone();
        let observer: Observer = Arc::new(move |waiting| watch(Report::Waits(waiting)));
        let sender =
            Sender::new(self.policy.clone()).with_observer(observer).with_cancel(self.cancel.clone());
        match &self.shapes {
            Some(shapes) => sender.with_shapes(shapes.clone()),
            None => sender,
        }
    }

    /// A secret that has to be there. The keychain may ask the user, so it is asked off the async threads.
    pub(super) async fn secret(&self, name: &ConnectionName, field: SecretField) -> Result<Secret> {
        let (secrets, connection) = (self.secrets.clone(), name.clone());
        let found = tokio::task::spawn_blocking(move || secrets.get(&connection, field))
            .await
            .map_err(|_| Error::internal("Reading a secret was cut short."))??;
        found.filter(|s| !s.is_empty()).ok_or_else(|| {
            Error::new(
                ErrorCode::SecretMissing,
                format!("No {} is stored for the connection {name}.", field.title()),
                "Without it nobody can sign in.",
                format!(
                    "Enter it again with connect, or, with --secrets env, set {}.",
                    crate::secrets::Environment::variable(name, field)
                ),
            )
        })
    }
}

/// The error for a name nobody connected.
pub(super) fn unknown(name: &ConnectionName) -> Error {
    Error::new(
        ErrorCode::ConnectionUnknown,
        format!("There is no connection named {name}."),
        "Connections are made with connect.",
        "Check the name, or connect it first.",
    )
}
