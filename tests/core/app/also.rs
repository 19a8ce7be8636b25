//! ALSO from connecting to the second plan, against the practice company: what is asked of it, what a customer that
//! cannot be read means, what happens to what is gone, and how a reading that was stopped goes on.

use crate::support::market::{Calls, Market};
use halyard_core::ErrorCode;
use halyard_core::app::{ChangeView, PlanRequest, SourceForm};
use halyard_core::domain::CustomerId;
use halyard_core::plan::{Action, Entity, MissingPolicy, MoneyPolicy};
use halyard_core::run::Report;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

fn licences(changes: Vec<ChangeView>) -> Vec<ChangeView> {
    changes.into_iter().filter(|c| c.entity == Entity::Licence).collect()
}

/// The number of a linked subscription, with its licence in Halo.
fn linked(market: &Market, place: usize) -> (i64, i64, String) {
    let link = market.shop.app.store().links(&market.also).unwrap().remove(place);
    (link.key.0.parse().unwrap(), link.licence.0, link.customer.as_str().to_owned())
}

fn licence(market: &Market, id: i64) -> Value {
    market.shop.practice.halo().licences().into_iter().find(|l| l["id"] == id).unwrap()
}

#[tokio::test]
async fn the_whole_way_asks_two_calls_and_one_for_each_customer() {
    let market = Market::matched().await;
    let customers = market.readable();
    assert!(customers >= 4, "the company has customers to read: {customers}");
    let (plan, first) = market.calls(market.plan()).await;
    let read = Calls { sign_in: 1, own: 0, companies: 1, subscriptions: customers, all: customers + 2 };
    assert_eq!(first, read, "signed in once, each customer once; the own account is known from the matching");
    let (outcome, applied) = market.calls(market.apply(&plan)).await;
    assert_eq!((outcome.applied > 0, outcome.failed), (true, 0), "all of it lands: {outcome:?}");
    assert_eq!(applied.all, 0, "a plan just looked at does not read the vendor again");
    let (again, second) = market.calls(market.plan()).await;
    assert_eq!(second, read, "and so does the second");
    let left: Vec<ChangeView> = market.show(&again).changes.into_iter().filter(|c| c.action.acts()).collect();
    assert!(left.is_empty(), "the second plan has nothing to do: {left:#?}");
    assert!(market.shop.practice.violations().is_empty(), "and nothing was written to ALSO");
}

#[tokio::test]
async fn the_rule_behind_each_value_travels_with_it() {
    let market = Market::matched().await;
    market.connect(|form| form.import.money = Some(MoneyPolicy::CostAndPrice));
    let plan = market.plan().await;
    let created: Vec<ChangeView> =
        licences(market.show(&plan).changes).into_iter().filter(|c| c.action == Action::Create).collect();
    assert!(!created.is_empty(), "there is something to look at");
    for change in created {
        for field in ["count", "status", "start_date", "purchase_price", "price"] {
            let rule = change.fields.get(field).map(|f| f.rule.as_str());
            assert!(
                rule.is_none_or(|r| r.len() > 5),
                "{} {field} says where it is from: {rule:?}",
                change.name
            );
        }
        assert!(change.fields["count"].rule.contains("field"), "the count: {:?}", change.fields["count"]);
    }
}

#[tokio::test]
async fn a_customer_that_cannot_be_read_loses_nothing() {
    let market = Market::matched().await;
    market.connect(|form| form.import.missing = Some(MissingPolicy::Deactivate));
    market.apply(&market.plan().await).await;
    let (gone, _, customer) = linked(&market, 0);
    let also = market.shop.practice.also();
    assert!(also.remove_subscription(gone), "one of its subscriptions is gone, too");
    also.fail_company(customer.parse().unwrap(), true);
    let plan = market.plan().await;
    let theirs: Vec<ChangeView> =
        licences(market.show(&plan).changes).into_iter().filter(|c| c.customer_id == customer).collect();
    assert!(!theirs.is_empty(), "its licences are in the plan");
    assert!(theirs.iter().all(|c| c.action == Action::Skip), "and left as they are: {theirs:#?}");
    assert!(
        plan.remarks.iter().any(|r| r.contains("could not be read")),
        "the plan says so: {:?}",
        plan.remarks
    );
    also.fail_company(customer.parse().unwrap(), false);
    let plan = market.plan().await;
    assert_eq!(plan.counts.get(Action::Deactivate), 1, "read again, what is gone is seen");
}

#[tokio::test]
async fn what_is_gone_follows_the_policy_exactly() {
    for (policy, ended, unlisted) in [
        (MissingPolicy::Flag, Action::Update, Action::Skip),
        (MissingPolicy::Deactivate, Action::Deactivate, Action::Deactivate),
        (MissingPolicy::Follow, Action::Deactivate, Action::Zero),
    ] {
        let market = Market::matched().await;
        market.connect(|form| form.import.missing = Some(policy));
        market.apply(&market.plan().await).await;
        let ((first, a, _), (second, b, _)) = (linked(&market, 0), linked(&market, 1));
        assert!(market.shop.practice.also().end_subscription(first), "ended there");
        assert!(market.shop.practice.also().remove_subscription(second), "no longer listed there");
        let plan = market.plan().await;
        let changes = market.show(&plan).changes;
        let of = |key: i64| changes.iter().find(|c| c.subscription == Some(key.to_string())).unwrap();
        assert_eq!((of(first).action, of(second).action), (ended, unlisted), "{policy:?}: {changes:#?}");
        let before = licence(&market, b);
        market.apply(&plan).await;
        if policy == MissingPolicy::Follow {
            assert_eq!(licence(&market, a)["is_active"], json!(false), "inactive there, inactive in Halo");
            let now = licence(&market, b);
            assert_eq!(now["count"].as_f64(), Some(0.0), "deleted there: the count is 0");
            assert_eq!(
                (&now["status"], &now["is_active"]),
                (&before["status"], &before["is_active"]),
                "the status is left"
            );
        }
    }
}

#[tokio::test]
async fn prices_are_touched_only_where_switched_on_and_then_each_time() {
    let market = Market::matched().await;
    market.apply(&market.plan().await).await;
    let priced = market.shop.app.store().links(&market.also).unwrap();
    let halo = market.shop.practice.halo();
    let id = priced[0].licence.0;
    halo.edit_licence(id, &json!({"price": 77.5, "purchase_price": 55.25}));
    let plan = market.plan().await;
    assert_eq!(plan.counts.get(Action::Update), 0, "off: what a person entered stays, whatever ALSO says");
    market.connect(|form| form.import.money = Some(MoneyPolicy::CostAndPrice));
    let plan = market.plan().await;
    let change = licences(market.show(&plan).changes)
        .into_iter()
        .find(|c| c.record == Some(id))
        .expect("it is in the plan");
    assert!(
        change.fields.contains_key("price") && change.fields.contains_key("purchase_price"),
        "{change:#?}"
    );
    assert_eq!(market.apply(&plan).await.failed, 0, "on: refreshed");
    halo.edit_licence(id, &json!({"price": 77.5}));
    let again = market.plan().await;
    assert_eq!(again.counts.get(Action::Update), 1, "and refreshed at each run");
}

#[tokio::test]
async fn a_reading_that_was_stopped_goes_on_where_it_stopped() {
    let market = Market::matched().await;
    let customers = market.readable();
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    let stopped = market.shop.app.clone().with_cancel(cancel).with_watcher(Arc::new(move |report| {
        if let Report::Reads(progress) = report
            && progress.done == 2
        {
            stop.cancel();
        }
    }));
    let error = stopped.plan(&market.also, &PlanRequest::default()).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::Interrupted, "stopped by the person: {error}");
    let (plan, rest) = market.calls(market.plan()).await;
    assert_eq!(rest.subscriptions, customers - 2, "what was read is not read again");
    assert!(plan.counts.get(Action::Create) > 0, "and the plan is whole");
    let (_, whole) = market.calls(market.plan()).await;
    assert_eq!(whole.subscriptions, customers, "the next plan begins anew");
    let anew = PlanRequest { anew: true, ..PlanRequest::default() };
    let (_, all) = market.calls(market.shop.app.plan(&market.also, &anew)).await;
    assert_eq!(all.subscriptions, customers, "as one that is told to");
}

#[tokio::test]
async fn customers_read_within_a_day_are_not_read_again_where_chosen() {
    let market = Market::matched().await;
    let reuse = |on: bool| {
        market.connect(|form| {
            let SourceForm::Also(source) = &mut form.source else { unreachable!("it is ALSO's form") };
            source.reuse_readings = Some(on);
        });
    };
    reuse(true);
    let (first, _) = market.calls(market.plan()).await;
    let (second, calls) = market.calls(market.plan()).await;
    assert_eq!((calls.subscriptions, calls.companies), (0, 1), "only the list of customers is read");
    assert_eq!(first.fingerprint, second.fingerprint, "and the plan is the same");
    let moved = market.show(&second).changes.into_iter().find(|c| c.action == Action::Create).unwrap();
    let key: i64 = moved.subscription.unwrap().parse().unwrap();
    assert!(market.shop.practice.also().set_count(key, 999), "seats change at ALSO meanwhile");
    let (run, calls) = market.calls(market.apply(&second)).await;
    assert!(
        calls.subscriptions > 0,
        "a plan of kept readings asks for the customers it touches before it writes"
    );
    assert_eq!(run.stale, 1, "and what moved meanwhile is not written: {run:?}");
    let anew = PlanRequest { anew: true, ..PlanRequest::default() };
    let (_, calls) = market.calls(market.shop.app.plan(&market.also, &anew)).await;
    assert_eq!(calls.subscriptions, market.readable(), "unless a person wants them read");
    reuse(false);
    let (_, calls) = market.calls(market.plan()).await;
    assert_eq!(calls.subscriptions, market.readable(), "and off, each is read each time");
}

#[tokio::test]
async fn only_chosen_customers_are_read_and_touched() {
    let market = Market::matched().await;
    market.apply(&market.plan().await).await;
    let (_, _, chosen) = linked(&market, 0);
    market.connect(|form| form.import.only = Some(vec![chosen.clone()]));
    let (plan, calls) = market.calls(market.plan()).await;
    assert_eq!(calls.subscriptions, 1, "the others are not asked for");
    let others: Vec<ChangeView> =
        licences(market.show(&plan).changes).into_iter().filter(|c| c.customer_id != chosen).collect();
    assert!(others.iter().all(|c| c.action == Action::Skip), "and left as they are: {others:#?}");
    assert!(
        !plan.remarks.iter().any(|r| r.contains("no subscription")),
        "none of them is taken for gone: {:?}",
        plan.remarks
    );
}

#[tokio::test]
async fn unmatched_customers_are_skipped_unless_a_person_says_otherwise() {
    let market = Market::matched().await;
    let plan = market.plan().await;
    let clients: Vec<ChangeView> =
        market.show(&plan).changes.into_iter().filter(|c| c.entity == Entity::Client).collect();
    let open = clients.iter().filter(|c| c.action == Action::Skip).count();
    assert!(open > 0, "some are not in Halo");
    assert!(clients.iter().all(|c| c.action != Action::Create), "none is made by itself");
    let all = market.plan_all().await;
    assert!(all.clients.get(Action::Create) > 0, "asked for, they are made");
    let created = market.show(&all).changes.into_iter().find(|c| c.action == Action::Create).unwrap();
    let id = CustomerId::new(&created.customer_id).unwrap();
    assert_eq!(market.apply(&all).await.failed, 0, "with their licences");
    let saved = market.shop.app.store().matches(&market.also).unwrap();
    assert!(saved.iter().any(|m| m.customer == id && m.client.is_some()), "and matched from then on");
}

#[tokio::test]
async fn who_gets_a_client_is_not_told_as_left_out() {
    let market = Market::matched().await;
    let table = market.shop.app.refresh_match_table("also").await.unwrap();
    assert!(table.read.is_some(), "customers listed a moment ago were not read never");
    let plan = market.plan_all().await;
    let changes = market.show(&plan).changes;
    let ids = |entity, action| -> BTreeSet<&str> {
        let these = changes.iter().filter(move |c| c.entity == entity && c.action == action);
        these.map(|c| c.customer_id.as_str()).collect()
    };
    let (made, skipped) = (ids(Entity::Client, Action::Create), ids(Entity::Licence, Action::Skip));
    assert!(made.intersection(&skipped).count() > 0, "one who gets a client has a subscription that ended");
    let told = plan.remarks.iter().find(|r| r.contains("not matched"));
    assert_eq!(told, None, "the plan matches them; nobody else is left out");
}

#[tokio::test]
async fn bank_details_and_the_password_are_nowhere() {
    let market = Market::matched().await;
    market.apply(&market.plan_all().await).await;
    let companies = serde_json::to_string(&market.shop.practice.also().companies()).unwrap();
    let found = companies.find("BankDetails").expect("the practice company has bank details");
    let details: String =
        companies[found + 14..].chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    assert!(details.len() > 6, "something to look for: {details:?}");
    let password = market.shop.practice.also().password();
    for file in std::fs::read_dir(market.shop.folder.path()).unwrap() {
        let path = file.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["BankDetails", details.as_str(), password] {
            assert!(!text.contains(secret), "{secret:?} stands in {}", path.display());
        }
    }
}
