//! A vendor that is asked customer by customer: calls of one reading, of one that was stopped half-way and taken
//! up, and of one that may use the day's readings again; and how long the usual pause makes it.

use crate::{
    Outcome,
    figures::{Figures, over},
    office::Office,
};
use halyard_core::app::{AlsoForm, App, NewClients, PlanRequest, SourceForm, VendorForm, connection_name};
use halyard_core::domain::ConnectionName;
use halyard_core::run::Report;
use halyard_core::secrets::Secret;
use halyard_practice::Size;
use std::sync::Arc;
use std::time::Instant;
use tokio_util::sync::CancellationToken;

/// From call to call here, in milliseconds.
const PAUSE_MS: u32 = 4;
/// From call to call as a rule, in seconds.
const USUAL: f64 = 0.5;

/// Reads ALSO for plans that make clients for all who have none: so everybody is read.
pub(crate) async fn read(figures: &mut Figures, size: Size) -> Outcome<()> {
    let office = Office::open(size, "", 0).await?;
    let also = connection_name("also")?;
    office.app.connect_vendor(
        &form(&office, false),
        Some(Secret::new(&office.practice.addresses().also.password)),
    )?;
    office.app.match_suggest(&also, true).await?;
    let (customers, calls, seconds) = plan(&office, &office.app, &also).await?;

    let half = customers / 2;
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let stopping = office.app.clone().with_cancel(cancel).with_watcher(Arc::new(move |report| {
        if matches!(&report, Report::Reads(p) if p.done as u64 == half) {
            stop.cancel();
        }
    }));
    if plan(&office, &stopping, &also).await.is_ok() {
        return Err("the reading was to be stopped".into());
    }
    let (_, rest, _) = plan(&office, &office.app, &also).await?;

    office.app.connect_vendor(&form(&office, true), None)?;
    plan(&office, &office.app, &also).await?;
    let (_, again, _) = plan(&office, &office.app, &also).await?;
    figures.note(
        &format!("a vendor read customer by customer, {size}"),
        &[
            ("customers read", customers as f64),
            ("calls", calls as f64),
            ("calls over 2 and one each", over(calls as f64, customers as f64 + 2.0)),
            ("calls after a stop half-way", rest as f64),
            ("calls with the day's readings used again", again as f64),
            ("seconds here, at 4 ms from call to call", seconds),
            ("minutes at the usual 500 ms", customers as f64 * USUAL / 60.0),
        ],
        "2 calls and one for each customer; half after a stop half-way; 2 where readings are used again",
    );
    Ok(())
}

fn form(office: &Office, reuse: bool) -> VendorForm {
    let at = &office.practice.addresses().also;
    let source = AlsoForm {
        marketplace_url: Some(at.marketplace_url.clone()),
        username: Some(at.username.clone()),
        pause_ms: Some(PAUSE_MS),
        reuse_readings: Some(reuse),
        ..AlsoForm::default()
    };
    VendorForm::new("also", SourceForm::Also(source))
}

/// A plan: the customers it read, its calls, its seconds.
async fn plan(office: &Office, app: &App, also: &ConnectionName) -> Outcome<(u64, u64, f64)> {
    office.practice.reset_counts();
    let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
    let began = Instant::now();
    app.plan(also, &request).await?;
    let counts = office.practice.counts();
    Ok((counts.also_calls("GetSubscriptions"), counts.also, began.elapsed().as_secs_f64()))
}
