//! `sync --due`: what is due by its schedule, for the system's scheduler.

use super::plans::planned;
use super::runs::ended;
use crate::exit;
use crate::output::{heading, json as print_json, line, quiet, told};
use halyard_core::Result;
use halyard_core::app::{App, DueReport, DueRun, Looker};
use std::process::ExitCode;

/// Runs what is due. The exit code is that of the connection that went worst.
pub async fn sync(app: &App, by_timer: bool, json: bool) -> Result<ExitCode> {
    app.note_look(if by_timer { Looker::Timer } else { Looker::CommandLine })?;
    let report = app.run_due().await?;
    if json {
        print_json(&report);
    } else {
        shown(&report);
    }
    Ok(report.meaning().map_or(ExitCode::SUCCESS, exit::code))
}

fn shown(report: &DueReport) {
    match (report.scheduled, report.due.is_empty()) {
        (0, _) => {
            line("Nothing is due: no connection has a schedule. Give one: schedule NAME set --daily 02:15");
        }
        (_, true) => line("Nothing is due. See when it will be: schedule list"),
        (_, false) => report.due.iter().for_each(connection),
    }
    for notified in &report.notified {
        match &notified.error {
            None => line(&quiet(&format!("Told by {}.", notified.way.as_str()))),
            Some(e) => {
                line(&format!("! Nobody was told by {}: {} ({})", notified.way.as_str(), e.what, e.code));
            }
        }
    }
}

fn connection(due: &DueRun) {
    let since = if due.slot.is_empty() { String::new() } else { format!(", due since {}", due.slot) };
    line(&format!("{}{}", heading(&due.connection), quiet(&since)));
    if let Some(plan) = &due.plan {
        planned(plan);
    }
    if let Some(run) = &due.run {
        ended(run, false);
    }
    if let Some(waits) = &due.waits {
        line(&format!("{} change(s) wait for you: show {waits}, then apply {waits}", due.held_back));
    }
    if let Some(e) = &due.error {
        eprint!("{}: {}", due.connection, told(e));
    }
}
