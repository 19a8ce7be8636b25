//! `InvoiceHeader` as a recurring invoice, its lines, and a line's link to licences. Names and types VERIFIED
//! (Halo's specification of 2025-03).
//!
//! May not compute quantities: that is with the invoices.

use super::{
    Field,
    Kind::{Date, Double, Flag, Int, List, Text},
    detail, own, shown, steers,
};

#[rustfmt::skip]
pub(super) const INVOICE: &[Field] = &[
    own("id", Int), shown("client_id", Int), own("client_name", Text(0)), shown("sitenumber", Int), own("site_name", Text(0)),
    shown("name", Text(0)), shown("reference", Text(0)), shown("invoicenumber", Text(0)), shown("contract_id", Int), own("contract_ref", Text(0)),
    shown("currency", Text(0)), shown("currency_code", Int), shown("paymentterms", Int), own("total", Double), own("tax_total", Double),
    own("is_recurring_invoice", Flag), own("schedule_id", Int), own("period", Int), own("periodname", Text(0)),
    own("nextcreationdate", Date), own("lastcreated", Date), own("startdate", Date), own("enddate", Date), own("date_created", Date),
    shown("disabled", Flag), shown("internal_note", Text(0)), shown("notes_1", Text(0)), own("contains_calculated_quantity", Flag),
    detail("lines", List),
    steers("add_lines", List), steers("_novalidate", Flag), steers("_validateonly", Flag), steers("_dont_fire_automations", Flag),
];

#[rustfmt::skip]
pub(super) const LINE: &[Field] = &[
    own("id", Int), own("ihid", Int), shown("item_shortdescription", Text(0)), shown("item_longdescription", Text(0)), shown("item_code", Text(0)),
    shown("nominal_code", Text(0)), shown("_itemid", Int), shown("qty_order", Double), shown("unit_price", Double), shown("unit_cost", Double),
    shown("net_amount", Double), shown("tax_amount", Double), shown("tax_rate", Double), shown("baseprice", Double), shown("discount_perc", Double),
    shown("isinactive", Flag), shown("sequenceid", Int), shown("group_id", Int), shown("isgroupdesc", Flag),
    shown("startdate", Date), shown("enddate", Date), shown("autorenew", Flag), shown("contract_id", Int), shown("supplier", Int),
    shown("supplier_name", Text(0)), shown("hide_on_pdf", Flag), shown("period_type", Int), shown("prorata_next_invoice", Flag),
    shown("prorata_quantity", Double), shown("prorata_unit_price", Double), shown("prorata_data", List),
    shown("recurring_invoice_quantity_type", Int), shown("recurring_invoice_price_type", Int), shown("quantity_custom", Int),
    shown("quantity_users", List), shown("quantity_assets", List), shown("quantity_licences", List), shown("quantity_subscriptions", List),
    own("_is_calculated_line", Flag),
];

#[rustfmt::skip]
pub(super) const QUANTITY: &[Field] = &[
    own("id", Int), own("invoice_line_id", Int), shown("kind", Int), shown("licence_id", Int), own("licence_name", Text(0)),
    shown("site_id", Int), shown("site_name", Text(0)), shown("type_id", Int), shown("type_name", Text(0)), shown("device_group_id", Int),
    shown("device_group_name", Text(0)), shown("assigned_licences", Flag), shown("qty_free", Int), shown("minimum_qty", Int), shown("pro_rata", Int),
    shown("use_linked_subscription_price", Flag), shown("use_linked_subscription_cost", Flag), shown("criteria", List),
];
