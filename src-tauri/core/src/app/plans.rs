//! Planning: reads both sides, computes, saves. Writes nothing to Halo.

use super::App;
use super::matching::verdicts;
use super::reading::{Purpose, Wanted};
use super::seats::note_seats;
use super::sites::sites_for;
use super::views::{PlanView, ShowView, change_views};
use crate::domain::{
    Client, Completeness, ConnectionName, CustomerId, Licence, Match, Site, TopLevel, VendorSnapshot,
};
use crate::halo::{Halo, LicencesOf};
use crate::plan::{Entities, Inputs, Unmatched, plan};
use crate::store::{PlanId, PlanKind, RunId};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};

/// What `plan` takes.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlanRequest {
    /// What the plan covers.
    pub entities: Entities,
    /// Which unmatched customers become new clients.
    pub new_clients: NewClients,
    /// Whether new licences beside one of the same name are left to a person.
    pub hold_namesakes: bool,
    /// Whether a person vouches that the vendor's answer is all there is, however it looks.
    pub answer_is_complete: bool,
    /// Whether every customer is read anew, also where a reading that was stopped could be taken up.
    pub anew: bool,
}

/// Which unmatched customers become new clients.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NewClients {
    /// None.
    #[default]
    None,
    /// Those a person marked for it in the matching table.
    Marked,
    /// All of them.
    All,
}

impl App {
    /// Makes a plan and saves it.
    pub async fn plan(&self, name: &ConnectionName, request: &PlanRequest) -> Result<PlanView> {
        let _held = self.hold(name)?;
        self.plan_held(name, request).await
    }

    /// As [`App::plan`], for callers that hold the connection.
    pub(super) async fn plan_held(&self, name: &ConnectionName, request: &PlanRequest) -> Result<PlanView> {
        let connection = self.vendor_connection(name)?;
        let mut options = connection.options.clone();
        options.entities = request.entities;
        options.create_clients = request.new_clients == NewClients::All;
        options.hold_namesakes = request.hold_namesakes;
        options.answer_is_complete = request.answer_is_complete;
        let newcomers = match request.new_clients {
            NewClients::Marked => self.store.newcomers(name)?,
            NewClients::None | NewClients::All => HashSet::new(),
        };
        let wanted = Wanted::for_plan(&options, &self.store.matches(name)?, &newcomers);
        let purpose = Purpose { wanted, anew: request.anew };
        let creates = options.create_clients || !newcomers.is_empty();
        let (halo, _) = self.halo(&connection.into).await?;
        let began = Timestamp::now();
        let both = async {
            tokio::try_join!(self.read_vendor(name, &connection, &purpose), async {
                let clients = halo.clients().await?;
                let top_levels = if creates { halo.top_levels().await? } else { Vec::new() };
                let licences = if options.entities.subscriptions {
                    halo.licences(LicencesOf::Everyone).await?
                } else {
                    Vec::new()
                };
                Ok((clients, top_levels, licences))
            })
        };
        let ((vendor, asked), (clients, top_levels, licences)) = both.await?;
        self.store.see_clients(&connection.into, &clients)?;
        let linked = self.store.links(name)?.len();
        if licences.is_empty() && linked > 0 && options.entities.subscriptions {
            return Err(vanished(linked));
        }
        let vendor = VendorSnapshot {
            completeness: if request.answer_is_complete {
                Completeness::Complete
            } else {
                vendor.completeness
            },
            ..vendor
        };
        let sites = if options.follow_addresses && options.entities.customers {
            sites_for(&halo, &vendor, &clients, &self.store.matches(name)?).await?
        } else {
            Vec::new()
        };
        let reading = Reading { vendor, clients, top_levels, sites, licences };
        let requests = (asked, halo.requests());
        let (store, name) = (self.store.clone(), name.clone());
        // Computing and saving a large plan takes a moment: off the async threads.
        tokio::task::spawn_blocking(move || {
            let matches = store.matches(&name)?;
            let unmatched = if creates { for_plan(&reading, &matches) } else { HashMap::new() };
            let (links, taken) = (store.links(&name)?, store.licences_of_others(&name)?);
            let inputs = Inputs {
                vendor: &reading.vendor,
                clients: &reading.clients,
                top_levels: &reading.top_levels,
                sites: &reading.sites,
                licences: &reading.licences,
                matches: &matches,
                links: &links,
                taken: &taken,
                newcomers: &newcomers,
                unmatched: &unmatched,
                options: &options,
            };
            let made = plan(&inputs);
            note_seats(&store, &name, &inputs, &made, began)?;
            let row =
                store.save_plan(&name, PlanKind::Import, &made, &options, requests, Timestamp::now())?;
            Ok(PlanView::of(&row))
        })
        .await
        .map_err(|_| Error::internal("Planning was cut short."))?
    }

    /// A plan (`P7`) or a run (`R7`), change by change.
    pub fn show(&self, id: &str) -> Result<ShowView> {
        if let Some(run) = RunId::parse(id) {
            let row = self.store.run(run)?.ok_or_else(|| unknown(id))?;
            let changes = self.store.plan_changes(row.plan)?;
            let states = self.store.run_changes(run)?;
            return Ok(ShowView {
                id: run.to_string(),
                kind: "run",
                changes: change_views(changes, &states),
                remarks: Vec::new(),
            });
        }
        let plan = PlanId::parse(id).ok_or_else(|| unknown(id))?;
        let row = self.store.plan(plan)?.ok_or_else(|| unknown(id))?;
        let changes = self.store.plan_changes(plan)?;
        Ok(ShowView {
            id: plan.to_string(),
            kind: "plan",
            changes: change_views(changes, &[]),
            remarks: row.remarks,
        })
    }

    /// A plan's head: counts and guard.
    pub fn plan_view(&self, id: PlanId) -> Result<PlanView> {
        let row = self.store.plan(id)?.ok_or_else(|| unknown(&id.to_string()))?;
        Ok(PlanView::of(&row))
    }
}

struct Reading {
    vendor: VendorSnapshot,
    clients: Vec<Client>,
    top_levels: Vec<TopLevel>,
    sites: Vec<Site>,
    licences: Vec<Licence>,
}

fn for_plan(reading: &Reading, matches: &[Match]) -> HashMap<CustomerId, Unmatched> {
    verdicts(&reading.vendor.customers, matches, &reading.clients)
        .into_iter()
        .filter_map(|(id, said)| said.for_plan().map(|u| (id, u)))
        .collect()
}

/// Halo lists nothing at all, although licences are linked: rather a fault than the truth.
fn vanished(linked: usize) -> Error {
    Error::new(
        ErrorCode::HaloListShort,
        "Halo lists no licences at all.",
        format!(
            "{linked} of them are linked to subscriptions. Planning on an empty list would make every one anew."
        ),
        "Nothing was changed. Look in Halo whether its licences are there, then try again.",
    )
}

/// The error for a number nobody gave out.
pub(super) fn unknown(id: &str) -> Error {
    Error::new(
        ErrorCode::PlanUnknown,
        format!("There is no plan or run {id}."),
        "Plans are numbered P1, P2 …, runs R1, R2 …",
        "See runs for the history.",
    )
}
