//! Readings and runs, told as one history: what changed, and who changed it as far as that was seen.
//!
//! A run's own writes are its own. Any other difference in Halo happened between two looks at it, and nobody
//! saw who did it; likewise at the vendor.

use super::{Fate, HaloSeats, SeatRow, VendorSeats, Write};
use crate::domain::{LicenceId, SubscriptionKey};
use crate::plan::Action;
use jiff::Timestamp;
use rust_decimal::Decimal;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The first reading of it.
    FirstSeen,
    /// The vendor calls it by another name, as some do at a new price.
    Renamed,
    /// The vendor counts otherwise; or again, where the count before is none.
    VendorCount(Option<i64>, i64),
    /// How many the vendor counts is not known any more.
    VendorUnknown,
    /// The vendor says that it has ended.
    VendorEnded,
    /// The vendor does not list it any more.
    VendorGone,
    /// A run made its licence, with so many seats.
    Made(LicenceId, Option<Decimal>),
    /// A run took a licence that was there for its licence.
    Taken(LicenceId),
    /// A reading showed a licence for it where there was none.
    Found(LicenceId),
    /// Another licence is its licence now.
    Relinked(LicenceId, LicenceId),
    /// No licence is its licence any more.
    Unlinked(LicenceId),
    /// Halo's count: before, after; none where it is not known.
    HaloCount(Option<Decimal>, Option<Decimal>),
    /// Its licence became inactive.
    Inactive,
    /// Its licence became active again.
    Active,
    /// Its licence is no longer in Halo.
    HaloGone,
    /// Its licence is in Halo again.
    HaloBack,
    /// A run sent a write to it, and whether that landed is not known.
    Sent,
}

/// Who changed it, as far as seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Nobody: it was only seen.
    Seen,
    /// The vendor's side, since it was last read there.
    Vendor(Option<Timestamp>),
    /// Somebody in Halo who is not this Halyard, since Halo was last read; or perhaps this run, of whose write
    /// it is not known whether it landed.
    Halo(Option<Timestamp>, Option<String>),
    /// A run.
    Run {
        /// Which, `R7`.
        run: String,
        /// Who started it.
        who: String,
        /// The run it takes back, for an undo.
        undoes: Option<String>,
    },
}

impl By {
    fn run(write: &Write) -> Self {
        Self::Run { run: write.run.clone(), who: write.who.clone(), undoes: write.undoes.clone() }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub what: What,
    /// By whom.
    pub by: By,
}

/// A moment at which something changed, and what was so from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When it was seen, or done.
    pub at: Timestamp,
    /// The vendor's side; none where it was not read yet.
    pub vendor: Option<VendorSeats>,
    /// Halo's side; none where it was not read yet.
    pub halo: Option<HaloSeats>,
    /// What changed.
    pub events: Vec<Event>,
}

/// A subscription's history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// The oldest first.
    pub points: Vec<Point>,
    /// What the vendor says now; none where it was never read.
    pub vendor: Option<VendorSeats>,
    /// When the vendor was last seen to say so.
    pub vendor_seen: Option<Timestamp>,
    /// What Halo holds now.
    pub halo: Option<HaloSeats>,
    /// When Halo was last seen to hold it.
    pub halo_seen: Option<Timestamp>,
    key: Option<SubscriptionKey>,
    unsure: Option<(String, HaloSeats)>,
}

enum Step<'a> {
    Wrote(&'a Write),
    Read(&'a SeatRow),
}

/// Tells the history of the subscription whose `rows` were read and whose licences `writes` were made to.
pub fn story(rows: &[SeatRow], writes: &[Write]) -> Story {
    let mut steps: Vec<Step<'_>> =
        writes.iter().map(Step::Wrote).chain(rows.iter().map(Step::Read)).collect();
    // What a run had announced when a reading began may have been seen by it.
    steps.sort_by_key(|step| match step {
        Step::Wrote(w) => (w.journal, 0, 0),
        Step::Read(r) => (r.journal, 1, r.id),
    });
    let mut story = Story::default();
    for step in steps {
        match step {
            Step::Wrote(write) => story.wrote(write, rows),
            Step::Read(row) => story.read(row),
        }
    }
    story
}

impl Story {
    /// Whether a run sent a write of which it is not known whether it landed, so that what Halo holds is not known
    /// either.
    pub fn is_unsure(&self) -> bool {
        self.unsure.is_some()
    }

    fn wrote(&mut self, write: &Write, rows: &[SeatRow]) {
        let own = write.key().is_some_and(|key| rows.iter().any(|r| r.key == *key));
        let same = self.halo.is_none_or(|halo| halo.licence() == Some(write.licence));
        let free = matches!(self.halo, Some(HaloSeats::NoLicence));
        // A licence that was this subscription's once goes its own way.
        if !(same || own && (free || write.takes())) {
            return;
        }
        let after = write.after(self.halo);
        match write.fate {
            Fate::Unsure => {
                self.unsure = Some((write.run.clone(), after));
                self.add(write.sent, vec![Event { what: What::Sent, by: By::run(write) }]);
                return;
            }
            Fate::Saw => {
                let by = By::Halo(self.halo_seen, None);
                let events = self.halo.map_or(Vec::new(), |halo| differences(halo, after, &by));
                self.halo = Some(after);
                self.add(write.settled, events);
            }
            Fate::Did => {
                if let Some(halo) = self.halo.filter(|_| same) {
                    let before = write.before(self.halo);
                    let events = differences(halo, before, &By::Halo(self.halo_seen, None));
                    self.halo = Some(before);
                    self.add(write.sent, events);
                }
                let events = self.done(write, after, &By::run(write));
                self.halo = Some(after);
                self.add(write.sent, events);
            }
        }
        self.halo_seen = Some(write.settled);
        self.unsure = None;
    }

    /// What a run's write changed.
    fn done(&self, write: &Write, after: HaloSeats, by: &By) -> Vec<Event> {
        let event = |what| Event { what, by: by.clone() };
        let count = match after {
            HaloSeats::Held { count, .. } => count,
            HaloSeats::NoLicence | HaloSeats::Gone(_) => None,
        };
        match write.change.action {
            Action::Create => vec![event(What::Made(write.licence, count))],
            Action::Adopt => {
                let mut events = vec![event(What::Taken(write.licence))];
                events.extend(differences(write.before(self.halo), after, by));
                events
            }
            _ => differences(write.before(self.halo), after, by),
        }
    }

    fn read(&mut self, row: &SeatRow) {
        let mut events = Vec::new();
        if self.key.is_none() {
            events.push(Event { what: What::FirstSeen, by: By::Seen });
        } else {
            if self.key.as_ref() != Some(&row.key) {
                events.push(Event { what: What::Renamed, by: By::Vendor(self.vendor_seen) });
            }
            events.extend(vendor_difference(self.vendor, row.vendor, self.vendor_seen));
        }
        if let Some(halo) = self.halo {
            let perhaps = self.unsure.take().filter(|(_, after)| *after == row.halo).map(|(run, _)| run);
            events.extend(differences(halo, row.halo, &By::Halo(self.halo_seen, perhaps)));
        }
        self.key = Some(row.key.clone());
        self.vendor = row.vendor;
        self.vendor_seen = row.vendor_seen;
        self.halo = Some(row.halo);
        self.halo_seen = Some(row.halo_seen);
        self.add(row.at, events);
    }

    fn add(&mut self, at: Timestamp, events: Vec<Event>) {
        if !events.is_empty() {
            self.points.push(Point { at, vendor: self.vendor, halo: self.halo, events });
        }
    }
}

fn vendor_difference(
    before: Option<VendorSeats>,
    after: Option<VendorSeats>,
    seen: Option<Timestamp>,
) -> Option<Event> {
    if before == after {
        return None;
    }
    let what = match (before, after?) {
        (None, _) => return Some(Event { what: What::FirstSeen, by: By::Seen }),
        (Some(VendorSeats::Counted(before)), VendorSeats::Counted(after)) => {
            What::VendorCount(Some(before), after)
        }
        (Some(_), VendorSeats::Counted(after)) => What::VendorCount(None, after),
        (Some(_), VendorSeats::Unknown) => What::VendorUnknown,
        (Some(_), VendorSeats::Ended) => What::VendorEnded,
        (Some(_), VendorSeats::Gone) => What::VendorGone,
    };
    Some(Event { what, by: By::Vendor(seen) })
}

/// What differs in Halo.
fn differences(before: HaloSeats, after: HaloSeats, by: &By) -> Vec<Event> {
    use HaloSeats::{Gone, Held, NoLicence};
    let whats = match (before, after) {
        (NoLicence, Gone(id) | Held { licence: id, .. }) => vec![What::Found(id)],
        (Gone(id) | Held { licence: id, .. }, NoLicence) => vec![What::Unlinked(id)],
        (Gone(a) | Held { licence: a, .. }, Gone(b) | Held { licence: b, .. }) if a != b => {
            vec![What::Relinked(a, b)]
        }
        (NoLicence, NoLicence) | (Gone(_), Gone(_)) => Vec::new(),
        (Held { .. }, Gone(_)) => vec![What::HaloGone],
        (Gone(_), Held { .. }) => vec![What::HaloBack],
        (Held { count: a, live: was, .. }, Held { count: b, live: is, .. }) => {
            let state = match (was, is) {
                (true, false) => Some(What::Inactive),
                (false, true) => Some(What::Active),
                _ => None,
            };
            (a != b).then_some(What::HaloCount(a, b)).into_iter().chain(state).collect()
        }
    };
    whats.into_iter().map(|what| Event { what, by: by.clone() }).collect()
}
