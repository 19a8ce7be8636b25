//! Table `halo_requests`: when each request to a Halo was made, for the rolling budget that all processes
//! on this machine share.

use super::{Store, stored, timestamp};
use crate::Result;
use crate::http::{Claim, Ledger, WINDOW};
use jiff::Timestamp;
use rusqlite::params;

pub(super) const SCHEMA: &str = "
CREATE TABLE halo_requests (
    halo TEXT NOT NULL,    -- the resource server's address
    at   INTEGER NOT NULL  -- microseconds since 1970
) STRICT;
CREATE INDEX halo_requests_by_time ON halo_requests (halo, at);
";

/// The budget of one Halo, kept in the store.
pub struct StoreLedger {
    store: Store,
    halo: String,
    limit: u32,
}

impl StoreLedger {
    /// The budget of the Halo at `address`: `limit` requests per five minutes, 0 for none.
    pub fn new(store: Store, address: &str, limit: u32) -> Self {
        Self { store, halo: address.to_lowercase(), limit }
    }
}

impl Ledger for StoreLedger {
    fn limit(&self) -> u32 {
        self.limit
    }

    fn claim(&self, now: Timestamp) -> Result<Claim> {
        if self.limit == 0 {
            return Ok(Claim::Go);
        }
        let (from, to) = (stored(now.saturating_sub(WINDOW).unwrap_or(now)), stored(now));
        self.store.write(|tx| {
            // Times ahead of now come from a clock that was set back: they may hold nobody up for longer.
            tx.execute(
                "DELETE FROM halo_requests WHERE halo = ?1 AND (at <= ?2 OR at > ?3)",
                params![self.halo, from, to],
            )?;
            let (sent, oldest): (u32, Option<i64>) = tx.query_row(
                "SELECT count(*), min(at) FROM halo_requests WHERE halo = ?1",
                [&self.halo],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            match oldest {
                Some(oldest) if sent >= self.limit => {
                    Ok(Claim::WaitUntil(timestamp(oldest).saturating_add(WINDOW).unwrap_or(now)))
                }
                _ => {
                    tx.execute(
                        "INSERT INTO halo_requests (halo, at) VALUES (?1, ?2)",
                        params![self.halo, to],
                    )?;
                    Ok(Claim::Go)
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn the_budget_holds_across_two_openings_and_rolls_on() {
        let folder = tempfile::tempdir().unwrap();
        let one = StoreLedger::new(Store::open(folder.path()).unwrap(), "https://a.halopsa.com/api", 2);
        let two = StoreLedger::new(Store::open(folder.path()).unwrap(), "https://A.halopsa.com/api", 2);
        let t0 = Timestamp::from_second(1_800_000_000).unwrap();
        assert_eq!(one.claim(t0).unwrap(), Claim::Go, "the first request is free");
        let t1 = t0 + SignedDuration::from_secs(60);
        assert_eq!(two.claim(t1).unwrap(), Claim::Go, "the second is within the budget");
        let t2 = t1 + SignedDuration::from_secs(60);
        assert_eq!(
            one.claim(t2).unwrap(),
            Claim::WaitUntil(t0 + WINDOW),
            "the third waits for the first to age"
        );
        assert_eq!(one.claim(t0 + WINDOW).unwrap(), Claim::Go, "and then it may go");
        let before = t0 - SignedDuration::from_hours(5);
        assert_eq!(one.claim(before).unwrap(), Claim::Go, "a clock set back does not lock anyone out");
    }
}
