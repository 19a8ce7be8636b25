//! A store with one connection and one saved plan of creates, for tests below the use-cases.

use super::trade::{Trade, sold};
use halyard_core::domain::{ConnectionName, VendorKind};
use halyard_core::plan::Change;
use halyard_core::store::{ConnectionKind, PlanId, PlanKind, RunId, Store};
use jiff::Timestamp;

pub fn giacom() -> ConnectionName {
    ConnectionName::new("giacom").unwrap()
}

pub fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

/// Enters the connection.
pub fn connected(store: &Store) {
    let kind = ConnectionKind::Vendor(VendorKind::Giacom);
    store.save_connection(&giacom(), kind, &serde_json::json!({}), now()).unwrap();
}

/// A plan of this trade, saved.
pub fn planned(store: &Store, trade: &Trade) -> PlanId {
    let kind = PlanKind::Import;
    store.save_plan(&giacom(), kind, &trade.plan(), &trade.options, (1, 3), now()).unwrap().id
}

/// A run of the plan, all acting changes waiting.
pub fn begun(store: &Store, plan: PlanId) -> (RunId, Vec<(i64, Change)>) {
    let changes = store.plan_changes(plan).unwrap();
    let acting: Vec<i64> = changes.iter().filter(|(_, c)| c.action.acts()).map(|(seq, _)| *seq).collect();
    let run = store.start_run(plan, &giacom(), "nobody", None, &acting, now()).unwrap().unwrap();
    (run, changes)
}

/// `n` new subscriptions of one client.
pub fn fresh(n: usize) -> Trade {
    Trade::acme().sells((0..n).map(|i| sold("a", &format!("p{i:03}"), i64::try_from(i).unwrap() + 1, 940)))
}
