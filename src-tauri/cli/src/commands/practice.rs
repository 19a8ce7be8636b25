//! `practice serve`: the practice company, until stopped.

use crate::args::PracticeCommand;
use crate::opening;
use crate::output::{json as print_json, line, quiet, table};
use halyard_core::{Error, ErrorCode, Result};
use halyard_practice::{Faults, PracticeOptions, start};
use std::io::Write;
use std::process::ExitCode;

/// Serves. The addresses are the first thing printed.
pub async fn run(command: &PracticeCommand, json: bool) -> Result<ExitCode> {
    let PracticeCommand::Serve { size, seed, port, latency_ms, faults, state } = command;
    if faults == "list" {
        if json {
            let faults: Vec<_> = Faults::catalogue()
                .into_iter()
                .map(|(fault, meaning)| serde_json::json!({ "fault": fault, "meaning": meaning }))
                .collect();
            print_json(&serde_json::json!({ "faults": faults }));
            return Ok(ExitCode::SUCCESS);
        }
        let rows = Faults::catalogue().into_iter().map(|(name, meaning)| vec![name, meaning.to_owned()]);
        line(&table(&["fault", "what it does"], rows));
        return Ok(ExitCode::SUCCESS);
    }
    let faults: Faults = faults.parse().map_err(|e: halyard_practice::FaultsError| {
        Error::new(
            ErrorCode::Usage,
            "The faults cannot be read.",
            e.to_string(),
            "See them all: practice serve --faults list",
        )
    })?;
    let options = PracticeOptions {
        size: *size,
        seed: *seed,
        port: *port,
        latency_ms: *latency_ms,
        faults,
        state: state.clone(),
        ..PracticeOptions::default()
    };
    let practice = start(options.as_of_today()).await.map_err(|e| {
        Error::new(
            ErrorCode::FileUnusable,
            "The practice company cannot be served.",
            e.to_string(),
            "Choose another --port, or another --state file.",
        )
    })?;
    let at = practice.addresses();
    if json {
        print_json(at);
    } else {
        line("The practice company is open. It is made up; nothing here reaches a real service.\n");
        line(&format!("  Halo    --resource-url {} --auth-url {}", at.halo.resource_url, at.halo.auth_url));
        line(&format!("          --tenant {} --client-id {}", at.halo.tenant, at.halo.client_id));
        line(&format!("          client secret {}", at.halo.client_secret));
        line(&format!("  Giacom  --base-url {}", at.giacom.base_url));
        line(&format!("          API key {}", at.giacom.api_key));
        line(&format!(
            "  ALSO    --marketplace-url {} --username {}",
            at.also.marketplace_url, at.also.username
        ));
        line(&format!("          password {}", at.also.password));
        line(&quiet("\n  Ctrl-C closes it."));
    }
    let _ = std::io::stdout().flush();
    opening::stopped().cancelled().await;
    practice.stop().await;
    Ok(ExitCode::SUCCESS)
}
