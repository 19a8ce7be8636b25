//! Who runs what is due: an entry in the system's scheduler, or the app while it is open. Each notes when it
//! looked, so that nobody believes in a schedule that nothing looks at.

use super::App;
use crate::timer::{Entry, EntryText, Every, Scheduler, Standing, Timer};
use crate::{Error, ErrorCode, Result};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::PathBuf;

const LOOKS: &str = "looks";
const SETTINGS: &str = "runner";

/// After so long without a look, a person is told. The rarest entry looks each hour.
const SILENT: SignedDuration = SignedDuration::from_hours(2);

/// Who looks for due runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Looker {
    /// The app, while it is open.
    App,
    /// The system's scheduler, by its entry.
    Timer,
    /// `sync --due` called by somebody else: a person, cron, a container.
    CommandLine,
}

/// When each last looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Looks {
    /// The app.
    pub app: Option<Timestamp>,
    /// The system's scheduler.
    pub timer: Option<Timestamp>,
    /// Somebody else.
    pub command_line: Option<Timestamp>,
}

impl Looks {
    /// The newest, with who it was.
    pub fn newest(&self) -> Option<(Looker, Timestamp)> {
        let all =
            [(Looker::App, self.app), (Looker::Timer, self.timer), (Looker::CommandLine, self.command_line)];
        all.into_iter().filter_map(|(who, at)| Some((who, at?))).max_by_key(|(_, at)| *at)
    }
}

/// What is to be told where schedules exist and nothing looks for due runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Unwatched {
    /// When something last looked, UTC; none where nothing ever did.
    pub since: Option<String>,
}

/// Whether closing the window leaves Halyard in the tray.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TrayChoice {
    /// Nobody was asked yet: closing ends it.
    #[default]
    Unasked,
    /// It stays.
    Stay,
    /// Closing ends it.
    End,
}

/// What a person chose of the app that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct RunnerSettings {
    /// Whether the open app looks for due runs.
    pub while_open: bool,
    /// Whether closing the window leaves it in the tray.
    pub tray: TrayChoice,
}

impl Default for RunnerSettings {
    fn default() -> Self {
        Self { while_open: true, tray: TrayChoice::default() }
    }
}

impl App {
    /// Notes that somebody looks for due runs.
    pub fn note_look(&self, by: Looker) -> Result<()> {
        self.note_look_at(by, Timestamp::now())
    }

    /// The same at that moment.
    pub fn note_look_at(&self, by: Looker, at: Timestamp) -> Result<()> {
        let mut looks = self.looks()?;
        match by {
            Looker::App => looks.app = Some(at),
            Looker::Timer => looks.timer = Some(at),
            Looker::CommandLine => looks.command_line = Some(at),
        }
        self.store.save_setting(LOOKS, Some(&looks))
    }

    /// When each last looked.
    pub fn looks(&self) -> Result<Looks> {
        Ok(self.store.setting(LOOKS)?.unwrap_or_default())
    }

    /// Whether schedules exist that nothing has looked at for hours; none where all is well.
    pub fn unwatched(&self) -> Result<Option<Unwatched>> {
        self.unwatched_at(Timestamp::now())
    }

    /// The same at that moment.
    pub fn unwatched_at(&self, now: Timestamp) -> Result<Option<Unwatched>> {
        if self.store.schedules()?.is_empty() {
            return Ok(None);
        }
        let newest = self.looks()?.newest().map(|(_, at)| at);
        // A moment that is still to come is a clock that was set back: nothing can be said of it.
        let lately = newest.is_some_and(|at| now.duration_since(at) < SILENT);
        Ok((!lately).then(|| Unwatched { since: newest.map(|at| at.to_string()) }))
    }

    /// What a person chose of the app that is open.
    pub fn runner_settings(&self) -> Result<RunnerSettings> {
        Ok(self.store.setting(SETTINGS)?.unwrap_or_default())
    }

    /// Saves that.
    pub fn save_runner_settings(&self, settings: RunnerSettings) -> Result<()> {
        self.store.save_setting(SETTINGS, Some(&settings))
    }

    /// How the entry in the system's scheduler stands.
    pub fn timer(&self) -> Result<Standing> {
        let (scheduler, entry) = self.entry(None)?;
        scheduler.inspect(&entry)
    }

    /// What would be written, and where; nothing is. Without `every`, as often as the entry that is there.
    pub fn timer_texts(&self, every: Option<Every>) -> Result<Vec<EntryText>> {
        let (scheduler, entry) = self.entry(every)?;
        scheduler.texts(&entry)
    }

    /// Writes the entry, for the first time or anew.
    pub fn install_timer(&self, every: Option<Every>) -> Result<Standing> {
        let (scheduler, entry) = self.entry(every)?;
        scheduler.install(&entry)?;
        scheduler.inspect(&entry)
    }

    /// Takes the entry away; the places it was in, none where there was none.
    pub fn remove_timer(&self) -> Result<Vec<String>> {
        self.given_timer()?.scheduler.remove()
    }

    pub(super) fn given_timer(&self) -> Result<&Timer> {
        self.timer.as_ref().ok_or_else(|| {
            Error::new(
                ErrorCode::TimerUnavailable,
                "Halyard knows no scheduler of this system.",
                "It writes entries for systemd, for launchd and for Windows' Task Scheduler.",
                "Have what this system has call: halyard-cli sync --due",
            )
        })
    }

    /// The scheduler, with the entry that would be written now.
    fn entry(&self, every: Option<Every>) -> Result<(&dyn Scheduler, Entry)> {
        let timer = self.given_timer()?;
        let scheduler = &*timer.scheduler;
        let folder: PathBuf = std::path::absolute(&self.folder).unwrap_or_else(|_| self.folder.clone());
        let entry = Entry::new(&timer.program, &folder, every.unwrap_or_default())?;
        let kept = || scheduler.inspect(&entry).ok().and_then(|standing| standing.every);
        let every = every.or_else(kept).unwrap_or_default();
        Ok((scheduler, entry.each(every)))
    }
}
