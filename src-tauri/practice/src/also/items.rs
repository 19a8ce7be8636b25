//! What a subscription counts and costs: its fields and its price items.
//!
//! May not know the rest of the subscription's members.

use super::{
    records::{Currency, Subscription},
    services::{Counted, Items, Service},
};
use serde_json::{Value, json};

impl Currency {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Gbp => "GBP",
            Self::Eur => "EUR",
            Self::Nok => "NOK",
        }
    }

    pub(super) fn country(self) -> &'static str {
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

#[allow(clippy::cast_precision_loss)] // prices are far below 2^53
fn amount(ten_thousandths: i64) -> Value {
    json!(ten_thousandths as f64 / 10_000.0)
}

fn count(one: &Subscription) -> Value {
    if one.as_text { json!(one.seats.to_string()) } else { json!(one.seats) }
}

fn field(name: &str, shown: &str, value: impl Into<Value>) -> Value {
    json!({ "Name": name, "DisplayName": shown, "Value": value.into() })
}

/// The fields, with the count where the service keeps it.
pub(super) fn fields(one: &Subscription, service: &Service) -> Vec<Value> {
    let mut all = Vec::new();
    if service.items == Items::None {
        all.push(field("MicrosoftTenantId", "Tenant", one.tenant.as_str()));
        return all;
    }
    match service.counted {
        Counted::Quantity => all.push(field("Quantity", "Quantity", count(one))),
        Counted::Charged(name) | Counted::Named(name) => {
            all.push(field(name, "Number of licences", count(one)));
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
pub(super) fn prices(service: &Service, currency: Currency, dearer: bool) -> [i64; 3] {
    let bought = currency.of_pounds(service.period_price());
    let bought = if dearer { bought * 21 / 20 } else { bought };
    [bought, bought * 113 / 100, bought * 5 / 4]
}

/// The price items; `dearer` as another reseller buys.
pub(super) fn items(one: &Subscription, service: &Service, currency: Currency, dearer: bool) -> Vec<Value> {
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
    if service.items == Items::Two {
        let fee = currency.of_pounds(60_000);
        all.push(json!({
            "PriceableItemId": place + 2, "PriceableItemDescription": format!("{}: the line", service.name),
            "PriceableItemType": "Monthly", "ChargeType": "Recurring", "FieldName": "", "IsUDRCField": false,
            "PurchasePrice": amount(fee), "SalesPrice": amount(fee * 6 / 5), "SuggestedRetailPrice": amount(fee * 6 / 5),
            "Currency": currency.code(), "MaterialNumber": format!("00{}", 7_800_000 + place % 99_999),
            "ProductNumber": format!("{}-LINE", service.sku), "PrepaidPeriodInMonths": prepaid,
            "CommitementPeriodInMonths": commitment,
        }));
    }
    all
}
