//! Halo's licences as read during a run: all of them, or those of the clients at work on, whichever takes
//! fewer requests.

use crate::Result;
use crate::domain::{ClientId, Licence, LicenceId};
use crate::halo::{Halo, LicencesOf};
use crate::plan::reference_in;
use std::collections::{BTreeSet, HashMap};

/// So few clients are read one by one even when the size of the whole is not known.
const FEW: usize = 3;

/// Licences by number, by reference and by client.
#[derive(Debug, Default)]
pub(super) struct Reading {
    licences: HashMap<LicenceId, Licence>,
    by_own: HashMap<String, Vec<LicenceId>>,
    by_client: HashMap<ClientId, Vec<LicenceId>>,
    /// The size of the whole, once it has been read.
    whole: Option<usize>,
}

impl Reading {
    /// Reads what is needed to know everything about `clients`, in as few requests as can be.
    pub(super) async fn refresh(&mut self, halo: &dyn Halo, clients: &BTreeSet<ClientId>) -> Result<()> {
        let pages = self.whole.map(|n| n.div_ceil(halo.page_rows().max(1)) + 1);
        let one_by_one = match pages {
            Some(pages) => clients.len() <= pages,
            None => clients.len() <= FEW,
        };
        if one_by_one {
            for &client in clients {
                let licences = halo.licences(LicencesOf::Client(client)).await?;
                self.forget(client);
                self.take(licences);
            }
        } else {
            self.everything(halo).await?;
        }
        Ok(())
    }

    /// Reads all of it: only the whole shows what is not there.
    pub(super) async fn everything(&mut self, halo: &dyn Halo) -> Result<()> {
        let licences = halo.licences(LicencesOf::Everyone).await?;
        *self = Self { whole: Some(licences.len()), ..Self::default() };
        self.take(licences);
        Ok(())
    }

    /// True where Halo showed no licence at all.
    pub(super) fn is_empty(&self) -> bool {
        self.licences.is_empty()
    }

    fn forget(&mut self, client: ClientId) {
        for id in self.by_client.remove(&client).unwrap_or_default() {
            // One that was moved is another client's by now.
            if self.licences.get(&id).is_some_and(|l| l.client == Some(client)) {
                self.licences.remove(&id);
            }
        }
        let licences = &self.licences;
        self.by_own.retain(|_, ids| {
            ids.retain(|id| licences.contains_key(id));
            !ids.is_empty()
        });
    }

    fn take(&mut self, licences: Vec<Licence>) {
        for licence in licences {
            self.take_one(licence);
        }
    }

    fn take_one(&mut self, licence: Licence) {
        if let Some(reference) = licence.notes.as_deref().and_then(reference_in) {
            let bearing = self.by_own.entry(reference.own).or_default();
            if !bearing.contains(&licence.id) {
                bearing.push(licence.id);
            }
        }
        if let Some(client) = licence.client {
            self.by_client.entry(client).or_default().push(licence.id);
        }
        self.licences.insert(licence.id, licence);
    }

    /// A licence by its number.
    pub(super) fn licence(&self, id: LicenceId) -> Option<&Licence> {
        self.licences.get(&id)
    }

    /// Licences that bear a reference, deleted ones aside, in order of number.
    pub(super) fn bearing(&self, own: &str) -> Vec<&Licence> {
        let ids = self.by_own.get(own).into_iter().flatten();
        sorted(ids.filter_map(|id| self.licences.get(id)).filter(|l| !l.deleted).collect())
    }

    /// A client's licences, in order of number.
    pub(super) fn of_client(&self, client: ClientId) -> Vec<&Licence> {
        let ids = self.by_client.get(&client).into_iter().flatten();
        sorted(ids.filter_map(|id| self.licences.get(id)).collect())
    }
}

fn sorted(mut licences: Vec<&Licence>) -> Vec<&Licence> {
    licences.sort_by_key(|l| l.id);
    licences
}
