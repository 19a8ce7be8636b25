//! Entering secrets: at the prompt without echo, or from standard input. Never from an argument.

use halyard_core::secrets::Secret;
use halyard_core::{Error, ErrorCode, Result};
use std::io::{IsTerminal, Read};

/// A secret, where one can be had: from standard input if told so, else from the prompt of a terminal.
pub fn entered(what: &str, stdin: bool) -> Result<Option<Secret>> {
    let unreadable = |e: std::io::Error| {
        Error::new(
            ErrorCode::FileUnusable,
            format!("The {what} could not be read."),
            e.to_string(),
            "Pipe it in with --secret-stdin, or enter it at the prompt.",
        )
    };
    if stdin {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(unreadable)?;
        return Ok(Some(Secret::new(&text)));
    }
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    let text = rpassword::prompt_password(format!("{what} (not shown): ")).map_err(unreadable)?;
    Ok(Some(Secret::new(&text)))
}
