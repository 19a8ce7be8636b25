//! Signing in: OAuth2 client credentials (facts 1.1–1.3). The token stays in memory, is renewed shortly
//! before it expires and once when Halo no longer takes it; callers at the same moment share one renewal.

use super::address::{Repaired, is_hosted};
use crate::http::address::join;
use crate::http::values::{Json, Object};
use crate::http::{Answer, Failure, Request, Sender};
use crate::secrets::Secret;
use crate::{Error, ErrorCode};
use reqwest::Url;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// What is asked for, in this order, until Halo grants it. Most public clients ask for `all`; an
/// application that is limited to some scopes may refuse what goes beyond them (ASSUMED: `invalid_scope`,
/// facts 1.3). The one before the read-only lists is what a vendor's guide has people tick (facts 1.5).
const SCOPES: [&str; 9] = [
    "all",
    "all:standard",
    "read:customers edit:customers read:softwarelicensing edit:softwarelicensing read:invoices",
    "read:customers edit:customers read:softwarelicensing edit:softwarelicensing",
    "read:customers read:softwarelicensing edit:softwarelicensing read:invoices",
    "read:customers read:softwarelicensing edit:softwarelicensing",
    "read:customers read:invoices edit:softwarelicensing",
    "read:customers read:softwarelicensing read:invoices",
    "read:customers read:softwarelicensing",
];
/// A token's life where the answer does not say (facts 1.2: 3600 s, VERIFIED).
const LIFE: Duration = Duration::from_hours(1);
/// Renewed this long before its end; public clients take 60–90 s (facts 1.2, VERIFIED).
const MARGIN: Duration = Duration::from_secs(90);

/// An access token and what it allows.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub value: Secret,
    /// The scopes granted. An answer that does not name them grants what was asked (RFC 6749, 5.1).
    pub scope: String,
    number: u64,
    renew_at: Instant,
}

impl Token {
    /// Whether the application's scopes allow something; the agent's permissions are another matter.
    pub fn allows(&self, scope: &str) -> bool {
        self.scope
            .split([' ', ','])
            .any(|granted| matches!(granted, "all" | "all:standard") || granted == scope)
    }
}

/// Signs in for one connection.
#[derive(Debug)]
pub(super) struct SignIn {
    sender: Sender,
    url: Url,
    client_id: String,
    secret: Secret,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Token>,
    issued: u64,
    scope: usize,
}

impl SignIn {
    pub fn new(sender: Sender, address: &Repaired, client_id: &str, secret: Secret) -> Self {
        sender.hide(&secret);
        let mut url = join(&address.auth, "token");
        if let Some(tenant) = &address.tenant {
            // As query, the way most clients of hosted Halo do it (facts 1.1, VERIFIED).
            url.query_pairs_mut().append_pair("tenant", tenant);
        }
        Self { sender, url, client_id: client_id.trim().to_owned(), secret, state: Mutex::default() }
    }

    /// A token that is valid as far as is known here.
    pub async fn token(&self) -> Result<Token, Failure> {
        let mut state = self.state.lock().await;
        match &state.token {
            Some(token) if Instant::now() < token.renew_at => Ok(token.clone()),
            _ => self.ask(&mut state).await,
        }
    }

    /// A token other than this one, which Halo refused.
    pub async fn instead_of(&self, refused: &Token) -> Result<Token, Failure> {
        let mut state = self.state.lock().await;
        match &state.token {
            Some(token) if token.number != refused.number => Ok(token.clone()),
            _ => self.ask(&mut state).await,
        }
    }

    async fn ask(&self, state: &mut State) -> Result<Token, Failure> {
        state.token = None;
        loop {
            let scope = SCOPES.get(state.scope).copied().unwrap_or(SCOPES[0]);
            let fields = vec![
                ("grant_type", Secret::new("client_credentials")),
                ("client_id", Secret::new(&self.client_id)),
                ("client_secret", self.secret.clone()),
                ("scope", Secret::new(scope)),
            ];
            let request = Request::ask_form("sign in to Halo", self.url.clone(), fields).with_tries(4);
            let answer = self.sender.send(&request).await?;
            let object = Json::parse(&answer.text).and_then(Json::object);
            if answer.is_success() {
                let token =
                    self.granted(&answer, object.as_ref(), scope, state.issued + 1).map_err(refused)?;
                state.issued += 1;
                state.token = Some(token.clone());
                return Ok(token);
            }
            let code = object.as_ref().and_then(|o| o.get("error")).and_then(Json::words);
            if code.as_deref() == Some("invalid_scope") && state.scope + 1 < SCOPES.len() {
                state.scope += 1;
                continue;
            }
            return Err(refused(self.refusal(&answer, code.as_deref())));
        }
    }

    fn granted(
        &self,
        answer: &Answer,
        object: Option<&Object<'_>>,
        asked: &str,
        number: u64,
    ) -> Result<Token, Error> {
        let object = match object {
            Some(object) => object,
            None => &answer.json()?.object().ok_or_else(|| answer.shape("an object"))?,
        };
        let text = object.get("access_token").and_then(Json::words);
        let value = Secret::new(&text.ok_or_else(|| answer.shape("an access_token"))?);
        self.sender.hide(&value);
        let seconds = object.get("expires_in").and_then(Json::whole).and_then(|s| u64::try_from(s).ok());
        let life = seconds.map_or(LIFE, Duration::from_secs);
        // A very short life would otherwise be over before the token was used once.
        let margin = MARGIN.min(life / 2);
        Ok(Token {
            value,
            scope: object.get("scope").and_then(Json::words).unwrap_or_else(|| asked.to_owned()),
            number,
            renew_at: Instant::now() + life.saturating_sub(margin).min(Duration::from_hours(24)),
        })
    }

    /// Halo's refusal at the sign-in (facts 1.3).
    fn refusal(&self, answer: &Answer, code: Option<&str>) -> Error {
        let status = answer.status;
        let said = super::refusal::message(answer);
        let about_tenant = said.to_ascii_lowercase().contains("tenant");
        // A sub-domain that is no tenant answers 500 (facts 1.3, VERIFIED); that an unknown parameter
        // does so too is ASSUMED.
        let tenant_may_be_wrong = status == 500 && (is_hosted(&self.url) || self.url.query().is_some());
        let sign_in = |what: String, why: &str, fix: &str| {
            let why = if said.is_empty() { why.to_owned() } else { format!("{why} Halo said: {said}") };
            Error::new(ErrorCode::HaloSignInRefused, what, why, fix)
        };
        match (code, status) {
            (Some("invalid_scope"), _) => Error::new(
                ErrorCode::HaloScopeRefused,
                "Halo refused every scope Halyard asked for.",
                format!("Last asked for: {}.", SCOPES[SCOPES.len() - 1]),
                "In Halo open Configuration > Integrations > HaloPSA API > the application > Permissions and \
                 allow read:customers, edit:customers, read:softwarelicensing and edit:softwarelicensing.",
            ),
            (Some("unauthorized_client" | "unsupported_grant_type"), _) => sign_in(
                format!("Halo does not let this application sign in by itself ({status})."),
                "Its authentication method is another one.",
                "In Halo open the application under Configuration > Integrations > HaloPSA API and choose \
                 \"Client ID and Secret\" with login type Agent.",
            ),
            (Some("invalid_client"), _) | (_, 401 | 403) => sign_in(
                format!("Halo does not know this Client ID, or refuses its secret ({status})."),
                "The Client ID changes if the form is opened again before saving, and a secret is shown only \
                 once.",
                "In Halo open the application again, copy the Client ID after saving, make a new secret, and \
                 enter both.",
            ),
            _ if about_tenant || tenant_may_be_wrong => Error::new(
                ErrorCode::HaloTenantUnknown,
                format!("Halo could not sign in to this tenant ({status})."),
                format!(
                    "{} answers so where it does not know the tenant.{}",
                    answer.host(),
                    if said.is_empty() { String::new() } else { format!(" It said: {said}") }
                ),
                "Check the tenant's name: Halo shows it under Configuration > Integrations > HaloPSA API, and \
                 it is usually the part before .halopsa.com. If it is right, try again in a few minutes.",
            ),
            (_, 400) => sign_in(
                "Halo refused the sign-in (400).".to_owned(),
                "",
                "Check the Client ID, the secret and the tenant.",
            ),
            (_, 404) => Error {
                fix: "Check the authorisation server's address; it usually ends in /auth.".to_owned(),
                ..answer.explain()
            },
            (_, 500) => Error {
                fix: "Try again in a few minutes. If it stays so, check the tenant: some Halos answer like this where \
                      it is missing or wrong. Halo shows it under Configuration > Integrations > HaloPSA API."
                    .to_owned(),
                ..answer.explain()
            },
            _ => answer.explain(),
        }
    }
}

fn refused(error: Error) -> Failure {
    Failure { error, may_have_landed: false }
}
