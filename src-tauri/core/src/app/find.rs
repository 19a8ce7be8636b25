//! Finding what Halyard wrote: a lost store or a new workstation learns from the references in the notes of
//! licences which client each customer is. The licences themselves are then adopted by the next plan.
//!
//! Writes nothing to Halo, and never touches a match that is there.

use super::App;
use super::matching::{MatchList, manual, table};
use super::reading::{Purpose, Wanted};
use super::screens::matching::MatchTable;
use crate::domain::{
    Client, ClientId, ConnectionName, CustomerId, Licence, Match, MatchKind, VendorSnapshot,
};
use crate::halo::{Halo, LicencesOf};
use crate::plan::{Reference, reference_in};
use crate::store::MatchEdit;
use crate::{Error, Result};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What was found, for the window.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The matching table with what was saved.
    pub table: MatchTable,
    /// Customers matched by this.
    pub matched: u32,
    /// Customers whose references point to several clients, and to which, in words.
    pub unclear: Vec<String>,
}

/// What the references say of one customer.
enum Says<'a> {
    /// It is this client; how many of its licences say so.
    One(&'a Client, usize),
    /// They disagree; in words.
    Several(String),
}

impl App {
    /// Matches the customers whose licences in Halo bear Halyard's references, as one step that can be undone.
    /// The table, and the customers that stay open because the references disagree.
    pub async fn find_written(&self, name: &ConnectionName) -> Result<(MatchList, Vec<String>)> {
        let connection = self.vendor_connection(name)?;
        let settings = connection.into.clone();
        let (halo, _) = self.halo(&settings).await?;
        // Whose licences these are is not known yet: everybody's subscriptions are needed.
        let purpose = Purpose::of(Wanted::Everyone);
        let (vendor, clients) =
            tokio::try_join!(self.read_vendor(name, &connection, &purpose), halo.clients())?;
        let licences = halo.licences(LicencesOf::Everyone).await?;
        self.store.see_clients(&settings, &clients)?;
        let matches = self.store.matches(name)?;
        let said = written(&vendor.0, &licences, &clients, &matches);
        let (mut edits, mut unclear) = (Vec::new(), Vec::new());
        for customer in &vendor.0.customers {
            match said.get(&customer.id) {
                Some(Says::One(client, count)) => edits.push(MatchEdit::Set(Match {
                    kind: MatchKind::Identifier,
                    why: format!("{count} of its licences there bear Halyard's reference."),
                    ..manual(customer, client)
                })),
                Some(Says::Several(why)) => unclear.push(format!("{}: {why}", customer.name)),
                None => {}
            }
        }
        let changed =
            self.store.save_matches(name, "found by Halyard's references", &edits, Timestamp::now())?;
        let customers = self.store.customers(name)?;
        Ok((table(&customers, &self.store.matches(name)?, &HashMap::new(), changed), unclear))
    }

    /// As [`App::find_written`], for the window.
    pub async fn find_written_table(&self, connection: &str) -> Result<Found> {
        let (list, unclear) = self.find_written(&super::connection_name(connection)?).await?;
        let (app, connection) = (self.clone(), connection.to_owned());
        let table = tokio::task::spawn_blocking(move || app.match_table(&connection))
            .await
            .map_err(|_| Error::internal("Matching was cut short."))??;
        Ok(Found { table, matched: u32::try_from(list.changed).unwrap_or(u32::MAX), unclear })
    }
}

/// Of each customer without a match, the active clients whose licences bear references of its subscriptions.
fn written<'a>(
    vendor: &VendorSnapshot,
    licences: &[Licence],
    clients: &'a [Client],
    matches: &[Match],
) -> HashMap<CustomerId, Says<'a>> {
    let decided: HashSet<&CustomerId> = matches.iter().map(|m| &m.customer).collect();
    let active: HashMap<ClientId, &Client> =
        clients.iter().filter(|c| !c.inactive).map(|c| (c.id, c)).collect();
    let mut bearing: HashMap<String, Vec<&Licence>> = HashMap::new();
    for licence in licences.iter().filter(|l| !l.deleted) {
        if let Some(reference) = licence.notes.as_deref().and_then(reference_in) {
            // A subscription may have another price by now; what it shares with its family stays.
            for part in BTreeSet::from([reference.own, reference.family]) {
                bearing.entry(part).or_default().push(licence);
            }
        }
    }
    let mut votes: HashMap<&CustomerId, BTreeMap<ClientId, BTreeSet<i64>>> = HashMap::new();
    for s in vendor.subscriptions.iter().filter(|s| !decided.contains(&s.customer)) {
        let reference = Reference::of(vendor.vendor, &vendor.method, &s.key, s.family.as_ref());
        for licence in [reference.own, reference.family].iter().filter_map(|part| bearing.get(part)).flatten()
        {
            if let Some(client) = licence.client.filter(|c| active.contains_key(c)) {
                votes.entry(&s.customer).or_default().entry(client).or_default().insert(licence.id.0);
            }
        }
    }
    votes
        .into_iter()
        .map(|(customer, clients)| {
            let said = match clients.iter().collect::<Vec<_>>().as_slice() {
                [(id, licences)] => Says::One(active[*id], licences.len()),
                several => Says::Several(disagreement(several, &active)),
            };
            (customer.clone(), said)
        })
        .collect()
}

fn disagreement(several: &[(&ClientId, &BTreeSet<i64>)], active: &HashMap<ClientId, &Client>) -> String {
    let parts = several.iter().map(|(id, licences)| {
        let name = active.get(*id).map_or("", |c| c.name.as_str());
        format!("{name} ({id}): {}", licences.len())
    });
    format!("Halyard's references stand under several clients: {}.", parts.collect::<Vec<_>>().join(", "))
}
