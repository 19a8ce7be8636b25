//! Table `seats`: what both sides said of each subscription, one row for each time something differed. What a
//! run wrote stands in its plan and the journal, and is read from there.

use super::{Store, odd_word, stored, timestamp};
use crate::Result;
use crate::domain::{ConnectionName, CustomerId, LicenceId, Method, SubscriptionKey};
use crate::seats::{HaloSeats, SeatReading, SeatRow, VendorSeats};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

pub(super) const SCHEMA: &str = "
CREATE TABLE seats (
    id           INTEGER PRIMARY KEY,
    connection   TEXT NOT NULL REFERENCES connections (name),
    method       TEXT NOT NULL,
    key          TEXT NOT NULL,      -- the vendor's name of the subscription
    former       TEXT,               -- its name before, where it was named anew
    customer     TEXT NOT NULL,
    product      TEXT NOT NULL,      -- as last named
    at           INTEGER NOT NULL,   -- the end of the reading that first showed it so
    journal      INTEGER NOT NULL,   -- the journal's newest row then
    vendor_is    TEXT NOT NULL,      -- counted unknown ended gone; unread: its answer told nothing yet
    vendor_count INTEGER,
    vendor_seen  INTEGER,            -- the beginning of the last reading that showed it so
    halo_is      TEXT NOT NULL,      -- none gone live inactive
    halo_count   TEXT,               -- decimal; NULL: not known
    licence      INTEGER,
    halo_seen    INTEGER NOT NULL,
    journal_seen INTEGER NOT NULL,   -- the journal's newest row at the last reading
    CHECK ((vendor_is = 'counted') = (vendor_count IS NOT NULL)),
    CHECK ((halo_is = 'none') = (licence IS NULL))
) STRICT;
CREATE INDEX seats_by_subscription ON seats (connection, method, key, id);
CREATE INDEX seats_by_licence ON seats (connection, method, licence, id);
CREATE INDEX seats_by_former ON seats (connection, method, former) WHERE former IS NOT NULL;
CREATE INDEX run_changes_by_record ON run_changes (record) WHERE record IS NOT NULL;
";

const COLUMNS: &str = "id, key, customer, product, at, journal, vendor_is, vendor_count, vendor_seen, halo_is, \
                       halo_count, licence, halo_seen, journal_seen, former";

fn from_row(row: &Row<'_>) -> rusqlite::Result<(SeatRow, i64)> {
    let (customer, vendor, halo): (String, String, String) = (row.get(2)?, row.get(6)?, row.get(9)?);
    let licence = row.get::<_, Option<i64>>(11)?.map(LicenceId);
    let count = || {
        let text = row.get::<_, Option<String>>(10)?;
        text.map(|t| t.parse::<Decimal>().map_err(|_| odd_word(&t))).transpose()
    };
    let seats = SeatRow {
        id: row.get(0)?,
        key: SubscriptionKey(row.get(1)?),
        customer: CustomerId::new(&customer).ok_or_else(|| odd_word(&customer))?,
        product: row.get(3)?,
        at: timestamp(row.get(4)?),
        journal: row.get(5)?,
        vendor: match vendor.as_str() {
            "counted" => Some(VendorSeats::Counted(row.get(7)?)),
            "unknown" => Some(VendorSeats::Unknown),
            "ended" => Some(VendorSeats::Ended),
            "gone" => Some(VendorSeats::Gone),
            "unread" => None,
            _ => return Err(odd_word(&vendor)),
        },
        vendor_seen: row.get::<_, Option<i64>>(8)?.map(timestamp),
        halo: match (halo.as_str(), licence) {
            ("none", None) => HaloSeats::NoLicence,
            ("gone", Some(id)) => HaloSeats::Gone(id),
            ("live", Some(id)) => HaloSeats::Held { licence: id, count: count()?, live: true },
            ("inactive", Some(id)) => HaloSeats::Held { licence: id, count: count()?, live: false },
            _ => return Err(odd_word(&halo)),
        },
        halo_seen: timestamp(row.get(12)?),
        former: row.get::<_, Option<String>>(14)?.map(SubscriptionKey),
    };
    Ok((seats, row.get(13)?))
}

fn vendor_words(vendor: Option<VendorSeats>) -> (&'static str, Option<i64>) {
    match vendor {
        None => ("unread", None),
        Some(VendorSeats::Counted(n)) => ("counted", Some(n)),
        Some(VendorSeats::Unknown) => ("unknown", None),
        Some(VendorSeats::Ended) => ("ended", None),
        Some(VendorSeats::Gone) => ("gone", None),
    }
}

fn halo_words(halo: HaloSeats) -> (&'static str, Option<String>, Option<i64>) {
    match halo {
        HaloSeats::NoLicence => ("none", None, None),
        HaloSeats::Gone(id) => ("gone", None, Some(id.0)),
        HaloSeats::Held { licence, count, live } => (
            if live { "live" } else { "inactive" },
            count.map(|n| n.normalize().to_string()),
            Some(licence.0),
        ),
    }
}

/// The newest row of each subscription.
const NEWEST_OF_EACH: &str =
    "id IN (SELECT max(id) FROM seats WHERE connection = ?1 AND method = ?2 GROUP BY key)";

/// For each licence that a run may have counted anew, or set active or inactive, since a row of the journal:
/// the newest such row. It was seen since, though it may look as before.
fn touched(tx: &Transaction<'_>, since: i64) -> rusqlite::Result<HashMap<i64, i64>> {
    tx.prepare(
        "SELECT coalesce(s.record, json_extract(c.change, '$.licence')), max(j.id) FROM journal j
         JOIN run_changes s ON s.run = j.run AND s.seq = j.seq
         JOIN runs r ON r.id = j.run JOIN plan_changes c ON c.plan = r.plan AND c.seq = j.seq
         WHERE j.id > ?1 AND json_extract(c.change, '$.entity') = 'licence'
         AND (c.change LIKE '%\"licence\":\"count\"%' OR c.change LIKE '%\"licence\":\"is_active\"%')
         AND coalesce(s.record, json_extract(c.change, '$.licence')) IS NOT NULL GROUP BY 1",
    )?
    .query_map([since], |r| Ok((r.get(0)?, r.get(1)?)))?
    .collect()
}

impl Store {
    /// Notes what a reading showed, which began and ended then: a row for each subscription of which something
    /// differs from what was noted last; of the others, that it was seen again. How many rows were added.
    pub fn note_seats(
        &self,
        connection: &ConnectionName,
        method: &Method,
        readings: &[SeatReading],
        (began, ended): (Timestamp, Timestamp),
    ) -> Result<usize> {
        self.write(|tx| {
            let last: HashMap<SubscriptionKey, (SeatRow, i64)> = tx
                .prepare(&format!("SELECT {COLUMNS} FROM seats WHERE {NEWEST_OF_EACH}"))?
                .query_map([connection.as_str(), method.as_str()], from_row)?
                .map(|row| row.map(|(row, seen)| (row.key.clone(), (row, seen))))
                .collect::<rusqlite::Result<_>>()?;
            let journal: i64 = tx.query_row("SELECT coalesce(max(id), 0) FROM journal", [], |r| r.get(0))?;
            let oldest = readings.iter().filter_map(|r| Some(last.get(&r.key)?.1)).min();
            let touched = match oldest {
                Some(since) if since < journal => touched(tx, since)?,
                _ => HashMap::new(),
            };
            let mut again = tx.prepare(
                "UPDATE seats SET product = ?2, vendor_seen = ?3, halo_seen = ?4, journal_seen = ?5 WHERE id = ?1",
            )?;
            let mut add = tx.prepare(
                "INSERT INTO seats (connection, method, key, customer, product, at, journal, vendor_is,
                 vendor_count, vendor_seen, halo_is, halo_count, licence, halo_seen, journal_seen, former)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?7, ?15)",
            )?;
            let mut added = 0;
            for reading in readings {
                let last = last.get(&reading.key);
                // What the answer does not tell stays as it was last told.
                let vendor = reading.vendor.or_else(|| last?.0.vendor);
                let vendor_seen = match reading.vendor {
                    Some(_) => Some(stored(began)),
                    None => last.and_then(|(row, _)| row.vendor_seen).map(stored),
                };
                let written = |seen: i64| {
                    let at = reading.halo.licence().and_then(|id| touched.get(&id.0));
                    at.is_some_and(|at| *at > seen)
                };
                match last {
                    Some((row, seen))
                        if row.vendor == vendor && row.halo == reading.halo && !written(*seen) =>
                    {
                        again.execute(params![row.id, reading.product, vendor_seen, stored(began), journal])?;
                    }
                    _ => {
                        let (vendor_is, vendor_count) = vendor_words(vendor);
                        let (halo_is, halo_count, licence) = halo_words(reading.halo);
                        add.execute(params![
                            connection.as_str(),
                            method.as_str(),
                            reading.key.0,
                            reading.customer.as_str(),
                            reading.product,
                            stored(ended),
                            journal,
                            vendor_is,
                            vendor_count,
                            vendor_seen,
                            halo_is,
                            halo_count,
                            licence,
                            stored(began),
                            reading.former.as_ref().map(|f| &f.0),
                        ])?;
                        added += 1;
                    }
                }
            }
            Ok(added)
        })
    }

    /// The two newest rows of each subscription, oldest first: what is so, and what it was before.
    pub fn newest_seats(&self, connection: &ConnectionName, method: &Method) -> Result<Vec<SeatRow>> {
        let query = format!(
            "SELECT {COLUMNS} FROM seats WHERE id IN (SELECT id FROM
              (SELECT id, row_number() OVER (PARTITION BY key ORDER BY id DESC) AS nth FROM seats
               WHERE connection = ?1 AND method = ?2) WHERE nth <= 2) ORDER BY id"
        );
        self.read(|db| {
            db.prepare(&query)?
                .query_map([connection.as_str(), method.as_str()], |r| from_row(r).map(|(row, _)| row))?
                .collect()
        })
    }

    /// The subscriptions whose licence was not in Halo when it was last read, in order of key.
    pub fn seats_without_licence(
        &self,
        connection: &ConnectionName,
        method: &Method,
    ) -> Result<Vec<SeatRow>> {
        let query =
            format!("SELECT {COLUMNS} FROM seats WHERE {NEWEST_OF_EACH} AND halo_is = 'gone' ORDER BY key");
        self.read(|db| {
            db.prepare(&query)?
                .query_map([connection.as_str(), method.as_str()], |r| from_row(r).map(|(row, _)| row))?
                .collect()
        })
    }

    /// All rows of a connection, oldest first.
    pub fn all_seats(&self, connection: &ConnectionName) -> Result<Vec<SeatRow>> {
        self.read(|db| {
            db.prepare(&format!("SELECT {COLUMNS} FROM seats WHERE connection = ?1 ORDER BY id"))?
                .query_map([connection.as_str()], |r| from_row(r).map(|(row, _)| row))?
                .collect()
        })
    }

    /// The newest row of a subscription, named without regard to case, or else of a licence.
    pub fn seat_row_of(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: Option<&SubscriptionKey>,
        licence: Option<LicenceId>,
    ) -> Result<Option<SeatRow>> {
        let query = format!(
            "SELECT {COLUMNS} FROM seats WHERE connection = ?1 AND method = ?2
             AND (key = ?3 COLLATE NOCASE OR licence = ?4)
             ORDER BY coalesce(key = ?3 COLLATE NOCASE, 0) DESC, id DESC LIMIT 1"
        );
        let (key, licence) = (key.map(|k| &k.0), licence.map(|l| l.0));
        self.read(|db| {
            db.query_row(&query, params![connection.as_str(), method.as_str(), key, licence], from_row)
                .map(|(row, _)| row)
                .optional()
        })
    }

    /// All rows of a subscription, oldest first; also those from the time before the vendor named it anew.
    pub fn seat_rows(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: &SubscriptionKey,
    ) -> Result<Vec<SeatRow>> {
        let query = format!(
            "SELECT {COLUMNS} FROM seats WHERE connection = ?1 AND method = ?2 AND key = ?3 AND id < ?4"
        );
        self.read(|db| {
            let mut query = db.prepare(&query)?;
            let mut rows: BTreeMap<i64, SeatRow> = BTreeMap::new();
            let mut wanted = vec![(key.clone(), i64::MAX)];
            while let Some((key, before)) = wanted.pop() {
                let values = params![connection.as_str(), method.as_str(), key.0, before];
                for row in query.query_map(values, from_row)? {
                    let (row, _) = row?;
                    let former = row.former.clone().map(|former| (former, row.id));
                    // Each row is followed once; ids only fall, so this ends.
                    if rows.insert(row.id, row).is_none() {
                        wanted.extend(former);
                    }
                }
            }
            Ok(rows.into_values().collect())
        })
    }

    /// The name that the vendor gave a subscription after this one, if it did.
    pub fn seat_renamed(
        &self,
        connection: &ConnectionName,
        method: &Method,
        key: &SubscriptionKey,
    ) -> Result<Option<SubscriptionKey>> {
        self.read(|db| {
            db.query_row(
                "SELECT key FROM seats WHERE connection = ?1 AND method = ?2 AND former = ?3
                 AND id > (SELECT coalesce(max(id), 0) FROM seats
                           WHERE connection = ?1 AND method = ?2 AND key = ?3) ORDER BY id DESC LIMIT 1",
                params![connection.as_str(), method.as_str(), key.0],
                |r| r.get(0).map(SubscriptionKey),
            )
            .optional()
        })
    }
}
