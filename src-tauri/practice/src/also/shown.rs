//! A company and a subscription as ALSO writes them.
//!
//! Keys are the specification's; those it lacks are told apart where they are written. Empty text stands for
//! nothing, as it does there. May not choose what is answered.

use super::{
    books::{Account, Currency, Kind, Provisioning, Store, Subscription},
    dates::Dates,
    services::{Counted, Items, Service},
};
use crate::calendar::Day;
use serde_json::{Map, Value, json};

/// The day on which the data was made.
pub(crate) const TODAY: Day = Day(20_410);

impl Currency {
    fn code(self) -> &'static str {
        match self {
            Self::Gbp => "GBP",
            Self::Eur => "EUR",
            Self::Nok => "NOK",
        }
    }

    fn country(self) -> &'static str {
        match self {
            Self::Gbp => "United Kingdom",
            Self::Eur => "Ireland",
            Self::Nok => "Norway",
        }
    }

    /// Ten-thousandths of this currency for ten-thousandths of a pound.
    fn of_pounds(self, price: i64) -> i64 {
        match self {
            Self::Gbp => price,
            Self::Eur => price * 1_163 / 1_000,
            Self::Nok => price * 13_427 / 1_000,
        }
    }
}

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

#[allow(clippy::cast_precision_loss)] // prices are far below 2^53
fn amount(ten_thousandths: i64) -> Value {
    json!(ten_thousandths as f64 / 10_000.0)
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

fn count(one: &Subscription) -> Value {
    if one.as_text { json!(one.seats.to_string()) } else { json!(one.seats) }
}

fn field(name: &str, shown: &str, value: impl Into<Value>) -> Value {
    json!({ "Name": name, "DisplayName": shown, "Value": value.into() })
}

fn fields(one: &Subscription, service: &Service) -> Vec<Value> {
    let mut all = Vec::new();
    if service.items == Items::None {
        all.push(field("MicrosoftTenantId", "Tenant", one.tenant.as_str()));
        return all;
    }
    match service.counted {
        Counted::Quantity => all.push(field("Quantity", "Quantity", count(one))),
        Counted::Charged(name) | Counted::Named(name) => {
            all.push(field(name, "Number of licences", count(one)))
        }
        Counted::Nowhere => all.push(field("Domainname", "Domain", format!("practice{}.example", one.id))),
    }
    let billing = if service.term.1 >= 12 { "Annual" } else { "Monthly" };
    all.push(field("BillingType", "Billing type", billing));
    if service.vendor == "Microsoft" {
        all.push(field("MicrosoftTenantId", "Tenant", one.tenant.as_str()));
        all.push(field("OfferId", "Offer", service.sku));
        all.push(field("Segment", "Segment", "Commercial"));
        all.push(field("SubscriptionName", "Name", service.name));
        all.push(field("Subscriptionstatus", "Status", if one.terminated { "deleted" } else { "active" }));
    }
    all
}

/// What a unit costs, is sold for and is listed at, in ten-thousandths of the currency.
pub(crate) fn prices(service: &Service, currency: Currency, dearer: bool) -> [i64; 3] {
    let bought = currency.of_pounds(service.period_price());
    let bought = if dearer { bought * 21 / 20 } else { bought };
    [bought, bought * 113 / 100, bought * 5 / 4]
}

/// The price items; `dearer` as another reseller buys.
fn items(one: &Subscription, service: &Service, currency: Currency, dearer: bool) -> Vec<Value> {
    if service.items == Items::None {
        return Vec::new();
    }
    let (commitment, prepaid) = service.term;
    let [bought, sold, listed] = prices(service, currency, dearer);
    let place = one.id * 10;
    let (unit, charged) = match service.counted {
        Counted::Charged(name) => (name, true),
        _ => ("", false),
    };
    let mut all = Vec::new();
    if service.items == Items::SetUp {
        let fee = currency.of_pounds(250_000);
        all.push(json!({
            "PriceableItemId": place, "PriceableItemDescription": format!("{}: setting up", service.name),
            "PriceableItemType": "Setup", "ChargeType": "OneTime", "FieldName": "", "IsUDRCField": false,
            "PurchasePrice": amount(fee), "SalesPrice": amount(fee * 6 / 5), "SuggestedRetailPrice": amount(fee * 6 / 5),
            "Currency": currency.code(), "MaterialNumber": format!("00{}", 4_400_000 + place % 99_999),
            "ProductNumber": format!("{}-SET", service.sku),
        }));
    }
    all.push(json!({
        "PriceableItemId": place + 1, "PriceableItemDescription": format!("{}, for each unit", service.name),
        "PriceableItemType": "Monthly", "ChargeType": "Recurring", "FieldName": unit, "IsUDRCField": charged,
        "PurchasePrice": amount(bought), "SalesPrice": amount(sold), "SuggestedRetailPrice": amount(listed),
        "Currency": currency.code(), "MaterialNumber": format!("00{}", 7_700_000 + place % 99_999),
        "ProductNumber": service.sku, "PrepaidPeriodInMonths": prepaid, "CommitementPeriodInMonths": commitment,
    }));
    all
}

/// The last day of the time that runs now.
fn period_end(one: &Subscription, service: &Service) -> Option<Day> {
    let (years, months) = (service.term.0 / 12, service.term.0);
    match months {
        0 => None,
        1 => Some(Day(TODAY.0 + 1 + one.id % 28)),
        _ => {
            let next = Day(one.since).next_anniversary(TODAY);
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
        set("Fields", Value::Array(fields(one, service)));
        set("PriceableItems", Value::Array(items(one, service, currency, dearer)));
        if let Some(end) = period_end(one, service).filter(|_| one.tells_end) {
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

/// What a subscription adds to another: one object for one, an array for several (ASSUMED; the specification
/// knows the object alone).
pub(crate) fn addons(store: &Store, one: &Subscription) -> Option<Value> {
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
