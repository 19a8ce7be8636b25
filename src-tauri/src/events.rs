//! What the shell tells the window without being asked.

use halyard_core::app::screens::Told;
use halyard_core::app::screens::run::{RunState, WaitView};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::sync::Arc;
use tauri_specta::Event;

/// A run moved on; about four times a second at most, always first and last.
#[derive(Debug, Clone, Serialize, Type, Event)]
pub struct RunMoved(pub RunState);

/// A run came to its end, or could not start.
#[derive(Debug, Clone, Serialize, Type, Event)]
pub struct RunEnded {
    /// The plan, `P7`.
    pub plan: String,
    /// The run, `R7`; none where it could not start.
    pub run: Option<String>,
    /// What stopped it, if something did.
    pub error: Option<Told>,
}

/// A reading for a plan waits.
#[derive(Debug, Clone, Serialize, Type, Event)]
pub struct ReadingWaits {
    /// Whose it is.
    pub connection: String,
    /// What it waits for.
    pub wait: WaitView,
}

/// A vendor is read, customer by customer; about four times a second at most, always the last.
#[derive(Debug, Clone, Serialize, Type, Event)]
pub struct ReadingMoved {
    /// Whose it is.
    pub connection: String,
    /// Customers that have been read.
    pub done: u32,
    /// Customers to read.
    pub of: u32,
    /// The one read last.
    pub customer: String,
}

/// A person wants to close the window while runs are at work: it stays until they say what becomes of them.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct CloseAsked {
    /// The plans whose runs are at work.
    pub plans: Vec<String>,
}

/// A schedule was run while the app was open: what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, Event)]
pub struct DueRan {
    /// Whose it is.
    pub connection: String,
    /// The plan of what was applied, `P7`; none where none was made.
    pub plan: Option<String>,
    /// The run, `R7`.
    pub run: Option<String>,
    /// The plan of what waits for a person.
    pub waits: Option<String>,
    /// What kept it from being done.
    pub error: Option<Told>,
}

/// A person closes the window for the first time since there is a schedule: whether Halyard is to stay in the tray.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct TrayAsked;

/// One of them.
#[derive(Debug, Clone)]
pub enum Said {
    /// A run moved on.
    Moved(RunState),
    /// A run ended.
    Ended(RunEnded),
    /// A reading waits.
    Waits(ReadingWaits),
    /// A reading moved on.
    Reads(ReadingMoved),
    /// A schedule was run.
    Due(DueRan),
}

/// Tells the window; without a window, nothing happens.
pub type Emit = Arc<dyn Fn(Said) + Send + Sync>;
