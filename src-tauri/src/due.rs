//! What is due by its schedule, run while the app is open: looked for once a minute, for the person's own company,
//! and shown like every run.
//!
//! The engine says what is due and sees to it that nothing is run twice, whoever looks. While the practice company is
//! open nobody looks: its plans have the same names.

use crate::desk::{Desk, off_thread};
use crate::events::{DueRan, Emit, RunEnded, Said};
use crate::tray;
use crate::work::{EVERY as MOVES, Holding, Works, reading_watcher};
use halyard_core::app::screens::Told;
use halyard_core::app::screens::run::RunWatch;
use halyard_core::app::{App, DueReport, DueRun, Looker};
use halyard_core::domain::ConnectionName;
use halyard_core::run::{Report, Watcher};
use halyard_core::{Error, ErrorCode, Result};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager, Runtime};
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;

/// The name of this work among the work that goes on.
pub(crate) const DUE: &str = "what is due";

/// When it is looked first: the window is there by then.
const FIRST: Duration = Duration::from_secs(5);
/// How often it is looked. After sleep there is one look; the engine makes up for all of it with one run.
const LOOKS: Duration = Duration::from_mins(1);

/// Looks again and again, as long as the app is open.
pub fn follow<R: Runtime>(app: AppHandle<R>) {
    tauri::async_runtime::spawn(async move {
        // Noted as it opens: its own pages must not say that nothing looks.
        let _ = app.state::<Desk>().note_that_it_looks().await;
        let mut clock = interval_at(Instant::now() + FIRST, LOOKS);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            clock.tick().await;
            if let Err(e) = app.state::<Desk>().look_while_open().await {
                tracing::warn!("looking for due runs: {e}");
            }
            tray::refresh(&app);
        }
    });
}

/// Looks once, now: from the tray.
pub fn now<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if let Err(e) = app.state::<Desk>().run_due().await {
            tracing::warn!("looking for due runs: {e}");
        }
        tray::refresh(&app);
    });
}

impl Desk {
    /// Notes that the open app looks from now on, where a person wants that.
    async fn note_that_it_looks(&self) -> std::result::Result<(), Told> {
        if self.view().practice {
            return Ok(());
        }
        let note =
            |own: App| if own.runner_settings()?.while_open { own.note_look(Looker::App) } else { Ok(()) };
        off_thread(self.own()?, note).await
    }

    /// Looks, where a person wants that the open app does so, and it does not look already.
    pub async fn look_while_open(&self) -> Result<()> {
        if self.view().practice || self.works.goes_on(DUE) {
            return Ok(());
        }
        let wanted = off_thread(self.own()?, |own| Ok(own.runner_settings()?.while_open)).await;
        if wanted.is_ok_and(|wanted| wanted) {
            self.run_due().await?;
        }
        Ok(())
    }

    /// Runs what is due of the person's own company.
    pub async fn run_due(&self) -> Result<DueReport> {
        let holding = self.take_up_due().await?;
        let own = self.own()?;
        own.note_look(Looker::App)?;
        let turn = Arc::new(Mutex::new(Turn::default()));
        let watch = watcher(&own, &self.works, &self.emit, &holding.cancel, turn.clone());
        let report = own.with_watcher(watch).with_cancel(holding.cancel.clone()).run_due().await;
        let ran = report.as_ref().map_or(&[][..], |report| &report.due);
        turn.lock().unwrap_or_else(PoisonError::into_inner).end(&self.emit, ran.last().and_then(stopped));
        drop(holding);
        for due in ran {
            (self.emit)(Said::Due(told(due)));
        }
        report
    }

    /// One look at a time, and none in the practice company.
    async fn take_up_due(&self) -> Result<Holding> {
        let _alone = self.changing.lock().await;
        if self.view().practice {
            return Err(Error::new(
                ErrorCode::ConnectionHeld,
                "The practice company is open.",
                "Schedules are your own company's. While you practise, the app runs none.",
                "Leave the practice company in the settings, then try again.",
            ));
        }
        self.works.take_up(DUE, None)
    }
}

fn stopped(due: &DueRun) -> Option<Error> {
    due.error.clone().or_else(|| due.run.as_ref().and_then(|run| run.stopped.clone()))
}

fn told(due: &DueRun) -> DueRan {
    DueRan {
        connection: due.connection.clone(),
        plan: due.plan.as_ref().map(|plan| plan.plan.clone()),
        run: due.run.as_ref().map(|run| run.run.clone()),
        waits: due.waits.clone(),
        error: stopped(due).map(Told::from),
    }
}

/// The connection whose turn it is, and its run once it has one.
#[derive(Default)]
struct Turn {
    connection: Option<(ConnectionName, jiff::Timestamp)>,
    run: Option<AtWork>,
}

struct AtWork {
    plan: String,
    run: String,
    watch: Arc<Mutex<RunWatch>>,
    _holding: Holding,
}

impl Turn {
    /// Its run, if it has one, is at work no more.
    fn end(&mut self, emit: &Emit, error: Option<Error>) {
        self.connection = None;
        if let Some(AtWork { plan, run, .. }) = self.run.take() {
            emit(Said::Ended(RunEnded { plan, run: Some(run), error: error.map(Told::from) }));
        }
    }

    /// The run that began in this turn, taken up among the work that goes on.
    fn found(&mut self, own: &App, works: &Works, cancel: &CancellationToken) -> Option<&AtWork> {
        if self.run.is_none() {
            let (name, since) = self.connection.as_ref()?;
            let row = own.store().newest_run_of(name).ok()??;
            let fresh = row.started >= *since && row.ended.is_none();
            let (plan, run) = (row.plan.to_string(), row.id.to_string());
            let watch = Arc::new(Mutex::new(RunWatch::new(MOVES)));
            let take = || works.take_up_with(&plan, Some(watch.clone()), cancel.clone()).ok();
            let holding = fresh.then(take)??;
            self.run = Some(AtWork { plan, run, watch, _holding: holding });
        }
        self.run.as_ref()
    }
}

/// Turns reports into what the window knows of readings and of runs.
fn watcher(
    own: &App,
    works: &Works,
    emit: &Emit,
    cancel: &CancellationToken,
    turn: Arc<Mutex<Turn>>,
) -> Watcher {
    let (own, works, emit, cancel) = (own.clone(), works.clone(), emit.clone(), cancel.clone());
    let reading: Mutex<Option<Watcher>> = Mutex::default();
    Arc::new(move |report| {
        let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Report::Due(name) = report {
            turn.end(&emit, None);
            *reading = Some(reading_watcher(emit.clone(), name.to_string()));
            turn.connection = Some((name, jiff::Timestamp::now()));
            return;
        }
        let Some(at_work) = turn.found(&own, &works, &cancel) else {
            if let Some(reading) = &*reading {
                reading(report);
            }
            return;
        };
        let watch = || at_work.watch.lock().unwrap_or_else(PoisonError::into_inner);
        if !watch().note(&report) {
            return;
        }
        if let Ok(Some(state)) = own.run_state(&at_work.plan) {
            let seen = watch().seen(state);
            emit(Said::Moved(seen));
        }
    })
}
