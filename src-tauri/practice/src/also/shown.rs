//! A company and a subscription as ALSO writes them.
//!
//! Keys are the specification's; those it lacks are told apart where they are written. Empty text stands for
//! nothing, as it does there. May not choose what is answered.

use super::{
    books::Store,
    dates::Dates,
    items,
    records::{Account, Currency, Kind, Provisioning, Subscription},
    services::{Items, Service},
};
use crate::calendar::Day;
use serde_json::{Map, Value, json};

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Reseller => "Reseller",
            Self::Company => "Company",
            Self::Department => "Department",
            Self::User => "User",
        }
    }
}

fn state(terminated: bool) -> &'static str {
    if terminated { "Terminated" } else { "Active" }
}

fn overlaid(value: Value, changed: &Map<String, Value>) -> Value {
    let Value::Object(mut members) = value else { return value };
    members.extend(changed.clone());
    members.retain(|key, value| !(value.is_null() && changed.contains_key(key)));
    Value::Object(members)
}

/// A company or reseller.
pub(crate) fn company(account: &Account, dates: Dates) -> Value {
    let [street, town, code] = &account.address;
    let word: String = account.name.chars().filter(char::is_ascii_alphanumeric).collect();
    let domain = format!("{}.example", word.to_lowercase().get(..18).unwrap_or(&word.to_lowercase()));
    let industry = ["Construction", "Manufacturing", "Retail Trade", "Educational Services"];
    let value = json!({
        "AccountId": account.id, "ParentAccountId": account.parent, "AccountState": state(account.terminated),
        "AccountType": account.kind.name(), "CompanyName": account.name, "VATID": format!("PRA{:08}", account.id * 7),
        "Domain": [domain], "BillingStartDate": dates.at(Day(account.since), account.id), "CompanyContractEndDate": "",
        "ContractId": "", "PurchaseOrderNumber": "", "CustomerId": format!("9{:07}", account.id % 10_000_000),
        "Currency": account.currency.code(), "Address": street, "City": town, "Zip": code,
        "Country": account.currency.country(), "Email": format!("office@{domain}"),
        "TechnicalEmail": format!("it@{domain}"), "TechnicalContact": account.contact, "ContactPerson": account.contact,
        "Salesman": "", "Marketplace": 61, "Marketplaces": [61], "CrefoNumber": "", "MPNId": "", "ReferenceNumber": "",
        "Industry": industry.get(usize::try_from(account.id % 4).unwrap_or(0)), "OnlineBillSplitByEndCustomer": false,
        "ElectronicInvoicing": { "InvoiceCurrency": account.currency.code(), "InvoiceExchangeRate": "1" },
        // Made up throughout, and still never to be shown, kept or written down by whoever reads it.
        "BankDetails": {
            "IBAN": format!("XX00PRACTICE{}", account.id), "BankName": "Practice Bank of Nowhere",
            "BankIdentifierCode": "PRACXX00", "SWIFTCode": "PRACXX00", "AccountNumber": format!("PRACTICE-{}", account.id),
            "AccountName": account.name, "BranchCode": "", "RegistrationNumber": "", "TermsOfPayment": "30 Days",
        },
        // Not in the specification, but seen.
        "ContactPhone": "+00 000 000 000", "State": "", "Language": "en", "TehnicalAccountManager": "",
    });
    overlaid(value, &account.changed)
}

/// What stands above a subscription.
fn parent_type(store: &Store, one: &Subscription) -> String {
    if let Some(account) = store.account(one.parent) {
        return account.kind.name().to_owned();
    }
    let above = store.of_company(one.company).iter().find(|other| other.id == one.parent);
    above.and_then(|other| Service::of(&other.service)).map(Service::technical).unwrap_or_default()
}

/// The last day of the time that runs now.
fn period_end(one: &Subscription, service: &Service, today: Day) -> Option<Day> {
    let (years, months) = (service.term.0 / 12, service.term.0);
    match months {
        0 => None,
        1 => Some(Day(today.0 + 1 + one.id % 28)),
        _ => {
            let next = Day(one.since).next_anniversary(today);
            Some(Day(next.0 + (years - 1).max(0) * 365))
        }
    }
}

/// A subscription as the two reads of subscriptions answer it.
pub(crate) fn subscription(store: &Store, one: &Subscription, dearer: bool, dates: Dates) -> Value {
    let currency = store.account(one.company).map_or(Currency::Gbp, |account| account.currency);
    let mut value = json!({
        "AccountId": one.id, "ParentAccountId": one.parent, "CompanyAccountId": one.company,
        "ParentType": parent_type(store, one), "AccountState": state(one.terminated),
        "Status": if one.terminated { "Terminated" } else { "Active" }, "ErrorDetails": "",
        "BillingStartDate": dates.at(Day(one.since), one.id), "ContractEndDate": "", "PriceProtectionEndDate": "",
        "HasRenewActionValuesConfigured": false, "ContractId": "", "PurchaseOrderNumber": "",
        "SecondVendorReferenceId": "", "DependencyServiceName": "", "RenewFields": [], "Fields": [], "PriceableItems": [],
        // Not in the specification, but seen.
        "ProvisioningStatus": "Done",
    });
    let Value::Object(members) = &mut value else { return value };
    let mut set = |key: &str, value: Value| drop(members.insert(key.to_owned(), value));
    if one.provisioning == Provisioning::Pending {
        set("ProvisioningStatus", json!("Pending"));
        set("Status", json!("Pending"));
        set(
            "ErrorDetails",
            json!("The maker has not confirmed the order: the tenant's agreement is not signed."),
        );
    }
    if let Some(service) = Service::of(&one.service) {
        set("ServiceName", json!(service.technical()));
        set("ServiceDisplayName", json!(service.name));
        set("VendorDisplayName", json!(service.vendor));
        set("VendorReferenceId", json!(format!("practice-{:08x}", one.id * 2_654_435)));
        set("Fields", Value::Array(items::fields(one, service)));
        set("PriceableItems", Value::Array(items::items(one, service, currency, dearer)));
        if let Some(end) = period_end(one, service, store.today()).filter(|_| one.tells_end) {
            set("AdvancePeriodEndDate", json!(dates.day(end)));
            // Not in the specification, but seen.
            set("AdvancePeriodEndAction", json!(if one.renews { "Renew" } else { "Terminate" }));
        }
    }
    if let Some(day) = one.leaves {
        set("ScheduledTerminationDate", json!(dates.day(Day(day))));
    }
    overlaid(value, &one.changed)
}

/// What is added to a subscription: one object for one addon, an array for several (ASSUMED; the specification
/// knows the object alone). What a container holds is no addon.
pub(crate) fn addons(store: &Store, one: &Subscription) -> Option<Value> {
    Service::of(&one.service).filter(|service| service.items != Items::None)?;
    let all = store.of_company(one.company).iter().filter(|other| other.parent == one.id);
    let mut all: Vec<Value> = all
        .map(|other| {
            json!({
                "AccountId": other.id, "ParentAccountId": other.parent, "AccountState": state(other.terminated),
                "ServiceName": Service::of(&other.service).map(Service::technical),
            })
        })
        .collect();
    if all.len() > 1 { Some(Value::Array(all)) } else { all.pop() }
}
