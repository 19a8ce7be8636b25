//! What Halo tells without a sign-in: where to sign in, and the tenant (facts 1.4, VERIFIED; the full
//! answer is not known).

use crate::Result;
use crate::http::address::join;
use crate::http::values::Json;
use crate::http::{Request, Sender};
use reqwest::Url;

/// What `authinfo` said; every part may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovered {
    /// The authorisation server.
    pub auth_url: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
}

/// Asks a resource server where to sign in. Sends no credentials.
pub async fn discover(sender: &Sender, resource: &Url) -> Result<Discovered> {
    let request = Request::get("ask Halo where to sign in", join(resource, "authinfo")).with_tries(2);
    let answer = sender.send(&request).await.map_err(|failure| failure.error)?;
    let object = answer.json()?.object().ok_or_else(|| answer.shape("an object"))?;
    let words = |name| object.get(name).and_then(Json::words);
    Ok(Discovered { auth_url: words("auth_url"), tenant: words("tenant_id") })
}
