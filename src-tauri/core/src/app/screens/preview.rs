//! The preview: a saved plan by customer, field by field, with what it means in money.

use super::customers::grouped;
use super::{Shown, Tally};
use crate::app::{App, NewClients, PlanRequest, UndoChoice, connection_name};
use crate::domain::CustomerId;
use crate::plan::{Action, Entities, Entity, Guard};
use crate::store::PlanKind;
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What a plan is to cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanChoice {
    /// Clients.
    pub customers: bool,
    /// Licences.
    pub subscriptions: bool,
    /// Whether a person vouches that the vendor's answer is all there is, however it looks.
    pub answer_is_complete: bool,
}

/// An amount per month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Amount {
    /// Decimal text, signed.
    pub amount: String,
    /// ISO code; none for "as Halo bills".
    pub currency: Option<String>,
}

/// What changes mean in purchase cost per month. Never sums two currencies; what is not known is counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct MoneyEffect {
    /// The difference per month, by currency; empty where nothing is known.
    pub monthly: Vec<Amount>,
    /// Changes whose effect is not known.
    pub unknown: u64,
}

/// The guard that stops a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GuardView {
    /// Licences that would be set inactive.
    pub deactivate: u64,
    /// Licences whose count would become 0.
    pub zero: u64,
    /// Licences whose count would fall by half or more.
    pub halve: u64,
    /// The connection's licences altogether.
    pub licences: u64,
    /// The same in words.
    pub why: String,
}

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PreviewField {
    /// Halo's name of the field.
    pub field: String,
    /// What Halo has; none where it has nothing or the record is new.
    pub before: Option<Shown>,
    /// What it becomes.
    pub after: Shown,
    /// The rule the value came from; may be empty.
    pub rule: String,
}

/// A field that an undo leaves alone unless a person chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PreviewConflict {
    /// How it is named when it is chosen.
    pub choice: UndoChoice,
    /// What the run wrote.
    pub wrote: Shown,
    /// What Halo has now; none where it has nothing.
    pub now: Option<Shown>,
    /// What it would go back to; none where it had no value before the run, and so cannot be undone.
    pub back: Option<Shown>,
    /// True where a person chose it.
    pub chosen: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PreviewChange {
    /// Its number in the plan.
    pub seq: i64,
    /// client or licence.
    pub entity: Entity,
    /// What is done.
    pub action: Action,
    /// The record's name: the client's or the product's.
    pub name: String,
    /// The vendor's name of the subscription.
    pub subscription: Option<String>,
    /// Halo's number of the record, where known.
    pub record: Option<i64>,
    /// Fields, in Halo's order; those nobody reads (`notes`, `type`, `site_id`) left out.
    pub fields: Vec<PreviewField>,
    /// In an undo: fields that are left alone, or taken back only because a person chose them.
    pub conflicts: Vec<PreviewConflict>,
    /// Why.
    pub why: String,
    /// Further remarks.
    pub remarks: Vec<String>,
    /// The effect on purchase cost per month; none where it is not known or does not apply.
    pub monthly: Option<Amount>,
    /// True for what removes, sets to zero, or lowers a count.
    pub cuts: bool,
    /// The change this one needs: the creation of its client.
    pub needs: Option<i64>,
}

/// A customer of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCustomer {
    /// The vendor's id.
    pub customer_id: String,
    /// The vendor's name.
    pub customer_name: String,
    /// The client, where it is one.
    pub client_id: Option<i64>,
    /// How many changes of each kind, the unchanged included.
    pub tally: Tally,
    /// What its changes mean in money.
    pub money: MoneyEffect,
    /// Its changes but the unchanged.
    pub changes: Vec<PreviewChange>,
}

/// A plan as previewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Its number, `P7`.
    pub plan: String,
    /// Whose it is.
    pub connection: String,
    /// The run it takes back, for an undo.
    pub undoes: Option<String>,
    /// Whether a person vouched that the vendor's answer was all there is.
    pub answer_is_complete: bool,
    /// When both sides were read for it, UTC.
    pub created: String,
    /// How many changes of each kind.
    pub tally: Tally,
    /// Those of clients.
    pub clients: Tally,
    /// Those of licences.
    pub licences: Tally,
    /// What it means in money.
    pub money: MoneyEffect,
    /// The guard, where it stops the plan.
    pub guard: Option<GuardView>,
    /// Remarks on the whole.
    pub remarks: Vec<String>,
    /// Customers with something to say, in order of name; those with nothing but unchanged are counted.
    pub customers: Vec<PreviewCustomer>,
    /// Customers with nothing but unchanged.
    pub quiet: u64,
    /// The run that applied it, `R7`.
    pub run: Option<String>,
}

impl From<Guard> for GuardView {
    fn from(g: Guard) -> Self {
        Self { deactivate: g.deactivate, zero: g.zero, halve: g.halve, licences: g.licences, why: g.why }
    }
}

/// Which customers without a match become new clients of Halo when the window plans.
pub(super) const NEW_CLIENTS: NewClients = NewClients::Marked;

/// What the window asks of a plan.
fn request(choice: PlanChoice) -> PlanRequest {
    PlanRequest {
        entities: Entities { customers: choice.customers, subscriptions: choice.subscriptions },
        new_clients: NEW_CLIENTS,
        answer_is_complete: choice.answer_is_complete,
        ..PlanRequest::default()
    }
}

impl App {
    /// Reads both sides and saves a plan: its number. New clients only for customers marked for it.
    pub async fn plan_for_window(&self, connection: &str, choice: PlanChoice) -> Result<String> {
        if !choice.customers && !choice.subscriptions {
            return Err(Error::new(
                ErrorCode::Usage,
                "Nothing was chosen to plan for.",
                "A plan covers clients, licences, or both.",
                "Choose at least one of them.",
            ));
        }
        Ok(self.plan(&connection_name(connection)?, &request(choice)).await?.plan)
    }

    /// A saved plan as previewed.
    pub fn preview(&self, plan: &str) -> Result<Preview> {
        let row = self.plan_row(plan)?;
        let by_customer = grouped(self.store.plan_changes(row.id)?);
        Ok(Preview {
            plan: row.id.to_string(),
            connection: row.connection.to_string(),
            undoes: undone(row.kind),
            answer_is_complete: row.options.answer_is_complete,
            created: row.created.to_string(),
            tally: Tally::of(&row.totals.all),
            clients: Tally::of(&row.totals.clients),
            licences: Tally::of(&row.totals.licences),
            money: by_customer.money,
            guard: row.guard.map(GuardView::from),
            remarks: row.remarks,
            customers: by_customer.customers,
            quiet: by_customer.quiet,
            run: self.store.run_of_plan(row.id)?.map(|run| run.id.to_string()),
        })
    }

    /// The unchanged of one customer.
    pub fn preview_unchanged(&self, plan: &str, customer_id: &str) -> Result<Vec<PreviewChange>> {
        let row = self.plan_row(plan)?;
        let Some(customer) = CustomerId::new(customer_id) else { return Ok(Vec::new()) };
        let changes = self.store.plan_changes(row.id)?.into_iter();
        Ok(changes
            .filter(|(_, c)| c.action == Action::Unchanged && c.customer == customer)
            .map(|(seq, change)| PreviewChange::of(seq, change, None, None))
            .collect())
    }
}

/// The run a plan takes back, for an undo.
pub(in crate::app) fn undone(kind: PlanKind) -> Option<String> {
    match kind {
        PlanKind::Import | PlanKind::Duplicates => None,
        PlanKind::Undo(run) => Some(run.to_string()),
    }
}
