//! The system's own commands, called without a shell.

use std::io;
use std::process::{Command, Stdio};

/// A command with its arguments. None of them is ever a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The command.
    pub program: &'static str,
    /// Its arguments.
    pub arguments: Vec<String>,
}

impl Call {
    /// From words.
    pub fn new(program: &'static str, arguments: &[&str]) -> Self {
        Self { program, arguments: arguments.iter().map(|a| (*a).to_owned()).collect() }
    }
}

impl std::fmt::Display for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.program, self.arguments.join(" "))
    }
}

/// What a command answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Its exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// Standard output; its encoding is the system's.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Said {
    /// Whether it went well.
    pub fn well(&self) -> bool {
        self.code == Some(0)
    }

    /// How it ended, in words.
    pub fn ended(&self) -> String {
        self.code.map_or_else(|| "a signal".to_owned(), |code| format!("exit code {code}"))
    }
}

/// Runs commands of the system.
pub trait System: Send + Sync {
    /// Runs it to its end. An error where there is no such command.
    fn run(&self, call: &Call) -> io::Result<Said>;
}

/// The system Halyard runs on.
#[derive(Debug, Clone, Copy)]
pub struct ThisSystem;

impl System for ThisSystem {
    fn run(&self, call: &Call) -> io::Result<Said> {
        let mut command = Command::new(call.program);
        command.args(&call.arguments).stdin(Stdio::null()).env("LC_ALL", "C");
        without_a_window(&mut command);
        let out = command.output()?;
        let err = String::from_utf8_lossy(&out.stderr).into_owned();
        Ok(Said { code: out.status.code(), out: out.stdout, err })
    }
}

/// No console flashes up where a program without one calls a command of the console.
#[cfg(windows)]
pub fn without_a_window(command: &mut Command) {
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NO_WINDOW);
}

/// No console flashes up where a program without one calls a command of the console. Other systems have none.
#[cfg(not(windows))]
pub fn without_a_window(_: &mut Command) {}
