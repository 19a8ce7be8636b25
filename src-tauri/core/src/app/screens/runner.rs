//! Who runs what is due, as the settings show it.

use super::Told;
use crate::Result;
use crate::app::{App, Looker, RunnerSettings, Unwatched};
use crate::timer::{EntryText, SchedulerKind, Standing};
use serde::Serialize;
use specta::Type;

/// When somebody last looked for due runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LookView {
    /// Who.
    pub by: Looker,
    /// When, UTC.
    pub at: String,
}

/// The entry in the system's scheduler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TimerView {
    /// Which scheduler it is.
    pub scheduler: SchedulerKind,
    /// How it stands.
    pub standing: Standing,
    /// What would be written, and where.
    pub texts: Vec<EntryText>,
    /// Why that cannot be told.
    pub texts_refused: Option<Told>,
}

/// Who runs what is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunnerView {
    /// How many connections have a schedule.
    pub scheduled: u32,
    /// The system's scheduler; none where Halyard knows none.
    pub timer: Option<TimerView>,
    /// Why it cannot be looked at.
    pub timer_refused: Option<Told>,
    /// Who looked last, newest first; at most one of each.
    pub looks: Vec<LookView>,
    /// What is to be told where nothing looks.
    pub unwatched: Option<Unwatched>,
    /// The next run, UTC.
    pub next: Option<String>,
    /// What a person chose.
    pub settings: RunnerSettings,
}

impl App {
    /// Who runs what is due. Asks the system's scheduler, which takes a moment.
    pub fn runner(&self) -> Result<RunnerView> {
        let looks = self.looks()?;
        let all = [
            (Looker::App, looks.app),
            (Looker::Timer, looks.timer),
            (Looker::CommandLine, looks.command_line),
        ];
        let mut looked: Vec<_> = all.into_iter().filter_map(|(by, at)| Some((by, at?))).collect();
        looked.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
        let timer = self.given_timer().and_then(|timer| {
            let (texts, refused) = match self.timer_texts(None) {
                Ok(texts) => (texts, None),
                Err(e) => (Vec::new(), Some(e.into())),
            };
            let (scheduler, standing) = (timer.scheduler.kind(), self.timer()?);
            Ok(TimerView { scheduler, standing, texts, texts_refused: refused })
        });
        let schedules = self.schedules()?;
        let (timer, timer_refused) = match timer {
            Ok(timer) => (Some(timer), None),
            Err(e) => (None, Some(e.into())),
        };
        Ok(RunnerView {
            scheduled: u32::try_from(schedules.len()).unwrap_or(u32::MAX),
            timer,
            timer_refused,
            looks: looked.into_iter().map(|(by, at)| LookView { by, at: at.to_string() }).collect(),
            unwatched: self.unwatched()?,
            next: schedules.into_iter().filter_map(|s| s.next).min(),
            settings: self.runner_settings()?,
        })
    }
}
