//! The matching table: list, suggest, accept, set, exclude, clear, undo. What a person decided stays; every
//! save is one step that can be taken back.

use super::App;
use super::reading::Purpose;
use crate::domain::{Client, ConnectionName, Customer, CustomerId, Match, MatchKind};
use crate::halo::Halo;
use crate::matching::{Party, Verdict, match_names};
use crate::plan::{Unmatched, folded};
use crate::store::MatchEdit;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::HashMap;

/// One customer that is matched, excluded, or has a suggestion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchLine {
    /// The vendor's id.
    pub customer_id: String,
    /// The vendor's name.
    pub customer_name: String,
    /// The Halo client; none when excluded.
    pub client_id: Option<i64>,
    /// Its name.
    pub client_name: Option<String>,
    /// exact, identifier, suggested, manual or excluded.
    pub kind: MatchKind,
    /// 0 to 1, of suggestions.
    pub score: Option<f64>,
    /// The reason, in words.
    pub why: String,
    /// False for a suggestion nobody has accepted.
    pub saved: bool,
}

/// A customer without match and without suggestion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Undecided {
    /// The vendor's id.
    pub customer_id: String,
    /// The vendor's name.
    pub customer_name: String,
    /// Why nothing is suggested; both names where two would fit.
    pub why: String,
}

/// The matching table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchList {
    /// Matched, excluded and suggested customers, in order of customer id.
    pub matches: Vec<MatchLine>,
    /// How many customers have no saved match, those with suggestions included.
    pub unmatched: u64,
    /// Those of them without a suggestion.
    pub undecided: Vec<Undecided>,
    /// How many matches the call saved or changed.
    pub changed: u64,
}

impl App {
    /// The table as saved. Reads the vendor only where its customers are not known yet.
    pub async fn match_list(&self, name: &ConnectionName) -> Result<MatchList> {
        let connection = self.vendor_connection(name)?;
        let mut customers = self.store.customers(name)?;
        if customers.is_empty() {
            customers = self.read_vendor(name, &connection, &Purpose::CUSTOMERS).await?.0.customers;
        }
        let matches = self.store.matches(name)?;
        Ok(table(&customers, &matches, &HashMap::new(), 0))
    }

    /// Reads both sides, saves exact matches, shows suggestions; `accept` saves those, too. Never touches a
    /// match that is there.
    pub async fn match_suggest(&self, name: &ConnectionName, accept: bool) -> Result<MatchList> {
        let connection = self.vendor_connection(name)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let (vendor, clients) =
            tokio::try_join!(self.read_vendor(name, &connection, &Purpose::CUSTOMERS), halo.clients())?;
        let matches = self.store.matches(name)?;
        let verdicts = verdicts(&vendor.0.customers, &matches, &clients);
        let edits: Vec<MatchEdit> = vendor
            .0
            .customers
            .iter()
            .filter_map(|c| verdicts.get(&c.id).and_then(|v| v.to_save(c, accept)))
            .map(MatchEdit::Set)
            .collect();
        let what = if accept { "suggestions accepted" } else { "exact matches found" };
        let changed = self.store.save_matches(name, what, &edits, Timestamp::now())?;
        let customers = self.store.customers(name)?;
        Ok(table(&customers, &self.store.matches(name)?, &verdicts, changed))
    }

    /// Matches one customer to one client by hand. Both by id, or by name where one alone bears it.
    pub async fn match_set(&self, name: &ConnectionName, customer: &str, client: &str) -> Result<MatchList> {
        let customer = self.customer(name, customer).await?;
        let connection = self.vendor_connection(name)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let client = find_client(&halo.clients().await?, client)?;
        self.save_one(name, "set by hand", MatchEdit::Set(manual(&customer, &client))).await
    }

    /// Leaves a customer out, with a reason.
    pub async fn match_exclude(
        &self,
        name: &ConnectionName,
        customer: &str,
        reason: &str,
    ) -> Result<MatchList> {
        let customer = self.customer(name, customer).await?;
        self.save_one(name, "excluded", MatchEdit::Set(excluded(&customer, reason)?)).await
    }

    /// Forgets a customer's match.
    pub async fn match_clear(&self, name: &ConnectionName, customer: &str) -> Result<MatchList> {
        let customer = self.customer(name, customer).await?;
        self.save_one(name, "cleared", MatchEdit::Clear(customer.id)).await
    }

    /// Takes back the newest step. What it was, and how many matches it touched.
    pub async fn match_undo(&self, name: &ConnectionName) -> Result<(String, MatchList)> {
        self.vendor_connection(name)?;
        let (what, changed) = self.store.undo_match_step(name)?.ok_or_else(nothing_to_undo)?;
        let list = self.match_list(name).await?;
        Ok((what, MatchList { changed: changed as u64, ..list }))
    }

    async fn save_one(&self, name: &ConnectionName, what: &str, edit: MatchEdit) -> Result<MatchList> {
        let changed = self.store.save_matches(name, what, &[edit], Timestamp::now())?;
        Ok(MatchList { changed: changed as u64, ..self.match_list(name).await? })
    }

    async fn customer(&self, name: &ConnectionName, wanted: &str) -> Result<Customer> {
        let connection = self.vendor_connection(name)?;
        let known = self.store.customers(name)?;
        if let Ok(found) = find_customer(&known, wanted) {
            return Ok(found);
        }
        let read = self.read_vendor(name, &connection, &Purpose::CUSTOMERS).await?.0.customers;
        find_customer(&read, wanted)
    }
}

pub(super) fn nothing_to_undo() -> Error {
    Error::new(
        ErrorCode::NothingToUndo,
        "There is nothing to take back.",
        "No step of the matching stands.",
        "Nothing needs doing.",
    )
}

pub(super) fn find_customer(customers: &[Customer], wanted: &str) -> Result<Customer> {
    let id = CustomerId::new(wanted);
    if let Some(found) = customers.iter().find(|c| Some(&c.id) == id.as_ref()) {
        return Ok(found.clone());
    }
    let named: Vec<&Customer> = customers.iter().filter(|c| folded(&c.name) == folded(wanted)).collect();
    match named.as_slice() {
        [one] => Ok((*one).clone()),
        several => Err(Error::new(
            ErrorCode::CustomerUnknown,
            format!(
                "The vendor has {} customer {wanted:?}.",
                if several.is_empty() { "no" } else { "more than one" }
            ),
            "A customer is named by its id, or by its name where it alone bears it.",
            "Take the id from the list: match NAME list.",
        )),
    }
}

pub(super) fn find_client(clients: &[Client], wanted: &str) -> Result<Client> {
    let wanted = wanted.trim();
    if let Some(found) = clients.iter().find(|c| c.id.to_string() == wanted) {
        return Ok(found.clone());
    }
    let named: Vec<&Client> = clients.iter().filter(|c| folded(&c.name) == folded(wanted)).collect();
    match named.as_slice() {
        [one] => Ok((*one).clone()),
        several => Err(Error::new(
            ErrorCode::ClientUnknown,
            format!(
                "Halo has {} client {wanted:?}.",
                if several.is_empty() { "no" } else { "more than one" }
            ),
            "A client is named by its number, or by its name where it alone bears it.",
            "Take the number from Halo; it stands in the address of the client's page.",
        )),
    }
}

pub(super) fn manual(customer: &Customer, client: &Client) -> Match {
    Match {
        customer: customer.id.clone(),
        customer_name: customer.name.clone(),
        kind: MatchKind::Manual,
        client: Some(client.id),
        client_name: Some(client.name.clone()),
        score: None,
        why: "set by hand".to_owned(),
    }
}

pub(super) fn excluded(customer: &Customer, reason: &str) -> Result<Match> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::new(
            ErrorCode::Usage,
            "A customer is excluded with a reason.",
            "Next month somebody will ask why it is not billed.",
            "Give one: --reason \"our own company\".",
        ));
    }
    Ok(Match {
        customer: customer.id.clone(),
        customer_name: customer.name.clone(),
        kind: MatchKind::Excluded,
        client: None,
        client_name: None,
        score: None,
        why: reason.to_owned(),
    })
}

/// What the names say of one customer, in this module's words.
#[derive(Debug, Clone)]
pub(super) enum Said {
    Exact { client: Client, why: String },
    Suggested { client: Client, score: f64, why: String },
    Open { why: String, ambiguous: bool },
}

impl Said {
    pub(super) fn to_save(&self, customer: &Customer, accept: bool) -> Option<Match> {
        let (kind, client, score, why) = match self {
            Self::Exact { client, why } => (MatchKind::Exact, client, None, why),
            Self::Suggested { client, score, why } if accept => {
                (MatchKind::Suggested, client, Some(*score), why)
            }
            _ => return None,
        };
        let base = manual(customer, client);
        Some(Match { kind, score, why: why.clone(), ..base })
    }

    /// What a plan needs to know before it makes a client.
    pub(super) fn for_plan(&self) -> Option<Unmatched> {
        match self {
            Self::Open { ambiguous: false, .. } => None,
            Self::Open { why, .. } => Some(Unmatched::Ambiguous(why.clone())),
            Self::Exact { client, why } | Self::Suggested { client, why, .. } => {
                Some(Unmatched::Resembles(format!("{} ({}): {why}", client.name, client.id)))
            }
        }
    }
}

/// What the names say of every customer that has no match yet. Inactive clients take no new customers.
pub(super) fn verdicts(
    customers: &[Customer],
    matches: &[Match],
    clients: &[Client],
) -> HashMap<CustomerId, Said> {
    let decided: std::collections::HashSet<&CustomerId> = matches.iter().map(|m| &m.customer).collect();
    let open: Vec<&Customer> = customers.iter().filter(|c| !decided.contains(&c.id)).collect();
    let active: Vec<(&Client, String)> =
        clients.iter().filter(|c| !c.inactive).map(|c| (c, c.id.to_string())).collect();
    let parties: Vec<Party<'_>> = open.iter().map(|c| Party { id: c.id.as_str(), name: &c.name }).collect();
    let others: Vec<Party<'_>> = active.iter().map(|(c, id)| Party { id, name: &c.name }).collect();
    let by_id: HashMap<&str, &Client> = active.iter().map(|(c, id)| (id.as_str(), *c)).collect();
    let bearer = |p: &Party<'_>| by_id.get(p.id).map(|c| (*c).clone());
    open.iter()
        .zip(match_names(&parties, &others))
        .map(|(customer, verdict)| {
            let said = match verdict {
                Verdict::Exact { client: c, why } => bearer(&c).map(|client| Said::Exact { client, why }),
                Verdict::Suggested { client: c, score, why, .. } => {
                    bearer(&c).map(|client| Said::Suggested { client, score, why })
                }
                Verdict::Ambiguous { why, .. } => Some(Said::Open { why, ambiguous: true }),
                Verdict::None { why } => Some(Said::Open { why, ambiguous: false }),
            };
            let nothing = Said::Open { why: "No client resembles it.".to_owned(), ambiguous: false };
            (customer.id.clone(), said.unwrap_or(nothing))
        })
        .collect()
}

pub(super) fn table(
    customers: &[Customer],
    matches: &[Match],
    said: &HashMap<CustomerId, Said>,
    changed: usize,
) -> MatchList {
    let saved: HashMap<&CustomerId, &Match> = matches.iter().map(|m| (&m.customer, m)).collect();
    let mut list =
        MatchList { matches: Vec::new(), unmatched: 0, undecided: Vec::new(), changed: changed as u64 };
    for m in matches.iter().filter(|m| !customers.iter().any(|c| c.id == m.customer)) {
        list.matches.push(line(m, &m.customer_name, true));
    }
    for customer in customers {
        if let Some(m) = saved.get(&customer.id) {
            list.matches.push(line(m, &customer.name, true));
            continue;
        }
        list.unmatched += 1;
        match said.get(&customer.id) {
            Some(s @ (Said::Exact { .. } | Said::Suggested { .. })) => {
                list.matches.extend(s.to_save(customer, true).map(|m| line(&m, &customer.name, false)));
            }
            Some(Said::Open { why, .. }) => list.undecided.push(undecided(customer, why)),
            None => list.undecided.push(undecided(customer, "Not matched yet.")),
        }
    }
    list.matches.sort_by_key(|m| m.customer_id.to_ascii_lowercase());
    list
}

fn undecided(customer: &Customer, why: &str) -> Undecided {
    Undecided {
        customer_id: customer.id.as_str().to_owned(),
        customer_name: customer.name.clone(),
        why: why.to_owned(),
    }
}

fn line(m: &Match, customer_name: &str, saved: bool) -> MatchLine {
    MatchLine {
        customer_id: m.customer.as_str().to_owned(),
        customer_name: customer_name.to_owned(),
        client_id: m.client.map(|c| c.0),
        client_name: m.client_name.clone(),
        kind: m.kind,
        score: m.score,
        why: m.why.clone(),
        saved,
    }
}
