//! All subscriptions with a history: what is so now, and what changed last.

use super::view::{SeatEvent, SeatHalo, SeatLine, SeatList, SeatVendor};
use crate::Result;
use crate::app::{App, VendorConnection, connection_name};
use crate::domain::{ConnectionName, LicenceId, SubscriptionKey};
use crate::plan::folded;
use crate::seats::{HaloSeats, SeatRow, Story, Write, story};
use std::collections::{BTreeMap, HashMap, HashSet};

impl App {
    /// The subscriptions of a connection of which something was noted, by customer and product; with `search`
    /// those whose customer, client or product holds it.
    pub fn seat_list(&self, connection: &str, search: Option<&str>) -> Result<SeatList> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let names = self.seat_names(&name, &settings)?;
        let wanted = search.map(folded).filter(|w| !w.is_empty());
        let mut lines: Vec<SeatLine> = self
            .newest_stories(&name, &settings)?
            .into_iter()
            .filter_map(|(newest, told)| {
                let (client_id, client) = names.client(&newest.customer);
                let customer = names.customer(&newest.customer);
                if let Some(wanted) = &wanted {
                    let texts = [Some(&customer), client.as_ref(), Some(&newest.product)];
                    if !texts.into_iter().flatten().any(|text| folded(text).contains(wanted)) {
                        return None;
                    }
                }
                let last = told.points.last()?;
                Some(SeatLine {
                    subscription: newest.key.0.clone(),
                    licence: told.halo.and_then(HaloSeats::licence).map(|id| id.0),
                    product: newest.product.clone(),
                    customer_id: newest.customer.as_str().to_owned(),
                    customer,
                    client_id,
                    client,
                    vendor: SeatVendor::of(told.vendor),
                    halo: SeatHalo::of(told.halo),
                    changed: last.at.to_string(),
                    last: last.events.iter().map(SeatEvent::of).collect(),
                })
            })
            .collect();
        lines.sort_by_cached_key(|l| (folded(&l.customer), l.customer_id.clone(), folded(&l.product)));
        Ok(SeatList { connection: name.to_string(), lines })
    }
}

impl App {
    /// What is known of each subscription that was noted: its newest row, and its story from the row before on, with
    /// what runs wrote since.
    pub(in crate::app) fn newest_stories(
        &self,
        name: &ConnectionName,
        settings: &VendorConnection,
    ) -> Result<Vec<(SeatRow, Story)>> {
        let rows = self.store.newest_seats(name, &settings.source.method())?;
        let since = rows.iter().map(|r| r.journal).min().unwrap_or(0);
        let writes = self.store.seat_writes(&self.beside(settings)?, None, since)?;
        let mut written: HashMap<LicenceId, Vec<Write>> = HashMap::new();
        for write in writes {
            written.entry(write.licence).or_default().push(write);
        }
        let linked: HashMap<SubscriptionKey, LicenceId> =
            self.store.links(name)?.into_iter().map(|l| (l.key, l.licence)).collect();
        let told = |rows: Vec<SeatRow>| {
            let (oldest, newest) = (rows.first()?.journal, rows.last()?.clone());
            let own: HashSet<LicenceId> = rows
                .iter()
                .filter_map(|r| r.halo.licence())
                .chain(linked.get(&newest.key).copied())
                .collect();
            let mut writes: Vec<Write> =
                own.iter().filter_map(|id| written.get(id)).flatten().cloned().collect();
            writes.retain(|w| w.journal > oldest);
            Some((newest, story(&rows, &writes)))
        };
        Ok(histories(&rows).into_iter().filter_map(told).collect())
    }
}

/// The newest rows of each subscription, oldest first; what the vendor named anew under its newest name alone.
fn histories(rows: &[SeatRow]) -> Vec<Vec<SeatRow>> {
    let newest: HashMap<SubscriptionKey, i64> = rows.iter().map(|r| (r.key.clone(), r.id)).collect();
    let mut renamed: HashMap<&SubscriptionKey, &SubscriptionKey> = HashMap::new();
    for row in rows {
        if let Some(former) = row.former.as_ref().filter(|f| newest.get(*f).is_some_and(|id| *id < row.id)) {
            renamed.insert(former, &row.key);
        }
    }
    let now = |key: &SubscriptionKey| {
        let mut key = key;
        while let Some(next) = renamed.get(key) {
            key = *next;
        }
        key.clone()
    };
    let mut grouped: BTreeMap<SubscriptionKey, Vec<SeatRow>> = BTreeMap::new();
    for row in rows {
        grouped.entry(now(&row.key)).or_default().push(row.clone());
    }
    grouped.into_values().collect()
}
