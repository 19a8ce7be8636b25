//! Looking again: the notes are read anew, and where the cause is outside, the outside is asked. Only reads.

use super::AttentionLine;
use crate::app::App;
use crate::attention::{Item, Key, Recheck};
use crate::domain::{ConnectionName, LicenceId};
use crate::halo::{Halo, LicencesOf};
use crate::seats::{HaloSeats, SeatReading};
use crate::{Error, Result};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::{BTreeSet, HashMap};

/// More licences than these are read as one list.
const SINGLY: usize = 3;

/// What looking again showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Rechecked {
    /// What is still there of it.
    pub left: Vec<AttentionLine>,
    /// How many are gone.
    pub gone: u64,
    /// What was asked, in words.
    pub asked: String,
    /// Whether only a new preview would show what the vendor says by now.
    pub offers_preview: bool,
}

impl App {
    /// Looks again at an item, or at a group of them.
    pub async fn recheck_attention(&self, key: &str) -> Result<Rechecked> {
        let before = self.attention_listed(Timestamp::now())?.find(key)?;
        let mut asked: BTreeSet<String> = BTreeSet::new();
        let mut licences: HashMap<ConnectionName, Vec<&Item>> = HashMap::new();
        for item in &before {
            let Some(connection) = &item.connection else { continue };
            match item.recheck {
                Recheck::Notes | Recheck::Preview => {}
                Recheck::Connection => {
                    if asked.insert(format!("{connection} was tested")) {
                        self.check(connection).await?;
                    }
                }
                Recheck::Clients => {
                    let into = self.vendor_connection(connection)?.into;
                    if asked.insert(format!("the clients of {into} were read")) {
                        let clients = self.halo(&into).await?.0.clients().await?;
                        self.store.see_clients(&into, &clients)?;
                    }
                }
                Recheck::Licence(_) => licences.entry(connection.clone()).or_default().push(item),
            }
        }
        for (connection, items) in licences {
            let wanted: Vec<LicenceId> = items.iter().filter_map(|i| i.licence()).collect();
            self.look_for(&connection, &wanted).await?;
            asked.insert(format!("{} of {connection} looked for in Halo", counted(wanted.len())));
        }
        let keys: BTreeSet<&Key> = before.iter().map(|i| &i.key).collect();
        let after = self.attention_listed(Timestamp::now())?;
        let left: Vec<AttentionLine> =
            after.items.iter().filter(|i| keys.contains(&i.key)).map(|i| after.line(i)).collect();
        Ok(Rechecked {
            gone: (before.len() - left.len().min(before.len())) as u64,
            asked: if asked.is_empty() {
                "Halyard's own notes were read again".to_owned()
            } else {
                asked.into_iter().collect::<Vec<_>>().join("; ")
            },
            offers_preview: !left.is_empty() && before.iter().any(|i| i.recheck == Recheck::Preview),
            left,
        })
    }

    /// Looks for licences by their numbers, and notes those that are in Halo.
    async fn look_for(&self, name: &ConnectionName, wanted: &[LicenceId]) -> Result<()> {
        let connection = self.vendor_connection(name)?;
        let method = connection.source.method();
        let (halo, _) = self.halo(&connection.into).await?;
        let began = Timestamp::now();
        let mut found = Vec::new();
        if wanted.len() > SINGLY {
            found = halo.licences(LicencesOf::Everyone).await?;
        } else {
            for id in wanted {
                found.extend(halo.licence(*id).await?);
            }
        }
        let found: HashMap<LicenceId, _> =
            found.into_iter().filter(|l| wanted.contains(&l.id) && !l.deleted).map(|l| (l.id, l)).collect();
        let lost = self.store.seats_without_licence(name, &method)?;
        let seen: Vec<SeatReading> = lost
            .into_iter()
            .filter_map(|row| {
                let licence = found.get(&row.halo.licence()?)?;
                Some(SeatReading {
                    key: row.key,
                    customer: row.customer,
                    product: row.product,
                    // The vendor was not asked.
                    vendor: None,
                    halo: HaloSeats::Held {
                        licence: licence.id,
                        count: licence.count,
                        live: licence.is_live(),
                    },
                    former: None,
                })
            })
            .collect();
        self.store.note_seats(name, &method, &seen, (began, Timestamp::now()))?;
        Ok(())
    }

    /// Forgets the link of a licence that is no longer in Halo, so that the next plan makes a new one.
    pub fn forget_lost_link(&self, key: &str) -> Result<()> {
        let found = self.attention_listed(Timestamp::now())?.find(key)?;
        for item in &found {
            let (Some(connection), crate::attention::Mend::ClearLink(subscription)) =
                (&item.connection, &item.mend)
            else {
                return Err(Error::internal("An item that is about no link."));
            };
            self.link_clear(connection, subscription)?;
        }
        Ok(())
    }
}

impl Item {
    fn licence(&self) -> Option<LicenceId> {
        match self.recheck {
            Recheck::Licence(id) => Some(id),
            _ => None,
        }
    }
}

fn counted(n: usize) -> String {
    if n == 1 { "1 licence".to_owned() } else { format!("{n} licences") }
}
