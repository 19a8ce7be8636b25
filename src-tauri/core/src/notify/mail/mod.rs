//! Mail through a server that takes SMTP, step by step, so that what went wrong can be told.

mod compose;
mod refusal;
mod settings;

pub use compose::compose;
pub use settings::{MailForm, mail_settings};

use super::{MailSecurity, MailSettings, Message};
use crate::http::Redaction;
use crate::secrets::Secret;
use crate::{Error, Result};
use jiff::Timestamp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use refusal::{Step, refused};
use std::time::Duration;

/// How long the server may take for one step.
const STEP: Duration = Duration::from_secs(20);
/// How long it may take for all of it.
const WHOLE: Duration = Duration::from_secs(45);
/// How passwords are sent, and no other way.
const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

/// Sends the message. `password` where the settings name a user.
pub async fn send(
    settings: &MailSettings,
    password: Option<&Secret>,
    message: &Message,
    at: Timestamp,
) -> Result<()> {
    let mail = compose(settings, message, at)?;
    let redaction = Redaction::default();
    let credentials = settings.user.as_ref().zip(password).map(|(user, password)| {
        redaction.remember(password);
        Credentials::new(user.clone(), password.expose().to_owned())
    });
    let told = |step: Step| {
        let redaction = &redaction;
        move |e: &lettre::transport::smtp::Error| refused(settings, step, e, redaction)
    };
    let work = async {
        let mut step = Step::Connect;
        let sent = exchange(settings, credentials.as_ref(), &mail, &mut step).await;
        sent.map_err(|stopped| match stopped {
            Stopped::Library(e) => told(step)(&e),
            Stopped::Told(e) => e,
        })
    };
    let limited = tokio::time::timeout(WHOLE, work).await;
    limited.unwrap_or_else(|_| Err(refusal::too_slow(settings)))
}

enum Stopped {
    Library(lettre::transport::smtp::Error),
    Told(Error),
}

impl From<lettre::transport::smtp::Error> for Stopped {
    fn from(e: lettre::transport::smtp::Error) -> Self {
        Self::Library(e)
    }
}

async fn exchange(
    settings: &MailSettings,
    credentials: Option<&Credentials>,
    mail: &lettre::Message,
    step: &mut Step,
) -> Result<(), Stopped> {
    let tls = || TlsParameters::new_rustls(settings.host.clone());
    // The name in the greeting: an address, not this machine's name.
    let greeting = ClientId::default();
    let server = (settings.host.as_str(), settings.port);
    let from_start = (settings.security == MailSecurity::Tls).then(tls).transpose()?;
    let mut line =
        AsyncSmtpConnection::connect_tokio1(server, Some(STEP), &greeting, from_start, None).await?;
    if settings.security == MailSecurity::StartTls {
        *step = Step::StartTls;
        if !line.can_starttls() {
            line.abort().await;
            return Err(Stopped::Told(refusal::no_start_tls(settings)));
        }
        line.starttls(tls()?, &greeting).await?;
    }
    if let Some(credentials) = credentials {
        *step = Step::SignIn;
        if line.server_info().get_auth_mechanism(&MECHANISMS).is_none() {
            line.abort().await;
            return Err(Stopped::Told(refusal::no_sign_in(settings)));
        }
        line.auth(&MECHANISMS, credentials).await?;
    }
    *step = Step::Send;
    line.send(mail.envelope(), &mail.formatted()).await?;
    // It has the mail; how it says goodbye is its own affair.
    let _ = line.quit().await;
    Ok(())
}
