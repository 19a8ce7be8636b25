//! Licences that look like the same subscription twice: shown with what bills them, and set inactive as a plan
//! that is previewed and applied like any other. Which of them goes is a person's choice.

use super::views::PlanView;
use super::{App, connection_name};
use crate::domain::{Client, ClientId, ConnectionName, Licence, LicenceField, LicenceId, Match, Value};
use crate::duplicates::{DuplicateReason, Duplicates, find};
use crate::halo::{Halo, LicencesOf, RecurringInvoice};
use crate::plan::{Action, Change, Costs, Entity, Field, FieldChange, Owner, Plan};
use crate::store::PlanKind;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::{HashMap, HashSet};

/// Everything found at the clients of one vendor's connection.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateList {
    /// The vendor's connection.
    pub connection: String,
    /// The surest first.
    pub groups: Vec<DuplicateGroup>,
    /// Why invoice lines are not shown; none where they are.
    pub lines_unknown: Option<String>,
}

/// Licences that may be one and the same.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateGroup {
    /// Whose they are.
    pub client_id: i64,
    /// Its name.
    pub client_name: String,
    /// Why they are shown.
    pub reasons: Vec<DuplicateReason>,
    /// In order of number.
    pub licences: Vec<DuplicateLicence>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateLicence {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Seats, as a decimal.
    pub count: Option<String>,
    /// Purchase price of one per billing period, as a decimal.
    pub price: Option<String>,
    /// The billing period, in Halo's words.
    pub cycle: Option<String>,
    /// First day.
    pub starts: Option<String>,
    /// Last day.
    pub ends: Option<String>,
    /// The connection whose subscription it is; empty for one of another installation's choosing.
    pub linked: Option<String>,
    /// True for the one that rather stays.
    pub keep: bool,
    /// Lines of recurring invoices that count it.
    pub lines: Vec<BilledOn>,
}

/// A line of a recurring invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BilledOn {
    /// The invoice's number in Halo.
    pub invoice: i64,
    /// What it says.
    pub description: String,
    /// True where the line is switched off.
    pub inactive: bool,
}

/// What both uses read.
struct Books {
    clients: HashMap<ClientId, Client>,
    matches: HashMap<ClientId, Match>,
    licences: Vec<Licence>,
    linked: HashMap<LicenceId, String>,
    invoices: Result<Vec<RecurringInvoice>>,
    requests: u64,
}

impl App {
    /// Licences that look twice there, at the clients matched in this connection.
    pub async fn duplicates(&self, connection: &str) -> Result<DuplicateList> {
        let name = connection_name(connection)?;
        let books = self.books(&name).await?;
        let groups = books.found().iter().map(|d| books.group(d)).collect();
        let lines_unknown = books.invoices.as_ref().err().map(ToString::to_string);
        Ok(DuplicateList { connection: connection.to_owned(), groups, lines_unknown })
    }

    /// Plans to set these licences inactive. Each must look twice there still, and one of its group must stay.
    pub async fn duplicates_plan(&self, connection: &str, licences: &[i64]) -> Result<PlanView> {
        let name = connection_name(connection)?;
        let _held = self.hold(&name)?;
        let books = self.books(&name).await?;
        let wanted: HashSet<LicenceId> = licences.iter().map(|id| LicenceId(*id)).collect();
        if let Some(theirs) = wanted.iter().find(|id| books.linked.get(id).is_some_and(String::is_empty)) {
            return Err(of_another(*theirs));
        }
        let mut changes = Vec::new();
        for group in books.found() {
            let (go, stay): (Vec<&Licence>, Vec<&Licence>) =
                group.licences.iter().partition(|l| wanted.contains(&l.id));
            if stay.is_empty() {
                return Err(none_stays(&group));
            }
            changes.extend(go.into_iter().filter_map(|l| books.change(l, &stay)));
        }
        if let Some(lost) = wanted.iter().find(|id| !changes.iter().any(|c| c.licence == Some(**id))) {
            return Err(no_double(*lost));
        }
        let mut remarks = vec!["Sets licences inactive that stand in Halo twice.".to_owned()];
        if let Err(why) = &books.invoices {
            remarks.push(format!("Which invoice lines count them is not known: {why}"));
        }
        let fingerprint = format!("duplicates {licences:?}");
        let plan = Plan { changes, guard: None, fingerprint, remarks };
        let options = self.vendor_connection(&name)?.options;
        let asked = (0, books.requests);
        let saved =
            self.store.save_plan(&name, PlanKind::Duplicates, &plan, &options, asked, Timestamp::now())?;
        Ok(PlanView::of(&saved))
    }

    async fn books(&self, name: &ConnectionName) -> Result<Books> {
        let connection = self.vendor_connection(name)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let (clients, licences) = tokio::try_join!(halo.clients(), halo.licences(LicencesOf::Everyone))?;
        let mut linked: HashMap<LicenceId, String> =
            self.store.licences_of_others(name)?.into_iter().map(|id| (id, String::new())).collect();
        linked.extend(self.store.links(name)?.into_iter().map(|l| (l.licence, name.to_string())));
        let matched = self.store.matches(name)?.into_iter().filter_map(|m| Some((m.client?, m)));
        let invoices = halo.recurring_invoices().await;
        Ok(Books {
            clients: clients.into_iter().map(|c| (c.id, c)).collect(),
            matches: matched.collect(),
            licences,
            linked,
            invoices,
            requests: halo.requests(),
        })
    }
}

impl Books {
    fn found(&self) -> Vec<Duplicates<'_>> {
        let linked = self.linked.keys().copied().collect();
        let mut found = find(&self.licences, &linked);
        found.retain(|d| self.matches.contains_key(&d.client));
        found
    }

    fn group(&self, of: &Duplicates<'_>) -> DuplicateGroup {
        DuplicateGroup {
            client_id: of.client.0,
            client_name: self.clients.get(&of.client).map(|c| c.name.clone()).unwrap_or_default(),
            reasons: of.reasons.clone(),
            licences: of.licences.iter().map(|l| self.licence(l, l.id == of.keep)).collect(),
        }
    }

    fn licence(&self, l: &Licence, keep: bool) -> DuplicateLicence {
        DuplicateLicence {
            id: l.id.0,
            name: l.name.clone().unwrap_or_default(),
            count: l.count.map(|n| n.normalize().to_string()),
            price: l.purchase_price.filter(|p| !p.is_zero()).map(|n| n.normalize().to_string()),
            cycle: l.billing_cycle.clone().filter(|c| !c.trim().is_empty()),
            starts: l.start_date.map(|d| d.to_string()),
            ends: l.end_date.map(|d| d.to_string()),
            linked: self.linked.get(&l.id).cloned(),
            keep,
            lines: self.lines(l.id),
        }
    }

    fn lines(&self, id: LicenceId) -> Vec<BilledOn> {
        let invoices = self.invoices.iter().flatten();
        let lines = invoices.flat_map(|i| i.lines.iter().flatten().map(move |line| (i, line)));
        lines
            .filter(|(_, line)| line.licences.contains(&id))
            .map(|(invoice, line)| BilledOn {
                invoice: invoice.id.0,
                description: line.description.clone().unwrap_or_default(),
                inactive: line.inactive,
            })
            .collect()
    }

    /// What a person should know before a licence goes: the lines that count it.
    fn warnings(&self, id: LicenceId, stays: &str) -> Vec<String> {
        let lines = self.lines(id).into_iter().filter(|line| !line.inactive);
        lines
            .map(|line| {
                format!(
                    "Recurring invoice {} counts it in \"{}\"; let that line count licence {stays} instead.",
                    line.invoice, line.description
                )
            })
            .collect()
    }

    fn change(&self, l: &Licence, stay: &[&Licence]) -> Option<Change> {
        let matched = self.matches.get(&l.client?)?;
        let stays = stay.iter().map(|l| l.id.to_string()).collect::<Vec<_>>().join(", ");
        let change = Change {
            customer_name: matched.customer_name.clone(),
            name: l.name.clone().unwrap_or_default(),
            owner: l.client.map(Owner::Existing),
            licence: Some(l.id),
            fields: vec![FieldChange {
                field: Field::Licence(LicenceField::IsActive),
                before: l.value(LicenceField::IsActive),
                after: Value::Flag(false),
                rule: "chosen by hand".to_owned(),
            }],
            why: format!("It stands there twice; licence {stays} stays."),
            remarks: self.warnings(l.id, &stays),
            ..Change::new(Entity::Licence, Action::Deactivate, matched.customer.clone())
        };
        let costs = Costs::of(&change, Some(l), false, None);
        Some(Change { costs: Some(costs), ..change })
    }
}

fn none_stays(group: &Duplicates<'_>) -> Error {
    let ids: Vec<String> = group.licences.iter().map(|l| l.id.to_string()).collect();
    Error::new(
        ErrorCode::Usage,
        format!("One of the licences {} must stay.", ids.join(", ")),
        "They are taken for one subscription; without any of them nobody would bill it.",
        "Choose all but one of them.",
    )
}

/// Two vendors may sell one product to one client, and each is billed.
fn of_another(id: LicenceId) -> Error {
    Error::new(
        ErrorCode::Usage,
        format!("Licence {id} belongs to a subscription of another connection."),
        "What another vendor sells is not this one's double, however alike the two are named.",
        "Set the other licence of the pair inactive, or clear its link in the other connection first.",
    )
}

fn no_double(id: LicenceId) -> Error {
    Error::new(
        ErrorCode::LicenceUnknown,
        format!("Licence {id} does not stand there twice."),
        "It, or the other one, was changed in Halo, or its client is not matched in this connection.",
        "Read the list of duplicates again.",
    )
}
