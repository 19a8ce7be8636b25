//! Exit codes, and errors as they are printed. The codes are part of the contract.

use crate::output;
use halyard_core::{Error, ErrorCode, Meaning};
use std::process::ExitCode;

/// The exit code of a meaning.
pub fn code(meaning: Meaning) -> ExitCode {
    ExitCode::from(match meaning {
        Meaning::Failed => 1,
        Meaning::Usage => 2,
        Meaning::Guard => 3,
        Meaning::Partly => 4,
        Meaning::Stale => 5,
        Meaning::Held => 6,
        Meaning::Refused => 7,
        Meaning::Interrupted => 130,
    })
}

/// Prints an error and gives its exit code.
pub fn error(error: &Error, json: bool) -> ExitCode {
    if json {
        output::json(&serde_json::json!({ "error": error }));
    } else {
        eprint!("{}", output::told(error));
    }
    code(error.code.meaning())
}

/// What the command line parser says: help and version are no errors.
pub fn usage(e: &clap::Error, json: bool) -> ExitCode {
    if !e.use_stderr() {
        let _ = e.print();
        return ExitCode::SUCCESS;
    }
    if !json {
        let _ = e.print();
        return ExitCode::from(2);
    }
    let text = e.to_string();
    // Everything up to the usage: the first line alone may end before it names what is missing.
    let told =
        text.lines().map(str::trim).take_while(|l| !l.starts_with("Usage:") && !l.starts_with("For more"));
    let what = told.filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ");
    let what = what.trim_start_matches("error: ").to_owned();
    error(
        &Error::new(
            ErrorCode::Usage,
            what,
            "The command line does not fit the command.",
            "See halyard-cli --help, or --help after the command.",
        ),
        true,
    )
}
