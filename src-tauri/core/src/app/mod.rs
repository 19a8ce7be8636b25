//! What the buttons do: one use-case each, for the window and the command line alike. Adapters call these
//! and nothing below.

mod attention;
mod audit;
mod audit_file;
mod backup;
mod cell;
mod check;
mod connect;
mod connections;
mod duplicates;
mod edge;
mod find;
mod held;
mod links;
mod match_file;
mod matching;
mod notify;
mod outdated;
mod page;
mod paper;
mod plans;
mod private;
mod reading;
mod receipt;
mod removals;
mod renewals;
mod replace;
mod runner;
mod runs;
mod schedule;
pub mod screens;
mod seats;
mod shape;
mod sites;
mod store_diff;
mod undo;
mod undo_choice;
mod views;
mod whole_file;

pub use crate::duplicates::DuplicateReason;
pub use attention::{
    AttentionLine, Inbox, InboxRow, MendView, RecheckView, Rechecked, StakeAmountView, StakeView,
    StandingState, StandingView, Until,
};
pub use audit::{AuditBreak, AuditFieldView, AuditFormat, AuditLine, AuditVerdict};
pub use backup::{BackupLine, BackupReason};
pub use check::CheckReport;
pub use connect::{AlsoForm, GiacomForm, ImportForm, QuantityFieldForm, SourceForm, VendorForm};
pub use connections::{ConnectHalo, Connected, ConnectionLine, VendorConnection};
pub use duplicates::{BilledOn, DuplicateGroup, DuplicateLicence, DuplicateList};
pub use find::Found;
pub use links::LinkLine;
pub use matching::{MatchLine, MatchList, Undecided};
pub use notify::{DesktopView, MailView, Notified, NotifyView, WayOutcome, WebhookOffer, WebhookView};
pub use plans::{NewClients, PlanRequest};
pub use receipt::{Receipt, ReceiptFormat};
pub use removals::{RemovalChoice, RemovalItem, RemovalTally, RemovalsView};
pub use renewals::{
    RenewalCustomer, RenewalDue, RenewalFormat, RenewalLine, RenewalList, RenewalMonth, RenewalPaper,
    RenewalSource, RenewalSum, RenewalThen, RenewalTotal, RenewalWorth, RenewalsAsked,
};
pub use replace::{Exported, ReplacePreview, Replaced};
pub use runner::{Looker, Looks, RunnerSettings, TrayChoice, Unwatched};
pub use runs::{ApplyRequest, RunOutcome};
pub use schedule::{AsScheduled, DueReport, DueRun, ScheduleView, local_time};
pub use seats::{
    SeatBy, SeatEvent, SeatHalo, SeatHaloState, SeatHistory, SeatLine, SeatList, SeatOf, SeatPoint,
    SeatVendor, SeatVendorState, SeatWhat,
};
pub use shape::ShapeReport;
pub use sites::sites_for;
pub use store_diff::{DiffNames, DiffPart, StoreDiff, StorePart};
pub use undo::{DeletionOffer, MadeLicence, UndoRequest};
pub use undo_choice::UndoChoice;
pub use views::{ChangeView, ConflictView, FieldView, PlanView, RequestsView, RunLine, ShowView};

use crate::domain::ConnectionName;
use crate::http::{Policy, Shapes};
use crate::notify::{Desktop, NoDesktop};
use crate::run::{Pace, Watcher};
use crate::secrets::SecretStore;
use crate::store::Store;
use crate::timer::Timer;
use crate::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// Halyard, opened on one data folder.
#[derive(Clone)]
pub struct App {
    store: Store,
    secrets: Arc<dyn SecretStore>,
    desktop: Arc<dyn Desktop>,
    folder: PathBuf,
    policy: Policy,
    pace: Pace,
    watch: Watcher,
    cancel: CancellationToken,
    /// The system's scheduler, where one was given.
    timer: Option<Timer>,
    /// Whose answers' shapes are collected, while a report of them is made.
    shapes: Option<Shapes>,
}

impl App {
    /// Opens the data folder, making it where it is missing.
    pub fn open(folder: &Path, secrets: Arc<dyn SecretStore>) -> Result<Self> {
        Ok(Self {
            store: Store::open(folder)?,
            secrets,
            desktop: Arc::new(NoDesktop),
            folder: folder.to_owned(),
            policy: Policy::default(),
            pace: Pace::careful(),
            watch: Arc::new(|_| {}),
            cancel: CancellationToken::new(),
            timer: None,
            shapes: None,
        })
    }

    /// With other time limits; tests and practice run faster than the world.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// With another pace.
    #[must_use]
    pub fn with_pace(mut self, pace: Pace) -> Self {
        self.pace = pace;
        self
    }

    /// With a desktop that messages are shown on.
    #[must_use]
    pub fn with_desktop(mut self, desktop: Arc<dyn Desktop>) -> Self {
        self.desktop = desktop;
        self
    }

    /// With someone to watch long work.
    #[must_use]
    pub fn with_watcher(mut self, watch: Watcher) -> Self {
        self.watch = watch;
        self
    }

    /// Stops long work between requests when cancelled.
    #[must_use]
    pub fn with_cancel(mut self, cancel: CancellationToken) -> Self {
        self.cancel = cancel;
        self
    }

    /// With the system's scheduler at hand.
    #[must_use]
    pub fn with_timer(mut self, timer: Option<Timer>) -> Self {
        self.timer = timer;
        self
    }

    /// The store, for reading what this module has no view of.
    pub fn store(&self) -> &Store {
        &self.store
    }
}

/// A connection's name from what was typed.
pub fn connection_name(text: &str) -> Result<ConnectionName> {
    ConnectionName::new(text).ok_or_else(|| {
        Error::new(
            ErrorCode::Usage,
            format!("{text:?} cannot be the name of a connection."),
            "A name has 1 to 40 letters, digits, - and _.",
            "Choose another name.",
        )
    })
}
