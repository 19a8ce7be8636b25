//! Deleting what a run made: only where a person typed how many, only what nobody touched and nothing bills, and
//! believed only once Halo no longer lists it.

use super::{about, made, status, undo};
use crate::support::shop::{Shop, line, number, request, run_id, text};
use halyard_core::app::screens::receipt::Outcome;
use halyard_core::app::{PlanView, ReceiptFormat, RunOutcome, UndoRequest};
use halyard_core::plan::Action;
use halyard_core::store::{ChangeState, RunStatus};
use halyard_core::{ErrorCode, Result};
use serde_json::json;

async fn asked(shop: &Shop, run: &RunOutcome, typed: &str) -> Result<PlanView> {
    shop.app.undo(UndoRequest { delete: Some(typed.to_owned()), ..run_id(run).into() }).await
}

/// The plan of an undo that deletes all it may.
async fn deleting(shop: &Shop, run: &RunOutcome) -> PlanView {
    let offer = shop.app.deletion_offer(run_id(run)).await.unwrap();
    asked(shop, run, &offer.confirm).await.unwrap()
}

fn there(shop: &Shop, id: i64) -> bool {
    shop.practice.halo().licence(id).is_some()
}

/// A shop with what an import made.
async fn imported() -> (Shop, RunOutcome, Vec<i64>) {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let ids = made(&shop, &run);
    assert!(ids.len() > 10, "the import makes licences: {}", ids.len());
    (shop, run, ids)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_run_made_is_deleted_where_a_person_typed_it() {
    let (shop, run, ids) = imported().await;
    let refused = asked(&shop, &run, "").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::ConfirmNeeded, "{refused:?}");
    let words = format!("delete {} licences", ids.len());
    assert!(refused.fix.contains(&words), "it says what to type: {refused:?}");
    for near in ["delete", "delete 1 licences", "Delete licences", "yes"] {
        assert_eq!(asked(&shop, &run, near).await.unwrap_err().code, ErrorCode::ConfirmNeeded, "{near:?}");
    }
    let offer = shop.app.deletion_offer(run_id(&run)).await.unwrap();
    assert_eq!((offer.confirm.as_str(), offer.licences.len(), offer.kept.len()), (&*words, ids.len(), 0));
    let plan = asked(&shop, &run, &words).await.unwrap();
    assert!(ids.iter().all(|id| there(&shop, *id)), "planning deletes nothing");
    assert_eq!(plan.licences.get(Action::Delete), ids.len() as u64, "{:?}", plan.licences);
    assert!(
        plan.remarks.iter().any(|r| r.contains("are deleted, which cannot be undone")),
        "{:?}",
        plan.remarks
    );
    assert!(plan.guard.is_none(), "what was typed is the stop");

    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{outcome:?}");
    assert!(ids.iter().all(|id| !there(&shop, *id)), "they are gone");
    let links = shop.app.store().links(&shop.giacom).unwrap();
    assert!(links.iter().all(|l| !ids.contains(&l.licence.0)), "and so are their links");
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Undone, "the run is taken back");
    let deletes = shop.practice.counts().by_path["DELETE /api/SoftwareLicence/{id}"];
    assert_eq!(deletes, ids.len() as u64, "each asked for once");

    let receipt = shop.app.receipt_as(run_id(&outcome), ReceiptFormat::Text).unwrap();
    assert!(receipt.contains("cannot be undone") && receipt.contains("delete "), "{receipt}");
    let audit = shop.app.audit_list(Some(run_id(&outcome)), 10_000).unwrap();
    let told = serde_json::to_string(&audit).unwrap();
    assert!(told.contains(&format!("DELETE /SoftwareLicence/{}", ids[0])), "the audit names the requests");
    assert!(shop.practice.violations().is_empty(), "{:?}", shop.practice.violations());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_of_deletions_says_before_that_they_do_not_come_back() {
    let (shop, run, ids) = imported().await;
    let plan = deleting(&shop, &run).await;
    let outcome = shop.apply(&plan).await;
    let (plan, forth) = undo(&shop, &outcome).await;
    let said = format!("{} licence(s) were deleted by the run and do not come back", ids.len());
    assert!(plan.remarks.iter().any(|r| r.starts_with(&said)), "{:?}", plan.remarks);
    assert_eq!(about(&shop, &plan, ids[0]).action, Action::Skip, "each is listed");
    assert_eq!(forth.failed, 0, "the rest comes back: {forth:?}");
    let again = shop.plan_and_apply().await;
    assert_eq!(again.failed, 0, "{again:?}");
    let news = made(&shop, &again);
    assert_eq!(news.len(), ids.len(), "a later import makes them anew");
    shop.settled("after deletions and an import").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_touched_or_bills_is_set_inactive_instead() {
    let (shop, run, ids) = imported().await;
    let halo = shop.practice.halo();
    halo.edit_licence(ids[0], &json!({ "count": 999 }));
    let notes = text(&halo.licence(ids[1]).unwrap()["notes"]);
    halo.edit_licence(ids[1], &json!({ "notes": format!("{notes}. Agreed with Bob.") }));
    halo.edit_licence(ids[2], &json!({ "notes": "no reference" }));
    halo.edit_licence(ids[3], &json!({ "name": "Renamed" }));
    let invoice = halo.recurring_invoices().remove(0);
    let billed = json!({ "lines": [{ "id": 1, "item_shortdescription": "Seats", "isinactive": true,
        "quantity_subscriptions": [{ "licence_id": ids[4], "kind": 4 }] }] });
    halo.edit_recurring_invoice(number(&invoice["id"]), &billed);
    halo.edit_licence(ids[5], &json!({ "is_active": false }));
    let offer = shop.app.deletion_offer(run_id(&run)).await.unwrap();
    let why =
        |id: i64| offer.kept.iter().find(|l| l.id == id).unwrap_or_else(|| panic!("{id} stays")).why.clone();
    for (id, words) in [
        (ids[0], "count was changed"),
        (ids[1], "notes was changed"),
        (ids[2], "no longer stands in its notes"),
        (ids[3], "name was changed"),
        (ids[4], "counted by recurring invoice"),
        (ids[5], "is_active was changed"),
    ] {
        assert!(why(id).contains(words), "{words}: {}", why(id));
    }
    assert!(why(ids[4]).contains("Seats"), "the line is shown, also one that is switched off");
    assert_eq!(offer.confirm, format!("delete {} licences", ids.len() - 6), "the others can go");
    let plan = asked(&shop, &run, &offer.confirm).await.unwrap();
    let change = about(&shop, &plan, ids[4]);
    assert_eq!(change.action, Action::Deactivate, "{}", line(&change));
    assert!(change.remarks[0].contains("Seats"), "with the line that counts it: {:?}", change.remarks);
    let outcome = shop.apply(&plan).await;
    assert_eq!(outcome.failed, 0, "{outcome:?}");
    for id in &ids[..6] {
        assert_eq!(halo.licence(*id).unwrap()["is_active"], json!(false), "{id} is set inactive");
    }
    assert!(ids[6..].iter().all(|id| !there(&shop, *id)), "the others are gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_lines_cannot_be_read_nothing_is_deleted() {
    let (shop, run, ids) = imported().await;
    shop.faults("halo.reads.forbidden=invoices");
    let offer = shop.app.deletion_offer(run_id(&run)).await.unwrap();
    assert!(offer.licences.is_empty() && offer.lines_unknown.is_some(), "it says so: {offer:?}");
    let refused = asked(&shop, &run, "delete 0 licences").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NothingToUndo, "{refused:?}");
    shop.faults("");
    let plan = deleting(&shop, &run).await;
    shop.faults("halo.reads.forbidden=invoices");
    let outcome = shop.apply(&plan).await;
    assert_eq!(outcome.stale, ids.len() as u64, "and not later either: {outcome:?}");
    assert!(ids.iter().all(|id| there(&shop, *id)), "all are there");
    shop.faults("halo.notes-missing");
    let offer = shop.app.deletion_offer(run_id(&run)).await.unwrap();
    assert!(offer.licences.is_empty(), "a reference that is not listed speaks for nothing: {offer:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_moves_between_plan_and_deletion_is_refused_one_by_one() {
    let (shop, run, ids) = imported().await;
    let plan = deleting(&shop, &run).await;
    let halo = shop.practice.halo();
    halo.edit_licence(ids[0], &json!({ "count": 999 }));
    let invoice = number(&halo.recurring_invoices()[0]["id"]);
    let lines = json!({ "lines": [{ "id": 1, "quantity_licences": [{ "licence_id": ids[1], "kind": 1 }] }] });
    halo.edit_recurring_invoice(invoice, &lines);
    let other = halo.clients().into_iter().map(|c| number(&c["id"]));
    let other =
        other.into_iter().find(|id| *id != number(&halo.licence(ids[2]).unwrap()["client_id"])).unwrap();
    halo.edit_licence(ids[2], &json!({ "client_id": other }));
    halo.edit_licence(ids[3], &json!({ "is_active": false }));
    halo.delete_licence(ids[4]);
    let link =
        shop.app.store().links(&shop.giacom).unwrap().into_iter().find(|l| l.licence.0 == ids[5]).unwrap();
    shop.app.link_clear(&shop.giacom, &link.key.0).unwrap();
    let outcome = shop.apply(&plan).await;
    assert_eq!((outcome.status, outcome.stale, outcome.failed), (RunStatus::Partly, 5, 5), "{outcome:?}");
    assert!([0, 1, 2, 3, 5].iter().all(|n| there(&shop, ids[*n])), "what moved is there");
    assert!(ids[6..].iter().all(|id| !there(&shop, *id)), "the others are gone");
    let view = shop.app.receipt_view(&outcome.run).unwrap();
    let gone = view.changes.iter().find(|c| c.change.record == Some(ids[4])).unwrap();
    assert_eq!(gone.outcome, Outcome::Applied, "what was gone already is as it should be");
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Done, "the run is not undone as a whole");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_settled_by_reading() {
    for faults in [
        "drop-after-write@30%",
        "drop-before-write@30%",
        "error-after-write@30%",
        "halo.writes.502@30%",
        "deletes=marked",
        "halo.page-cap=10,drop-after-write@20%",
    ] {
        let (shop, run, ids) = imported().await;
        let plan = deleting(&shop, &run).await;
        shop.faults(faults);
        let outcome = shop.apply(&plan).await;
        assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{faults}: {outcome:?}");
        let gone = |id: &i64| shop.practice.halo().licence(*id).is_none_or(|l| l["deleted"] == json!(true));
        assert!(ids.iter().all(gone), "{faults}: all are gone");
        let links = shop.app.store().links(&shop.giacom).unwrap();
        assert!(links.iter().all(|l| !ids.contains(&l.licence.0)), "{faults}: and their links");
        assert!(shop.practice.violations().is_empty(), "{faults}: {:?}", shop.practice.violations());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_halo_that_does_not_delete_is_told_as_it_is() {
    for (faults, code) in [("deletes=kept", "HALO-400-RECORD"), ("deletes=refused", "HALO-400-RECORD")] {
        let (shop, run, ids) = imported().await;
        let plan = deleting(&shop, &run).await;
        shop.faults(faults);
        let outcome = shop.apply(&plan).await;
        assert_eq!(outcome.failed, ids.len() as u64, "{faults}: {outcome:?}");
        let states = shop.app.store().run_changes(run_id(&outcome)).unwrap();
        let codes = states.iter().filter_map(|s| s.error.as_ref()).map(|e| e.code.as_str());
        assert!(
            codes.clone().count() == ids.len() && codes.clone().all(|c| c == code),
            "{faults}: with the reason"
        );
        let links = shop.app.store().links(&shop.giacom).unwrap();
        assert!(ids.iter().all(|id| links.iter().any(|l| l.licence.0 == *id)), "{faults}: the links stay");
        let (_, inactive) = undo(&shop, &run).await;
        assert_eq!(inactive.failed, 0, "{faults}: they can be set inactive instead: {inactive:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_permission_it_stops_and_goes_on_later() {
    let (shop, run, ids) = imported().await;
    let plan = deleting(&shop, &run).await;
    shop.faults("halo.writes.forbidden=licences");
    let outcome = shop.apply(&plan).await;
    assert_eq!(outcome.status, RunStatus::Interrupted, "{outcome:?}");
    assert_eq!(outcome.stopped.as_ref().map(|e| e.code), Some(ErrorCode::HaloPermission), "{outcome:?}");
    shop.faults("");
    let rest = shop.app.resume(run_id(&outcome)).await.unwrap();
    assert_eq!((rest.status, rest.failed), (RunStatus::Done, 0), "{rest:?}");
    assert!(ids.iter().all(|id| !there(&shop, *id)), "with the permission they go");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_earlier_life_sent_is_looked_for_and_not_sent_again() {
    let (shop, run, ids) = imported().await;
    let plan = deleting(&shop, &run).await;
    shop.faults("halo.writes.forbidden=licences");
    let outcome = shop.apply(&plan).await;
    shop.faults("");
    // As if the process had been killed between the request and its answer.
    let run = run_id(&outcome);
    let seqs: Vec<(i64, i64)> = shop
        .app
        .store()
        .plan_changes(shop.app.store().run(run).unwrap().unwrap().plan)
        .unwrap()
        .into_iter()
        .filter(|(_, c)| c.action == Action::Delete)
        .filter_map(|(seq, c)| Some((seq, c.licence?.0)))
        .collect();
    let (seq, id) = seqs[0];
    shop.app.store().intend(run, &[seq], "DELETE /SoftwareLicence", jiff::Timestamp::now()).unwrap();
    shop.practice.halo().delete_licence(id);
    shop.practice.reset_counts();
    let rest = shop.app.resume(run).await.unwrap();
    assert_eq!((rest.status, rest.failed), (RunStatus::Done, 0), "{rest:?}");
    let deletes = shop.practice.counts().by_path["DELETE /api/SoftwareLicence/{id}"];
    assert_eq!(deletes, ids.len() as u64 - 1, "the one that had landed is not asked for again");
    let state = shop.app.store().run_changes(run).unwrap().into_iter().find(|s| s.seq == seq).unwrap();
    assert_eq!(state.state, ChangeState::Applied, "it counts as done by this run");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_run_did_not_make_is_never_deleted() {
    let (shop, first, ids) = imported().await;
    undo(&shop, &first).await;
    let second = shop.plan_and_apply().await;
    assert!(made(&shop, &second).is_empty(), "the second import wakes what the first made");
    let refused = asked(&shop, &second, "delete 0 licences").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NothingToUndo, "{refused:?}");
    assert!(ids.iter().all(|id| there(&shop, *id)), "none is touched");
    assert!(
        !shop.practice.counts().by_path.contains_key("DELETE /api/SoftwareLicence/{id}"),
        "none was asked for"
    );
}
