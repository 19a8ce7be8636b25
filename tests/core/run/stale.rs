//! What people do in Halo and in Halyard between the plan and its application: theirs stands.

use super::batches::right;
use crate::support::shop::{Shop, line, number, request, run_id, text};
use halyard_core::app::{ChangeView, RunOutcome};
use halyard_core::plan::{Action, Entity};
use halyard_core::store::{ChangeState, RunStatus};
use halyard_core::{ErrorCode, Meaning};
use serde_json::{Value, json};

/// An imported shop in which Giacom then sells `more` seats of two licences' products.
async fn imported() -> Shop {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop
}

/// Giacom's rows whose product the customer has in one row alone.
fn rows(shop: &Shop) -> Vec<Value> {
    let all = shop.practice.giacom().rows();
    let same = |a: &Value, b: &Value| a["customerId"] == b["customerId"] && a["productId"] == b["productId"];
    all.iter()
        .filter(|r| all.iter().filter(|o| same(o, r)).count() == 1 && !r["costPerSeat"].is_null())
        .cloned()
        .collect()
}

fn set(shop: &Shop, row: &Value, seats: i64) {
    shop.practice.giacom().set_quantity(&text(&row["customerId"]), &text(&row["productId"]), seats);
}

fn acting(changes: &[ChangeView]) -> Vec<&ChangeView> {
    changes.iter().filter(|c| c.action.acts()).collect()
}

fn count(shop: &Shop, licence: i64) -> Option<i64> {
    shop.practice.halo().licence(licence).map(|l| number(&l["count"]))
}

fn outcomes(shop: &Shop, outcome: &RunOutcome) -> Vec<String> {
    let states = shop.app.store().run_changes(run_id(outcome)).unwrap();
    states.iter().map(|s| s.state.as_str().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_changed_meanwhile_is_refused_the_rest_applied() {
    let shop = imported().await;
    for row in rows(&shop).iter().take(5) {
        set(&shop, row, 77);
    }
    let plan = shop.plan().await;
    let changes = shop.show(&plan).changes;
    let ids: Vec<i64> = acting(&changes).iter().map(|c| c.record.unwrap()).collect();
    assert_eq!(ids.len(), 5, "five counts differ");
    let halo = shop.practice.halo();
    halo.edit_licence(ids[0], &json!({ "count": 12_345 }));
    halo.delete_licence(ids[1]);
    halo.edit_licence(ids[2], &json!({ "count": 77 }));
    halo.edit_licence(ids[3], &json!({ "name": "renamed", "notes": "no reference any more", "price": 99.0 }));
    let outcome = shop.apply(&plan).await;
    assert_eq!(
        outcomes(&shop, &outcome),
        ["stale", "stale", "already", "applied", "applied"],
        "each by its own fate"
    );
    assert_eq!(
        (outcome.status, outcome.stale, outcome.applied),
        (RunStatus::Partly, 2, 3),
        "the figures agree"
    );
    assert_eq!(count(&shop, ids[0]), Some(12_345), "the person's count stands");
    assert_eq!(count(&shop, ids[1]), None, "what was deleted stays deleted");
    let kept = halo.licence(ids[3]).unwrap();
    assert_eq!(
        (number(&kept["count"]), text(&kept["name"]).as_str()),
        (77, "renamed"),
        "the name is the person's"
    );
    assert_eq!(
        (text(&kept["notes"]).as_str(), kept["price"].as_f64()),
        ("no reference any more", Some(99.0)),
        "and so are notes and price"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_is_stale_throughout_says_so() {
    let shop = imported().await;
    let row = rows(&shop).remove(0);
    set(&shop, &row, 77);
    let plan = shop.plan().await;
    let id = acting(&shop.show(&plan).changes)[0].record.unwrap();
    shop.practice.halo().edit_licence(id, &json!({ "count": 5_000 }));
    let outcome = shop.apply(&plan).await;
    assert_eq!(outcome.meaning(), Some(Meaning::Stale), "exit 5: plan again");
    let receipt = shop.app.receipt(run_id(&outcome)).unwrap();
    let error = receipt.changes.iter().find_map(|c| c.error.clone()).unwrap();
    assert_eq!(error.code, ErrorCode::PlanStale, "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_plans_of_one_state_make_nothing_twice() {
    for faults in ["", "notes-missing"] {
        let shop = Shop::matched(faults).await;
        let (first, second) = (shop.plan().await, shop.plan().await);
        shop.apply(&first).await;
        let outcome = shop.apply(&second).await;
        assert_eq!(
            &shop.stock(),
            right().await,
            "{faults:?}: the second plan's licences are there already: {outcome:?}"
        );
        shop.settled(faults).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_linked_by_hand_meanwhile_is_not_made_again() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let changes =
        shop.app.store().plan_changes(halyard_core::store::PlanId::parse(&plan.plan).unwrap()).unwrap();
    let (_, create) = changes
        .iter()
        .find(|(_, c)| c.action == Action::Create && c.entity == Entity::Licence && c.namesakes.len() == 1)
        .expect("the practice company has a licence that only resembles one");
    let (key, theirs) = (create.subject.clone().unwrap().key.0, create.namesakes[0].0);
    shop.app.link_set(&shop.giacom, &key, theirs).await.unwrap();
    let before = shop.practice.halo().licences().iter().filter(|l| l["name"] == json!(create.name)).count();
    shop.apply(&plan).await;
    let after = shop
        .practice
        .halo()
        .licences()
        .iter()
        .filter(|l| {
            l["name"] == json!(create.name)
                && l["client_id"] == shop.practice.halo().licence(theirs).unwrap()["client_id"]
        })
        .count();
    assert!(after <= before, "the person said which licence it is; a second one bills twice");
    let links = shop.app.link_list(&shop.giacom).unwrap();
    let link = links.iter().find(|l| l.subscription == key).unwrap();
    assert_eq!(link.licence_id, theirs, "and the person's link stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_adoption_does_not_take_over_a_link_set_by_hand_meanwhile() {
    let shop = Shop::matched("").await;
    let halo = shop.practice.halo();
    // What a first run would make stands there already, without a reference: it is adopted as it is.
    shop.plan_and_apply().await;
    let links = shop.app.link_list(&shop.giacom).unwrap();
    let (key, equal) = (links[0].subscription.clone(), links[0].licence_id);
    shop.app.link_clear(&shop.giacom, &key).unwrap();
    let plan = shop.plan().await;
    let adopt =
        acting(&shop.show(&plan).changes).into_iter().find(|c| c.record == Some(equal)).cloned().unwrap();
    assert_eq!((adopt.action, adopt.fields.len()), (Action::Adopt, 0), "only the link is to be saved");
    let other = halo.add_licence(&json!({ "type": 1, "name": "chosen by a person", "client_id": halo.licence(equal).unwrap()["client_id"], "count": 1 }));
    shop.app.link_set(&shop.giacom, &key, other).await.unwrap();
    let outcome = shop.apply(&plan).await;
    assert_eq!(outcome.stale, 1, "a person knew better: {outcome:?}");
    let now = shop.app.link_list(&shop.giacom).unwrap();
    assert_eq!(now.iter().find(|l| l.subscription == key).unwrap().licence_id, other, "their link stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_matched_otherwise_meanwhile_is_refused_also_after_a_stop() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    shop.faults("halo.writes.forbidden=licences");
    let stopped = shop.apply(&plan).await;
    assert_eq!(stopped.status, RunStatus::Interrupted, "stopped before any licence was made: {stopped:?}");
    shop.faults("");
    let changes = shop.show(&plan).changes;
    let matched = shop.app.match_list(&shop.giacom).await.unwrap();
    let is_matched = |id: &str| matched.matches.iter().any(|m| m.customer_id == id && m.client_id.is_some());
    let whose = changes
        .iter()
        .find(|c| c.action == Action::Create && c.entity == Entity::Licence && is_matched(&c.customer_id))
        .expect("somebody who is matched gets a licence");
    shop.app.match_exclude(&shop.giacom, &whose.customer_id, "not ours any more").await.unwrap();
    let outcome = shop.app.resume(run_id(&stopped)).await.unwrap();
    let receipt = shop.app.show(&outcome.run).unwrap();
    let theirs: Vec<String> = receipt
        .changes
        .iter()
        .filter(|c| c.customer_id == whose.customer_id && c.entity == Entity::Licence && c.action.acts())
        .filter(|c| c.outcome != Some(ChangeState::Stale.as_str()))
        .map(line)
        .collect();
    assert!(theirs.is_empty(), "an excluded customer gets no licences: {theirs:#?}");
    let others = receipt.changes.iter().filter(|c| c.outcome == Some("applied")).count();
    assert!(others > 20, "the other customers' are applied: {others}, {:?}", outcome.stopped);
    assert_eq!(
        outcome.failed, outcome.stale,
        "and nothing else failed, those for clients this run made included"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_halyard_at_work_is_told_apart() {
    let shop = imported().await;
    let plan = shop.plan().await;
    let lock =
        std::fs::File::options().write(true).open(shop.folder.path().join("locks/giacom.lock")).unwrap();
    lock.lock().unwrap();
    let error = shop.app.apply(&request(&plan)).await.unwrap_err();
    assert_eq!((error.code, error.code.meaning()), (ErrorCode::ConnectionHeld, Meaning::Held), "exit 6");
    drop(lock);
    assert_eq!(shop.apply(&plan).await.status, RunStatus::Done, "and free again once the other is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_vendor_says_otherwise_by_now_is_refused_the_rest_applied() {
    let shop = imported().await;
    let rows = rows(&shop);
    set(&shop, &rows[0], 71);
    set(&shop, &rows[1], 72);
    let plan = shop.plan().await;
    set(&shop, &rows[1], 73);
    let outcome = shop.apply(&plan).await;
    assert_eq!((outcome.applied, outcome.stale), (1, 1), "one number is old by now: {outcome:?}");
    assert_eq!(outcome.meaning(), Some(Meaning::Partly), "and the receipt says which");
    assert_eq!(outcome.requests.vendor, 1, "the vendor was asked once more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_made_for_a_client_that_left_meanwhile() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let making = shop.show(&plan).changes.into_iter().filter(|c| c.action == Action::Create).count() as u64;
    let client = shop
        .practice
        .halo()
        .clients()
        .into_iter()
        .find(|c| c["name"] == json!("Café Linnmoor Landscapes Ltd"));
    let id = client.expect("the practice company has this client")["id"].as_i64().unwrap();
    let held = || shop.practice.halo().licences().iter().filter(|l| l["client_id"] == json!(id)).count();
    let by_hand = held();
    assert!(shop.practice.halo().edit_client(id, &json!({ "inactive": true })), "a person sets it inactive");
    let outcome = shop.apply(&plan).await;
    assert!(outcome.stale > 0, "its licences are not made: {outcome:?}");
    assert_eq!(outcome.applied + outcome.stale, making, "all others are");
    assert_eq!(held(), by_hand, "and Halo holds none of them");
}
