//! Whether a run is worth telling, and in which words. Pure.

use super::memory::{Known, Memory, ToldTrouble};
use super::message::{Line, Urgency, counted};
use super::settings::TellWhen;
use jiff::{SignedDuration, Timestamp};

/// The same trouble is told again after so long.
pub const AGAIN: SignedDuration = SignedDuration::from_hours(24);
/// What passes by itself is told once it has lasted so long.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(1);

/// What a connection's scheduled run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Whose it is.
    pub connection: String,
    /// What went wrong, if something did.
    pub trouble: Option<Trouble>,
    /// What waits for a person.
    pub waiting: Waiting,
    /// Changes that are in Halo.
    pub applied: u64,
    /// The run's number, where it had one.
    pub run: Option<String>,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What makes it the same trouble as before.
    pub mark: String,
    /// In a few words, without a customer's name.
    pub short: String,
    /// What and why.
    pub text: String,
    /// What to do.
    pub todo: String,
    /// Whether it passes by itself as a rule, and is tried again before long.
    pub passes: bool,
}

/// What waits for a person after a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    /// Nothing was planned, so nobody knows.
    Unknown,
    /// Nothing.
    Nothing,
    /// Changes.
    Changes {
        /// How many.
        count: u64,
        /// What makes them the same changes as before.
        mark: String,
        /// Where they are found.
        todo: String,
    },
}

/// What is to be told, and what is to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What is worth telling; may be nothing.
    pub lines: Vec<Line>,
    /// To be remembered once it was told.
    pub told: Memory,
    /// To be remembered where it reached nobody.
    pub untold: Memory,
}

/// Decides for all connections whose schedules were run.
pub fn decide(when: TellWhen, ended: &[Ended], memory: &Memory, now: Timestamp) -> Decision {
    let mut out = Decision { lines: Vec::new(), told: memory.clone(), untold: memory.clone() };
    for run in ended {
        let before = memory.of(&run.connection);
        let met = meet(run, &before, now);
        let (lines, told) = one(when, run, &met, now);
        out.lines.extend(lines);
        out.told.keep(&run.connection, told);
        out.untold.keep(&run.connection, met);
    }
    out
}

/// What is known before anything is told: since when the trouble is the same, and that what waited is done with.
fn meet(run: &Ended, before: &Known, now: Timestamp) -> Known {
    let since = run.trouble.as_ref().map(|trouble| match &before.since {
        Some(since) if since.mark == trouble.mark => since.clone(),
        _ => ToldTrouble { mark: trouble.mark.clone(), at: now },
    });
    let waiting = before.waiting.clone().filter(|_| run.waiting != Waiting::Nothing);
    Known { since, waiting, ..before.clone() }
}

fn one(when: TellWhen, run: &Ended, known: &Known, now: Timestamp) -> (Vec<Line>, Known) {
    let (mut lines, mut after) = (Vec::new(), known.clone());
    let every = when == TellWhen::EveryRun;
    let name = &run.connection;
    if let Some(trouble) = &run.trouble {
        if is_due(trouble, known, now, every) {
            lines.push(failure(name, trouble));
            after.trouble = Some(ToldTrouble { mark: trouble.mark.clone(), at: now });
        }
    } else {
        if !known.succeeded {
            lines.push(news(run, &format!("the first scheduled run of {name} is done")));
        } else if known.trouble.is_some() {
            lines.push(news(run, &format!("the scheduled run of {name} went through again")));
        } else if every {
            lines.push(news(run, &format!("the scheduled run of {name} is done")));
        }
        after.succeeded = true;
        after.trouble = None;
    }
    match &run.waiting {
        Waiting::Unknown | Waiting::Nothing => {}
        Waiting::Changes { count, mark, todo } => {
            if every || known.waiting.as_ref() != Some(mark) {
                lines.push(held(name, *count, todo));
            }
            after.waiting = Some(mark.clone());
        }
    }
    (lines, after)
}

/// Whether a trouble is to be told now.
fn is_due(trouble: &Trouble, known: &Known, now: Timestamp, every: bool) -> bool {
    // A clock that was set back must not silence it for as long as it was wrong.
    let past = |at: Timestamp, least: SignedDuration| now.duration_since(at).abs() >= least;
    let same = known.trouble.as_ref().filter(|told| told.mark == trouble.mark);
    match same {
        Some(told) if !every || trouble.passes => past(told.at, AGAIN),
        Some(_) => true,
        None => !trouble.passes || known.since.as_ref().is_some_and(|since| past(since.at, PATIENCE)),
    }
}

fn failure(name: &str, trouble: &Trouble) -> Line {
    Line {
        urgency: Urgency::Failure,
        short: format!("{name}: {}", trouble.short),
        text: format!("{name}: {}", trouble.text),
        todo: trouble.todo.clone(),
        changes: 0,
    }
}

fn held(name: &str, count: u64, todo: &str) -> Line {
    let waits = counted(count, "change waits for you", "changes wait for you");
    Line {
        urgency: Urgency::ToDo,
        short: format!("{name}: {waits}"),
        text: format!("{name}: {waits}."),
        todo: todo.to_owned(),
        changes: count,
    }
}

fn news(run: &Ended, what: &str) -> Line {
    let applied = match run.applied {
        0 => "Nothing had to be changed in Halo.".to_owned(),
        n => counted(n, "change is in Halo.", "changes are in Halo."),
    };
    let receipt = run.run.as_ref().filter(|_| run.applied > 0);
    Line {
        urgency: Urgency::News,
        short: what.to_owned(),
        text: format!("{}: {what}. {applied}", run.connection),
        todo: receipt.map(|r| format!("Its receipt: Halyard, History, {r}.")).unwrap_or_default(),
        changes: 0,
    }
}
