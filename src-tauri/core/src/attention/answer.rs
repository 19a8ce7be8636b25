//! What a person answered to an item, and how long that holds.

use super::{Item, Kind, Urgency};
use jiff::Timestamp;

/// What a person said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "Seen; I dealt with it": it stays away until something else is found.
    Resolved,
    /// "Later": it stays away until then, or until it is more urgent.
    Snoozed(Timestamp),
}

/// An answer, and to what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What was said.
    pub answer: Answer,
    /// To which evidence.
    pub evidence: String,
    /// How urgent it was.
    pub urgency: Urgency,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub who: String,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It needs somebody.
    Open,
    /// It comes back then.
    Snoozed(Timestamp),
    /// It was dealt with.
    Resolved,
}

/// Where an item stands, with what was answered to it.
pub fn standing(item: &Item, answered: Option<&Answered>, now: Timestamp) -> Standing {
    let Some(answered) = answered.filter(|_| item.kind.answerable()) else { return Standing::Open };
    match answered.answer {
        Answer::Resolved if answered.evidence == item.evidence => Standing::Resolved,
        // `Now` is less than `Soon`: less is more urgent.
        Answer::Snoozed(until) if now < until && item.urgency >= answered.urgency => Standing::Snoozed(until),
        Answer::Resolved | Answer::Snoozed(_) => Standing::Open,
    }
}

/// What was told of an item to somebody who does not look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellAgain {
    /// The evidence then.
    pub evidence: String,
    /// How urgent it was.
    pub urgency: Urgency,
    /// How many it was about.
    pub count: u64,
}

impl TellAgain {
    /// Of an item as it is told now.
    pub fn of(item: &Item) -> Self {
        Self { evidence: item.evidence.clone(), urgency: item.urgency, count: item.count }
    }

    /// Whether an item that was told so is worth telling again: it is more urgent, or something was added. Where
    /// fewer customers are without a client than before, that is no news.
    pub fn is_news(&self, item: &Item) -> bool {
        let other = item.evidence != self.evidence && item.kind != Kind::Unmatched;
        other || item.urgency < self.urgency || item.count > self.count
    }
}
