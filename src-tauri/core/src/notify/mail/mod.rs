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
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::Auth;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Category, Code, Detail, Response, Severity};
use refusal::{Step, refused};
use std::time::Duration;

/// How long all of it may take at most.
const LIMIT: Duration = Duration::from_secs(45);
/// How passwords are sent, and no other way.
const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

/// Sends the message, dated `at`. `password` where the settings name a user; `patience` where it is shorter than
/// what a mail server is given anyway.
pub async fn send(
    settings: &MailSettings,
    password: Option<&Secret>,
    message: &Message,
    at: Timestamp,
    patience: Duration,
) -> Result<()> {
    let mail = compose(settings, message, at)?;
    let credentials = settings
        .user
        .as_ref()
        .zip(password)
        .map(|(user, password)| Credentials::new(user.clone(), password.expose().to_owned()));
    let redaction = Redaction::default();
    for secret in password.cloned().into_iter().chain(credentials.iter().flat_map(written)) {
        redaction.remember(&secret);
    }
    let talk = Talk { settings, redaction, limit: patience.min(LIMIT) };
    let limited = tokio::time::timeout(talk.limit, talk.hand_over(credentials.as_ref(), &mail)).await;
    limited.unwrap_or_else(|_| Err(refusal::too_slow(settings)))
}

/// The password as it goes over the line, which a server may repeat.
fn written(credentials: &Credentials) -> Vec<Secret> {
    let asked = Code::new(Severity::PositiveIntermediate, Category::Unspecified3, Detail::Four);
    // "Password:", as servers ask for it.
    let asked = Response::new(asked, vec!["UGFzc3dvcmQ6".to_owned()]);
    let plain = Auth::new(Mechanism::Plain, credentials.clone(), None);
    let login = Auth::new_from_response(Mechanism::Login, credentials.clone(), &asked);
    let lines = [plain, login].into_iter().flatten().map(|line| line.to_string());
    lines.filter_map(|line| line.split_whitespace().last().map(Secret::new)).collect()
}

/// What is said to one server.
struct Talk<'a> {
    settings: &'a MailSettings,
    redaction: Redaction,
    limit: Duration,
}

impl Talk<'_> {
    async fn hand_over(&self, credentials: Option<&Credentials>, mail: &lettre::Message) -> Result<()> {
        let settings = self.settings;
        // The name in the greeting is an address, not this machine's name.
        let greeting = ClientId::default();
        let server = (settings.host.as_str(), settings.port);
        let from_start = (settings.security == MailSecurity::Tls).then(|| self.tls()).transpose()?;
        let mut line =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.limit), &greeting, from_start, None)
                .await
                .map_err(self.at(Step::Connect))?;
        if settings.security == MailSecurity::StartTls {
            if !line.can_starttls() {
                line.abort().await;
                return Err(refusal::no_start_tls(settings));
            }
            line.starttls(self.tls()?, &greeting).await.map_err(self.at(Step::StartTls))?;
        }
        if let Some(credentials) = credentials {
            if line.server_info().get_auth_mechanism(&MECHANISMS).is_none() {
                line.abort().await;
                return Err(refusal::no_sign_in(settings));
            }
            line.auth(&MECHANISMS, credentials).await.map_err(self.at(Step::SignIn))?;
        }
        line.send(mail.envelope(), &mail.formatted()).await.map_err(self.at(Step::Send))?;
        // It has the mail; how it says goodbye is its own affair.
        let _ = line.quit().await;
        Ok(())
    }

    fn tls(&self) -> Result<TlsParameters> {
        TlsParameters::new_rustls(self.settings.host.clone()).map_err(self.at(Step::StartTls))
    }

    /// The library's error at this step, in words.
    fn at(&self, step: Step) -> impl FnOnce(smtp::Error) -> Error {
        move |e| refused(self.settings, step, &e, &self.redaction)
    }
}
