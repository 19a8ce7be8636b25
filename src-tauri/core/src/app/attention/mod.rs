//! The attention inbox: gathered from what is stored, with what a person answered. Asks nobody outside; only a
//! recheck does, and never writes to Halo.

mod answers;
mod gather;
mod limits;
mod recheck;
mod until;
mod view;

pub(super) use limits::secret_expiry;
pub use recheck::Rechecked;
pub use until::Until;
pub use view::{
    AttentionLine, Inbox, InboxRow, MendView, RecheckView, StakeAmountView, StakeView, StandingState,
    StandingView,
};

use super::App;
use crate::Result;
use crate::attention::{Answered, Item, Key, Standing, items, rows, standing};
use crate::store::SeenItem;
use jiff::Timestamp;
use std::collections::HashMap;

/// Items with what is known besides.
struct Listed {
    now: Timestamp,
    items: Vec<Item>,
    seen: HashMap<Key, SeenItem>,
    answers: HashMap<Key, Answered>,
}

impl Listed {
    fn standing(&self, item: &Item) -> Standing {
        standing(item, self.answers.get(&item.key), self.now)
    }

    fn open(&self) -> Vec<Item> {
        self.items.iter().filter(|i| self.standing(i) == Standing::Open).cloned().collect()
    }

    fn line(&self, item: &Item) -> AttentionLine {
        let since = item.since.or_else(|| self.seen.get(&item.key).map(|s| s.since));
        AttentionLine::of(item, since, self.standing(item), self.answers.get(&item.key))
    }
}

impl App {
    /// What needs a person, most urgent first, and what was put aside.
    pub fn inbox(&self) -> Result<Inbox> {
        self.inbox_at(Timestamp::now())
    }

    /// The inbox as it is at a moment.
    pub fn inbox_at(&self, now: Timestamp) -> Result<Inbox> {
        let listed = self.attention_listed(now)?;
        let rows = rows(listed.open())
            .into_iter()
            .map(|row| {
                let members: Vec<AttentionLine> = row.members.iter().map(|m| listed.line(m)).collect();
                let line = listed.line(&row.item);
                let since = members.iter().filter_map(|m| m.since.clone()).min().or(line.since);
                InboxRow { line: AttentionLine { several: !members.is_empty(), since, ..line }, members }
            })
            .collect();
        let aside = listed.items.iter().filter(|i| listed.standing(i) != Standing::Open);
        Ok(Inbox { rows, aside: aside.map(|i| listed.line(i)).collect() })
    }

    /// What came up since it was last told, most urgent first: for whoever tells people that do not look. What a
    /// person put aside is not in it.
    pub fn attention_untold(&self) -> Result<Vec<Item>> {
        let listed = self.attention_listed(Timestamp::now())?;
        let news = |item: &Item| {
            let told = listed.seen.get(&item.key).and_then(|s| s.told.as_ref());
            item.kind.worth_telling() && told.is_none_or(|told| told.is_news(item))
        };
        Ok(listed.open().into_iter().filter(news).collect())
    }

    /// Notes that these were told: they are not told again until there is more to say.
    pub fn mark_attention_told(&self, items: &[Item]) -> Result<()> {
        self.store.mark_told(items)
    }

    fn attention_listed(&self, now: Timestamp) -> Result<Listed> {
        self.find_interrupted()?;
        let items = items(&self.facts(now)?);
        let seen = self.store.see_attention(&items, now)?;
        Ok(Listed { now, items, seen, answers: self.store.answers()? })
    }
}
