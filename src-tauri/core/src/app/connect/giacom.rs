//! Giacom's own part of connecting: its address, its method, which cannot change once licences are linked, and
//! settings for a Giacom that differs from what is assumed of it (facts 11).

use super::{SourceForm, VendorForm};
use crate::app::App;
use crate::domain::{ConnectionName, Currency};
use crate::http::address::Entered;
use crate::vendors::{GiacomMethod, GiacomSettings, VendorSettings};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is asked of Giacom. None leaves what is saved, or the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct GiacomForm {
    /// Giacom's address.
    pub base_url: Option<String>,
    /// `v1` or `v2`; only v1 is confirmed.
    pub api_version: Option<String>,
    /// `subscriptions` or `subscriptions-management-report`.
    pub method: Option<String>,
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

impl From<GiacomSettings> for GiacomForm {
    fn from(s: GiacomSettings) -> Self {
        Self {
            base_url: Some(s.base_url),
            api_version: Some(s.api_version),
            method: Some(s.method.as_str().to_owned()),
            key_header: Some(s.header_name),
            page_size: Some(s.page_size),
            status_path: Some(s.paths.status),
            totals_path: Some(s.paths.account_totals),
            report_path: Some(s.paths.report),
            currency: Some(s.currency.as_str().to_owned()),
        }
    }
}

impl GiacomForm {
    /// The form of a connection of that name, all else as it is or by default.
    pub fn named(self, name: &str) -> VendorForm {
        VendorForm::new(name, SourceForm::Giacom(self))
    }

    /// The settings asked for.
    pub(super) fn enter(&self, former: Option<VendorSettings>) -> Result<(VendorSettings, Vec<String>)> {
        let mut settings = match former {
            Some(VendorSettings::Giacom(s)) => s,
            _ => GiacomSettings::default(),
        };
        if let Some(entered) = &self.base_url {
            settings.base_url = bare(entered)?;
        }
        settings.api_version = self.api_version.clone().unwrap_or(settings.api_version);
        if let Some(method) = &self.method {
            settings.method = GiacomMethod::parse(method).ok_or_else(|| no_method(method))?;
        }
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
        Ok((VendorSettings::Giacom(settings), Vec::new()))
    }
}

impl App {
    /// C5: a vendor's methods name subscriptions differently; a switch would make every licence anew.
    pub(super) fn refuse_other_method(
        &self,
        name: &ConnectionName,
        now: &VendorSettings,
        wanted: &VendorSettings,
    ) -> Result<()> {
        let links = if now.method() == wanted.method() { 0 } else { self.store.links(name)?.len() };
        if links == 0 {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::MethodLocked,
            format!("The method stays {}: {links} licences are linked by it.", now.method().as_str()),
            "Two methods name the same subscription differently, so a switch would make a second licence for each, \
             and customers would be billed twice.",
            "Keep the method. To use the other one, make a second connection for customers that have no licences yet.",
        ))
    }
}

fn no_method(method: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("Giacom has no method {method:?}."),
        "There are two: subscriptions (everything) and subscriptions-management-report (Microsoft only).",
        "Choose one of them.",
    )
}

/// An address as it is saved: a password typed into it, or a key behind its `?`, stays out of the store.
fn bare(entered: &str) -> Result<String> {
    if entered.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(Entered::read("Giacom API", entered)?.url.as_str().trim_end_matches('/').to_owned())
}
