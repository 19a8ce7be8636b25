//! What is saved of a connection to Halo; the client secret is not among it.

use serde::{Deserialize, Serialize};

/// A connection to Halo as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HaloSettings {
    /// Halo's resource server, `https://acme.halopsa.com/api`. Repaired when used.
    pub resource_url: String,
    /// Halo's authorisation server; empty for the one beside the resource server.
    pub auth_url: String,
    /// The tenant; none for the one named by a halopsa.com host.
    pub tenant: Option<String>,
    /// The application's Client ID.
    pub client_id: String,
    /// Requests per rolling 5 minutes; 0 for no limit. Halo's reported limit is 300 (VERIFIED by notes of
    /// authors, facts 9.1); Halyard keeps below it.
    pub budget: u32,
    /// Most records in one write.
    pub batch: u32,
    /// Rows asked for per page. Halo may serve fewer.
    pub page_size: u32,
}

impl Default for HaloSettings {
    fn default() -> Self {
        Self {
            resource_url: String::new(),
            auth_url: String::new(),
            tenant: None,
            client_id: String::new(),
            budget: 250,
            batch: 50,
            page_size: 1000,
        }
    }
}
