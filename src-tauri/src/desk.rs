//! The desk: the engine as the window has it open, for the real company or the practice company, and the
//! work that goes on.
//!
//! Decides nothing about imports. Blocking calls of the engine run off the async threads.

use crate::due::DUE;
use crate::events::Emit;
use crate::files::System;
use crate::login::StartAtLogin;
use crate::practice::{PracticeCompany, PracticeSize};
use crate::work::Works;
use halyard_core::app::screens::Told;
use halyard_core::app::{App, ReplacePreview, Replaced};
use halyard_core::notify::SystemDesktop;
use halyard_core::secrets::Keychain;
use halyard_core::timer::{Places, Timer, program_beside};
use halyard_core::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Which company is open, and which work goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DeskView {
    /// True while the practice company is open.
    pub practice: bool,
    /// Plans whose runs are at work in this window, `P7`.
    pub working: Vec<String>,
}

/// What becomes of runs at work when the window closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Closing {
    /// They are finished without a window.
    Finish,
    /// They stop between two changes, and can be resumed.
    Stop,
}

/// The desk.
pub struct Desk {
    own: Result<App>,
    folder: PathBuf,
    system: System,
    practice: Mutex<Option<PracticeCompany>>,
    /// The export a person chose last, once it was looked into. The page never names a path.
    chosen: Mutex<Option<PathBuf>>,
    /// Held while companies are changed: one after the other.
    pub(crate) changing: tokio::sync::Mutex<()>,
    /// Whether a person wants the whole of Halyard to end, not only its window.
    quits: AtomicBool,
    /// Whether it was asked already, in this process, if closing leaves it in the tray.
    tray_asked: AtomicBool,
    pub(crate) works: Works,
    pub(crate) emit: Emit,
}

impl Desk {
    /// Opens the data folder. What goes wrong is told by every command, so that the window can show it.
    /// A practice company that was open is opened again.
    pub async fn open(folder: &Path, system: System, emit: Emit) -> Self {
        let own = App::open(folder, Arc::new(Keychain));
        let own = own.map(|app| app.with_desktop(Arc::new(SystemDesktop)).with_timer(timer(folder)));
        Self::with(own, folder, system, emit).await
    }

    /// The same with an engine that was opened otherwise, for tests.
    pub async fn with(own: Result<App>, folder: &Path, system: System, emit: Emit) -> Self {
        let practice = Mutex::new(PracticeCompany::reopen(folder).await);
        let (works, changing) = (Works::default(), tokio::sync::Mutex::default());
        let (folder, chosen) = (folder.to_owned(), Mutex::default());
        let (quits, tray_asked) = (AtomicBool::default(), AtomicBool::default());
        Self { own, folder, system, practice, chosen, changing, quits, tray_asked, works, emit }
    }

    /// The engine that is open.
    pub fn app(&self) -> Result<App> {
        match &*self.practice.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(practice) => Ok(practice.app.clone()),
            None => self.own.clone(),
        }
    }

    /// The person's own company's engine, whichever is open.
    pub fn own(&self) -> Result<App> {
        self.own.clone()
    }

    /// Whether it is the whole of Halyard that is to end.
    pub(crate) fn quits(&self) -> bool {
        self.quits.load(Ordering::Relaxed)
    }

    /// From now on closing means that, or not.
    pub(crate) fn set_quits(&self, quits: bool) {
        self.quits.store(quits, Ordering::Relaxed);
    }

    /// True once: a page that cannot ask must not keep the window from closing.
    pub(crate) fn may_ask_for_tray(&self) -> bool {
        !self.tray_asked.swap(true, Ordering::Relaxed)
    }

    /// Starting at logon.
    pub(crate) fn login(&self) -> Arc<dyn StartAtLogin> {
        self.system.login.clone()
    }

    /// The data folder of the company that is open; known also where its store cannot be opened.
    pub fn data_folder(&self) -> PathBuf {
        self.app().map_or_else(|_| self.folder.clone(), |app| app.about().folder.into())
    }

    /// The folder for files that are written for the user.
    pub fn downloads(&self) -> Result<PathBuf> {
        self.system.downloads()
    }

    /// Asks the open engine something that blocks.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(App) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Told> {
        off_thread(self.app()?, question).await
    }

    /// As [`Desk::ask`], of the real company's engine: settings are not the practice company's.
    pub async fn ask_own<T: Send + 'static>(
        &self,
        question: impl FnOnce(App) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Told> {
        off_thread(self.own.clone()?, question).await
    }

    /// Has the system show something, which may take its time.
    pub async fn show(
        &self,
        what: impl FnOnce(&System) -> Result<()> + Send + 'static,
    ) -> std::result::Result<(), Told> {
        let system = self.system.clone();
        off_thread((), move |()| what(&system)).await
    }

    /// Which company is open, and which work goes on.
    pub fn view(&self) -> DeskView {
        let practice = self.practice.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        DeskView { practice, working: self.works.plans() }
    }

    /// Has a person choose an export, and shows what taking it would change; none where none was chosen. It is the
    /// real company that is taken over, so the practice company is left first.
    pub async fn choose_import(&self) -> std::result::Result<Option<ReplacePreview>, Told> {
        self.refuse_in_practice()?;
        let Some(file) = (self.system.choose)().await else { return Ok(None) };
        let looked_at = file.clone();
        let preview = self.ask_own(move |app| app.preview_import(&looked_at)).await?;
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        Ok(Some(preview))
    }

    /// Takes the export that was chosen, as it was shown.
    pub async fn import_chosen(&self, seen: String) -> std::result::Result<Replaced, Told> {
        self.refuse_in_practice()?;
        let chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let file = chosen.ok_or_else(|| {
            Error::new(
                ErrorCode::FileUnusable,
                "No file was chosen.",
                "An export is chosen first, and what it would change is shown.",
                "Choose the file once more.",
            )
        })?;
        self.ask_own(move |app| app.import(&file, Some(&seen))).await
    }

    fn refuse_in_practice(&self) -> Result<()> {
        if !self.view().practice {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::ConnectionHeld,
            "The practice company is open.",
            "What comes from another computer becomes your own company's, not the practice company's.",
            "Leave the practice company in the settings, then try again.",
        ))
    }

    /// Opens the practice company; nothing happens where it is open.
    pub async fn open_practice(&self, size: PracticeSize) -> Result<()> {
        let _alone = self.changing.lock().await;
        self.refuse_while_working()?;
        if self.view().practice {
            return Ok(());
        }
        let opened = PracticeCompany::open(&self.folder, size).await?;
        *self.practice.lock().unwrap_or_else(PoisonError::into_inner) = Some(opened);
        Ok(())
    }

    /// Leaves the practice company and deletes its folder.
    pub async fn leave_practice(&self) -> Result<()> {
        let _alone = self.changing.lock().await;
        self.refuse_while_working()?;
        // A reading of it that goes on is of no use any more.
        self.works.cancel_all();
        let left = self.practice.lock().unwrap_or_else(PoisonError::into_inner).take();
        match left {
            Some(practice) => practice.leave().await,
            None => Ok(()),
        }
    }

    fn refuse_while_working(&self) -> Result<()> {
        if self.works.plans().is_empty() && !self.works.goes_on(DUE) {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::ConnectionHeld,
            "A run is at work.",
            "Companies are changed between runs only.",
            "Wait until it is done, or cancel it, then try again.",
        ))
    }
}

/// The system's scheduler, that would call the command line beside this program.
fn timer(folder: &Path) -> Option<Timer> {
    let places = Places {
        home: dirs::home_dir(),
        config: dirs::config_dir(),
        scratch: folder.to_owned(),
        user: Places::user_of_windows(),
    };
    Timer::of_this_user(&places, program_beside(&std::env::current_exe().ok()?))
}

pub(crate) async fn off_thread<A: Send + 'static, T: Send + 'static>(
    app: A,
    question: impl FnOnce(A) -> Result<T> + Send + 'static,
) -> std::result::Result<T, Told> {
    let answer = tokio::task::spawn_blocking(move || question(app)).await;
    Ok(answer.map_err(|_| Error::internal("A question to the store was cut short."))??)
}
