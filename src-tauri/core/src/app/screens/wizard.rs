//! The wizard: forms for Halo and the vendors, tested before they are saved, drafts kept at each step.
//!
//! A test sends nothing but readings. A secret goes in with a form and never comes out.

use super::home::SecretState;
use crate::Result;
use crate::app::{App, CheckReport, Connected};
use crate::plan::MissingPolicy;
use crate::secrets::Secret;
use crate::vendors::Verdict;
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

/// A top level of Halo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TopLevelChoice {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// Which wizard a draft is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum WizardKind {
    /// HaloPSA.
    Halo,
    /// Giacom Cloud Market.
    Giacom,
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
    /// What was typed for Giacom.
    pub giacom: Option<GiacomForm>,
}

fn later<T>() -> Result<T> {
    Err(crate::Error::internal("not yet"))
}

impl App {
    /// What would be made of the addresses as typed. Sends nothing.
    pub fn address_offer(&self, _form: &HaloForm) -> Result<AddressOffer> {
        later()
    }
    /// Tests what was typed; with the stored secret where none was entered. Saves nothing.
    pub async fn check_halo_form(&self, _form: &HaloForm, _secret: Option<Secret>) -> Result<CheckReport> {
        later()
    }
    /// Tests what was typed; with the stored key where none was entered. Saves nothing.
    pub async fn check_giacom_form(
        &self,
        _form: &GiacomForm,
        _secret: Option<Secret>,
    ) -> Result<CheckReport> {
        later()
    }
    /// Tries both API versions with the user's key (C1).
    pub async fn probe_giacom(&self, _form: &GiacomForm, _secret: Option<Secret>) -> Result<GiacomProbe> {
        later()
    }
    /// Saves Halo as typed.
    pub fn save_halo_form(&self, _form: &HaloForm, _secret: Option<Secret>) -> Result<Connected> {
        later()
    }
    /// Saves Giacom as typed.
    pub fn save_giacom_form(&self, _form: &GiacomForm, _secret: Option<Secret>) -> Result<Connected> {
        later()
    }
    /// A saved connection as a form.
    pub fn connection_form(&self, _name: &str) -> Result<ConnectionForm> {
        later()
    }
    /// Halo's top levels, asked of the Halo connection.
    pub async fn top_level_choices(&self, _halo: &str) -> Result<Vec<TopLevelChoice>> {
        later()
    }
    /// Removes a connection's secret from the keychain.
    pub fn forget_secret(&self, _name: &str) -> Result<()> {
        later()
    }
    /// The draft of a wizard.
    pub fn draft(&self, _kind: WizardKind) -> Result<Option<Draft>> {
        later()
    }
    /// Keeps the draft of a wizard; none forgets it.
    pub fn keep_draft(&self, _kind: WizardKind, _draft: Option<&Draft>) -> Result<()> {
        later()
    }
}
