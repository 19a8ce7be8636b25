//! The shape report: what the answers of one side look like, without what they say. For whoever has real
//! credentials and finds that something differs from what is assumed (`NOTES.md` of each vendor). Reads, keeps
//! nothing, sends nothing anywhere.

use super::App;
use super::edge::unknown;
use crate::domain::{ConnectionName, CustomerId, Quantity, Sourced, Subscription, VendorSnapshot};
use crate::halo::{Halo, LicencesOf};
use crate::http::{CallShape, Shapes};
use crate::store::ConnectionKind;
use crate::vendors::{Ask, ReadingStyle};
use crate::{Error, Result};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// Customers whose subscriptions are looked at, where each is a call.
const CUSTOMERS: usize = 5;

/// What the answers of a connection look like.
#[derive(Debug, Clone, Serialize)]
pub struct ShapeReport {
    /// What it goes to.
    pub kind: String,
    /// This Halyard.
    pub version: &'static str,
    /// Each call's answers.
    pub calls: BTreeMap<String, CallShape>,
    /// How often each rule gave a value.
    pub rules: BTreeMap<String, u64>,
    /// What stopped the reading, if something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Error>,
}

impl App {
    /// Reads a connection once, a part of it where all would be many calls, and tells the shape of what came.
    pub async fn shape(&self, name: &ConnectionName) -> Result<ShapeReport> {
        let connection = self.store.connection(name)?.ok_or_else(|| unknown(name))?;
        let (named, style) = match connection.kind {
            ConnectionKind::Halo => (&[][..], ReadingStyle::AtOnce),
            ConnectionKind::Vendor(_) => {
                let source = self.vendor_connection(name)?.source;
                (source.names(), source.reading())
            }
        };
        let shapes = Shapes::new(named);
        let app = Self { shapes: Some(shapes.clone()), ..self.clone() };
        let mut rules = BTreeMap::new();
        let read = match connection.kind {
            ConnectionKind::Halo => app.halo_shape(name).await,
            ConnectionKind::Vendor(_) => app.vendor_shape(name, style).await.map(|snapshot| {
                snapshot.subscriptions.iter().for_each(|s| count(s, &mut rules));
            }),
        };
        Ok(ShapeReport {
            kind: connection.kind.as_str().to_owned(),
            version: env!("CARGO_PKG_VERSION"),
            calls: shapes.calls(),
            rules,
            stopped: read.err(),
        })
    }

    /// Each of Halo's lists that Halyard reads; the first refusal, once all were tried.
    async fn halo_shape(&self, name: &ConnectionName) -> Result<()> {
        let (halo, _) = self.halo(name).await?;
        let read = [
            halo.clients().await.map(drop),
            halo.top_levels().await.map(drop),
            halo.sites().await.map(drop),
            halo.licences(LicencesOf::Everyone).await.map(drop),
            halo.recurring_invoices().await.map(drop),
        ];
        read.into_iter().collect()
    }

    async fn vendor_shape(&self, name: &ConnectionName, style: ReadingStyle) -> Result<VendorSnapshot> {
        let vendor = self.vendor(name, &self.vendor_connection(name)?).await?;
        if style == ReadingStyle::AtOnce {
            return vendor.fetch(&Ask::everything()).await;
        }
        let nobody = HashSet::new();
        let all = vendor.fetch(&Ask { wanted: Some(&nobody), ..Ask::everything() }).await?;
        let some: HashSet<CustomerId> = all.customers.into_iter().take(CUSTOMERS).map(|c| c.id).collect();
        vendor.fetch(&Ask { wanted: Some(&some), ..Ask::everything() }).await
    }
}

/// Counts the rules behind a subscription's values.
fn count(s: &Subscription, rules: &mut BTreeMap<String, u64>) {
    fn of<T>(value: Option<&Sourced<T>>) -> Option<String> {
        value.map(|v| v.rule.to_string())
    }
    let quantity = match &s.quantity {
        Quantity::Known(seats) => of(Some(seats)),
        Quantity::Unknown(_) => Some("not known".to_owned()),
    };
    let found = [
        ("quantity", quantity),
        ("cost", of(s.unit_cost.as_ref())),
        ("price", of(s.unit_price.as_ref())),
        ("start", of(s.start.as_ref())),
        ("end", of(s.end.as_ref())),
        ("billing cycle", of(s.billing_cycle.as_ref())),
        ("term", of(s.term.as_ref())),
        ("status", of(s.status.as_ref())),
    ];
    for (what, rule) in found {
        let rule = rule.unwrap_or_else(|| "not given".to_owned());
        *rules.entry(format!("{what}: {rule}")).or_default() += 1;
    }
}
