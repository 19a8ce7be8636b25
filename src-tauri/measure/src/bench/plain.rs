//! A plain caller of Halo beside the engine: no retries, no budget, nothing clever.

use crate::Outcome;
use reqwest::{Client, RequestBuilder};
use serde_json::Value;

/// Signed in.
pub(crate) struct Plain {
    pub(crate) http: Client,
    token: String,
}

/// Where and as whom to sign in.
pub(crate) struct Door<'a> {
    pub(crate) auth_url: &'a str,
    pub(crate) tenant: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) client_secret: &'a str,
}

impl Plain {
    pub(crate) async fn sign_in(door: Door<'_>) -> Outcome<Self> {
        // Without it no client can be built, though nothing here speaks TLS.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Client::builder().no_proxy().build()?;
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", door.client_id),
            ("client_secret", door.client_secret),
            ("scope", "all"),
        ];
        let url = format!("{}/token?tenant={}", door.auth_url, door.tenant);
        let answer: Value = serde_json::from_str(&text(http.post(url).form(&form)).await?)?;
        let token = answer["access_token"].as_str().unwrap_or_default().to_owned();
        Ok(Self { http, token })
    }

    /// What a request of Halo answers, signed.
    pub(crate) async fn text(&self, request: RequestBuilder) -> Outcome<String> {
        text(request.bearer_auth(&self.token)).await
    }
}

/// What a request answers where it succeeds.
pub(crate) async fn text(request: RequestBuilder) -> Outcome<String> {
    Ok(request.send().await?.error_for_status()?.text().await?)
}
