//! Tables `attention` and `attention_seen`: what a person answered to items of the inbox, since when each is there,
//! and what was told of it. The items themselves are not stored: they follow from everything else.

use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{Store, audit, from_json, odd_word, stored, timestamp, to_json, who};
use crate::Result;
use crate::attention::{Answer, Answered, Item, Key, TellAgain, Urgency};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

pub(super) const SCHEMA: &str = "
CREATE TABLE attention (
    key      TEXT PRIMARY KEY,     -- kind/connection/subject
    answer   TEXT NOT NULL,        -- resolved snoozed
    until    INTEGER,              -- of a snooze
    evidence TEXT NOT NULL,        -- what it was answered to
    urgency  TEXT NOT NULL,        -- JSON
    at       INTEGER NOT NULL,
    who      TEXT NOT NULL,
    CHECK ((answer = 'snoozed') = (until IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE attention_seen (
    key   TEXT PRIMARY KEY,
    since INTEGER NOT NULL,        -- when it was first seen
    told  TEXT                     -- JSON: what was told of it; none where nothing was
) STRICT, WITHOUT ROWID;
";

/// What is known of an item besides its cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenItem {
    /// When it was first seen.
    pub since: Timestamp,
    /// What was told of it.
    pub told: Option<TellAgain>,
}

/// As stored.
#[derive(Serialize, Deserialize)]
struct Told {
    evidence: String,
    urgency: Urgency,
    count: u64,
}

fn answered(row: &Row<'_>) -> rusqlite::Result<(Key, Answered)> {
    let word: String = row.get(1)?;
    let until = row.get::<_, Option<i64>>(2)?.map(timestamp);
    let answer = match (word.as_str(), until) {
        ("resolved", None) => Answer::Resolved,
        ("snoozed", Some(until)) => Answer::Snoozed(until),
        _ => return Err(odd_word(&word)),
    };
    let answered = Answered {
        answer,
        evidence: row.get(3)?,
        urgency: from_json(&row.get::<_, String>(4)?)?,
        at: timestamp(row.get(5)?),
        who: row.get(6)?,
    };
    Ok((Key::typed(&row.get::<_, String>(0)?), answered))
}

const COLUMNS: &str = "key, answer, until, evidence, urgency, at, who";

impl Answer {
    fn words(self) -> String {
        match self {
            Self::Resolved => "resolved".to_owned(),
            Self::Snoozed(until) => format!("snoozed until {until}"),
        }
    }
}

fn find(tx: &Transaction<'_>, key: &Key) -> rusqlite::Result<Option<Answered>> {
    let query = format!("SELECT {COLUMNS} FROM attention WHERE key = ?1");
    tx.query_row(&query, [key.as_str()], |r| answered(r).map(|(_, a)| a)).optional()
}

/// The audit of an answer, given or taken back.
fn tell(
    tx: &Transaction<'_>,
    item: &Item,
    was: Option<Answered>,
    is: Option<Answer>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let field = AuditField::new("answer", was.map(|a| a.answer.words()), is.map(Answer::words));
    let entry = AuditEntry::new(AuditKind::AttentionAnswered, now);
    let entry = item.connection.iter().fold(entry, AuditEntry::of);
    let why = format!("{}: {}", item.key, item.cause);
    audit::add(tx, None, &AuditEntry { fields: vec![field], ..entry.because(Some(&why)) })
}

impl Store {
    /// What was answered, by key.
    pub fn answers(&self) -> Result<HashMap<Key, Answered>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM attention"))?.query_map([], answered)?.collect()
        })
    }

    /// Keeps what a person answers to items; none takes an answer back.
    pub fn answer(&self, items: &[Item], answer: Option<Answer>, now: Timestamp) -> Result<()> {
        self.write(|tx| {
            for item in items {
                let was = find(tx, &item.key)?;
                if answer.is_none() && was.is_none() {
                    continue;
                }
                match answer {
                    None => tx.execute("DELETE FROM attention WHERE key = ?1", [item.key.as_str()])?,
                    Some(answer) => {
                        let until = match answer {
                            Answer::Resolved => None,
                            Answer::Snoozed(until) => Some(stored(until)),
                        };
                        let word = if until.is_some() { "snoozed" } else { "resolved" };
                        tx.execute(
                            "INSERT OR REPLACE INTO attention (key, answer, until, evidence, urgency, at, who)
                             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            params![
                                item.key.as_str(),
                                word,
                                until,
                                item.evidence,
                                to_json(&item.urgency)?,
                                stored(now),
                                who::user()
                            ],
                        )?
                    }
                };
                tell(tx, item, was, answer, now)?;
            }
            Ok(())
        })
    }

    /// What is known of each item besides its cause. Notes those that are new, and forgets what was answered to
    /// and told of those that are gone.
    pub fn see_attention(&self, items: &[Item], now: Timestamp) -> Result<HashMap<Key, SeenItem>> {
        let (seen, answered) = (self.seen_attention()?, self.answers()?);
        let here: HashSet<&Key> = items.iter().map(|i| &i.key).collect();
        let gone: HashSet<&Key> = seen.keys().chain(answered.keys()).filter(|k| !here.contains(k)).collect();
        let fresh: Vec<&Item> = items.iter().filter(|i| !seen.contains_key(&i.key)).collect();
        if gone.is_empty() && fresh.is_empty() {
            return Ok(seen);
        }
        self.write(|tx| {
            let mut forget = tx.prepare("DELETE FROM attention WHERE key = ?1")?;
            let mut unsee = tx.prepare("DELETE FROM attention_seen WHERE key = ?1")?;
            for key in gone {
                forget.execute([key.as_str()])?;
                unsee.execute([key.as_str()])?;
            }
            let mut see = tx.prepare("INSERT OR IGNORE INTO attention_seen (key, since) VALUES (?1, ?2)")?;
            for item in fresh {
                see.execute(params![item.key.as_str(), stored(now)])?;
            }
            Ok(())
        })?;
        self.seen_attention()
    }

    fn seen_attention(&self) -> Result<HashMap<Key, SeenItem>> {
        self.read(|db| {
            db.prepare("SELECT key, since, told FROM attention_seen")?
                .query_map([], |r| {
                    let told: Option<Told> =
                        r.get::<_, Option<String>>(2)?.and_then(|text| from_json(&text).ok());
                    let told =
                        told.map(|t| TellAgain { evidence: t.evidence, urgency: t.urgency, count: t.count });
                    let seen = SeenItem { since: timestamp(r.get(1)?), told };
                    Ok((Key::typed(&r.get::<_, String>(0)?), seen))
                })?
                .collect()
        })
    }

    /// Notes that items were told.
    pub fn mark_told(&self, items: &[Item]) -> Result<()> {
        self.write(|tx| {
            let mut mark = tx.prepare("UPDATE attention_seen SET told = ?2 WHERE key = ?1")?;
            for item in items {
                let told = Told { evidence: item.evidence.clone(), urgency: item.urgency, count: item.count };
                mark.execute(params![item.key.as_str(), to_json(&told)?])?;
            }
            Ok(())
        })
    }
}
