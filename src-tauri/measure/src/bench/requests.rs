//! Requests: for a first import, on a Halo that takes arrays and on one that does not, and for a plan that
//! has nothing to do. Every read, every page and every token counts.

use crate::{
    Outcome,
    figures::{Figures, over},
    office::Office,
};
use halyard_practice::Size;
use std::time::Instant;

/// Requests allowed in five minutes, by default.
const BUDGET: f64 = 250.0;

fn minutes(requests: f64) -> f64 {
    requests / BUDGET * 5.0
}

/// Pages of 100 that hold all licences and clients.
fn pages(office: &Office) -> f64 {
    let halo = office.practice.halo();
    (halo.licences().len().div_ceil(100) + halo.clients().len().div_ceil(100)) as f64
}

struct Import {
    changes: f64,
    reads: f64,
    writes: f64,
    giacom: f64,
    seconds: f64,
}

async fn import(office: &Office) -> Outcome<Import> {
    office.practice.reset_counts();
    let began = Instant::now();
    let plan = office.plan().await?;
    let run = office.apply(&plan).await?;
    if run.failed > 0 {
        return Err(format!("{} changes failed", run.failed).into());
    }
    let [reads, writes, giacom] = office.requests();
    Ok(Import { changes: run.applied as f64, reads, writes, giacom, seconds: began.elapsed().as_secs_f64() })
}

/// A Halo that takes whole arrays; then the second plan. Gives the office back with everything imported.
pub(crate) async fn whole(figures: &mut Figures, size: Size) -> Outcome<Office> {
    let office = Office::open(size, "batch=whole", 0).await?;
    let first = import(&office).await?;
    let all = first.reads + first.writes + first.giacom;
    figures.note(
        &format!("requests, {size}, arrays taken whole"),
        &[
            ("changes", first.changes),
            ("requests, plan and apply", all),
            ("  reads of Halo and tokens", first.reads),
            ("  writes", first.writes),
            ("  to Giacom", first.giacom),
            ("requests per 1,000 changes", over(all * 1_000.0, first.changes)),
            ("minutes at 250 requests in 5 minutes", minutes(all)),
            ("seconds here, without a budget", first.seconds),
        ],
        "at most 60 requests per 1,000 changes",
    );
    second(figures, &office, size).await?;
    Ok(office)
}

async fn second(figures: &mut Figures, office: &Office, size: Size) -> Outcome<()> {
    office.practice.reset_counts();
    let began = Instant::now();
    let plan = office.plan().await?;
    let [reads, writes, giacom] = office.requests();
    let pages = pages(office);
    figures.note(
        &format!("second plan, {size}"),
        &[
            ("changes that act", plan.counts.acting() as f64),
            ("writes", writes),
            ("pages of 100 (licences and clients)", pages),
            ("requests to Halo, token included", reads),
            ("requests over pages", over(reads, pages)),
            ("requests to Giacom", giacom),
            ("minutes at 250 requests in 5 minutes", minutes(reads)),
            ("seconds here", began.elapsed().as_secs_f64()),
        ],
        "no writes; at most 1.05 requests per page",
    );
    Ok(())
}

/// A Halo that takes one record at a time.
pub(crate) async fn one_at_a_time(figures: &mut Figures, habit: &str) -> Outcome<()> {
    let office = Office::open(Size::Medium, &format!("batch={habit}"), 0).await?;
    let done = import(&office).await?;
    let all = done.reads + done.writes + done.giacom;
    // Both plan and apply read everything once.
    let pages = pages(&office);
    figures.note(
        &format!("requests, medium, one record at a time ({habit})"),
        &[
            ("changes", done.changes),
            ("requests, plan and apply", all),
            ("  reads of Halo and tokens", done.reads),
            ("  writes", done.writes),
            ("pages at the end", pages),
            ("requests per change", over(all, done.changes)),
            ("requests per change, pages aside", over(all - pages, done.changes)),
            ("minutes at 250 requests in 5 minutes", minutes(all)),
            ("seconds here, without a budget", done.seconds),
        ],
        "at most 1.1 requests per change, and the pages",
    );
    Ok(())
}
