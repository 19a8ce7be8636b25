//! After a kill: a request that was under way may still land, for the other side does not know that its
//! sender is gone. Until it must have, what is missing is not sent again.

use super::fate::{Fate, Known, fate};
use super::item::Item;
use super::licences::Work;
use super::progress::Report;
use super::runner::{Halt, Runner};
use crate::domain::ClientId;
use crate::http::{WaitReason, Waiting};
use crate::store::{ChangeState, RunChange};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::time::Duration;

impl Runner<'_> {
    /// Where new licences were sent a moment ago, by a process that was killed, and are not in Halo: waits
    /// as long as they may take, and reads again.
    pub(super) async fn let_land(&self, items: &[(Item, RunChange)], work: &mut Work) -> Result<(), Halt> {
        let missing: BTreeSet<ClientId> = items
            .iter()
            .filter(|(item, state)| state.state == ChangeState::Sent && item.creates())
            .filter(|(item, _)| {
                let known = Known { shown: None, linked: &work.linked, twins: 1 };
                fate(item, self.vendor, &work.reading, known) == Fate::NotLanded
            })
            .map(|(item, _)| item.client)
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let Some(last) = self.store.last_open_intent(self.run)? else { return Ok(()) };
        let until = last.saturating_add(self.pace.landing).unwrap_or(last);
        let wait = Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or_default();
        let wait = wait.min(self.pace.landing);
        if wait.is_zero() {
            return Ok(());
        }
        (self.watch)(Report::Waits(Waiting { host: "Halo".to_owned(), reason: WaitReason::Retry, until }));
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = self.cancel.cancelled() => return Err(Halt::Cancelled),
        }
        Ok(work.reading.refresh(self.halo, &missing).await?)
    }
}
