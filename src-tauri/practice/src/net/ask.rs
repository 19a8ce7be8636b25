//! A request, read whole.
//!
//! May not judge it.

use crate::faults::{Server, Verb};
use axum::{
    body::Bytes,
    http::{HeaderMap, Method, Uri, header::CONTENT_TYPE},
};

/// What was asked.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    pub(crate) server: Server,
    pub(crate) method: Method,
    /// The path as sent.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Ask {
    pub(crate) fn new(method: Method, uri: &Uri, headers: HeaderMap, body: Bytes) -> Self {
        let path = uri.path().to_owned();
        let first = path.split('/').nth(1).unwrap_or_default();
        let server = match first.to_ascii_lowercase().as_str() {
            "billing" => Server::Giacom,
            "simpleapi" => Server::Also,
            _ => Server::Halo,
        };
        let query = pairs(uri.query().unwrap_or_default());
        Self { server, method, path, query, headers, body }
    }

    /// ALSO reads with POST; whatever writes there is forbidden before anybody asks.
    pub(crate) fn verb(&self) -> Verb {
        let looks = self.server == Server::Also || self.method == Method::GET || self.method == Method::HEAD;
        if looks { Verb::Reads } else { Verb::Writes }
    }

    /// The parts of the path.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|part| !part.is_empty()).collect()
    }

    /// A query parameter, its name whatever its case.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut hits = self.query.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        hits.next_back().map(|(_, value)| value.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The media type of the body, without its parameters.
    pub(crate) fn media_type(&self) -> String {
        let sent = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The fields of a form body.
    pub(crate) fn form(&self) -> Vec<(String, String)> {
        pairs(&String::from_utf8_lossy(&self.body))
    }
}

/// Reads `a=b&c=d`.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decoded(key), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let code = text.get(index + 1..index + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        match (byte, code) {
            (b'%', Some(code)) => {
                plain.push(code);
                index += 2;
            }
            (b'+', _) => plain.push(b' '),
            _ => plain.push(byte),
        }
        index += 1;
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_queries_are_decoded() {
        let read = pairs("scope=read%3Acustomers+edit&empty=&caf%C3%A9=%zz");
        assert_eq!(read[0].1, "read:customers edit", "plus is a space and %3A a colon");
        assert_eq!(read[1], ("empty".to_owned(), String::new()), "an empty value is a value");
        assert_eq!(read[2], ("café".to_owned(), "%zz".to_owned()), "what is no escape stays as it is");
    }
}
