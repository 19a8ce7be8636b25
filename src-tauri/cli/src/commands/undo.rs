//! `undo`.

use super::plans::planned;
use super::runs::{ended, run_id, unknown};
use crate::args::Undo;
use crate::output::{heading, json as print_json, line, quiet, table};
use halyard_core::app::{App, ApplyRequest, DeletionOffer, UndoRequest};
use halyard_core::store::PlanId;
use halyard_core::{ErrorCode, Result};
use std::process::ExitCode;

/// Plans the inverse of a run; applies it if asked.
pub async fn undo(app: &App, asked: Undo, json: bool) -> Result<ExitCode> {
    let run = run_id(&asked.run)?;
    let delete = asked.delete_created.then(|| asked.confirm.unwrap_or_default());
    let request = UndoRequest { run, also: asked.also, delete };
    let plan = match app.undo(request).await {
        // Before a person confirms it, they see what it is.
        Err(e)
            if !json
                && matches!(e.code, ErrorCode::ConfirmNeeded | ErrorCode::NothingToUndo)
                && asked.delete_created =>
        {
            if let Ok(offer) = app.deletion_offer(run).await {
                offered(&offer);
            }
            return Err(e);
        }
        other => other?,
    };
    if !asked.apply {
        if json {
            print_json(&plan);
        } else {
            planned(&plan);
            line(&quiet(&format!("Nothing was written. Read it: show {0}   Apply it: apply {0}", plan.plan)));
        }
        return Ok(ExitCode::SUCCESS);
    }
    if !json {
        planned(&plan);
    }
    let id = PlanId::parse(&plan.plan).ok_or_else(|| unknown(&plan.plan, "plan", "P1"))?;
    let outcome = app.apply(&ApplyRequest { plan: id, allow_guard: None }).await?;
    Ok(ended(&outcome, json))
}

/// Prints what could be deleted, and what could not.
fn offered(offer: &DeletionOffer) {
    if let Some(why) = &offer.lines_unknown {
        line(&format!(
            "! Nothing can be deleted: which invoice lines count the licences is not known: {why}"
        ));
    }
    if !offer.licences.is_empty() {
        line(&heading(&format!("{} would be deleted", offer.licences.len())));
        let rows = offer.licences.iter().map(|l| vec![l.id.to_string(), l.customer.clone(), l.name.clone()]);
        line(&table(&["licence", "customer", "name"], rows));
    }
    if !offer.kept.is_empty() {
        line(&heading(&format!("{} made by the run cannot be deleted", offer.kept.len())));
        let rows = offer.kept.iter();
        let rows = rows.map(|l| vec![l.id.to_string(), l.customer.clone(), l.name.clone(), l.why.clone()]);
        line(&table(&["licence", "customer", "name", "why"], rows));
    }
}
