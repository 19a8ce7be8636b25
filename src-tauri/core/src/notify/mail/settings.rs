//! The mail server as a person enters it.

use super::super::{MailSecurity, MailSettings};
use super::compose::mailbox;
use crate::http::is_loopback;
use crate::{Error, ErrorCode, Result};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is entered. The password is entered apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MailForm {
    /// The server.
    pub host: String,
    /// Its port; none for the one that goes with the security.
    pub port: Option<u16>,
    /// How the connection is made safe.
    pub security: MailSecurity,
    /// The user; empty where the server asks for none.
    pub user: String,
    /// Who it is from; empty where the user is an address.
    pub from: String,
    /// Who it goes to, apart by commas, semicolons or line ends.
    pub to: String,
}

/// Most addresses.
const MOST: usize = 20;

/// The settings of a form.
pub fn mail_settings(form: &MailForm) -> Result<MailSettings> {
    let host = form.host.trim().trim_end_matches('.').to_ascii_lowercase();
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    if host.is_empty() || !host.chars().all(fits) {
        return Err(usage(
            format!("{:?} is not the name of a mail server.", form.host.trim()),
            "A server has a name like smtp.acme.example, without https:// before and without a path after it.",
            "Copy it from the settings of your mail provider.",
        ));
    }
    let user = Some(form.user.trim().to_owned()).filter(|u| !u.is_empty());
    if user.as_ref().is_some_and(|u| u.contains(char::is_control)) {
        return Err(usage(
            "The user name goes over several lines.".to_owned(),
            "A user name is one line.",
            "Enter it again.",
        ));
    }
    if form.security == MailSecurity::None && user.is_some() && !is_this_machine(&host) {
        return Err(usage(
            "The password would be sent in the clear.".to_owned(),
            "Without TLS, who is on the way can read it.",
            "Choose TLS or STARTTLS, or leave out the user name where the server asks for none.",
        ));
    }
    let from = match (form.from.trim(), &user) {
        ("", Some(user)) if user.contains('@') => mailbox(user)?,
        ("", _) => {
            return Err(usage(
                "Nobody is named that the mail is from.".to_owned(),
                "A mail server takes no mail without one.",
                "Enter the address it is sent from.",
            ));
        }
        (from, _) => mailbox(from)?,
    };
    let mut to = Vec::new();
    for one in form.to.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
        let one = mailbox(one)?.to_string();
        if !to.contains(&one) {
            to.push(one);
        }
    }
    if to.is_empty() || to.len() > MOST {
        return Err(usage(
            if to.is_empty() {
                "Nobody is named to write to.".to_owned()
            } else {
                format!("{} addresses are too many.", to.len())
            },
            "A message goes to one address at least, and to 20 at most.",
            "Name them with commas between. For more people use a distribution list.",
        ));
    }
    let port = form.port.unwrap_or_else(|| form.security.port());
    if port == 0 {
        return Err(usage(
            "There is no port 0.".to_owned(),
            "Ports begin with 1.",
            "465 goes with TLS, 587 with STARTTLS.",
        ));
    }
    Ok(MailSettings { on: true, host, port, security: form.security, user, from: from.to_string(), to })
}

fn is_this_machine(host: &str) -> bool {
    let written = if host.contains(':') { format!("http://[{host}]/") } else { format!("http://{host}/") };
    Url::parse(&written).is_ok_and(|url| is_loopback(&url))
}

pub(super) fn usage(what: String, why: &str, fix: &str) -> Error {
    Error::new(ErrorCode::Usage, what, why, fix)
}
