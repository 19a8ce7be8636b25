//! Linux: a service and a timer of the user's own systemd.
//!
//! Rendering and reading are pure. The service is called on the clock and made up for after the machine was off;
//! where nobody is logged on, the user's systemd runs only if it was told to linger.

use super::call::{Call, System};
use super::standing::{
    FaultKind, Standing, fault, foreign, incomplete, last_call, must, no_scheduler, of_reading, unavailable,
};
use super::{Entry, EntryText, Every, Fault, Scheduler, SchedulerKind, marked};
use crate::Result;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SERVICE: &str = "halyard-sync.service";
const TIMER: &str = "halyard-sync.timer";
/// What systemd passes over, and Halyard knows its files by.
const MARK: &str = "X-Halyard=1";
const HEAD: &str =
    "# Written by Halyard, and written anew by it. To take it away: halyard-cli timer remove\n";

/// The user's systemd.
pub struct Systemd {
    folder: PathBuf,
    system: Arc<dyn System>,
}

impl Systemd {
    /// Its units are in `folder`.
    pub fn new(folder: &Path, system: Arc<dyn System>) -> Self {
        Self { folder: folder.to_owned(), system }
    }

    fn units(&self) -> [PathBuf; 2] {
        [self.folder.join(SERVICE), self.folder.join(TIMER)]
    }

    /// Why the user's systemd cannot be asked, if it cannot.
    fn missing(&self) -> Option<Fault> {
        match self.system.run(&systemctl(&["show", "--property=Version"])) {
            Ok(said) if said.well() => None,
            Ok(_) => Some(no_scheduler(
                "This session has no systemd user manager.",
                "Log on to the machine itself as this user. In a container, or where systemd is not at work, have cron \
                 call halyard-cli sync --due, as the recipes in docs/server do.",
            )),
            Err(_) => Some(no_scheduler(
                "This machine has no systemd.",
                "Have cron call halyard-cli sync --due, as the recipes in docs/server do.",
            )),
        }
    }

    /// A property of a unit; empty where systemd tells none.
    fn properties(&self, unit: &str, names: &str) -> Result<Vec<(String, String)>> {
        let said = must(&*self.system, &systemctl(&["show", unit, &format!("--property={names}")]))?;
        let text = String::from_utf8_lossy(&said.out).into_owned();
        Ok(text
            .lines()
            .filter_map(|l| l.split_once('='))
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect())
    }

    /// What systemd itself says of its units.
    fn told(&self) -> Result<Vec<Fault>> {
        let mut faults = Vec::new();
        let timer = self.properties(TIMER, "UnitFileState,ActiveState")?;
        let is = |name: &str, value: &str| timer.iter().any(|(k, v)| k == name && v == value);
        if !is("UnitFileState", "enabled") {
            let what = "systemd was told not to start its timer at logon.";
            faults.push(fault(FaultKind::Disabled, what, "Write it anew."));
        }
        if !is("ActiveState", "active") {
            let what = "Its timer is not at work.";
            faults.push(fault(FaultKind::Inactive, what, "Write it anew."));
        }
        let service = self.properties(SERVICE, "Result,ExecMainStatus")?;
        let failed = service.iter().any(|(k, v)| k == "Result" && v != "success");
        let code = service.iter().find(|(k, _)| k == "ExecMainStatus").and_then(|(_, v)| v.parse().ok());
        if let (true, Some(code)) = (failed, code) {
            faults.extend(last_call(code, ", or see journalctl --user -u halyard-sync"));
        }
        Ok(faults)
    }
}

impl Scheduler for Systemd {
    fn kind(&self) -> SchedulerKind {
        SchedulerKind::Systemd
    }

    fn texts(&self, entry: &Entry) -> Result<Vec<EntryText>> {
        let places = self.units().map(|p| p.display().to_string());
        let texts = [service(entry), timer(entry)];
        Ok(places.into_iter().zip(texts).map(|(place, text)| EntryText { place, text }).collect())
    }

    fn install(&self, entry: &Entry) -> Result<()> {
        entry.must_be_callable()?;
        if let Some(fault) = self.missing() {
            return Err(unavailable(&fault));
        }
        let units = self.units();
        units.iter().try_for_each(|path| marked::must_be_ours(path, MARK))?;
        for (path, text) in units.iter().zip([service(entry), timer(entry)]) {
            marked::write(path, text.as_bytes())?;
        }
        for words in [
            &["daemon-reload"][..],
            &["reenable", TIMER],
            &["restart", TIMER],
            // Looked at once: then it is proven to be called.
            &["start", "--no-block", SERVICE],
        ] {
            must(&*self.system, &systemctl(words))?;
        }
        Ok(())
    }

    fn inspect(&self, wanted: &Entry) -> Result<Standing> {
        let [service_at, timer_at] = self.units();
        let texts = (marked::read(&service_at)?, marked::read(&timer_at)?);
        let missing = self.missing();
        let (service_text, timer_text) = match texts {
            (None, None) => {
                return Ok(missing.map_or_else(Standing::absent, |f| Standing::found(None, vec![f])));
            }
            (service, timer) => (service, timer),
        };
        let mut faults: Vec<Fault> = missing.clone().into_iter().collect();
        for (text, place) in [(&service_text, &service_at), (&timer_text, &timer_at)] {
            match text {
                None => faults.push(incomplete(&place.display().to_string())),
                Some(text) if !text.contains(MARK) => faults.push(foreign(&place.display().to_string())),
                Some(_) => {}
            }
        }
        let (Some(service_text), Some(timer_text)) = (service_text, timer_text) else {
            return Ok(Standing::found(None, faults));
        };
        if faults.iter().any(|f| f.kind == FaultKind::Foreign) {
            return Ok(Standing::found(None, faults));
        }
        let read = read(&service_text, &timer_text);
        let as_written = read.as_ref().is_some_and(|e| service(e) == service_text && timer(e) == timer_text);
        faults.extend(of_reading(read.as_ref(), as_written, wanted, |a, b| a == b));
        if missing.is_none() {
            faults.extend(self.told()?);
        }
        Ok(Standing::found(read.as_ref(), faults))
    }

    fn remove(&self) -> Result<Vec<String>> {
        let units = self.units();
        units.iter().try_for_each(|path| marked::must_be_ours(path, MARK))?;
        let there: Vec<&PathBuf> = units.iter().filter(|p| p.exists()).collect();
        if there.is_empty() {
            return Ok(Vec::new());
        }
        let asked = self.missing().is_none();
        if asked && self.folder.join(TIMER).exists() {
            must(&*self.system, &systemctl(&["disable", "--now", TIMER]))?;
        }
        // Where systemd could not be asked, its link goes here.
        let link = self.folder.join("timers.target.wants").join(TIMER);
        if link.is_symlink() {
            marked::remove(&link)?;
        }
        for path in &there {
            marked::remove(path)?;
        }
        if asked {
            must(&*self.system, &systemctl(&["daemon-reload"]))?;
        }
        Ok(there.iter().map(|p| p.display().to_string()).collect())
    }
}

fn systemctl(words: &[&str]) -> Call {
    Call::new("systemctl", &[&["--user"], words].concat())
}

/// The service.
fn service(entry: &Entry) -> String {
    let mut called = quoted(entry.program(), false);
    for argument in entry.arguments() {
        let _ = write!(called, " {}", quoted(argument, true));
    }
    format!(
        "{HEAD}[Unit]\n\
         Description=Halyard: runs what is due by its schedules\n\
         {MARK}\n\
         \n\
         [Service]\n\
         Type=oneshot\n\
         ExecStart={called}\n\
         # 6: another run holds a connection. The next call does it.\n\
         SuccessExitStatus=6\n\
         # Asked to stop, it finishes the requests under way.\n\
         TimeoutStopSec=5min\n"
    )
}

/// The timer.
fn timer(entry: &Entry) -> String {
    let every = entry.every;
    format!(
        "{HEAD}[Unit]\n\
         Description=Halyard: looks for due runs every {every}\n\
         {MARK}\n\
         \n\
         [Timer]\n\
         OnCalendar={}\n\
         # After the machine was off, at once.\n\
         Persistent=true\n\
         RandomizedDelaySec=1min\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n",
        on_calendar(every)
    )
}

fn on_calendar(every: Every) -> String {
    match every.as_minutes() {
        60 => "*:0".to_owned(),
        minutes => format!("*:0/{minutes}"),
    }
}

/// A word of a command, so that systemd takes it as it is. In the program's own path it looks for no variables.
fn quoted(word: &str, variables: bool) -> String {
    let mut out = String::from("\"");
    for letter in word.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '%' => out.push_str("%%"),
            '$' if variables => out.push_str("$$"),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// The entry that two units make, where they are of Halyard's kind.
fn read(service: &str, timer: &str) -> Option<Entry> {
    let value = |text: &str, name: &str| {
        let mut values =
            text.lines().filter_map(|l| l.strip_prefix(name)?.strip_prefix('=').map(str::to_owned));
        values.next().filter(|_| values.next().is_none())
    };
    let calendar = value(timer, "OnCalendar")?;
    let every = Every::ALL.into_iter().filter_map(Every::minutes).find(|e| on_calendar(*e) == calendar)?;
    let words = words(&value(service, "ExecStart")?)?;
    let (program, arguments) = words.split_first()?;
    let entry = Entry::found(program, arguments.get(1)?, every);
    (entry.arguments().as_slice() == arguments).then_some(entry)
}

/// The words of a command that [`quoted`] wrote.
fn words(line: &str) -> Option<Vec<String>> {
    let (mut out, mut letters) = (Vec::new(), line.trim().chars().peekable());
    while letters.peek().is_some() {
        let mut word = String::new();
        if letters.next() != Some('"') {
            return None;
        }
        loop {
            match letters.next()? {
                '"' => break,
                '\\' => word.push(letters.next()?),
                '%' if letters.next() == Some('%') => word.push('%'),
                '$' if !out.is_empty() && letters.next() == Some('$') => word.push('$'),
                '%' => return None,
                '$' if !out.is_empty() => return None,
                letter => word.push(letter),
            }
        }
        out.push(word);
        while letters.next_if_eq(&' ').is_some() {}
    }
    Some(out)
}

#[cfg(test)]
#[path = "systemd_tests.rs"]
mod tests;
