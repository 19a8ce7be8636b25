//! `GetPreviewInvoices`, `GetReports` and `ExecuteReport`: what the month costs so far.
//!
//! May not raise anything: the charges follow from the subscriptions.

use super::{
    body::Sent,
    books::Store,
    dates::Dates,
    fault::Fault,
    items,
    records::{Account, Kind, Subscription},
    services::{Items, Service},
    shown,
    subscriptions::dearer,
};
use crate::{calendar::Day, faults::Turn};
use serde_json::{Value, json};

/// The only report there is.
const REPORT: &str = "PracticeSeats";

/// The charges of the month, by company; by department, too, if that is asked for.
pub(super) fn preview(store: &Store, sent: &Sent, dates: Dates) -> Result<Value, Fault> {
    let dearer = dearer(store, sent)?;
    let split = sent.flag("groupByDepartments")?;
    let mut all = Vec::new();
    for company in store.accounts().filter(|account| account.kind == Kind::Company) {
        let department = |one: &Subscription| {
            store.account(one.parent).filter(|above| split && above.kind == Kind::Department)
        };
        let mut names: Vec<Option<&str>> = vec![None];
        for one in store.of_company(company.id) {
            let name = department(one).map(|above| above.name.as_str());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for name in names {
            let going = store.of_company(company.id).iter().filter(|one| !one.terminated);
            let ours = going.filter(|one| department(one).map(|above| above.name.as_str()) == name);
            let charges: Vec<Value> =
                ours.filter_map(|one| charge(store, company, one, dearer, dates)).collect();
            if !charges.is_empty() {
                all.push(invoice(company, name.unwrap_or_default(), &charges, store.today()));
            }
        }
    }
    Ok(Value::Array(all))
}

fn invoice(company: &Account, department: &str, charges: &[Value], today: Day) -> Value {
    let (year, month, _) = today.parts();
    json!({
        "BillingInterval": format!("{month:02}/{year:04}"), "CompanyAccountId": company.id, "CompanyName": company.name,
        "CustomerId": format!("9{:07}", company.id % 10_000_000), "CompanyVatId": format!("PRA{:08}", company.id * 7),
        "DepartmentName": department, "InvoiceNumber": format!("P{}", company.id), "Salesman": "",
        "ResellerContractId": "", "Charges": charges,
    })
}

#[allow(clippy::cast_precision_loss)] // prices and counts are far below 2^53
fn charge(store: &Store, company: &Account, one: &Subscription, dearer: bool, dates: Dates) -> Option<Value> {
    let service = Service::of(&one.service).filter(|service| service.items != Items::None)?;
    let [bought, sold, _] = items::prices(service, company.currency, dearer);
    let amount = |ten_thousandths: i64| ten_thousandths as f64 / 10_000.0;
    let (year, month, _) = store.today().parts();
    let first = Day::of(year, month, 1);
    let next = if month == 12 { Day::of(year + 1, 1, 1) } else { Day::of(year, month + 1, 1) };
    let dotted = |day: Day| {
        let (year, month, day) = day.parts();
        format!("{day:02}.{month:02}.{year:04}")
    };
    let shown = shown::subscription(store, one, dearer, dates);
    let item = shown["PriceableItems"]
        .as_array()
        .and_then(|items| items.iter().find(|item| item["PriceableItemType"] != "Setup"))
        .cloned()
        .unwrap_or_default();
    Some(json!({
        "AccountId": one.id, "ActualChargeInterval": format!("{} - {}", dotted(first), dotted(next)),
        "BillableParameter": "", "BillingStartDate": shown["BillingStartDate"], "ContractId": "", "PurchaseOrderNumber": "",
        "Costs": amount(bought * one.seats), "CostsOfUnit": amount(bought), "Currency": item["Currency"],
        "SalesPrice": amount(sold * one.seats), "SalesPriceOfUnit": amount(sold), "UDRCValue": one.seats,
        "VendorReference": shown["VendorReferenceId"], "SecondVendorReference": "",
        "MaterialNumber": item["MaterialNumber"], "PriceableItemDescription": item["PriceableItemDescription"],
        "PriceableItemId": item["PriceableItemId"], "PriceableItemType": item["PriceableItemType"],
        "ProductNumber": service.sku, "ServiceCode": "", "ServiceId": service.technical(), "ServiceName": service.name,
        "VendorName": service.vendor, "EndCustomerName": company.name,
    }))
}

/// The reports there are.
pub(super) fn reports() -> Value {
    let parameter = |name: &str| json!({ "Name": name, "Type": "DateTime" });
    json!([{ "Name": REPORT, "Parameters": [parameter("startdate"), parameter("enddate")] }])
}

/// Runs a report; its period is not looked at.
pub(super) fn run_report(store: &Store, sent: &Sent, turn: &mut Turn) -> Result<Value, Fault> {
    if !sent.has("parameters") {
        return Err(Fault::new("The parameter parameters is missing."));
    }
    let name = sent.text("reportName").ok_or_else(|| Fault::new("The parameter reportName is missing."))?;
    if name != REPORT {
        return Err(Fault::new(format!("There is no such report: {name}.")));
    }
    let bare = turn.setting("report-rows").as_deref() == Some("bare");
    let row = |one: &Subscription| {
        let cells = json!([
            store.account(one.company).map(|company| company.name.as_str()),
            Service::of(&one.service).map(|service| service.name),
            one.seats,
        ]);
        if bare { cells } else { json!({ "Cells": cells }) }
    };
    let column =
        |place: i64, name: &str, kind: &str| json!({ "CellIndex": place, "Name": name, "Type": kind });
    Ok(json!({
        "Columns": [column(0, "CompanyName", "String"), column(1, "ServiceName", "String"), column(2, "Seats", "Int32")],
        "Rows": store.subscriptions().map(row).collect::<Vec<_>>(),
    }))
}
