//! A caller of the servers, with as little cleverness as possible.
//!
//! May not retry, page or repair.

use halyard_practice::{Practice, PracticeOptions, Size, start};
use reqwest::{Client, ClientBuilder, RequestBuilder};
use serde_json::Value;
use std::time::Duration;

/// A running company and a token for it.
pub struct Caller {
    pub practice: Practice,
    pub client: Client,
    pub token: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The rows under a wrapper key.
    pub fn rows(&self, key: &str) -> Vec<Value> {
        self.json()[key].as_array().cloned().unwrap_or_default()
    }
}

/// A client to be completed; past any proxy.
pub fn builder() -> ClientBuilder {
    // Without it no client can be built, though nothing here speaks TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy()
}

/// A client that opens a connection for each request and never waits long.
pub fn plain_client() -> Client {
    builder()
        .pool_max_idle_per_host(0)
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client without options can be built")
}

/// Options of a small company with these faults.
pub fn small(faults: &str) -> PracticeOptions {
    let faults = faults.parse().expect("the test's faults are in the catalogue");
    PracticeOptions { size: Size::Small, faults, ..PracticeOptions::default() }
}

/// Starts a company and signs in.
pub async fn begin(options: PracticeOptions) -> Caller {
    let practice = start(options).await.expect("loopback has a free port");
    let client = plain_client();
    let mut caller = Caller { practice, client, token: String::new() };
    let token = caller.sign_in("all").await.json()["access_token"].as_str().unwrap_or_default().to_owned();
    caller.token = token;
    caller
}

/// Sends; an error when no whole answer came.
pub async fn sent(request: RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Answer { status, headers, text: response.text().await? })
}

impl Caller {
    pub async fn sign_in(&self, scope: &str) -> Answer {
        let halo = &self.practice.addresses().halo;
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &halo.client_id),
            ("client_secret", &halo.client_secret),
            ("scope", scope),
        ];
        let url = format!("{}/token?tenant={}", halo.auth_url, halo.tenant);
        sent(self.client.post(url).form(&form)).await.expect("the token endpoint answers")
    }

    pub fn halo_url(&self, path: &str) -> String {
        format!("{}/{path}", self.practice.addresses().halo.resource_url)
    }

    /// Reads from Halo; an error when no whole answer came.
    pub async fn try_get(&self, path: &str) -> Result<Answer, reqwest::Error> {
        sent(self.client.get(self.halo_url(path)).bearer_auth(&self.token)).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.try_get(path).await.expect("an answer was to be expected")
    }

    /// Writes to Halo; an error when no whole answer came.
    pub async fn try_post(&self, path: &str, body: &Value) -> Result<Answer, reqwest::Error> {
        let request = self.client.post(self.halo_url(path)).bearer_auth(&self.token);
        sent(request.header("content-type", "application/json").body(body.to_string())).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.try_post(path, body).await.expect("an answer was to be expected")
    }

    /// Reads from Giacom with a key.
    pub async fn giacom_with(&self, key: Option<&str>, path: &str) -> Result<Answer, reqwest::Error> {
        let url = format!("{}/{path}", self.practice.addresses().giacom.base_url);
        let request = self.client.get(url);
        sent(match key {
            Some(key) => request.header("Ocp-Apim-Subscription-Key", key),
            None => request,
        })
        .await
    }

    pub async fn giacom(&self, path: &str) -> Answer {
        let key = self.practice.addresses().giacom.api_key.clone();
        self.giacom_with(Some(&key), path).await.expect("an answer was to be expected")
    }

    pub fn set_faults(&self, faults: &str) {
        self.practice.set_faults(faults.parse().expect("the test's faults are in the catalogue"));
    }

    /// Any active client of the company.
    pub fn a_client(&self) -> i64 {
        let clients = self.practice.halo().clients();
        let active = clients.iter().find(|client| client["inactive"] == false);
        active.and_then(|client| client["id"].as_i64()).expect("the company has clients")
    }

    /// How many licences bear exactly this name.
    pub fn licences_named(&self, name: &str) -> usize {
        self.practice.halo().licences().iter().filter(|licence| licence["name"] == name).count()
    }
}
