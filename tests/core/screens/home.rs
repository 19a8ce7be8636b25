//! Home tells what is connected, what needs a person, and in which order.

use crate::support::shop::Shop;
use halyard_core::app::screens::Side;
use halyard_core::app::screens::home::SecretState;
use halyard_core::app::{App, MendView};
use halyard_core::attention::Kind;
use halyard_core::secrets::Memory;
use std::sync::Arc;

fn kinds(app: &App) -> Vec<Kind> {
    app.home().unwrap().attention.into_iter().map(|a| a.kind).collect()
}

#[test]
fn an_empty_halyard_asks_for_its_connections() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
    let home = app.home().unwrap();
    assert!(home.connections.is_empty() && home.runs.is_empty(), "nothing is there");
    assert_eq!(kinds(&app), [Kind::NoHalo, Kind::NoVendor], "both are missing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn home_follows_the_job_from_connecting_to_done() {
    let shop = Shop::open("").await;
    let app = &shop.app;
    let home = app.home().unwrap();
    let sides: Vec<Side> = home.connections.iter().map(|c| c.side).collect();
    assert_eq!(sides, [Side::Halo, Side::Giacom], "Halo first");
    assert!(home.connections.iter().all(|c| c.secret == SecretState::Saved), "secrets are there");
    assert_eq!(kinds(app), [Kind::NeverMatched], "the next thing to do");
    app.check(&shop.giacom).await.unwrap();
    let check = app.home().unwrap().connections[1].check.clone().expect("the check is remembered");
    assert!(check.ok && check.failed == 0, "{check:?}");
    app.refresh_match_table("giacom").await.unwrap();
    let home = app.home().unwrap();
    assert_eq!(home.connections[1].customers, home.connections[1].unmatched, "read, none matched");
    assert_eq!(home.attention[0].kind, Kind::Unmatched, "{:?}", home.attention);
    shop.decide().await;
    let plan = shop.plan().await;
    let waiting = app.home().unwrap().attention;
    let told = waiting.iter().find(|a| a.kind == Kind::PlanWaiting).expect("a plan waits");
    let of = |plan: &str| MendView::Plan { plan: plan.to_owned() };
    assert_eq!((&told.mend, told.count), (&of(&plan.plan), plan.counts.acting()), "it is that one");
    let newer = shop.plan().await;
    let home = app.home().unwrap();
    let waiting: Vec<_> = home.plans.iter().map(|p| (&*p.plan, p.acting)).collect();
    let both = [(&*newer.plan, newer.counts.acting()), (&*plan.plan, plan.counts.acting())];
    assert_eq!(waiting, both, "all that wait, the newest first");
    let named = home.attention.iter().filter(|a| a.kind == Kind::PlanWaiting);
    assert_eq!(named.map(|a| a.mend.clone()).collect::<Vec<_>>(), [of(&newer.plan)], "Home names one");
    let one = home.attention.iter().find(|a| a.kind == Kind::PlanWaiting).unwrap();
    assert!(one.cause.contains("1 older plan waits as well"), "and counts the rest: {}", one.cause);
    shop.apply(&plan).await;
    assert_eq!(app.home().unwrap().plans.len(), 1, "one made since the applied one waits still");
    let settled = shop.plan().await;
    assert_eq!(settled.counts.acting(), 0, "nothing is left to do");
    assert!(app.home().unwrap().plans.is_empty(), "which is said of the older one as well");
    assert!(!kinds(app).contains(&Kind::PlanWaiting), "applied, it waits no more: {:?}", kinds(app));
    app.forget_secret("giacom").unwrap();
    assert!(kinds(app).contains(&Kind::SecretMissing), "a missing key is said");
}
