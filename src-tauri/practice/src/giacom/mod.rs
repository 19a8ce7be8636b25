//! The imitated Giacom Billing v1: a gateway with a key, two reports, and nothing to write.
//!
//! Paths, key header, field names and the nested report: VERIFIED (a live client, a real export). Paging,
//! date form and members beside `data`: ASSUMED, so each is a setting. May not share anything with the engine.

mod answer;
mod dress;
mod rows;
mod side;

use crate::{
    faults::Turn,
    net::{Ask, Reply},
    world::World,
};
use axum::http::Method;
pub(crate) use rows::{Block, SeatRow, Store};
use serde_json::json;
pub use side::GiacomSide;

/// The key that the practice company hands out.
pub(crate) const PRIMARY_KEY: &str = "practice0giacom0key0primary0f41c77";
/// The second key, which works as well (VERIFIED of the gateway).
pub(crate) const SECONDARY_KEY: &str = "practice0giacom0key0secondary09b2e";
/// A key of another product of the gateway: refused like a wrong one (VERIFIED of the gateway).
pub(crate) const OTHER_PRODUCT_KEY: &str = "practice0giacom0key0partnercenter0";

const PAYMENTS: &[&str] = &[
    "createpayment",
    "listcards",
    "cancelpaymentmethods",
    "updateaccountpaymentmethod",
    "postdirectdebitcancellation",
    "authorizehostedpage",
    "authorizehostedpages",
];

/// A refusal as the gateway words it.
pub(crate) fn refusal(status: u16, message: &str) -> Reply {
    Reply::json(status, json!({ "statusCode": status, "message": message }).to_string())
}

/// Why an operation must never be called; such a call answers 500 and is written down.
pub(crate) fn forbidden(ask: &Ask) -> Option<&'static str> {
    let paid = ask.segments().iter().any(|part| PAYMENTS.contains(&part.to_ascii_lowercase().as_str()));
    if paid {
        Some("touches payments")
    } else if ask.method != Method::GET && ask.method != Method::HEAD {
        Some("writes to a vendor")
    } else {
        None
    }
}

/// Answers a request to `/Billing/v1`.
pub(crate) fn answer(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    match ask.header("ocp-apim-subscription-key").or_else(|| ask.parameter("subscription-key")) {
        None | Some("") => {
            return refusal(
                401,
                "Access denied due to missing subscription key. Make sure to include subscription key when making \
                 requests to an API.",
            );
        }
        Some(PRIMARY_KEY | SECONDARY_KEY) => {}
        Some(_) => {
            return refusal(
                401,
                "Access denied due to invalid subscription key. Make sure to provide a valid key for an active \
                 subscription.",
            );
        }
    }
    match ask.segments().as_slice() {
        ["Billing", "v1", "Status"] => Reply::json(200, r#"{"status":"OK"}"#),
        ["Billing", "v1", "AccountTotals"] => answer::account_totals(world, ask, turn),
        ["Billing", "v1", "SubscriptionsManagementReport"] => answer::report(world, ask, turn),
        _ => refusal(404, "Resource not found"),
    }
}
