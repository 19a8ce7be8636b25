//! A request before it is sent. Secrets in it stay [`Secret`]s until the bytes are built.

use super::{Answer, Kind, Outcome};
use crate::secrets::Secret;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Method, Url};
use std::borrow::Cow;

#[derive(Debug, Clone)]
enum Body {
    None,
    Json(String),
    SecretJson(Secret),
    Form(Vec<(&'static str, Secret)>),
}

/// One request, with what it is for in words.
#[derive(Debug, Clone)]
pub struct Request {
    /// Ends the sentence "Halyard could not …", e.g. "read licences from Halo".
    pub purpose: Cow<'static, str>,
    /// Whether it changes something there.
    pub kind: Kind,
    /// Where to. Never holds a secret.
    pub url: Url,
    /// Whether a good answer must be JSON; a reading that brings something else is tried again.
    pub json: bool,
    /// Most tries after failures that pass by themselves; none for as many as the policy has.
    pub tries: Option<usize>,
    /// What an answer comes to, where it says so otherwise than by its status; none for what goes by it.
    pub reads: Option<fn(&Answer) -> Option<Outcome>>,
    method: Method,
    headers: Vec<(HeaderName, Secret)>,
    /// Path and query, where they are a secret; `url` then names the host alone.
    target: Option<Secret>,
    body: Body,
}

impl Request {
    fn new(purpose: impl Into<Cow<'static, str>>, method: Method, url: Url, kind: Kind, body: Body) -> Self {
        Self {
            purpose: purpose.into(),
            kind,
            url,
            json: true,
            tries: None,
            reads: None,
            method,
            headers: Vec::new(),
            target: None,
            body,
        }
    }

    /// A reading.
    pub fn get(purpose: impl Into<Cow<'static, str>>, url: Url) -> Self {
        Self::new(purpose, Method::GET, url, Kind::Read, Body::None)
    }

    /// A write of JSON, sent once unless it is known not to have arrived.
    pub fn write_json(purpose: impl Into<Cow<'static, str>>, url: Url, body: String) -> Self {
        Self { json: false, ..Self::new(purpose, Method::POST, url, Kind::Write, Body::Json(body)) }
    }

    /// A deletion, sent once unless it is known not to have arrived.
    pub fn delete(purpose: impl Into<Cow<'static, str>>, url: Url) -> Self {
        Self { json: false, ..Self::new(purpose, Method::DELETE, url, Kind::Write, Body::None) }
    }

    /// A form that changes nothing there (asking for a token).
    pub fn ask_form(
        purpose: impl Into<Cow<'static, str>>,
        url: Url,
        fields: Vec<(&'static str, Secret)>,
    ) -> Self {
        Self::new(purpose, Method::POST, url, Kind::Read, Body::Form(fields))
    }

    /// JSON that changes nothing there: for those who ask by POST. It may hold a password.
    pub fn ask_json(purpose: impl Into<Cow<'static, str>>, url: Url, body: Secret) -> Self {
        Self::new(purpose, Method::POST, url, Kind::Read, Body::SecretJson(body))
    }

    /// With a header that holds a secret. One that no header can hold (a line break in a pasted key) is
    /// left out: the other side then says that it is missing, which is the truth.
    #[must_use]
    pub fn with_secret_header(mut self, name: HeaderName, value: Secret) -> Self {
        self.headers.push((name, value));
        self
    }

    /// With an access token.
    #[must_use]
    pub fn with_token(self, token: &Secret) -> Self {
        let value = Secret::new(&format!("Bearer {}", token.expose()));
        self.with_secret_header(AUTHORIZATION, value)
    }

    /// To an address whose path and query are a secret, so that neither is logged or shown.
    #[must_use]
    pub fn with_secret_target(mut self, target: Secret) -> Self {
        self.target = Some(target);
        self
    }

    /// Where any answer will do, JSON or not.
    #[must_use]
    pub fn any_answer(mut self) -> Self {
        self.json = false;
        self
    }

    /// With fewer tries than the policy has.
    #[must_use]
    pub fn with_tries(mut self, tries: usize) -> Self {
        self.tries = Some(tries);
        self
    }

    /// For those whose answers say more than their status: that a 500 is final, or that a 403 means "later".
    #[must_use]
    pub fn read_by(mut self, reads: fn(&Answer) -> Option<Outcome>) -> Self {
        self.reads = Some(reads);
        self
    }

    /// The host, with its port where it is not the usual one. For people.
    pub fn host(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The method's name, for the log.
    pub(super) fn method(&self) -> &str {
        self.method.as_str()
    }

    /// The bytes, for one try at `url` (which differs from the request's own after a redirect).
    pub(super) fn build(&self, client: &reqwest::Client, url: Url) -> reqwest::RequestBuilder {
        let url = match &self.target {
            Some(target) => with_target(url, target),
            None => url,
        };
        let mut out = client.request(self.method.clone(), url).header(ACCEPT, "application/json");
        for (name, value) in &self.headers {
            if let Ok(mut value) = HeaderValue::from_str(value.expose()) {
                value.set_sensitive(true);
                out = out.header(name, value);
            }
        }
        match &self.body {
            Body::None => out,
            Body::Json(text) => out.header(CONTENT_TYPE, "application/json").body(text.clone()),
            Body::SecretJson(text) => {
                out.header(CONTENT_TYPE, "application/json").body(text.expose().to_owned())
            }
            Body::Form(fields) => {
                let pairs: Vec<_> = fields.iter().map(|(name, value)| (*name, value.expose())).collect();
                out.form(&pairs)
            }
        }
    }
}

/// The host of one address with path and query of another, whatever they look like.
fn with_target(mut url: Url, target: &Secret) -> Url {
    let (path, query) =
        target.expose().split_once('?').map_or((target.expose(), None), |(p, q)| (p, Some(q)));
    url.set_path(path);
    url.set_query(query);
    url
}
