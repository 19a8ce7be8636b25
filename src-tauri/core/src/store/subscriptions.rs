//! Table `subscriptions`: what each vendor connection last said of each subscription, so that renewals, the effect
//! of a choice and what stands out can be shown without asking the vendor. A plan never trusts it: it reads anew.

use super::{Store, from_json, stored, timestamp, to_json};
use crate::Result;
use crate::domain::{
    Completeness, ConnectionName, CustomerId, Life, Method, Money, Quantity, Sourced, Subscription,
    VendorSnapshot,
};
use jiff::Timestamp;
use rusqlite::{Row, Transaction, params};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub(super) const SCHEMA: &str = "
CREATE TABLE subscriptions (
    connection TEXT NOT NULL REFERENCES connections (name),
    method     TEXT NOT NULL,
    key        TEXT NOT NULL,      -- the vendor's name of it
    family     TEXT,               -- the coarser name that survives a change of price
    customer   TEXT NOT NULL,      -- the vendor's id, folded
    content    TEXT NOT NULL,      -- JSON, as last said
    first      INTEGER NOT NULL,   -- the first reading that listed it
    seen       INTEGER NOT NULL,   -- the last reading that listed it
    gone       INTEGER,            -- the first reading that proved it gone
    figures    TEXT NOT NULL,      -- JSON: seats, cost and price
    before     TEXT,               -- JSON: the figures before they changed; changes close to each other are one
    began      INTEGER,            -- the reading that began to change them
    changed    INTEGER,            -- the reading that changed them last
    PRIMARY KEY (connection, method, key),
    CHECK ((before IS NULL) = (changed IS NULL)),
    CHECK ((before IS NULL) = (began IS NULL))
) STRICT, WITHOUT ROWID;
";

pub(super) const LOOKUPS: &str = "
CREATE INDEX subscriptions_by_customer ON subscriptions (connection, method, customer);
CREATE INDEX subscriptions_changed ON subscriptions (connection, method, changed) WHERE changed IS NOT NULL;
";

/// What is counted and charged of a subscription. Unknown is none, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Seats.
    pub seats: Option<i64>,
    /// What the MSP pays per seat and billing period.
    pub cost: Option<Money>,
    /// What the vendor says the customer pays per seat and billing period.
    pub price: Option<Money>,
}

impl Figures {
    /// Those of a subscription as the vendor says them; of one that has ended, the seats are 0.
    pub fn of(s: &Subscription) -> Self {
        let seats = match (s.life, &s.quantity) {
            (Life::Ended, _) => Some(0),
            (Life::Live, Quantity::Known(n)) => Some(n.value),
            (Life::Live, Quantity::Unknown(_)) => None,
        };
        // 2.50 and 2.5 are one amount.
        let money = |m: &Sourced<Money>| Money { amount: m.value.amount.normalize(), ..m.value };
        Self { seats, cost: s.unit_cost.as_ref().map(money), price: s.unit_price.as_ref().map(money) }
    }
}

/// How a subscription's figures changed last. What changes within a week is one change, so that a small one after a
/// large one does not hide it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// What they were.
    pub before: Figures,
    /// When they last became something else.
    pub at: Timestamp,
}

/// A subscription as the vendor last said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it said.
    pub subscription: Subscription,
    /// The last reading that listed it.
    pub seen: Timestamp,
    /// The first reading that proved it gone; none while it is listed, or its absence proves nothing.
    pub gone: Option<Timestamp>,
    /// How its figures changed last; none where they never did.
    pub changed: Option<Changed>,
}

impl Known {
    /// Whether the vendor still provides it, as far as was read.
    pub fn is_live(&self) -> bool {
        self.gone.is_none() && self.subscription.life == Life::Live
    }
}

/// What changes within so long is one change; a week, in microseconds.
const ONE_CHANGE: &str = "604800000000";

/// Sees one subscription.
static SEE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "INSERT INTO subscriptions (connection, method, key, family, customer, content, first, seen, figures)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)
         ON CONFLICT (connection, method, key) DO UPDATE SET
             before = CASE WHEN figures = excluded.figures OR began > excluded.seen - {ONE_CHANGE}
                 THEN before ELSE figures END,
             began = CASE WHEN figures = excluded.figures OR began > excluded.seen - {ONE_CHANGE}
                 THEN began ELSE excluded.seen END,
             changed = CASE WHEN figures = excluded.figures THEN changed ELSE excluded.seen END,
             customer = excluded.customer, content = excluded.content, figures = excluded.figures,
             seen = excluded.seen, gone = NULL, family = excluded.family"
    )
});

/// One that is listed anew by a key that holds its price goes on with the figures it had under the key before, where
/// it is one of its family alone that came, and one alone that went.
static CARRY_ON: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH came AS (
             SELECT customer, family, key FROM subscriptions
             WHERE connection = ?1 AND method = ?2 AND first = ?3 AND family IS NOT NULL
             GROUP BY customer, family HAVING count(*) = 1
         ), went AS (
             SELECT customer, family,
                 CASE WHEN began > ?3 - {ONE_CHANGE} THEN before ELSE figures END AS before,
                 CASE WHEN began > ?3 - {ONE_CHANGE} THEN began ELSE ?3 END AS began
             FROM subscriptions
             WHERE connection = ?1 AND method = ?2 AND gone = ?3 AND family IS NOT NULL
             GROUP BY customer, family HAVING count(*) = 1
         )
         UPDATE subscriptions SET before = went.before, began = went.began, changed = ?3
         FROM came JOIN went ON went.customer = came.customer AND went.family = came.family
         WHERE connection = ?1 AND method = ?2 AND subscriptions.key = came.key"
    )
});

impl Store {
    /// Remembers the subscriptions of a reading. One that is not in it is gone only where its absence proves that.
    pub fn see_subscriptions(
        &self,
        connection: &ConnectionName,
        snapshot: &VendorSnapshot,
        now: Timestamp,
    ) -> Result<()> {
        let method = snapshot.method.as_str();
        self.write(|tx| {
            let mut see = tx.prepare_cached(&SEE)?;
            for s in snapshot.subscriptions.iter().filter(|s| tells(s, &snapshot.completeness)) {
                see.execute(params![
                    connection.as_str(),
                    method,
                    s.key.0,
                    s.family.as_ref().map(|f| &f.0),
                    s.customer.key(),
                    to_json(s)?,
                    stored(now),
                    to_json(&Figures::of(s))?
                ])?;
            }
            leave(tx, connection, snapshot, now)?;
            tx.execute(&CARRY_ON, params![connection.as_str(), method, stored(now)])?;
            Ok(())
        })
    }

    /// The subscriptions known of a connection by that method, those that are gone among them, in order of customer
    /// and key.
    pub fn subscriptions(&self, connection: &ConnectionName, method: &Method) -> Result<Vec<Known>> {
        self.read(|db| {
            db.prepare(
                "SELECT content, seen, gone, before, changed FROM subscriptions
                 WHERE connection = ?1 AND method = ?2 ORDER BY customer, key",
            )?
            .query_map([connection.as_str(), method.as_str()], from_row)?
            .filter_map(Result::transpose)
            .collect()
        })
    }
}

/// One that an earlier version wrote in another shape is none: the next reading brings it anew.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Known>> {
    let Ok(subscription) = from_json(&row.get::<_, String>(0)?) else { return Ok(None) };
    let before = row.get::<_, Option<String>>(3)?.and_then(|text| from_json(&text).ok());
    let at = row.get::<_, Option<i64>>(4)?.map(timestamp);
    Ok(Some(Known {
        subscription,
        seen: timestamp(row.get(1)?),
        gone: row.get::<_, Option<i64>>(2)?.map(timestamp),
        changed: before.zip(at).map(|(before, at)| Changed { before, at }),
    }))
}

/// Whether what is said of a subscription holds: of an incomplete answer, a sum over rows may be too small, and a
/// row that still runs may be missing.
fn tells(s: &Subscription, completeness: &Completeness) -> bool {
    *completeness == Completeness::Complete || (s.family.is_none() && s.life == Life::Live)
}

/// Marks as gone what the reading proves gone.
fn leave(
    tx: &Transaction<'_>,
    connection: &ConnectionName,
    snapshot: &VendorSnapshot,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let mut unlisted = tx.prepare_cached(
        "SELECT key, content FROM subscriptions
         WHERE connection = ?1 AND method = ?2 AND gone IS NULL AND seen < ?3",
    )?;
    let method = snapshot.method.as_str();
    let rows = unlisted.query_map(params![connection.as_str(), method, stored(now)], |r| {
        let whose = from_json::<Subscription>(&r.get::<_, String>(1)?).ok().map(|s| s.customer);
        Ok((r.get::<_, String>(0)?, whose))
    })?;
    let listed: HashSet<&str> = snapshot.subscriptions.iter().map(|s| s.key.0.as_str()).collect();
    let mut doubts: HashMap<CustomerId, bool> = HashMap::new();
    let mut mark = tx.prepare_cached(
        "UPDATE subscriptions SET gone = ?4 WHERE connection = ?1 AND method = ?2 AND key = ?3",
    )?;
    for row in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let (key, Some(customer)) = row else { continue };
        let doubted = *doubts.entry(customer).or_insert_with_key(|c| snapshot.doubts_absence(c).is_some());
        if !doubted && !listed.contains(key.as_str()) {
            mark.execute(params![connection.as_str(), method, key, stored(now)])?;
        }
    }
    Ok(())
}
