//! `duplicates NAME`: licences that look like the same subscription twice, and a plan to set some inactive.

use super::plans::planned;
use crate::output::{heading, json as print_json, line, quiet, table};
use halyard_core::Result;
use halyard_core::app::{App, BilledOn, DuplicateLicence, DuplicateList};
use std::process::ExitCode;

/// Lists them, or plans.
pub async fn run(app: &App, name: &str, deactivate: &[i64], json: bool) -> Result<ExitCode> {
    if deactivate.is_empty() {
        let list = app.duplicates(name).await?;
        if json {
            print_json(&list);
        } else {
            shown(&list);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let plan = app.duplicates_plan(name, deactivate).await?;
    if json {
        print_json(&plan);
    } else {
        planned(&plan);
        line(&quiet(&format!("Read it: show {0}   Apply it: apply {0}", plan.plan)));
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(list: &DuplicateList) {
    if list.groups.is_empty() {
        line("No licence of a matched client looks like another one.");
        return;
    }
    line(&heading(&format!("{} subscription(s) that may stand in Halo twice", list.groups.len())));
    if let Some(why) = &list.lines_unknown {
        line(&format!("! Which invoice lines count them is not known: {why}"));
    }
    for group in &list.groups {
        line(&format!("\n{} {}", heading(&group.client_name), quiet(&group.client_id.to_string())));
        let reasons: Vec<&str> = group.reasons.iter().map(|r| r.words()).collect();
        line(&quiet(&format!("  {}", reasons.join(", "))));
        let head = ["licence", "name", "count", "price", "from", "to", "linked", "billed on", ""];
        line(&table(&head, group.licences.iter().map(row)));
    }
    line(&quiet(&format!(
        "\nSet some inactive: duplicates {} --deactivate LICENCE,LICENCE",
        list.connection
    )));
}

fn row(l: &DuplicateLicence) -> Vec<String> {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let linked = match l.linked.as_deref() {
        None => "—",
        Some("") => "another connection",
        Some(name) => name,
    };
    vec![
        l.id.to_string(),
        l.name.clone(),
        or_dash(&l.count),
        or_dash(&l.price),
        or_dash(&l.starts),
        or_dash(&l.ends),
        linked.to_owned(),
        if l.lines.is_empty() {
            "—".to_owned()
        } else {
            l.lines.iter().map(billed).collect::<Vec<_>>().join("; ")
        },
        if l.keep { "keep".to_owned() } else { String::new() },
    ]
}

fn billed(on: &BilledOn) -> String {
    let off = if on.inactive { " (switched off)" } else { "" };
    format!("{} {}{off}", on.invoice, on.description)
}
