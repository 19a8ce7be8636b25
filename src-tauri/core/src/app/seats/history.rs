//! One subscription's history.

use super::view::{SeatHalo, SeatHistory, SeatOf, SeatPoint, SeatVendor};
use crate::Result;
use crate::app::{App, connection_name};
use crate::domain::{ConnectionName, LicenceId, SubscriptionKey};
use crate::seats::{HaloSeats, story};
use crate::store::Store;
use jiff::Timestamp;

impl App {
    /// The history of a subscription, or of a licence's subscription; none where nothing of it was noted yet.
    pub fn seat_history(&self, connection: &str, of: &SeatOf) -> Result<Option<SeatHistory>> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let method = settings.source.method();
        let key = of.subscription.as_ref().map(|key| SubscriptionKey(key.trim().to_owned()));
        let licence = of.licence.map(LicenceId);
        let Some(found) = self.store.seat_row_of(&name, &method, key.as_ref(), licence)? else {
            return Ok(None);
        };
        // Where the licence went on under another name of its subscription, so does the history.
        let licence = found.halo.licence();
        let newest = match licence {
            Some(_) => self.store.seat_row_of(&name, &method, None, licence)?.unwrap_or(found),
            None => found,
        };
        let rows = self.store.seat_rows(&name, &method, &newest.key, newest.halo.licence())?;
        let mut licences: Vec<LicenceId> = rows.iter().filter_map(|r| r.halo.licence()).collect();
        licences.extend(linked(&self.store, &name, &newest.key)?);
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

/// The licence a subscription is linked to by now: a run may have made it after the last reading.
fn linked(store: &Store, name: &ConnectionName, key: &SubscriptionKey) -> Result<Option<LicenceId>> {
    Ok(store.links(name)?.into_iter().find(|l| l.key == *key).map(|l| l.licence))
}
