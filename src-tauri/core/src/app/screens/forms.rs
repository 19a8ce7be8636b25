//! The forms of the wizard, filled from what is saved. A secret has no place in them.

use super::home::SecretState;
use crate::Result;
use crate::app::{App, VendorConnection, connection_name};
use crate::domain::{ConnectionName, VendorKind};
use crate::halo::HaloSettings;
use crate::plan::{ImportOptions, MissingPolicy};
use crate::secrets::SecretField;
use crate::store::{AuditKind, Connection, ConnectionKind};
use crate::vendors::{GiacomSettings, VendorSettings};
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
}

/// What the Giacom steps ask. None leaves what is saved, or the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct GiacomForm {
    /// The connection's name; "giacom" where there is only one.
    pub name: String,
    /// The Halo connection its data go into.
    pub into: Option<String>,
    /// Giacom's address.
    pub base_url: Option<String>,
    /// `v1` or `v2`.
    pub api_version: Option<String>,
    /// `subscriptions` or `subscriptions-management-report`.
    pub method: Option<String>,
    /// The top level of new clients, by name; empty for the usual one.
    pub top_level: Option<String>,
    /// What happens to what is gone at the vendor.
    pub missing: Option<MissingPolicy>,
    /// Whether matched clients take over the vendor's names.
    pub follow_names: Option<bool>,
    /// How many cuts the guard always lets through.
    pub guard_changes: Option<u32>,
    /// The share of licences, in percent, whose cut the guard always lets through.
    pub guard_percent: Option<u32>,
    /// The header that carries the key.
    pub key_header: Option<String>,
    /// Rows asked for.
    pub page_size: Option<u32>,
    /// The path of the status.
    pub status_path: Option<String>,
    /// The path of the account totals.
    pub totals_path: Option<String>,
    /// The path of the subscriptions management report.
    pub report_path: Option<String>,
    /// The currency of costs, three letters.
    pub currency: Option<String>,
}

/// A saved connection, to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionForm {
    /// Filled where it is Halo.
    pub halo: Option<HaloForm>,
    /// Filled where it is Giacom.
    pub giacom: Option<GiacomForm>,
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
        let mut form = ConnectionForm { halo: None, giacom: None, secret, locked_by: 0 };
        let Some(saved) = saved else { return Ok(form) };
        match saved.kind {
            ConnectionKind::Halo => form.halo = Some(halo_form(&name, saved.settings()?)),
            ConnectionKind::Vendor(_) => {
                let VendorConnection { into, source, options } = saved.settings()?;
                match source {
                    VendorSettings::Giacom(s) => form.giacom = Some(giacom_form(&name, &into, s, options)),
                    VendorSettings::Also(_) => {}
                }
                form.locked_by = self.store.links(&name)?.len() as u64;
            }
        }
        Ok(form)
    }

    /// Removes a connection's secret from the keychain.
    pub fn forget_secret(&self, name: &str) -> Result<()> {
        let name = connection_name(name)?;
        for field in SECRETS {
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
        let fields: &[SecretField] = match saved.map(|c| c.kind) {
            Some(ConnectionKind::Halo) => &[SecretField::ClientSecret],
            Some(ConnectionKind::Vendor(VendorKind::Giacom)) => &[SecretField::ApiKey],
            Some(ConnectionKind::Vendor(VendorKind::Also)) => &[SecretField::Password],
            None => &SECRETS,
        };
        let mut state = SecretState::Missing;
        for field in fields {
            match self.secrets.get(name, *field) {
                Ok(Some(secret)) if !secret.is_empty() => return SecretState::Saved,
                Ok(_) => {}
                Err(_) => state = SecretState::Unknown,
            }
        }
        state
    }
}

const SECRETS: [SecretField; 3] = [SecretField::ClientSecret, SecretField::ApiKey, SecretField::Password];

fn halo_form(name: &ConnectionName, s: HaloSettings) -> HaloForm {
    HaloForm {
        name: name.to_string(),
        resource_url: s.resource_url,
        auth_url: s.auth_url,
        tenant: s.tenant.unwrap_or_default(),
        client_id: s.client_id,
        budget: Some(s.budget),
        batch: Some(s.batch),
        page_size: Some(s.page_size),
    }
}

fn giacom_form(
    name: &ConnectionName,
    into: &ConnectionName,
    s: GiacomSettings,
    options: ImportOptions,
) -> GiacomForm {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    GiacomForm {
        name: name.to_string(),
        into: Some(into.to_string()),
        base_url: Some(s.base_url),
        api_version: Some(s.api_version),
        method: Some(s.method.as_str().to_owned()),
        top_level: options.top_level,
        missing: Some(options.missing),
        follow_names: Some(options.follow_names),
        guard_changes: Some(small(options.guard.changes)),
        guard_percent: Some(small(options.guard.percent)),
        key_header: Some(s.header_name),
        page_size: Some(s.page_size),
        status_path: Some(s.paths.status),
        totals_path: Some(s.paths.account_totals),
        report_path: Some(s.paths.report),
        currency: Some(s.currency.as_str().to_owned()),
    }
}
