//! `audit …`: whether it is intact, its newest rows, all of it as a file.

use crate::args::{AuditCommand, AuditForm};
use crate::exit;
use crate::output::{json as print_json, line, quiet, table, told};
use halyard_core::Result;
use halyard_core::app::{App, AuditFormat, AuditLine};
use serde_json::json;
use std::process::ExitCode;

/// Runs one command of the audit.
pub fn run(app: &App, command: AuditCommand, as_json: bool) -> Result<ExitCode> {
    match command {
        AuditCommand::Verify => verify(app, as_json),
        AuditCommand::List { run, last } => {
            let run = run.map(|run| super::runs::run_id(&run)).transpose()?;
            let rows = app.audit_list(run, last)?;
            if as_json {
                print_json(&json!({ "audit": rows }));
            } else {
                listed(rows);
            }
            Ok(ExitCode::SUCCESS)
        }
        AuditCommand::Export { file, format } => {
            let format = match format {
                AuditForm::Csv => AuditFormat::Csv,
                AuditForm::Json => AuditFormat::Json,
            };
            let rows = app.audit_export(&file, format)?;
            if as_json {
                print_json(&json!({ "file": file, "rows": rows }));
            } else {
                line(&format!("{rows} rows written to {}.", file.display()));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn verify(app: &App, as_json: bool) -> Result<ExitCode> {
    let verdict = app.audit_verify()?;
    let error = verdict.error();
    if as_json {
        let mut value = serde_json::to_value(&verdict).unwrap_or_default();
        if let Some(error) = &error {
            value["error"] = json!(error);
        }
        print_json(&value);
    } else if let Some(error) = &error {
        eprint!("{}", told(error));
    } else {
        line(&format!("intact, {} rows", verdict.rows));
        line(&quiet(&format!("The last one: {}", verdict.hash)));
    }
    Ok(error.map_or(ExitCode::SUCCESS, |e| exit::code(e.code.meaning())))
}

fn listed(rows: Vec<AuditLine>) {
    let rows = rows.into_iter().map(|r| {
        let fields = r.fields.iter().map(|f| match (&f.before, &f.after) {
            (Some(before), Some(after)) => format!("{} {before} → {after}", f.field),
            (None, Some(after)) => format!("{} {after}", f.field),
            (before, None) => format!("{} {} → none", f.field, before.as_deref().unwrap_or_default()),
        });
        let (act, action) = (r.act(), r.action.map(|a| a.as_str().to_owned()));
        let who = r.customer.or(r.customer_id).or(r.connection).unwrap_or_default();
        let outcome = r.outcome.map(|o| o.as_str().to_owned());
        let what = [action, r.name, Some(fields.collect::<Vec<_>>().join(", ")), outcome, r.why];
        vec![
            r.row.to_string(),
            r.at.chars().take(19).collect::<String>().replace('T', " "),
            r.user,
            act.to_owned(),
            r.run.unwrap_or_default(),
            who,
            what.into_iter().flatten().filter(|w| !w.is_empty()).collect::<Vec<_>>().join("; "),
        ]
    });
    line(&table(&["row", "when (UTC)", "by", "what", "run", "of", "in words"], rows));
}
