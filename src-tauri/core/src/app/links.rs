//! Links by hand: which licence belongs to which subscription, where a person knows better.

use super::App;
use super::reading::{Purpose, Wanted};
use crate::domain::{ConnectionName, CustomerId, LicenceId, Link, LinkOrigin, SubscriptionKey};
use crate::halo::{Halo, LicencesOf};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::Serialize;

/// A link as listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkLine {
    /// The vendor's name of the subscription.
    pub subscription: String,
    /// The customer.
    pub customer_id: String,
    /// The product.
    pub product: String,
    /// The licence in Halo.
    pub licence_id: i64,
    /// created, adopted or manual.
    pub origin: &'static str,
}

impl App {
    /// The links of a connection.
    pub fn link_list(&self, name: &ConnectionName) -> Result<Vec<LinkLine>> {
        self.vendor_connection(name)?;
        Ok(self
            .store
            .links(name)?
            .into_iter()
            .map(|l| LinkLine {
                subscription: l.key.0,
                customer_id: l.customer.as_str().to_owned(),
                product: l.product,
                licence_id: l.licence.0,
                origin: l.origin.as_str(),
            })
            .collect())
    }

    /// Says that `licence` is the licence of `subscription`. Nothing is written to Halo; the next plan shows
    /// what follows.
    pub async fn link_set(
        &self,
        name: &ConnectionName,
        subscription: &str,
        licence: i64,
    ) -> Result<LinkLine> {
        let _held = self.hold(name)?;
        let connection = self.vendor_connection(name)?;
        let wanted =
            Wanted::for_plan(&connection.options, &self.store.matches(name)?, &self.store.newcomers(name)?);
        let (snapshot, _) = self.read_vendor(name, &connection, &Purpose::of(wanted)).await?;
        let wanted = subscription.trim();
        let found = snapshot.subscriptions.iter().find(|s| s.key.0.eq_ignore_ascii_case(wanted)).ok_or_else(
            || {
                Error::new(
                    ErrorCode::LicenceUnknown,
                    format!("The vendor lists no subscription {wanted:?}."),
                    "A subscription is named as in the list of links and in plans.",
                    "Take its name from show PLAN --json.",
                )
            },
        )?;
        let (halo, _) = self.halo(&connection.into).await?;
        let id = LicenceId(licence);
        let there = halo.licences(LicencesOf::Everyone).await?.into_iter().any(|l| l.id == id);
        let taken = self.store.licences_of_others(name)?.contains(&id);
        if !there || taken {
            return Err(Error::new(
                ErrorCode::LicenceUnknown,
                format!("Licence {licence} cannot be linked."),
                if taken {
                    "Another connection is linked to it."
                } else {
                    "Halo has no licence of that number."
                },
                "Check the number in Halo.",
            ));
        }
        let link = Link {
            method: snapshot.method.clone(),
            key: found.key.clone(),
            family: found.family.clone(),
            customer: found.customer.clone(),
            product: found.product.clone(),
            licence: id,
            origin: LinkOrigin::Manual,
            retired: false,
        };
        self.store.save_links(name, std::slice::from_ref(&link), Timestamp::now())?;
        Ok(LinkLine {
            subscription: link.key.0,
            customer_id: CustomerId::as_str(&link.customer).to_owned(),
            product: link.product,
            licence_id: licence,
            origin: link.origin.as_str(),
        })
    }

    /// Forgets a link. The licence stays as it is.
    pub fn link_clear(&self, name: &ConnectionName, subscription: &str) -> Result<()> {
        let _held = self.hold(name)?;
        let connection = self.vendor_connection(name)?;
        let key = SubscriptionKey(subscription.trim().to_owned());
        if self.store.clear_link(name, &connection.source.method(), &key)? {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::LicenceUnknown,
            format!("There is no link of {subscription:?}."),
            "A link is named by its subscription.",
            "See link NAME list.",
        ))
    }
}
