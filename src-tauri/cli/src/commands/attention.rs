//! `attention`, `attention recheck|resolve|snooze|reopen|limits`.

use crate::args::{Attention, AttentionCommand, LimitsArgs};
use crate::output::{heading, json as print_json, line, quiet, state, table};
use halyard_core::app::{
    App, AttentionLine, Inbox, MendView, Rechecked, StakeView, StandingState, Until, connection_name,
};
use halyard_core::attention::{Limits, Urgency};
use halyard_core::{Error, ErrorCode, Result};
use serde_json::json;
use std::process::ExitCode;

/// Runs the command; a bare one lists.
pub async fn run(app: &App, asked: Attention, json: bool) -> Result<ExitCode> {
    match asked.command {
        None => list(app, asked.name.as_deref(), asked.all, json)?,
        Some(AttentionCommand::Recheck { key }) => {
            let looked = app.recheck_attention(&key).await?;
            if json { print_json(&looked) } else { rechecked(&looked) }
        }
        Some(AttentionCommand::Resolve { keys }) => {
            told("resolved", app.resolve_attention(&keys)?, json);
        }
        Some(AttentionCommand::Snooze { keys, until }) => {
            told("snoozed", app.snooze_attention(&keys, &Until::typed(&until))?, json);
        }
        Some(AttentionCommand::Reopen { keys }) => told("reopened", app.reopen_attention(&keys)?, json),
        Some(AttentionCommand::Limits(asked)) => limits(app, &asked, json)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn told(what: &str, count: u64, json: bool) {
    if json {
        print_json(&json!({ what: count }));
    } else {
        line(&format!("{count} {what}."));
    }
}

fn list(app: &App, name: Option<&str>, all: bool, json: bool) -> Result<()> {
    let Inbox { mut rows, mut aside } = app.inbox()?;
    if let Some(name) = name {
        let name = connection_name(name)?;
        if !app.connections()?.iter().any(|c| c.connection == name.as_str()) {
            return Err(Error::new(
                ErrorCode::ConnectionUnknown,
                format!("There is no connection named {name}."),
                "Connections are made with connect.",
                "See connections for those there are.",
            ));
        }
        rows.retain(|r| r.line.connection == name.as_str());
        aside.retain(|l| l.connection == name.as_str());
    }
    if json {
        print_json(&json!({ "attention": rows, "aside": aside }));
        return Ok(());
    }
    let mut lines: Vec<&AttentionLine> = Vec::new();
    for row in &rows {
        if all && !row.members.is_empty() { lines.extend(&row.members) } else { lines.push(&row.line) }
    }
    if lines.is_empty() {
        line("Nothing needs you.");
    } else {
        line(&listed(&lines));
    }
    let put_aside = aside.len();
    if all && put_aside > 0 {
        line(&format!("\n{}", heading("Put aside")));
        line(&listed(&aside.iter().collect::<Vec<_>>()));
    } else if put_aside > 0 {
        line(&quiet(&format!("{put_aside} put aside; with --all they are listed.")));
    }
    Ok(())
}

fn listed(lines: &[&AttentionLine]) -> String {
    let rows = lines.iter().map(|l| {
        vec![
            standing(l),
            l.cause.clone(),
            l.stake.as_ref().map(stake).unwrap_or_default(),
            l.since.as_deref().map(|s| s.chars().take(10).collect()).unwrap_or_default(),
            mend(l),
            l.key.clone(),
        ]
    });
    table(&["", "what", "at stake", "since", "mend it with", "key"], rows)
}

/// How urgent, or how it was put aside.
fn standing(l: &AttentionLine) -> String {
    match (l.standing.state, l.urgency) {
        (StandingState::Open, Urgency::Now) => state("now"),
        (StandingState::Open, Urgency::Soon) => state("soon"),
        (StandingState::Open, Urgency::Look) => state("look"),
        (StandingState::Resolved, _) => "resolved".to_owned(),
        (StandingState::Snoozed, _) => {
            let until: String = l.standing.until.iter().flat_map(|u| u.chars().take(10)).collect();
            format!("until {until}")
        }
    }
}

fn stake(stake: &StakeView) -> String {
    stake.words.clone()
}

/// The command that mends it.
fn mend(l: &AttentionLine) -> String {
    let name = &l.connection;
    if l.several {
        return format!("attention {name} --all");
    }
    match &l.mend {
        MendView::ConnectHalo => "connect halo".to_owned(),
        MendView::ConnectVendor => "connect giacom, or connect also".to_owned(),
        MendView::EnterSecret => format!("connect … --name {name}"),
        MendView::Check => format!("check {name}"),
        MendView::Match => format!("match {name} list"),
        MendView::Plan { plan } => format!("show {plan}, apply {plan}"),
        MendView::Preview => format!("plan {name}"),
        MendView::Watch { .. } => "runs".to_owned(),
        MendView::Resume { run, .. } => format!("resume {run}"),
        MendView::Receipt { run } => format!("receipt {run}"),
        MendView::History { subscription } => format!("timeline {name} --subscription {subscription:?}"),
        MendView::ClearLink { subscription } => format!("link {name} clear {subscription:?}"),
    }
}

fn rechecked(looked: &Rechecked) {
    let mut asked = looked.asked.clone();
    if let Some(first) = asked.get(..1).map(str::to_uppercase) {
        asked.replace_range(..1, &first);
    }
    line(&format!("{asked}."));
    match (looked.left.as_slice(), looked.gone) {
        ([], 1) => line("It is gone."),
        ([], n) => line(&format!("All {n} are gone.")),
        (left, gone) => {
            if gone > 0 {
                line(&format!("{gone} are gone."));
            }
            line(&listed(&left.iter().collect::<Vec<_>>()));
        }
    }
    if looked.offers_preview
        && let Some(first) = looked.left.first()
    {
        line(&quiet(&format!("What the vendor says by now shows with: plan {}", first.connection)));
    }
}

fn limits(app: &App, asked: &LimitsArgs, json: bool) -> Result<()> {
    let name = connection_name(&asked.name)?;
    let mut now = app.attention_limits(&name)?;
    if asked.sets() {
        if asked.usual {
            now = app.set_attention_limits(&name, None)?;
        } else {
            let silent_days = match asked.silent_days.as_deref() {
                None => now.silent_days,
                Some("auto") => None,
                Some(text) => Some(text.parse().map_err(|_| no_days(text))?),
            };
            let wanted = Limits {
                silent_days,
                price_percent: asked.price_percent.unwrap_or(now.price_percent),
                seats_percent: asked.seats_percent.unwrap_or(now.seats_percent),
                seats_least: asked.seats_least.unwrap_or(now.seats_least),
                jump_days: asked.jump_days.unwrap_or(now.jump_days),
            };
            now = app.set_attention_limits(&name, Some(wanted))?;
        }
    }
    if json {
        print_json(&json!({ "connection": name, "limits": now }));
        return Ok(());
    }
    let silent = match now.silent_days {
        Some(n) => format!("after {n} days"),
        None => "after three missed times of the schedule; after 35 days without one".to_owned(),
    };
    line(&heading(&format!("{name}:")));
    line(&format!("  silent       {silent}"));
    line(&format!("  price, cost  a move of more than {} %", now.price_percent));
    line(&format!(
        "  seats        a move of more than {} %, and of {} at least",
        now.seats_percent, now.seats_least
    ));
    line(&format!("  told for     {} days, where it is in Halo by then; else until it is", now.jump_days));
    Ok(())
}

fn no_days(text: &str) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("{text:?} is no number of days."),
        "A connection is called silent after so many days without a whole reading.",
        "Give a number, or auto.",
    )
}
