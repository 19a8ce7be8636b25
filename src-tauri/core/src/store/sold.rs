//! Table `subscriptions`, as far as the attention inbox asks it: what some customers have, and what moved. Read
//! sparingly: the window's first page waits for it.

use super::subscriptions::Figures;
use super::{Store, from_json, stored, timestamp};
use crate::Result;
use crate::attention::{Moved, Sold};
use crate::domain::{ConnectionName, CustomerId, Life, Method, Sourced, SubscriptionKey};
use crate::plan::months;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// More customers than these are found by reading the table once.
const SINGLY: usize = 200;

/// What is needed of a subscription's content.
#[derive(Deserialize)]
struct Slim {
    life: Life,
    #[serde(default)]
    billing_cycle: Option<Sourced<String>>,
}

/// What is needed to show one.
#[derive(Deserialize)]
struct Named {
    customer: CustomerId,
    product: String,
    life: Life,
    #[serde(default)]
    billing_cycle: Option<Sourced<String>>,
}

fn in_months(cycle: Option<&Sourced<String>>) -> Option<u32> {
    months(&cycle?.value)
}

/// One that an earlier version wrote in another shape is none.
fn sold(content: &str, figures: &str, gone: bool) -> Option<Sold> {
    let slim: Slim = from_json(content).ok()?;
    let figures: Figures = from_json(figures).ok()?;
    Some(Sold {
        live: !gone && slim.life == Life::Live,
        seats: figures.seats,
        cost: figures.cost,
        months: in_months(slim.billing_cycle.as_ref()),
    })
}

impl Store {
    /// What these customers have, as last said; those of whom nothing is known left out.
    pub fn sold(
        &self,
        connection: &ConnectionName,
        method: &Method,
        customers: &HashSet<CustomerId>,
    ) -> Result<HashMap<CustomerId, Vec<Sold>>> {
        const COLUMNS: &str = "SELECT content, figures, gone IS NOT NULL, customer FROM subscriptions
                               WHERE connection = ?1 AND method = ?2";
        let mut out: HashMap<CustomerId, Vec<Sold>> = HashMap::new();
        if customers.is_empty() {
            return Ok(out);
        }
        let mut take = |r: &rusqlite::Row<'_>| -> rusqlite::Result<()> {
            let (content, figures) = (r.get_ref(0)?.as_str()?, r.get_ref(1)?.as_str()?);
            let customer = CustomerId::new(r.get_ref(3)?.as_str()?);
            if let Some((customer, sold)) = customer.zip(sold(content, figures, r.get(2)?)) {
                out.entry(customer).or_default().push(sold);
            }
            Ok(())
        };
        self.read(|db| {
            if customers.len() > SINGLY {
                let keys: HashSet<String> = customers.iter().map(CustomerId::key).collect();
                let mut all = db.prepare(COLUMNS)?;
                let mut rows = all.query([connection.as_str(), method.as_str()])?;
                while let Some(r) = rows.next()? {
                    if keys.contains(r.get_ref(3)?.as_str()?) {
                        take(r)?;
                    }
                }
                return Ok(());
            }
            let mut one = db.prepare(&format!("{COLUMNS} AND customer = ?3"))?;
            for customer in customers {
                let mut rows = one.query([connection.as_str(), method.as_str(), &customer.key()])?;
                while let Some(r) = rows.next()? {
                    take(r)?;
                }
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// One subscription as last said; none where nothing is known of it.
    pub fn sold_as(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: &SubscriptionKey,
    ) -> Result<Option<Sold>> {
        self.read(|db| {
            let found = db
                .query_row(
                    "SELECT content, figures, gone IS NOT NULL FROM subscriptions
                     WHERE connection = ?1 AND method = ?2 AND key = ?3",
                    [connection.as_str(), method.as_str(), &key.0],
                    |r| Ok(sold(&r.get::<_, String>(0)?, &r.get::<_, String>(1)?, r.get(2)?)),
                )
                .optional()?;
            Ok(found.flatten())
        })
    }

    /// Whether any subscription is known by that method.
    pub fn any_sold(&self, connection: &ConnectionName, method: &Method) -> Result<bool> {
        self.read(|db| {
            db.query_row(
                "SELECT EXISTS (SELECT 1 FROM subscriptions WHERE connection = ?1 AND method = ?2)",
                [connection.as_str(), method.as_str()],
                |r| r.get(0),
            )
        })
    }

    /// The live subscriptions whose figures changed since then, in order of key; customers without their names.
    pub fn moved(
        &self,
        connection: &ConnectionName,
        method: &Method,
        since: Timestamp,
    ) -> Result<Vec<Moved>> {
        self.read(|db| {
            let mut found = db.prepare(
                "SELECT key, content, before, figures, changed FROM subscriptions
                 WHERE connection = ?1 AND method = ?2 AND changed IS NOT NULL AND changed >= ?3
                 AND gone IS NULL ORDER BY key",
            )?;
            let values = params![connection.as_str(), method.as_str(), stored(since)];
            let rows = found.query_map(values, |r| {
                let named: Option<Named> = from_json(&r.get::<_, String>(1)?).ok();
                let before: Option<Figures> = from_json(&r.get::<_, String>(2)?).ok();
                let after: Option<Figures> = from_json(&r.get::<_, String>(3)?).ok();
                let Some(((named, before), after)) = named.zip(before).zip(after) else { return Ok(None) };
                Ok((named.life == Life::Live).then_some(Moved {
                    key: r.get(0)?,
                    customer: named.customer,
                    customer_name: String::new(),
                    product: named.product,
                    before,
                    after,
                    at: timestamp(r.get(4)?),
                    months: in_months(named.billing_cycle.as_ref()),
                }))
            })?;
            rows.filter_map(Result::transpose).collect()
        })
    }
}
