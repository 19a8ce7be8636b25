//! The rows of the matching table, from what is saved and what the names say.

use super::matching::{MatchRow, MatchState, Proposal};
use crate::app::matching::Said;
use crate::domain::{Client, ClientId, Customer, CustomerId, Match, MatchKind};
use crate::plan::folded;
use std::collections::{HashMap, HashSet};

/// One row per customer, in order of name; matches of customers the vendor no longer lists come with them.
pub(super) fn rows(
    customers: &[Customer],
    matches: &[Match],
    newcomers: &HashSet<CustomerId>,
    said: &HashMap<CustomerId, Said>,
    clients: &[Client],
) -> Vec<MatchRow> {
    let saved: HashMap<&CustomerId, &Match> = matches.iter().map(|m| (&m.customer, m)).collect();
    let known: HashSet<&CustomerId> = customers.iter().map(|c| &c.id).collect();
    let by_id: HashMap<ClientId, &Client> = clients.iter().map(|c| (c.id, c)).collect();
    let gone =
        matches.iter().filter(|m| !known.contains(&m.customer)).map(|m| decided(m, &m.customer_name, &by_id));
    let listed = customers.iter().map(|c| match saved.get(&c.id) {
        Some(m) => decided(m, &c.name, &by_id),
        None => open(c, newcomers.contains(&c.id), said.get(&c.id)),
    });
    let mut rows: Vec<MatchRow> = listed.chain(gone).collect();
    rows.sort_by_cached_key(|r| (folded(&r.customer_name), r.customer_id.to_ascii_lowercase()));
    rows
}

fn decided(m: &Match, customer_name: &str, clients: &HashMap<ClientId, &Client>) -> MatchRow {
    let conflict = m.client.and_then(|id| conflict(id, clients));
    let state = match (m.kind, &conflict) {
        (MatchKind::Excluded, _) => MatchState::Excluded,
        (_, Some(_)) => MatchState::Conflict,
        (_, None) => MatchState::Matched,
    };
    MatchRow {
        customer_id: m.customer.as_str().to_owned(),
        customer_name: customer_name.to_owned(),
        state,
        kind: Some(m.kind),
        client_id: m.client.map(|c| c.0),
        client_name: m.client_name.clone(),
        why: conflict.unwrap_or_else(|| m.why.clone()),
        proposal: None,
    }
}

/// What is wrong with a matched client. Halo not read yet says nothing.
fn conflict(id: ClientId, clients: &HashMap<ClientId, &Client>) -> Option<String> {
    match clients.get(&id) {
        _ if clients.is_empty() => None,
        None => Some(format!("Halo no longer lists client {id}.")),
        Some(client) if client.inactive => Some(format!("{} is inactive in Halo.", client.name)),
        Some(_) => None,
    }
}

fn open(customer: &Customer, wanted: bool, said: Option<&Said>) -> MatchRow {
    let (proposal, why) = match said {
        Some(Said::Exact { client, why }) => (Some(proposal(MatchKind::Exact, client, None, why)), why),
        Some(Said::Suggested { client, score, why }) => {
            (Some(proposal(MatchKind::Suggested, client, Some(*score), why)), why)
        }
        Some(Said::Open { why, .. }) => (None, why),
        None => (None, &String::new()),
    };
    MatchRow {
        customer_id: customer.id.as_str().to_owned(),
        customer_name: customer.name.clone(),
        state: if wanted { MatchState::Create } else { MatchState::Unmatched },
        kind: None,
        client_id: None,
        client_name: None,
        why: why.clone(),
        proposal,
    }
}

fn proposal(kind: MatchKind, client: &Client, score: Option<f64>, why: &str) -> Proposal {
    Proposal { kind, client_id: client.id.0, client_name: client.name.clone(), score, why: why.to_owned() }
}
