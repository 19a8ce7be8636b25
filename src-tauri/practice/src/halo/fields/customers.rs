//! `Area` (client), `Site`, `Users`, `TopLevel` and `Agent`. Names and types VERIFIED (Halo's specification
//! of 2025-03); which of them lists leave out: VERIFIED for the client, ASSUMED for the others.
//!
//! May not hold defaults: those are with the creation.

use super::{
    Field,
    Kind::{Date, Double, Flag, Int, List, Object, Text},
    detail, own, own_detail, shown, steers,
};

#[rustfmt::skip]
pub(super) const CLIENT: &[Field] = &[
    own("id", Int), shown("name", Text(255)), shown("toplevel_id", Int), own("toplevel_name", Text(0)), shown("inactive", Flag),
    shown("colour", Text(0)), shown("notes", Text(0)), shown("ref", Text(0)), shown("customfields", List), shown("custombuttons", List), shown("site_fields", List),
    own("open_ticket_count", Int), own("opps_ticket_count", Int), own("use", Text(0)), own("logo", Text(0)), own("key", Int),
    shown("xeroid", Text(0)), shown("xero_tenant_id", Text(0)), shown("accountsid", Text(0)), shown("qbo_company_id", Text(0)),
    shown("itglue_id", Text(0)), shown("azure_tenant_id", Text(0)), shown("dbc_company_id", Text(0)), shown("gficlientid", Text(0)),
    shown("snow_id", Int), shown("cautomateid", Int),
    shown("accountmanagertech", Int), shown("salesreptech", Int), shown("pritech", Int), shown("sectech", Int), shown("customertype", Int),
    shown("client_to_invoice", Int), shown("client_to_invoice_recurring", Int), shown("customer_relationship", List),
    shown("due_date_type", Int), shown("invoiceduedaysextraclient", Int), shown("default_currency_code", Int),
    shown("is_vip", Flag), shown("is_account", Flag), shown("taxable", Flag), shown("stopped", Int),
    shown("item_tax_code", Int), shown("service_tax_code", Int), shown("prepay_tax_code", Int), shown("contract_tax_code", Int),
    own_detail("datecreated", Date), own_detail("alastupdate", Date),
    own_detail("main_site_id", Int), own_detail("main_site_name", Text(0)), own_detail("main_contact_id", Int), own_detail("main_contact_name", Text(0)),
    own_detail("main_contact_email", Text(0)), own_detail("main_contact_phonenumber", Text(0)), own_detail("main_phonenumber", Text(0)),
    own_detail("main_delivery_address", Object), own_detail("main_invoice_address", Object), own_detail("external_links", List),
    detail("allowall_tickettypes", Flag), detail("allowed_tickettypes", List),
    detail("allowall_category1", Flag), detail("allowall_category2", Flag), detail("allowall_category3", Flag), detail("allowall_category4", Flag),
    detail("allowed_category1", List), detail("allowed_category2", List), detail("allowed_category3", List), detail("allowed_category4", List),
    detail("popup_notes", List), detail("pax8monthlyinvoice", Int), detail("pax8annualinvoice", Int),
    steers("newclient_sitename", Text(255)), steers("newclient_phonenumber", Text(0)), steers("newclient_domain", Text(0)), steers("newclient_timezone", Text(0)),
    steers("newclient_contactname", Text(0)), steers("newclient_contactemail", Text(0)), steers("newclient_contacttitle", Text(0)),
    steers("newclient_countrycode", Text(0)), steers("newclient_regioncode", Int), steers("newclient_sendwelcomeemail", Flag),
    steers("newclient_delivery_address", Object), steers("newclient_siteguid", Text(0)), steers("new_external_link", Object),
    steers("site_update", List), steers("update_licences", Flag), steers("_dont_fire_automations", Flag),
    steers("_importtypeid", Int), steers("_importthirdpartyid", Text(0)), steers("_importtype", Text(0)),
    steers("_match_thirdparty_id", Text(0)), steers("_match_integration_id", Int), steers("_match_integration_name", Text(0)),
];

#[rustfmt::skip]
pub(super) const SITE: &[Field] = &[
    own("id", Int), shown("name", Text(255)), shown("client_id", Double), own("client_name", Text(0)), own("clientsite_name", Text(0)),
    shown("inactive", Flag), shown("sla_id", Int), shown("phonenumber", Text(0)), shown("timezone", Text(0)), shown("colour", Text(0)), shown("notes", Text(0)),
    own("delivery_address_line1", Text(0)), own("delivery_address_line2", Text(0)), own("delivery_address_line3", Text(0)),
    own("delivery_address_line4", Text(0)), own("delivery_address_line5", Text(0)), own("country_code_name", Text(0)), own("region_code_name", Text(0)),
    shown("ref", Text(0)), shown("maincontact_id", Int), shown("itglue_id", Text(0)), shown("customfields", List),
    shown("isstocklocation", Flag), shown("invoice_address_isdelivery", Flag),
    detail("delivery_address", Object), detail("invoice_address", Object), detail("isinvoicesite", Flag), detail("emaildomain", Text(0)),
    detail("country_code", Text(0)), detail("region_code", Int), own_detail("external_links", List), detail("accountsid", Text(0)),
    steers("new_external_link", Object), steers("newsite_contactname", Text(0)),
    steers("_match_thirdparty_id", Text(0)), steers("_match_integration_id", Int), steers("_match_integration_name", Text(0)),
];

#[rustfmt::skip]
pub(super) const USER: &[Field] = &[
    own("id", Int), shown("name", Text(0)), shown("firstname", Text(0)), shown("surname", Text(0)), shown("emailaddress", Text(0)),
    shown("phonenumber", Text(0)), shown("mobilenumber", Text(0)), shown("client_id", Int), own("client_name", Text(0)),
    shown("site_id", Double), own("site_id_int", Int), own("site_name", Text(0)), shown("inactive", Flag),
    shown("isserviceaccount", Flag), shown("ignoreautomatedbilling", Flag), shown("azureoid", Text(0)), shown("azure_id", Text(0)),
    shown("okta_id", Text(0)), shown("notes", Text(0)), shown("customfields", List),
];

#[rustfmt::skip]
pub(super) const TOP_LEVEL: &[Field] = &[
    own("id", Int), own("guid", Text(0)), shown("name", Text(255)), shown("long_name", Text(0)), shown("type", Int),
    shown("organisation_id", Int), own("organisation_name", Text(0)), own("org_department_name", Text(0)), own("user_count", Int),
    own("open_ticket_count", Int), own("onhold_ticket_count", Int), own("total_ticket_count", Int), own("opened_thismonth_count", Int),
    detail("parentid", Int), detail("notes", Text(0)),
];

#[rustfmt::skip]
pub(super) const AGENT: &[Field] = &[
    own("id", Int), own("name", Text(0)), own("email", Text(0)), own("initials", Text(0)), own("team", Text(0)),
    own("isdisabled", Flag), own("isapiagent", Flag), own("teams", List), own("departments", List), own("role_list", Text(0)), own("licence_type", Int),
];
