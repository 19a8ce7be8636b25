//! How an entry stands: not there, there and well, or there and of no use, with the reason and what to do.

use super::{Call, Entry, Every, Said};
use serde::Serialize;
use specta::Type;
use std::path::Path;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TimerState")]
pub enum State {
    /// There is none.
    Absent,
    /// It is there, and the system calls it.
    Well,
    /// It is there, with faults.
    Broken,
    /// The system's scheduler cannot be asked.
    Unavailable,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TimerFaultKind")]
pub enum FaultKind {
    /// The system's scheduler is not there for this user.
    NoScheduler,
    /// Somebody else wrote what stands under its name.
    Foreign,
    /// A part of it is missing.
    Incomplete,
    /// It calls another Halyard, because that was moved or updated.
    OtherProgram,
    /// What it calls is not there.
    ProgramMissing,
    /// It is for another data folder.
    OtherFolder,
    /// It is not as this Halyard writes it.
    Changed,
    /// The system was told not to call it.
    Disabled,
    /// The system does not call it at present.
    Inactive,
    /// The last call failed before Halyard could say why.
    LastFailed,
}

impl FaultKind {
    /// Whether writing the entry anew mends it.
    pub fn mended_by_writing(self) -> bool {
        !matches!(self, Self::NoScheduler | Self::Foreign | Self::LastFailed)
    }
}

/// A fault, told to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TimerFault")]
pub struct Fault {
    /// Which.
    pub kind: FaultKind,
    /// What is wrong, and why as far as known.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// How an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TimerStanding")]
pub struct Standing {
    /// In a word.
    pub state: State,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// How often it is called.
    pub every: Option<Every>,
    /// What it calls.
    pub program: Option<String>,
    /// Whether writing it anew, or for the first time, helps.
    pub mendable: bool,
}

impl Standing {
    /// There is none.
    pub(super) fn absent() -> Self {
        Self { state: State::Absent, faults: Vec::new(), every: None, program: None, mendable: true }
    }

    /// Of an entry that is there, as far as it could be read.
    pub(super) fn found(read: Option<&Entry>, faults: Vec<Fault>) -> Self {
        let unreachable = faults.iter().any(|f| f.kind == FaultKind::NoScheduler);
        let foreign = faults.iter().any(|f| f.kind == FaultKind::Foreign);
        let state = match faults.len() {
            0 => State::Well,
            _ if unreachable => State::Unavailable,
            _ => State::Broken,
        };
        Self {
            state,
            mendable: !unreachable && !foreign && faults.iter().any(|f| f.kind.mended_by_writing()),
            faults,
            every: read.map(|e| e.every),
            program: read.map(|e| e.program().to_owned()),
        }
    }
}

const WRITE: &str = "Write it anew.";

/// A fault from its words.
pub(super) fn fault(kind: FaultKind, what: impl Into<String>, fix: impl Into<String>) -> Fault {
    Fault { kind, what: what.into(), fix: fix.into() }
}

/// It is there, and not Halyard's.
pub(super) fn foreign(place: &str) -> Fault {
    fault(
        FaultKind::Foreign,
        format!("{place} was not written by Halyard, which leaves it alone."),
        "Move it away if it is not needed, then write the entry.",
    )
}

/// A part is missing.
pub(super) fn incomplete(place: &str) -> Fault {
    fault(FaultKind::Incomplete, format!("{place} is missing."), WRITE)
}

/// What reading it shows, whatever the system. `same` is whether two texts of the system mean the same.
pub(super) fn of_reading(
    read: Option<&Entry>,
    as_written: bool,
    wanted: &Entry,
    same: impl Fn(&str, &str) -> bool,
) -> Vec<Fault> {
    let changed = || {
        fault(
            FaultKind::Changed,
            "It is not as this Halyard writes it: it was changed by hand, or another version wrote it.",
            WRITE,
        )
    };
    let Some(read) = read else { return vec![changed()] };
    let mut faults = Vec::new();
    if !same(read.program(), wanted.program()) {
        faults.push(fault(
            FaultKind::OtherProgram,
            format!(
                "It calls {}; this Halyard's is {}. Halyard was moved or updated.",
                read.program(),
                wanted.program()
            ),
            WRITE,
        ));
    }
    if !Path::new(read.program()).is_file() && read.program() != wanted.program() {
        faults.push(fault(
            FaultKind::ProgramMissing,
            format!("What it calls is not there: {}.", read.program()),
            WRITE,
        ));
    }
    if !Path::new(wanted.program()).is_file() {
        faults.push(fault(
            FaultKind::ProgramMissing,
            format!("Halyard's command line is not there: {}.", wanted.program()),
            "Install Halyard's package again, then write the entry anew.",
        ));
    }
    if !same(read.folder(), wanted.folder()) {
        faults.push(fault(
            FaultKind::OtherFolder,
            format!("It is for the data folder {}; this one is {}.", read.folder(), wanted.folder()),
            "Write it anew for this folder; the other is then looked after by nobody.",
        ));
    }
    if !as_written {
        faults.push(changed());
    }
    faults
}

/// The last call, where it failed before Halyard could keep why: what it keeps itself (a guard, a run that was
/// partly done) is told by the schedule.
pub(super) fn last_call(code: i64, look: &str) -> Option<Fault> {
    let kept = matches!(code, 0 | 3..=7 | 130);
    (!kept).then(|| {
        fault(
            FaultKind::LastFailed,
            format!("The last call ended with exit code {code}."),
            format!("Call `halyard-cli sync --due` yourself and read what it says{look}."),
        )
    })
}

/// A scheduler that cannot be asked.
pub(super) fn no_scheduler(what: &str, fix: &str) -> Fault {
    fault(FaultKind::NoScheduler, what, fix)
}

/// The error that says the same.
pub(super) fn unavailable(fault: &Fault) -> crate::Error {
    crate::Error::new(
        crate::ErrorCode::TimerUnavailable,
        "The system's scheduler cannot be used.",
        fault.what.clone(),
        fault.fix.clone(),
    )
}

/// A call that must go well.
pub(super) fn must(system: &dyn super::System, call: &Call) -> crate::Result<Said> {
    let said = system.run(call).map_err(|e| {
        let said = Said { code: None, out: Vec::new(), err: e.to_string() };
        super::refused(call, &said)
    })?;
    if said.well() { Ok(said) } else { Err(super::refused(call, &said)) }
}
