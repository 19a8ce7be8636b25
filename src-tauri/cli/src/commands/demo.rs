//! `demo`: the whole job on a fresh practice company, over real HTTP, with nothing left behind.

use super::connect::{checked, verdict};
use super::matching::shown;
use super::plans::planned;
use super::runs::ended;
use crate::output::{heading, internal, json as print_json, line, state};
use crate::{opening, progress};
use halyard_core::app::{
    AlsoForm, App, ApplyRequest, ConnectHalo, GiacomForm, MatchList, NewClients, PlanRequest, PlanView,
    ReceiptFormat, RunOutcome, connection_name,
};
use halyard_core::domain::ConnectionName;
use halyard_core::plan::Action;
use halyard_core::secrets::{Memory, Secret};
use halyard_core::store::{PlanId, RunId, RunStatus};
use halyard_core::{Error, Result};
use halyard_practice::{Likeness, Pairing, Practice, PracticeOptions, Size, start};
use serde::Serialize;
use serde_json::json;
use std::process::ExitCode;
use std::sync::Arc;

/// Customers of the receipt that are printed.
const SHOWN: usize = 40;

/// Runs the demo.
pub async fn run(size: Size, seed: u64, json: bool) -> Result<ExitCode> {
    let faults = "rate-limit=0".parse().map_err(|e: halyard_practice::FaultsError| internal(&e))?;
    let options = PracticeOptions { size, seed, faults, ..PracticeOptions::default() };
    let practice = start(options.as_of_today()).await.map_err(|e| internal(&e))?;
    let folder = tempfile::tempdir().map_err(|e| internal(&e))?;
    let app = App::open(folder.path(), Arc::new(Memory::default()))?
        .with_watcher(progress::watcher(json))
        .with_cancel(opening::stopped());
    let result = job(&app, &practice, json).await;
    practice.stop().await;
    result
}

async fn job(app: &App, practice: &Practice, json: bool) -> Result<ExitCode> {
    let say = |text: &str| {
        if !json {
            line(text);
        }
    };
    say("A practice company opens: a made-up MSP with a Halo, a Giacom and an ALSO on this machine.\n");
    let (halo, giacom) = connect(app, practice)?;

    say(&heading("1  Check"));
    let mut checks = Vec::new();
    for name in [&halo, &giacom] {
        let report = app.check(name).await?;
        if !json {
            checked(&report);
        }
        if !report.ok {
            return Ok(verdict(&report));
        }
        checks.push(report);
    }

    say(&format!("\n{}", heading("2  Match")));
    let matched = decide(app, &giacom, &practice.pairings()).await?;
    if !json {
        shown(&matched);
    }

    say(&format!("\n{}", heading("3  Plan: nothing is written yet")));
    let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
    let plan = app.plan(&giacom, &request).await?;
    if !json {
        planned(&plan);
    }

    say(&format!("\n{}", heading("4  Apply")));
    let outcome = apply(app, &plan).await?;
    if !json {
        ended(&outcome, false);
    }

    say(&format!("\n{}", heading("5  Receipt")));
    let run = RunId::parse(&outcome.run).ok_or_else(|| Error::internal("A run without a number."))?;
    let receipt = app.receipt_as(run, ReceiptFormat::Text)?;
    let lines: Vec<&str> = receipt.lines().collect();
    say(&lines[..lines.len().min(SHOWN)].join("\n"));
    if lines.len() > SHOWN {
        say(&format!("… and {} more lines", lines.len() - SHOWN));
    }

    say(&format!("\n{}", heading("6  Plan again")));
    let again = app.plan(&giacom, &request).await?;
    let same = again.counts.acting() == 0 && again.counts.get(Action::Blocked) == 0;
    if !json {
        planned(&again);
        told(same, "Giacom");
    }

    say(&format!("\n{}", heading("7  A second vendor: ALSO, read customer by customer")));
    let also = second(app, practice, json).await?;
    if json {
        print_json(&json!({
            "check": checks, "match": matched, "plan": plan, "run": outcome,
            "again": again, "unchanged": same && also.unchanged, "also": also,
        }));
    }
    let fine =
        same && also.unchanged && [&outcome, &also.run].iter().all(|run| run.status == RunStatus::Done);
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the second act came to.
#[derive(Serialize)]
struct Second {
    r#match: MatchList,
    plan: PlanView,
    run: RunOutcome,
    again: PlanView,
    unchanged: bool,
}

/// The second act, shorter: the same job for ALSO into the same Halo. Who is no client of it yet is left alone.
async fn second(app: &App, practice: &Practice, json: bool) -> Result<Second> {
    let at = &practice.addresses().also;
    let form = AlsoForm {
        marketplace_url: Some(at.marketplace_url.clone()),
        username: Some(at.username.clone()),
        // The practice company does not mind being asked quickly.
        pause_ms: Some(1),
        ..AlsoForm::default()
    };
    app.connect_vendor(&form.named("also"), Some(Secret::new(&at.password)))?;
    let also = connection_name("also")?;
    let list = decide(app, &also, &practice.also_pairings()).await?;
    let request = PlanRequest::default();
    let plan = app.plan(&also, &request).await?;
    if !json {
        let matched = list.matches.iter().filter(|m| m.client_id.is_some()).count();
        line(&format!("{matched} customers matched; the others are left alone."));
        planned(&plan);
    }
    let run = apply(app, &plan).await?;
    let again = app.plan(&also, &request).await?;
    let unchanged = again.counts.acting() == 0;
    if !json {
        ended(&run, false);
        line("");
        planned(&again);
        told(unchanged, "ALSO");
        let blocked = again.counts.get(Action::Blocked);
        if blocked > 0 {
            line(&format!("{} {blocked}, left as they are: the plan says why.", state("needs you")));
        }
    }
    Ok(Second { r#match: list, plan, run, again, unchanged })
}

async fn apply(app: &App, plan: &PlanView) -> Result<RunOutcome> {
    let plan = PlanId::parse(&plan.plan).ok_or_else(|| Error::internal("A plan without a number."))?;
    app.apply(&ApplyRequest { plan, allow_guard: None }).await
}

fn told(same: bool, vendor: &str) {
    line(&if same {
        format!("{} Everything is unchanged: Halo holds what {vendor} counts.", state("done"))
    } else {
        format!("{} Something still differs.", state("failed"))
    });
}

fn connect(app: &App, practice: &Practice) -> Result<(ConnectionName, ConnectionName)> {
    let at = practice.addresses();
    app.connect_halo(
        &ConnectHalo {
            name: "halo".to_owned(),
            resource_url: at.halo.resource_url.clone(),
            auth_url: at.halo.auth_url.clone(),
            tenant: Some(at.halo.tenant.clone()),
            client_id: at.halo.client_id.clone(),
            budget: Some(0),
            ..ConnectHalo::default()
        },
        Some(Secret::new(&at.halo.client_secret)),
    )?;
    app.connect_vendor(
        &GiacomForm { base_url: Some(at.giacom.base_url.clone()), ..GiacomForm::default() }.named("giacom"),
        Some(Secret::new(&at.giacom.api_key)),
    )?;
    Ok((connection_name("halo")?, connection_name("giacom")?))
}

/// Plays the person: exact matches are saved, suggestions accepted where they are right, names that two
/// clients bear decided by hand, a customer whose client is inactive left out. The practice company knows who is who.
async fn decide(app: &App, vendor: &ConnectionName, pairings: &[Pairing]) -> Result<MatchList> {
    let mut list = app.match_suggest(vendor, false).await?;
    for known in pairings {
        let open = list.undecided.iter().any(|u| u.customer_id == known.customer_id)
            || list.matches.iter().any(|m| !m.saved && m.customer_id == known.customer_id);
        if !open {
            continue;
        }
        if known.likeness == Likeness::Inactive {
            list = app.match_exclude(vendor, &known.customer_id, "left us; inactive in Halo").await?;
        } else if let Some(client) = known.client_ids.first() {
            list = app.match_set(vendor, &known.customer_id, &client.to_string()).await?;
        }
    }
    Ok(list)
}
