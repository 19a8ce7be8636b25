//! Undo: a plan that takes a run back, shown and applied like any other.

use super::App;
use super::plans::unknown;
use super::views::PlanView;
use crate::domain::{Licence, LicenceId, SiteId};
use crate::halo::{Halo, LicencesOf};
use crate::plan::{Entity, Plan, Subject};
use crate::run::inverse;
use crate::store::{PlanKind, RunId, RunStatus};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use std::collections::HashMap;

impl App {
    /// Plans the inverse of a run from what Halo holds now.
    pub async fn undo(&self, run: RunId) -> Result<PlanView> {
        let row = self.store.run(run)?.ok_or_else(|| unknown(&run.to_string()))?;
        let _held = self.hold(&row.connection)?;
        if matches!(row.status, RunStatus::Undone | RunStatus::Running) {
            return Err(Error::new(
                ErrorCode::RunState,
                format!("The run {run} is {}.", row.status.as_str()),
                "Only a run that has ended and was not taken back can be undone.",
                "See runs for where each stands.",
            ));
        }
        let connection = self.vendor_connection(&row.connection)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let licences: HashMap<LicenceId, Licence> =
            halo.licences(LicencesOf::Everyone).await?.into_iter().map(|l| (l.id, l)).collect();
        let changes: HashMap<i64, _> = self.store.plan_changes(row.plan)?.into_iter().collect();
        let applied: Vec<_> = self
            .store
            .run_changes(run)?
            .into_iter()
            .filter(|c| c.state.succeeded())
            .filter_map(|c| Some((changes.get(&c.seq)?.clone(), c.record?)))
            .collect();
        if applied.is_empty() {
            return Err(Error::new(
                ErrorCode::NothingToUndo,
                format!("The run {run} changed nothing."),
                "None of its changes reached Halo.",
                "There is nothing to take back.",
            ));
        }
        let mut sites = HashMap::new();
        for (_, record) in applied.iter().filter(|(c, _)| c.entity == Entity::Site) {
            if let Some(site) = halo.site(SiteId(*record)).await? {
                sites.insert(site.id, site);
            }
        }
        let links: HashMap<_, LicenceId> =
            self.store.links(&row.connection)?.into_iter().map(|l| ((l.method, l.key), l.licence)).collect();
        let mut changes = inverse(&applied, &licences, &sites);
        for change in &mut changes {
            // A subscription that has another licence by now keeps its link to that one.
            let moved = |s: &Subject| {
                links.get(&(s.method.clone(), s.key.clone())).is_some_and(|id| Some(*id) != change.licence)
            };
            change.subject = change.subject.take().filter(|s| !moved(s));
        }
        let plan = Plan {
            changes,
            guard: None,
            fingerprint: format!("undo of {run}"),
            remarks: vec![format!("Takes back the run {run}.")],
        };
        let options = connection.options;
        let requests = (0, halo.requests());
        let saved = self.store.save_plan(
            &row.connection,
            PlanKind::Undo(run),
            &plan,
            &options,
            requests,
            Timestamp::now(),
        )?;
        Ok(PlanView::of(&saved))
    }
}
