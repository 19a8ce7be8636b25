//! Connecting a vendor: what is asked of a person is one form, the same on the command line and in the window.
//! What all vendors share is asked once (`import`); each vendor's own part is a file of its own. Nothing is sent.

mod also;
mod giacom;
mod import;

pub use also::{AlsoForm, QuantityFieldForm};
pub use giacom::GiacomForm;
pub use import::ImportForm;

use super::connections::{Connected, VendorConnection, refuse_odd_expiry};
use super::{App, connection_name};
use crate::Result;
use crate::domain::{ConnectionName, SecretExpiry, VendorKind};
use crate::plan::{ImportOptions, MoneyPolicy};
use crate::secrets::Secret;
use crate::store::ConnectionKind;
use crate::vendors::VendorSettings;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A connection to a vendor as a person enters it. The secret is entered apart and has no place here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VendorForm {
    /// The connection's name.
    pub name: String,
    /// When the secret ends: `2027-05-01` or `never`; empty for not known, none for what is saved.
    #[serde(default)]
    pub secret_expires: Option<String>,
    /// What is asked of every vendor.
    #[serde(default)]
    pub import: ImportForm,
    /// What is asked of this one.
    pub source: SourceForm,
}

/// Each vendor's own part: one entry per vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "vendor", rename_all = "lowercase")]
pub enum SourceForm {
    /// Giacom Cloud Market.
    Giacom(GiacomForm),
    /// ALSO Cloud Marketplace, or another distributor on its platform.
    Also(AlsoForm),
}

impl SourceForm {
    /// Which vendor.
    pub fn kind(&self) -> VendorKind {
        match self {
            Self::Giacom(_) => VendorKind::Giacom,
            Self::Also(_) => VendorKind::Also,
        }
    }

    /// What a vendor's settings are as a form.
    fn of(settings: VendorSettings) -> Self {
        match settings {
            VendorSettings::Giacom(settings) => Self::Giacom(settings.into()),
            VendorSettings::Also(settings) => Self::Also(settings.into()),
        }
    }

    /// The settings asked for, with what was repaired in words: what is not given stays as it was.
    fn enter(&self, former: Option<VendorSettings>) -> Result<(VendorSettings, Vec<String>)> {
        match self {
            Self::Giacom(form) => form.enter(former),
            Self::Also(form) => form.enter(former),
        }
    }

    /// The choices a new connection begins with.
    fn beginning(&self) -> ImportOptions {
        match self {
            Self::Giacom(_) => ImportOptions::default(),
            // Its guide: prices are taken over only where a person switches that on.
            Self::Also(_) => ImportOptions { money: MoneyPolicy::Untouched, ..ImportOptions::default() },
        }
    }
}

impl VendorForm {
    /// A form that asks for the defaults in all that is not the vendor's own.
    pub fn new(name: &str, source: SourceForm) -> Self {
        Self { name: name.to_owned(), secret_expires: None, import: ImportForm::default(), source }
    }

    /// A saved connection as a form.
    pub(super) fn of(
        name: &ConnectionName,
        connection: VendorConnection,
        expires: Option<SecretExpiry>,
    ) -> Self {
        Self {
            name: name.to_string(),
            secret_expires: expires.map(|e| e.to_string()),
            import: ImportForm::of(&connection.into, connection.options),
            source: SourceForm::of(connection.source),
        }
    }
}

impl App {
    /// Saves the connection to a vendor. `secret` where one was entered.
    pub fn connect_vendor(&self, form: &VendorForm, secret: Option<Secret>) -> Result<Connected> {
        let (name, connection, notes) = self.vendor_as_entered(form)?;
        let expires = form.secret_expires.as_deref();
        refuse_odd_expiry(expires)?;
        let former: Option<VendorConnection> =
            self.store.connection(&name)?.map(|c| c.settings()).transpose()?;
        let entered = secret.as_ref().is_some_and(|s| !s.is_empty());
        let kind = ConnectionKind::Vendor(form.source.kind());
        self.store.save_connection(&name, kind, &connection, Timestamp::now())?;
        // What was read by other settings, or with another key, is not what these would have brought. What is done
        // with it does not change it.
        if entered || former.is_none_or(|f| f.source != connection.source) {
            self.store.forget_customer_readings(&name)?;
            self.store.forget_account(&name)?;
        }
        self.saved((name, kind.as_str()), connection.source.secret_field(), secret, expires, notes)
    }

    /// The connection that a form asks for: what is saved, with what was given in its place.
    pub(super) fn vendor_as_entered(
        &self,
        form: &VendorForm,
    ) -> Result<(ConnectionName, VendorConnection, Vec<String>)> {
        let name = connection_name(&form.name)?;
        self.refuse_other_kind(&name, ConnectionKind::Vendor(form.source.kind()))?;
        let former: Option<VendorConnection> =
            self.store.connection(&name)?.map(|c| c.settings()).transpose()?;
        let (source, notes) = form.source.enter(former.as_ref().map(|f| f.source.clone()))?;
        // Built once, without a secret and without sending anything: an address that cannot be used is told now.
        source.build(Secret::new(""), self.sender())?;
        if let Some(former) = &former {
            self.refuse_other_method(&name, &former.source, &source)?;
        }
        let options = form
            .import
            .enter(former.as_ref().map_or_else(|| form.source.beginning(), |f| f.options.clone()))?;
        let into = self.destination(form.import.into.as_deref(), former.as_ref())?;
        Ok((name, VendorConnection { into, source, options }, notes))
    }
}
