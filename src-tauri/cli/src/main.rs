//! `halyard-cli`: the engine without a window, for servers, schedulers and scripts.
//!
//! A thin shell: it reads arguments, calls one use-case of the engine, prints the result. Standard output
//! carries the result alone (one JSON object with `--json`); progress and log lines go to standard error.

mod args;
mod commands;
mod exit;
mod opening;
mod output;
mod progress;
mod secret;

use args::Args;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let json = std::env::args().any(|a| a == "--json");
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(e) => return exit::usage(&e, json),
    };
    log_to_stderr();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return exit::error(&output::internal(&e), args.json),
    };
    let json = args.json;
    let code = match runtime.block_on(commands::run(args)) {
        Ok(code) => code,
        Err(e) => exit::error(&e, json),
    };
    runtime.shutdown_background();
    code
}

/// Log lines, when `HALYARD_LOG` asks for them. They never hold a secret or a body.
fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("HALYARD_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("off"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
