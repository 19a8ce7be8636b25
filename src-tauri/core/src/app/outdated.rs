//! The vendor's side of staleness: what the vendor lists otherwise by now is not written as planned.

use super::App;
use super::reading::{Purpose, Wanted};
use super::runs::stale_outcome;
use crate::Result;
use crate::domain::{Completeness, Life, Subscription, SubscriptionKey, VendorSnapshot};
use crate::plan::{Action, Change, Entity, still_says};
use crate::store::{Outcome, PlanKind, PlanRow, RunId};
use crate::vendors::ReadingStyle;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::time::Duration;

/// How long the vendor may take. A vendor that cannot be read proves nothing: the plan is what a person
/// approved, and holds.
const PATIENCE: Duration = Duration::from_secs(20);

/// A vendor that is asked customer by customer is not asked again for a plan as young as this: it took long to
/// read, and the reading is what the person has just looked at. Where the day's readings are used again, the plan
/// may be young and what it was made from is not: then the customers concerned are asked.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

impl App {
    /// Refuses, one by one, the changes of a run about to start whose subscription changed at the vendor
    /// since the plan was made.
    pub(super) async fn refuse_outdated(
        &self,
        row: &PlanRow,
        run: RunId,
        changes: &[(i64, Change)],
    ) -> Result<()> {
        let concerned = |c: &Change| c.entity == Entity::Licence && c.action.acts();
        if row.kind != PlanKind::Import || !changes.iter().any(|(_, c)| concerned(c)) {
            return Ok(());
        }
        let connection = self.vendor_connection(&row.connection)?;
        let customers = changes.iter().filter(|(_, c)| concerned(c)).map(|(_, c)| c.customer.clone());
        let purpose = Purpose { wanted: Wanted::Of(customers.collect()), anew: true };
        let reading = self.read_vendor(&row.connection, &connection, &purpose);
        let young = row.created.duration_until(Timestamp::now()) < FRESH;
        let read = match connection.source.reading() {
            ReadingStyle::AtOnce => tokio::time::timeout(PATIENCE, reading).await.ok(),
            ReadingStyle::ByCustomer if young && !connection.source.reuses_readings() => None,
            ReadingStyle::ByCustomer => Some(reading.await),
        };
        let Some(Ok((now, asked))) = read else { return Ok(()) };
        self.store.count_requests(run, asked, 0)?;
        let listed: HashMap<&SubscriptionKey, &Subscription> =
            now.subscriptions.iter().map(|s| (&s.key, s)).collect();
        let outcomes: Vec<Outcome> = changes
            .iter()
            .filter(|(_, c)| concerned(c))
            .filter_map(|(seq, c)| Some(stale_outcome(*seq, outdated(c, &now, &listed)?)))
            .collect();
        self.store.settle(run, &row.connection, &outcomes, Timestamp::now())
    }
}

/// Why a change is no longer what the vendor says, if so.
fn outdated(
    change: &Change,
    now: &VendorSnapshot,
    listed: &HashMap<&SubscriptionKey, &Subscription>,
) -> Option<String> {
    let subject = change.subject.as_ref().filter(|s| s.method == now.method)?;
    let retires = matches!(change.action, Action::Deactivate | Action::Zero);
    match listed.get(&subject.key) {
        Some(s) if retires => (s.life == Life::Live).then(|| "The vendor lists it again.".to_owned()),
        Some(s) if still_says(s, change) => None,
        Some(_) => Some("The vendor lists it otherwise since the plan was made.".to_owned()),
        None if now.unread.iter().any(|u| u.customer == change.customer) => None,
        None if retires || now.completeness != Completeness::Complete => None,
        None => Some("The vendor no longer lists it, or at another price.".to_owned()),
    }
}
