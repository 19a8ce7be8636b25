//! `notify …`: how people are told of scheduled runs.

use crate::args::{
    Kind, MailCommand, NotifyCommand, SecretsFrom, Security, SetMail, Switch, TellWhen as TypedWhen,
    Way as TypedWay, WebhookCommand,
};
use crate::exit;
use crate::output::{heading, json as print_json, line, quiet, state, told};
use crate::secret;
use halyard_core::app::{App, Notified, NotifyView, WayOutcome};
use halyard_core::notify::mail::MailForm;
use halyard_core::notify::{MailSecurity, TellWhen, Way, WebhookKind};
use halyard_core::secrets::Secret;
use halyard_core::{Meaning, Result};
use serde_json::json;
use std::process::ExitCode;

/// Runs the command; none shows.
pub async fn run(
    app: &App,
    command: Option<NotifyCommand>,
    secrets: SecretsFrom,
    json: bool,
) -> Result<ExitCode> {
    let view = match command {
        None | Some(NotifyCommand::Show) => app.notifications()?,
        Some(NotifyCommand::Desktop { switch }) => app.switch_way(Way::Desktop, switch == Switch::On)?,
        Some(NotifyCommand::Webhook { command }) => webhook(app, &command, secrets)?,
        Some(NotifyCommand::Mail { command }) => mail(app, command, secrets)?,
        Some(NotifyCommand::When { when }) => app.set_tell_when(match when {
            TypedWhen::Changes => TellWhen::Changes,
            TypedWhen::EveryRun => TellWhen::EveryRun,
        })?,
        Some(NotifyCommand::Test { way }) => return test(app, way.map(chosen), json).await,
    };
    if json {
        print_json(&view);
    } else {
        shown(&view);
    }
    Ok(ExitCode::SUCCESS)
}

/// A secret, where it is kept by Halyard and one was entered. As with `connect`.
fn ask(what: &str, stdin: bool, secrets: SecretsFrom) -> Result<Option<Secret>> {
    if secrets == SecretsFrom::Env && !stdin { Ok(None) } else { secret::entered(what, stdin) }
}

fn webhook(app: &App, command: &WebhookCommand, secrets: SecretsFrom) -> Result<NotifyView> {
    match command {
        WebhookCommand::Set { kind, secret_stdin } => {
            let kind = kind.map(|k| match k {
                Kind::Teams => WebhookKind::Teams,
                Kind::Slack => WebhookKind::Slack,
            });
            app.set_webhook(kind, ask("Address of the webhook", *secret_stdin, secrets)?)
        }
        WebhookCommand::On => app.switch_way(Way::Webhook, true),
        WebhookCommand::Off => app.switch_way(Way::Webhook, false),
        WebhookCommand::Clear => app.clear_webhook(),
    }
}

fn mail(app: &App, command: MailCommand, secrets: SecretsFrom) -> Result<NotifyView> {
    match command {
        MailCommand::Set(asked) => set_mail(app, asked, secrets),
        MailCommand::On => app.switch_way(Way::Mail, true),
        MailCommand::Off => app.switch_way(Way::Mail, false),
        MailCommand::Clear => app.clear_mail(),
    }
}

fn set_mail(app: &App, asked: SetMail, secrets: SecretsFrom) -> Result<NotifyView> {
    let form = MailForm {
        host: asked.host,
        port: asked.port,
        security: match asked.security {
            Security::Tls => MailSecurity::Tls,
            Security::Starttls => MailSecurity::StartTls,
            Security::None => MailSecurity::None,
        },
        user: asked.user,
        from: asked.from,
        to: asked.to.join(","),
    };
    let password = if form.user.trim().is_empty() {
        None
    } else {
        ask("Password of the mail server", asked.secret_stdin, secrets)?
    };
    app.set_mail(&form, password)
}

fn chosen(way: TypedWay) -> Way {
    match way {
        TypedWay::Desktop => Way::Desktop,
        TypedWay::Webhook => Way::Webhook,
        TypedWay::Mail => Way::Mail,
    }
}

/// One way fails as any command does; several are told one by one, and the first that failed gives the exit code.
async fn test(app: &App, way: Option<Way>, json: bool) -> Result<ExitCode> {
    if let Some(way) = way {
        app.test_notification(way).await?;
        if json {
            print_json(&json!({ "tests": [Notified { way, error: None }] }));
        } else {
            line(&format!("{}  {} took the test message.", state("pass"), way.as_str()));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut tests = Vec::new();
    for way in app.notifications()?.ways_on() {
        tests.push(Notified { way, error: app.test_notification(way).await.err() });
    }
    let worst: Option<Meaning> = tests.iter().find_map(|t| t.error.as_ref()).map(|e| e.code.meaning());
    if json {
        print_json(&json!({ "tests": tests }));
    } else if tests.is_empty() {
        line(
            "Nobody is told by any way. Choose one: notify desktop on, notify webhook set, notify mail set …",
        );
    } else {
        for t in &tests {
            match &t.error {
                None => line(&format!("{}  {} took the test message.", state("pass"), t.way.as_str())),
                Some(e) => {
                    line(&format!("{}  {}", state("fail"), t.way.as_str()));
                    line(told(e).trim_end());
                }
            }
        }
    }
    Ok(worst.map_or(ExitCode::SUCCESS, exit::code))
}

fn shown(view: &NotifyView) {
    let when = match view.when {
        TellWhen::Changes => "of scheduled runs with something new to say (notify when every-run: of each)",
        TellWhen::EveryRun => {
            "of every scheduled run (notify when changes: of those with something new to say)"
        }
    };
    line(&format!("{} {when}", heading("People are told")));
    let on = |on: bool| if on { state("on") } else { state("off") };
    let here = if view.desktop.present { "" } else { ", but there is no desktop here" };
    line(&format!("  desktop  {}{here}", on(view.desktop.on)));
    last(view.desktop.last.as_ref());
    match &view.webhook {
        None => line("  webhook  none; notify webhook set"),
        Some(w) => {
            line(&format!("  webhook  {}, {} ({})", on(w.on), w.host, w.kind.as_str()));
            last(w.last.as_ref());
        }
    }
    match &view.mail {
        None => line("  mail     none; notify mail set …"),
        Some(m) => {
            let user = m.user.as_ref().map(|u| format!(" as {u}")).unwrap_or_default();
            let (security, to) = (m.security.as_str(), m.to.join(", "));
            line(&format!(
                "  mail     {}, {}:{} ({security}){user}, from {} to {to}",
                on(m.on),
                m.host,
                m.port,
                m.from
            ));
            last(m.last.as_ref());
        }
    }
}

fn last(last: Option<&WayOutcome>) {
    let Some(last) = last else { return };
    match &last.error {
        None => line(&quiet(&format!("           worked the last time, {}", last.at))),
        Some(e) => {
            line(&format!("           {} the last time, {}: {} {}", state("failed"), last.at, e.what, e.why));
            line(&quiet(&format!("           → {} {}", e.fix, e.code)));
        }
    }
}
