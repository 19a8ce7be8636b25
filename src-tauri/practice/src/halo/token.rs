//! `POST /auth/token`, and the check of the token on every other request.
//!
//! Form body, client credentials, 401 `invalid_client`: VERIFIED. The other error forms are ASSUMED. A token
//! says itself what it grants and until when, so that it outlives a restart as a real one does. May not log
//! tokens.

use super::scopes::Scopes;
use crate::{
    faults::Turn,
    net::{Ask, Reply},
    seed::{mix, salt},
    world::{World, held},
};
use axum::http::Method;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::Mutex,
    time::{SystemTime, UNIX_EPOCH},
};

/// The tenant of the practice company.
pub(crate) const TENANT: &str = "practice";
/// Its application's client id.
pub(crate) const CLIENT_ID: &str = "5b1f6a3e-7c42-4d0b-9a86-2e90c4d7f115";
/// Its application's client secret.
pub(crate) const CLIENT_SECRET: &str = "practice-secret-1d2c9f-f4be07-not-for-real-use";

/// How often each token was used.
#[derive(Debug, Default)]
pub(crate) struct Tokens(Mutex<HashMap<String, u64>>);

/// Whether this is the token endpoint.
pub(crate) fn is_token_path(ask: &Ask) -> bool {
    matches!(ask.segments().as_slice(), [auth, token]
        if auth.eq_ignore_ascii_case("auth") && token.eq_ignore_ascii_case("token"))
}

/// Answers the token endpoint.
pub(crate) fn answer(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    if ask.method != Method::POST {
        return Reply::nothing(405).with("allow", "POST");
    }
    if turn.fires("token-500").is_some() {
        return Reply::html(500, "Server Error");
    }
    if let Some(seconds) = turn.fires("token-429") {
        let reply = super::rate_limit_reached();
        return if seconds.is_empty() { reply } else { reply.with("retry-after", seconds) };
    }
    if turn.fires("token-html").is_some() {
        return Reply::html(200, "Please sign in");
    }
    issue(world, ask, turn).unwrap_or_else(|reply| reply)
}

fn error(status: u16, code: &str, description: &str) -> Reply {
    let body = json!({ "error": code, "error_description": description });
    Reply::json(status, body.to_string())
}

fn issue(world: &World, ask: &Ask, turn: &mut Turn) -> Result<Reply, Reply> {
    match ask.media_type().as_str() {
        "application/x-www-form-urlencoded" => {}
        "" => return Err(error(400, "invalid_request", "The Content-Type header is missing.")),
        _ => return Err(Reply::nothing(415)),
    }
    let form = ask.form();
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    };
    let tenant = ask.parameter("tenant").or_else(|| field("tenant"));
    if tenant.is_some_and(|tenant| !tenant.eq_ignore_ascii_case(TENANT)) {
        match turn.setting("unknown-tenant").as_deref() {
            Some("400") => return Err(error(400, "invalid_request", "The tenant is not known.")),
            Some("accept") => {}
            _ => return Err(Reply::html(500, "Server Error")),
        }
    }
    match field("grant_type") {
        None => {
            return Err(error(400, "invalid_request", "The mandatory 'grant_type' parameter is missing."));
        }
        Some("client_credentials") => {}
        Some(_) => return Err(error(400, "unsupported_grant_type", "The grant type is not supported.")),
    }
    if field("client_id") != Some(CLIENT_ID) || field("client_secret") != Some(CLIENT_SECRET) {
        return Err(error(401, "invalid_client", "The specified client credentials are invalid."));
    }
    let held_scopes = turn.setting("scopes").unwrap_or_else(|| "all".to_owned());
    let allowed = Scopes::read(&held_scopes).unwrap_or(Scopes(0));
    let invalid = || error(400, "invalid_scope", "A scope is not known or not allowed for this application.");
    let asked = Scopes::read(field("scope").unwrap_or_default()).map_err(|_| invalid())?;
    let asked = if asked.is_empty() { allowed } else { asked };
    let granted = allowed.granting(asked);
    if granted.is_empty() || (granted != asked && !turn.on("scope-narrow")) {
        return Err(invalid());
    }
    let seconds = turn.number("token-seconds").unwrap_or(3_600);
    let serial = held(&world.tokens.0).len();
    let token = seal(now() + seconds, granted, serial);
    held(&world.tokens.0).insert(token.clone(), 0);
    let mut body = json!({ "access_token": token, "token_type": "Bearer", "expires_in": seconds });
    if let Value::Object(members) = &mut body {
        if !turn.on("token-no-scope") {
            members.insert("scope".into(), json!(granted.names()));
        }
        if turn.on("token-extras") {
            members.insert("refresh_token".into(), json!("practice-refresh-token"));
            members.insert("id_token".into(), json!("practice.id.token"));
        }
    }
    Ok(Reply::json(200, body.to_string()))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

fn seal(until: u64, scopes: Scopes, serial: usize) -> String {
    let open = format!("practice.{until}.{:x}.{serial}", scopes.0);
    let mark = mix(salt(&open) ^ salt(CLIENT_SECRET));
    format!("{open}.{mark:016x}")
}

fn unseal(token: &str) -> Option<(u64, Scopes)> {
    let mut parts = token.strip_prefix("practice.")?.split('.');
    let until = parts.next()?.parse().ok()?;
    let scopes = Scopes(u64::from_str_radix(parts.next()?, 16).ok()?);
    let serial = parts.next()?.parse().ok()?;
    (seal(until, scopes, serial) == token).then_some((until, scopes))
}

impl Tokens {
    /// Lets a request in, or gives the 401 it gets.
    pub(super) fn admit(&self, ask: &Ask, turn: &mut Turn) -> Result<Scopes, Reply> {
        let refused = || Reply::nothing(401).with("www-authenticate", "Bearer");
        let header = ask.header("authorization").unwrap_or_default();
        let token = header.split_once(' ').filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
        let (_, token) = token.ok_or_else(refused)?;
        let (until, scopes) = unseal(token.trim()).ok_or_else(refused)?;
        if now() >= until {
            return Err(refused());
        }
        let mut uses = held(&self.0);
        let used = uses.entry(token.trim().to_owned()).or_default();
        *used += 1;
        match turn.number("token-life") {
            Some(life) if *used > life => Err(refused()),
            _ => Ok(scopes),
        }
    }
}
