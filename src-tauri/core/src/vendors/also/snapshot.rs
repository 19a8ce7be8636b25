//! The readings of all customers as one snapshot. Pure.

use super::AlsoSettings;
use crate::domain::{
    Completeness, Customer, Quantity, RejectedRow, Subscription, SubscriptionKey, Unread, VendorKind,
    VendorSnapshot,
};
use crate::vendors::CustomerReading;
use crate::{Error, ErrorCode, Result};
use std::collections::HashMap;

/// What a walk brought.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub customers: Vec<Customer>,
    /// In the order they were read.
    pub readings: Vec<CustomerReading>,
    pub unread: Vec<Unread>,
    /// Why customers may be missing.
    pub missing: Vec<String>,
}

impl Gathered {
    /// All of it. Nothing at all, from customers that were asked for, is not believed.
    pub fn snapshot(mut self) -> Result<VendorSnapshot> {
        let asked = !self.readings.is_empty();
        let mut rows = 0;
        let mut rejected: Vec<RejectedRow> = Vec::new();
        let mut subscriptions: Vec<Subscription> = Vec::new();
        let mut at: HashMap<SubscriptionKey, usize> = HashMap::new();
        for reading in self.readings {
            // Rows are numbered on from customer to customer.
            rejected.extend(reading.rejected.into_iter().map(|r| RejectedRow { row: r.row + rows, ..r }));
            rows += reading.rows;
            for subscription in reading.subscriptions {
                if let Some(known) = at.get(&subscription.key) {
                    subscriptions[*known].quantity =
                        Quantity::Unknown("it is listed for more than one customer".to_owned());
                } else {
                    at.insert(subscription.key.clone(), subscriptions.len());
                    subscriptions.push(subscription);
                }
            }
        }
        if asked && subscriptions.is_empty() {
            return Err(rejected.first().map_or_else(empty, |row| unusable(&row.why)));
        }
        subscriptions.sort_by_cached_key(|s| (s.customer.key(), s.key.0.clone()));
        self.customers.sort_by_cached_key(|customer| customer.id.key());
        self.unread.sort_by_cached_key(|unread| unread.customer.key());
        Ok(VendorSnapshot {
            vendor: VendorKind::Also,
            method: AlsoSettings::METHOD,
            customers: self.customers,
            subscriptions,
            rejected,
            unread: self.unread,
            rows,
            completeness: if self.missing.is_empty() {
                Completeness::Complete
            } else {
                Completeness::Partial(format!("{}.", self.missing.join("; ")))
            },
            gives: AlsoSettings::GIVES,
        })
    }
}

/// Nobody at all below the MSP's account.
pub(super) fn nobody() -> Error {
    Error::new(
        ErrorCode::VendorEmpty,
        "ALSO lists no customers.",
        "The user may belong to a company without customers, or lack the right to see them.",
        "Nothing was changed. Check in the marketplace that customers are listed for this user; if they belong \
         to another reseller account, enter its id in the advanced settings.",
    )
}

fn empty() -> Error {
    Error::new(
        ErrorCode::VendorEmpty,
        "ALSO returned no subscriptions at all.",
        "Customers without any are possible, but all of them empty is more often a missing right, and would \
         end every licence.",
        "Nothing was changed. Check in the marketplace that this user sees subscriptions, and try again later.",
    )
}

fn unusable(why: &str) -> Error {
    Error::new(
        ErrorCode::AnswerShape,
        "Halyard could not use a single row of ALSO's answers.",
        why,
        "Check that the address is the marketplace's. Nothing was changed.",
    )
}
