//! `shape NAME`: what the answers of a connection look like, without what they say.

use crate::output::{heading, json as print_json, line, quiet};
use halyard_core::Result;
use halyard_core::app::{App, ShapeReport, connection_name};
use halyard_core::http::Member;
use std::process::ExitCode;

/// Reads once, and tells.
pub async fn run(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    let report = app.shape(&connection_name(name)?).await?;
    if json {
        print_json(&report);
    } else {
        shown(&report);
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(report: &ShapeReport) {
    line(&quiet(
        "Members, types and ways of writing; no value of a customer's. Digits are shown as 9, letters as a.",
    ));
    for (call, shape) in &report.calls {
        let statuses: Vec<String> =
            shape.statuses.iter().map(|(status, n)| format!("{status} x{n}")).collect();
        line(&format!("\n{} {}", heading(call), quiet(&statuses.join(", "))));
        for (path, member) in shape.members.iter().filter(|(path, _)| !path.is_empty()) {
            line(&format!("  {path}  {}", told(member)));
        }
    }
    if !report.rules.is_empty() {
        line(&format!("\n{}", heading("Rules that gave the values")));
        for (rule, n) in &report.rules {
            line(&format!("  {n:>5}  {rule}"));
        }
    }
    if let Some(error) = &report.stopped {
        line(&format!("\n! {} {} ({})", error.what, error.why, error.code));
    }
}

fn told(member: &Member) -> String {
    let types: Vec<String> = member.types.iter().map(|(kind, n)| format!("{kind} x{n}")).collect();
    let list = |mark: &str, of: &std::collections::BTreeSet<String>| {
        if of.is_empty() {
            String::new()
        } else {
            format!("  {mark}{}", of.iter().cloned().collect::<Vec<_>>().join(" | "))
        }
    };
    format!("{}{}{}", types.join(", "), list("", &member.written), list("names: ", &member.names))
}
