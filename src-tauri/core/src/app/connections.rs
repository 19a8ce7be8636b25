//! Connecting: addresses and choices are saved, a secret goes to the keychain, nothing is sent.

use super::attention::secret_expiry;
use super::{App, connection_name};
use crate::domain::ConnectionName;
use crate::halo::{HaloSettings, Repaired};
use crate::plan::ImportOptions;
use crate::secrets::{Environment, Secret, SecretField};
use crate::store::{AuditEntry, AuditKind, ConnectionKind};
use crate::vendors::VendorSettings;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A vendor's connection as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VendorConnection {
    /// The Halo connection its data go into.
    pub into: ConnectionName,
    /// The vendor's own settings.
    pub source: VendorSettings,
    /// What a person chose for its imports.
    #[serde(default)]
    pub options: ImportOptions,
}

/// What `connect halo` takes. The secret is entered apart.
#[derive(Debug, Clone, Default)]
pub struct ConnectHalo {
    /// The connection's name.
    pub name: String,
    /// Halo's resource server, in any form a person would paste.
    pub resource_url: String,
    /// Halo's authorisation server; empty for the one beside the resource server.
    pub auth_url: String,
    /// The tenant, where it is not in the host.
    pub tenant: Option<String>,
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

/// What was saved.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Connected {
    /// The connection's name.
    pub connection: ConnectionName,
    /// What it goes to.
    pub kind: String,
    /// What was repaired or assumed, in words.
    pub notes: Vec<String>,
    /// Whether a secret is stored, where that can be told.
    pub secret: bool,
    /// The environment variable that holds it with `--secrets env`.
    pub variable: String,
}

/// A connection as listed.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectionLine {
    /// Its name.
    pub connection: String,
    /// What it goes to.
    pub kind: String,
    /// Where that is.
    pub address: String,
    /// When its secret ends: a day or `never`; none where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_expires: Option<String>,
}

impl App {
    /// Saves the connection to Halo. `secret` where one was entered.
    pub fn connect_halo(&self, request: &ConnectHalo, secret: Option<Secret>) -> Result<Connected> {
        let (name, settings, notes) = halo_settings(request)?;
        self.refuse_other_kind(&name, ConnectionKind::Halo)?;
        let expires = request.secret_expires.as_deref();
        refuse_odd_expiry(expires)?;
        self.store.save_connection(&name, ConnectionKind::Halo, &settings, Timestamp::now())?;
        self.saved((name, "halo"), SecretField::ClientSecret, secret, expires, notes)
    }

    /// A name stands for one connection.
    pub(super) fn refuse_other_kind(&self, name: &ConnectionName, kind: ConnectionKind) -> Result<()> {
        match self.store.connection(name)? {
            Some(c) if c.kind != kind => Err(Error::new(
                ErrorCode::Usage,
                format!("{name} is already the name of a connection to {}.", c.kind.as_str()),
                "A name stands for one connection.",
                "Choose another with --name.",
            )),
            _ => Ok(()),
        }
    }

    /// The Halo a vendor goes into: the one named, the one so far, the only one, or "halo".
    pub(super) fn destination(
        &self,
        named: Option<&str>,
        former: Option<&VendorConnection>,
    ) -> Result<ConnectionName> {
        if let Some(named) = named {
            return connection_name(named);
        }
        if let Some(former) = former {
            return Ok(former.into.clone());
        }
        let halos: Vec<ConnectionName> = self
            .store
            .connections()?
            .into_iter()
            .filter(|c| c.kind == ConnectionKind::Halo)
            .map(|c| c.name)
            .collect();
        match halos.as_slice() {
            [only] => Ok(only.clone()),
            _ => connection_name("halo"),
        }
    }

    /// All connections, in order of name.
    pub fn connections(&self) -> Result<Vec<ConnectionLine>> {
        self.store
            .connections()?
            .into_iter()
            .map(|c| {
                let address = match c.kind {
                    ConnectionKind::Halo => c.settings::<HaloSettings>()?.resource_url,
                    ConnectionKind::Vendor(_) => {
                        c.settings::<VendorConnection>()?.source.address().to_owned()
                    }
                };
                Ok(ConnectionLine {
                    connection: c.name.to_string(),
                    kind: c.kind.as_str().to_owned(),
                    address,
                    secret_expires: self.store.secret_expiry(&c.name)?.map(|e| e.to_string()),
                })
            })
            .collect()
    }

    /// Stores a secret where one was entered, and tells what was saved.
    pub(super) fn saved(
        &self,
        (name, kind): (ConnectionName, &str),
        field: SecretField,
        secret: Option<Secret>,
        expires: Option<&str>,
        notes: Vec<String>,
    ) -> Result<Connected> {
        let entered = secret.filter(|s| !s.is_empty());
        if let Some(secret) = &entered {
            self.secrets.set(&name, field, secret)?;
            self.audit_secret(AuditKind::SecretSaved, &name, field)?;
        }
        self.note_secret_expiry(&name, expires, entered.is_some())?;
        // A keychain that cannot be asked is told at the first use; saving addresses does not need it.
        let there = entered.is_some() || self.secrets.get(&name, field).ok().flatten().is_some();
        let variable = Environment::variable(&name, field);
        Ok(Connected { connection: name, kind: kind.to_owned(), notes, secret: there, variable })
    }
}

impl App {
    /// The audit of a secret that was entered or removed: which, never what.
    pub(super) fn audit_secret(
        &self,
        kind: AuditKind,
        name: &ConnectionName,
        field: SecretField,
    ) -> Result<()> {
        let entry = AuditEntry::new(kind, Timestamp::now()).of(name);
        self.store.audit(&entry.because(Some(field.title())))
    }
}

/// Refuses what is no day for a secret to end on, before anything is saved.
pub(super) fn refuse_odd_expiry(expires: Option<&str>) -> Result<()> {
    let said = expires.map(str::trim).filter(|text| !text.is_empty());
    said.map_or(Ok(()), |text| secret_expiry(text).map(|_| ()))
}

/// The settings that a request asks for, and what was repaired in them.
pub(super) fn halo_settings(request: &ConnectHalo) -> Result<(ConnectionName, HaloSettings, Vec<String>)> {
    let name = connection_name(&request.name)?;
    let tenant = request.tenant.as_deref().map(str::trim).filter(|t| !t.is_empty());
    let repaired = Repaired::from_entered(&request.resource_url, &request.auth_url, tenant)?;
    let client_id = request.client_id.trim();
    if client_id.is_empty() {
        return Err(Error::new(
            ErrorCode::Usage,
            "The Client ID is missing.",
            "Halo shows it when the application is made.",
            "Copy it from Configuration > Integrations > HaloPSA API > View Applications.",
        ));
    }
    let defaults = HaloSettings::default();
    let settings = HaloSettings {
        resource_url: repaired.resource_text(),
        auth_url: repaired.auth_text(),
        tenant: repaired.tenant.clone(),
        client_id: client_id.to_owned(),
        budget: request.budget.unwrap_or(defaults.budget),
        batch: request.batch.unwrap_or(defaults.batch).clamp(1, 500),
        page_size: request.page_size.unwrap_or(defaults.page_size).max(1),
    };
    Ok((name, settings, repaired.notes))
}
