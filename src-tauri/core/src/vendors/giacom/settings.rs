//! What is saved of a connection to Giacom; the key is not among it.

use crate::domain::{Currency, Gives, Method};
use serde::{Deserialize, Serialize};

/// Which of Giacom's two readings names the subscriptions. They share no identity (facts 9, VERIFIED).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum GiacomMethod {
    /// `AccountTotals`: every product, with cost, without end dates.
    #[default]
    #[serde(rename = "subscriptions")]
    Subscriptions,
    /// `SubscriptionsManagementReport`: Microsoft only, with end dates, terms and states.
    #[serde(rename = "subscriptions-management-report", alias = "subscriptionsmanagementreport")]
    Report,
}

impl GiacomMethod {
    /// As stored and as used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Subscriptions => "subscriptions",
            Self::Report => "subscriptions-management-report",
        }
    }

    /// As part of a link's identity.
    pub const fn method(self) -> Method {
        Method::known(self.as_str())
    }

    /// What it tells (facts 4 and 5).
    pub const fn gives(self) -> Gives {
        match self {
            Self::Subscriptions => Gives { cost: true, price: false, end: false, term: false, status: false },
            Self::Report => Gives { cost: true, price: false, end: true, term: true, status: true },
        }
    }

    /// From its stored form, or from Halo's own name for it.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "subscriptions" => Some(Self::Subscriptions),
            "subscriptions-management-report" | "subscriptionsmanagementreport" => Some(Self::Report),
            _ => None,
        }
    }
}

/// The paths of the three operations Halyard uses. The same key opens others, which take payments: they
/// are not in this program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GiacomPaths {
    /// Tells that the service is up.
    pub status: String,
    /// Rows per customer and product.
    pub account_totals: String,
    /// Microsoft subscriptions by customer.
    pub report: String,
}

impl Default for GiacomPaths {
    /// Facts 3: VERIFIED from a live client.
    fn default() -> Self {
        Self {
            status: "Status".to_owned(),
            account_totals: "AccountTotals".to_owned(),
            report: "SubscriptionsManagementReport".to_owned(),
        }
    }
}

/// A connection to Giacom as saved. Everything but the method is an advanced setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GiacomSettings {
    /// Where the API is. Repaired when used.
    pub base_url: String,
    /// Only `v1`: what Halo calls v2 is not public (facts 7).
    pub api_version: String,
    /// Which reading.
    pub method: GiacomMethod,
    /// The header that carries the key.
    pub header_name: String,
    /// Rows asked for. A live client asks for 5000 in one go (facts 4, VERIFIED).
    pub page_size: u32,
    /// Where the operations are.
    pub paths: GiacomPaths,
    /// What costs are in. Giacom's answers do not say; pounds are ASSUMED (facts 4).
    pub currency: Currency,
}

impl Default for GiacomSettings {
    fn default() -> Self {
        Self {
            base_url: super::address::DEFAULT.to_owned(),
            api_version: "v1".to_owned(),
            method: GiacomMethod::default(),
            header_name: "Ocp-Apim-Subscription-Key".to_owned(),
            page_size: 5000,
            paths: GiacomPaths::default(),
            currency: Currency::GBP,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_read_in_halos_spelling_too() {
        for method in [GiacomMethod::Subscriptions, GiacomMethod::Report] {
            assert_eq!(GiacomMethod::parse(method.as_str()), Some(method), "its own form");
        }
        let halos = GiacomMethod::parse("SubscriptionsManagementReport");
        assert_eq!(halos, Some(GiacomMethod::Report), "Halo writes it without hyphens");
    }

    #[test]
    fn settings_saved_by_an_earlier_version_get_defaults() {
        let read: GiacomSettings = serde_json::from_str(r#"{"method": "subscriptions"}"#).unwrap();
        assert_eq!(read, GiacomSettings::default(), "what is not saved is the default");
    }
}
