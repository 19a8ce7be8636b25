//! The history of seats: what the vendor counted and what Halo held for each subscription, and who changed it,
//! as far as Halyard saw it.

mod history;
mod list;
mod note;
mod view;

pub(super) use note::note_seats;
pub use view::{
    SeatBy, SeatEvent, SeatHalo, SeatHaloState, SeatHistory, SeatLine, SeatList, SeatOf, SeatPoint,
    SeatVendor, SeatVendorState, SeatWhat,
};

use super::{App, VendorConnection};
use crate::Result;
use crate::domain::{ClientId, ConnectionName, CustomerId};
use std::collections::HashMap;

/// Names by which a subscription's customer and client are shown.
pub(super) struct Names {
    customers: HashMap<CustomerId, String>,
    matched: HashMap<CustomerId, (ClientId, String)>,
}

impl App {
    /// The connections that write into the same Halo as this one, itself among them.
    fn beside(&self, of: &VendorConnection) -> Result<Vec<ConnectionName>> {
        let mut names = Vec::new();
        for connection in self.store.connections()? {
            if self.vendor_connection(&connection.name).is_ok_and(|c| c.into == of.into) {
                names.push(connection.name);
            }
        }
        Ok(names)
    }

    pub(super) fn seat_names(&self, name: &ConnectionName, connection: &VendorConnection) -> Result<Names> {
        let clients: HashMap<ClientId, String> =
            self.store.clients(&connection.into)?.into_iter().map(|c| (c.id, c.name)).collect();
        let (mut customers, mut matched) = (HashMap::new(), HashMap::new());
        for m in self.store.matches(name)? {
            if let Some(id) = m.client {
                let client = clients.get(&id).cloned().or(m.client_name).unwrap_or_default();
                matched.insert(m.customer.clone(), (id, client));
            }
            customers.insert(m.customer, m.customer_name);
        }
        customers.extend(self.store.customers(name)?.into_iter().map(|c| (c.id, c.name)));
        Ok(Names { customers, matched })
    }
}

impl Names {
    pub(super) fn customer(&self, id: &CustomerId) -> String {
        self.customers.get(id).cloned().unwrap_or_default()
    }

    pub(super) fn client(&self, id: &CustomerId) -> (Option<i64>, Option<String>) {
        self.matched
            .get(id)
            .map_or((None, None), |(id, name)| (Some(id.0), Some(name.clone()).filter(|n| !n.is_empty())))
    }
}
