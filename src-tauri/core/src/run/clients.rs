//! Clients: made or renamed one at a time (what Halo answers to several is not known), before any licence.

use super::runner::{Halt, Runner, again, failed, outcome, stale};
use crate::domain::{
    Client, ClientField, ClientId, ClientWrite, CustomerId, Match, MatchKind, TopLevelId, Value,
};
use crate::halo::WriteError;
use crate::plan::{Action, Change, Field, Owner, folded};
use crate::store::{ChangeState, Outcome, RunChange};
use crate::{Error, ErrorCode};
use jiff::Timestamp;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

impl Runner<'_> {
    /// Applies the client changes; returns the clients this run has made, by customer.
    pub(super) async fn clients(
        &self,
        changes: Vec<(i64, Change)>,
        states: &HashMap<i64, RunChange>,
    ) -> Result<HashMap<CustomerId, ClientId>, Halt> {
        let mut created = HashMap::new();
        let mut made = Vec::new();
        let mut todo = Vec::new();
        for (seq, change) in changes {
            match states.get(&seq) {
                Some(s) if s.state.is_final() => {
                    if let (true, Some(id)) = (s.state.succeeded(), s.record) {
                        created.insert(change.customer.clone(), ClientId(id));
                    }
                }
                Some(RunChange { state: ChangeState::Written, record: Some(id), .. }) => {
                    made.push(Made { seq, change, id: ClientId(*id) });
                }
                Some(s) => todo.push((seq, change, s.state)),
                None => {}
            }
        }
        let mut known = if todo.is_empty() { Vec::new() } else { self.halo.clients().await? };
        for (seq, change, state) in todo {
            self.go_on()?;
            self.report(|p| change.customer_name.clone_into(&mut p.customer));
            if let Some(id) = self.client(seq, &change, state, &mut known, &mut made).await? {
                created.insert(change.customer.clone(), id);
            }
        }
        created.extend(self.settle_made(made).await?);
        Ok(created)
    }

    /// Clients that were made are believed once reading shows that each is the only one of its name. Where
    /// another workstation made the same at the same moment, both take the lowest number, and the one who made
    /// the other, which is empty still, sets it inactive.
    async fn settle_made(&self, made: Vec<Made>) -> Result<HashMap<CustomerId, ClientId>, Halt> {
        let mut created = HashMap::new();
        if made.is_empty() {
            return Ok(created);
        }
        let known = self.halo.clients().await?;
        for Made { seq, change, id } in made {
            let bearers = known.iter().filter(|c| named(&change, c) && !c.inactive).map(|c| c.id);
            let keep = bearers.chain([id]).min().unwrap_or(id);
            let how = if keep == id {
                "answered, and the only one of its name".to_owned()
            } else {
                let request = format!("POST /Client, client {id} set inactive: client {keep} is the same");
                self.store.intend(self.run, &[seq], &request, Timestamp::now())?;
                let twin = ClientWrite { id: Some(id), retire: true, ..ClientWrite::default() };
                match self.halo.write_client(&twin).await {
                    Ok(_) => format!("client {keep} was made at the same moment; {id} was set inactive"),
                    Err(WriteError::NotLanded(error)) => return Err(error.into()),
                    Err(_) => format!("client {keep} was made at the same moment; {id} is left empty"),
                }
            };
            let done = done(seq, &change, keep, how);
            let matched = done.matched.filter(|_| keep != id);
            self.settle(&[Outcome { matched, ..done }])?;
            created.insert(change.customer.clone(), keep);
        }
        Ok(created)
    }

    async fn client(
        &self,
        seq: i64,
        change: &Change,
        state: ChangeState,
        known: &mut Vec<Client>,
        made: &mut Vec<Made>,
    ) -> Result<Option<ClientId>, Halt> {
        if let Some(outcome) = look(seq, change, state, known) {
            let id = outcome.record.map(ClientId);
            self.settle(&[outcome])?;
            return Ok(id);
        }
        let record = record(change);
        for attempt in 0.. {
            self.store.intend(self.run, &[seq], "POST /Client", Timestamp::now())?;
            match self.halo.write_client(&record).await {
                Ok(answer) => {
                    let nameless = |c: &&Client| c.name.is_empty() && answer.records.len() == 1;
                    let shown = answer.records.iter().find(|c| named(change, c) || nameless(c));
                    let how = format!("answered {}", answer.status);
                    if let Some(id) = record.id {
                        let outcome = done(seq, change, id, how);
                        self.settle(&[Outcome { answered: Some(answer.status), ..outcome }])?;
                        return Ok(Some(id));
                    }
                    if let Some(id) = shown.map(|c| c.id) {
                        let written = Outcome {
                            state: ChangeState::Written,
                            answered: Some(answer.status),
                            ..done(seq, change, id, how)
                        };
                        self.settle(&[written])?;
                        made.push(Made { seq, change: change.clone(), id });
                        known.extend(shown.cloned());
                        return Ok(None);
                    }
                }
                Err(WriteError::Refused(error)) => {
                    self.settle(&[failed(seq, ChangeState::Failed, error)])?;
                    return Ok(None);
                }
                Err(WriteError::NotLanded(error)) => {
                    self.settle(&[again(seq, &error)])?;
                    return Err(error.into());
                }
                Err(WriteError::Unknown(error)) => {
                    self.pause(attempt, error.code == ErrorCode::NetworkTimeout).await?;
                    if attempt + 1 >= self.pace.tries {
                        self.settle(&[failed(seq, ChangeState::Failed, error)])?;
                        return Ok(None);
                    }
                }
            }
            *known = self.halo.clients().await?;
            if let Some(outcome) = look(seq, change, ChangeState::Sent, known) {
                let id = outcome.record.map(ClientId);
                self.settle(&[outcome])?;
                return Ok(id);
            }
            if attempt + 1 >= self.pace.tries {
                let error = Error::new(
                    ErrorCode::ServerFault,
                    "Halo accepted the client but does not list it.",
                    format!("It was sent {} times.", attempt + 1),
                    "Look for it in Halo, then make a new plan.",
                );
                self.settle(&[failed(seq, ChangeState::Failed, error)])?;
                return Ok(None);
            }
        }
        Ok(None)
    }
}

/// A client that an answer showed to be made.
struct Made {
    seq: i64,
    change: Change,
    id: ClientId,
}

/// What Halo's clients say about a change before it is sent, or after a sending of unknown fate.
fn look(seq: i64, change: &Change, state: ChangeState, known: &[Client]) -> Option<Outcome> {
    let sent = state != ChangeState::Waiting;
    if change.action == Action::Create {
        let bearers: Vec<&Client> =
            known.iter().filter(|c| named(change, c) && !(sent && c.inactive)).collect();
        return match (bearers.as_slice(), sent) {
            ([], _) => None,
            ([one], true) => Some(done(seq, change, one.id, "found by reading".to_owned())),
            (_, false) => Some(failed(
                seq,
                ChangeState::Stale,
                stale("A client of this name appeared in Halo.".to_owned()),
            )),
            (_, true) => Some(failed(
                seq,
                ChangeState::Person,
                super::runner::needs_person("Several clients bear its name.".to_owned()),
            )),
        };
    }
    let Some(Owner::Existing(id)) = change.owner else { return None };
    let Some(client) = known.iter().find(|c| c.id == id) else {
        return Some(failed(seq, ChangeState::Stale, stale("The client is no longer in Halo.".to_owned())));
    };
    let renamed = change.fields.iter().find(|f| f.field == Field::Client(ClientField::Name))?;
    let now = Value::Text(client.name.clone());
    if now == renamed.after {
        let state = if sent { ChangeState::Applied } else { ChangeState::Already };
        return Some(Outcome { record: Some(id.0), ..outcome(seq, state, "found by reading") });
    }
    (renamed.before.as_ref() != Some(&now))
        .then(|| failed(seq, ChangeState::Stale, stale("The client's name was changed in Halo.".to_owned())))
}

fn named(change: &Change, client: &Client) -> bool {
    change.fields.iter().any(|f| match (&f.field, &f.after) {
        (Field::Client(ClientField::Name), Value::Text(name)) => folded(name) == folded(&client.name),
        _ => false,
    })
}

fn done(seq: i64, change: &Change, id: ClientId, how: String) -> Outcome {
    let matched = (change.action == Action::Create).then(|| Match {
        customer: change.customer.clone(),
        customer_name: change.customer_name.clone(),
        kind: MatchKind::Exact,
        client: Some(id),
        client_name: Some(change.name.clone()),
        score: None,
        why: "Halyard made this client for it.".to_owned(),
    });
    Outcome { record: Some(id.0), matched, ..outcome(seq, ChangeState::Applied, how) }
}

fn record(change: &Change) -> ClientWrite {
    let mut record = ClientWrite::default();
    if let (Action::Update, Some(Owner::Existing(id))) = (change.action, change.owner) {
        record.id = Some(id);
    }
    for f in &change.fields {
        match (&f.field, &f.after) {
            (Field::Client(ClientField::Name), Value::Text(name)) => record.name = Some(name.clone()),
            (Field::Client(ClientField::TopLevel), Value::Number(n)) => {
                record.top_level = n.to_i64().map(TopLevelId);
            }
            (Field::Site(line), Value::Text(text)) => {
                record.address.get_or_insert_default().set(*line, text);
            }
            _ => {}
        }
    }
    record
}
