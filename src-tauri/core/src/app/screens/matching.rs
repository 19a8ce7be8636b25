//! The matching table of the window: every customer one row, proposals beside what is saved, and one atomic
//! save of all choices.

use super::SavedFile;
use super::files::write_new;
use super::match_rows::rows;
use crate::app::matching::{Said, excluded, manual, nothing_to_undo, verdicts};
use crate::app::reading::Purpose;
use crate::app::{App, connection_name};
use crate::domain::{Client, ClientId, ConnectionName, Customer, CustomerId, MatchKind};
use crate::halo::Halo;
use crate::plan::folded;
use crate::store::MatchEdit;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::HashMap;
use std::path::Path;

/// Where a customer stands, as saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum MatchState {
    /// Nothing is decided.
    Unmatched,
    /// It is a client of Halo.
    Matched,
    /// It is left out, with a reason.
    Excluded,
    /// A new client is to be made for it by the next import.
    Create,
    /// It is matched to a client that is gone from Halo or inactive there.
    Conflict,
}

/// What the names say of a customer that has no match. Nothing of it is saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// exact (the same name, unique on both sides) or suggested.
    pub kind: MatchKind,
    /// The client.
    pub client_id: i64,
    /// Its name.
    pub client_name: String,
    /// 0 to 1, of suggestions.
    pub score: Option<f64>,
    /// The reason, in words.
    pub why: String,
}

/// One customer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchRow {
    /// The vendor's id.
    pub customer_id: String,
    /// The vendor's name.
    pub customer_name: String,
    /// Where it stands.
    pub state: MatchState,
    /// How the saved match came about.
    pub kind: Option<MatchKind>,
    /// The saved client.
    pub client_id: Option<i64>,
    /// Its name.
    pub client_name: Option<String>,
    /// The reason, in words: of the match, the exclusion, the conflict, or why nothing is proposed.
    pub why: String,
    /// What is proposed, after suggesting.
    pub proposal: Option<Proposal>,
}

/// The matching table.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatchTable {
    /// The vendor's connection.
    pub connection: String,
    /// Every known customer, in order of name.
    pub rows: Vec<MatchRow>,
    /// When the vendor's customers were last read, UTC; none where never.
    pub read: Option<String>,
    /// The newest saved step, which undo would take back.
    pub undo: Option<String>,
    /// The step that redo would do again.
    pub redo: Option<String>,
}

/// A client to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientChoice {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The top level it is under.
    pub top_level: Option<String>,
    /// True where Halo says that it is inactive.
    pub inactive: bool,
    /// Customers of this connection matched to it already, by name.
    pub used_by: Vec<String>,
}

/// One choice to save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "choice", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum MatchChoice {
    /// It is this client. `kind` says how that was found: exact, suggested, or manual.
    Match {
        /// The vendor's id.
        customer_id: String,
        /// The client.
        client_id: i64,
        /// How it was found.
        kind: MatchKind,
    },
    /// It is left out.
    Exclude {
        /// The vendor's id.
        customer_id: String,
        /// The reason; not empty.
        reason: String,
    },
    /// A new client is to be made for it.
    Create {
        /// The vendor's id.
        customer_id: String,
    },
    /// Nothing is decided any more.
    Clear {
        /// The vendor's id.
        customer_id: String,
    },
}

impl App {
    /// The table as saved, with what the names say of the open customers, by Halo's clients as last read.
    /// Sends nothing.
    pub fn match_table(&self, connection: &str) -> Result<MatchTable> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let clients = self.store.clients(&settings.into)?;
        let customers = self.store.customers(&name)?;
        let matches = self.store.matches(&name)?;
        let newcomers = self.store.newcomers(&name)?;
        let said = verdicts(&customers, &matches, &clients);
        let steps = self.store.match_steps(&name)?;
        let read = self.store.customers_seen(&name)?.map(|at| at.to_string());
        let rows = rows(&customers, &matches, &newcomers, &said, &clients);
        Ok(MatchTable { connection: connection.to_owned(), rows, read, undo: steps.undo, redo: steps.redo })
    }

    /// Reads both sides anew; the table with fresh proposals. Saves no match.
    pub async fn refresh_match_table(&self, connection: &str) -> Result<MatchTable> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let (halo, _) = self.halo(&settings.into).await?;
        let (_, clients) =
            tokio::try_join!(self.read_vendor(&name, &settings, &Purpose::CUSTOMERS), halo.clients())?;
        let (app, connection) = (self.clone(), connection.to_owned());
        tokio::task::spawn_blocking(move || {
            app.store.see_clients(&settings.into, &clients)?;
            app.match_table(&connection)
        })
        .await
        .map_err(|_| Error::internal("Matching was cut short."))?
    }

    /// Halo's clients as last read, in order of name.
    pub fn client_choices(&self, connection: &str) -> Result<Vec<ClientChoice>> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let mut used: HashMap<ClientId, Vec<String>> = HashMap::new();
        for m in self.store.matches(&name)? {
            if let Some(client) = m.client {
                used.entry(client).or_default().push(m.customer_name);
            }
        }
        let mut clients = self.store.clients(&settings.into)?;
        clients.sort_by_cached_key(|c| (folded(&c.name), c.id));
        Ok(clients
            .into_iter()
            .map(|c| ClientChoice {
                used_by: used.remove(&c.id).unwrap_or_default(),
                id: c.id.0,
                name: c.name,
                top_level: c.top_level_name,
                inactive: c.inactive,
            })
            .collect())
    }

    /// Saves all choices or none, as one step.
    pub fn save_choices(&self, connection: &str, choices: &[MatchChoice]) -> Result<MatchTable> {
        let name = connection_name(connection)?;
        let settings = self.vendor_connection(&name)?;
        let customers: HashMap<CustomerId, Customer> =
            self.store.customers(&name)?.into_iter().map(|c| (c.id.clone(), c)).collect();
        let clients: HashMap<ClientId, Client> =
            self.store.clients(&settings.into)?.into_iter().map(|c| (c.id, c)).collect();
        let said = self.said_of(&name, choices, &clients)?;
        let edits: Vec<MatchEdit> =
            choices.iter().map(|c| edit(c, &customers, &clients, &said)).collect::<Result<_>>()?;
        self.store.save_matches(&name, &step_name(choices), &edits, Timestamp::now())?;
        self.match_table(connection)
    }

    /// Takes back the newest saved step.
    pub fn undo_choices(&self, connection: &str) -> Result<MatchTable> {
        self.store.undo_match_step(&connection_name(connection)?)?.ok_or_else(nothing_to_undo)?;
        self.match_table(connection)
    }

    /// Does the step taken back last again.
    pub fn redo_choices(&self, connection: &str) -> Result<MatchTable> {
        self.store.redo_match_step(&connection_name(connection)?)?.ok_or_else(nothing_to_undo)?;
        self.match_table(connection)
    }

    /// Writes the table as CSV into `folder`.
    pub async fn export_choices(&self, connection: &str, folder: &Path) -> Result<SavedFile> {
        let name = connection_name(connection)?;
        let (text, _) = self.match_text(&name).await?;
        write_new(folder, &format!("halyard-matches-{name}"), "csv", &text)
    }

    /// Takes matches from the text of a CSV file; all or nothing, as one step.
    pub async fn import_choices(&self, connection: &str, text: &str) -> Result<MatchTable> {
        self.match_import_text(&connection_name(connection)?, text.as_bytes()).await?;
        self.match_table(connection)
    }

    /// What the names say, where a choice claims to follow them.
    fn said_of(
        &self,
        name: &ConnectionName,
        choices: &[MatchChoice],
        clients: &HashMap<ClientId, Client>,
    ) -> Result<HashMap<CustomerId, Said>> {
        let follows = |c: &MatchChoice| {
            matches!(c, MatchChoice::Match { kind: MatchKind::Exact | MatchKind::Suggested, .. })
        };
        if !choices.iter().any(follows) {
            return Ok(HashMap::new());
        }
        let clients: Vec<Client> = clients.values().cloned().collect();
        Ok(verdicts(&self.store.customers(name)?, &self.store.matches(name)?, &clients))
    }
}

/// What one choice saves. A match keeps "exact" or "suggested" only where the names do say that.
fn edit(
    choice: &MatchChoice,
    customers: &HashMap<CustomerId, Customer>,
    clients: &HashMap<ClientId, Client>,
    said: &HashMap<CustomerId, Said>,
) -> Result<MatchEdit> {
    let customer = |id: &str| {
        let found = CustomerId::new(id).and_then(|id| customers.get(&id));
        found.ok_or_else(|| unknown_customer(id))
    };
    Ok(match choice {
        MatchChoice::Match { customer_id, client_id, kind } => {
            let customer = customer(customer_id)?;
            let client = clients.get(&ClientId(*client_id)).filter(|c| !c.inactive);
            let client = client.ok_or_else(|| unknown_client(*client_id, &customer.name))?;
            let by_name = said.get(&customer.id).and_then(|s| s.to_save(customer, true));
            let follows = by_name.filter(|m| m.client == Some(client.id) && m.kind == *kind);
            MatchEdit::Set(follows.unwrap_or_else(|| manual(customer, client)))
        }
        MatchChoice::Exclude { customer_id, reason } => {
            MatchEdit::Set(excluded(customer(customer_id)?, reason)?)
        }
        MatchChoice::Create { customer_id } => MatchEdit::Create(customer(customer_id)?.id.clone()),
        // A customer that the vendor no longer lists can be cleared, too.
        MatchChoice::Clear { customer_id } => {
            MatchEdit::Clear(CustomerId::new(customer_id).ok_or_else(|| unknown_customer(customer_id))?)
        }
    })
}

/// The step's name in the history of the table.
fn step_name(choices: &[MatchChoice]) -> String {
    match choices.len() {
        1 => "1 customer decided".to_owned(),
        n => format!("{n} customers decided"),
    }
}

fn unknown_customer(id: &str) -> Error {
    Error::new(
        ErrorCode::CustomerUnknown,
        format!("The vendor has no customer {id:?}."),
        "It is not among those read last.",
        "Read the vendor again, then choose anew. Nothing was saved.",
    )
}

fn unknown_client(id: i64, customer: &str) -> Error {
    Error::new(
        ErrorCode::ClientUnknown,
        format!("{customer} cannot be matched to client {id}."),
        "Halo did not list this client, or it is inactive there.",
        "Read Halo again and choose another. Nothing was saved.",
    )
}
