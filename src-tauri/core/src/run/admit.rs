//! Who may be sent: what an earlier life of the run left open is settled, and every change is looked at a
//! last time.

use super::fate::{Fate, Known, fate};
use super::gate::{Gate, gate};
use super::item::{Item, Likeness};
use super::licences::Work;
use super::runner::{Halt, Runner, failed, needs_person, stale};
use super::twins::Doubled;
use crate::domain::{ClientId, CustomerId, LicenceId};
use crate::plan::{Change, Owner};
use crate::store::{ChangeState, RunChange};
use crate::{Error, ErrorCode};
use std::collections::HashMap;

impl Runner<'_> {
    /// The changes that are not settled, each with its client and its state.
    pub(super) fn items(
        &self,
        changes: Vec<(i64, Change)>,
        states: &HashMap<i64, RunChange>,
        created: &HashMap<CustomerId, ClientId>,
    ) -> Result<Vec<(Item, RunChange)>, Halt> {
        let mut items = Vec::new();
        let mut homeless = Vec::new();
        for (seq, change) in changes {
            let Some(state) = states.get(&seq).filter(|s| !s.state.is_final()) else { continue };
            let client = match change.owner {
                Some(Owner::Existing(id)) => Some(id),
                Some(Owner::CreatedHere) | None => created.get(&change.customer).copied(),
            };
            match client {
                Some(client) => {
                    items.push((
                        Item { seq, change, client, tries: 0, request: 0, alone: false },
                        state.clone(),
                    ));
                }
                None => homeless.push(failed(seq, ChangeState::Failed, no_client(&change))),
            }
        }
        self.settle(&homeless)?;
        items.sort_by_key(|(i, _)| (i.client, i.seq));
        Ok(items)
    }

    /// Settles what an earlier life of this run left open, and looks at the rest a last time. Gives back
    /// what is to be sent.
    pub(super) fn admit(&self, items: &[(Item, RunChange)], work: &mut Work) -> Result<Vec<Item>, Halt> {
        let mut go = Vec::new();
        let mut outcomes = Vec::new();
        let sent = items.iter().filter(|(_, s)| s.state != ChangeState::Waiting);
        let open = likenesses(sent.map(|(i, _)| i));
        let overtaken = self.store.overtaken(self.run)?;
        for (item, state) in items {
            if state.state != ChangeState::Waiting {
                let shown = state.record.map(LicenceId);
                if let Some(id) = shown {
                    work.linked.remove(&id);
                }
                let twins = open.get(&item.likeness()).copied().unwrap_or(1);
                match fate(item, self.vendor, &work.reading, Known { shown, linked: &work.linked, twins }) {
                    Fate::Landed(id) => {
                        outcomes.push(work.landed(item, id, ChangeState::Applied, "found by reading"));
                        continue;
                    }
                    Fate::Doubled(keep, retire) => {
                        work.doubled.push(Doubled { item: item.clone(), keep, retire });
                        continue;
                    }
                    Fate::Person(why) => {
                        outcomes.push(failed(item.seq, ChangeState::Person, needs_person(why)));
                        continue;
                    }
                    Fate::NotLanded => {}
                }
            }
            if let (true, Some(id)) = (item.change.fields.is_empty(), item.change.licence) {
                outcomes.push(match work.relinked(item, state.record, Gate::Already(id)) {
                    Gate::Stale(why) => failed(item.seq, ChangeState::Stale, stale(why)),
                    _ => work.landed(item, id, ChangeState::Applied, "only the link was to be saved"),
                });
                continue;
            }
            let gate = gate(item, self.vendor, &work.reading, &work.linked);
            match work.relinked(item, state.record, gate) {
                Gate::Go if item.creates() && !work.active.contains(&item.client) => {
                    let why = "Its client is no longer in Halo, or was set inactive.";
                    outcomes.push(failed(item.seq, ChangeState::Stale, stale(why.to_owned())));
                }
                // Where lists leave notes out, what a later run made cannot be told by its reference.
                Gate::Go if item.creates() && overtaken.contains(&item.change.customer) => {
                    let why = "Another run has dealt with this customer's licences since the plan was made.";
                    outcomes.push(failed(item.seq, ChangeState::Stale, stale(why.to_owned())));
                }
                Gate::Go => go.push(item.clone()),
                Gate::Already(id) => {
                    outcomes.push(work.landed(item, id, ChangeState::Already, "Halo held it already"));
                }
                Gate::Stale(why) => outcomes.push(failed(item.seq, ChangeState::Stale, stale(why))),
            }
        }
        self.settle(&outcomes)?;
        Ok(go)
    }
}

/// How many of `items` would make the very same licence, for each such licence.
pub(super) fn likenesses<'i>(items: impl Iterator<Item = &'i Item>) -> HashMap<Likeness<'i>, usize> {
    let mut open = HashMap::new();
    for item in items {
        *open.entry(item.likeness()).or_default() += 1;
    }
    open
}

fn no_client(change: &Change) -> Error {
    Error::new(
        ErrorCode::HaloRecordRefused,
        format!("The licence {} was not made.", change.name),
        "Its client was to be made by the same run, and was not.",
        "See why the client failed, then make a new plan.",
    )
}
