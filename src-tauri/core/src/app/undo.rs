//! Undo: a plan that takes a run back, shown and applied like any other.

use super::App;
use super::plans::unknown;
use super::undo_choice::{UndoChoice, check};
use super::views::PlanView;
use crate::domain::SiteId;
use crate::halo::{Halo, LicencesOf};
use crate::plan::{Action, Change, Entity, Plan};
use crate::run::{Applied, Billed, Present, Wish, billed, inverse, remarks};
use crate::store::{PlanKind, RunId, RunRow, RunStatus};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;

/// What `undo` takes.
#[derive(Debug, Clone)]
pub struct UndoRequest {
    /// The run.
    pub run: RunId,
    /// Conflicts that a person wants undone all the same.
    pub also: Vec<UndoChoice>,
    /// Delete the licences that the run made, where that is safe: what the person typed to confirm it.
    pub delete: Option<String>,
}

impl From<RunId> for UndoRequest {
    fn from(run: RunId) -> Self {
        Self { run, also: Vec::new(), delete: None }
    }
}

/// What could be deleted in an undo, told before anybody confirms it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeletionOffer {
    /// The run.
    pub run: String,
    /// What a person types to confirm it.
    pub confirm: String,
    /// Licences that would be deleted.
    pub licences: Vec<MadeLicence>,
    /// Licences that the run made and that would only be set inactive, each with its reason.
    pub kept: Vec<MadeLicence>,
    /// Why invoice lines are not known, and so nothing can be deleted; none where they are.
    pub lines_unknown: Option<String>,
}

/// A licence that the run made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MadeLicence {
    /// Its number in Halo.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The vendor's customer.
    pub customer: String,
    /// Why it is not deleted; empty for those that are.
    pub why: String,
}

/// What an undo is planned from.
struct Books {
    row: RunRow,
    applied: Vec<Applied>,
    present: Present,
    billed: Option<Billed>,
    requests: u64,
}

impl App {
    /// Plans the inverse of a run from what Halo holds now.
    pub async fn undo(&self, request: impl Into<UndoRequest>) -> Result<PlanView> {
        let request = request.into();
        let row = self.undoable(request.run, !request.also.is_empty())?;
        let _held = self.hold(&row.connection)?;
        let mut books = self.undo_books(row, request.delete.is_some()).await?;
        let connection = self.vendor_connection(&books.row.connection)?;
        let also = request.also.iter().map(UndoChoice::read).collect::<Result<_>>()?;
        let wish = Wish { also, delete: books.billed.take() };
        let changes = inverse(&books.applied, connection.source.kind(), &books.present, &wish);
        check(&wish.also, request.run, &books.applied, &changes)?;
        if let Some(typed) = &request.delete {
            confirmed(typed, &books, &changes)?;
        }
        let run = request.run.to_string();
        let plan = Plan {
            remarks: remarks(&run, &books.applied, &changes, &books.present),
            changes,
            guard: None,
            fingerprint: format!("undo of {run}"),
        };
        let saved = self.store.save_plan(
            &books.row.connection,
            PlanKind::Undo(request.run),
            &plan,
            &connection.options,
            (0, books.requests),
            Timestamp::now(),
        )?;
        Ok(PlanView::of(&saved))
    }

    /// Which licences of a run could be deleted in its undo. Plans nothing.
    pub async fn deletion_offer(&self, run: RunId) -> Result<DeletionOffer> {
        let row = self.undoable(run, false)?;
        let mut books = self.undo_books(row, true).await?;
        let connection = self.vendor_connection(&books.row.connection)?;
        let wish = Wish { delete: books.billed.take(), ..Wish::default() };
        let changes = inverse(&books.applied, connection.source.kind(), &books.present, &wish);
        let (licences, kept) = made(&books.applied, &changes);
        Ok(DeletionOffer {
            run: run.to_string(),
            confirm: sentence(licences.len()),
            licences,
            kept,
            lines_unknown: wish.delete.and_then(Result::err),
        })
    }

    /// The run, where it can be taken back. One that was taken back already can be once more where a person
    /// chooses what was left alone then.
    fn undoable(&self, run: RunId, chosen: bool) -> Result<RunRow> {
        let row = self.store.run(run)?.ok_or_else(|| unknown(&run.to_string()))?;
        match row.status {
            RunStatus::Undone if chosen => Ok(row),
            RunStatus::Undone | RunStatus::Running => Err(Error::new(
                ErrorCode::RunState,
                format!("The run {run} is {}.", row.status.as_str()),
                "Only a run that has ended and was not taken back can be undone.",
                "See runs for where each stands.",
            )),
            _ => Ok(row),
        }
    }

    async fn undo_books(&self, row: RunRow, lines: bool) -> Result<Books> {
        let changes: HashMap<i64, Change> = self.store.plan_changes(row.plan)?.into_iter().collect();
        let applied: Vec<Applied> = self
            .store
            .run_changes(row.id)?
            .into_iter()
            .filter(|c| c.state.succeeded())
            .filter_map(|c| Some((changes.get(&c.seq)?.clone(), c.record?)))
            .collect();
        if applied.is_empty() {
            return Err(Error::new(
                ErrorCode::NothingToUndo,
                format!("The run {} changed nothing.", row.id),
                "None of its changes reached Halo.",
                "There is nothing to take back.",
            ));
        }
        let connection = self.vendor_connection(&row.connection)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let (clients, licences) = tokio::try_join!(halo.clients(), halo.licences(LicencesOf::Everyone))?;
        // Where they cannot be read, nothing is deleted; the rest of the undo does not need them.
        let billed = if lines {
            let read = halo.recurring_invoices().await;
            Some(read.map_err(|e| e.to_string()).and_then(|invoices| billed(&invoices)))
        } else {
            None
        };
        let mut sites = HashMap::new();
        for (_, record) in applied.iter().filter(|(c, _)| c.entity == Entity::Site) {
            sites.extend(halo.site(SiteId(*record)).await?.map(|site| (site.id, site)));
        }
        let present = Present {
            sites,
            clients: clients.into_iter().map(|c| (c.id, c)).collect(),
            licences: licences.into_iter().map(|l| (l.id, l)).collect(),
            links: self.store.links(&row.connection)?.into_iter().map(|l| (l.licence, l)).collect(),
            others: self.store.licences_of_others(&row.connection)?.into_iter().collect(),
        };
        let requests = halo.requests();
        Ok(Books { row, applied, present, billed, requests })
    }
}

/// The licences that the run made: those to be deleted, and those that are not.
fn made(applied: &[Applied], changes: &[Change]) -> (Vec<MadeLicence>, Vec<MadeLicence>) {
    let theirs = applied
        .iter()
        .zip(changes)
        .filter(|((was, _), _)| was.action == Action::Create && was.entity == Entity::Licence);
    let told = theirs.map(|((_, record), now)| {
        let deleted = now.action == Action::Delete;
        let why = if deleted { String::new() } else { now.remarks.first().unwrap_or(&now.why).clone() };
        let (name, customer) = (now.name.clone(), now.customer_name.clone());
        (deleted, MadeLicence { id: *record, name, customer, why })
    });
    let (gone, kept): (Vec<_>, Vec<_>) = told.partition(|(deleted, _)| *deleted);
    (gone.into_iter().map(|(_, l)| l).collect(), kept.into_iter().map(|(_, l)| l).collect())
}

/// What a person types to have this many licences deleted.
fn sentence(licences: usize) -> String {
    format!("delete {licences} {}", if licences == 1 { "licence" } else { "licences" })
}

/// Fails unless a person typed how many licences are deleted.
fn confirmed(typed: &str, books: &Books, changes: &[Change]) -> Result<()> {
    let (gone, kept) = made(&books.applied, changes);
    if gone.is_empty() {
        let why = kept.first().map_or_else(
            || "It made none.".to_owned(),
            |l| format!("The first of {}, {} ({}): {}", kept.len(), l.name, l.id, l.why),
        );
        return Err(Error::new(
            ErrorCode::NothingToUndo,
            format!("No licence that the run {} made can be deleted.", books.row.id),
            why,
            "Undo the run without deleting: they are set inactive.",
        ));
    }
    let wanted = sentence(gone.len());
    if typed.trim() == wanted {
        return Ok(());
    }
    let kept = match kept.len() {
        0 => String::new(),
        n => format!(
            " {n} more that the run made cannot be deleted; they are set inactive where they are active."
        ),
    };
    Err(Error::new(
        ErrorCode::ConfirmNeeded,
        format!("Deleting licences must be confirmed: {} would be deleted.", gone.len()),
        format!("A deleted licence does not come back; undo cannot bring it.{kept}"),
        format!("Confirm it with exactly: {wanted}"),
    ))
}
