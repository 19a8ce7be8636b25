//! Licences: in batches that prove themselves, several requests under way at once, every fate settled.

use super::answer::shown;
use super::gate::Gate;
use super::item::Item;
use super::ladder::Ladder;
use super::reading::Reading;
use super::runner::{Halt, Runner, again, failed, outcome};
use super::twins::Doubled;
use crate::domain::{ClientId, CustomerId, Licence, LicenceId, Link, Method, SubscriptionKey};
use crate::halo::{WriteAnswer, WriteError};
use crate::plan::{Action, Change, holds};
use crate::store::{ChangeState, Outcome, RunChange};
use crate::{Error, ErrorCode};
use futures::future::join_all;
use jiff::Timestamp;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

/// Everything the licence phase keeps while it works.
pub(super) struct Work {
    pub(super) reading: Reading,
    pub(super) links: HashMap<LicenceId, Link>,
    pub(super) linked: HashSet<LicenceId>,
    /// The licence each subscription was linked to when the run began.
    subjects: HashMap<(Method, SubscriptionKey), LicenceId>,
    /// Clients that are there and active; read only where licences are to be made.
    pub(super) active: HashSet<ClientId>,
    /// Sent, or shown by an answer to several, and not yet found again.
    pub(super) unproven: Vec<Item>,
    /// What the answers showed the unproven to be.
    pub(super) shown: HashMap<i64, LicenceId>,
    /// Why Halo turned the last request for a change away.
    pub(super) errors: HashMap<i64, Error>,
    /// Found more than once.
    pub(super) doubled: Vec<Doubled>,
    /// True where another workstation was found to be making the same, and to be ahead.
    pub(super) behind: bool,
    /// Unknown fates in a row.
    pub(super) unknown: u32,
    /// True where one of them got no answer in time: it may be at work still.
    late: bool,
    /// Requests sent so far.
    requests: u64,
}

/// Writes of unknown fate in a row after which a run stops.
pub(super) const GIVE_UP: u32 = 12;

type Answer = Result<WriteAnswer<Licence>, WriteError>;

impl Runner<'_> {
    /// Applies the licence changes.
    pub(super) async fn licences(
        &self,
        changes: Vec<(i64, Change)>,
        states: &HashMap<i64, RunChange>,
        created: &HashMap<CustomerId, ClientId>,
    ) -> Result<(), Halt> {
        let items = self.items(changes, states, created)?;
        if items.is_empty() {
            return Ok(());
        }
        let (links, linked) = self.links()?;
        let mut work = Work {
            reading: Reading::default(),
            subjects: links.values().map(|l| ((l.method.clone(), l.key.clone()), l.licence)).collect(),
            links,
            linked,
            active: HashSet::new(),
            unproven: Vec::new(),
            shown: HashMap::new(),
            errors: HashMap::new(),
            doubled: Vec::new(),
            behind: false,
            unknown: 0,
            late: false,
            requests: 0,
        };
        let clients: BTreeSet<ClientId> = items.iter().map(|(i, _)| i.client).collect();
        work.reading.refresh(self.halo, &clients).await?;
        self.let_land(&items, &mut work).await?;
        let (mut updates, mut fresh) = (VecDeque::new(), VecDeque::new());
        if items.iter().any(|(i, _)| i.creates()) {
            let clients = self.halo.clients().await?;
            work.active = clients.into_iter().filter(|c| !c.inactive).map(|c| c.id).collect();
        }
        let (deletions, items): (Vec<_>, Vec<_>) =
            items.into_iter().partition(|(i, _)| i.change.action == Action::Delete);
        for item in self.admit(&items, &mut work)? {
            if item.creates() { fresh.push_back(item) } else { updates.push_back(item) }
        }
        self.write_all(updates, &mut work).await?;
        self.write_all(fresh, &mut work).await?;
        self.settle_twins(&mut work).await?;
        self.deletions(deletions, &mut work).await
    }

    /// Writes a queue of items of one kind, and proves all of it.
    async fn write_all(&self, mut queue: VecDeque<Item>, work: &mut Work) -> Result<(), Halt> {
        let mut ladder = Ladder::new(self.pace.batch);
        while !queue.is_empty() || !work.unproven.is_empty() {
            if let Err(halt) = self.go_on() {
                // What was sent is proven before stopping, so that little is left to find out later.
                let _ = self.prove(&mut queue, work, &mut ladder).await;
                return Err(halt);
            }
            if std::mem::take(&mut work.behind) {
                self.stand_back(&mut queue, work).await?;
                ladder.restart();
            }
            let units = units(&mut queue, &ladder, self.pace.in_flight);
            if units.is_empty() {
                self.prove(&mut queue, work, &mut ladder).await?;
                continue;
            }
            let answers = self.send(&units).await?;
            let trouble = self.take_answers(units, answers, &mut queue, work, &mut ladder)?;
            if work.unknown >= GIVE_UP {
                // Nothing comes through: a person is told now, and the run can be taken up again.
                let last = work.errors.values().next().cloned();
                self.prove(&mut queue, work, &mut ladder).await?;
                return Err(Halt::Failed(
                    last.unwrap_or_else(|| Error::internal("Halo does not take writes.")),
                ));
            }
            if trouble {
                self.pause(work.unknown, std::mem::take(&mut work.late)).await?;
            }
            let waiting = work.unproven.iter().filter(|i| !work.shown.contains_key(&i.seq)).count();
            let climbing = ladder.climbing() && !work.unproven.is_empty();
            if trouble || climbing || waiting >= ladder.window() || waiting > 0 && ladder.size() == 1 {
                self.prove(&mut queue, work, &mut ladder).await?;
            }
        }
        Ok(())
    }

    /// Journals the intents, then sends the requests side by side.
    async fn send(&self, units: &[Vec<Item>]) -> Result<Vec<Answer>, Halt> {
        for unit in units {
            let seqs: Vec<i64> = unit.iter().map(|i| i.seq).collect();
            let request = format!("POST /SoftwareLicence, {} record(s)", unit.len());
            self.store.intend(self.run, &seqs, &request, Timestamp::now())?;
        }
        if let Some(first) = units.first().and_then(|u| u.first()) {
            self.report(|p| first.change.customer_name.clone_into(&mut p.customer));
        }
        let requests = units.iter().map(|unit| async move {
            let records: Vec<_> = unit.iter().map(Item::record).collect();
            self.halo.write_licences(&records).await
        });
        Ok(join_all(requests).await)
    }

    /// Takes what the answers prove; the rest waits for a reading. True where a fate is unknown.
    fn take_answers(
        &self,
        units: Vec<Vec<Item>>,
        answers: Vec<Answer>,
        queue: &mut VecDeque<Item>,
        work: &mut Work,
        ladder: &mut Ladder,
    ) -> Result<bool, Halt> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let (mut trouble, mut stop) = (false, None);
        for (mut unit, answer) in units.into_iter().zip(answers) {
            work.requests += 1;
            for item in &mut unit {
                item.tries += 1;
                item.request = work.requests;
            }
            match answer {
                Ok(answer) => {
                    work.unknown = 0;
                    let ids = shown(&unit, self.vendor, &answer.records);
                    let how = format!("answered {}", answer.status);
                    match (unit.as_slice(), ids.as_slice()) {
                        // A new one is believed once reading shows that it is the only one.
                        ([item], [Some(id)]) if !item.creates() => {
                            let landed = work.landed(item, *id, ChangeState::Applied, &how);
                            outcomes.push(Outcome { answered: Some(answer.status), ..landed });
                        }
                        _ => {
                            for (item, id) in unit.into_iter().zip(ids) {
                                if let Some(id) = id {
                                    let landed = work.landed(&item, id, ChangeState::Written, &how);
                                    outcomes.push(Outcome { answered: Some(answer.status), ..landed });
                                    work.shown.insert(item.seq, id);
                                }
                                work.unproven.push(item);
                            }
                        }
                    }
                }
                Err(WriteError::Refused(error)) if unit.len() == 1 => {
                    outcomes.extend(unit.iter().map(|i| failed(i.seq, ChangeState::Failed, error.clone())));
                }
                Err(WriteError::Refused(error)) => {
                    // Halo may have taken those before the one it did not like: reading tells.
                    ladder.refused();
                    work.suspect(unit, &error);
                }
                Err(WriteError::NotLanded(error)) => {
                    for item in unit {
                        outcomes.push(again(item.seq, &error));
                        queue.push_front(item);
                    }
                    stop = Some(error);
                }
                Err(WriteError::Unknown(error)) => {
                    trouble = true;
                    work.unknown += 1;
                    work.late |= error.code == ErrorCode::NetworkTimeout;
                    work.suspect(unit, &error);
                }
            }
        }
        self.settle(&outcomes)?;
        match stop {
            Some(error) => Err(error.into()),
            None => Ok(trouble),
        }
    }
}

impl Work {
    /// The outcome of a change that is in Halo as licence `id`, with the link that follows.
    pub(super) fn landed(&mut self, item: &Item, id: LicenceId, state: ChangeState, how: &str) -> Outcome {
        let link = item.link(id, self.links.get(&id));
        self.linked.insert(id);
        Outcome { record: Some(id.0), link, ..outcome(item.seq, state, how) }
    }

    /// The gate's word, unless the subscription was given another licence since the plan was made: by a person,
    /// or by another run.
    pub(super) fn relinked(&self, item: &Item, record: Option<i64>, said: Gate) -> Gate {
        let expected = if item.creates() { record.map(LicenceId) } else { item.change.licence };
        let linked =
            item.change.subject.as_ref().and_then(|s| self.subjects.get(&(s.method.clone(), s.key.clone())));
        match linked.copied() {
            Some(id) if Some(id) != expected && said != Gate::Already(id) => {
                match self.reading.licence(id).filter(|l| item.creates() && holds_as(item, l)) {
                    Some(_) => Gate::Already(id),
                    None => Gate::Stale(format!(
                        "Its subscription was linked to licence {id} since the plan was made."
                    )),
                }
            }
            _ => said,
        }
    }

    fn suspect(&mut self, unit: Vec<Item>, error: &Error) {
        for mut item in unit {
            // A record whose request failed goes alone from its second try on, so that it harms no other.
            item.alone = item.alone || item.tries > 1 || error.code == ErrorCode::HaloRecordRefused;
            self.errors.insert(item.seq, error.clone());
            self.unproven.push(item);
        }
    }
}

/// Whether a licence is what `item` would make, for its client.
fn holds_as(item: &Item, licence: &Licence) -> bool {
    licence.client == Some(item.client) && holds(&item.change, licence)
}

/// The next requests: batches while they are trusted, single records where they are not.
fn units(queue: &mut VecDeque<Item>, ladder: &Ladder, in_flight: usize) -> Vec<Vec<Item>> {
    let at_once = if ladder.climbing() { 1 } else { in_flight.max(1) };
    let mut units: Vec<Vec<Item>> = Vec::new();
    while units.len() < at_once {
        let Some(first) = queue.pop_front() else { break };
        let mut unit = vec![first];
        while unit.len() < ladder.size()
            && unit.iter().all(|i| !i.alone)
            && queue.front().is_some_and(|next| !next.alone)
        {
            unit.extend(queue.pop_front());
        }
        units.push(unit);
    }
    units
}
