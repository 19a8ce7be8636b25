//! What is told of each choice for what is gone is what a plan with that choice then does, and never more than is
//! known.

use crate::support::market::Market;
use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::screens::preview::PreviewChange;
use halyard_core::app::{App, PlanRequest, RemovalTally, RemovalsView, SourceForm};
use halyard_core::domain::ConnectionName;
use halyard_core::plan::{Action, MissingPolicy, RemovalEffect};
use std::collections::BTreeMap;

type Done = BTreeMap<i64, (Action, Option<String>)>;

/// What a plan with that choice does to the licences concerned, by licence, with what it means in money.
async fn planned(app: &App, name: &ConnectionName, of: &RemovalsView) -> (Done, Option<u64>) {
    let plan = app.plan(name, &PlanRequest::default()).await.unwrap();
    let preview = app.preview(&plan.plan).unwrap();
    let mut all: Vec<PreviewChange> = Vec::new();
    for customer in of.items.iter().map(|i| i.customer_id.as_str()).collect::<std::collections::BTreeSet<_>>()
    {
        all.extend(app.preview_unchanged(&plan.plan, customer).unwrap());
    }
    all.extend(preview.customers.into_iter().flat_map(|c| c.changes));
    let concerned = |record: i64| of.items.iter().any(|i| i.licence == record);
    let done = all.into_iter().filter_map(|c| {
        let record = c.record.filter(|r| concerned(*r))?;
        Some((record, (c.action, c.monthly.map(|m| m.amount))))
    });
    (done.collect(), preview.guard.map(|g| g.deactivate + g.zero + g.halve))
}

/// Holds every choice's statement against the plan made with it.
async fn hold(case: &str, app: &App, name: &ConnectionName) -> RemovalsView {
    let told = app.removals(name.as_str()).unwrap();
    for (n, choice) in told.choices.iter().enumerate() {
        let chosen = app.choose_removals(name.as_str(), choice.policy).unwrap();
        assert_eq!((chosen.policy, &chosen.choices), (choice.policy, &told.choices), "{case}: only chosen");
        let (done, guard) = planned(app, name, &told).await;
        let mut tally = RemovalTally::default();
        for item in &told.items {
            let (action, monthly) = &done[&item.licence];
            let expected = match item.effects[n] {
                RemovalEffect::Deactivate => vec![Action::Deactivate],
                RemovalEffect::Zero => vec![Action::Zero],
                RemovalEffect::Already => vec![Action::Unchanged],
                // What has ended has its status followed.
                RemovalEffect::Left => vec![Action::Skip, Action::Update],
                RemovalEffect::Blocked => vec![Action::Blocked],
                _ => vec![Action::Skip],
            };
            let policy = choice.policy;
            assert!(expected.contains(action), "{case}, {policy:?}: {action:?} for {item:?}");
            if matches!(action, Action::Deactivate | Action::Zero) {
                let costs = item.monthly.as_ref().map(|m| format!("-{}", m.amount).replace("-0", "0"));
                assert_eq!(&costs, monthly, "{case}, {policy:?}: its money {item:?}");
            }
            match action {
                Action::Deactivate => tally.deactivate += 1,
                Action::Zero => tally.zero += 1,
                _ => {}
            }
        }
        assert_eq!(
            (choice.tally.deactivate, choice.tally.zero),
            (tally.deactivate, tally.zero),
            "{case}: the counts"
        );
        let stopped = choice.guard.as_ref().map(|g| g.deactivate + g.zero + g.halve);
        assert_eq!(stopped, guard, "{case}: and the guard");
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn giacoms_counts_are_those_of_the_plan() {
    let shop = Shop::matched("").await;
    let before = shop.app.removals("giacom").unwrap();
    assert_eq!((before.licences, before.items.len()), (0, 0), "nothing is linked yet");
    shop.plan_and_apply().await;
    let rows = shop.practice.giacom().rows();
    let text = |n: usize, member: &str| rows[n][member].as_str().unwrap().to_owned();
    assert!(shop.practice.giacom().remove_product(&text(0, "customerId"), &text(0, "productId")) > 0);
    let read = shop.app.refresh_match_table("giacom").await.unwrap();
    assert!(read.read.is_some(), "the vendor alone is read");
    let told = hold("one product", &shop.app, &shop.giacom).await;
    let Some(flag) = told.choices.iter().find(|c| c.policy == MissingPolicy::Flag) else {
        panic!("{told:?}")
    };
    assert!(flag.tally.left > 0 && flag.guard.is_none(), "left and shown: {flag:?}");
    let off = told.choices.iter().find(|c| c.policy == MissingPolicy::Deactivate).unwrap();
    assert!(off.tally.deactivate > 0 && off.money.unknown == 0, "with what it saves: {off:?}");
    assert!(off.money.monthly.iter().all(|m| m.amount.starts_with('-')), "it saves: {off:?}");
    assert!(told.items.iter().all(|i| i.since.is_some() && i.seats.is_some()), "{:?}", told.items);
    let customers: std::collections::BTreeSet<_> =
        rows.iter().map(|row| row["customerId"].as_str().unwrap().to_owned()).collect();
    for customer in customers.iter().skip(3) {
        shop.practice.giacom().remove_rows(customer);
    }
    shop.app.refresh_match_table("giacom").await.unwrap();
    let told = hold("nearly everybody", &shop.app, &shop.giacom).await;
    let off = told.choices.iter().find(|c| c.policy == MissingPolicy::Deactivate).unwrap();
    assert!(off.guard.is_some(), "the guard would stop that: {off:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_done_is_told_as_done() {
    let shop = Shop::matched("").await;
    shop.missing(MissingPolicy::Zero);
    shop.plan_and_apply().await;
    let row = shop.practice.giacom().rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(shop.practice.giacom().remove_product(&text("customerId"), &text("productId")) > 0);
    shop.plan_and_apply().await;
    // Nothing is read anew: what the run wrote is known from it.
    let told = shop.app.removals("giacom").unwrap();
    let zero = told.choices.iter().find(|c| c.policy == MissingPolicy::Zero).unwrap();
    assert_eq!((zero.tally.zero, zero.tally.already), (0, told.items.len() as u64), "{zero:?}");
    assert!(told.items.iter().all(|i| i.seats.as_deref() == Some("0")), "{:?}", told.items);
    hold("after the run", &shop.app, &shop.giacom).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn alsos_counts_are_those_of_the_plan_and_whoever_was_not_read_keeps_all() {
    let market = Market::matched().await;
    let app = &market.shop.app;
    market.apply(&market.plan().await).await;
    let links = app.store().links(&market.also).unwrap();
    let keys: Vec<i64> = links.iter().map(|l| l.key.0.parse().unwrap()).collect();
    let also = market.shop.practice.also();
    assert!(also.end_subscription(keys[0]) && also.remove_subscription(keys[1]), "one of each");
    market.plan().await;
    let told = hold("one ended, one gone", app, &market.also).await;
    let of = |policy| told.choices.iter().find(|c| c.policy == policy).unwrap().tally;
    let follow = of(MissingPolicy::Follow);
    assert_eq!((follow.deactivate, follow.zero), (1, 1), "each in ALSO's own way: {told:#?}");
    assert_eq!(of(MissingPolicy::Deactivate).deactivate, 2, "both");
    assert_eq!(of(MissingPolicy::Zero).zero, 2, "both");
    assert_eq!(told.unread, 0, "everybody was read");
    let other = links.iter().find(|l| l.customer != links[0].customer && l.customer != links[1].customer);
    let other = other.expect("a third customer").customer.as_str().to_owned();
    also.fail_company(other.parse().unwrap(), true);
    market.plan().await;
    let told = hold("one cannot be read", app, &market.also).await;
    assert_eq!(told.unread, 1, "it is counted: {told:#?}");
    let theirs: Vec<_> = told.items.iter().filter(|i| i.customer_id == other).collect();
    assert!(!theirs.is_empty(), "and its licences are named");
    for item in theirs {
        assert!(item.effects.iter().all(|e| *e == RemovalEffect::NotRead) && item.gone.is_none(), "{item:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_that_was_never_seen_is_not_known() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let row = shop.practice.giacom().rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(shop.practice.giacom().remove_product(&text("customerId"), &text("productId")) > 0);
    shop.app.refresh_match_table("giacom").await.unwrap();
    let item = shop.app.removals("giacom").unwrap().items.remove(0);
    // A person links it to another licence, which no plan has looked at.
    let mut link = shop
        .app
        .store()
        .links(&shop.giacom)
        .unwrap()
        .into_iter()
        .find(|l| l.licence.0 == item.licence)
        .unwrap();
    link.licence = halyard_core::domain::LicenceId(987_654);
    shop.app.store().save_links(&shop.giacom, &[link], jiff::Timestamp::now()).unwrap();
    let told = shop.app.removals("giacom").unwrap();
    let item = told.items.iter().find(|i| i.licence == 987_654).expect("it is listed");
    let (last, rest) = (item.effects[1], &item.effects);
    assert_eq!(last, RemovalEffect::NotKnown, "what would be done is not known: {rest:?}");
    assert_eq!(told.choices[1].tally.not_known, 1, "and counted as such, never as 0");
    assert_eq!((&item.seats, &item.monthly), (&None, &None), "nor are its seats");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn choosing_changes_nothing_else_and_keeps_what_was_read() {
    let market = Market::matched().await;
    let app = &market.shop.app;
    let (source, money) = {
        let form = app.connection_form("also").unwrap().vendor.unwrap();
        (form.source, form.import.money)
    };
    market.connect(|form| {
        let SourceForm::Also(source) = &mut form.source else { unreachable!("it is ALSO's form") };
        source.reuse_readings = Some(true);
    });
    market.plan().await;
    app.choose_removals("also", MissingPolicy::Follow).unwrap();
    let (_, calls) = market.calls(market.plan()).await;
    assert_eq!(calls.subscriptions, 0, "what was read stays read");
    let mut form = app.connection_form("also").unwrap().vendor.unwrap();
    assert_eq!((form.import.missing, form.import.money), (Some(MissingPolicy::Follow), money), "that alone");
    assert_ne!(form.source, source, "the source is as it was saved last");
    form.import.guard_changes = Some(3);
    app.connect_vendor(&form, None).unwrap();
    let (_, calls) = market.calls(market.plan()).await;
    assert_eq!(calls.subscriptions, 0, "nor where the whole form is saved with the same source");
    let SourceForm::Also(its) = &mut form.source else { unreachable!("it is ALSO's form") };
    its.descend = Some(true);
    app.connect_vendor(&form, None).unwrap();
    let (_, calls) = market.calls(market.plan()).await;
    assert!(calls.subscriptions > 0, "other settings are read anew");
    let refused = app.choose_removals("giacom", MissingPolicy::Follow).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Usage, "what means nothing there cannot be chosen: {refused}");
    assert_eq!(app.removals("giacom").unwrap().policy, MissingPolicy::Flag, "and was not");
}
