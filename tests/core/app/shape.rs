//! The shape report: members and types of every side, the vendor's own names, and nothing of anybody's.

use crate::support::market::Market;
use halyard_core::app::connection_name;
use serde_json::Value;

/// Texts that are somebody's: names, addresses, ids of the practice company's customers.
fn planted(market: &Market) -> Vec<String> {
    let practice = &market.shop.practice;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut all: Vec<String> = practice.halo().clients().iter().map(|c| text(&c["name"])).collect();
    for company in practice.also().companies() {
        all.extend(["CompanyName", "Address", "Email", "Domain"].map(|key| text(&company[key])));
        all.push(company["AccountId"].to_string());
    }
    all.push(practice.also().password().to_owned());
    all.retain(|text| text.len() > 5);
    all
}

#[tokio::test]
async fn every_side_shows_its_shape_and_nothing_else() {
    let market = Market::matched().await;
    let secret = planted(&market);
    for (name, call, member) in [
        ("halo", "api/SoftwareLicence", "licences[].count"),
        ("giacom", "v1/AccountTotals", "data[].quantity"),
        ("also", "rest/GetSubscriptions", "[].Fields[].Name"),
    ] {
        let report = market.shop.app.shape(&connection_name(name).unwrap()).await.unwrap();
        assert!(report.stopped.is_none(), "{name} was read: {:?}", report.stopped);
        let shape = report.calls.get(call).unwrap_or_else(|| panic!("{name}: {:?}", report.calls.keys()));
        assert!(shape.members.contains_key(member), "{name}: {:?}", shape.members.keys());
        let told = serde_json::to_string(&report).unwrap();
        for text in &secret {
            assert!(!told.contains(text.as_str()), "{name}: {text:?} is told");
        }
    }
    let also = market.shop.app.shape(&market.also).await.unwrap();
    let names = &also.calls["rest/GetSubscriptions"].members["[].Fields[].Name"].names;
    assert!(names.contains("Quantity"), "the names of its fields are what is asked for: {names:?}");
    assert!(
        also.rules.keys().any(|rule| rule.contains("quantity") && rule.contains("field")),
        "{:?}",
        also.rules
    );
    assert!(market.shop.app.store().last_reading(&market.also).unwrap().is_none(), "nothing is kept of it");
}

#[tokio::test]
async fn what_stops_it_is_told_with_what_was_seen() {
    let market = Market::open().await;
    let also = market.shop.practice.also();
    for company in also.companies() {
        also.fail_company(company["AccountId"].as_i64().unwrap(), true);
    }
    let report = market.shop.app.shape(&market.also).await.unwrap();
    assert!(
        report.calls.contains_key("rest/GetCompanies"),
        "what came before is there: {:?}",
        report.calls.keys()
    );
    assert!(report.stopped.is_some(), "and what stopped it");
}
