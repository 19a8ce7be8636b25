//! The imitated HaloPSA: signing in, reading, writing, and refusing what the real one refuses.
//!
//! Built from the facts alone. May not share anything with the engine that it is there to test.

mod batch;
mod check;
mod create;
mod entity;
mod fields;
mod invoices;
mod list;
mod permissions;
mod person;
mod query;
mod refusal;
mod scopes;
mod store;
mod table;
mod token;
mod update;
mod view;
mod write;

use crate::{
    faults::Turn,
    net::{Ask, Reply},
    world::{World, held},
};
use axum::http::Method;
pub(crate) use create::{NO_DATE, with_main_site};
pub(crate) use entity::Entity;
pub use person::HaloSide;
pub(crate) use person::insert;
use refusal::Refusal;
use serde_json::json;
pub(crate) use store::Store;
pub(crate) use table::to_text;
pub(crate) use token::{CLIENT_ID, CLIENT_SECRET, TENANT, Tokens, answer as token, is_token_path};

/// The name of a path as the specification writes it, whatever the case it was asked in.
pub(crate) fn known_path(segment: &str) -> Option<&'static str> {
    let plain = ["AuthInfo", "InstanceInfo"];
    let named = plain.into_iter().find(|name| name.eq_ignore_ascii_case(segment));
    named.or_else(|| Entity::of_path(segment).map(Entity::path))
}

/// The text VERIFIED to come with Halo's 429.
pub(crate) fn rate_limit_reached() -> Reply {
    Reply::text(429, "Rate Limit Reached - 300 Requests per rolling 5 minute window")
}

/// Why an operation must never be called; such a call answers 500 and is written down.
pub(crate) fn forbidden(ask: &Ask) -> Option<&'static str> {
    let path: Vec<String> = ask.segments().iter().map(|part| part.to_ascii_lowercase()).collect();
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    if ask.method == Method::GET || ask.method == Method::HEAD {
        return None;
    }
    match parts.as_slice() {
        ["api", "softwarelicence", ..] => None,
        ["api", ..] if ask.method == Method::DELETE => Some("deletes something other than a licence"),
        ["api", "recurringinvoice", "process", ..] => Some("raises invoices"),
        ["api", "recurringinvoice", "updatelines" | "lines", ..] => Some("changes lines without the invoice"),
        ["api", name, ..] if name.starts_with("invoice") => Some("writes or sends real invoices"),
        ["api", "client", "paymentmethodupdate" | "newaccountsid", ..] | ["api", "clientprepay", ..] => {
            Some("touches payments")
        }
        ["api", "integrationdata", ..] => Some("makes Halo call a vendor"),
        ["api", "email" | "actions" | "notify" | "quotation" | "salesorder" | "purchaseorder", ..] => {
            Some("sends something to people")
        }
        _ => None,
    }
}

/// Answers a request to `/api`.
pub(crate) fn answer(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    let parts = ask.segments();
    if !parts.first().is_some_and(|first| first.eq_ignore_ascii_case("api")) {
        return Reply::html(404, "404 - File or directory not found.");
    }
    if let Some(reply) = permissions::rate_limit(world, turn) {
        return reply;
    }
    let rest = parts.get(1..).unwrap_or_default();
    if matches!(rest, [name] if name.eq_ignore_ascii_case("authinfo")) && ask.method == Method::GET {
        return auth_info(world);
    }
    let grant = match world.tokens.admit(ask, turn) {
        Ok(grant) => grant,
        Err(reply) => return reply,
    };
    if matches!(rest, [name] if name.eq_ignore_ascii_case("instanceinfo")) && ask.method == Method::GET {
        return instance_info(world);
    }
    let Some(entity) = rest.first().and_then(|name| Entity::of_path(name)) else {
        return Reply::html(404, "404 - File or directory not found.");
    };
    if let Some(reply) = permissions::refuse(entity, ask, rest.len() > 1, grant, turn) {
        return reply;
    }
    let mut store = held(&world.halo);
    let result = match (ask.method.as_str(), rest) {
        ("GET", [_]) => list::answer(&mut store, entity, ask, turn),
        ("GET", [_, id]) => list::single(&store, entity, id),
        ("POST", [_]) if entity.writable() => write::post(&mut store, entity, ask, turn),
        ("DELETE", [_, id]) if entity == Entity::Licence => write::delete_licence(&mut store, id, turn),
        ("POST" | "PUT" | "PATCH" | "DELETE", _) => return Reply::nothing(405).with("allow", "GET, POST"),
        _ => return Reply::html(404, "404 - File or directory not found."),
    };
    result.unwrap_or_else(|refusal: Refusal| refusal.reply(turn))
}

/// ASSUMED beyond `auth_url` and `tenant_id`.
fn auth_info(world: &World) -> Reply {
    let body = json!({ "auth_url": format!("{}/auth", world.origin), "tenant_id": TENANT, "hosting_mode": "hosted" });
    Reply::json(200, body.to_string())
}

fn instance_info(world: &World) -> Reply {
    let body = json!({
        "dbid": 1, "app_version": "2.188.1", "database_version": 2188, "agent_count": 5, "licensed_agent_count": 10,
        "online_agent_count": 1, "app_name": "HaloPSA", "agent_url": world.origin, "portal_url": world.origin,
        "auth_url": format!("{}/auth", world.origin), "mobileapp_enabled": true, "teamsbot_enabled": false,
    });
    Reply::json(200, body.to_string())
}
