//! One subscription's history.

use super::view::{SeatHalo, SeatHistory, SeatOf, SeatPoint, SeatVendor};
use crate::Result;
use crate::app::{App, connection_name};
use crate::domain::{LicenceId, SubscriptionKey};
use crate::seats::{HaloSeats, story};
use jiff::Timestamp;
use std::collections::HashMap;

impl App {
    /// The history of a subscription, or of a licence's subscription; none where nothing of it was noted yet.
    pub fn seat_history(&self, connection: &str, of: &SeatOf) -> Result<Option<SeatHistory>> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let method = settings.source.method();
        let links: HashMap<LicenceId, SubscriptionKey> = self
            .store
            .links(&name)?
            .into_iter()
            .filter(|l| l.method == method)
            .map(|l| (l.licence, l.key))
            .collect();
        let asked = of.licence.map(LicenceId);
        // A run may have made the licence since the last reading: then its link alone names it.
        let key = of.subscription.as_ref().map(|key| SubscriptionKey(key.trim().to_owned()));
        let key = key.or_else(|| asked.and_then(|id| links.get(&id).cloned()));
        let Some(found) = self.store.seat_row_of(&name, &method, key.as_ref(), asked)? else {
            return Ok(None);
        };
        let mut key = found.key;
        while let Some(next) = self.store.seat_renamed(&name, &method, &key)? {
            key = next;
        }
        let rows = self.store.seat_rows(&name, &method, &key)?;
        let Some(newest) = rows.iter().rfind(|row| row.key == key) else { return Ok(None) };
        let mut licences: Vec<LicenceId> = rows.iter().filter_map(|r| r.halo.licence()).collect();
        licences.extend(links.iter().filter(|(_, linked)| **linked == key).map(|(id, _)| *id));
        licences.sort_unstable();
        licences.dedup();
        let writes = self.store.seat_writes(&self.beside(&settings)?, Some(&licences), 0)?;
        let told = story(&rows, &writes);
        let names = self.seat_names(&name, &settings)?;
        let (client_id, client) = names.client(&newest.customer);
        let text = |at: Option<Timestamp>| at.map(|at| at.to_string());
        Ok(Some(SeatHistory {
            connection: name.to_string(),
            subscription: newest.key.0.clone(),
            licence: told.halo.and_then(HaloSeats::licence).map(|id| id.0),
            product: newest.product.clone(),
            customer_id: newest.customer.as_str().to_owned(),
            customer: names.customer(&newest.customer),
            client_id,
            client,
            vendor: SeatVendor::of(told.vendor),
            vendor_seen: text(told.vendor_seen),
            halo: SeatHalo::of(told.halo),
            halo_seen: text(told.halo_seen),
            points: told.points.iter().rev().map(SeatPoint::of).collect(),
        }))
    }
}
