//! `connect`, `connections`, `check`.

use crate::args::{Connect, SecretsFrom};
use crate::exit;
use crate::output::{json as print_json, line, quiet, state, table};
use crate::secret;
use halyard_core::app::{App, CheckReport, ConnectHalo, Connected, connection_name};
use halyard_core::vendors::Verdict;
use halyard_core::{ErrorCode, Meaning, Result};
use std::process::ExitCode;

/// Saves a connection.
pub fn connect(app: &App, to: Connect, secrets: SecretsFrom, json: bool) -> Result<ExitCode> {
    let ask = |what: &str, stdin: bool| {
        if secrets == SecretsFrom::Env && !stdin { Ok(None) } else { secret::entered(what, stdin) }
    };
    let connected = match to {
        Connect::Halo {
            resource_url,
            auth_url,
            tenant,
            client_id,
            name,
            budget,
            batch,
            page_size,
            secret_expires,
            secret_stdin,
        } => {
            let request = ConnectHalo {
                name,
                resource_url,
                auth_url,
                tenant,
                client_id,
                budget,
                batch,
                page_size,
                secret_expires,
            };
            app.connect_halo(&request, ask("Client secret", secret_stdin)?)?
        }
        Connect::Giacom(args) => {
            let secret = ask("API key", args.secret_stdin)?;
            app.connect_vendor(&args.form(), secret)?
        }
        Connect::Also(args) => {
            let secret = ask("Password", args.secret_stdin)?;
            app.connect_vendor(&args.form(), secret)?
        }
    };
    if json {
        print_json(&connected);
    } else {
        told(&connected, secrets);
    }
    Ok(ExitCode::SUCCESS)
}

fn told(c: &Connected, secrets: SecretsFrom) {
    line(&format!("Saved the connection {}.", c.connection));
    for note in &c.notes {
        line(&format!("  {note}"));
    }
    match (c.secret, secrets) {
        (true, SecretsFrom::Keychain) => line("  Its secret is in the keychain."),
        (true, SecretsFrom::Env) => line("  Its secret is in the environment."),
        (false, SecretsFrom::Keychain) => line("  No secret is stored yet: connect again and enter it."),
        (false, SecretsFrom::Env) => line(&format!("  Its secret is not set yet: {}", c.variable)),
    }
    line(&quiet(&format!("  Next: halyard-cli check {}", c.connection)));
}

/// The saved connections.
pub fn list(app: &App, json: bool) -> Result<ExitCode> {
    let connections = app.connections()?;
    if json {
        print_json(&serde_json::json!({ "connections": connections }));
    } else if connections.is_empty() {
        line("There is no connection yet. Begin with: connect halo");
    } else {
        let rows = connections
            .into_iter()
            .map(|c| vec![c.connection, c.kind, c.address, c.secret_expires.unwrap_or_default()]);
        line(&table(&["connection", "to", "address", "secret ends"], rows));
    }
    Ok(ExitCode::SUCCESS)
}

/// Tests a connection.
pub async fn check(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    let report = app.check(&connection_name(name)?).await?;
    if json {
        print_json(&report);
    } else {
        checked(&report);
    }
    Ok(verdict(&report))
}

/// The exit code of a report: refused where credentials or a permission are what fails.
pub fn verdict(report: &CheckReport) -> ExitCode {
    if report.ok {
        return ExitCode::SUCCESS;
    }
    let failed = report.tests.iter().filter(|t| t.result == Verdict::Fail);
    let refused = failed.filter_map(|t| ErrorCode::ALL.iter().find(|c| c.as_str() == t.code));
    exit::code(refused.map(|c| c.meaning()).find(|m| *m == Meaning::Refused).unwrap_or(Meaning::Failed))
}

/// Prints a report for people.
pub fn checked(report: &CheckReport) {
    for t in &report.tests {
        let word = match t.result {
            Verdict::Pass => "pass",
            Verdict::Warn => "warn",
            Verdict::Fail => "fail",
        };
        line(&format!("{}  {:<24} {}", state(word), t.name, t.what));
        if t.result != Verdict::Pass {
            for (mark, text) in [("", &t.why), ("→ ", &t.fix), ("", &t.code)] {
                if !text.is_empty() {
                    line(&quiet(&format!("      {mark}{text}")));
                }
            }
        }
    }
}
