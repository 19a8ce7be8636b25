//! The undo of a run, in requests, beside what the run itself took: plan and apply of both, every read, page and
//! token counted. Both on one Halo, one after the other.

use crate::{
    Outcome,
    figures::{Figures, over},
    office::Office,
};
use halyard_core::store::{PlanId, RunId};
use halyard_practice::Size;

/// So many changes the run makes; of a large company's first import, which holds more.
const CHANGES: usize = 2_000;

/// Measures it.
pub(crate) async fn run(figures: &mut Figures) -> Outcome<()> {
    let office = Office::open(Size::Large, "batch=whole", 0).await?;
    office.practice.reset_counts();
    let whole = office.plan().await?;
    let id = PlanId::parse(&whole.plan).ok_or("a plan without a number")?;
    let changes = office.app.store().plan_changes(id)?;
    let acting = changes.iter().filter(|(_, c)| c.action.acts()).map(|(seq, _)| *seq);
    let left_out: Vec<i64> = acting.skip(CHANGES).collect();
    let part = office.app.part_of_plan(&whole.plan, &left_out)?;
    let plan = office.app.plan_view(PlanId::parse(&part).ok_or("a plan without a number")?)?;
    let done = office.apply(&plan).await?;
    let there: f64 = office.requests().iter().sum();

    office.practice.reset_counts();
    let run = RunId::parse(&done.run).ok_or("a run without a number")?;
    let back = office.app.undo(run).await?;
    let undone = office.apply(&back).await?;
    if done.failed + undone.failed > 0 {
        return Err(format!("{} and {} changes failed", done.failed, undone.failed).into());
    }
    let here: f64 = office.requests().iter().sum();
    let per = |requests: f64, changes: u64| over(requests * 1_000.0, changes as f64);
    figures.note(
        "undo of a 2,000-change run",
        &[
            ("changes of the import", done.applied as f64),
            ("changes of the undo", undone.applied as f64),
            ("requests of the import", there),
            ("requests of the undo", here),
            ("import: requests per 1,000 changes", per(there, done.applied)),
            ("undo: requests per 1,000 changes", per(here, undone.applied)),
            ("undo over import, requests", over(here, there)),
            ("undo over import, per change", over(per(here, undone.applied), per(there, done.applied))),
        ],
        "the undo asks no more than the import: at most 1",
    );
    Ok(())
}
