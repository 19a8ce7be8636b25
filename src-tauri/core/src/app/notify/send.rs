//! Sending one message by one way, with the secret it needs, and noting how it went.

use super::view::{Outcomes, WayOutcome};
use super::{OUTCOMES, keeper, missing, not_set};
use crate::app::App;
use crate::http::Sender;
use crate::notify::webhook::{WebhookAddress, post};
use crate::notify::{Message, Settings, Way, mail};
use crate::secrets::{Secret, SecretField};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use std::time::Duration;

/// How long a desktop may take. Its service answers at once, or hangs.
const DESKTOP: Duration = Duration::from_secs(10);

impl App {
    /// Sends a test message by this way, whether it is on or off, and notes how it went.
    pub async fn test_notification(&self, way: Way) -> Result<()> {
        let settings = self.notify_settings()?;
        let result = self.send_by(way, &settings, &Message::test()).await;
        self.note_outcome(way, result.as_ref().err())?;
        result
    }

    /// Sends the message by this way.
    pub(super) async fn send_by(&self, way: Way, settings: &Settings, message: &Message) -> Result<()> {
        match way {
            Way::Desktop => self.to_desktop(message.clone()).await,
            Way::Webhook => {
                let webhook = settings.webhook.as_ref().ok_or_else(|| not_set(way))?;
                let address = WebhookAddress::read(&self.notify_secret(SecretField::WebhookAddress).await?)?;
                let sender = Sender::new(self.policy.clone()).with_cancel(self.cancel.clone());
                post(&sender, &address, webhook.kind, message).await
            }
            Way::Mail => {
                let server = settings.mail.as_ref().ok_or_else(|| not_set(way))?;
                let password = match server.user {
                    Some(_) => Some(self.notify_secret(SecretField::MailPassword).await?),
                    None => None,
                };
                mail::send(server, password.as_ref(), message, Timestamp::now(), self.policy.read).await
            }
        }
    }

    async fn to_desktop(&self, message: Message) -> Result<()> {
        let desktop = self.desktop.clone();
        let shown = tokio::task::spawn_blocking(move || desktop.show(&message));
        match tokio::time::timeout(DESKTOP, shown).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(Error::internal("Showing a message was cut short.")),
            Err(_) => Err(Error::new(
                ErrorCode::DesktopUnavailable,
                "The desktop did not take the message in time.",
                "What shows notifications on this desktop does not answer.",
                "Sign out of the desktop and in again, or use mail or a webhook.",
            )),
        }
    }

    /// The keychain may ask the user, so it is asked off the async threads.
    async fn notify_secret(&self, field: SecretField) -> Result<Secret> {
        let (secrets, name) = (self.secrets.clone(), keeper()?);
        let found = tokio::task::spawn_blocking(move || secrets.get(&name, field))
            .await
            .map_err(|_| Error::internal("Reading a secret was cut short."))??;
        found.filter(|s| !s.is_empty()).ok_or_else(|| missing(field))
    }

    pub(super) fn note_outcome(&self, way: Way, error: Option<&Error>) -> Result<()> {
        let outcome = WayOutcome { at: Timestamp::now().to_string(), error: error.cloned().map(Into::into) };
        self.store.change_setting(OUTCOMES, |outcomes: &mut Outcomes| outcomes.note(way, outcome))
    }
}
