//! Noting what a plan's reading of both sides showed.

use crate::Result;
use crate::domain::ConnectionName;
use crate::plan::{Inputs, Plan};
use crate::seats::readings;
use crate::store::Store;
use jiff::Timestamp;

/// Notes it, where the plan is about licences. `began` is when the reading began.
pub(in crate::app) fn note_seats(
    store: &Store,
    name: &ConnectionName,
    inputs: &Inputs<'_>,
    plan: &Plan,
    began: Timestamp,
) -> Result<()> {
    if inputs.options.entities.subscriptions {
        let seen = readings(inputs, plan);
        store.note_seats(name, &inputs.vendor.method, &seen, (began, Timestamp::now()))?;
    }
    Ok(())
}
