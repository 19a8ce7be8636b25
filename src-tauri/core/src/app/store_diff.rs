//! What would be otherwise if another store took this one's place: counts, and the names concerned.

use crate::Result;
use crate::domain::{ConnectionName, Link, Match};
use crate::schedule::Schedule;
use crate::seats::SeatRow;
use crate::store::{Connection, RunRow, Store};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::{BTreeMap, BTreeSet};

/// Names that are listed of each kind; the count tells how many there are.
const NAMED: usize = 20;

/// A part of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum StorePart {
    /// Connections.
    Connections,
    /// Which customer is which client.
    Matches,
    /// Which licence is which subscription's.
    Links,
    /// What both sides counted.
    Seats,
    /// What is done unattended.
    Schedules,
    /// Plans.
    Plans,
    /// Runs.
    Runs,
    /// Rows of the audit.
    Audit,
}

impl StorePart {
    /// As shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connections => "connections",
            Self::Matches => "matches",
            Self::Links => "links",
            Self::Seats => "noted seats",
            Self::Schedules => "schedules",
            Self::Plans => "plans",
            Self::Runs => "runs",
            Self::Audit => "audit rows",
        }
    }
}

/// How many, and the first of them by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct DiffNames {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub names: Vec<String>,
}

impl DiffNames {
    fn add(&mut self, name: &str) {
        self.count += 1;
        if self.names.len() < NAMED {
            self.names.push(name.to_owned());
        }
    }
}

/// What differs in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DiffPart {
    /// Which part.
    pub part: StorePart,
    /// How many are here now.
    pub here: u64,
    /// How many are in the file.
    pub there: u64,
    /// In the file and not here.
    pub added: DiffNames,
    /// Here and not in the file.
    pub removed: DiffNames,
    /// In both, and not the same.
    pub changed: DiffNames,
}

/// What differs between the store and a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StoreDiff {
    /// Part by part.
    pub parts: Vec<DiffPart>,
}

impl StoreDiff {
    /// True where nothing would be otherwise.
    pub fn is_same(&self) -> bool {
        self.parts.iter().all(|p| p.added.count + p.removed.count + p.changed.count == 0)
    }

    /// Holds `there`, a file's store, against the one that is `here`.
    pub(super) fn between(here: &Store, there: &Store) -> Result<Self> {
        let of = |store: &Store| store.connections();
        let (ours, theirs) = (of(here)?, of(there)?);
        let names: BTreeSet<ConnectionName> =
            ours.iter().chain(&theirs).map(|connection| connection.name.clone()).collect();
        Ok(Self {
            parts: vec![
                part(StorePart::Connections, &named(ours), &named(theirs), Connection::is_as),
                part(StorePart::Matches, &matches(here, &names)?, &matches(there, &names)?, Match::eq),
                part(StorePart::Links, &links(here, &names)?, &links(there, &names)?, Link::eq),
                part(StorePart::Seats, &seats(here, &names)?, &seats(there, &names)?, SeatRow::eq),
                part(StorePart::Schedules, &schedules(here)?, &schedules(there)?, Schedule::eq),
                part(StorePart::Plans, &plans(here)?, &plans(there)?, String::eq),
                part(StorePart::Runs, &runs(here)?, &runs(there)?, RunRow::eq),
                audit(here, there)?,
            ],
        })
    }
}

/// Things by what tells them apart, each with its name.
type Named<K, T> = BTreeMap<K, (String, T)>;

fn part<K: Ord, T>(
    part: StorePart,
    here: &Named<K, T>,
    there: &Named<K, T>,
    same: impl Fn(&T, &T) -> bool,
) -> DiffPart {
    let (mut added, mut removed, mut changed) =
        (DiffNames::default(), DiffNames::default(), DiffNames::default());
    for (key, (name, value)) in there {
        match here.get(key) {
            None => added.add(name),
            Some((_, now)) if !same(now, value) => changed.add(name),
            Some(_) => {}
        }
    }
    for (_, (name, _)) in here.iter().filter(|(key, _)| !there.contains_key(key)) {
        removed.add(name);
    }
    DiffPart { part, here: here.len() as u64, there: there.len() as u64, added, removed, changed }
}

fn named(connections: Vec<Connection>) -> Named<ConnectionName, Connection> {
    connections.into_iter().map(|c| (c.name.clone(), (c.name.to_string(), c))).collect()
}

fn matches(
    store: &Store,
    names: &BTreeSet<ConnectionName>,
) -> Result<Named<(ConnectionName, String), Match>> {
    let mut all = Named::new();
    for name in names {
        for m in store.matches(name)? {
            let told = format!("{name}: {} ({})", m.customer_name, m.customer.as_str());
            all.insert((name.clone(), m.customer.key()), (told, m));
        }
    }
    Ok(all)
}

type LinkKey = (ConnectionName, String, String);

fn links(store: &Store, names: &BTreeSet<ConnectionName>) -> Result<Named<LinkKey, Link>> {
    let mut all = Named::new();
    for name in names {
        for link in store.links(name)? {
            let told = format!("{name}: {} of {}", link.product, link.customer.as_str());
            all.insert((name.clone(), link.method.as_str().to_owned(), link.key.0.clone()), (told, link));
        }
    }
    Ok(all)
}

type SeatKey = (ConnectionName, String, Timestamp);

fn seats(store: &Store, names: &BTreeSet<ConnectionName>) -> Result<Named<SeatKey, SeatRow>> {
    let mut all = Named::new();
    for name in names {
        for row in store.all_seats(name)? {
            let told = format!("{name}: {} of {}", row.product, row.customer.as_str());
            all.insert((name.clone(), row.key.0.clone(), row.at), (told, row));
        }
    }
    Ok(all)
}

fn schedules(store: &Store) -> Result<Named<ConnectionName, Schedule>> {
    let rows = store.schedules()?.into_iter();
    Ok(rows
        .map(|row| {
            let told = format!("{}: {}", row.connection, row.schedule.when);
            (row.connection, (told, row.schedule))
        })
        .collect())
}

fn plans(store: &Store) -> Result<Named<i64, String>> {
    let marks = store.plan_marks()?.into_iter();
    Ok(marks.map(|(id, connection, mark)| (id.0, (format!("{id} ({connection})"), mark))).collect())
}

fn runs(store: &Store) -> Result<Named<i64, RunRow>> {
    let rows = store.runs()?.into_iter();
    Ok(rows.map(|run| (run.id.0, (format!("{} ({})", run.id, run.connection), run))).collect())
}

/// The audits: common up to some row, since each row vouches for all before it.
fn audit(here: &Store, there: &Store) -> Result<DiffPart> {
    let (ours, theirs) = (here.audit_head()?.rows, there.audit_head()?.rows);
    let (mut common, mut end) = (0, ours.min(theirs));
    while common < end {
        let middle = common + (end - common).div_ceil(2);
        if here.audit_hash(middle)? == there.audit_hash(middle)? {
            common = middle;
        } else {
            end = middle - 1;
        }
    }
    let rows = |last: u64| DiffNames {
        count: last - common,
        names: (last > common).then(|| format!("rows {} to {last}", common + 1)).into_iter().collect(),
    };
    Ok(DiffPart {
        part: StorePart::Audit,
        here: ours,
        there: theirs,
        added: rows(theirs),
        removed: rows(ours),
        changed: DiffNames::default(),
    })
}
