//! `GetMarketplaces` and `ListMarketplaceServices`: what is on sale.
//!
//! May not know who bought what.

use super::{
    body::Sent,
    fault::Fault,
    services::{SERVICES, Service},
};
use serde_json::{Value, json};

/// The reseller's only marketplace.
const MARKETPLACE: i64 = 61;

/// The marketplaces.
pub(super) fn marketplaces() -> Value {
    json!([{
        "Id": MARKETPLACE, "Name": "Orchgate shelf", "ServiceCount": SERVICES.len(), "HiddenServiceCount": 0,
        "AssigneeCount": 1, "Priority": 1, "PricingMode": "fixed",
    }])
}

/// What a marketplace sells.
pub(super) fn services(sent: &Sent) -> Result<Value, Fault> {
    let id = sent.required("marketplaceId")?;
    if id != MARKETPLACE {
        return Err(Fault::new(format!("There is no such marketplace: {id}.")));
    }
    let shown = |service: &Service| {
        json!({
            "ProductName": service.technical(), "DisplayName": service.name, "OwnerName": service.vendor,
            "Description": "", "Icon": "", "IsTCAccepted": true, "DependencyInfo": [], "IndirectDependencies": [],
        })
    };
    Ok(SERVICES.iter().map(shown).collect())
}
