//! `apply`, `resume`, `runs`, `receipt`, `sync`.

use super::plans::planned;
use crate::args::Format;
use crate::exit;
use crate::output::{heading, json as print_json, line, minute, quiet, state, table, told};
use halyard_core::app::{App, ApplyRequest, ReceiptFormat, RunOutcome, connection_name};
use halyard_core::store::{PlanId, RunId};
use halyard_core::{Error, ErrorCode, Result};
use serde_json::json;
use std::process::ExitCode;

/// Applies a plan.
pub async fn apply(app: &App, plan: &str, allow_guard: Option<String>, json: bool) -> Result<ExitCode> {
    let plan = PlanId::parse(plan).ok_or_else(|| unknown(plan, "plan", "P1"))?;
    let outcome = app.apply(&ApplyRequest { plan, allow_guard }).await?;
    Ok(ended(&outcome, json))
}

/// Goes on with a run.
pub async fn resume(app: &App, run: &str, json: bool) -> Result<ExitCode> {
    let outcome = app.resume(run_id(run)?).await?;
    Ok(ended(&outcome, json))
}

/// Plans and applies within the guard.
pub async fn sync(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    let (plan, outcome) = app.sync(&connection_name(name)?).await?;
    if json {
        let mut value = serde_json::to_value(&outcome).unwrap_or_default();
        value["plan"] = json!(plan.plan);
        value["counts"] = json!(plan.counts);
        value["remarks"] = json!(plan.remarks);
        print_json(&value);
        return Ok(outcome.meaning().map_or(ExitCode::SUCCESS, exit::code));
    }
    planned(&plan);
    Ok(ended(&outcome, false))
}

/// Prints how a run ended, and gives its exit code.
pub fn ended(outcome: &RunOutcome, json: bool) -> ExitCode {
    if json {
        print_json(outcome);
    } else {
        line(&format!(
            "{} {}: {} applied, {} failed, {} need you, {} left alone. {} requests to Halo.",
            heading(&format!("Run {}", outcome.run)),
            state(outcome.status.as_str()),
            outcome.applied,
            outcome.failed,
            outcome.needs_you,
            outcome.skipped,
            outcome.requests.halo
        ));
        if let Some(e) = &outcome.stopped {
            eprint!("{}", told(e));
            line(&quiet(&format!("What is left can be taken up again: resume {}", outcome.run)));
        } else if outcome.status.resumes() {
            line(&quiet(&format!("Go on with: resume {}", outcome.run)));
        }
        line(&quiet(&format!("Receipt: receipt {0}   Take it back: undo {0}", outcome.run)));
    }
    outcome.meaning().map_or(ExitCode::SUCCESS, exit::code)
}

/// The history.
pub fn list(app: &App, json: bool) -> Result<ExitCode> {
    let runs = app.runs()?;
    if json {
        print_json(&json!({ "runs": runs }));
    } else if runs.is_empty() {
        line("There are no runs yet. Begin with: plan NAME");
    } else {
        let rows = runs.into_iter().map(|r| {
            vec![
                r.run,
                r.connection,
                state(r.status.as_str()),
                minute(&r.started),
                r.applied.to_string(),
                r.failed.to_string(),
                r.needs_you.to_string(),
                r.skipped.to_string(),
                r.who,
            ]
        });
        let head = [
            "run",
            "connection",
            "status",
            "started (UTC)",
            "applied",
            "failed",
            "need you",
            "left alone",
            "by",
        ];
        line(&table(&head, rows));
    }
    Ok(ExitCode::SUCCESS)
}

/// One receipt.
pub fn receipt(app: &App, run: &str, format: Format, json: bool) -> Result<ExitCode> {
    let format = match format {
        _ if json => ReceiptFormat::Json,
        Format::Text => ReceiptFormat::Text,
        Format::Json => ReceiptFormat::Json,
        Format::Csv => ReceiptFormat::Csv,
        Format::Html => ReceiptFormat::Html,
    };
    let text = app.receipt_as(run_id(run)?, format)?;
    line(text.trim_end());
    Ok(ExitCode::SUCCESS)
}

pub fn run_id(text: &str) -> Result<RunId> {
    RunId::parse(text).ok_or_else(|| unknown(text, "run", "R1"))
}

pub fn unknown(text: &str, what: &str, example: &str) -> Error {
    Error::new(
        ErrorCode::PlanUnknown,
        format!("{text:?} is not the number of a {what}."),
        format!("A {what} is named like {example}."),
        "See runs for the history.",
    )
}
