//! The two reports as answers: how many rows, which page, which members around them.
//!
//! A larger pageSize is honoured without limit and a page number is ignored unless a setting says otherwise
//! (ASSUMED: the only live client asks for everything at once). May not change rows.

use super::{dress::Dress, refusal};
use crate::{
    faults::Turn,
    net::{Ask, Reply},
    world::{World, held},
};
use serde_json::{Map, Value, json};

/// Rows when no pageSize is sent (ASSUMED).
const ROWS_UNASKED: usize = 100;

/// Answers AccountTotals.
pub(super) fn account_totals(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    let store = held(&world.giacom);
    let page = match Page::of(ask, turn, store.rows.len()) {
        Ok(page) => page,
        Err(reply) => return reply,
    };
    let dress = Dress::of(turn);
    let mut texts = Vec::new();
    for index in page.range() {
        let Some(row) = store.rows.get(index) else { break };
        dress.row(&mut texts, turn, index, store.rows.len(), row);
    }
    page.reply(texts, turn, &dress)
}

/// Answers SubscriptionsManagementReport; a page counts customers (ASSUMED).
pub(super) fn report(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    let store = held(&world.giacom);
    let page = match Page::of(ask, turn, store.blocks.len()) {
        Ok(page) => page,
        Err(reply) => return reply,
    };
    let dress = Dress::of(turn);
    let mut texts = Vec::new();
    for index in page.range() {
        let Some(block) = store.blocks.get(index) else { break };
        dress.block(&mut texts, turn, index, store.blocks.len(), block);
    }
    page.reply(texts, turn, &dress)
}

struct Page {
    paged: Option<String>,
    number: usize,
    size: usize,
    total: usize,
    empty: bool,
}

impl Page {
    fn of(ask: &Ask, turn: &mut Turn, total: usize) -> Result<Self, Reply> {
        let whole = |names: &[&str], default: usize| match names.iter().find_map(|name| ask.parameter(name)) {
            None => Ok(default),
            Some(text) => match text.parse::<usize>() {
                Ok(number) if number > 0 => Ok(number),
                _ => Err(refusal(400, "A paging parameter is not a positive whole number.")),
            },
        };
        let asked = whole(&["pageSize"], ROWS_UNASKED)?;
        let cap = turn.number("page-cap").and_then(|cap| usize::try_from(cap).ok()).unwrap_or(usize::MAX);
        let paged = turn.setting("paged");
        let number = if paged.is_some() { whole(&["page", "pageNumber", "pageNo"], 1)? } else { 1 };
        let empty = turn.fires("empty").is_some();
        Ok(Self { paged, number, size: asked.min(cap.max(1)), total, empty })
    }

    fn range(&self) -> std::ops::Range<usize> {
        if self.empty {
            return 0..0;
        }
        let start = (self.number - 1).saturating_mul(self.size);
        start.min(self.total)..start.saturating_add(self.size).min(self.total)
    }

    fn reply(&self, mut texts: Vec<String>, turn: &mut Turn, dress: &Dress) -> Reply {
        if let Some(lacking) = turn.fires("short") {
            texts.truncate(texts.len().saturating_sub(lacking.parse().unwrap_or(1)));
        }
        let total = if self.empty { 0 } else { self.total };
        let pages = total.div_ceil(self.size);
        let around = match self.paged.as_deref() {
            Some("camel") => {
                json!({ "page": self.number, "pageSize": self.size, "totalCount": total, "totalPages": pages })
            }
            Some("other") => json!({
                "pageNumber": self.number, "resultsPerPage": self.size, "totalRecords": total,
                "hasNextPage": self.number < pages,
            }),
            Some(_) => json!({ "totalCount": total }),
            None => Value::Object(Map::new()),
        };
        let mut body = String::from("{");
        for (key, value) in around.as_object().into_iter().flatten() {
            body.push_str(&format!("{}:{value},", json!(dress.wrapper_key(key))));
        }
        body.push_str(&format!("{}:[{}]}}", json!(dress.wrapper_key("data")), texts.join(",")));
        Reply::json(200, body)
    }
}
