//! macOS: a launch agent of the user, called while the user is logged on.
//!
//! Rendering and reading are pure. launchd makes up for a call that sleep swallowed with one.

use super::call::{Call, Said, System};
use super::standing::{
    FaultKind, Standing, fault, foreign, last_call, must, no_scheduler, of_reading, unavailable,
};
use super::{Entry, EntryText, Every, Fault, Scheduler, SchedulerKind, marked};
use crate::{Error, Result};
use plist::{Dictionary, Value};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LABEL: &str = "app.halyard.sync";
/// Halyard knows its file by this variable; launchd gives it to what is called, where it means nothing.
const MARK: &str = "HALYARD_ENTRY";

/// The user's launch agents.
pub struct Launchd {
    file: PathBuf,
    system: Arc<dyn System>,
}

impl Launchd {
    /// Its agents are in `folder`.
    pub fn new(folder: &Path, system: Arc<dyn System>) -> Self {
        Self { file: folder.join(format!("{LABEL}.plist")), system }
    }

    fn place(&self) -> String {
        self.file.display().to_string()
    }

    /// The domain of the user's session: `gui/501`.
    fn domain(&self) -> std::result::Result<String, Fault> {
        let said = self.system.run(&Call::new("id", &["-u"]));
        let number = |said: &Said| String::from_utf8_lossy(&said.out).trim().parse::<u32>().ok();
        match said.ok().filter(Said::well).as_ref().and_then(number) {
            Some(user) => Ok(format!("gui/{user}")),
            None => Err(no_scheduler(
                "The system does not say who the user is.",
                "Log off and on, then try again.",
            )),
        }
    }

    /// What launchd itself says of its agent.
    fn told(&self, domain: &str) -> Result<Vec<Fault>> {
        let call = Call::new("launchctl", &["print", &format!("{domain}/{LABEL}")]);
        let said = self.system.run(&call).map_err(|e| unavailable(&no_launchctl(&e)))?;
        if !said.well() {
            let what = "launchd does not have it loaded.";
            return Ok(vec![fault(FaultKind::Inactive, what, "Write it anew.")]);
        }
        Ok(last_exit(&String::from_utf8_lossy(&said.out))
            .and_then(|code| last_call(code, ""))
            .into_iter()
            .collect())
    }
}

impl Scheduler for Launchd {
    fn kind(&self) -> SchedulerKind {
        SchedulerKind::Launchd
    }

    fn texts(&self, entry: &Entry) -> Result<Vec<EntryText>> {
        Ok(vec![EntryText { place: self.place(), text: agent(entry)? }])
    }

    fn install(&self, entry: &Entry) -> Result<()> {
        entry.must_be_callable()?;
        let domain = self.domain().map_err(|f| unavailable(&f))?;
        marked::must_be_ours(&self.file, MARK)?;
        marked::write(&self.file, agent(entry)?.as_bytes())?;
        let agent = format!("{domain}/{LABEL}");
        // One that is loaded already keeps its old ways; one that is not is no fault.
        let _ = self.system.run(&Call::new("launchctl", &["bootout", &agent]));
        must(&*self.system, &Call::new("launchctl", &["enable", &agent]))?;
        // It is called as it is loaded.
        must(&*self.system, &Call::new("launchctl", &["bootstrap", &domain, &self.place()])).map(drop)
    }

    fn inspect(&self, wanted: &Entry) -> Result<Standing> {
        let Some(text) = marked::read(&self.file)? else { return Ok(Standing::absent()) };
        if !text.contains(MARK) {
            return Ok(Standing::found(None, vec![foreign(&self.place())]));
        }
        let read = read(&text);
        let as_written = match &read {
            Some(entry) => agent(entry)? == text,
            None => false,
        };
        let mut faults = of_reading(read.as_ref(), as_written, wanted, |a, b| a == b);
        match self.domain() {
            Ok(domain) => faults.extend(self.told(&domain)?),
            Err(fault) => faults.push(fault),
        }
        Ok(Standing::found(read.as_ref(), faults))
    }

    fn remove(&self) -> Result<Vec<String>> {
        marked::must_be_ours(&self.file, MARK)?;
        if !self.file.exists() {
            return Ok(Vec::new());
        }
        if let Ok(domain) = self.domain() {
            // Not loaded is as good as unloaded.
            let _ = self.system.run(&Call::new("launchctl", &["bootout", &format!("{domain}/{LABEL}")]));
        }
        marked::remove(&self.file)?;
        Ok(vec![self.place()])
    }
}

fn no_launchctl(error: &std::io::Error) -> Fault {
    no_scheduler(&format!("launchctl cannot be called: {error}."), "Log off and on, then try again.")
}

/// The agent as a property list.
fn agent(entry: &Entry) -> Result<String> {
    let words = std::iter::once(entry.program()).chain(entry.arguments()).map(Value::from).collect();
    let mark: Dictionary = [(MARK.to_owned(), Value::from("1"))].into_iter().collect();
    let list: Dictionary = [
        ("Label", Value::from(LABEL)),
        ("ProgramArguments", Value::Array(words)),
        ("StartInterval", Value::from(i64::from(entry.every.as_seconds()))),
        ("RunAtLoad", Value::from(true)),
        ("ProcessType", Value::from("Background")),
        ("EnvironmentVariables", Value::Dictionary(mark)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    let mut out = Vec::new();
    Value::Dictionary(list)
        .to_writer_xml(&mut out)
        .map_err(|e| Error::internal(format!("A property list could not be written: {e}.")))?;
    String::from_utf8(out).map_err(|_| Error::internal("A property list is not text."))
}

/// The entry that a property list is, where it is of Halyard's kind.
fn read(text: &str) -> Option<Entry> {
    let list = Value::from_reader_xml(text.as_bytes()).ok()?.into_dictionary()?;
    let words: Vec<String> = list
        .get("ProgramArguments")?
        .as_array()?
        .iter()
        .map(|w| w.as_string().map(str::to_owned))
        .collect::<Option<_>>()?;
    let seconds = list.get("StartInterval")?.as_unsigned_integer()?;
    let every =
        Every::ALL.into_iter().filter_map(Every::minutes).find(|e| u64::from(e.as_seconds()) == seconds)?;
    let (program, arguments) = words.split_first()?;
    let entry = Entry::found(program, arguments.get(1)?, every);
    (entry.arguments().as_slice() == arguments).then_some(entry)
}

/// The exit code that launchd remembers. Its text is for people and may change: where it is not found, nothing is
/// said.
fn last_exit(text: &str) -> Option<i64> {
    let line = text.lines().find_map(|l| l.trim().strip_prefix("last exit code = "))?;
    line.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
#[path = "launchd_tests.rs"]
mod tests;
