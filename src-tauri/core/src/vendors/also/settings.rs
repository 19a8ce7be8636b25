//! What is saved of a connection to ALSO; the password is not among it.

use super::address;
use crate::domain::{Gives, Method};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whose marketplace it is: several distributors run the same platform (facts 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Marketplace {
    /// ALSO.
    #[default]
    #[serde(rename = "also")]
    Also,
    /// D&H. The host is VERIFIED from a third party's guide; nobody has read from it with Halyard.
    #[serde(rename = "dandh")]
    DandH,
}

impl Marketplace {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Also, Self::DandH];

    /// As stored and as used on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Also => "also",
            Self::DandH => "dandh",
        }
    }

    /// As shown to people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Also => "ALSO Cloud Marketplace",
            Self::DandH => "D&H Cloud Marketplace (unconfirmed)",
        }
    }

    /// Where it is as a rule. That ALSO's serves the API at this host is ASSUMED (facts 2): Halo's guide
    /// names it, the clients that are public use the hosts of countries.
    pub const fn usual_url(self) -> &'static str {
        match self {
            Self::Also => "https://cloud.also.com",
            Self::DandH => "https://cp.dandhcloudsolutions.com",
        }
    }

    /// From its stored form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

/// A connection to ALSO as saved. Everything but address and user name is an advanced setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlsoSettings {
    /// Whose marketplace.
    pub marketplace: Marketplace,
    /// Where people sign in to it: scheme and host. See [`Self::enter_url`].
    pub marketplace_url: String,
    /// The API user.
    pub username: String,
    /// Where the API is on that host (facts 2: VERIFIED).
    pub path_prefix: String,
    /// The MSP's own account there; none for what ALSO says.
    pub account: Option<u64>,
    /// From the start of one call to the start of the next, in milliseconds.
    pub pause_ms: u32,
    /// Whether the customers of resellers below the MSP are read as well: one level down.
    pub descend: bool,
    /// Which field holds the count, by the technical name of a service.
    pub quantity_fields: BTreeMap<String, String>,
    /// Whether customers read within a day are taken as read.
    pub reuse_readings: bool,
}

impl Default for AlsoSettings {
    fn default() -> Self {
        Self {
            marketplace: Marketplace::default(),
            marketplace_url: Marketplace::default().usual_url().to_owned(),
            username: String::new(),
            path_prefix: "/SimpleAPI/SimpleAPIService.svc/rest".to_owned(),
            account: None,
            pause_ms: 500,
            descend: false,
            quantity_fields: BTreeMap::new(),
            reuse_readings: false,
        }
    }
}

impl AlsoSettings {
    /// What it tells, where it is filled (facts 6).
    pub const GIVES: Gives = Gives { cost: true, price: true, end: true, term: true, status: true };

    /// Where names of ALSO's own stand: of fields and charges, and words for states.
    pub const NAMES: &'static [&'static str] = &[
        "Fields[].Name",
        ".FieldName",
        ".PriceableItemType",
        ".ChargeType",
        ".AccountState",
        ".AccountType",
        ".ProvisioningStatus",
        ".Status",
        ".AdvancePeriodEndAction",
        ".ServiceName",
    ];

    /// As part of a link's identity: there is one way to list subscriptions.
    pub const METHOD: Method = Method::known("subscriptions");

    /// Takes an address as a person pastes it; only scheme and host are kept. Tells what was repaired.
    pub fn enter_url(&mut self, entered: &str) -> Result<Vec<String>> {
        let found = address::origin(self.marketplace, entered)?;
        found.url.as_str().trim_end_matches('/').clone_into(&mut self.marketplace_url);
        Ok(found.notes)
    }

    /// Takes the MSP's own account: a number, or the portal's address that has it in `#/Account/View/<id>`
    /// (facts 4: VERIFIED for D&H). Empty for what ALSO says.
    pub fn enter_account(&mut self, entered: &str) -> Result<()> {
        let entered = entered.trim();
        let number = entered.split_once("/Account/View/").map_or(entered, |(_, rest)| rest);
        let number = number.split(['/', '?']).next().unwrap_or_default();
        self.account = match number.parse() {
            _ if entered.is_empty() => None,
            Ok(account) if account > 0 => Some(account),
            _ => {
                return Err(Error::new(
                    ErrorCode::Usage,
                    "The account id of the reseller cannot be read.",
                    "It is a number, as in the portal's address: #/Account/View/<id>/Overview.",
                    "Open your own company in the portal and copy the number from the address, or leave it \
                     empty.",
                ));
            }
        };
        Ok(())
    }

    /// The field that a person named for a service's count.
    pub(super) fn quantity_field(&self, service: &str) -> Option<&str> {
        let named = self.quantity_fields.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(service));
        named.map(|(_, field)| field.trim()).filter(|field| !field.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_saved_by_an_earlier_version_get_defaults() {
        let read: AlsoSettings = serde_json::from_str("{}").unwrap();
        assert_eq!(read, AlsoSettings::default(), "what is not saved is the default");
        for marketplace in Marketplace::ALL {
            let stored = serde_json::to_value(marketplace).unwrap();
            assert_eq!(stored, marketplace.as_str(), "stored by the name it is parsed by");
            assert_eq!(Marketplace::parse(marketplace.as_str()), Some(marketplace));
        }
    }

    #[test]
    fn an_account_is_a_number_or_the_portals_address() {
        let mut settings = AlsoSettings::default();
        for entered in ["123456", " 123456 ", "https://m.example/#/Account/View/123456/Overview"] {
            settings.enter_account(entered).unwrap();
            assert_eq!(settings.account, Some(123_456), "{entered:?}");
        }
        for bad in ["ACME", "-1", "0", "12 34"] {
            assert!(settings.enter_account(bad).is_err(), "{bad:?} is no account");
        }
        settings.enter_account(" ").unwrap();
        assert_eq!(settings.account, None, "empty leaves it to ALSO");
    }

    #[test]
    fn what_is_entered_is_kept_without_user_or_password() {
        let mut settings = AlsoSettings::default();
        settings.enter_url("https://anna:5ecret@Marketplace.Also.CH/#/Account/View/1").unwrap();
        assert_eq!(settings.marketplace_url, "https://marketplace.also.ch", "scheme and host, nothing else");
    }
}
