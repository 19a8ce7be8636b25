//! Licences that stand in Halo twice: two workstations made them at the same moment, or a request landed after
//! it had been given up. Every Halyard settles it alike: the lowest number stays, the others are set inactive.
//!
//! May retire only licences that bear the reference of a subscription this run has itself sent.

use super::fate::{Fate, Known, fate};
use super::gate::{Gate, gate};
use super::item::Item;
use super::licences::Work;
use super::runner::{Halt, Runner, failed, needs_person, stale};
use crate::domain::{LicenceField, LicenceId, LicenceWrite, Value};
use crate::halo::WriteError;
use crate::store::ChangeState;
use jiff::Timestamp;
use std::collections::{BTreeSet, VecDeque};

/// A change that Halo holds more than once.
#[derive(Debug, Clone)]
pub(super) struct Doubled {
    pub(super) item: Item,
    /// The licence that stays.
    pub(super) keep: LicenceId,
    /// Those that go.
    pub(super) retire: Vec<LicenceId>,
}

impl Runner<'_> {
    /// Settles everything doubled, each with its outcome.
    pub(super) async fn settle_twins(&self, work: &mut Work) -> Result<(), Halt> {
        while let Some(doubled) = work.doubled.pop() {
            let outcome = match self.settle_twin(&doubled, work).await? {
                Some(keep) => {
                    let how = format!("licence {keep} stays, its doubles were set inactive");
                    work.landed(&doubled.item, keep, ChangeState::Applied, &how)
                }
                None => failed(doubled.item.seq, ChangeState::Person, needs_person(doubled.words())),
            };
            self.settle(&[outcome])?;
        }
        Ok(())
    }

    /// Lets the other workstation go ahead, and takes what it has made, for as long as it makes more.
    pub(super) async fn stand_back(&self, queue: &mut VecDeque<Item>, work: &mut Work) -> Result<(), Halt> {
        while !queue.is_empty() {
            self.pause(steps_aside(), false).await?;
            work.reading.refresh(self.halo, &queue.iter().map(|i| i.client).collect()).await?;
            let before = queue.len();
            let mut outcomes = Vec::new();
            for item in std::mem::take(queue) {
                let gate = gate(&item, self.vendor, &work.reading, &work.linked);
                match work.relinked(&item, None, gate) {
                    Gate::Go => queue.push_back(item),
                    Gate::Already(id) => {
                        let how = "another workstation made it meanwhile";
                        outcomes.push(work.landed(&item, id, ChangeState::Already, how));
                    }
                    Gate::Stale(why) => outcomes.push(failed(item.seq, ChangeState::Stale, stale(why))),
                }
            }
            self.settle(&outcomes)?;
            if queue.len() == before {
                break;
            }
        }
        Ok(())
    }

    /// Retires the doubles until reading shows one that stays; none where that cannot be brought about.
    async fn settle_twin(&self, first: &Doubled, work: &mut Work) -> Result<Option<LicenceId>, Halt> {
        let Doubled { item, mut keep, mut retire } = first.clone();
        for attempt in 0..self.pace.tries {
            self.go_on()?;
            let late = self.retire(item.seq, keep, &retire).await?;
            if late {
                self.pause(attempt, true).await?;
            }
            work.reading.refresh(self.halo, &BTreeSet::from([item.client])).await?;
            let known = Known { shown: Some(keep), linked: &work.linked, twins: 1 };
            match fate(&item, self.vendor, &work.reading, known) {
                Fate::Landed(id) => return Ok(Some(id)),
                Fate::Doubled(lowest, others) => (keep, retire) = (lowest, others),
                Fate::NotLanded | Fate::Person(_) => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Sends what sets licences inactive; true where it may land later. Whether it did is for reading to tell.
    async fn retire(&self, seq: i64, keep: LicenceId, twins: &[LicenceId]) -> Result<bool, Halt> {
        for &twin in twins {
            let request =
                format!("POST /SoftwareLicence, licence {twin} set inactive: licence {keep} is the same");
            self.store.intend(self.run, &[seq], &request, Timestamp::now())?;
            let fields = vec![(LicenceField::IsActive, Value::Flag(false))];
            match self.halo.write_licences(&[LicenceWrite { id: Some(twin), fields }]).await {
                Ok(_) | Err(WriteError::Refused(_)) => {}
                Err(WriteError::NotLanded(error)) => return Err(error.into()),
                Err(WriteError::Unknown(_)) => return Ok(true),
            }
        }
        Ok(false)
    }
}

/// How long to let the other go first, as for [`Runner::pause`]: not the same for two that cannot tell who is
/// ahead.
fn steps_aside() -> u32 {
    2 + Timestamp::now().subsec_nanosecond().unsigned_abs() / 1000 % 3
}

impl Doubled {
    fn words(&self) -> String {
        let twins: Vec<String> = self.retire.iter().map(ToString::to_string).collect();
        format!(
            "It stands in Halo more than once: licence {} and {}. The doubles could not be set inactive.",
            self.keep,
            twins.join(", ")
        )
    }
}
