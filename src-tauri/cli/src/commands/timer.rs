//! `timer install|show|remove`: the entry in the system's scheduler.

use crate::args::{SecretsFrom, TimerCommand};
use crate::output::{heading, json as print_json, line, quiet};
use halyard_core::app::{App, Looker, Unwatched};
use halyard_core::timer::{Standing, State};
use halyard_core::{Error, ErrorCode, Result};
use serde_json::json;
use std::process::ExitCode;

/// Runs the command; without one it shows.
pub fn run(app: &App, command: Option<TimerCommand>, secrets: SecretsFrom, json: bool) -> Result<ExitCode> {
    match command.unwrap_or(TimerCommand::Show) {
        TimerCommand::Install { every, dry_run: true } => {
            let texts = app.timer_texts(every)?;
            if json {
                print_json(&json!({ "texts": texts }));
                return Ok(ExitCode::SUCCESS);
            }
            for text in texts {
                line(&heading(&text.place));
                line(&text.text);
            }
        }
        TimerCommand::Install { every, dry_run: false } => {
            refuse_environment(secrets)?;
            let standing = app.install_timer(every)?;
            told(&standing, app, json)?;
        }
        TimerCommand::Show => told(&app.timer()?, app, json)?,
        TimerCommand::Remove => {
            let places = app.remove_timer()?;
            if json {
                print_json(&json!({ "removed": places }));
            } else if places.is_empty() {
                line("There is no entry of Halyard in the system's scheduler.");
            } else {
                for place in places {
                    line(&format!("Removed: {place}"));
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The system's scheduler does not get this shell's variables, and no secret stands in an entry.
fn refuse_environment(secrets: SecretsFrom) -> Result<()> {
    if secrets == SecretsFrom::Keychain {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::Usage,
        "The entry is for secrets in the keychain.",
        "The system's scheduler does not get the variables of this shell, and a secret never stands in an entry.",
        "With --secrets env, use the recipes in docs/server: they read the variables from a file that is yours to protect.",
    ))
}

fn told(standing: &Standing, app: &App, json: bool) -> Result<()> {
    let (looks, unwatched) = (app.looks()?, app.unwatched()?);
    if json {
        print_json(&json!({ "timer": standing, "looks": looks, "unwatched": unwatched }));
        return Ok(());
    }
    line(match standing.state {
        State::Absent => "There is no entry in the system's scheduler. Write one: timer install",
        State::Well => "The system's scheduler looks for due runs.",
        State::Broken => "There is an entry in the system's scheduler, but not all is well.",
        State::Unavailable => "The system's scheduler cannot be used.",
    });
    if let (Some(every), Some(program)) = (standing.every, &standing.program) {
        line(&format!("  every  {every}"));
        line(&format!("  calls  {program}"));
    }
    for fault in &standing.faults {
        line(&format!("! {} {}", fault.what, fault.fix));
    }
    if standing.state == State::Broken && standing.mendable {
        line("  Write it anew with: timer install");
    }
    if standing.state == State::Well && cfg!(target_os = "linux") {
        line(&quiet("  Where nobody is logged on, it is called only after: loginctl enable-linger"));
    }
    if let Some((who, at)) = looks.newest() {
        let who = match who {
            Looker::App => "the app",
            Looker::Timer => "the system's scheduler",
            Looker::CommandLine => "the command line",
        };
        line(&format!("  last looked  {}, {who}", at.strftime("%Y-%m-%d %H:%M UTC")));
    }
    Ok(())
}

/// What is said beside schedules that nothing looks at.
pub fn note(unwatched: Option<&Unwatched>) {
    let Some(Unwatched { since }) = unwatched else { return };
    let what = match since {
        Some(since) => format!("Nothing has looked for due runs since {since}."),
        None => "Nothing has looked for due runs yet.".to_owned(),
    };
    line(&format!("! {what} Have the system do it: timer install. The app does it while it is open."));
}
