//! Finding rows of the audit: which ones, newest first, as spans of numbers; and rows by their numbers.
//!
//! A long audit is looked through a part at a time, so that a run's writes need not wait for the search. Only
//! numbers are gathered: what the rows say is read for those that are looked at.

use super::audit::AuditRow;
use super::audit_entry::{AuditEntry, AuditKind};
use super::{RunId, Store};
use crate::Result;

/// Rows looked through at once.
const PART: usize = 2_000;

/// Which rows are wanted; all of what is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of this run.
    pub run: Option<RunId>,
    /// Of this kind.
    pub kind: Option<AuditKind>,
    /// That say this somewhere, large or small letters.
    pub text: Option<String>,
}

/// Rows that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFound {
    /// How many.
    pub rows: u64,
    /// Their numbers, newest first: each span from its newest to its oldest.
    pub spans: Vec<(i64, i64)>,
}

impl AuditFound {
    fn add(&mut self, id: i64) {
        self.rows += 1;
        match self.spans.last_mut() {
            Some((_, oldest)) if *oldest == id + 1 => *oldest = id,
            _ => self.spans.push((id, id)),
        }
    }
}

impl Store {
    /// The numbers of the rows that fit, newest first.
    pub fn audit_find(&self, filter: &AuditFilter) -> Result<AuditFound> {
        let wanted = Wanted::of(filter);
        let mut found = AuditFound::default();
        let mut before = i64::MAX;
        loop {
            let part = self.audit_part(filter.run, before, wanted.reads())?;
            for (id, content) in &part {
                if wanted.fits(*id, content) {
                    found.add(*id);
                }
                before = *id;
            }
            if part.len() < PART {
                return Ok(found);
            }
        }
    }

    /// Rows by their numbers, in that order; those that are not there are left out.
    pub fn audit_rows(&self, ids: &[i64]) -> Result<Vec<AuditRow>> {
        self.read(|db| {
            let mut one = db.prepare_cached("SELECT id, run, content, hash FROM audit WHERE id = ?1")?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(
                    one.query_map([id], super::audit::from_row)?.collect::<rusqlite::Result<Vec<_>>>()?,
                );
            }
            Ok(rows)
        })
    }

    /// The next rows below the number `before`, newest first; without their content where nobody reads it.
    fn audit_part(&self, run: Option<RunId>, before: i64, read: bool) -> Result<Vec<(i64, Vec<u8>)>> {
        let content = if read { "content" } else { "''" };
        let of_run = if run.is_some() { "run = ?2" } else { "?2 IS NULL" };
        self.read(|db| {
            db.prepare_cached(&format!(
                "SELECT id, {content} FROM audit WHERE id < ?1 AND {of_run} ORDER BY id DESC LIMIT {PART}"
            ))?
            .query_map(rusqlite::params![before, run.map(|r| r.0)], |r| {
                Ok((r.get(0)?, r.get_ref(1)?.as_bytes()?.to_owned()))
            })?
            .collect()
        })
    }
}

/// What a row must say.
struct Wanted {
    kind: Option<(AuditKind, String)>,
    text: Option<Sought>,
}

/// A text that is looked for: as it is, and as it would stand in JSON.
struct Sought {
    text: String,
    written: String,
}

impl Wanted {
    fn of(filter: &AuditFilter) -> Self {
        let text = filter.text.as_deref().map(|t| t.trim().to_lowercase()).filter(|t| !t.is_empty());
        Self {
            kind: filter.kind.map(|kind| (kind, format!("\"kind\":\"{}\"", kind.as_str()))),
            text: text.map(|text| {
                let quoted = serde_json::Value::from(text.as_str()).to_string();
                Sought { written: quoted.trim_matches('"').to_owned(), text }
            }),
        }
    }

    /// Whether what rows say has to be read at all.
    fn reads(&self) -> bool {
        self.kind.is_some() || self.text.is_some()
    }

    fn fits(&self, id: i64, content: &[u8]) -> bool {
        if !self.reads() {
            return true;
        }
        let content = String::from_utf8_lossy(content);
        // Most rows are told apart by their text alone; the others are read as what they are.
        if self.kind.as_ref().is_some_and(|(_, written)| !content.contains(written)) {
            return false;
        }
        let numbered = self.text.as_ref().is_some_and(|t| t.text == id.to_string());
        let may_say = |t: &Sought| numbered || content.to_lowercase().contains(&t.written);
        if !self.text.as_ref().is_none_or(may_say) {
            return false;
        }
        // A row that cannot be read any more is found by its bare text.
        let Ok(entry) = serde_json::from_str::<AuditEntry>(&content) else { return self.kind.is_none() };
        self.kind.as_ref().is_none_or(|(kind, _)| entry.kind == *kind)
            && (numbered || self.text.as_ref().is_none_or(|t| says(&entry, &t.text)))
    }
}

/// Whether a row says `text` in one of its values. Names of members do not count.
fn says(entry: &AuditEntry, text: &str) -> bool {
    let e = entry;
    let texts = [&e.connection, &e.plan, &e.run, &e.customer_id, &e.customer, &e.request, &e.code, &e.why];
    let change = e.change.as_ref().map(|c| [c.name.as_str(), c.entity.as_str(), c.action.as_str()]);
    let fields =
        e.fields.iter().flat_map(|f| [Some(&f.field), f.before.as_ref(), f.after.as_ref()]).flatten();
    let numbers = [e.record.map(|n| n.to_string()), e.status.map(|n| n.to_string())];
    let holds = |value: &str| value.to_lowercase().contains(text);
    holds(&e.user)
        || holds(&e.version)
        || texts.into_iter().flatten().any(|t| holds(t))
        || change.into_iter().flatten().any(holds)
        || fields.map(String::as_str).any(holds)
        || numbers.into_iter().flatten().any(|n| n == text)
        || e.outcome.is_some_and(|o| holds(o.as_str()))
}
