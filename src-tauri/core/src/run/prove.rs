//! Proof: what was sent and not shown beyond doubt is looked for in Halo.

use super::admit::likenesses;
use super::fate::{Fate, Known, fate};
use super::item::Item;
use super::ladder::Ladder;
use super::licences::Work;
use super::runner::{Halt, Runner, again, failed, needs_person, outcome};
use super::twins::Doubled;
use crate::domain::ClientId;
use crate::store::{ChangeState, Outcome};
use crate::{Error, ErrorCode};
use std::collections::{BTreeSet, HashMap, VecDeque};

impl Runner<'_> {
    /// Reads Halo and settles everything unproven: found, sent again, given up, or left to a person.
    pub(super) async fn prove(
        &self,
        queue: &mut VecDeque<Item>,
        work: &mut Work,
        ladder: &mut Ladder,
    ) -> Result<(), Halt> {
        if work.unproven.is_empty() {
            return Ok(());
        }
        let clients: BTreeSet<ClientId> = work.unproven.iter().map(|i| i.client).collect();
        work.reading.refresh(self.halo, &clients).await?;
        let items = std::mem::take(&mut work.unproven);
        let batch = items.len();
        let mut outcomes = Vec::new();
        let mut requests: HashMap<u64, Proof> = HashMap::new();
        let open = likenesses(items.iter());
        for item in &items {
            let shown = work.shown.remove(&item.seq);
            let error = work.errors.remove(&item.seq);
            if let Some(id) = shown {
                // Its own number is no other subscription's.
                work.linked.remove(&id);
            }
            let proof = requests.entry(item.request).or_default();
            proof.turned_down |= error.is_some();
            let twins = open.get(&item.likeness()).copied().unwrap_or(1);
            match fate(item, self.vendor, &work.reading, Known { shown, linked: &work.linked, twins }) {
                Fate::Landed(id) => {
                    proof.landed += 1;
                    let landed = work.landed(item, id, ChangeState::Applied, "found by reading");
                    outcomes.push(Outcome { answered: error.and_then(|e| e.answered), ..landed });
                }
                Fate::Doubled(keep, retire) => {
                    proof.landed += 1;
                    work.behind |= shown != Some(keep);
                    work.doubled.push(Doubled { item: item.clone(), keep, retire });
                }
                Fate::Person(why) => outcomes.push(failed(item.seq, ChangeState::Person, needs_person(why))),
                Fate::NotLanded if item.tries >= self.pace.tries => {
                    outcomes.push(failed(
                        item.seq,
                        ChangeState::Failed,
                        error.unwrap_or_else(|| ignored(item)),
                    ));
                }
                Fate::NotLanded => {
                    proof.lost += 1;
                    outcomes.push(match &error {
                        Some(error) => again(item.seq, error),
                        None => outcome(item.seq, ChangeState::Waiting, "answered, but not found by reading"),
                    });
                    queue.push_back(Item { alone: item.alone || item.tries > 1, ..item.clone() });
                }
            }
        }
        self.settle(&outcomes)?;
        learn(ladder, requests.values(), batch);
        Ok(())
    }
}

/// What reading showed of one request.
#[derive(Debug, Default)]
struct Proof {
    landed: usize,
    lost: usize,
    turned_down: bool,
}

/// What the ladder learns from a reading.
fn learn<'p>(ladder: &mut Ladder, requests: impl Iterator<Item = &'p Proof>, batch: usize) {
    let mut whole = true;
    for proof in requests {
        match (proof.landed, proof.lost, proof.turned_down) {
            (landed, 0, _) => ladder.held(landed),
            // Halo said yes and did not do it all, or failed half-way.
            (_, _, false) | (1.., _, true) => {
                ladder.fall();
                whole = false;
            }
            // The whole request was lost on the way: no fault of its size.
            (0, _, true) => whole = false,
        }
    }
    if whole && batch >= ladder.window() {
        ladder.lengthen();
    }
}

fn ignored(item: &Item) -> Error {
    Error::new(
        ErrorCode::HaloRecordRefused,
        format!("Halo accepted {} but did not keep it.", item.change.name),
        format!("It was sent {} times and never found again by reading.", item.tries),
        "Try the same change by hand in Halo; a rule or a permission there may stop it.",
    )
}
