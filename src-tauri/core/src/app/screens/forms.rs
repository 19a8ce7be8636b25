//! The forms of the wizard, filled from what is saved. A secret has no place in them.

use super::home::SecretState;
use crate::Result;
use crate::app::{App, VendorConnection, VendorForm, connection_name};
use crate::domain::{ConnectionName, SecretExpiry};
use crate::halo::HaloSettings;
use crate::secrets::SecretField;
use crate::store::{AuditKind, Connection, ConnectionKind};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What the Halo step asks. The secret is entered apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct HaloForm {
    /// The connection's name; "halo" where there is only one.
    pub name: String,
    /// Resource server, in any form a person would paste.
    pub resource_url: String,
    /// Authorisation server; empty for the one beside the resource server.
    pub auth_url: String,
    /// Tenant; empty where it is in the host.
    pub tenant: String,
    /// The application's Client ID.
    pub client_id: String,
    /// Requests per rolling five minutes; 0 for none.
    pub budget: Option<u32>,
    /// Most records in one write.
    pub batch: Option<u32>,
    /// Rows asked for per page.
    pub page_size: Option<u32>,
    /// When the secret ends: `2027-05-01` or `never`; empty for not known, none for what is saved.
    pub secret_expires: Option<String>,
}

/// A saved connection, to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionForm {
    /// Filled where it is Halo.
    pub halo: Option<HaloForm>,
    /// Filled where it is a vendor.
    pub vendor: Option<VendorForm>,
    /// Whether the secret is stored.
    pub secret: SecretState,
    /// How many licences lock the method (C5); 0 leaves it free.
    pub locked_by: u64,
}

impl App {
    /// A connection as a form; empty, with the state of a secret stored ahead, where there is none of that
    /// name yet.
    pub fn connection_form(&self, name: &str) -> Result<ConnectionForm> {
        let name = connection_name(name)?;
        let saved = self.store.connection(&name)?;
        let secret = self.secret_state(&name, saved.as_ref());
        let mut form = ConnectionForm { halo: None, vendor: None, secret, locked_by: 0 };
        let Some(saved) = saved else { return Ok(form) };
        match saved.kind {
            ConnectionKind::Halo => {
                form.halo = Some(halo_form(&name, saved.settings()?, self.store.secret_expiry(&name)?));
            }
            ConnectionKind::Vendor(_) => {
                form.vendor =
                    Some(VendorForm::of(&name, saved.settings()?, self.store.secret_expiry(&name)?));
                form.locked_by = self.store.links(&name)?.len() as u64;
            }
        }
        Ok(form)
    }

    /// Removes a connection's secret from the keychain.
    pub fn forget_secret(&self, name: &str) -> Result<()> {
        let name = connection_name(name)?;
        for field in SecretField::OF_CONNECTIONS {
            let there = self.secrets.get(&name, field).ok().flatten().is_some();
            self.secrets.forget(&name, field)?;
            if there {
                self.audit_secret(AuditKind::SecretForgotten, &name, field)?;
            }
        }
        Ok(())
    }

    /// Whether a connection's secret is stored.
    pub(in crate::app) fn secret_state(
        &self,
        name: &ConnectionName,
        saved: Option<&Connection>,
    ) -> SecretState {
        let field = saved.and_then(|c| match c.kind {
            ConnectionKind::Halo => Some(SecretField::ClientSecret),
            ConnectionKind::Vendor(_) => Some(c.settings::<VendorConnection>().ok()?.source.secret_field()),
        });
        let fields = field.map_or_else(|| SecretField::OF_CONNECTIONS.to_vec(), |field| vec![field]);
        let mut state = SecretState::Missing;
        for field in fields {
            match self.secrets.get(name, field) {
                Ok(Some(secret)) if !secret.is_empty() => return SecretState::Saved,
                Ok(_) => {}
                Err(_) => state = SecretState::Unknown,
            }
        }
        state
    }
}

fn halo_form(name: &ConnectionName, s: HaloSettings, expires: Option<SecretExpiry>) -> HaloForm {
    HaloForm {
        name: name.to_string(),
        resource_url: s.resource_url,
        auth_url: s.auth_url,
        tenant: s.tenant.unwrap_or_default(),
        client_id: s.client_id,
        budget: Some(s.budget),
        batch: Some(s.batch),
        page_size: Some(s.page_size),
        secret_expires: expires.map(|e| e.to_string()),
    }
}
