//! ALSO: the real client on loopback. Answers are synthetic, in the shapes of facts 3 to 8.

mod faults;
mod session;
mod walk;

use super::server::{Reply, Seen, Server, json};
use halyard_core::domain::{CustomerId, VendorSnapshot};
use halyard_core::http::{Policy, Sender};
use halyard_core::secrets::Secret;
use halyard_core::vendors::{AlsoSettings, Ask, CustomerReading, Kept, Vendor, VendorSettings};
use halyard_core::{Error, Result};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

const PASSWORD: &str = "pa55word/of+the=msp";
const TOKEN: &str = "C9/t0ken+of==";

fn settings(server: &Server) -> AlsoSettings {
    AlsoSettings {
        marketplace_url: format!("{}/#/Account/View/1", server.base),
        username: "api@msp.example".to_owned(),
        pause_ms: 0,
        ..AlsoSettings::default()
    }
}

fn policy() -> Policy {
    Policy { patience: std::time::Duration::from_millis(8), ..Policy::hurried() }
}

fn build(settings: AlsoSettings, sender: Sender) -> Arc<dyn Vendor> {
    VendorSettings::Also(settings).build(Secret::new(PASSWORD), sender).unwrap()
}

fn vendor(server: &Server) -> Arc<dyn Vendor> {
    build(settings(server), Sender::new(policy()))
}

async fn fetch(server: &Server) -> Result<VendorSnapshot> {
    vendor(server).fetch(&Ask::everything()).await
}

/// The operation asked for; nothing but the API's own path is ever asked.
fn operation(seen: &Seen) -> &str {
    assert_eq!(seen.method, "POST", "every call is a POST");
    seen.path.strip_prefix("/SimpleAPI/SimpleAPIService.svc/rest/").expect("under the API's path")
}

/// The number in a body; case matters.
fn number(seen: &Seen, key: &str) -> Option<u64> {
    serde_json::from_str::<serde_json::Value>(&seen.body).unwrap()[key].as_u64()
}

fn signed_in() -> Reply {
    json(200, format!("\"{}\"", TOKEN.replace('/', "\\/")))
}

fn company(id: u64, kind: &str, state: &str) -> String {
    format!(
        r#"{{"AccountId":{id},"ParentAccountId":100,"AccountState":"{state}","AccountType":"{kind}",
            "CompanyName":"C{id}","Address":"1 High St","City":"Bath","Zip":"BA1 1AA","Country":"United Kingdom",
            "BankDetails":{{"IBAN":"GB00SECRET"}}}}"#
    )
}

fn active(ids: std::ops::Range<u64>) -> String {
    format!("[{}]", ids.map(|id| company(id, "Company", "Active")).collect::<Vec<_>>().join(","))
}

/// One subscription of a company, its id ten times the company's.
fn subscription(company: u64) -> String {
    format!(
        r#"[{{"AccountId":{company}0,"CompanyAccountId":{company},"AccountState":"Active","ServiceName":"1_P_2",
            "ServiceDisplayName":"P","Fields":[{{"Name":"Quantity","DisplayName":"Q","Value":"{company}"}}],
            "PriceableItems":[{{"PriceableItemType":"Monthly","PurchasePrice":9.40,"SalesPrice":12.5,
            "Currency":"GBP","PrepaidPeriodInMonths":1,"CommitementPeriodInMonths":12}}]}}]"#
    )
}

/// What an ALSO in good health answers, with customers 1 to 3.
fn usual(seen: &Seen) -> Reply {
    match operation(seen) {
        "GetSessionToken" => signed_in(),
        "PingPong" | "TerminateSessionToken" => json(200, ""),
        "GetCompany" => json(200, format!("[{}]", company(100, "Reseller", "Active"))),
        "GetCompanies" => json(200, active(1..4)),
        "GetSubscriptions" => json(200, subscription(number(seen, "parentAccountId").unwrap())),
        other => panic!("{other} is not to be called"),
    }
}

fn fault(expired: bool, message: &str) -> String {
    format!(
        r#"<Fault xmlns="http://schemas.microsoft.com/ws/2005/05/envelope/none"><Code><Value>Sender</Value></Code><Reason><Text xml:lang="en-US">R</Text></Reason><Detail><ServiceException xmlns="http://schemas.datacontract.org/2004/07/Nervogrid.Platform.API"><IsSessionExpired>{expired}</IsSessionExpired><IssueToken>ISSUE-42</IssueToken><Message>{message}</Message></ServiceException></Detail></Fault>"#
    )
}

fn xml(status: u16, body: impl Into<String>) -> Reply {
    Reply::With(status, vec!["Content-Type: text/xml; charset=utf-8".to_owned()], body.into())
}

/// The operations asked for, in order, with the number each was about.
fn calls(server: &Server) -> Vec<String> {
    let call = |seen: &Seen| {
        let about = number(seen, "parentAccountId").map(|n| format!(" {n}")).unwrap_or_default();
        format!("{}{about}", operation(seen))
    };
    server.seen().iter().map(call).collect()
}

fn count(server: &Server, operation: &str) -> usize {
    calls(server).iter().filter(|call| call.split(' ').next() == Some(operation)).count()
}

fn no_secret(error: &Error) {
    let told = format!("{error:?}");
    for secret in [PASSWORD, TOKEN, "t0ken+of", "GB00SECRET"] {
        assert!(!told.contains(secret), "secrets stay in: {told}");
    }
}

/// Keeps readings in memory.
#[derive(Default)]
struct Shelf {
    readings: Mutex<HashMap<String, CustomerReading>>,
    account: Mutex<Option<String>>,
}

impl Kept for Shelf {
    fn find(&self, customer: &CustomerId) -> Result<Option<CustomerReading>> {
        Ok(self.readings.lock().unwrap().get(customer.as_str()).cloned())
    }
    fn keep(&self, customer: &CustomerId, reading: &CustomerReading) -> Result<()> {
        self.readings.lock().unwrap().insert(customer.to_string(), reading.clone());
        Ok(())
    }
    fn account(&self) -> Result<Option<String>> {
        Ok(self.account.lock().unwrap().clone())
    }
    fn keep_account(&self, account: &str) -> Result<()> {
        *self.account.lock().unwrap() = Some(account.to_owned());
        Ok(())
    }
}

fn ids(list: &[u64]) -> HashSet<CustomerId> {
    list.iter().map(|id| CustomerId::new(&id.to_string()).unwrap()).collect()
}
