//! Windows: a task of the Task Scheduler, run while its user is logged on, for only then are the user's secrets
//! within reach.
//!
//! Rendering and reading are pure. `schtasks.exe` takes and gives the task as XML (its schema: Task Scheduler
//! Schema 1.2); its own words are in the user's language and are not looked at.

use super::call::{Call, Said, System};
use super::standing::{
    FaultKind, Standing, fault, foreign as foreign_fault, last_call, must, no_scheduler, of_reading,
    unavailable,
};
use super::windows_words::{alike, decoded, parted, quoted, utf16};
use super::{Entry, EntryText, Every, Fault, Scheduler, SchedulerKind, foreign, marked};
use crate::{Error, ErrorCode, Result};
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names of tasks are the machine's: each user has one of its own.
const NAME: &str = "Halyard sync";
/// Halyard knows its task by where it says it comes from.
const SOURCE: &str = "app.halyard.desktop";
const SCHTASKS: &str = "schtasks.exe";

/// The command line, and the app beside it. A task that called the first would open a console for a moment each time;
/// the app has none and passes everything on.
const CLI: &str = "halyard-cli.exe";
const APP: &str = "halyard.exe";
/// With this as its first argument, the app calls the command line with the others.
pub const CALLS_CLI: &str = "--cli";

/// The Task Scheduler.
pub struct TaskScheduler {
    task: String,
    user: Option<String>,
    scratch: PathBuf,
    system: Arc<dyn System>,
}

impl TaskScheduler {
    /// For this user (`DOMAIN\name`); the task passes through a file in `scratch`.
    pub fn new(scratch: &Path, user: Option<&str>, system: Arc<dyn System>) -> Self {
        let plain = |name: &str| {
            name.rsplit('\\').next().unwrap_or(name).replace(['/', ':', '*', '?', '<', '>', '|', '"'], "_")
        };
        let task = user.map_or_else(|| NAME.to_owned(), |user| format!("{NAME} ({})", plain(user)));
        Self { task, user: user.map(str::to_owned), scratch: scratch.to_owned(), system }
    }

    fn ask(&self, words: &[&str]) -> Result<Said> {
        let call = Call::new(SCHTASKS, words);
        self.system.run(&call).map_err(|e| unavailable(&no_schtasks(&e)))
    }

    /// The task as XML; none where there is none.
    fn there(&self) -> Result<Option<String>> {
        let said = self.ask(&["/Query", "/TN", &self.task, "/XML"])?;
        Ok(said.well().then(|| decoded(&said.out)))
    }

    /// What the last call ended with. The table has no name that is the same in each language, but an order.
    fn last(&self) -> Result<Option<Fault>> {
        let said = self.ask(&["/Query", "/TN", &self.task, "/V", "/FO", "CSV", "/NH"])?;
        Ok(last_result(&decoded(&said.out)).and_then(|code| last_call(code, "")))
    }

    fn must_be_ours(&self) -> Result<bool> {
        match self.there()? {
            Some(text) if !is_ours(&text) => Err(foreign(&format!("The task {:?}", self.task))),
            there => Ok(there.is_some()),
        }
    }
}

impl Scheduler for TaskScheduler {
    fn kind(&self) -> SchedulerKind {
        SchedulerKind::TaskScheduler
    }

    fn texts(&self, entry: &Entry) -> Result<Vec<EntryText>> {
        must_be_plain(entry)?;
        Ok(vec![EntryText { place: self.task.clone(), text: task(entry, self.user.as_deref())? }])
    }

    fn install(&self, entry: &Entry) -> Result<()> {
        entry.must_be_callable()?;
        must_be_plain(entry)?;
        self.must_be_ours()?;
        let file = self.scratch.join("halyard-sync.xml");
        marked::write(&file, &utf16(&task(entry, self.user.as_deref())?))?;
        let path = file.display().to_string();
        let made =
            must(&*self.system, &Call::new(SCHTASKS, &["/Create", "/TN", &self.task, "/XML", &path, "/F"]));
        marked::remove(&file)?;
        made?;
        must(&*self.system, &Call::new(SCHTASKS, &["/Run", "/TN", &self.task])).map(drop)
    }

    fn inspect(&self, wanted: &Entry) -> Result<Standing> {
        let text = match self.system.run(&Call::new(SCHTASKS, &["/Query", "/TN", &self.task, "/XML"])) {
            Ok(said) if said.well() => decoded(&said.out),
            Ok(_) => return Ok(Standing::absent()),
            Err(e) => return Ok(Standing::found(None, vec![no_schtasks(&e)])),
        };
        if !is_ours(&text) {
            return Ok(Standing::found(None, vec![foreign_fault(&format!("The task {:?}", self.task))]));
        }
        let read = read(&text);
        // Windows writes it back in its own manner: what counts is compared, not the text.
        let mut faults = of_reading(read.as_ref(), read.is_some(), wanted, alike);
        let off = |path: &str| values(&text, path).any(|v| v == "false");
        if off("Settings/Enabled") || off("TimeTrigger/Enabled") {
            let what = "The task is disabled.";
            faults.push(fault(FaultKind::Disabled, what, "Write it anew."));
        }
        faults.extend(self.last()?);
        Ok(Standing::found(read.as_ref(), faults))
    }

    fn remove(&self) -> Result<Vec<String>> {
        if !self.must_be_ours()? {
            return Ok(Vec::new());
        }
        must(&*self.system, &Call::new(SCHTASKS, &["/Delete", "/TN", &self.task, "/F"]))?;
        Ok(vec![self.task.clone()])
    }
}

fn no_schtasks(error: &io::Error) -> Fault {
    no_scheduler(
        &format!("{SCHTASKS} cannot be called: {error}."),
        "Check that the Task Scheduler is at work.",
    )
}

/// The Task Scheduler takes `%name%` for a variable, and there is no way to write the sign itself.
fn must_be_plain(entry: &Entry) -> Result<()> {
    let odd = [entry.program(), entry.folder()].into_iter().find(|path| path.contains('%'));
    odd.map_or(Ok(()), |path| {
        Err(Error::new(
            ErrorCode::TimerProgram,
            format!("{path} cannot stand in a task."),
            "The Task Scheduler takes % for the beginning of a variable.",
            "Put Halyard, or its data folder, where the path has no %.",
        ))
    })
}

/// The task.
fn task(entry: &Entry, user: Option<&str>) -> Result<String> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    written(&mut out, entry, user)
        .map_err(|e| Error::internal(format!("A task could not be written: {e}.")))?;
    String::from_utf8(out.into_inner()).map_err(|_| Error::internal("A task is not text."))
}

type Xml = Writer<Vec<u8>>;

fn written(out: &mut Xml, entry: &Entry, user: Option<&str>) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-16"), None)))?;
    let front = front(entry.program()).filter(|front| Path::new(front).is_file());
    let words = front.is_some().then_some(CALLS_CLI).into_iter().chain(entry.arguments()).map(quoted);
    let called = words.collect::<Vec<_>>().join(" ");
    let program = front.as_deref().unwrap_or(entry.program());
    let every = format!("PT{}M", entry.every.as_minutes());
    out.create_element("Task")
        .with_attributes([("version", "1.2"), ("xmlns", "http://schemas.microsoft.com/windows/2004/02/mit/task")])
        .write_inner_content(|out| {
            group(out, "RegistrationInfo", &[
                ("Source", SOURCE),
                ("Description", "Runs what is due by the schedules of Halyard. Written anew by Halyard; taken away with: halyard-cli timer remove"),
            ])?;
            out.create_element("Triggers").write_inner_content(|out| {
                out.create_element("TimeTrigger")
                    .write_inner_content(|out| {
                        leaf(out, "Enabled", "true")?;
                        // Long past, so that the quarters of the hour are those of the clock.
                        leaf(out, "StartBoundary", "2020-01-01T00:00:00")?;
                        group(out, "Repetition", &[("Interval", &every), ("StopAtDurationEnd", "false")])
                    })
                    .map(drop)
            })?;
            out.create_element("Principals").write_inner_content(|out| {
                out.create_element("Principal")
                    .with_attribute(("id", "Author"))
                    .write_inner_content(|out| {
                        if let Some(user) = user {
                            leaf(out, "UserId", user)?;
                        }
                        leaf(out, "LogonType", "InteractiveToken")?;
                        leaf(out, "RunLevel", "LeastPrivilege")
                    })
                    .map(drop)
            })?;
            group(out, "Settings", &[
                ("MultipleInstancesPolicy", "IgnoreNew"),
                ("DisallowStartIfOnBatteries", "false"),
                ("StopIfGoingOnBatteries", "false"),
                ("AllowHardTerminate", "true"),
                ("StartWhenAvailable", "true"),
                ("RunOnlyIfNetworkAvailable", "false"),
                ("AllowStartOnDemand", "true"),
                ("Enabled", "true"),
                ("Hidden", "false"),
                ("ExecutionTimeLimit", "PT4H"),
                ("Priority", "7"),
            ])?;
            out.create_element("Actions").with_attribute(("Context", "Author")).write_inner_content(|out| {
                group(out, "Exec", &[("Command", program), ("Arguments", &called)])
            })?;
            Ok(())
        })
        .map(drop)
}

/// The app beside a command line.
fn front(program: &str) -> Option<String> {
    Some(format!("{}{APP}", program.strip_suffix(CLI)?))
}

fn leaf(out: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(text)).map(drop)
}

fn group(out: &mut Xml, name: &str, leaves: &[(&str, &str)]) -> io::Result<()> {
    out.create_element(name)
        .write_inner_content(|out| leaves.iter().try_for_each(|(name, text)| leaf(out, name, text)))
        .map(drop)
}

fn is_ours(text: &str) -> bool {
    values(text, "RegistrationInfo/Source").any(|source| source == SOURCE)
}

/// The entry that a task is, where it is of Halyard's kind.
fn read(text: &str) -> Option<Entry> {
    let one = |path: &str| {
        let mut found = values(text, path);
        found.next().filter(|_| found.next().is_none())
    };
    let interval = one("Repetition/Interval")?;
    // Windows may write an hour as such.
    let every = Every::ALL.into_iter().filter_map(Every::minutes);
    let every = every.into_iter().find(|e| {
        let minutes = e.as_minutes();
        interval == format!("PT{minutes}M") || (minutes == 60 && interval == "PT1H")
    })?;
    let program = one("Exec/Command")?.trim_matches('"').to_owned();
    let arguments = parted(&one("Exec/Arguments").unwrap_or_default());
    let (program, arguments) = match arguments.split_first() {
        Some((first, rest)) if first == CALLS_CLI => (format!("{}{CLI}", program.strip_suffix(APP)?), rest),
        _ => (program, arguments.as_slice()),
    };
    let entry = Entry::found(&program, arguments.get(1)?, every);
    (entry.arguments().as_slice() == arguments).then_some(entry)
}

/// The texts of all elements whose path ends so.
fn values(text: &str, ends: &str) -> impl Iterator<Item = String> {
    let mut reader = Reader::from_str(text);
    let (mut path, mut found) = (Vec::<String>::new(), Vec::<String>::new());
    let wanted: Vec<&str> = ends.split('/').collect();
    let mut open = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                path.push(start.local_name().as_ref().to_owned());
                open = path.len() >= wanted.len() && path[path.len() - wanted.len()..] == wanted[..];
                if open {
                    found.push(String::new());
                }
            }
            Ok(Event::Text(part)) if open => {
                if let Some(last) = found.last_mut() {
                    last.push_str(&part);
                }
            }
            Ok(Event::GeneralRef(name)) if open => {
                let letter = match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                if let (Some(last), Some(letter)) = (found.last_mut(), letter) {
                    last.push(letter);
                }
            }
            Ok(Event::End(_)) => {
                path.pop();
                open = false;
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found.into_iter().map(|text| text.trim().to_owned())
}

/// The last result in the table of a task: the seventh column. What means "at work" or "not yet" is no result.
fn last_result(table: &str) -> Option<i64> {
    const COLUMN: usize = 6;
    const AT_WORK: i64 = 0x41301;
    const NOT_YET: i64 = 0x41303;
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
    let row = rows.records().next()?.ok()?;
    let code: i64 = row.get(COLUMN)?.trim().parse().ok()?;
    (code != AT_WORK && code != NOT_YET).then_some(code)
}

#[cfg(test)]
#[path = "task_scheduler_tests.rs"]
mod tests;
