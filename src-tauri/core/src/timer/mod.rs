//! Who looks for due runs while Halyard is closed: an entry in the system's own scheduler that calls
//! `halyard-cli sync --due` again and again.
//!
//! One file per system: how its entry is written and read back (pure, and tested on every system), and how it is
//! put in, looked at and taken out with the system's own commands. When something really runs is said by the
//! schedules; a call at which nothing is due ends at once. An entry is text that anybody may read: no secret ever
//! stands in one. What does not bear Halyard's mark is neither written over nor removed.

mod call;
mod entry;
mod launchd;
mod marked;
mod standing;
mod systemd;
mod task_scheduler;
mod windows_words;

pub use call::{Call, Said, System, ThisSystem, without_a_window};
pub use entry::{Entry, Every};
pub use launchd::Launchd;
pub use standing::{Fault, FaultKind, Standing, State};
pub use systemd::Systemd;
pub use task_scheduler::{CALLS_CLI, TaskScheduler};

use crate::{Error, ErrorCode, Result};
use serde::Serialize;
use specta::Type;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The schedulers Halyard can write an entry for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SchedulerKind {
    /// Linux: a user's own systemd.
    Systemd,
    /// macOS: a launch agent.
    Launchd,
    /// Windows: the Task Scheduler.
    TaskScheduler,
}

/// One text of an entry, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TimerText")]
pub struct EntryText {
    /// Where: a file, or the name of a task.
    pub place: String,
    /// What.
    pub text: String,
}

/// A system's scheduler.
pub trait Scheduler: Send + Sync {
    /// Which it is.
    fn kind(&self) -> SchedulerKind;
    /// What would be written for an entry; nothing is.
    fn texts(&self, entry: &Entry) -> Result<Vec<EntryText>>;
    /// Writes an entry in place of the one there may be, and has it called once at once.
    fn install(&self, entry: &Entry) -> Result<()>;
    /// How the entry stands, against the one that would be written now.
    fn inspect(&self, wanted: &Entry) -> Result<Standing>;
    /// Takes the entry away; the places it was in, none where there was none.
    fn remove(&self) -> Result<Vec<String>>;
}

/// Folders and names of the user, as the system tells them.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The home folder.
    pub home: Option<PathBuf>,
    /// The folder for programs' settings (`~/.config` on Linux).
    pub config: Option<PathBuf>,
    /// A folder for a file that is only passed on.
    pub scratch: PathBuf,
    /// The user, with its domain on Windows.
    pub user: Option<String>,
}

impl Places {
    /// The user with its domain, as Windows tells every program; none elsewhere.
    pub fn user_of_windows() -> Option<String> {
        let told = |name| std::env::var(name).ok().filter(|v| cfg!(windows) && !v.is_empty());
        Some(format!("{}\\{}", told("USERDOMAIN")?, told("USERNAME")?))
    }
}

/// The scheduler of this system, and the command line it is to call.
#[derive(Clone)]
pub struct Timer {
    /// The scheduler.
    pub scheduler: Arc<dyn Scheduler>,
    /// `halyard-cli`, where it should be.
    pub program: PathBuf,
}

impl Timer {
    /// This system's, for the user whose places they are; none where Halyard knows no scheduler.
    pub fn of_this_user(places: &Places, program: PathBuf) -> Option<Self> {
        let system: Arc<dyn System> = Arc::new(ThisSystem);
        let scheduler: Arc<dyn Scheduler> = if cfg!(target_os = "linux") {
            Arc::new(Systemd::new(&places.config.as_ref()?.join("systemd/user"), system))
        } else if cfg!(target_os = "macos") {
            Arc::new(Launchd::new(&places.home.as_ref()?.join("Library/LaunchAgents"), system))
        } else if cfg!(windows) {
            Arc::new(TaskScheduler::new(&places.scratch, places.user.as_deref(), system))
        } else {
            return None;
        };
        Some(Self { scheduler, program })
    }
}

/// The command line that belongs to a running program: beside it, where every package puts it.
pub fn program_beside(running: &Path) -> PathBuf {
    running.with_file_name(format!("halyard-cli{}", std::env::consts::EXE_SUFFIX))
}

/// The error for a command of the system that refused.
fn refused(call: &Call, said: &Said) -> Error {
    let told = said.err.trim();
    let told =
        if told.is_empty() { String::from_utf8_lossy(&said.out).trim().to_owned() } else { told.into() };
    Error::new(
        ErrorCode::TimerRefused,
        format!("The system's scheduler refused: {call}"),
        if told.is_empty() { format!("It ended with {}.", said.ended()) } else { told },
        "Read what it says. Halyard's schedules also run while its window is open.",
    )
}

/// The error for an entry of that name that somebody else wrote.
fn foreign(place: &str) -> Error {
    Error::new(
        ErrorCode::TimerForeign,
        format!("{place} was not written by Halyard."),
        "It does not bear Halyard's mark, so it is neither written over nor removed.",
        "Move it away if it is not needed, then try again.",
    )
}

#[cfg(test)]
mod tests;
