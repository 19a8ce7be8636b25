//! Keeps secrets out of the ledger.
//!
//! May not let a key, a token, the client secret or a password through.

use crate::{faults::Server, net::Ask};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const SECRET: &str = "(secret)";

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "authorization",
        "authenticate",
        "ocp-apim-subscription-key",
        "subscription-key",
        "client_secret",
        "password",
        "cookie",
    ]
    .contains(&name.as_str())
}

/// A value, or a mark in its place when its name says that it is secret.
pub(crate) fn safe(name: &str, value: &str) -> String {
    if is_secret(name) { SECRET.to_owned() } else { value.to_owned() }
}

/// The headers, secrets replaced.
pub(crate) fn safe_headers(ask: &Ask) -> BTreeMap<String, String> {
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    ask.headers.iter().map(|(name, value)| (name.to_string(), safe(name.as_str(), &text(value)))).collect()
}

/// The body as text, the client secret or the password replaced.
pub(crate) fn safe_body(ask: &Ask) -> String {
    let body = String::from_utf8_lossy(&ask.body);
    if ask.server == Server::Also {
        return safe_json(&body);
    }
    if !body.contains("client_secret") {
        return body.into_owned();
    }
    let parts = ask.form().into_iter().map(|(key, value)| format!("{key}={}", safe(&key, &value)));
    parts.collect::<Vec<_>>().join("&")
}

/// A JSON object with secrets replaced; what is none is kept only when it cannot hold one.
fn safe_json(body: &str) -> String {
    if !body.to_ascii_lowercase().contains("password") {
        return body.to_owned();
    }
    let Ok(members) = serde_json::from_str::<Map<String, Value>>(body) else { return SECRET.to_owned() };
    let hidden = members.into_iter().map(|(key, value)| {
        let value = if is_secret(&key) { Value::from(SECRET) } else { value };
        (key, value)
    });
    Value::Object(hidden.collect()).to_string()
}
