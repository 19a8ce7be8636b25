//! Parts of plans: what a person leaves out is not written, and neither is what needs it.

use crate::support::books::{connected, planned};
use crate::support::shop::{Shop, request, run_id};
use crate::support::trade::{Trade, licence, link, sold};
use halyard_core::app::App;
use halyard_core::app::screens::preview::{Preview, PreviewChange};
use halyard_core::plan::{Action, Entity, MissingPolicy};
use halyard_core::secrets::Memory;
use halyard_core::store::{PlanId, RunStatus};
use std::sync::Arc;

fn changes(preview: &Preview) -> Vec<&PreviewChange> {
    preview.customers.iter().flat_map(|c| &c.changes).collect()
}

fn acting(preview: &Preview) -> Vec<i64> {
    changes(preview).iter().filter(|c| c.action.acts()).map(|c| c.seq).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_left_out_leaves_out_its_licences() {
    let shop = Shop::matched("").await;
    let whole = shop.plan().await;
    let preview = shop.app.preview(&whole.plan).unwrap();
    let all = changes(&preview);
    let made = all.iter().find(|c| c.entity == Entity::Client && c.action == Action::Create).unwrap();
    let needing: Vec<i64> = all.iter().filter(|c| c.needs == Some(made.seq)).map(|c| c.seq).collect();
    assert!(!needing.is_empty(), "the new client has licences");
    let part = shop.app.part_of_plan(&whole.plan, &[made.seq]).unwrap();
    let left = shop.app.preview(&part).unwrap();
    let same: Vec<i64> =
        acting(&preview).into_iter().filter(|s| *s != made.seq && !needing.contains(s)).collect();
    assert_eq!(acting(&left), same, "all others act as before, under their numbers");
    let skipped = |seq: i64| changes(&left).into_iter().find(|c| c.seq == seq).unwrap().clone();
    assert_eq!(skipped(made.seq).why, "Left out by a person.", "the reason of the one");
    assert!(skipped(needing[0]).why.contains("new client is left out"), "and of the other");
    assert_eq!(left.created, preview.created, "its age is that of the reading");
    assert!(left.remarks.last().unwrap().contains(&whole.plan), "it says what it is a part of");
    let rows = [&whole.plan, &part].map(|p| shop.app.plan_view(PlanId::parse(p).unwrap()).unwrap());
    assert_ne!(rows[0].fingerprint, rows[1].fingerprint, "it has a fingerprint of its own");

    let outcome = shop.apply(&rows[1]).await;
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{outcome:?}");
    assert_eq!(outcome.applied as usize, same.len(), "exactly what was left in is written");
    let again = shop.app.part_of_plan(&part, &[]).unwrap_err();
    assert_eq!(again.code.as_str(), "PLAN-APPLIED", "an applied plan has no parts any more");
    let rest = shop.apply(&rows[0]).await;
    assert_eq!(rest.failed, rest.stale, "of the whole, what its part has made is refused as stale: {rest:?}");
    shop.settled("part, then whole: nothing twice, nothing missing").await;
}

#[test]
fn a_part_of_a_stopped_plan_is_stopped_while_it_cuts_anything() {
    let gone: Vec<_> = (0..30).map(|n| sold("a", &format!("p{n:02}"), 5, 100)).collect();
    let stays = sold("a", "stays", 1, 100);
    let trade = Trade::acme()
        .sells([stays.clone()])
        .holds(gone.iter().zip(100..).map(|(s, id)| licence(id, 10, s)))
        .holds([licence(8, 10, &stays)])
        .linked(gone.iter().zip(100..).map(|(s, id)| link(s, id)))
        .linked([link(&stays, 8)])
        .with(|t| t.options.missing = MissingPolicy::Deactivate);
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
    connected(app.store());
    let plan = planned(app.store(), &trade).to_string();
    let whole = app.preview(&plan).unwrap();
    let guard = whole.guard.clone().unwrap();
    assert_eq!((guard.deactivate, guard.licences), (30, 31), "the guard stops the whole");
    let cuts = acting(&whole);
    let some = app.preview(&app.part_of_plan(&plan, &cuts[..5]).unwrap()).unwrap();
    assert_eq!(some.guard.unwrap().deactivate, 25, "a part that cuts as much is stopped, too");
    let few = app.preview(&app.part_of_plan(&plan, &cuts[..25]).unwrap()).unwrap();
    let stopped = few.guard.expect("a part that cuts little is stopped as well");
    assert_eq!((stopped.deactivate, few.tally.deactivate), (5, 5), "it counts what it would cut itself");
    assert!(stopped.why.contains("5 of 31") && stopped.why.contains(&guard.why), "and why: {}", stopped.why);
    let fewer = app.preview(&app.part_of_plan(&few.plan, &cuts[25..29]).unwrap()).unwrap().guard.unwrap();
    assert_eq!(fewer.why.matches("stopped").count(), 1, "a part of a part names the plan: {}", fewer.why);
    assert_eq!(few.money.monthly.len(), 1, "what is left out costs nothing");

    assert_eq!(app.part_of_plan(&plan, &[]).unwrap(), plan, "leaving out nothing is the plan itself");
    let odd = app.part_of_plan(&plan, &[cuts[0], 9_999]).unwrap_err();
    assert_eq!(odd.code.as_str(), "USAGE", "a number the plan does not have is a slip: {odd}");
    let none = app.preview(&app.part_of_plan(&plan, &cuts).unwrap()).unwrap();
    assert_eq!(acting(&none), [0i64; 0], "all of it left out leaves nothing to do");
    assert_eq!(none.guard, None, "and what cuts nothing is not stopped");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_in_part_leaves_the_rest_to_be_undone() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let undo = shop.app.undo_plan(&run.run, Vec::new(), None).await.unwrap();
    let all = acting(&shop.app.preview(&undo).unwrap());
    let part = shop.app.part_of_plan(&undo, &all[1..]).unwrap();
    let view = shop.app.plan_view(PlanId::parse(&part).unwrap()).unwrap();
    assert_eq!(shop.app.apply(&request(&view)).await.unwrap().applied, 1, "one change is taken back");
    let status = shop.app.store().run(run_id(&run)).unwrap().unwrap().status;
    assert_eq!(status, RunStatus::Done, "the run is not undone as a whole");
    let rest = shop.app.undo_plan(&run.run, Vec::new(), None).await.unwrap();
    let preview = shop.app.preview(&rest).unwrap();
    assert_eq!(acting(&preview), all[1..], "the rest can be");
    assert_eq!(preview.undoes.as_deref(), Some(run.run.as_str()), "and says what it takes back");
    let view = shop.app.plan_view(PlanId::parse(&rest).unwrap()).unwrap();
    shop.app.apply(&request(&view)).await.unwrap();
    let status = shop.app.store().run(run_id(&run)).unwrap().unwrap().status;
    assert_eq!(status, RunStatus::Undone, "then it is");
}
