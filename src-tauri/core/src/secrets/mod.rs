//! Where secrets live: the system's keychain, environment variables, or memory. Never a file, and never
//! the store.
//!
//! All of it is synchronous; the keychain may ask the user and must be called where blocking is allowed.

mod environment;
mod keychain;
mod memory;
mod secret;

pub use environment::Environment;
pub use keychain::Keychain;
pub use memory::Memory;
pub use secret::Secret;

use crate::Result;
use crate::domain::ConnectionName;
use serde::{Deserialize, Serialize};

/// Which secret of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretField {
    /// The secret of an application in Halo.
    ClientSecret,
    /// A vendor's key.
    ApiKey,
    /// The password of a user at a vendor.
    Password,
    /// The address of a webhook that messages go to: who has it can post there.
    WebhookAddress,
    /// The password of a user at a mail server.
    MailPassword,
}

impl SecretField {
    /// All that a connection may have.
    pub const OF_CONNECTIONS: [Self; 3] = [Self::ClientSecret, Self::ApiKey, Self::Password];

    /// The field's name in keychain entries and environment variables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "client_secret",
            Self::ApiKey => "api_key",
            Self::Password => "password",
            Self::WebhookAddress => "webhook_address",
            Self::MailPassword => "mail_password",
        }
    }

    /// As shown to people.
    pub fn title(self) -> &'static str {
        match self {
            Self::ClientSecret => "client secret",
            Self::ApiKey => "API key",
            Self::Password => "password",
            Self::WebhookAddress => "address of the webhook",
            Self::MailPassword => "password of the mail server",
        }
    }
}

/// A place that keeps secrets.
pub trait SecretStore: Send + Sync {
    /// The secret, `None` where none is stored.
    fn get(&self, connection: &ConnectionName, field: SecretField) -> Result<Option<Secret>>;
    /// Stores it, over an earlier one.
    fn set(&self, connection: &ConnectionName, field: SecretField, secret: &Secret) -> Result<()>;
    /// Removes it; nothing happens where none is stored.
    fn forget(&self, connection: &ConnectionName, field: SecretField) -> Result<()>;
}
