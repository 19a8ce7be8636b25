//! What a person chose: by which ways they are told, and of what. No secret is in here.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A way to reach people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// The desktop of this machine.
    Desktop,
    /// An address that takes posts, as Teams and Slack give one for a channel.
    Webhook,
    /// A mail server.
    Mail,
}

impl Way {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Desktop, Self::Webhook, Self::Mail];

    /// As typed and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Webhook => "webhook",
            Self::Mail => "mail",
        }
    }
}

/// Of which runs people are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum TellWhen {
    /// Of those that have something new to say.
    #[default]
    Changes,
    /// Of each.
    EveryRun,
}

/// How a webhook wants its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum WebhookKind {
    /// A workflow of Teams: a message with an Adaptive Card.
    Teams,
    /// Slack, and what understands the same: Mattermost, Rocket.Chat, Discord's `/slack`.
    Slack,
}

impl WebhookKind {
    /// As typed and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::Slack => "slack",
        }
    }
}

/// A webhook. Its address is a secret and is kept with the secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookSettings {
    /// Whether it is used.
    pub on: bool,
    /// How it wants its message.
    pub kind: WebhookKind,
    /// The host of the address, to tell one from another; nothing else of it.
    pub host: String,
}

/// How the connection to a mail server is made safe.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// TLS from the first byte, mostly at port 465.
    #[default]
    Tls,
    /// TLS after a greeting, mostly at port 587. Refused where the server does not offer it.
    StartTls,
    /// None at all. Only where no password is sent, or to this machine.
    None,
}

impl MailSecurity {
    /// As typed and stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::None => "none",
        }
    }

    /// The port that goes with it.
    pub fn port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::StartTls => 587,
            Self::None => 25,
        }
    }
}

/// A mail server and who writes to whom. The password is kept with the secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// Whether it is used.
    pub on: bool,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is made safe.
    pub security: MailSecurity,
    /// The user; none where the server asks for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Who it is from.
    pub from: String,
    /// Who it goes to; one at least.
    pub to: Vec<String>,
}

/// All that is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether the desktop is used.
    pub desktop: bool,
    /// Of which runs.
    pub when: TellWhen,
    /// The webhook, where there is one.
    pub webhook: Option<WebhookSettings>,
    /// The mail server, where there is one.
    pub mail: Option<MailSettings>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { desktop: true, when: TellWhen::default(), webhook: None, mail: None }
    }
}

impl Settings {
    /// Whether a way is used.
    pub fn uses(&self, way: Way) -> bool {
        match way {
            Way::Desktop => self.desktop,
            Way::Webhook => self.webhook.as_ref().is_some_and(|w| w.on),
            Way::Mail => self.mail.as_ref().is_some_and(|m| m.on),
        }
    }
}
