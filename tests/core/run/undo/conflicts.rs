//! Fields that somebody changed since the run: shown with all three values, left alone, and undone only where a
//! person names them.

use super::{about, one_count_changed, several_counts_planned, status, undo_also};
use crate::support::shop::{Shop, line, number, request, run_id, text};
use halyard_core::app::{GiacomForm, RunOutcome, UndoChoice, UndoRequest};
use halyard_core::plan::{Action, Entity};
use halyard_core::store::{ChangeState, RunStatus};
use serde_json::json;

async fn refused(shop: &Shop, run: &RunOutcome, choice: &str) -> String {
    let also: Vec<UndoChoice> = vec![choice.parse().unwrap()];
    let error = shop.app.undo(UndoRequest { also, ..run_id(run).into() }).await.unwrap_err();
    assert_eq!(error.code.as_str(), "USAGE", "{choice}: {error:?}");
    error.why
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflict_is_shown_and_undone_only_where_it_is_chosen() {
    let (shop, id, run) = one_count_changed().await;
    let before = shop.app.show(&run.run).unwrap().changes.into_iter().find(|c| c.record == Some(id)).unwrap();
    let was = before.fields["count"].before.as_ref().unwrap().to_string();
    shop.practice.halo().edit_licence(id, &json!({ "count": 60 }));
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = about(&shop, &plan, id);
    let conflict = change.conflicts.first().expect("it is shown").clone();
    let shown = [Some(conflict.wrote), conflict.now, conflict.back].map(|v| v.unwrap().to_string());
    assert_eq!(shown, ["55".to_owned(), "60".to_owned(), was.clone()], "wrote, has, would go back to");
    assert!(!conflict.chosen && change.fields.is_empty(), "and left alone: {}", line(&change));
    assert!(
        plan.remarks.iter().any(|r| r.starts_with("1 field(s) were changed since")),
        "{:?}",
        plan.remarks
    );
    let name = conflict.also.expect("it says what to name");
    assert_eq!(name, format!("{id}:count"), "by record and field");

    let also = vec![name.parse().unwrap()];
    let chosen = shop.app.undo(UndoRequest { also, ..run_id(&run).into() }).await.unwrap();
    assert_ne!(chosen.plan, plan.plan, "a plan is never altered: this is a new one");
    assert_eq!(about(&shop, &plan, id).conflicts.len(), 1, "the first plan is as it was");
    let change = about(&shop, &chosen, id);
    let field = &change.fields["count"];
    assert_eq!(field.before.as_ref().unwrap().to_string(), "60", "from what Halo has now");
    assert!(change.conflicts[0].chosen && change.conflicts[0].also.is_none(), "and it stays visible why");

    shop.practice.halo().edit_licence(id, &json!({ "count": 70 }));
    let outcome = shop.app.apply(&request(&chosen)).await.unwrap();
    assert_eq!(outcome.stale, 1, "what moved again is refused, chosen or not");
    assert_eq!(number(&shop.practice.halo().licence(id).unwrap()["count"]), 70, "the newer count stands");

    let (_, outcome) = undo_also(&shop, &run, &[name]).await;
    assert_eq!((outcome.status, outcome.applied), (RunStatus::Done, 1), "{outcome:?}");
    assert_eq!(shop.practice.halo().licence(id).unwrap()["count"].to_string().trim_end_matches(".0"), was);
    assert_eq!(status(&shop, run_id(&run)), RunStatus::Undone, "the run is taken back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_the_run_changed_can_be_chosen() {
    let (shop, id, run) = one_count_changed().await;
    shop.practice.halo().edit_licence(id, &json!({ "count": 60 }));
    assert!(refused(&shop, &run, "1:count").await.contains("did not change that record"));
    assert!(refused(&shop, &run, &format!("{id}:status")).await.contains("did not change that field"));
    assert!(refused(&shop, &run, &format!("{id}:colour")).await.contains("Fields are named"));
    assert!(refused(&shop, &run, &format!("client-{id}:name")).await.contains("did not change that record"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_left_alone_can_be_chosen_after_the_undo() {
    let (shop, ids, plan) = several_counts_planned().await;
    let (id, change) = (ids[0], about(&shop, &plan, ids[0]));
    let was = change.fields["count"].before.as_ref().unwrap().to_string();
    let run = shop.apply(&plan).await;
    shop.practice.halo().edit_licence(id, &json!({ "count": 321 }));
    let (_, outcome) = undo_also(&shop, &run, &[]).await;
    assert_eq!((outcome.status, outcome.failed), (RunStatus::Done, 0), "{outcome:?}");
    assert_eq!(number(&shop.practice.halo().licence(id).unwrap()["count"]), 321, "left alone");
    let (plan, outcome) = undo_also(&shop, &run, &[format!("{id}:count")]).await;
    assert_eq!(outcome.applied, 1, "nothing but the chosen: {plan:?}");
    assert_eq!(shop.practice.halo().licence(id).unwrap()["count"].to_string().trim_end_matches(".0"), was);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_without_former_value_is_said_before_and_stays() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let licence =
        shop.practice.halo().licences().into_iter().rfind(|l| text(&l["notes"]).contains("HY1-")).unwrap();
    let id = number(&licence["id"]);
    // Halo leaves members without a value out.
    shop.practice.halo().edit_licence(id, &json!({ "start_date": "1901-01-01T00:00:00" }));
    let run = shop.plan_and_apply().await;
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let change = about(&shop, &plan, id);
    assert_eq!((change.action, change.conflicts[0].field), (Action::Skip, "start_date"), "{}", line(&change));
    assert!(
        change.conflicts[0].also.is_none() && change.conflicts[0].back.is_none(),
        "nothing to go back to"
    );
    assert!(plan.remarks.iter().any(|r| r.contains("had no value before the run")), "{:?}", plan.remarks);
    let why = refused(&shop, &run, &format!("{id}:start_date")).await;
    assert!(why.contains("no value before"), "and naming it does not help: {why}");
}

/// A shop whose Halo follows Giacom's names, and the run that renamed clients.
async fn renamed() -> (Shop, RunOutcome, i64, String) {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let mut form = GiacomForm::default().named("giacom");
    form.import.follow_names = Some(true);
    shop.app.connect_vendor(&form, None).unwrap();
    let run = shop.plan_and_apply().await;
    let states = shop.app.store().run_changes(run_id(&run)).unwrap();
    let changes = shop.app.show(&run.run).unwrap().changes;
    let mut clients = states.iter().zip(changes.iter().filter(|c| c.action.acts()));
    let (state, change) = clients.find(|(_, c)| c.entity == Entity::Client).expect("names differ");
    let was = change.fields["name"].before.as_ref().unwrap().to_string();
    (shop, run, state.record.unwrap(), was)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_renamed_by_hand_keeps_its_name_unless_chosen() {
    let (shop, run, id, was) = renamed().await;
    shop.practice.halo().edit_client(id, &json!({ "name": "Called otherwise" }));
    let plan = shop.app.undo(run_id(&run)).await.unwrap();
    let choice = format!("client-{id}:name");
    let changes = shop.show(&plan).changes;
    let conflict = changes.iter().flat_map(|c| &c.conflicts).find(|c| c.also.as_ref() == Some(&choice));
    let conflict = conflict.expect("it is shown");
    assert_eq!(conflict.now.as_ref().unwrap().to_string(), "Called otherwise", "with what Halo has");
    let outcome = shop.app.apply(&request(&plan)).await.unwrap();
    assert_eq!(outcome.failed, 0, "the others are renamed back: {outcome:?}");
    assert_eq!(
        text(&shop.practice.halo().client(id).unwrap()["name"]),
        "Called otherwise",
        "the person's name"
    );
    undo_also(&shop, &run, &[choice]).await;
    assert_eq!(text(&shop.practice.halo().client(id).unwrap()["name"]), was, "chosen, it goes back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_is_gone_or_inactive_is_said_before() {
    for gone in [true, false] {
        let (shop, run, id, was) = renamed().await;
        let halo = shop.practice.halo();
        let now = text(&halo.client(id).unwrap()["name"]);
        if gone {
            halo.delete_client(id);
        } else {
            halo.edit_client(id, &json!({ "inactive": true }));
        }
        let plan = shop.app.undo(run_id(&run)).await.unwrap();
        let change =
            shop.show(&plan).changes.into_iter().find(|c| c.entity == Entity::Client && c.name == was);
        let change = change.expect("it is in the plan");
        assert!(!change.action.acts() && !change.why.is_empty(), "gone {gone}: {}", line(&change));
        assert_eq!(
            change.conflicts.len(),
            usize::from(!gone),
            "an inactive one may be chosen: {}",
            line(&change)
        );
        let outcome = shop.app.apply(&request(&plan)).await.unwrap();
        let states = shop.app.store().run_changes(run_id(&outcome)).unwrap();
        assert!(
            states.iter().all(|s| s.state == ChangeState::Applied),
            "gone {gone}: nothing fails half-way: {states:?}"
        );
        if !gone {
            assert_eq!(text(&halo.client(id).unwrap()["name"]), now, "left alone");
        }
    }
}
