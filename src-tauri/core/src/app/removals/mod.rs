//! What happens to licences whose subscription is gone at the vendor: each choice with what it would do, and the
//! choice itself. Reads the store only; a plan reads both sides anew and decides.

mod last_said;
mod view;

pub use view::{RemovalChoice, RemovalItem, RemovalTally, RemovalsView};

use super::{App, VendorConnection, connection_name};
use crate::plan::{Inputs, MissingPolicy, Removals, removals};
use crate::store::ConnectionKind;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use last_said::LastSaid;
use std::collections::{HashMap, HashSet};

impl App {
    /// What each choice would do, with what both sides last said.
    pub fn removals(&self, connection: &str) -> Result<RemovalsView> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let said = self.last_said(&name, &settings)?;
        let offered = MissingPolicy::offered_by(settings.source.kind());
        let choices: Vec<(MissingPolicy, Removals)> =
            offered.iter().map(|policy| (*policy, said.removals(&settings, *policy))).collect();
        let unattended = self.store.schedule(&name)?.map(|row| row.schedule.unattended.removals);
        Ok(RemovalsView::of(&name, &settings, &said, &choices, unattended))
    }

    /// Chooses what happens from now on. Nothing else of the connection changes, and nothing is written to Halo.
    pub fn choose_removals(&self, connection: &str, policy: MissingPolicy) -> Result<RemovalsView> {
        let name = connection_name(connection)?;
        let mut settings = self.vendor_connection(&name)?;
        let kind = settings.source.kind();
        if !MissingPolicy::offered_by(kind).contains(&policy) {
            return Err(Error::new(
                ErrorCode::Usage,
                format!("{:?} is no choice for {}.", policy.as_str(), kind.title()),
                "It means something only where the vendor's own switch does two different things.",
                "Choose another one.",
            ));
        }
        if settings.options.missing != policy {
            settings.options.missing = policy;
            self.store.save_connection(&name, ConnectionKind::Vendor(kind), &settings, Timestamp::now())?;
        }
        self.removals(name.as_str())
    }
}

impl LastSaid {
    fn removals(&self, settings: &VendorConnection, policy: MissingPolicy) -> Removals {
        let mut options = settings.options.clone();
        options.missing = policy;
        let inputs = Inputs {
            vendor: &self.vendor,
            clients: &self.clients,
            top_levels: &[],
            sites: &[],
            licences: &self.licences,
            matches: &self.matches,
            links: &self.links,
            taken: &self.taken,
            newcomers: &HashSet::new(),
            unmatched: &HashMap::new(),
            options: &options,
        };
        removals(&inputs, &self.unknown)
    }
}
