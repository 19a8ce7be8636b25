//! `halyard --cli …`: the command line beside this program, called without a console. Windows' Task Scheduler would
//! open one for a moment each time it called the command line itself.

use halyard_core::timer::{CALLS_CLI, program_beside, without_a_window};
use std::process::{Command, ExitCode, Stdio};

/// How the command line ended, where this program was only called to call it.
pub fn called() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != CALLS_CLI {
        return None;
    }
    let mut command = Command::new(program_beside(&std::env::current_exe().ok()?));
    command.args(arguments).stdin(Stdio::null());
    without_a_window(&mut command);
    let ended = command.status().map_err(|e| eprintln!("halyard-cli cannot be called: {e}"));
    let code = ended.ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
