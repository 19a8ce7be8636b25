//! Deletions: one licence at a time, each looked at a last time, each believed only once a whole list no longer
//! shows it.
//!
//! Only licences that a run of Halyard made are ever planned to be deleted (see `undo`), and nothing but a
//! licence can be.

use super::item::Item;
use super::licences::{GIVE_UP, Work};
use super::runner::{Halt, Runner, again, failed, outcome, stale};
use super::undo::{Billed, billed, unbilled};
use crate::domain::LicenceId;
use crate::halo::WriteError;
use crate::plan::{Field, same};
use crate::store::{ChangeState, Outcome, RunChange};
use crate::{Error, ErrorCode};
use jiff::Timestamp;

/// A deletion that was sent: its fate is for reading to tell.
struct Sent {
    item: Item,
    /// Why it may not have been done; none where Halo said that it was.
    error: Option<Error>,
    /// Whether Halo refused it: then it is not sent again.
    refused: bool,
}

impl Runner<'_> {
    /// Applies the deletions.
    pub(super) async fn deletions(&self, items: Vec<(Item, RunChange)>, work: &mut Work) -> Result<(), Halt> {
        if items.is_empty() {
            return Ok(());
        }
        work.reading.everything(self.halo).await?;
        let mut queue = Vec::new();
        let mut gone = Vec::new();
        for (item, state) in items {
            if work.there(&item)? {
                queue.push(item);
            } else if state.state == ChangeState::Waiting {
                gone.push(done(&item, ChangeState::Already, "it was gone already"));
            } else {
                gone.push(done(&item, ChangeState::Applied, "no longer found by reading"));
            }
        }
        self.settle(&gone)?;
        if queue.is_empty() {
            return Ok(());
        }
        let billed = match self.halo.recurring_invoices().await {
            Ok(invoices) => billed(&invoices),
            // That they may not be read is an answer; that they could not be is none.
            Err(e) if matches!(e.code, ErrorCode::HaloPermission | ErrorCode::NotFound) => Err(e.to_string()),
            Err(e) => return Err(e.into()),
        };
        for round in 0..self.pace.tries {
            queue = self.look(queue, work, &billed)?;
            let (sent, stop) = self.send_deletions(queue, work).await?;
            let trouble = sent.iter().any(|s| s.error.is_some() && !s.refused);
            if trouble {
                let mut errors = sent.iter().filter_map(|s| s.error.as_ref());
                let late = errors.any(|e| e.code == ErrorCode::NetworkTimeout);
                self.pause(round, late).await?;
            }
            queue = self.prove_deletions(sent, work, round + 1 >= self.pace.tries).await?;
            if let Some(halt) = stop {
                return Err(halt);
            }
            if queue.is_empty() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Those that may go; the others are refused, each with its reason.
    fn look(&self, items: Vec<Item>, work: &Work, billed: &Billed) -> Result<Vec<Item>, Halt> {
        let overtaken = self.store.overtaken(self.run)?;
        let mut go = Vec::new();
        let mut refused = Vec::new();
        for item in items {
            let why = if overtaken.contains(&item.change.customer) {
                Err("Another run has dealt with this customer's licences since the plan was made.".to_owned())
            } else {
                work.may_go(&item, billed)
            };
            match why {
                Ok(()) => go.push(item),
                Err(why) => refused.push(failed(item.seq, ChangeState::Stale, stale(why))),
            }
        }
        self.settle(&refused)?;
        Ok(go)
    }

    /// Sends them one by one. What was sent, and what stops the run, if something does.
    async fn send_deletions(
        &self,
        items: Vec<Item>,
        work: &mut Work,
    ) -> Result<(Vec<Sent>, Option<Halt>), Halt> {
        let mut sent = Vec::new();
        for item in items {
            if let Err(halt) = self.go_on() {
                return Ok((sent, Some(halt)));
            }
            let Some(id) = item.change.licence else { continue };
            self.report(|p| item.change.customer_name.clone_into(&mut p.customer));
            let request = format!("DELETE /SoftwareLicence/{id}");
            self.store.intend(self.run, &[item.seq], &request, Timestamp::now())?;
            let (error, refused) = match self.halo.delete_licence(id).await {
                Ok(status) => {
                    work.unknown = 0;
                    let written = done(&item, ChangeState::Written, &format!("answered {status}"));
                    self.settle(&[Outcome { gone: None, answered: Some(status), ..written }])?;
                    (None, false)
                }
                Err(WriteError::Refused(error)) => (Some(error), true),
                Err(WriteError::Unknown(error)) => {
                    work.unknown += 1;
                    (Some(error), false)
                }
                Err(WriteError::NotLanded(error)) => {
                    self.settle(&[again(item.seq, &error)])?;
                    return Ok((sent, Some(error.into())));
                }
            };
            let stop = error.clone().filter(|_| work.unknown >= GIVE_UP);
            sent.push(Sent { item, error, refused });
            if let Some(error) = stop {
                return Ok((sent, Some(Halt::Failed(error))));
            }
        }
        Ok((sent, None))
    }

    /// Reads Halo and settles what was sent. Gives back what is to be sent again.
    async fn prove_deletions(&self, sent: Vec<Sent>, work: &mut Work, last: bool) -> Result<Vec<Item>, Halt> {
        if sent.is_empty() {
            return Ok(Vec::new());
        }
        work.reading.everything(self.halo).await?;
        let (mut repeat, mut outcomes) = (Vec::new(), Vec::new());
        for Sent { item, error, refused } in sent {
            let answered = error.as_ref().and_then(|e| e.answered);
            if !work.there(&item)? {
                let done = done(&item, ChangeState::Applied, "no longer found by reading");
                outcomes.push(Outcome { answered, ..done });
            } else if refused || last {
                let error = error.unwrap_or_else(|| kept(&item));
                outcomes.push(failed(item.seq, ChangeState::Failed, error));
            } else {
                let how = "answered, but still found by reading";
                outcomes.push(match &error {
                    Some(error) => again(item.seq, error),
                    None => outcome(item.seq, ChangeState::Waiting, how),
                });
                repeat.push(item);
            }
        }
        self.settle(&outcomes)?;
        Ok(repeat)
    }
}

impl Work {
    /// Whether Halo still has the licence. A list of nothing at all tells nothing.
    fn there(&self, item: &Item) -> Result<bool, Error> {
        if self.reading.is_empty() {
            return Err(Error::new(
                ErrorCode::HaloListShort,
                "Halo lists no licences at all.",
                "Whether one of them is gone cannot be told from that.",
                "Look in Halo whether its licences are there, then go on with the run.",
            ));
        }
        Ok(item.change.licence.and_then(|id| self.reading.licence(id)).is_some_and(|l| !l.deleted))
    }

    /// Whether a licence is still what the plan saw, and counted by no invoice line.
    fn may_go(&self, item: &Item, billed: &Billed) -> Result<(), String> {
        let licence = item.change.licence.and_then(|id| self.reading.licence(id));
        let Some(licence) = licence else { return Err("The licence is no longer in Halo.".to_owned()) };
        if licence.client != Some(item.client) {
            return Err("The licence was moved to another client in Halo.".to_owned());
        }
        if item.change.must_hold.is_empty() || !licence.is_live() {
            return Err("The licence was set inactive in Halo since the plan was made.".to_owned());
        }
        for held in &item.change.must_hold {
            let Field::Licence(field) = held.field else { continue };
            if !licence.value(field).is_some_and(|now| same(field, &now, &held.value)) {
                return Err(format!(
                    "Its {} was changed in Halo since the plan was made.",
                    field.halo_name()
                ));
            }
        }
        let linked = self.links.get(&licence.id).map(|l| (&l.method, &l.key));
        let planned = item.change.subject.as_ref().map(|s| (&s.method, &s.key));
        if linked != planned {
            return Err("It was linked otherwise since the plan was made.".to_owned());
        }
        unbilled(licence.id, billed).map_err(|why| format!("Not deleted: {why}"))
    }
}

/// The outcome of a deletion that is done.
fn done(item: &Item, state: ChangeState, how: &str) -> Outcome {
    let id: Option<LicenceId> = item.change.licence;
    Outcome { record: id.map(|id| id.0), gone: id, ..outcome(item.seq, state, how) }
}

fn kept(item: &Item) -> Error {
    Error::new(
        ErrorCode::HaloRecordRefused,
        format!("Halo said that it deleted {} and still lists it.", item.change.name),
        "The deletion was sent several times.",
        "Delete it in Halo by hand, or undo the run without deleting: it is set inactive then.",
    )
}
