//! Licences that stand in Halo twice: shown with what bills them, set inactive by a plan, taken back by undo.

use crate::support::shop::{Shop, number, request, run_id};
use halyard_core::plan::Action;
use halyard_core::store::RunStatus;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_two_is_set_inactive_and_comes_back() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let list = shop.app.duplicates("giacom").await.unwrap();
    assert_eq!(list.lines_unknown, None, "invoices could be read");
    let group = list.groups.first().expect("the practice company has licences typed in by hand");
    let (keep, go): (Vec<_>, Vec<_>) = group.licences.iter().partition(|l| l.keep);
    assert!(
        keep.len() == 1 && keep[0].linked.as_deref() == Some("giacom"),
        "the linked one stays: {group:?}"
    );
    assert!(go.iter().all(|l| l.linked.is_none()), "the others are nobody's: {group:?}");
    let go = go[0].id;

    let both: Vec<i64> = group.licences.iter().map(|l| l.id).collect();
    let refused = shop.app.duplicates_plan("giacom", &both).await.unwrap_err();
    assert!(refused.what.contains("must stay"), "one must stay: {refused:?}");
    let stranger = shop.app.duplicates_plan("giacom", &[999_999]).await.unwrap_err();
    assert_eq!(stranger.code.as_str(), "LICENCE-UNKNOWN", "only what stands there twice");

    let plan = shop.app.duplicates_plan("giacom", &[go]).await.unwrap();
    assert_eq!(plan.licences.get(Action::Deactivate), 1, "one change: {plan:?}");
    let remarks = &shop.show(&plan).changes[0].remarks;
    assert!(remarks.iter().any(|r| r.contains("counts it")), "what bills it is told: {remarks:?}");
    let active = |id| shop.practice.halo().licence(id).unwrap()["is_active"].clone();
    assert_eq!(active(go), json!(true), "nothing is written by planning");
    let run = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((run.status, run.applied), (RunStatus::Done, 1), "{run:?}");
    assert_eq!((active(go), active(keep[0].id)), (json!(false), json!(true)), "and the other one stays");
    let again = shop.app.duplicates("giacom").await.unwrap();
    assert!(!again.groups.iter().any(|g| g.licences.iter().any(|l| l.id == go)), "it is settled");

    let back = shop.app.undo(run_id(&run)).await.unwrap();
    let undone = shop.app.apply(&request(&back)).await.unwrap();
    assert_eq!((undone.status, undone.applied), (RunStatus::Done, 1), "{undone:?}");
    assert_eq!(active(go), json!(true), "as it was");
    shop.settled("after duplicates").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changed_since_the_plan_stays() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let list = shop.app.duplicates("giacom").await.unwrap();
    let go = list.groups[0].licences.iter().find(|l| !l.keep).unwrap().id;
    let plan = shop.app.duplicates_plan("giacom", &[go]).await.unwrap();
    let was = number(&shop.practice.halo().licence(go).unwrap()["client_id"]);
    let others = shop.practice.halo().clients().into_iter().map(|c| number(&c["id"]));
    let client = others.into_iter().find(|id| *id != was).expect("there are other clients");
    shop.practice.halo().edit_licence(go, &json!({ "client_id": client }));
    let run = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!((run.status, run.applied, run.stale), (RunStatus::Failed, 0, 1), "{run:?}");
    assert_eq!(shop.practice.halo().licence(go).unwrap()["is_active"], json!(true), "left alone");
}
