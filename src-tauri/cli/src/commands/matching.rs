//! `match NAME …`: the matching table.

use crate::args::MatchCommand;
use crate::output::{heading, json as print_json, line, state, table};
use halyard_core::Result;
use halyard_core::app::{App, MatchLine, MatchList, connection_name};
use serde_json::json;
use std::process::ExitCode;

/// Runs one command of the matching.
pub async fn run(app: &App, name: &str, command: MatchCommand, as_json: bool) -> Result<ExitCode> {
    let name = connection_name(name)?;
    let (list, said) = match command {
        MatchCommand::List => (app.match_list(&name).await?, None),
        MatchCommand::Suggest => {
            let list = app.match_suggest(&name, false).await?;
            let said = format!("{} exact match(es) saved.", list.changed);
            (list, Some(said))
        }
        MatchCommand::Find => {
            let (list, unclear) = app.find_written(&name).await?;
            let found = format!("{} customer(s) matched by Halyard's references.", list.changed);
            let said = std::iter::once(found).chain(unclear).collect::<Vec<_>>().join("\n");
            (list, Some(said))
        }
        MatchCommand::Accept { suggested } => {
            let list = app.match_suggest(&name, suggested).await?;
            let said = format!("{} match(es) saved.", list.changed);
            (list, Some(said))
        }
        MatchCommand::Set { customer, client } => {
            (app.match_set(&name, &customer, &client).await?, Some("Matched by hand.".to_owned()))
        }
        MatchCommand::Exclude { customer, reason } => {
            (app.match_exclude(&name, &customer, &reason).await?, Some("Excluded.".to_owned()))
        }
        MatchCommand::Clear { customer } => {
            (app.match_clear(&name, &customer).await?, Some("The match is forgotten.".to_owned()))
        }
        MatchCommand::Export { file } => {
            let lines = app.match_export(&name, &file).await?;
            if as_json {
                print_json(&json!({ "file": file, "lines": lines }));
            } else {
                line(&format!("{lines} customers written to {}.", file.display()));
            }
            return Ok(ExitCode::SUCCESS);
        }
        MatchCommand::Import { file } => {
            let list = app.match_import(&name, &file).await?;
            let said = format!("{} match(es) changed.", list.changed);
            (list, Some(said))
        }
        MatchCommand::Undo => {
            let (what, list) = app.match_undo(&name).await?;
            let said = format!("Taken back: {what} ({} match(es)).", list.changed);
            (list, Some(said))
        }
    };
    if as_json {
        print_json(&list);
    } else {
        if let Some(said) = said {
            line(&said);
        }
        shown(&list);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints the table for people: what is open first.
pub fn shown(list: &MatchList) {
    let total = list.matches.iter().filter(|m| m.saved).count() as u64 + list.unmatched;
    line(&heading(&format!("{} of {total} customers left to match", list.unmatched)));
    if !list.undecided.is_empty() {
        let rows = list
            .undecided
            .iter()
            .map(|u| vec![u.customer_id.clone(), u.customer_name.clone(), u.why.clone()]);
        line(&table(&["customer", "name", "why nothing is suggested"], rows));
    }
    for (saved, title) in [(false, "Suggestions, not saved"), (true, "Saved")] {
        let lines: Vec<&MatchLine> = list.matches.iter().filter(|m| m.saved == saved).collect();
        if lines.is_empty() {
            continue;
        }
        line(&format!("\n{}", heading(title)));
        let rows = lines.into_iter().map(|m| {
            let client = match (&m.client_name, m.client_id) {
                (Some(name), Some(id)) => format!("{name} ({id})"),
                _ => "—".to_owned(),
            };
            let score = m.score.map(|s| format!("{:.0} %", s * 100.0)).unwrap_or_default();
            vec![
                m.customer_id.clone(),
                m.customer_name.clone(),
                state(m.kind.as_str()),
                client,
                score,
                m.why.clone(),
            ]
        });
        line(&table(&["customer", "name", "kind", "client", "score", "why"], rows));
    }
}
