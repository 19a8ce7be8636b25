//! What went wrong with a mail server, by step and by the number it answered. Text is quoted, never compared.

use super::super::{MailSecurity, MailSettings};
use crate::http::{Redaction, is_tls_failure};
use crate::{Error, ErrorCode};
use lettre::transport::smtp;

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Reaching the server, and being greeted.
    Connect,
    /// Making the connection safe.
    StartTls,
    /// Signing in.
    SignIn,
    /// Handing over the mail.
    Send,
}

/// The library's error in words. What the server said is quoted without the password.
pub(super) fn refused(settings: &MailSettings, step: Step, e: &smtp::Error, redaction: &Redaction) -> Error {
    let server = server(settings);
    let status = e.status().map(u16::from);
    let said = status.and_then(|_| std::error::Error::source(e)).map(|s| redaction.excerpt(&s.to_string()));
    let said = said.filter(|s| !s.is_empty()).map(|s| format!(" It said: {s}")).unwrap_or_default();
    let error = |code, what: String, why: String, fix: &str| Error::new(code, what, why, fix);
    match (step, status) {
        (Step::SignIn, Some(code @ (530 | 534 | 535 | 538))) => error(
            ErrorCode::MailSignInRefused,
            format!("{server} refused user name or password ({code})."),
            format!("They are wrong, or this account may not send mail with a password.{said}"),
            "Check both. Where the account has a second factor, use an app password; in Microsoft 365, SMTP AUTH \
             must be allowed for the mailbox.",
        ),
        (_, Some(code @ 530)) => error(
            ErrorCode::MailSignInRefused,
            format!("{server} wants a sign-in ({code})."),
            format!("It takes no mail from who has not signed in, or not without TLS.{said}"),
            "Enter a user name and its password, and choose TLS or STARTTLS.",
        ),
        (_, Some(code @ 400..=499)) => error(
            ErrorCode::ServerFault,
            format!("{server} would not take the mail for now ({code})."),
            said.trim_start().to_owned(),
            "Try again in a few minutes.",
        ),
        (_, Some(code)) => error(
            ErrorCode::MailRefused,
            format!("{server} refused the mail ({code})."),
            format!("It does not take mail from this sender, or not for one of the addresses.{said}"),
            "Check the addresses. The sender mostly has to be the user who signs in.",
        ),
        (_, None) if is_tls_failure(std::error::Error::source(e)) => error(
            ErrorCode::NetworkTls,
            format!("No safe connection to {server} could be made."),
            "Its certificate is not acceptable, or is for another name; or it does not begin with TLS at this port."
                .to_owned(),
            "Check name and port: TLS is mostly at 465, STARTTLS at 587.",
        ),
        (_, None) if e.is_timeout() => too_slow(settings),
        (Step::Connect, None) if !e.is_response() => error(
            ErrorCode::NetworkUnreachable,
            format!("{server} could not be reached."),
            "The name is not known, or nothing takes connections there.".to_owned(),
            "Check name, port and network. Many networks let nothing out at port 25.",
        ),
        (_, None) if e.is_client() => error(
            ErrorCode::MailRefused,
            format!("{server} cannot take this mail."),
            "An address has letters that this server does not know.".to_owned(),
            "Use addresses of plain letters.",
        ),
        (_, None) => error(
            ErrorCode::NetworkLost,
            format!("The connection to {server} broke."),
            "What answers there may be no mail server, or the wrong security was chosen for this port.".to_owned(),
            "Check port and security: TLS is mostly at 465, STARTTLS at 587.",
        ),
    }
}

pub(super) fn no_start_tls(settings: &MailSettings) -> Error {
    Error::new(
        ErrorCode::NetworkTls,
        format!("{} does not offer STARTTLS.", server(settings)),
        "Without it the mail, and the password, could be read on the way. Nothing was sent.",
        "Choose TLS, mostly at port 465, or ask your mail provider.",
    )
}

pub(super) fn no_sign_in(settings: &MailSettings) -> Error {
    let fix = match settings.security {
        MailSecurity::None => "Choose TLS or STARTTLS, or leave out the user name where none is needed.",
        _ => "Leave out the user name where none is needed, or use another server or port.",
    };
    Error::new(
        ErrorCode::MailSignInRefused,
        format!("{} offers no sign-in with a password.", server(settings)),
        "It needs none, or takes other ways only.",
        fix,
    )
}

pub(super) fn too_slow(settings: &MailSettings) -> Error {
    Error::new(
        ErrorCode::NetworkTimeout,
        format!("{} did not answer in time.", server(settings)),
        "It is slow, or a firewall swallows what is sent there, or TLS was chosen for a port that begins without.",
        "Check port and security: TLS is mostly at 465, STARTTLS at 587.",
    )
}

fn server(settings: &MailSettings) -> String {
    format!("{}:{}", settings.host, settings.port)
}
