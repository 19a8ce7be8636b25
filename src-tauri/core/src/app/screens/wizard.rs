//! The wizard: forms for Halo and the vendors, tested before they are saved, drafts kept at each step.
//!
//! A test sends nothing but readings. A secret goes in with a form and never comes out.

use super::Side;
use super::forms::HaloForm;
use crate::app::connections::halo_settings;
use crate::app::{
    AlsoForm, App, CheckReport, ConnectHalo, Connected, SourceForm, VendorForm, connection_name,
};
use crate::domain::{ConnectionName, TopLevel};
use crate::halo::{Halo, Repaired};
use crate::secrets::{Secret, SecretField};
use crate::vendors::{AlsoSettings, CheckRow, Marketplace, VendorSettings, Verdict, probe};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An address as it would be used, beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddressOffer {
    /// Resource server.
    pub resource_url: String,
    /// Authorisation server.
    pub auth_url: String,
    /// Tenant, where one is needed.
    pub tenant: Option<String>,
    /// What would be repaired, in words; empty where it is used as typed.
    pub notes: Vec<String>,
}

/// A marketplace's address as it would be used, beside what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MarketplaceOffer {
    /// Scheme and host.
    pub url: String,
    /// What would be repaired, in words; empty where it is used as typed.
    pub notes: Vec<String>,
}

/// One API version of Giacom, tried with the user's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct VersionProbe {
    /// `v1` or `v2`.
    pub version: String,
    /// True where it is confirmed by a public source.
    pub confirmed: bool,
    /// Pass where it answered.
    pub result: Verdict,
    /// What was seen.
    pub what: String,
    /// Why, where it did not answer.
    pub why: String,
    /// What to do.
    pub fix: String,
    /// The error's code.
    pub code: String,
}

/// Both versions side by side (C1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GiacomProbe {
    /// v1, then v2.
    pub versions: Vec<VersionProbe>,
    /// The one to preselect: that which answers.
    pub preselect: Option<String>,
}

/// A top level of Halo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TopLevelChoice {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// How far a person came in a wizard. Never holds a secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Draft {
    /// The step they were at.
    pub step: String,
    /// Steps that are done.
    pub done: Vec<String>,
    /// What was typed for Halo.
    pub halo: Option<HaloForm>,
    /// What was typed for a vendor.
    pub vendor: Option<VendorForm>,
}

impl From<&HaloForm> for ConnectHalo {
    fn from(form: &HaloForm) -> Self {
        Self {
            name: form.name.clone(),
            resource_url: form.resource_url.clone(),
            auth_url: form.auth_url.clone(),
            tenant: Some(form.tenant.clone()),
            client_id: form.client_id.clone(),
            budget: form.budget,
            batch: form.batch,
            page_size: form.page_size,
            secret_expires: form.secret_expires.clone(),
        }
    }
}

impl App {
    /// What would be made of Halo's addresses as typed. Sends nothing.
    pub fn address_offer(&self, form: &HaloForm) -> Result<AddressOffer> {
        let tenant = Some(form.tenant.trim()).filter(|t| !t.is_empty());
        let repaired = Repaired::from_entered(&form.resource_url, &form.auth_url, tenant)?;
        Ok(AddressOffer {
            resource_url: repaired.resource_text(),
            auth_url: repaired.auth_text(),
            tenant: repaired.tenant,
            notes: repaired.notes,
        })
    }

    /// What would be made of a marketplace's address as typed. Sends nothing.
    pub fn marketplace_offer(&self, form: &AlsoForm) -> Result<MarketplaceOffer> {
        let marketplace = form.marketplace.as_deref().and_then(Marketplace::parse).unwrap_or_default();
        let mut settings = AlsoSettings { marketplace, ..AlsoSettings::default() };
        let notes = settings.enter_url(form.marketplace_url.as_deref().unwrap_or_default())?;
        Ok(MarketplaceOffer { url: settings.marketplace_url, notes })
    }

    /// Tests Halo as typed, with the stored secret where none was entered. Saves nothing.
    pub async fn check_halo_form(&self, form: &HaloForm, secret: Option<Secret>) -> Result<CheckReport> {
        let (name, settings, _) = halo_settings(&form.into())?;
        let secret = self.entered_or_stored(&name, SecretField::ClientSecret, secret).await?;
        let tests = self.halo_with(&settings, secret)?.check().await;
        Ok(CheckReport::of(name, tests))
    }

    /// Tests a vendor as typed, with the stored secret where none was entered. Saves nothing.
    pub async fn check_vendor_form(&self, form: &VendorForm, secret: Option<Secret>) -> Result<CheckReport> {
        let (name, connection, _) = self.vendor_as_entered(form)?;
        let secret = self.entered_or_stored(&name, connection.source.secret_field(), secret).await?;
        let tests = connection.source.build(secret, self.sender())?.check().await;
        Ok(CheckReport::of(name, tests))
    }

    /// Tries both API versions with the user's key (C1). Saves nothing.
    pub async fn probe_giacom(&self, form: &VendorForm, key: Option<Secret>) -> Result<GiacomProbe> {
        let mut form = form.clone();
        if let SourceForm::Giacom(source) = &mut form.source {
            // The probe tries both, whatever the form says.
            source.api_version = Some("v1".to_owned());
        }
        let (name, connection, _) = self.vendor_as_entered(&form)?;
        let key = self.entered_or_stored(&name, SecretField::ApiKey, key).await?;
        let VendorSettings::Giacom(settings) = &connection.source else {
            return Err(Error::internal("A form of Giacom's became another vendor's connection."));
        };
        let [v1, v2] = probe(settings, &key, self.sender()).await?;
        let answers = |row: &CheckRow| row.result == Verdict::Pass;
        let preselect = match (answers(&v1), answers(&v2)) {
            (true, _) => Some("v1".to_owned()),
            (false, true) => Some("v2".to_owned()),
            (false, false) => None,
        };
        let versions = vec![VersionProbe::of("v1", true, v1), VersionProbe::of("v2", false, v2)];
        Ok(GiacomProbe { versions, preselect })
    }

    /// Saves Halo as typed.
    pub fn save_halo_form(&self, form: &HaloForm, secret: Option<Secret>) -> Result<Connected> {
        self.connect_halo(&form.into(), secret)
    }

    /// Halo's top levels, asked of the Halo connection.
    pub async fn top_level_choices(&self, halo: &str) -> Result<Vec<TopLevelChoice>> {
        let (halo, _) = self.halo(&connection_name(halo)?).await?;
        let choice = |t: TopLevel| TopLevelChoice { id: t.id.0, name: t.name };
        Ok(halo.top_levels().await?.into_iter().map(choice).collect())
    }

    /// The draft of a wizard.
    pub fn draft(&self, kind: Side) -> Result<Option<Draft>> {
        self.store.setting(kind.draft())
    }

    /// Keeps the draft of a wizard; none forgets it.
    pub fn keep_draft(&self, kind: Side, draft: Option<&Draft>) -> Result<()> {
        self.store.save_setting(kind.draft(), draft)
    }

    async fn entered_or_stored(
        &self,
        name: &ConnectionName,
        field: SecretField,
        entered: Option<Secret>,
    ) -> Result<Secret> {
        match entered.filter(|s| !s.is_empty()) {
            Some(secret) => Ok(secret),
            None => self.secret(name, field).await,
        }
    }
}

impl VersionProbe {
    fn of(version: &str, confirmed: bool, row: CheckRow) -> Self {
        let CheckRow { result, what, why, fix, code, .. } = row;
        Self { version: version.to_owned(), confirmed, result, what, why, fix, code }
    }
}
