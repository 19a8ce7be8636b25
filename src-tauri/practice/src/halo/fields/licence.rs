//! `Licence_List`, the record behind `/SoftwareLicence`. Names and types VERIFIED (Halo's specification of
//! 2025-03 and notes of later ones); lengths VERIFIED (database schema).
//!
//! May not hold defaults: those are with the creation.

use super::{
    Field,
    Kind::{Date, Double, Flag, Int, List, Object, Text},
    own, shown, steers,
};

#[rustfmt::skip]
pub(super) const LICENCE: &[Field] = &[
    own("id", Int), shown("type", Int), shown("name", Text(500)), shown("count", Int),
    shown("client_id", Int), shown("site_id", Int),
    own("client_name", Text(0)), own("site_name", Text(0)), own("licence_client_name", Text(0)), own("supplier_name", Text(0)),
    shown("purchase_price", Double), shown("price", Double), shown("monthly_price", Double), shown("monthly_cost", Double),
    shown("start_date", Date), shown("end_date", Date),
    shown("billing_cycle", Text(100)), shown("term_duration", Text(100)), shown("status", Text(100)),
    shown("is_active", Flag), shown("autorenew", Flag),
    shown("vendor", Text(500)), shown("manufacturer", Text(500)), shown("supplier_id", Int), shown("distributor", Text(100)),
    shown("product_sku", Text(1000)), shown("vendor_product_sku", Text(1000)), shown("notes", Text(0)),
    shown("snowid", Text(500)), shown("snow_client_id", Int), shown("thirdparty_client_id", Text(0)), shown("third_party_product", Text(0)),
    shown("third_party_productid", Text(500)), shown("third_party_productname", Text(500)),
    shown("tenant_id", Text(100)), shown("tenant_name", Text(100)), shown("azure_connection_id", Int),
    shown("requested_quantity", Int), shown("requested_quantity_date", Date),
    shown("consumedcount", Int), shown("parent_id", Int), shown("item_id", Int), shown("deleted", Flag), shown("assigned_at_deletion", Int),
    shown("device_child_id", Int), own("device_count", Int), shown("name_extra", Text(0)),
    shown("offerid", Text(0)), shown("rhipe_tenant_id", Text(0)), shown("rhipe_subscription_id", Text(0)),
    shown("external_link_id", Int), shown("third_party_client_name", Text(0)),
    shown("licence_roles", List), shown("licence_match", List), shown("configuration_items", List),
    steers("new_external_link", Object), steers("add_configuration_items", List), steers("new_software", Object),
    steers("azure_connection", Object), steers("linked_item", Object), steers("_removed", Flag),
    steers("_create_recurring_invoice_line", Flag), steers("allow_licence_update", Flag), steers("_is_ui_import", Flag),
    steers("_isimport", Flag), steers("_importchildren", Flag), steers("_importtype", Text(0)), steers("_importtypeid", Int),
    steers("_importthirdpartyid", Text(0)), steers("_details_id", Int), steers("_isupdateimport", Flag),
    steers("_match_thirdparty_id", Text(0)), steers("_match_integration_id", Int), steers("_match_integration_name", Text(0)),
];
