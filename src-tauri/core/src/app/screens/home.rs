//! Home: the connections and their state, what needs a person, the last runs.

use super::HistoryLine;
use crate::Result;
use crate::app::App;
use serde::Serialize;
use specta::Type;

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

/// What a connection goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// HaloPSA.
    Halo,
    /// Giacom Cloud Market.
    Giacom,
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
}

/// Why something needs a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AttentionKind {
    /// No Halo is connected.
    NoHalo,
    /// No vendor is connected.
    NoVendor,
    /// A connection's secret is not stored.
    SecretMissing,
    /// A connection's last check failed; count = tests that failed.
    CheckFailed,
    /// A vendor's customers were never matched.
    NeverMatched,
    /// Customers without a match; count.
    Unmatched,
    /// A saved plan with something to do was not applied; count = changes.
    PlanWaiting,
    /// A run is at work; count = changes left.
    RunAtWork,
    /// A run was interrupted and can go on; count = changes left.
    RunInterrupted,
    /// The last run of a connection left failed changes; count.
    RunFailed,
}

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Attention {
    /// Why.
    pub kind: AttentionKind,
    /// Whose it is; empty where no connection is concerned.
    pub connection: String,
    /// How many.
    pub count: u64,
    /// The plan concerned.
    pub plan: Option<String>,
    /// The run concerned.
    pub run: Option<String>,
}

/// Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HomeView {
    /// Halo first, then vendors in order of name.
    pub connections: Vec<ConnectionCard>,
    /// What needs a person, most urgent first.
    pub attention: Vec<Attention>,
    /// The newest runs, ten at most.
    pub runs: Vec<HistoryLine>,
}

impl App {
    /// Home as it stands. Reads the store and the keychain only.
    pub fn home(&self) -> Result<HomeView> {
        Err(crate::Error::internal("home"))
    }
}
