//! ALSO's own part of connecting: whose marketplace, where, as whom; and settings for one that differs from what
//! is assumed of it (facts 11).

use super::{SourceForm, VendorForm};
use crate::vendors::{AlsoSettings, Marketplace, VendorSettings};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// What is asked of ALSO. None leaves what is saved, or the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct AlsoForm {
    /// `also` or `dandh`: whose marketplace runs the platform.
    pub marketplace: Option<String>,
    /// The address people sign in at, in any form they would paste.
    pub marketplace_url: Option<String>,
    /// The API user.
    pub username: Option<String>,
    /// The MSP's own account id; empty for what ALSO says.
    pub account: Option<String>,
    /// Where the API is on that host.
    pub path_prefix: Option<String>,
    /// From the start of one call to the start of the next, in milliseconds.
    pub pause_ms: Option<u32>,
    /// Whether the customers of resellers below are read as well.
    pub descend: Option<bool>,
    /// Whether customers read within a day are taken as read.
    pub reuse_readings: Option<bool>,
    /// Which field holds the count of a service, where the usual ones do not; all of them at once.
    pub quantity_fields: Option<Vec<QuantityFieldForm>>,
}

/// The field that holds the count of one service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct QuantityFieldForm {
    /// The service's technical name.
    pub service: String,
    /// The field's name.
    pub field: String,
}

impl From<AlsoSettings> for AlsoForm {
    fn from(s: AlsoSettings) -> Self {
        let fields = s.quantity_fields.into_iter();
        Self {
            marketplace: Some(s.marketplace.as_str().to_owned()),
            marketplace_url: Some(s.marketplace_url),
            username: Some(s.username),
            account: Some(s.account.map(|a| a.to_string()).unwrap_or_default()),
            path_prefix: Some(s.path_prefix),
            pause_ms: Some(s.pause_ms),
            descend: Some(s.descend),
            reuse_readings: Some(s.reuse_readings),
            quantity_fields: Some(
                fields.map(|(service, field)| QuantityFieldForm { service, field }).collect(),
            ),
        }
    }
}

impl AlsoForm {
    /// The form of a connection of that name, all else as it is or by default.
    pub fn named(self, name: &str) -> VendorForm {
        VendorForm::new(name, SourceForm::Also(self))
    }

    /// The settings asked for, and what was repaired.
    pub(super) fn enter(&self, former: Option<VendorSettings>) -> Result<(VendorSettings, Vec<String>)> {
        let mut settings = match former {
            Some(VendorSettings::Also(s)) => s,
            _ => AlsoSettings::default(),
        };
        let mut notes = Vec::new();
        if let Some(word) = &self.marketplace {
            let marketplace = Marketplace::parse(word).ok_or_else(|| no_marketplace(word))?;
            if marketplace != settings.marketplace {
                marketplace.usual_url().clone_into(&mut settings.marketplace_url);
            }
            settings.marketplace = marketplace;
        }
        if let Some(entered) = self.marketplace_url.as_deref().filter(|url| !url.trim().is_empty()) {
            notes = settings.enter_url(entered)?;
        }
        if let Some(name) = &self.username {
            name.trim().clone_into(&mut settings.username);
        }
        if settings.username.is_empty() {
            return Err(Error::new(
                ErrorCode::Usage,
                "The user name is missing.",
                "ALSO is signed in to with the name and password of a user.",
                "Give the name of the API user that was made for this.",
            ));
        }
        if let Some(account) = &self.account {
            settings.enter_account(account)?;
        }
        if let Some(prefix) = self.path_prefix.as_deref().map(str::trim).filter(|p| !p.is_empty()) {
            prefix.clone_into(&mut settings.path_prefix);
        }
        settings.pause_ms = self.pause_ms.unwrap_or(settings.pause_ms);
        settings.descend = self.descend.unwrap_or(settings.descend);
        settings.reuse_readings = self.reuse_readings.unwrap_or(settings.reuse_readings);
        if let Some(fields) = &self.quantity_fields {
            settings.quantity_fields = named(fields);
        }
        Ok((VendorSettings::Also(settings), notes))
    }
}

fn named(fields: &[QuantityFieldForm]) -> BTreeMap<String, String> {
    let trimmed = fields.iter().map(|f| (f.service.trim().to_owned(), f.field.trim().to_owned()));
    trimmed.filter(|(service, field)| !service.is_empty() && !field.is_empty()).collect()
}

fn no_marketplace(word: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("There is no marketplace {word:?}."),
        "Known are: also (ALSO) and dandh (D&H, unconfirmed).",
        "Choose one of them, and give its address.",
    )
}
