//! The imitated ALSO Cloud Marketplace: sessions, companies, subscriptions, and nothing to write.
//!
//! Every call is a POST with a JSON body; success is JSON, a refusal is XML with status 500 (VERIFIED). Built
//! from the vendor facts alone. May not share anything with the engine that it is there to test.

mod body;
mod books;
mod charges;
mod companies;
mod dates;
mod fault;
mod items;
mod records;
mod services;
mod session;
mod shelves;
mod shown;
mod side;
mod spoil;
mod subscriptions;

use crate::{
    faults::Turn,
    net::{Ask, Reply},
    world::{World, held},
};
use axum::http::Method;
use body::Sent;
pub(crate) use books::Store;
use dates::Dates;
use fault::Fault;
pub(crate) use records::{Account, Currency, Kind, Provisioning, Subscription};
use serde_json::Value;
pub(crate) use services::{SERVICES, Service, TENANT, sold};
pub use session::AlsoUser;
pub(crate) use session::{PASSWORD, Sessions, sign_in};
pub use side::AlsoSide;

/// How large an oversized answer is.
const HUGE: usize = 5 << 20;

/// Beginnings of the names of operations that write.
const WRITES: &[&str] = &[
    "create",
    "update",
    "terminate",
    "execute",
    "set",
    "delete",
    "approve",
    "decline",
    "add",
    "accept",
    "configure",
    "retry",
];
/// Operations that only sound like it.
const READS_ALL_THE_SAME: &[&str] = &["terminatesessiontoken", "executereport"];

/// The operation that a path names.
fn operation(ask: &Ask) -> Option<&str> {
    match ask.segments().as_slice() {
        ["SimpleAPI", "SimpleAPIService.svc", "rest", name] => Some(name),
        _ => None,
    }
}

/// Whether this is the sign-in.
pub(crate) fn is_sign_in(ask: &Ask) -> bool {
    operation(ask) == Some("GetSessionToken")
}

/// Why an operation must never be called; such a call answers 500 and is written down.
pub(crate) fn forbidden(ask: &Ask) -> Option<&'static str> {
    // The last part of the path, in any case and under any prefix: nothing that writes may slip through.
    let name = ask.segments().last()?.to_ascii_lowercase();
    let writes = WRITES.iter().any(|start| name.starts_with(start));
    (writes && !READS_ALL_THE_SAME.contains(&name.as_str())).then_some("writes to a vendor")
}

/// A page of maintenance, with Retry-After when seconds are given.
pub(crate) fn maintenance(seconds: &str) -> Reply {
    let reply = Reply::html(503, "The marketplace is down for maintenance");
    if seconds.is_empty() { reply } else { reply.with("retry-after", seconds) }
}

/// The 429, without its header.
pub(crate) fn too_many(turn: &mut Turn, seconds: &str) -> Reply {
    let reply = Fault::with_status(429, "Too many requests.").reply(turn);
    if seconds.is_empty() { reply } else { reply.with("retry-after", seconds) }
}

fn not_allowed(turn: &mut Turn) -> Reply {
    Fault::with_status(405, "Method not allowed.").reply(turn).with("allow", "POST")
}

/// Answers a request to `/SimpleAPI`, the sign-in excepted.
pub(crate) fn answer(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    let Some(name) = operation(ask) else {
        return Fault::with_status(404, "Endpoint not found.").reply(turn);
    };
    if ask.method != Method::POST {
        return not_allowed(turn);
    }
    let user = match world.sessions.admit(ask, turn) {
        Ok(user) => user,
        Err(reply) => return reply,
    };
    if turn.fires("403").is_some() {
        return Fault::with_status(403, "The request was refused.").reply(turn);
    }
    if turn.fires("fault").is_some() {
        return Fault::new("An unexpected error occurred.").reply(turn);
    }
    if turn.fires("doctype").is_some() {
        return Fault::new("An unexpected error occurred.").with_doctype(turn);
    }
    match name {
        "PingPong" => return Reply::nothing(200),
        "TerminateSessionToken" => {
            world.sessions.close(ask);
            return Reply::nothing(200);
        }
        _ => {}
    }
    let huge = turn.fires("huge");
    if huge.as_deref() == Some("fault") {
        return Fault::new("An unexpected error occurred.").padded(turn, HUGE);
    }
    match read(world, ask, name, user, turn) {
        Ok(value) if huge.is_some() => Reply::json(200, grown(&value)),
        Ok(value) => Reply::json(200, value.to_string()),
        Err(fault) => fault.reply(turn),
    }
}

fn read(world: &World, ask: &Ask, name: &str, user: AlsoUser, turn: &mut Turn) -> Result<Value, Fault> {
    let sent = Sent::read(ask)?;
    let own_company = name == "GetCompany" && !sent.has("accountId");
    // Which text the real one has is not known; nor whether the own company can be read all the same.
    if user == AlsoUser::NoAdmin && !own_company {
        return Err(Fault::new("The user has no access to this operation."));
    }
    let store = held(&world.also);
    let dates = Dates::of(turn);
    match name {
        "GetCompany" | "GetReseller" => companies::one(&store, &sent, name == "GetReseller", dates, turn),
        "GetCompanies" | "GetResellers" => {
            companies::children(&store, &sent, name == "GetResellers", dates, turn)
        }
        "GetSubscriptions" => subscriptions::of_company(&store, &sent, dates, turn),
        "GetSubscription" => subscriptions::one(&store, &sent, false, dates, turn),
        "GetSubscriptionWithAddons" => subscriptions::one(&store, &sent, true, dates, turn),
        "GetMarketplaces" => Ok(shelves::marketplaces()),
        "ListMarketplaceServices" => shelves::services(&sent),
        "GetPreviewInvoices" => charges::preview(&store, &sent, dates),
        "GetReports" => Ok(charges::reports()),
        "ExecuteReport" => charges::run_report(&store, &sent, turn),
        _ => Err(Fault::with_status(404, "Endpoint not found.")),
    }
}

/// A valid answer with blanks in front, which a reader must still take in whole.
fn grown(value: &Value) -> String {
    let mut text = " ".repeat(HUGE);
    text.push_str(&value.to_string());
    text
}
