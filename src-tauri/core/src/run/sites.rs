//! Addresses of sites: each site read right before it is written, written alone, and believed once its answer
//! or a reading shows the address. Last in a run, so that one that is refused holds up nothing else.

use super::runner::{Halt, Runner, again, failed, outcome, stale};
use crate::domain::{Site, SiteAddress, SiteField, SiteWrite, Value};
use crate::halo::WriteError;
use crate::plan::{Change, Field, FieldChange, Owner, folded};
use crate::store::{ChangeState, Outcome, RunChange};
use crate::{Error, ErrorCode};
use jiff::Timestamp;
use std::collections::HashMap;

impl Runner<'_> {
    /// Applies the changes to sites.
    pub(super) async fn sites(
        &self,
        changes: Vec<(i64, Change)>,
        states: &HashMap<i64, RunChange>,
    ) -> Result<(), Halt> {
        for (seq, change) in changes {
            let Some(state) = states.get(&seq).filter(|s| !s.state.is_final()) else { continue };
            self.go_on()?;
            self.report(|p| change.customer_name.clone_into(&mut p.customer));
            let outcome = self.site(seq, &change, state.state).await?;
            self.settle(&[outcome])?;
        }
        Ok(())
    }

    async fn site(&self, seq: i64, change: &Change, state: ChangeState) -> Result<Outcome, Halt> {
        let Some(id) = change.site else { return Ok(failed(seq, ChangeState::Stale, gone())) };
        let mut sent = state != ChangeState::Waiting;
        let mut last = ignored(change);
        for attempt in 0..=self.pace.tries {
            let address = match look(seq, change, sent, self.halo.site(id).await?.as_ref()) {
                Seen::Settled(outcome) => return Ok(*outcome),
                Seen::Open(address) => address,
            };
            if attempt == self.pace.tries {
                break;
            }
            self.store.intend(self.run, &[seq], "POST /Site", Timestamp::now())?;
            sent = true;
            match self.halo.write_site(&SiteWrite { id, address }).await {
                Ok(answer) => {
                    let shown = answer.records.iter().find(|site| site.id == id);
                    if shown.and_then(|s| s.address.as_ref()).is_some_and(|a| holds(change, a)) {
                        let how = format!("answered {}", answer.status);
                        let applied = outcome(seq, ChangeState::Applied, how);
                        return Ok(Outcome { record: Some(id.0), answered: Some(answer.status), ..applied });
                    }
                    last = ignored(change).answered(answer.status);
                }
                Err(WriteError::Refused(error)) => return Ok(failed(seq, ChangeState::Failed, error)),
                Err(WriteError::NotLanded(error)) => {
                    self.settle(&[again(seq, &error)])?;
                    return Err(error.into());
                }
                Err(WriteError::Unknown(error)) => {
                    self.pause(attempt, error.code == ErrorCode::NetworkTimeout).await?;
                    last = error;
                }
            }
        }
        Ok(failed(seq, ChangeState::Failed, last))
    }
}

/// What a site as it is now says about a change.
enum Seen {
    /// It is settled.
    Settled(Box<Outcome>),
    /// It is to be written: the whole address, as it is now with the change's lines laid over it.
    Open(SiteAddress),
}

fn look(seq: i64, change: &Change, sent: bool, site: Option<&Site>) -> Seen {
    let refused = |why: &str| {
        let outcome = if sent {
            failed(seq, ChangeState::Person, unclear(why))
        } else {
            failed(seq, ChangeState::Stale, stale(why.to_owned()))
        };
        Seen::Settled(Box::new(outcome))
    };
    let Some(site) = site else { return refused("The site is no longer in Halo.") };
    if site.client.is_some_and(|owner| change.owner != Some(Owner::Existing(owner))) {
        return refused("The site belongs to another client by now.");
    }
    let Some(now) = &site.address else { return refused("Halo does not show the site's address.") };
    if holds(change, now) {
        let state = if sent { ChangeState::Applied } else { ChangeState::Already };
        let found = outcome(seq, state, "found by reading");
        return Seen::Settled(Box::new(Outcome { record: Some(site.id.0), ..found }));
    }
    let mut address = now.clone();
    for line in lines(change) {
        let held = now.line(line.field);
        if !(same(held, line.before) || same(held, line.after)) {
            return refused("The site's address was changed in Halo.");
        }
        address.set(line.field, line.after);
    }
    Seen::Open(address)
}

/// A change's line: what the plan saw, and what it is to become.
struct Line<'a> {
    field: SiteField,
    before: &'a str,
    after: &'a str,
}

fn lines(change: &Change) -> impl Iterator<Item = Line<'_>> {
    change.fields.iter().filter_map(|f| match (f.field, &f.after) {
        (Field::Site(field), Value::Text(after)) => Some(Line { field, before: before(f), after }),
        _ => None,
    })
}

/// What the plan saw in a line; an empty one is left out of a plan.
fn before(field: &FieldChange) -> &str {
    match &field.before {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

fn holds(change: &Change, address: &SiteAddress) -> bool {
    lines(change).all(|line| same(address.line(line.field), line.after))
}

/// Halo may trim a text, or write a post code in capitals; that is no other address.
fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

fn gone() -> Error {
    stale("The plan does not say which site.".to_owned())
}

fn ignored(change: &Change) -> Error {
    Error::new(
        ErrorCode::HaloRecordRefused,
        format!("Halo accepted the address of {} but did not keep it.", change.name),
        "It was sent several times, and reading the site still shows the former one.",
        "Try the same change by hand in Halo; a rule or a permission there may stop it.",
    )
}

fn unclear(why: &str) -> Error {
    Error::new(
        ErrorCode::FateUnknown,
        "Whether the address was written cannot be told.",
        why,
        "Look at the client's main site in Halo, correct its address, and make a new plan.",
    )
}
