//! One thing that needs a person.

use super::{Kind, Stake, Urgency};
use crate::domain::{ConnectionName, LicenceId};
use crate::plan::folded;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};

/// The stable name of an item: `kind/connection/subject`. Fit to be typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// The longest subject that stands in a key as it is.
const LONGEST: usize = 40;

impl Key {
    /// Of a connection's one item of that kind.
    pub fn of(kind: Kind, connection: &str) -> Self {
        Self(if connection.is_empty() {
            kind.as_str().to_owned()
        } else {
            format!("{}/{connection}", kind.as_str())
        })
    }

    /// About one subject among several. A vendor's own key may be long and hold anything: then a digest of it
    /// stands for it.
    pub fn about(kind: Kind, connection: &str, subject: &str) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':' | '@');
        let first = subject.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
        let subject = if first && subject.len() <= LONGEST && subject.chars().all(plain) {
            subject.to_owned()
        } else {
            format!("_{}", digest(&[subject]))
        };
        Self(format!("{}/{connection}/{subject}", kind.as_str()))
    }

    /// As a person typed it.
    pub fn typed(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of all items of this kind and connection together.
    #[must_use]
    pub fn group(&self) -> Self {
        Self(self.0.splitn(3, '/').take(2).collect::<Vec<_>>().join("/"))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The step that mends an item's cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// Connect Halo.
    ConnectHalo,
    /// Connect a vendor.
    ConnectVendor,
    /// Enter the connection's secret anew.
    EnterSecret,
    /// Test the connection and follow what the tests say.
    Check,
    /// Decide in the matching table.
    Match,
    /// Read a saved plan and apply it.
    Plan(String),
    /// Make a new preview.
    Preview,
    /// Watch the run of a plan.
    Watch(String),
    /// Go on with the run of a plan: plan, run.
    Resume(String, String),
    /// Read a run's receipt.
    Receipt(String),
    /// Look at a subscription's history.
    History(String),
    /// Forget a subscription's link, so that the next plan makes a licence anew.
    ClearLink(String),
}

/// What looking again means for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recheck {
    /// Halyard's own notes are all there is to look at.
    Notes,
    /// The connection is tested.
    Connection,
    /// Halo's clients are read.
    Clients,
    /// The licence is read.
    Licence(LicenceId),
    /// Only a new preview would show it; it is offered, not made.
    Preview,
}

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub key: Key,
    /// Why it needs somebody.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Whose it is; none where no connection is concerned.
    pub connection: Option<ConnectionName>,
    /// What it is about, by name; the first few of many.
    pub subjects: Vec<String>,
    /// How many it is about.
    pub count: u64,
    /// What happened and what follows from it, in words.
    pub cause: String,
    /// The money at stake; none where it is not about money.
    pub stake: Option<Stake>,
    /// Since when, where the facts tell; else since it was first seen.
    pub since: Option<Timestamp>,
    /// What mends it.
    pub mend: Mend,
    /// What looking again does.
    pub recheck: Recheck,
    /// A digest of what it was concluded from: an answer holds for that.
    pub evidence: String,
}

impl Item {
    /// An item of one kind of a connection, nothing else said yet.
    pub(super) fn new(kind: Kind, urgency: Urgency, connection: &ConnectionName, mend: Mend) -> Self {
        Self {
            key: Key::of(kind, connection.as_str()),
            connection: Some(connection.clone()),
            ..Self::bare(kind, urgency, mend)
        }
    }

    /// One that is about no connection.
    pub(super) fn bare(kind: Kind, urgency: Urgency, mend: Mend) -> Self {
        Self {
            key: Key::of(kind, ""),
            kind,
            urgency,
            connection: None,
            subjects: Vec::new(),
            count: 1,
            cause: String::new(),
            stake: None,
            since: None,
            mend,
            recheck: Recheck::Notes,
            evidence: String::new(),
        }
    }

    /// About one subject among several of its kind.
    pub(super) fn about(self, subject: &str, name: impl Into<String>) -> Self {
        let connection = self.connection.as_ref().map_or("", ConnectionName::as_str);
        Self { key: Key::about(self.kind, connection, subject), subjects: vec![name.into()], ..self }
    }

    /// Where it comes in the list: the most urgent first, then by kind, connection and name.
    pub(super) fn place(&self) -> impl Ord + use<> {
        let name = self.subjects.first().map(|s| folded(s)).unwrap_or_default();
        (self.urgency, self.kind, self.connection.clone(), name, self.key.clone())
    }
}

/// A digest of parts, in their order; 12 hexadecimal digits.
pub(crate) fn digest<T: AsRef<str>>(parts: &[T]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.as_ref();
        // With its length before it, so that no two lists of parts look alike.
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
