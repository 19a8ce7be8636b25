//! Tables `plans` and `plan_changes`: saved plans, exactly as they were shown.

use super::{Store, from_json, odd_word, stored, timestamp, to_json};
use crate::Result;
use crate::attention::Stake;
use crate::domain::{ConnectionName, Money};
use crate::plan::{Change, Counts, Entity, Guard, ImportOptions, Plan};
use crate::store::RunId;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};

pub(super) const SCHEMA: &str = "
CREATE TABLE plans (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    connection  TEXT NOT NULL REFERENCES connections (name),
    kind        TEXT NOT NULL,     -- import undo
    undoes      INTEGER,           -- the run an undo plan takes back
    created     INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    options     TEXT NOT NULL,
    counts      TEXT NOT NULL,     -- JSON, all / clients / licences
    guard       TEXT,              -- JSON, when the guard stops it
    remarks     TEXT NOT NULL,
    vendor_requests INTEGER NOT NULL,
    halo_requests   INTEGER NOT NULL
) STRICT;
CREATE TABLE plan_changes (
    plan   INTEGER NOT NULL REFERENCES plans (id),
    seq    INTEGER NOT NULL,
    action TEXT NOT NULL,
    change TEXT NOT NULL,          -- JSON
    PRIMARY KEY (plan, seq)
) STRICT, WITHOUT ROWID;
";

/// A saved plan's number, shown as `P7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanId(pub i64);

impl fmt::Display for PlanId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}", self.0)
    }
}

impl PlanId {
    /// From `P7` or `p7`.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().strip_prefix(['P', 'p'])?.parse().ok().map(Self)
    }
}

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanKind {
    /// Bring a vendor's state into Halo.
    Import,
    /// Take a run back.
    Undo(RunId),
    /// Set licences inactive that stand in Halo twice.
    Duplicates,
}

/// How many changes of each kind, altogether and by entity.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Totals {
    /// Altogether.
    pub all: Counts,
    /// Clients and their sites.
    pub clients: Counts,
    /// Licences.
    pub licences: Counts,
    /// What its changes come to. Plans of earlier versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Gist>,
}

/// What the changes of a plan come to, so that it can be told without reading them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Gist {
    /// A digest of the changes that do something: two plans of the same changes have the same.
    pub digest: String,
    /// The difference in purchase cost per month, one sum for each currency.
    pub monthly: Vec<Money>,
    /// Changes whose difference is not known.
    pub unknown: u64,
}

impl Gist {
    fn of(changes: &[Change]) -> Self {
        let (mut hash, mut sum) = (Sha256::new(), Stake::difference());
        for c in changes.iter().filter(|c| c.action.acts()) {
            // Debug forms are stable within one version, which is all that digests are compared within.
            hash.update(format!(
                "{:?} {:?} {:?} {:?} {} {:?}|",
                c.entity,
                c.action,
                c.customer.key(),
                c.record(),
                c.name,
                c.fields.iter().map(|f| (f.field, &f.after)).collect::<Vec<_>>()
            ));
            if c.costs_apply() {
                sum.add(c.monthly(), Some(1));
            }
        }
        let digest = hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let monthly = sum.amounts.iter().map(|a| Money::new(a.amount, a.currency)).collect();
        Self { digest, monthly, unknown: sum.unknown }
    }
}

impl Totals {
    /// Counts a plan's changes.
    pub fn of(changes: &[Change]) -> Self {
        let (licences, clients): (Vec<&Change>, Vec<&Change>) =
            changes.iter().partition(|c| c.entity == Entity::Licence);
        Self {
            all: Counts::of(changes),
            clients: Counts::of(clients),
            licences: Counts::of(licences),
            gist: Some(Gist::of(changes)),
        }
    }
}

/// A saved plan without its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its number.
    pub id: PlanId,
    /// Whose it is.
    pub connection: ConnectionName,
    /// What it is for.
    pub kind: PlanKind,
    /// When it was made.
    pub created: Timestamp,
    /// A hash of what it was made from.
    pub fingerprint: String,
    /// The choices it was made with.
    pub options: ImportOptions,
    /// How many changes of each kind.
    pub totals: Totals,
    /// The limit it runs into, if it does.
    pub guard: Option<Guard>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// Requests that were made to compute it: vendor, Halo.
    pub requests: (u64, u64),
}

const COLUMNS: &str = "id, connection, kind, undoes, created, fingerprint, options, counts, guard, remarks, \
                       vendor_requests, halo_requests";

fn from_row(row: &Row<'_>) -> rusqlite::Result<PlanRow> {
    let (connection, kind): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(PlanRow {
        id: PlanId(row.get(0)?),
        connection: ConnectionName::new(&connection).ok_or_else(|| odd_word(&connection))?,
        kind: match (kind.as_str(), row.get::<_, Option<i64>>(3)?) {
            ("import", _) => PlanKind::Import,
            ("undo", Some(run)) => PlanKind::Undo(RunId(run)),
            ("duplicates", _) => PlanKind::Duplicates,
            _ => return Err(odd_word(&kind)),
        },
        created: timestamp(row.get(4)?),
        fingerprint: row.get(5)?,
        options: from_json(&row.get::<_, String>(6)?)?,
        totals: from_json(&row.get::<_, String>(7)?)?,
        guard: row.get::<_, Option<String>>(8)?.map(|g| from_json(&g)).transpose()?,
        remarks: from_json(&row.get::<_, String>(9)?)?,
        requests: (row.get(10)?, row.get(11)?),
    })
}

impl Store {
    /// Saves a plan as shown. `requests` are those made to compute it: vendor, Halo.
    pub fn save_plan(
        &self,
        connection: &ConnectionName,
        kind: PlanKind,
        plan: &Plan,
        options: &ImportOptions,
        requests: (u64, u64),
        now: Timestamp,
    ) -> Result<PlanRow> {
        let totals = Totals::of(&plan.changes);
        let (word, undoes) = match kind {
            PlanKind::Import => ("import", None),
            PlanKind::Undo(run) => ("undo", Some(run.0)),
            PlanKind::Duplicates => ("duplicates", None),
        };
        let id = self.write(|tx| {
            tx.execute(
                // How long the journal is stands beside the counts: what comes after it came after the plan,
                // whatever the clock says (see `overtaken`).
                "INSERT INTO plans (connection, kind, undoes, created, fingerprint, options, counts, guard,
                 remarks, vendor_requests, halo_requests) VALUES (?1,?2,?3,?4,?5,?6,
                 json_set(?7, '$.journal', (SELECT coalesce(max(id), 0) FROM journal)),?8,?9,?10,?11)",
                params![
                    connection.as_str(),
                    word,
                    undoes,
                    stored(now),
                    plan.fingerprint,
                    to_json(options)?,
                    to_json(&totals)?,
                    plan.guard.as_ref().map(to_json).transpose()?,
                    to_json(&plan.remarks)?,
                    requests.0,
                    requests.1,
                ],
            )?;
            let id = tx.last_insert_rowid();
            let mut save =
                tx.prepare("INSERT INTO plan_changes (plan, seq, action, change) VALUES (?1, ?2, ?3, ?4)")?;
            for (seq, change) in (0i64..).zip(&plan.changes) {
                save.execute(params![id, seq, change.action.as_str(), to_json(change)?])?;
            }
            Ok(id)
        })?;
        Ok(PlanRow {
            id: PlanId(id),
            connection: connection.clone(),
            kind,
            created: now,
            fingerprint: plan.fingerprint.clone(),
            options: options.clone(),
            totals,
            guard: plan.guard.clone(),
            remarks: plan.remarks.clone(),
            requests,
        })
    }

    /// A plan by its number.
    pub fn plan(&self, id: PlanId) -> Result<Option<PlanRow>> {
        self.read(|db| {
            db.query_row(&format!("SELECT {COLUMNS} FROM plans WHERE id = ?1"), [id.0], from_row).optional()
        })
    }

    /// All plans, oldest first: number, connection, and what tells two plans of one number apart.
    pub fn plan_marks(&self) -> Result<Vec<(PlanId, String, String)>> {
        self.read(|db| {
            db.prepare(
                "SELECT id, connection, created || ' ' || kind || ' ' || fingerprint FROM plans ORDER BY id",
            )?
            .query_map([], |r| Ok((PlanId(r.get(0)?), r.get(1)?, r.get(2)?)))?
            .collect()
        })
    }

    /// The plans made since the last one of their connection that was applied, newest first.
    pub fn plans_since_last_run(&self) -> Result<Vec<PlanRow>> {
        self.read(|db| {
            let query = format!(
                "SELECT {COLUMNS} FROM plans WHERE id > (SELECT coalesce(max(runs.plan), 0) FROM runs
                 WHERE runs.connection = plans.connection) ORDER BY id DESC"
            );
            db.prepare(&query)?.query_map([], from_row)?.collect()
        })
    }

    /// When both sides were last read for an import's plan, and for one that found nothing to do.
    pub fn last_planned(
        &self,
        connection: &ConnectionName,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>)> {
        // Only the newest can tell that everything is in Halo.
        self.read(|db| {
            let query = format!(
                "SELECT {COLUMNS} FROM plans WHERE connection = ?1 AND kind = 'import' ORDER BY id DESC LIMIT 1"
            );
            let newest = db.query_row(&query, [connection.as_str()], from_row).optional()?;
            let at = newest.as_ref().map(|p| p.created);
            Ok((at, newest.filter(|p| p.totals.all.acting() == 0).map(|p| p.created)))
        })
    }

    /// A plan's changes with their numbers, in order.
    pub fn plan_changes(&self, id: PlanId) -> Result<Vec<(i64, Change)>> {
        self.read(|db| {
            db.prepare("SELECT seq, change FROM plan_changes WHERE plan = ?1 ORDER BY seq")?
                .query_map([id.0], |r| Ok((r.get(0)?, from_json(&r.get::<_, String>(1)?)?)))?
                .collect()
        })
    }
}
