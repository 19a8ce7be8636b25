//! Recurring invoices as far as licences are billed by them: which line counts which licence. Only read.

use super::map::{id, positive, text, whole};
use crate::domain::{ClientId, LicenceId, RecurringInvoiceId};
use crate::http::values::{Json, Object};
use rust_decimal::Decimal;

/// A recurring invoice. Halo numbers them downwards from -1 (facts 7.1, VERIFIED).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurringInvoice {
    /// Its number.
    pub id: RecurringInvoiceId,
    /// Whom it bills.
    pub client: Option<ClientId>,
    /// Its lines; none where the answer does not speak of them, which is not the same as having none.
    pub lines: Option<Vec<InvoiceLine>>,
}

/// A line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// Its number.
    pub id: Option<i64>,
    /// What it bills, as printed.
    pub description: Option<String>,
    /// Price of one.
    pub unit_price: Option<Decimal>,
    /// The quantity as last counted or as fixed.
    pub quantity: Option<Decimal>,
    /// Licences whose counts are added up (`quantity_licences`, `quantity_subscriptions`; facts 7.3).
    pub licences: Vec<LicenceId>,
    /// True where the line is switched off.
    pub inactive: bool,
}

pub(super) fn recurring_invoice(object: &Object<'_>) -> Option<RecurringInvoice> {
    let lines = object.get("lines").and_then(Json::array);
    Some(RecurringInvoice {
        id: RecurringInvoiceId(id(object)?),
        client: positive(object, "client_id").map(ClientId),
        lines: lines.map(|lines| {
            lines.into_iter().filter_map(Json::object).map(|line| invoice_line(&line)).collect()
        }),
    })
}

fn invoice_line(object: &Object<'_>) -> InvoiceLine {
    let counted = ["quantity_subscriptions", "quantity_licences"]
        .into_iter()
        .filter_map(|name| object.get(name)?.array());
    let mut licences: Vec<LicenceId> = counted
        .flatten()
        .filter_map(|quantity| positive(&quantity.object()?, "licence_id").map(LicenceId))
        .collect();
    licences.sort_unstable();
    licences.dedup();
    InvoiceLine {
        id: whole(object, "id"),
        description: text(object, "item_shortdescription"),
        unit_price: object.get("unit_price").and_then(Json::decimal),
        quantity: object.get("qty_order").and_then(Json::decimal),
        licences,
        inactive: super::map::flag(object, "isinactive").unwrap_or(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_name_the_licences_they_count() {
        let text = r#"{"id": -240, "client_id": 12, "lines": [
            {"id": 5, "item_shortdescription": "M365", "unit_price": 11.55, "qty_order": 3.0, "isinactive": false,
             "quantity_subscriptions": [{"licence_id": 41.0, "kind": 4}, {"licence_id": 41}],
             "quantity_licences": null},
            {"id": 6, "quantity_licences": [{"licence_id": 42}, {"licence_id": 0}]}]}"#;
        let invoice = recurring_invoice(&Json::parse(text).unwrap().object().unwrap()).unwrap();
        assert_eq!(invoice.id.0, -240, "recurring invoices have negative numbers");
        let lines = invoice.lines.unwrap();
        assert_eq!(lines[0].licences, [LicenceId(41)], "named twice is one licence");
        assert_eq!(lines[1].licences, [LicenceId(42)], "0 points to nothing");
        assert_eq!(lines[0].unit_price.unwrap().to_string(), "11.55", "prices are exact");
    }
    #[test]
    fn lines_that_are_not_told_are_not_known() {
        let read =
            |text: &str| recurring_invoice(&Json::parse(text).unwrap().object().unwrap()).unwrap().lines;
        assert_eq!(read(r#"{"id": -1}"#), None, "nothing is said of them");
        assert_eq!(read(r#"{"id": -1, "lines": []}"#), Some(Vec::new()), "it has none");
    }
}
