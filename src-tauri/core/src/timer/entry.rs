//! What the system's scheduler calls, and how often.

use crate::{Error, ErrorCode, Result};
use serde::Serialize;
use specta::Type;
use std::path::{Path, PathBuf};

/// How often is looked: minutes that divide the hour, so that each system can say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(transparent)]
#[serde(rename = "TimerEvery")]
pub struct Every(u16);

impl Every {
    /// Those there are, in minutes.
    pub const ALL: [u16; 6] = [5, 10, 15, 20, 30, 60];

    /// So many minutes; none where that is not one of [`Every::ALL`].
    pub fn minutes(minutes: u16) -> Option<Self> {
        Self::ALL.contains(&minutes).then_some(Self(minutes))
    }

    /// As typed: `15m`, `15`, `1h`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |t: &str| t.parse::<u16>().ok();
        Self::minutes(match (text.strip_suffix('h'), text.strip_suffix('m')) {
            (Some(hours), _) => number(hours)?.checked_mul(60)?,
            (None, Some(minutes)) => number(minutes)?,
            (None, None) => number(text)?,
        })
    }

    /// In minutes.
    pub fn as_minutes(self) -> u16 {
        self.0
    }

    /// In seconds.
    pub fn as_seconds(self) -> u32 {
        u32::from(self.0) * 60
    }
}

impl Default for Every {
    fn default() -> Self {
        Self(15)
    }
}

impl std::fmt::Display for Every {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} minutes", self.0)
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    program: String,
    folder: String,
    /// How often.
    pub every: Every,
}

impl Entry {
    /// An entry that calls `program` for the data folder `folder`. Both are absolute paths that can be written as
    /// text.
    pub fn new(program: &Path, folder: &Path, every: Every) -> Result<Self> {
        Ok(Self { program: text(program)?, folder: text(folder)?, every })
    }

    /// What was found in one that is there.
    pub(super) fn found(program: &str, folder: &str, every: Every) -> Self {
        Self { program: program.to_owned(), folder: folder.to_owned(), every }
    }

    /// The same, called as often as this.
    #[must_use]
    pub fn each(self, every: Every) -> Self {
        Self { every, ..self }
    }

    /// The command line that is called.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// The data folder. It is always named: the scheduler's environment need not be that of the user's shell.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// What is called with.
    pub fn arguments(&self) -> [&str; 5] {
        ["--data-dir", &self.folder, "sync", "--due", "--by-timer"]
    }

    /// Refuses to be written where nobody could call it, or not for long.
    pub(super) fn must_be_callable(&self) -> Result<()> {
        let refuse =
            |what: String, why: &str, fix: &str| Err(Error::new(ErrorCode::TimerProgram, what, why, fix));
        if !PathBuf::from(&self.program).is_file() {
            return refuse(
                format!("{} is not there.", self.program),
                "It is Halyard's command line, which the system's scheduler calls. Packages put it beside the app; a \
                 program that was only built does not have it.",
                "Install Halyard's package, or build it with: cargo build -p halyard-cli. Then try again.",
            );
        }
        if self.program.contains("/AppTranslocation/") || self.program.starts_with("/Volumes/") {
            return refuse(
                format!("{} will not be there for long.", self.program),
                "Halyard runs from the disk image it came in.",
                "Move Halyard to Applications, start it from there, and try again.",
            );
        }
        Ok(())
    }
}

fn text(path: &Path) -> Result<String> {
    let odd = |why: &str| {
        Error::new(
            ErrorCode::TimerProgram,
            format!("{} cannot stand in an entry of the system's scheduler.", path.display()),
            why,
            "Put Halyard, or its data folder, where the path is plain.",
        )
    };
    let text = path.to_str().ok_or_else(|| odd("It is not Unicode."))?;
    if text.chars().any(char::is_control) {
        return Err(odd("It has a control character."));
    }
    // Windows' paths are looked at on other systems only by tests.
    let absolute = path.is_absolute() || text.get(1..3) == Some(":\\");
    if absolute { Ok(text.to_owned()) } else { Err(odd("It is not absolute.")) }
}
