//! What the window's screens show and ask for: one file per screen, each with its own views and use-cases.
//!
//! Everything here crosses to the webview as typed JSON, so nothing here may hold a secret. Words that depend
//! on the reader's language are left to the screens; the engine tells kinds, counts and names, and the
//! sentences that the command line prints as well.

pub mod audit;
mod change;
mod customers;
mod files;
pub mod forms;
pub mod home;
mod keeping;
mod match_rows;
pub mod matching;
pub(super) mod money;
pub(super) mod part;
pub mod preview;
pub mod receipt;
mod retry;
pub mod run;
pub mod runner;
mod save;
pub mod schedule;
pub mod settings;
mod side;
mod support;
mod time_left;
pub mod waiting;
mod watch;
pub mod wizard;

pub use side::Side;

use crate::plan::{Action, Counts};
use crate::store::RunStatus;
use crate::{Error, domain::Value};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An error as the window gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Told {
    /// Its stable code.
    pub code: String,
    /// What happened.
    pub what: String,
    /// Why, as far as known; may be empty.
    pub why: String,
    /// What to do.
    pub fix: String,
}

impl From<Error> for Told {
    fn from(e: Error) -> Self {
        Self { code: e.code.as_str().to_owned(), what: e.what, why: e.why, fix: e.fix }
    }
}

/// How many changes of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct Tally {
    /// New records.
    pub create: u64,
    /// Records whose fields change.
    pub update: u64,
    /// Records taken over.
    pub adopt: u64,
    /// Licences set inactive.
    pub deactivate: u64,
    /// Licences whose count becomes 0.
    pub zero: u64,
    /// Licences deleted.
    pub delete: u64,
    /// Nothing to do.
    pub unchanged: u64,
    /// Left alone on purpose.
    pub skip: u64,
    /// Waiting for a person.
    pub blocked: u64,
}

impl Tally {
    pub(super) fn of(counts: &Counts) -> Self {
        Self {
            create: counts.get(Action::Create),
            update: counts.get(Action::Update),
            adopt: counts.get(Action::Adopt),
            deactivate: counts.get(Action::Deactivate),
            zero: counts.get(Action::Zero),
            delete: counts.get(Action::Delete),
            unchanged: counts.get(Action::Unchanged),
            skip: counts.get(Action::Skip),
            blocked: counts.get(Action::Blocked),
        }
    }
}

/// A value as shown: decimals and dates as text, so that nothing is rounded on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Shown {
    /// How to format it.
    pub kind: ShownKind,
    /// `12.5`, `2024-03-18`, `Monthly`, `true`.
    pub text: String,
}

/// How a value is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ShownKind {
    /// A decimal number.
    Number,
    /// An amount of money per seat and billing period.
    Money,
    /// A calendar date.
    Date,
    /// Words.
    Text,
    /// Yes or no.
    Flag,
}

impl Shown {
    pub(super) fn of(value: &Value, money: bool) -> Self {
        let (kind, text) = match value {
            Value::Number(n) if money => (ShownKind::Money, n.normalize().to_string()),
            Value::Number(n) => (ShownKind::Number, n.normalize().to_string()),
            Value::Date(d) => (ShownKind::Date, d.to_string()),
            Value::Text(t) => (ShownKind::Text, t.clone()),
            Value::Flag(f) => (ShownKind::Flag, f.to_string()),
        };
        Self { kind, text }
    }
}

/// A run in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryLine {
    /// Its number, `R7`.
    pub run: String,
    /// The plan it applied, `P9`.
    pub plan: String,
    /// Whose it is.
    pub connection: String,
    /// Where it stands.
    pub status: RunStatus,
    /// The run it took back, for an undo.
    pub undoes: Option<String>,
    /// When it began, UTC.
    pub started: String,
    /// When it ended, UTC.
    pub ended: Option<String>,
    /// Changes that are in Halo.
    pub applied: u64,
    /// Changes that failed or were stale.
    pub failed: u64,
    /// Changes a person has to look at: blocked by the plan, or of a fate that is not known.
    pub needs_you: u64,
    /// Changes the plan left alone on purpose, and those not reached.
    pub skipped: u64,
    /// The system's user who started it.
    pub who: String,
}

/// A file that was written for the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SavedFile {
    /// Its name.
    pub name: String,
    /// The folder it is in.
    pub folder: String,
}
