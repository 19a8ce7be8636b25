//! Connecting Giacom: its choices, its advanced settings, and the method that cannot change once links
//! exist.

use super::connections::{Connected, VendorConnection};
use super::{App, connection_name};
use crate::domain::{ConnectionName, Currency, VendorKind};
use crate::http::address::Entered;
use crate::plan::MissingPolicy;
use crate::secrets::{Secret, SecretField};
use crate::store::ConnectionKind;
use crate::vendors::{GiacomMethod, GiacomSettings, VendorSettings};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;

/// What `connect giacom` takes. What is not given stays as it was, or is the default.
#[derive(Debug, Clone, Default)]
pub struct ConnectGiacom {
    /// The connection's name.
    pub name: String,
    /// Giacom's address.
    pub base_url: Option<String>,
    /// The API version; only v1 is confirmed.
    pub api_version: Option<String>,
    /// The method.
    pub method: Option<String>,
    /// The Halo connection its data go into.
    pub into: Option<String>,
    /// The top level of new clients.
    pub top_level: Option<String>,
    /// What happens to what is gone at Giacom.
    pub missing: Option<MissingPolicy>,
    /// Whether matched clients take over Giacom's names.
    pub follow_names: Option<bool>,
    /// How many cuts the guard always lets through.
    pub guard_changes: Option<u64>,
    /// The share of licences, in percent, whose cut the guard always lets through.
    pub guard_percent: Option<u64>,
    /// Where Giacom differs from what is assumed of it.
    pub advanced: GiacomAdvanced,
}

/// Settings for a Giacom that differs from what is assumed of it (facts 11).
#[derive(Debug, Clone, Default)]
pub struct GiacomAdvanced {
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

impl GiacomAdvanced {
    /// Takes what was given into the settings.
    fn enter(&self, settings: &mut GiacomSettings) -> Result<()> {
        let text = |to: &mut String, from: &Option<String>| {
            if let Some(text) = from.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
                text.clone_into(to);
            }
        };
        text(&mut settings.header_name, &self.key_header);
        text(&mut settings.paths.status, &self.status_path);
        text(&mut settings.paths.account_totals, &self.totals_path);
        text(&mut settings.paths.report, &self.report_path);
        settings.page_size = self.page_size.unwrap_or(settings.page_size).max(1);
        if let Some(code) = &self.currency {
            settings.currency = Currency::new(code).ok_or_else(|| {
                Error::new(
                    ErrorCode::Usage,
                    format!("{code:?} is no currency."),
                    "A currency has three letters.",
                    "Give it like GBP or EUR.",
                )
            })?;
        }
        Ok(())
    }
}

impl App {
    /// Saves the connection to Giacom. `secret` where one was entered.
    pub fn connect_giacom(&self, request: &ConnectGiacom, secret: Option<Secret>) -> Result<Connected> {
        let (name, saved) = self.giacom_connection(request)?;
        let kind = ConnectionKind::Vendor(VendorKind::Giacom);
        self.store.save_connection(&name, kind, &saved, Timestamp::now())?;
        self.saved(name, kind.as_str(), SecretField::ApiKey, secret, Vec::new())
    }

    /// The connection that a request asks for: what is saved, with what was given in its place.
    pub(super) fn giacom_connection(
        &self,
        request: &ConnectGiacom,
    ) -> Result<(ConnectionName, VendorConnection)> {
        let name = connection_name(&request.name)?;
        let kind = ConnectionKind::Vendor(VendorKind::Giacom);
        self.refuse_other_kind(&name, kind)?;
        let former: Option<VendorConnection> =
            self.store.connection(&name)?.map(|c| c.settings()).transpose()?;
        let mut settings = match former.as_ref().map(|f| &f.source) {
            Some(VendorSettings::Giacom(s)) => s.clone(),
            Some(VendorSettings::Also(_)) | None => GiacomSettings::default(),
        };
        if let Some(entered) = &request.base_url {
            settings.base_url = bare(entered)?;
        }
        settings.api_version = request.api_version.clone().unwrap_or(settings.api_version);
        request.advanced.enter(&mut settings)?;
        // Built once, without a key and without sending anything: an address that cannot be used is told now.
        VendorSettings::Giacom(settings.clone()).build(Secret::new(""), self.sender())?;
        if let Some(method) = &request.method {
            let method = GiacomMethod::parse(method).ok_or_else(|| {
                Error::new(
                    ErrorCode::Usage,
                    format!("Giacom has no method {method:?}."),
                    "There are two: subscriptions (everything) and subscriptions-management-report (Microsoft only).",
                    "Choose one of them.",
                )
            })?;
            self.refuse_other_method(&name, former.as_ref(), settings.method, method)?;
            settings.method = method;
        }
        let mut options = former.as_ref().map(|f| f.options.clone()).unwrap_or_default();
        // An empty one goes back to the usual top level.
        options.top_level = request.top_level.clone().or(options.top_level).filter(|t| !t.trim().is_empty());
        options.missing = request.missing.unwrap_or(options.missing);
        options.follow_names = request.follow_names.unwrap_or(options.follow_names);
        options.guard.changes = request.guard_changes.unwrap_or(options.guard.changes);
        options.guard.percent = request.guard_percent.unwrap_or(options.guard.percent);
        let into = self.destination(request.into.as_deref(), former.as_ref())?;
        Ok((name, VendorConnection { into, source: VendorSettings::Giacom(settings), options }))
    }

    /// C5: the two methods name subscriptions differently; a switch would make every licence anew.
    fn refuse_other_method(
        &self,
        name: &ConnectionName,
        former: Option<&VendorConnection>,
        now: GiacomMethod,
        wanted: GiacomMethod,
    ) -> Result<()> {
        let links = if former.is_some() && now != wanted { self.store.links(name)?.len() } else { 0 };
        if links == 0 {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::MethodLocked,
            format!("The method stays {}: {links} licences are linked by it.", now.as_str()),
            "Giacom's two methods name the same subscription differently, so a switch would make a second licence \
             for each, and customers would be billed twice.",
            "Keep the method. To use the other one, make a second connection for customers that have no licences yet.",
        ))
    }
}

/// An address as it is saved: a password typed into it, or a key behind its `?`, stays out of the store.
fn bare(entered: &str) -> Result<String> {
    if entered.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(Entered::read("Giacom API", entered)?.url.as_str().trim_end_matches('/').to_owned())
}
