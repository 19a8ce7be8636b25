//! Work that goes on while the window shows other things: runs, and readings for plans. Each can be stopped;
//! its reports become events, a few times a second.

use crate::desk::{Closing, Desk};
use crate::events::{Emit, ReadingMoved, ReadingWaits, RunEnded, Said};
use halyard_core::app::screens::Told;
use halyard_core::app::screens::run::{RunState, RunWatch, WaitView};
use halyard_core::app::{App, ApplyRequest, RunOutcome};
use halyard_core::run::{Report, Watcher};
use halyard_core::store::{PlanId, RunId};
use halyard_core::{Error, ErrorCode, Result};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::Manager;
use tokio_util::sync::CancellationToken;

/// How often a run's movement is told at most.
pub(crate) const EVERY: Duration = Duration::from_millis(250);

/// One piece of work.
struct Work {
    cancel: CancellationToken,
    watch: Option<Arc<Mutex<RunWatch>>>,
}

/// The work that goes on: runs by plan (`P7`), readings by connection.
#[derive(Clone, Default)]
pub struct Works(Arc<Mutex<HashMap<String, Work>>>);

impl Works {
    fn with<T>(&self, f: impl FnOnce(&mut HashMap<String, Work>) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Plans whose runs are at work.
    pub fn plans(&self) -> Vec<String> {
        let mut plans: Vec<String> =
            self.with(|w| w.iter().filter(|(_, w)| w.watch.is_some()).map(|(k, _)| k.clone()).collect());
        plans.sort();
        plans
    }

    /// Takes up work under a name, unless it goes on already.
    pub(crate) fn take_up(&self, key: &str, watch: Option<Arc<Mutex<RunWatch>>>) -> Result<Holding> {
        self.take_up_with(key, watch, CancellationToken::new())
    }

    /// The same, stopped together with other work.
    pub(crate) fn take_up_with(
        &self,
        key: &str,
        watch: Option<Arc<Mutex<RunWatch>>>,
        cancel: CancellationToken,
    ) -> Result<Holding> {
        let work = Work { cancel: cancel.clone(), watch };
        let fresh = self.with(|w| {
            let free = !w.contains_key(key);
            if free {
                w.insert(key.to_owned(), work);
            }
            free
        });
        if fresh {
            return Ok(Holding { works: self.clone(), key: key.to_owned(), cancel });
        }
        Err(Error::new(
            ErrorCode::ConnectionHeld,
            format!("{key} is at work already."),
            "The same work is not begun twice.",
            "Wait until it is done.",
        ))
    }

    /// Whether work of that name goes on.
    pub(crate) fn goes_on(&self, key: &str) -> bool {
        self.with(|w| w.contains_key(key))
    }

    fn cancel(&self, key: &str) {
        self.with(|w| w.get(key).map(|w| w.cancel.cancel()));
    }

    /// Stops all of it: runs between two changes, readings between two requests.
    pub fn cancel_all(&self) {
        self.with(|w| w.values().for_each(|w| w.cancel.cancel()));
    }
}

/// Work under way; gone from the list when dropped.
pub(crate) struct Holding {
    works: Works,
    key: String,
    pub(crate) cancel: CancellationToken,
}

impl Drop for Holding {
    fn drop(&mut self) {
        self.works.with(|w| w.remove(&self.key));
    }
}

/// A reading under way.
pub struct ReadingWork {
    app: App,
    _holding: Holding,
}

impl ReadingWork {
    /// The engine to read with.
    pub fn app(&self) -> &App {
        &self.app
    }
}

impl Desk {
    /// Begins reading for a plan of a connection.
    pub fn start_reading(&self, connection: &str) -> Result<ReadingWork> {
        let holding = self.works.take_up(&reading_key(connection), None)?;
        let watch = reading_watcher(self.emit.clone(), connection.to_owned());
        let app = self.app()?.with_watcher(watch).with_cancel(holding.cancel.clone());
        Ok(ReadingWork { app, _holding: holding })
    }

    /// Stops a reading.
    pub fn stop_reading(&self, connection: &str) {
        self.works.cancel(&reading_key(connection));
    }

    /// Starts applying a plan. What refuses it at once is the answer; how it goes is told by events.
    pub async fn apply(&self, plan: &str, reason: Option<String>) -> Result<()> {
        let id = plan_id(plan)?;
        let request = ApplyRequest { plan: id, allow_guard: reason };
        self.work_on(plan, move |app| async move { app.apply(&request).await }).await
    }

    /// Goes on with the interrupted run of a plan.
    pub async fn resume(&self, plan: &str) -> Result<()> {
        let state = self.app()?.run_state(plan)?.ok_or_else(|| nothing(plan))?;
        let run = RunId::parse(&state.run).ok_or_else(|| nothing(plan))?;
        self.work_on(plan, move |app| async move { app.resume(run).await }).await
    }

    /// Stops the run of a plan between two changes.
    pub fn cancel(&self, plan: &str) {
        self.works.cancel(plan);
    }

    /// Where the run of a plan stands: as watched while it is at work here, else from the store.
    pub async fn run_state(&self, plan: String) -> std::result::Result<Option<RunState>, Told> {
        let watch = self.works.with(|w| w.get(&plan).and_then(|w| w.watch.clone()));
        let stored = self.ask(move |app| app.run_state(&plan)).await?;
        Ok(stored.map(|state| match watch {
            Some(watch) => watch.lock().unwrap_or_else(PoisonError::into_inner).seen(state),
            None => state,
        }))
    }

    /// Closes the window as a person chose: hidden until the runs are finished, or stopped between changes. Where
    /// it stays in the tray, it is only hidden.
    pub fn close<R: tauri::Runtime>(&self, window: &tauri::Window<R>, closing: Closing) {
        let _ = window.hide();
        if closing == Closing::Stop {
            self.works.cancel_all();
        }
        if !self.quits() && crate::tray::keeps(window.app_handle()) {
            return;
        }
        let (works, window) = (self.works.clone(), window.clone());
        tauri::async_runtime::spawn(async move {
            while !works.plans().is_empty() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            // Shown again meanwhile (a second start): then it stays.
            if !window.is_visible().unwrap_or(false) {
                let _ = window.destroy();
            }
        });
    }

    /// Runs work on a plan in the background. Returns once it has begun, or with what refused it.
    async fn work_on<F>(&self, plan: &str, job: impl FnOnce(App) -> F + Send + 'static) -> Result<()>
    where
        F: Future<Output = Result<RunOutcome>> + Send + 'static,
    {
        let watch = Arc::new(Mutex::new(RunWatch::new(EVERY)));
        let holding = self.works.take_up(plan, Some(watch.clone()))?;
        let app = self.app()?;
        let (begun, mut told) = tokio::sync::mpsc::channel::<()>(1);
        let reports = watcher(&app, plan, watch, self.emit.clone(), begun);
        let app = app.with_watcher(reports).with_cancel(holding.cancel.clone());
        let (emit, key) = (self.emit.clone(), plan.to_owned());
        let mut task = tauri::async_runtime::spawn(async move {
            let result = job(app).await;
            drop(holding);
            let (run, error) = match &result {
                Ok(outcome) => (Some(outcome.run.clone()), outcome.stopped.clone()),
                Err(e) => (None, Some(e.clone())),
            };
            emit(Said::Ended(RunEnded { plan: key, run, error: error.map(Told::from) }));
            result.map(|_| ())
        });
        // Begun with the first report; ended before it: refused, or nothing to do. Without a report the channel
        // closes when the task ends, which says nothing yet.
        tokio::select! {
            Some(()) = told.recv() => Ok(()),
            ended = &mut task => ended.map_err(|_| Error::internal("The run was cut short."))?,
        }
    }
}

/// Turns a run's reports into events.
fn watcher(
    app: &App,
    plan: &str,
    watch: Arc<Mutex<RunWatch>>,
    emit: Emit,
    begun: tokio::sync::mpsc::Sender<()>,
) -> Watcher {
    let (app, plan) = (app.clone(), plan.to_owned());
    Arc::new(move |report| {
        let _ = begun.try_send(());
        let told = watch.lock().unwrap_or_else(PoisonError::into_inner).note(&report);
        if !told {
            return;
        }
        if let Ok(Some(state)) = app.run_state(&plan) {
            let seen = watch.lock().unwrap_or_else(PoisonError::into_inner).seen(state);
            emit(Said::Moved(seen));
        }
    })
}

/// Tells the window of a reading: each wait, and how far it is a few times a second.
pub(crate) fn reading_watcher(emit: Emit, connection: String) -> Watcher {
    let told: Mutex<Option<Instant>> = Mutex::default();
    Arc::new(move |report| match report {
        Report::Waits(waiting) => {
            let wait = WaitView::of(&waiting);
            emit(Said::Waits(ReadingWaits { connection: connection.clone(), wait }));
        }
        Report::Reads(progress) => {
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            let due = progress.done == progress.of || told.is_none_or(|at| at.elapsed() >= EVERY);
            if due {
                *told = Some(Instant::now());
                let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                let (done, of) = (small(progress.done), small(progress.of));
                let customer = progress.customer;
                emit(Said::Reads(ReadingMoved { connection: connection.clone(), done, of, customer }));
            }
        }
        Report::Moved(_) | Report::Due(_) => {}
    })
}

fn reading_key(connection: &str) -> String {
    format!("reading {connection}")
}

fn plan_id(plan: &str) -> Result<PlanId> {
    PlanId::parse(plan).ok_or_else(|| nothing(plan))
}

fn nothing(plan: &str) -> Error {
    Error::new(
        ErrorCode::PlanUnknown,
        format!("There is no plan {plan}, or it has no run."),
        "Plans are numbered P1, P2 …",
        "Look in the history.",
    )
}
