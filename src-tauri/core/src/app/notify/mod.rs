//! Being told: what a person chose, the secrets that go with it, and trying it out. Who is told what after a run
//! is in `tell`.

mod ended;
mod send;
mod tell;
mod view;

pub use tell::Notified;
pub use view::{DesktopView, MailView, NotifyView, WayOutcome, WebhookOffer, WebhookView};

use super::screens::home::SecretState;
use super::{App, connection_name};
use crate::domain::ConnectionName;
use crate::notify::mail::{MailForm, mail_settings};
use crate::notify::webhook::{WebhookAddress, suggested};
use crate::notify::{MailSettings, Memory, Settings, TellWhen, Way, WebhookKind, WebhookSettings};
use crate::secrets::{Secret, SecretField};
use crate::store::{AuditEntry, AuditField, AuditKind};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;

/// What was chosen.
const CHOSEN: &str = "notifications";
/// What was told.
const TOLD: &str = "notifications-told";
/// How each way went the last time.
const OUTCOMES: &str = "notifications-outcomes";

impl App {
    /// How people are told, and how that went the last time. Reads the store and the keychain only.
    pub fn notifications(&self) -> Result<NotifyView> {
        let settings = self.notify_settings()?;
        let outcomes: view::Outcomes = self.store.setting(OUTCOMES)?.unwrap_or_default();
        Ok(view::of(&settings, &outcomes, self.desktop.present(), |field| self.notify_secret_state(field)))
    }

    /// Of which runs people are told.
    pub fn set_tell_when(&self, when: TellWhen) -> Result<NotifyView> {
        self.change_notifications(|s| Settings { when, ..s })
    }

    /// Uses a way, or does not.
    pub fn switch_way(&self, way: Way, on: bool) -> Result<NotifyView> {
        let now = self.notify_settings()?;
        let there = match way {
            Way::Desktop => true,
            Way::Webhook => now.webhook.is_some(),
            Way::Mail => now.mail.is_some(),
        };
        if !there {
            return Err(not_set(way));
        }
        self.change_notifications(|s| match way {
            Way::Desktop => Settings { desktop: on, ..s },
            Way::Webhook => Settings { webhook: s.webhook.map(|w| WebhookSettings { on, ..w }), ..s },
            Way::Mail => Settings { mail: s.mail.map(|m| MailSettings { on, ..m }), ..s },
        })
    }

    /// What an address of a webhook leads to, before it is saved. Nothing is sent.
    pub fn webhook_offer(&self, address: &Secret) -> Result<WebhookOffer> {
        let address = WebhookAddress::read(address)?;
        Ok(WebhookOffer { host: address.host().to_owned(), kind: suggested(address.host()) })
    }

    /// Saves the webhook. `address` where one was entered, else the one that is kept counts; `kind` where one was
    /// chosen, else that of before, else what the host suggests.
    pub fn set_webhook(&self, kind: Option<WebhookKind>, address: Option<Secret>) -> Result<NotifyView> {
        let entered = address.filter(|a| !a.is_empty());
        let former = self.notify_settings()?.webhook;
        let kept = || self.secrets.get(&keeper()?, SecretField::WebhookAddress);
        let address = match &entered {
            Some(entered) => entered.clone(),
            None => kept()?.filter(|a| !a.is_empty()).ok_or_else(|| missing(SecretField::WebhookAddress))?,
        };
        let address = WebhookAddress::read(&address)?;
        if entered.is_some() {
            self.keep_secret(SecretField::WebhookAddress, address.whole())?;
        }
        let host = address.host().to_owned();
        let of_before = former.filter(|f| f.host == host).map(|f| f.kind);
        let kind = kind.or(of_before).unwrap_or_else(|| suggested(&host));
        self.change_notifications(|s| Settings {
            webhook: Some(WebhookSettings { on: true, kind, host }),
            ..s
        })
    }

    /// Forgets the webhook and its address.
    pub fn clear_webhook(&self) -> Result<NotifyView> {
        self.change_notifications(|s| Settings { webhook: None, ..s })?;
        self.drop_secret(SecretField::WebhookAddress)?;
        self.forget_outcome(Way::Webhook)
    }

    /// Saves the mail server. `password` where one was entered, else the one that is kept counts.
    pub fn set_mail(&self, form: &MailForm, password: Option<Secret>) -> Result<NotifyView> {
        let settings = mail_settings(form)?;
        let former = self.notify_settings()?.mail;
        let moved = |m: &MailSettings| m.host != settings.host || m.user != settings.user;
        if let Some(password) = password.filter(|p| !p.is_empty() && settings.user.is_some()) {
            self.keep_secret(SecretField::MailPassword, &password)?;
        } else if former.as_ref().is_some_and(moved) {
            // The password of one server is not sent to another.
            self.drop_secret(SecretField::MailPassword)?;
        }
        self.change_notifications(|s| Settings { mail: Some(settings), ..s })
    }

    /// Forgets the mail server and its password.
    pub fn clear_mail(&self) -> Result<NotifyView> {
        self.change_notifications(|s| Settings { mail: None, ..s })?;
        self.drop_secret(SecretField::MailPassword)?;
        self.forget_outcome(Way::Mail)
    }

    /// What was told of a connection does not count any more: its schedule is gone.
    pub(super) fn forget_told(&self, name: &ConnectionName) -> Result<()> {
        self.store.change_setting(TOLD, |memory: &mut Memory| memory.forget(name.as_str()))
    }

    pub(super) fn notify_settings(&self) -> Result<Settings> {
        Ok(self.store.setting(CHOSEN)?.unwrap_or_default())
    }

    fn change_notifications(&self, change: impl FnOnce(Settings) -> Settings) -> Result<NotifyView> {
        let before = self.notify_settings()?;
        let after = change(before.clone());
        let fields: Vec<AuditField> = told(&before)
            .into_iter()
            .zip(told(&after))
            .filter(|(b, a)| b != a)
            .map(|((name, before), (_, after))| AuditField::new(name, before, after))
            .collect();
        if !fields.is_empty() {
            let entry = AuditEntry::new(AuditKind::NotificationsSaved, Timestamp::now());
            self.store.save_setting_audited(CHOSEN, &after, &AuditEntry { fields, ..entry })?;
        }
        self.notifications()
    }

    fn keep_secret(&self, field: SecretField, secret: &Secret) -> Result<()> {
        self.secrets.set(&keeper()?, field, secret)?;
        self.audit_secret(AuditKind::SecretSaved, &keeper()?, field)
    }

    /// Forgets a secret, where one is kept that can be forgotten: those of the environment are not ours.
    fn drop_secret(&self, field: SecretField) -> Result<()> {
        let name = keeper()?;
        if self.secrets.get(&name, field)?.is_none() {
            return Ok(());
        }
        match self.secrets.forget(&name, field) {
            Ok(()) => self.audit_secret(AuditKind::SecretForgotten, &name, field),
            Err(e) if e.code == ErrorCode::Usage => Ok(()),
            Err(e) => Err(e),
        }
    }

    fn forget_outcome(&self, way: Way) -> Result<NotifyView> {
        self.store.change_setting(OUTCOMES, |outcomes: &mut view::Outcomes| outcomes.forget(way))?;
        self.notifications()
    }

    fn notify_secret_state(&self, field: SecretField) -> SecretState {
        match keeper().and_then(|name| self.secrets.get(&name, field)) {
            Ok(Some(secret)) if !secret.is_empty() => SecretState::Saved,
            Ok(_) => SecretState::Missing,
            Err(_) => SecretState::Unknown,
        }
    }
}

/// The name that the secrets of notifications are kept under, as if it were a connection's. A connection of that
/// name has other fields, so that the two never meet.
fn keeper() -> Result<ConnectionName> {
    connection_name("notify")
}

/// The choices as the audit names them.
fn told(s: &Settings) -> Vec<(&'static str, Option<String>)> {
    let on = |on: bool| if on { "on" } else { "off" };
    let when = match s.when {
        TellWhen::Changes => "when something changed",
        TellWhen::EveryRun => "every run",
    };
    let webhook = s.webhook.as_ref().map(|w| format!("{}, {}, {}", w.host, w.kind.as_str(), on(w.on)));
    let mail = s.mail.as_ref().map(|m| {
        let user = m.user.as_deref().unwrap_or("nobody");
        let (security, to) = (m.security.as_str(), m.to.join(", "));
        format!("{}:{}, {security}, as {user}, from {} to {to}, {}", m.host, m.port, m.from, on(m.on))
    });
    vec![
        ("desktop", Some(on(s.desktop).to_owned())),
        ("when", Some(when.to_owned())),
        ("webhook", webhook),
        ("mail", mail),
    ]
}

fn not_set(way: Way) -> Error {
    let fix = match way {
        Way::Desktop | Way::Webhook => "Enter its address: notify webhook set; or Settings, Notifications.",
        Way::Mail => "Enter a mail server: notify mail set …; or Settings, Notifications.",
    };
    Error::new(
        ErrorCode::Usage,
        format!("No {} is set for notifications.", way.as_str()),
        "Halyard does not know where to send to.",
        fix,
    )
}

fn missing(field: SecretField) -> Error {
    let variable = keeper().map(|name| crate::secrets::Environment::variable(&name, field));
    Error::new(
        ErrorCode::SecretMissing,
        format!("No {} is stored.", field.title()),
        "Without it nothing can be sent.",
        format!(
            "Enter it in Settings, Notifications, or with notify; or, with --secrets env, set {}.",
            variable.unwrap_or_default()
        ),
    )
}
