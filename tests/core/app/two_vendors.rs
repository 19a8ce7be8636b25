//! Two vendors, one Halo: the same client bought from both, and neither takes the other's licences for its own.

use crate::support::market::Market;
use crate::support::shop::Shop;
use halyard_core::app::{ChangeView, ConnectHalo, PlanRequest};
use halyard_core::domain::ClientId;
use halyard_core::plan::{Action, MissingPolicy};
use std::collections::HashSet;

async fn both() -> Market {
    let market = Market::matched().await;
    market.shop.decide().await;
    let giacom = market.shop.app.plan(&market.shop.giacom, &PlanRequest::default()).await.unwrap();
    assert_eq!(market.shop.apply(&giacom).await.failed, 0, "Giacom first");
    let also = market.plan().await;
    assert_eq!(market.apply(&also).await.failed, 0, "then ALSO");
    market
}

fn clients_of(shop: &Shop, name: &halyard_core::domain::ConnectionName) -> HashSet<ClientId> {
    shop.app.store().matches(name).unwrap().into_iter().filter_map(|m| m.client).collect()
}

#[tokio::test]
async fn licences_of_two_vendors_stay_apart() {
    let market = both().await;
    let (giacoms, alsos) =
        (clients_of(&market.shop, &market.shop.giacom), clients_of(&market.shop, &market.also));
    assert!(giacoms.intersection(&alsos).count() > 0, "some clients buy from both");
    let links = |name| {
        let all = market.shop.app.store().links(name).unwrap();
        all.into_iter().map(|l| l.licence).collect::<HashSet<_>>()
    };
    let shared: Vec<_> = links(&market.shop.giacom).intersection(&links(&market.also)).copied().collect();
    assert!(shared.is_empty(), "no licence belongs to both: {shared:?}");
    for name in [&market.shop.giacom, &market.also] {
        let plan = market.shop.app.plan(name, &PlanRequest::default()).await.unwrap();
        let acts: Vec<ChangeView> =
            market.shop.show(&plan).changes.into_iter().filter(|c| c.action.acts()).collect();
        assert!(acts.is_empty(), "{name}: neither undoes the other: {acts:#?}");
    }
}

#[tokio::test]
async fn what_one_vendor_sells_is_not_the_others_double() {
    let market = both().await;
    let theirs: HashSet<i64> =
        market.shop.app.store().links(&market.shop.giacom).unwrap().iter().map(|l| l.licence.0).collect();
    let ours: HashSet<i64> =
        market.shop.app.store().links(&market.also).unwrap().iter().map(|l| l.licence.0).collect();
    let list = market.shop.app.duplicates("also").await.unwrap();
    for group in &list.groups {
        let all_linked = group.licences.iter().all(|l| theirs.contains(&l.id) || ours.contains(&l.id));
        assert!(!all_linked, "licences that each belong to a subscription are no doubles: {group:#?}");
    }
    let mixed = list.groups.iter().flat_map(|g| &g.licences).find(|l| theirs.contains(&l.id));
    if let Some(licence) = mixed {
        let error = market.shop.app.duplicates_plan("also", &[licence.id]).await.unwrap_err();
        assert!(error.what.contains("another connection"), "Giacom's is not ALSO's to set inactive: {error}");
    }
}

#[tokio::test]
async fn the_guard_counts_each_connection_by_itself() {
    let market = both().await;
    market.connect(|form| {
        form.import.missing = Some(MissingPolicy::Deactivate);
        form.import.guard_changes = Some(0);
        form.import.guard_percent = Some(50);
    });
    let links = market.shop.app.store().links(&market.also).unwrap();
    let also = market.shop.practice.also();
    // More than half of ALSO's own, though few among the licences of both.
    for link in links.iter().take(links.len() / 2 + 1) {
        assert!(also.remove_subscription(link.key.0.parse().unwrap()), "gone there");
    }
    let plan = market.plan().await;
    let guard = plan.guard.expect("the guard stops it");
    assert_eq!(guard.licences, links.len() as u64, "held against ALSO's licences alone");
    assert!(plan.counts.get(Action::Deactivate) > links.len() as u64 / 2, "for what it would remove");
    let giacom = market.shop.app.plan(&market.shop.giacom, &PlanRequest::default()).await.unwrap();
    assert!(giacom.guard.is_none(), "and Giacom's plan is not concerned");
}

#[tokio::test]
async fn licences_of_another_halo_are_other_licences() {
    let market = both().await;
    let store = market.shop.app.store();
    let theirs = store.links(&market.shop.giacom).unwrap().len();
    assert_eq!(
        store.licences_of_others(&market.also).unwrap().len(),
        theirs,
        "in one Halo, Giacom's are taken"
    );
    let at = &market.shop.practice.addresses().halo;
    let second = ConnectHalo {
        name: "second".to_owned(),
        resource_url: at.resource_url.clone(),
        auth_url: at.auth_url.clone(),
        client_id: at.client_id.clone(),
        ..ConnectHalo::default()
    };
    market.shop.app.connect_halo(&second, None).unwrap();
    market.connect(|form| form.import.into = Some("second".to_owned()));
    let taken = store.licences_of_others(&market.also).unwrap();
    assert!(taken.is_empty(), "in another Halo the same numbers are other licences: {taken:?}");
}
