//! "Retry just those": plans anew, and keeps of the new plan only what is about the same things as the
//! changes that failed. Nothing is sent a second time on the strength of an old plan.

use super::part::Reason;
use super::preview::NEW_CLIENTS;
use super::receipt::failed;
use crate::app::{App, NewClients, PlanRequest, UndoChoice, UndoRequest};
use crate::domain::{CustomerId, LicenceId, SiteId, SubscriptionKey};
use crate::plan::{Change, Entity};
use crate::store::{PlanKind, PlanRow, RunRow, RunStatus};
use crate::{Error, ErrorCode, Result};
use std::collections::{HashMap, HashSet};

impl App {
    /// Plans anew and saves a plan of just those changes that failed: its number.
    pub async fn retry_failed(&self, run: &str) -> Result<String> {
        self.find_interrupted()?;
        let row = self.run_row(run)?;
        if row.status == RunStatus::Running {
            return Err(Error::new(
                ErrorCode::RunState,
                format!("The run {} is at work.", row.id),
                "What has failed is known once it has ended.",
                "Wait until it is done, or stop it.",
            ));
        }
        let old = self.plan_row(&row.plan.to_string())?;
        let tried = self.failures(&row)?;
        let fresh = self.plan_again(&old, &tried).await?;
        let changes = self.store.plan_changes(fresh.id)?;
        let again = Again::of(&tried, &changes);
        let left_out: HashSet<i64> = changes
            .iter()
            .filter(|(_, c)| c.action.acts() && !again.is_about(c))
            .map(|(seq, _)| *seq)
            .collect();
        let whole = format!("change(s) of the plan {} are not part of this retry of {}.", fresh.id, row.id);
        let reason = Reason { each: "Not part of this retry.", whole };
        self.save_part(&fresh, changes, &left_out, &reason)
    }

    /// The changes of a run that are tried again.
    fn failures(&self, row: &RunRow) -> Result<Vec<Change>> {
        let mut changes: HashMap<i64, Change> = self.store.plan_changes(row.plan)?.into_iter().collect();
        let states = self.store.run_changes(row.id)?;
        Ok(states.iter().filter(|s| failed(s.state)).filter_map(|s| changes.remove(&s.seq)).collect())
    }

    /// The conflicts that a person chose for an undo's plan.
    fn chosen(&self, of: &PlanRow) -> Result<Vec<UndoChoice>> {
        let changes = self.store.plan_changes(of.id)?;
        let all = changes.iter().flat_map(|(_, c)| c.conflicts.iter().map(move |conflict| (c, conflict)));
        let chosen = all.filter(|(_, conflict)| conflict.chosen);
        Ok(chosen.filter_map(|(change, conflict)| UndoChoice::of(change, conflict)).collect())
    }

    /// A plan of the same kind and choices, from what is so now.
    async fn plan_again(&self, old: &PlanRow, tried: &[Change]) -> Result<PlanRow> {
        let view = match old.kind {
            // What a person chose is chosen still. A deletion is confirmed anew: it was for the licences of then.
            PlanKind::Undo(run) => self.undo(UndoRequest { also: self.chosen(old)?, ..run.into() }).await?,
            PlanKind::Duplicates => {
                let licences: Vec<i64> = tried.iter().filter_map(|c| Some(c.licence?.0)).collect();
                self.duplicates_plan(old.connection.as_str(), &licences).await?
            }
            PlanKind::Import => {
                let _held = self.hold(&old.connection)?;
                let request = PlanRequest {
                    entities: old.options.entities,
                    // A plan keeps whether all were made; those marked one by one are marked still.
                    new_clients: if old.options.create_clients { NewClients::All } else { NEW_CLIENTS },
                    hold_namesakes: old.options.hold_namesakes,
                    ..PlanRequest::default()
                };
                self.plan_held(&old.connection, &request).await?
            }
        };
        self.plan_row(&view.plan)
    }
}

/// What is tried again.
struct Again<'a> {
    clients: HashSet<&'a CustomerId>,
    sites: HashSet<SiteId>,
    keys: HashSet<(&'a CustomerId, &'a SubscriptionKey)>,
    licences: HashSet<LicenceId>,
    /// Of subscriptions the vendor names otherwise by now, as it does at another price.
    families: HashSet<&'a SubscriptionKey>,
}

impl<'a> Again<'a> {
    fn of(tried: &'a [Change], fresh: &'a [(i64, Change)]) -> Self {
        let listed: HashSet<&SubscriptionKey> =
            fresh.iter().filter_map(|(_, c)| c.subject.as_ref()).map(|s| &s.key).collect();
        let subjects = || tried.iter().filter_map(|c| c.subject.as_ref());
        Self {
            clients: tried.iter().filter(|c| c.entity == Entity::Client).map(|c| &c.customer).collect(),
            sites: tried.iter().filter_map(|c| c.site).collect(),
            keys: tried.iter().filter_map(|c| Some((&c.customer, &c.subject.as_ref()?.key))).collect(),
            licences: tried.iter().filter_map(|c| c.licence).collect(),
            families: subjects()
                .filter(|s| !listed.contains(&s.key))
                .filter_map(|s| s.family.as_ref())
                .collect(),
        }
    }

    fn is_about(&self, change: &Change) -> bool {
        let subject = change.subject.as_ref();
        match change.entity {
            Entity::Client => self.clients.contains(&change.customer),
            Entity::Site => change.site.is_some_and(|id| self.sites.contains(&id)),
            Entity::Licence => {
                subject.is_some_and(|s| self.keys.contains(&(&change.customer, &s.key)))
                    || change.licence.is_some_and(|id| self.licences.contains(&id))
                    || subject.and_then(|s| s.family.as_ref()).is_some_and(|f| self.families.contains(f))
            }
        }
    }
}
