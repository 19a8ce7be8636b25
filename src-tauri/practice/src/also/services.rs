//! What ALSO sells: services, their prices and what counts them.
//!
//! Microsoft's product names are real, everything else is invented: technical names, codes, prices and the
//! other makers. May not know who bought what.

/// Where a subscription's count stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// In the field `Quantity`; the price item does not say so.
    Quantity,
    /// In the field that the price item names, which is charged by units.
    Charged(&'static str),
    /// In a field that only its name gives away.
    Named(&'static str),
    /// Nowhere.
    Nowhere,
}

/// How the price items look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    /// One that recurs.
    One,
    /// A set-up charge first, then one that recurs.
    SetUp,
    /// Two that recur at different prices: one for each unit, one for the whole.
    Two,
    /// None: it only holds other subscriptions.
    None,
}

/// A service in one term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Service {
    /// The middle of the technical name.
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) vendor: &'static str,
    /// The maker's product number.
    pub(crate) sku: &'static str,
    /// What a unit costs in a month, in ten-thousandths of a pound.
    pub(crate) price: i64,
    /// Months of commitment and months paid in advance.
    pub(crate) term: (i64, i64),
    pub(crate) counted: Counted,
    pub(crate) items: Items,
}

/// The container that holds a tenant's subscriptions.
pub(crate) const TENANT: &str = "MicrosoftOrganizationtenant";

use Counted::{Charged, Named, Nowhere, Quantity};
use Items::{None as NoItem, One, SetUp, Two};

#[allow(clippy::too_many_arguments)] // the columns of one table
const fn service(
    key: &'static str,
    name: &'static str,
    vendor: &'static str,
    sku: &'static str,
    price: i64,
    term: (i64, i64),
    counted: Counted,
    items: Items,
) -> Service {
    Service { key, name, vendor, sku, price, term, counted, items }
}

/// Everything sold. The first nine are what the first customer buys.
#[rustfmt::skip]
pub(crate) const SERVICES: &[Service] = &[
    service("NceBusinessPremiumP1Y", "Microsoft 365 Business Premium", "Microsoft", "PRA-CT1CE:0002", 164_250, (12, 1), Quantity, One),
    service("NceBusinessStandardP1YA", "Microsoft 365 Business Standard", "Microsoft", "PRA-CT1CD:0001", 93_337, (12, 12), Quantity, One),
    service("NceExchangeOnlineP1M", "Exchange Online (Plan 1)", "Microsoft", "PRA-CT1AB:0004", 35_519, (1, 1), Quantity, One),
    service("NceOfficeE3P3Y", "Office 365 E3", "Microsoft", "PRA-CT1E3:0009", 187_904, (36, 1), Quantity, One),
    service("StowbackCloudBackup", "Stowback Cloud Backup", "Stowback", "PRA-SB-100", 21_000, (0, 1), Named("Numberofprotectedseats"), SetUp),
    service("VisioOnlinePlan2Jan2018", "Visio Online Plan 2", "Microsoft", "PRA-V2-CSP", 112_345, (0, 1), Charged("NumberofCSPlicenses"), One),
    service("OrchgateDomainName", "Domain name", "Namewharf", "PRA-DN-001", 9_990, (12, 12), Nowhere, One),
    service("NceTeamsPhoneP1Y", "Microsoft Teams Phone Standard", "Microsoft", "PRA-CTTP:0001", 59_800, (12, 1), Charged("Quantity"), One),
    service("NceCopilotP1Y", "Microsoft 365 Copilot", "Microsoft", "PRA-CTCP:0001", 221_150, (12, 1), Quantity, One),
    service("NceBusinessBasicP1Y", "Microsoft 365 Business Basic", "Microsoft", "PRA-CT1CB:0003", 45_250, (12, 1), Quantity, One),
    service("NceAppsForBusinessP1Y", "Microsoft 365 Apps for business", "Microsoft", "PRA-CT1AP:0003", 78_625, (12, 1), Quantity, One),
    service("NceEntraP1P1Y", "Microsoft Entra ID P1", "Microsoft", "PRA-CTEP1:0002", 44_980, (12, 1), Quantity, One),
    service("NceProjectPlan3P1M", "Planner and Project Plan 3", "Microsoft", "PRA-CTPP3:0001", 271_200, (1, 1), Quantity, One),
    service("NceIntunePlan1P3Y", "Microsoft Intune Plan 1", "Microsoft", "PRA-CTIN1:0002", 59_925, (36, 36), Quantity, One),
    service("MailhavenSecurity", "Mailhaven Email Security", "Mailhaven", "PRA-MH-010", 16_500, (0, 1), Charged("Mailboxes"), One),
    service("PinegateEndpoint", "Pinegate Endpoint Protection", "Pinegate", "PRA-PG-300", 28_125, (12, 12), Named("Licencecount"), SetUp),
    service("DrillwiseTraining", "Drillwise Phishing Training", "Drillwise", "PRA-DW-020", 12_075, (1, 1), Quantity, One),
    service("NcePowerBiProP1YA", "Power BI Pro", "Microsoft", "PRA-CTPBI:0002", 74_750, (12, 12), Quantity, One),
    service("HearthlineVoice", "Hearthline Hosted Voice", "Hearthline", "PRA-HL-500", 89_900, (12, 1), Charged("Extensions"), Two),
    service(TENANT, "Microsoft organisation", "Microsoft", "", 0, (0, 0), Nowhere, NoItem),
];

/// What can be bought: all but the container.
pub(crate) fn sold() -> usize {
    SERVICES.len() - 1
}

impl Service {
    /// The service of a technical key.
    pub(crate) fn of(key: &str) -> Option<&'static Self> {
        SERVICES.iter().find(|service| service.key == key)
    }

    /// The technical name, e.g. `730003_NceExchangeOnlineP1M_5102`.
    pub(crate) fn technical(&self) -> String {
        let place = SERVICES.iter().position(|service| service.key == self.key).unwrap_or(0);
        format!("{}_{}_{}", 730_001 + place, self.key, 5_100 + place * 2)
    }

    /// What a unit costs for the time that is paid at once. ASSUMED: the items state the price of the period.
    pub(crate) fn period_price(&self) -> i64 {
        self.price * self.term.1.max(1)
    }
}
