//! Home: the connections and their state, what needs a person, the last runs.

use super::schedule::CardSchedule;
use super::waiting::WaitingPlan;
use super::{HistoryLine, Side};
use crate::Result;
use crate::app::{App, AttentionLine, VendorConnection};
use crate::domain::CustomerId;
use crate::halo::HaloSettings;
use crate::store::{Connection, ConnectionKind};
use serde::Serialize;
use specta::Type;
use std::collections::HashSet;

/// Whether a connection's secret is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum SecretState {
    /// It is in the keychain.
    Saved,
    /// It is not.
    Missing,
    /// The keychain cannot be asked.
    Unknown,
}

/// The last check of a connection, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LastCheck {
    /// When, UTC.
    pub at: String,
    /// True where no test failed.
    pub ok: bool,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that only warned.
    pub warned: u64,
}

/// A connection as Home shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionCard {
    /// Its name.
    pub name: String,
    /// What it goes to.
    pub side: Side,
    /// Where that is.
    pub address: String,
    /// The Halo connection its data go into; none for Halo itself.
    pub into: Option<String>,
    /// Whether its secret is stored.
    pub secret: SecretState,
    /// Its last check.
    pub check: Option<LastCheck>,
    /// Customers known, of vendors that were read.
    pub customers: Option<u64>,
    /// Those without a saved match, exclusion or wish for a new client.
    pub unmatched: Option<u64>,
    /// When the vendor was last read, UTC.
    pub read: Option<String>,
    /// Licences linked.
    pub licences: u64,
    /// Whether and when it runs by itself; none for Halo itself.
    pub schedule: Option<CardSchedule>,
}

/// Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HomeView {
    /// Halo first, then vendors in order of name.
    pub connections: Vec<ConnectionCard>,
    /// What needs a person, most urgent first: the rows of the inbox.
    pub attention: Vec<AttentionLine>,
    /// All plans that wait to be applied, newest first.
    pub plans: Vec<WaitingPlan>,
    /// The newest runs, ten at most.
    pub runs: Vec<HistoryLine>,
}

/// Runs that Home lists.
const NEWEST: usize = 10;

impl App {
    /// Home as it stands. Reads the store and the keychain only.
    pub fn home(&self) -> Result<HomeView> {
        let runs = self.newest_history(NEWEST)?;
        let mut connections = Vec::new();
        for connection in self.store.connections()? {
            connections.push(self.card(&connection)?);
        }
        connections.sort_by_key(|c| (c.side != Side::Halo, c.name.clone()));
        let plans = self.waiting_rows()?.iter().map(WaitingPlan::from).collect();
        let attention = self.inbox()?.rows.into_iter().map(|row| row.line).collect();
        Ok(HomeView { connections, attention, plans, runs })
    }

    fn card(&self, connection: &Connection) -> Result<ConnectionCard> {
        let name = &connection.name;
        let check = self.store.last_check(name)?.map(|c| LastCheck {
            at: c.at.to_string(),
            ok: c.failed == 0,
            failed: c.failed,
            warned: c.warned,
        });
        let card = ConnectionCard {
            name: name.to_string(),
            side: Side::Halo,
            address: String::new(),
            into: None,
            secret: self.secret_state(name, Some(connection)),
            check,
            customers: None,
            unmatched: None,
            read: None,
            licences: 0,
            schedule: None,
        };
        if connection.kind == ConnectionKind::Halo {
            return Ok(ConnectionCard {
                address: connection.settings::<HaloSettings>()?.resource_url,
                ..card
            });
        }
        let settings: VendorConnection = connection.settings()?;
        let side = settings.source.kind().into();
        let customers = self.store.customers(name)?;
        let decided: HashSet<CustomerId> = self
            .store
            .matches(name)?
            .into_iter()
            .map(|m| m.customer)
            .chain(self.store.newcomers(name)?)
            .collect();
        let unmatched = customers.iter().filter(|c| !decided.contains(&c.id)).count() as u64;
        let read = self.store.last_reading(name)?;
        Ok(ConnectionCard {
            side,
            address: settings.source.address().to_owned(),
            into: Some(settings.into.to_string()),
            customers: read.map(|_| customers.len() as u64),
            unmatched: read.map(|_| unmatched),
            read: read.map(|r| r.at.to_string()),
            licences: self.store.links(name)?.len() as u64,
            schedule: Some(self.card_schedule(name)?),
            ..card
        })
    }
}
