//! What may have happened between a run and its undo: another undo, a merge, a failure, a new link.

use super::{about, made, one_count_changed, several_counts_planned, status, undo, undo_also};
use crate::run::batches::right;
use crate::support::shop::{Shop, line, number, request, run_id, text};
use halyard_core::plan::Action;
use halyard_core::store::RunStatus;
use serde_json::json;

fn active(shop: &Shop, id: i64) -> bool {
    shop.practice.halo().licence(id).unwrap()["is_active"] == json!(true)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_is_undone() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let (_, back) = undo(&shop, &run).await;
    let (plan, forth) = undo(&shop, &back).await;
    let lines: Vec<String> = shop.show(&plan).changes.iter().map(line).collect();
    assert_eq!((forth.status, forth.failed), (RunStatus::Done, 0), "{lines:#?}");
    assert_eq!(&shop.stock(), right().await, "what the first run wrote is there again");
    assert_eq!(status(&shop, run_id(&back)), RunStatus::Undone, "the undo is what was taken back");
    shop.settled("after the undo of an undo").await;
    let (_, again) = undo(&shop, &forth).await;
    assert_eq!(again.failed, 0, "and so on: {again:?}");
    assert!(made(&shop, &run).iter().all(|id| !active(&shop, *id)), "they sleep again");
}

/// Every licence of the client of `licence` becomes another client's, as in a merge; that client goes, or stays
/// inactive.
fn merge(shop: &Shop, licence: i64, stays: bool) -> i64 {
    let halo = shop.practice.halo();
    let from = number(&halo.licence(licence).unwrap()["client_id"]);
    let other = halo.clients().into_iter().map(|c| number(&c["id"])).find(|id| *id != from).unwrap();
    for l in halo.licences().iter().filter(|l| number(&l["client_id"]) == from) {
        halo.edit_licence(number(&l["id"]), &json!({ "client_id": other }));
    }
    if stays {
        halo.edit_client(from, &json!({ "inactive": true }));
    } else {
        halo.delete_client(from);
    }
    other
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn licences_of_a_merged_client_are_shown_and_left_alone() {
    for stays in [true, false] {
        let shop = Shop::matched("").await;
        let run = shop.plan_and_apply().await;
        let ids = made(&shop, &run);
        let other = merge(&shop, ids[0], stays);
        let plan = shop.app.undo(run_id(&run)).await.unwrap();
        let change = about(&shop, &plan, ids[0]);
        assert_eq!(change.action, Action::Blocked, "stays {stays}: {}", line(&change));
        assert!(change.why.contains("merge") && change.why.contains(&other.to_string()), "{}", change.why);
        let outcome = shop.app.apply(&request(&plan)).await.unwrap();
        assert_eq!(outcome.failed, 0, "stays {stays}: nothing fails half-way: {outcome:?}");
        assert!(active(&shop, ids[0]), "stays {stays}: its licences are left alone");
        let elsewhere = ids
            .iter()
            .filter(|id| number(&shop.practice.halo().licence(**id).unwrap()["client_id"]) != other);
        assert!(
            elsewhere.clone().count() > 3 && elsewhere.clone().all(|id| !active(&shop, *id)),
            "the rest is undone"
        );
        let (_, outcome) = undo_also(&shop, &run, &[format!("{}:is_active", ids[0])]).await;
        assert_eq!(
            (outcome.applied, active(&shop, ids[0])),
            (1, false),
            "chosen, it goes where it stands now"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn licences_that_went_with_their_client_are_said_before() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let ids = made(&shop, &run);
    let client = number(&shop.practice.halo().licence(ids[0]).unwrap()["client_id"]);
    shop.practice.halo().delete_client(client);
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    assert_eq!(about(&shop, &plan, ids[0]).action, Action::Skip, "it is shown");
    assert!(
        plan.remarks.iter().any(|r| r.contains("licence(s) are no longer in Halo")),
        "{:?}",
        plan.remarks
    );
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "the rest is taken back: {outcome:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inactive_licence_keeps_its_fields() {
    let (shop, id, run) = one_count_changed().await;
    shop.practice.halo().edit_licence(id, &json!({ "is_active": false }));
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = about(&shop, &plan, id);
    assert!(change.action == Action::Skip && change.why.contains("inactive"), "{}", line(&change));
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((outcome.failed, outcome.stale), (0, 0), "nothing is refused later: {outcome:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_run_that_failed_in_part_only_what_was_written_is_taken_back() {
    let (shop, ids, plan) = several_counts_planned().await;
    let before = shop.practice.halo().licences();
    shop.practice.halo().edit_licence(ids[0], &json!({ "count": 12_345 }));
    let run = shop.apply(&plan).await;
    assert_eq!((run.status, run.stale), (RunStatus::Partly, 1), "one is refused: {run:?}");
    let (plan, outcome) = undo(&shop, &run).await;
    assert!(!shop.show(&plan).changes.iter().any(|c| c.record == Some(ids[0])), "it is no part of the undo");
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{outcome:?}");
    for old in before.iter().filter(|l| number(&l["id"]) != ids[0]) {
        let now = shop.practice.halo().licence(number(&old["id"])).unwrap();
        assert_eq!(now["count"], old["count"], "licence {} is as it was", old["id"]);
    }
    let kept = shop.practice.halo().licence(ids[0]).unwrap();
    assert_eq!(number(&kept["count"]), 12_345, "what was refused stays the person's");
    assert_eq!(
        status(&shop, run_id(&run)),
        RunStatus::Undone,
        "a run that failed in part is taken back as well"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_that_fails_in_part_can_be_done_again() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let id = made(&shop, &run)[0];
    shop.practice.halo().edit_licence(id, &json!({ "is_active": null }));
    shop.practice.halo().delete_licence(id);
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((outcome.status, outcome.stale), (RunStatus::Partly, 1), "{outcome:?}");
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Done, "so the run is not undone yet");
    let (_, rest) = undo(&shop, &run).await;
    assert_eq!(rest.failed, 0, "what is left is nothing that could fail: {rest:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscription_with_another_licence_by_now_keeps_it() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let id = made(&shop, &run)[0];
    let links = || shop.app.store().links(&shop.giacom).unwrap();
    let link = links().into_iter().find(|l| l.licence.0 == id).unwrap();
    let client = number(&shop.practice.halo().licence(id).unwrap()["client_id"]);
    let other = shop
        .practice
        .halo()
        .add_licence(&json!({ "name": "By hand", "client_id": client, "type": 1, "count": 3 }));
    shop.app.link_set(&shop.giacom, &link.key.0, other).await.unwrap();
    let (plan, outcome) = undo(&shop, &run).await;
    assert_eq!(outcome.failed, 0, "{outcome:?}");
    assert_eq!(about(&shop, &plan, id).action, Action::Deactivate, "what the run made goes to sleep");
    let kept = links().into_iter().find(|l| l.key == link.key).expect("it is linked still");
    assert_eq!((kept.licence.0, kept.retired), (other, false), "to the licence the person chose");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_a_person_cleared_does_not_come_back() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let id = made(&shop, &run)[0];
    let links = || shop.app.store().links(&shop.giacom).unwrap();
    let link = links().into_iter().find(|l| l.licence.0 == id).unwrap();
    shop.app.link_clear(&shop.giacom, &link.key.0).unwrap();
    undo(&shop, &run).await;
    assert!(!active(&shop, id), "the licence is set inactive");
    assert!(links().iter().all(|l| l.key != link.key && l.licence.0 != id), "and stays unlinked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_that_is_another_subscriptions_by_now_is_left_alone() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let ids = made(&shop, &run);
    let links = shop.app.store().links(&shop.giacom).unwrap();
    let of = |id: i64| links.iter().find(|l| l.licence.0 == id).unwrap();
    let strange =
        ids.iter().map(|id| of(*id)).find(|l| l.key != of(ids[0]).key && l.family != of(ids[0]).family);
    let strange = strange.unwrap().key.0.clone();
    shop.app.link_set(&shop.giacom, &strange, ids[0]).await.unwrap();
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = about(&shop, &plan, ids[0]);
    assert!(
        change.action == Action::Blocked && change.why.contains("linked to another"),
        "{}",
        line(&change)
    );
    shop.app.apply(&request(&plan)).await.unwrap();
    assert!(active(&shop, ids[0]), "it is in use");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_price_that_moved_on_keeps_its_link() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let rows = shop.practice.giacom().rows();
    let name = |id: i64| text(&shop.practice.halo().licence(id).unwrap()["name"]);
    let priced = made(&shop, &run).into_iter().find_map(|id| {
        let mut of =
            rows.iter().filter(|r| r["productReference"] == json!(name(id)) && r["costPerSeat"].is_number());
        let row = of.next().filter(|_| of.next().is_none())?;
        Some((id, text(&row["customerId"]), text(&row["productId"])))
    });
    let (id, customer, product) = priced.expect("a product that is sold once");
    shop.practice.giacom().set_cost(&customer, &product, 7770);
    let later = shop.plan_and_apply().await;
    assert!(later.applied > 0 && later.failed == 0, "the price is followed: {later:?}");
    let links =
        || shop.app.store().links(&shop.giacom).unwrap().into_iter().find(|l| l.licence.0 == id).unwrap();
    let key = links().key;
    undo(&shop, &run).await;
    assert_eq!(
        (links().key, links().retired),
        (key, true),
        "the link at the new price is the one that sleeps"
    );
    let again = shop.plan_and_apply().await;
    assert!(active(&shop, id) && again.failed == 0, "so the import wakes it: {again:?}");
    shop.settled("after an undo across a change of price").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_duplicates_run_what_a_person_did_since_stands() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let list = shop.app.duplicates("giacom").await.unwrap();
    let go = list.groups[0].licences.iter().find(|l| !l.keep).unwrap().id;
    let plan = shop.app.duplicates_plan("giacom", &[go]).await.unwrap();
    let run = shop.app.apply(&request(&plan)).await.unwrap();
    merge(&shop, go, true);
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = about(&shop, &plan, go);
    assert_eq!(change.action, Action::Blocked, "it was moved: {}", line(&change));
    let nothing = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((nothing.applied, active(&shop, go)), (0, false), "left asleep");
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Done, "and the run is not undone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_asks_no_more_of_halo_than_the_import() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let run = shop.apply(&plan).await;
    let (back, outcome) = undo(&shop, &run).await;
    let (there, back) = (plan.requests.halo + run.requests.halo, back.requests.halo + outcome.requests.halo);
    assert!(back <= there, "{back} requests to undo what took {there}");
}
