//! Notifications as they are shown, on the command line and in the window. No secret is in here, only whether
//! there is one.

use super::keeper;
use crate::app::screens::Told;
use crate::app::screens::home::SecretState;
use crate::notify::{MailSecurity, Settings, TellWhen, Way, WebhookKind};
use crate::secrets::{Environment, SecretField};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// How a way went the last time it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WayOutcome {
    /// When, UTC.
    pub at: String,
    /// What went wrong; none where it worked.
    pub error: Option<Told>,
}

/// How each way went the last time, in the store.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Outcomes(BTreeMap<Way, WayOutcome>);

impl Outcomes {
    pub fn note(&mut self, way: Way, outcome: WayOutcome) {
        self.0.insert(way, outcome);
    }

    pub fn forget(&mut self, way: Way) {
        self.0.remove(&way);
    }

    fn of(&self, way: Way) -> Option<WayOutcome> {
        self.0.get(&way).cloned()
    }
}

/// The desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DesktopView {
    /// Whether it is used.
    pub on: bool,
    /// Whether there is one here to show something on.
    pub present: bool,
    /// How it went the last time.
    pub last: Option<WayOutcome>,
}

/// The webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WebhookView {
    /// Whether it is used.
    pub on: bool,
    /// How it wants its message.
    pub kind: WebhookKind,
    /// The host of its address.
    pub host: String,
    /// Whether its address is stored.
    pub secret: SecretState,
    /// The environment variable that holds it with `--secrets env`.
    pub variable: String,
    /// How it went the last time.
    pub last: Option<WayOutcome>,
}

/// The mail server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MailView {
    /// Whether it is used.
    pub on: bool,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is made safe.
    pub security: MailSecurity,
    /// The user; none where the server asks for none.
    pub user: Option<String>,
    /// Who it is from.
    pub from: String,
    /// Who it goes to.
    pub to: Vec<String>,
    /// Whether the password is stored.
    pub secret: SecretState,
    /// The environment variable that holds it with `--secrets env`.
    pub variable: String,
    /// How it went the last time.
    pub last: Option<WayOutcome>,
}

/// How people are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NotifyView {
    /// Of which runs.
    pub when: TellWhen,
    /// The desktop.
    pub desktop: DesktopView,
    /// The webhook, where there is one.
    pub webhook: Option<WebhookView>,
    /// The mail server, where there is one.
    pub mail: Option<MailView>,
}

impl NotifyView {
    /// The ways that are used, in the order they are shown; the desktop where there is one.
    pub fn ways_on(&self) -> Vec<Way> {
        let on = [
            (Way::Desktop, self.desktop.on && self.desktop.present),
            (Way::Webhook, self.webhook.as_ref().is_some_and(|w| w.on)),
            (Way::Mail, self.mail.as_ref().is_some_and(|m| m.on)),
        ];
        on.into_iter().filter(|(_, on)| *on).map(|(way, _)| way).collect()
    }
}

/// What an address of a webhook leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WebhookOffer {
    /// The host.
    pub host: String,
    /// The kind it most likely wants.
    pub kind: WebhookKind,
}

pub(super) fn of(
    settings: &Settings,
    outcomes: &Outcomes,
    present: bool,
    secret: impl Fn(SecretField) -> SecretState,
) -> NotifyView {
    let variable = |field| keeper().map(|name| Environment::variable(&name, field)).unwrap_or_default();
    NotifyView {
        when: settings.when,
        desktop: DesktopView { on: settings.desktop, present, last: outcomes.of(Way::Desktop) },
        webhook: settings.webhook.as_ref().map(|w| WebhookView {
            on: w.on,
            kind: w.kind,
            host: w.host.clone(),
            secret: secret(SecretField::WebhookAddress),
            variable: variable(SecretField::WebhookAddress),
            last: outcomes.of(Way::Webhook),
        }),
        mail: settings.mail.as_ref().map(|m| MailView {
            on: m.on,
            host: m.host.clone(),
            port: m.port,
            security: m.security,
            user: m.user.clone(),
            from: m.from.clone(),
            to: m.to.clone(),
            secret: secret(SecretField::MailPassword),
            variable: variable(SecretField::MailPassword),
            last: outcomes.of(Way::Mail),
        }),
    }
}
