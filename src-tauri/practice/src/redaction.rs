//! Keeps secrets out of the ledger.
//!
//! May not let a key, a token or the client secret through.

use crate::net::Ask;
use std::collections::BTreeMap;

const SECRET: &str = "(secret)";

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["authorization", "ocp-apim-subscription-key", "subscription-key", "client_secret", "cookie"]
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

/// The body as text, the client secret replaced.
pub(crate) fn safe_body(ask: &Ask) -> String {
    let body = String::from_utf8_lossy(&ask.body);
    if !body.contains("client_secret") {
        return body.into_owned();
    }
    let parts = ask.form().into_iter().map(|(key, value)| format!("{key}={}", safe(&key, &value)));
    parts.collect::<Vec<_>>().join("&")
}
