//! What a person answers to items: put aside, later, taken up again.

use super::{Listed, Until};
use crate::app::App;
use crate::attention::{Answer, Item, Key};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;

impl App {
    /// "Seen; I dealt with it": hidden until something else is found. A group's key stands for all of it. How many
    /// items it was.
    pub fn resolve_attention(&self, keys: &[String]) -> Result<u64> {
        self.answer_attention(keys, Some(Answer::Resolved), Timestamp::now())
    }

    /// "Later": hidden until then, or until it is more urgent. How many items it was.
    pub fn snooze_attention(&self, keys: &[String], until: &Until) -> Result<u64> {
        let now = Timestamp::now();
        self.answer_attention(keys, Some(Answer::Snoozed(until.moment(now)?)), now)
    }

    /// Takes an answer back. How many items it was.
    pub fn reopen_attention(&self, keys: &[String]) -> Result<u64> {
        self.answer_attention(keys, None, Timestamp::now())
    }

    fn answer_attention(&self, keys: &[String], answer: Option<Answer>, now: Timestamp) -> Result<u64> {
        let listed = self.attention_listed(now)?;
        let mut items = Vec::new();
        for key in keys {
            items.extend(listed.find(key)?);
        }
        if let Some(item) = items.iter().find(|i| !i.kind.answerable()) {
            return Err(Error::new(
                ErrorCode::Usage,
                format!("{} cannot be put aside.", item.key),
                "It goes by itself when its cause is gone.",
                "Do what it asks for.",
            ));
        }
        self.store.answer(&items, answer, now)?;
        Ok(items.len() as u64)
    }
}

impl Listed {
    /// The items of a key, or of a group's.
    pub(super) fn find(&self, key: &str) -> Result<Vec<Item>> {
        let key = Key::typed(key);
        let exact = self.items.iter().any(|i| i.key == key);
        let fits = |i: &&Item| if exact { i.key == key } else { i.key.group() == key };
        let found: Vec<Item> = self.items.iter().filter(fits).cloned().collect();
        if found.is_empty() {
            return Err(Error::new(
                ErrorCode::Usage,
                format!("Nothing of the key {key} needs anybody."),
                "Its cause may be gone: items close by themselves.",
                "Take the key from: attention",
            ));
        }
        Ok(found)
    }
}
