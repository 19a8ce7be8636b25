//! The address of a webhook: read, cut into what may be shown and what may not.

use super::super::WebhookKind;
use crate::http::is_loopback;
use crate::secrets::Secret;
use crate::{Error, ErrorCode, Result};
use reqwest::Url;

/// An address that can be posted to.
#[derive(Clone)]
pub struct WebhookAddress {
    origin: Url,
    whole: Secret,
    target: Secret,
}

impl std::fmt::Debug for WebhookAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("WebhookAddress").field(&self.host()).finish()
    }
}

impl WebhookAddress {
    /// Reads it. No error quotes it.
    pub fn read(entered: &Secret) -> Result<Self> {
        let text = entered.expose().trim_matches(|c: char| c.is_whitespace() || "\"'<>".contains(c));
        if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
            return Err(invalid("It has spaces or line ends in it."));
        }
        let url = Url::parse(text).map_err(|_| invalid("It cannot be read as a web address."))?;
        let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|h| !h.is_empty());
        if !web {
            return Err(invalid("Only https:// addresses can be used."));
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(Error::new(
                ErrorCode::AddressNotHttps,
                "The address of the webhook begins with http://.",
                "Who reads it on the way could post in the channel.",
                "Use the https:// address. Plain http is accepted for this machine only.",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("It has a user name in it."));
        }
        if url.path() == "/" && url.query().is_none() {
            return Err(invalid("It names a host and no channel."));
        }
        let target = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
        let mut origin = url.clone();
        origin.set_path("/");
        origin.set_query(None);
        origin.set_fragment(None);
        Ok(Self { origin, whole: Secret::new(text), target: Secret::new(&target) })
    }

    /// The host, which may be shown.
    pub fn host(&self) -> &str {
        self.origin.host_str().unwrap_or_default()
    }

    /// The address as it is kept.
    pub fn whole(&self) -> &Secret {
        &self.whole
    }

    pub(super) fn origin(&self) -> Url {
        self.origin.clone()
    }

    /// Path and query.
    pub(super) fn target(&self) -> Secret {
        self.target.clone()
    }

    /// What no answer may be quoted with: the address, and each part of it that can open the channel.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        const SHORT: usize = 8;
        let parts = self.target.expose().split(['/', '?', '&', '=']).filter(|part| part.len() >= SHORT);
        [self.whole.clone(), self.target.clone()].into_iter().chain(parts.map(Secret::new)).collect()
    }
}

/// The kind that an address of this host most likely wants.
pub fn suggested(host: &str) -> WebhookKind {
    // ASSUMED: where Power Automate and the retired connectors of Teams have their addresses.
    let teams = ["logic.azure.com", "powerplatform.com", "powerautomate.com", "office.com", "office365.com"];
    let host = host.to_ascii_lowercase();
    let within = |domain: &&str| host == **domain || host.ends_with(&format!(".{domain}"));
    if teams.iter().any(within) { WebhookKind::Teams } else { WebhookKind::Slack }
}

fn invalid(why: &str) -> Error {
    Error::new(
        ErrorCode::AddressInvalid,
        "The address of the webhook cannot be used.",
        why,
        "Copy it whole from where it was shown: Teams shows it when the workflow is made, Slack under Incoming \
         Webhooks.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_can_be_seen() {
        let secret =
            Secret::new("https://hooks.example.com/services/T000/B000/PLANTED0token?sig=PLANTED1sig");
        let address = WebhookAddress::read(&secret).unwrap();
        let seen = format!("{address:?} {} {}", address.host(), address.origin());
        assert!(
            !seen.contains("PLANTED") && !seen.contains("services"),
            "the rest opens the channel: {seen}"
        );
        assert_eq!(
            address.target().expose(),
            "/services/T000/B000/PLANTED0token?sig=PLANTED1sig",
            "all is sent"
        );
        let hidden: Vec<String> = address.secrets().iter().map(|s| s.expose().to_owned()).collect();
        for part in ["PLANTED0token", "PLANTED1sig", "services"] {
            assert!(hidden.iter().any(|h| h == part), "{part} may not be quoted alone either: {hidden:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_without_quoting_it() {
        for (address, code) in [
            ("http://hooks.example.com/PLANTED", ErrorCode::AddressNotHttps),
            ("ftp://hooks.example.com/PLANTED", ErrorCode::AddressInvalid),
            ("https://u:PLANTED@hooks.example.com/x", ErrorCode::AddressInvalid),
            ("https://hooks.example.com/PLANTED b", ErrorCode::AddressInvalid),
            ("https://hooks.example.com", ErrorCode::AddressInvalid),
            ("https:///PLANTED", ErrorCode::AddressInvalid),
            ("PLANTED", ErrorCode::AddressInvalid),
            ("", ErrorCode::AddressInvalid),
        ] {
            match WebhookAddress::read(&Secret::new(address)) {
                Ok(read) => assert!(address.starts_with("https:///"), "{address} leads to {}", read.host()),
                Err(e) => {
                    assert_eq!(e.code, code, "{address}");
                    assert!(!format!("{e:?}").contains("PLANTED"), "it may be half a secret: {e:?}");
                }
            }
        }
        for good in ["http://127.0.0.1:9/x", " \"https://h.example/x?y\" ", "<https://h.example/x>"] {
            WebhookAddress::read(&Secret::new(good)).unwrap_or_else(|e| panic!("{good}: {e:?}"));
        }
    }

    #[test]
    fn the_kind_is_guessed_from_the_host() {
        for (host, kind) in [
            ("prod-12.westeurope.logic.azure.com", WebhookKind::Teams),
            ("default0a.1b.environment.api.powerplatform.com", WebhookKind::Teams),
            ("acme.webhook.office.com", WebhookKind::Teams),
            ("hooks.slack.com", WebhookKind::Slack),
            ("chat.acme.example", WebhookKind::Slack),
            ("notlogic.azure.com.example", WebhookKind::Slack),
        ] {
            assert_eq!(suggested(host), kind, "{host}");
        }
    }
}
