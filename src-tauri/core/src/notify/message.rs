//! A message: a subject, and a line for each thing worth telling. What else is to be told, such as what is new
//! in a list of things that need a person, becomes further lines of the same message.

use std::cmp::Reverse;

/// Most lines of one message; what is more is counted.
pub const MOST_LINES: usize = 12;
/// Most characters of one sentence, so that no answer of a server fills a message.
const MOST_TEXT: usize = 600;

/// How urgent a line is; the most urgent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Good to know.
    News,
    /// A person has something to do.
    ToDo,
    /// It did not work.
    Failure,
}

/// One thing worth telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How urgent it is.
    pub urgency: Urgency,
    /// In a few words, for a subject and for the desktop: counts and codes, no customer's name.
    pub short: String,
    /// What it is, in sentences.
    pub text: String,
    /// What to do, and where; empty where nothing is to be done.
    pub todo: String,
    /// How many changes wait for a person, where that is what it is about.
    pub changes: u64,
}

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is about, in one line.
    pub subject: String,
    /// The most urgent first; [`MOST_LINES`] at most.
    pub lines: Vec<Line>,
}

impl Message {
    /// A message of these lines; none where there are none.
    pub fn of(mut lines: Vec<Line>) -> Option<Self> {
        for line in &mut lines {
            for text in [&mut line.short, &mut line.text, &mut line.todo] {
                *text = plain(text);
            }
        }
        lines.sort_by_key(|line| Reverse(line.urgency));
        let subject = format!("Halyard: {}", about(&lines)?);
        if lines.len() > MOST_LINES {
            let more = lines.split_off(MOST_LINES - 1);
            lines.push(Line {
                urgency: Urgency::News,
                short: format!("and {} more", more.len()),
                text: format!("And {} more.", more.len()),
                todo: "Open Halyard, Home.".to_owned(),
                changes: 0,
            });
        }
        Some(Self { subject, lines })
    }

    /// To see whether a way works.
    pub fn test() -> Self {
        let line = Line {
            urgency: Urgency::News,
            short: "This is a test.".to_owned(),
            text: "This is a test: messages of Halyard arrive here.".to_owned(),
            todo: "Nothing needs to be done.".to_owned(),
            changes: 0,
        };
        Self { subject: "Halyard: a test message".to_owned(), lines: vec![line] }
    }

    /// For the desktop: a few short lines.
    pub fn brief(&self) -> String {
        const SHOWN: usize = 4;
        let mut out: Vec<String> = self.lines.iter().take(SHOWN).map(|l| sentence(&l.short)).collect();
        if self.lines.len() > SHOWN {
            out.push(format!("And {} more.", self.lines.len() - SHOWN));
        }
        if self.lines.iter().any(|l| l.urgency > Urgency::News) {
            out.push("Open Halyard, Home.".to_owned());
        }
        out.join("\n")
    }

    /// For a mail.
    pub fn letter(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.push_str(&line.text);
            if !line.todo.is_empty() {
                out.push_str("\n  ");
                out.push_str(&line.todo);
            }
            out.push_str("\n\n");
        }
        out.push_str(
            "-- \nSent by Halyard. What is told, and how: Settings, Notifications; or halyard-cli notify.\n",
        );
        out
    }
}

/// The subject's own words: failures first, then what waits, then what there is.
fn about(lines: &[Line]) -> Option<String> {
    let of = |urgency| lines.iter().filter(move |l: &&Line| l.urgency == urgency);
    let named = |urgency, several: fn(usize) -> String| {
        let mut found = of(urgency);
        let first = found.next()?;
        let more = found.count();
        Some(if more == 0 { first.short.clone() } else { several(more + 1) })
    };
    let mut parts = Vec::new();
    parts.extend(named(Urgency::Failure, |n| format!("{n} things went wrong")));
    let waiting: u64 = lines.iter().map(|l| l.changes).sum();
    let others = of(Urgency::ToDo).filter(|l| l.changes == 0).count();
    if waiting > 0 {
        parts.push(counted(waiting, "change waits for you", "changes wait for you"));
        if others > 0 {
            parts.push(counted(others as u64, "more thing needs you", "more things need you"));
        }
    } else {
        parts.extend(named(Urgency::ToDo, |n| format!("{n} things need you")));
    }
    if parts.is_empty() {
        parts.extend(named(Urgency::News, |n| format!("{n} scheduled runs are done")));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A number with its word.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// On one line, without control characters, not too long.
fn plain(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    if line.chars().count() <= MOST_TEXT {
        return line;
    }
    line.chars().take(MOST_TEXT).chain(std::iter::once('…')).collect()
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '…']) { text.to_owned() } else { format!("{text}.") }
}
