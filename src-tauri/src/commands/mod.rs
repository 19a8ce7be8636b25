//! What the window can ask for: adapters of a few lines over the engine's use-cases, one file per screen.
//!
//! Nothing is decided here. Secrets come in as text and go straight on; nothing that goes out has a place
//! for one.

pub mod duplicates;
pub mod home;
pub mod inbox;
pub mod keeping;
pub mod matching;
pub mod notify;
pub mod practice;
pub mod preview;
pub mod receipts;
pub mod removals;
pub mod renewals;
pub mod runner;
pub mod runs;
pub mod schedules;
pub mod seats;
pub mod settings;
pub mod wizard;

use crate::desk::Desk;
use halyard_core::app::screens::Told;
use tauri::State;

/// What a command answers.
pub type Answer<T> = Result<T, Told>;

/// The desk, in a command.
pub type At<'a> = State<'a, Desk>;
