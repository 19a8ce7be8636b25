//! `schedule NAME set|show|clear`, `schedule list`.

use super::plans::entities;
use super::timer;
use crate::args::{ScheduleCommand, SetSchedule};
use crate::output::{heading, json as print_json, line, quiet, state, table};
use halyard_core::app::{App, ScheduleView, connection_name, local_time};
use halyard_core::schedule::{Hours, Schedule, Unattended, When};
use halyard_core::store::LastRun;
use halyard_core::{Error, ErrorCode, Result};
use serde_json::json;
use std::fmt::Write as _;
use std::process::ExitCode;

/// What stands for all connections where a name would.
const ALL: &str = "list";

/// Runs the command; a bare name shows.
pub fn run(app: &App, name: &str, command: Option<ScheduleCommand>, json: bool) -> Result<ExitCode> {
    match command {
        None if name == ALL => list(app, json),
        None | Some(ScheduleCommand::Show) => show(app, name, json),
        Some(ScheduleCommand::Clear) => clear(app, name, json),
        Some(ScheduleCommand::Set(asked)) => {
            let view = app.set_schedule(&connection_name(name)?, &chosen(&asked)?)?;
            told(&view, json);
            if !json {
                line(&quiet("A schedule says when; something has to look. See: timer show"));
                timer::note(app.unwatched()?.as_ref());
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The schedule as it was typed.
fn chosen(asked: &SetSchedule) -> Result<Schedule> {
    let when = match (&asked.daily, asked.every_hours) {
        (Some(time), _) => When::Daily { at: local_time(time)? },
        (None, Some(hours)) => {
            When::Every { hours: Hours::new(hours).ok_or_else(|| Error::internal("Hours out of range."))? }
        }
        (None, None) => When::Weekdays {
            days: asked.weekdays.iter().copied().collect(),
            at: local_time(asked.at.as_deref().unwrap_or_default())?,
        },
    };
    Ok(Schedule {
        when,
        zone: asked.zone.clone(),
        entities: entities(&asked.entities),
        unattended: Unattended {
            create_clients: asked.allow_client_creation,
            removals: !asked.no_removals,
            renames: !asked.no_renames,
        },
    })
}

fn show(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    match app.schedule(&connection_name(name)?)? {
        Some(view) => {
            told(&view, json);
            if !json {
                timer::note(app.unwatched()?.as_ref());
            }
        }
        None if json => print_json(&json!({ "connection": name, "when": null })),
        None => {
            line(&format!("{name} has no schedule. Give it one: schedule {name} set --daily 02:15"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn clear(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    if !app.clear_schedule(&connection_name(name)?)? {
        return Err(Error::new(
            ErrorCode::Usage,
            format!("{name} has no schedule."),
            "There is nothing to take away.",
            "See schedule list for those that have one.",
        ));
    }
    if json {
        print_json(&json!({ "connection": name, "cleared": true }));
    } else {
        line(&format!("{name} has no schedule any more; it runs when you ask for it."));
    }
    Ok(ExitCode::SUCCESS)
}

fn list(app: &App, json: bool) -> Result<ExitCode> {
    let all = app.schedules()?;
    if json {
        print_json(&json!({ "schedules": all, "unwatched": app.unwatched()? }));
    } else if all.is_empty() {
        line("No connection has a schedule. Give one: schedule NAME set --daily 02:15");
    } else {
        let rows = all.iter().map(|s| {
            vec![s.connection.clone(), s.when.clone(), s.zone.clone(), next(s), last(s.last.as_ref())]
        });
        line(&table(&["connection", "when", "zone", "next", "last"], rows));
        for s in &all {
            note(s);
        }
        timer::note(app.unwatched()?.as_ref());
    }
    Ok(ExitCode::SUCCESS)
}

fn told(s: &ScheduleView, json: bool) {
    if json {
        print_json(s);
        return;
    }
    let zone = if s.zone_of_machine { format!("{}, this machine's", s.zone) } else { s.zone.clone() };
    let mut covers = Vec::new();
    covers.extend(s.entities.customers.then_some("customers"));
    covers.extend(s.entities.subscriptions.then_some("subscriptions"));
    let mut held = vec!["what the guard stops", "licences beside one of the same name"];
    held.extend((!s.unattended.create_clients).then_some("new clients"));
    held.extend((!s.unattended.removals).then_some("licences set inactive or to 0"));
    held.extend((!s.unattended.renames).then_some("changes of clients' names and addresses"));
    line(&format!("{} {} ({zone})", heading(&format!("{}:", s.connection)), s.when));
    line(&format!("  covers      {}", covers.join(", ")));
    line(&format!("  left to you {}", held.join(", ")));
    line(&format!("  next        {}", next(s)));
    line(&format!("  last        {}", last(s.last.as_ref())));
    note(s);
}

fn note(s: &ScheduleView) {
    if let Some(note) = &s.note {
        line(&format!("! {}: {note}", s.connection));
    }
}

fn next(s: &ScheduleView) -> String {
    match &s.next_local {
        _ if s.due => "now".to_owned(),
        Some(local) => local.clone(),
        None => "unknown".to_owned(),
    }
}

fn last(last: Option<&LastRun>) -> String {
    let Some(last) = last else { return "never yet".to_owned() };
    let at = last.at.strftime("%Y-%m-%d %H:%M UTC");
    let mut text = format!("{at}: {}", state(last.outcome.as_deref().unwrap_or("at work, or stopped")));
    for (what, id) in [("plan", &last.plan), ("run", &last.run), ("waits", &last.waits)] {
        if let Some(id) = id {
            let _ = write!(text, ", {what} {id}");
        }
    }
    text
}
