//! Customers without a client, clients that are gone or asleep, licences that are gone, and new names.

use super::{imported, kinds, none, of, only, row};
use crate::support::market::Market;
use crate::support::shop::{Shop, number};
use halyard_core::app::MendView;
use halyard_core::attention::Kind;
use halyard_core::domain::CustomerId;
use halyard_core::store::MatchEdit;
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unmatched_customers_are_one_item_with_what_they_cost_until_they_are_decided() {
    let shop = Shop::open("").await;
    assert_eq!(kinds(&shop.app), [Kind::NeverMatched], "nothing is known yet");
    shop.app.refresh_match_table("giacom").await.unwrap();
    let item = only(&shop.app, Kind::Unmatched);
    let rows = shop.practice.giacom().rows();
    let total: f64 = rows.iter().filter_map(|r| r["totalCost"].as_f64()).sum();
    let stake = item.stake.clone().unwrap();
    assert_eq!(stake.amounts.len(), 1, "one currency, one period: {stake:?}");
    let told: Decimal = stake.amounts[0].amount.parse().unwrap();
    let meant = Decimal::from_f64_retain(total).unwrap().round_dp(2);
    // Some rows of the company tell no cost.
    assert!(told > Decimal::ZERO && told <= meant, "{told} of {meant}");
    assert_eq!((stake.amounts[0].currency.as_deref(), stake.amounts[0].months), (Some("GBP"), Some(1)));
    shop.decide().await;
    let left = only(&shop.app, Kind::Unmatched);
    assert!(left.count < item.count && left.key == item.key, "fewer, in the same item: {left:?}");
    let open: Vec<CustomerId> = unmatched(&shop);
    let wishes: Vec<MatchEdit> = open.into_iter().map(MatchEdit::Create).collect();
    shop.app.store().save_matches(&shop.giacom, "decided", &wishes, Timestamp::now()).unwrap();
    none(&shop.app, Kind::Unmatched, "all are decided");
}

fn unmatched(shop: &Shop) -> Vec<CustomerId> {
    let store = shop.app.store();
    let matched: Vec<_> = store.matches(&shop.giacom).unwrap().into_iter().map(|m| m.customer).collect();
    let all = store.customers(&shop.giacom).unwrap().into_iter().map(|c| c.id);
    all.filter(|id| !matched.contains(id)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_read_customer_by_customer_is_said_to_be_not_known() {
    let market = Market::open().await;
    market.shop.app.refresh_match_table("also").await.unwrap();
    market.decide().await;
    market.plan().await;
    let item = of(&market.shop.app, Kind::Unmatched).into_iter().find(|i| i.connection == "also");
    let item = item.expect("ALSO has customers without a client");
    assert!(item.cause.contains("not read"), "their subscriptions were never asked for: {}", item.cause);
    let stake = item.stake.unwrap();
    assert_eq!((stake.words.as_str(), stake.unknown), ("not known", item.count), "never 0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_deleted_or_set_inactive_in_halo_is_found_by_looking_again() {
    let shop = imported().await;
    let (customer, ..) = row(&shop);
    let id = CustomerId::new(&customer).unwrap();
    let matches = shop.app.store().matches(&shop.giacom).unwrap();
    let client = matches.into_iter().find(|m| m.customer == id).unwrap().client.unwrap().0;
    let halo = shop.practice.halo();
    assert!(halo.edit_client(client, &json!({ "inactive": true })));
    none(&shop.app, Kind::ClientInactive, "nobody looked yet");
    shop.plan().await;
    let item = only(&shop.app, Kind::ClientInactive);
    assert!(item.stake.as_ref().is_some_and(|s| !s.amounts.is_empty()), "with what it costs: {item:?}");
    assert!(halo.edit_client(client, &json!({ "inactive": false })));
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!((looked.gone, looked.left.len()), (1, 0), "{looked:?}");
    none(&shop.app, Kind::ClientInactive, "active again, it is gone");
    halo.delete_client(client);
    shop.plan().await;
    let item = only(&shop.app, Kind::ClientGone);
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.left.len(), 1, "it stays gone: {looked:?}");
    let edit = MatchEdit::Clear(id);
    shop.app.store().save_matches(&shop.giacom, "cleared", &[edit], Timestamp::now()).unwrap();
    none(&shop.app, Kind::ClientGone, "what is not matched has no client to lose");
    only(&shop.app, Kind::Unmatched);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_deleted_in_halo_is_told_until_it_is_back_or_its_link_is_forgotten() {
    let shop = imported().await;
    let link = shop.app.link_list(&shop.giacom).unwrap().remove(0);
    let halo = shop.practice.halo();
    let was = halo.licence(link.licence_id).unwrap();
    assert!(halo.delete_licence(link.licence_id));
    shop.plan().await;
    let item = only(&shop.app, Kind::LicenceGone);
    let writes = || shop.practice.counts();
    let before = format!("{:?}", writes());
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.left.len(), 1, "it is not there: {looked:?}");
    assert_ne!(before, format!("{:?}", writes()), "Halo was asked");
    assert_eq!(halo.add_licence(&was), link.licence_id, "somebody brings it back");
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.gone, 1, "found by its number: {looked:?}");
    none(&shop.app, Kind::LicenceGone, "it is there");
    assert!(shop.practice.violations().is_empty(), "and nothing was written");
    assert!(halo.delete_licence(link.licence_id));
    shop.plan().await;
    let item = only(&shop.app, Kind::LicenceGone);
    assert_eq!(item.mend, MendView::ClearLink { subscription: link.subscription.clone() });
    shop.app.forget_lost_link(&item.key).unwrap();
    none(&shop.app, Kind::LicenceGone, "without a link nothing is lost");
    let plan = shop.plan().await;
    let made = shop.show(&plan).changes.into_iter().filter(|c| c.action.acts()).count();
    assert_eq!(made, 1, "and the next plan makes a new one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_renamed_customer_is_told_unless_its_client_follows() {
    let shop = imported().await;
    let (customer, ..) = row(&shop);
    shop.practice.giacom().rename_customer(&customer, "Quite Another Name Ltd");
    shop.plan().await;
    let item = only(&shop.app, Kind::Renamed);
    assert_eq!(item.key, format!("renamed/giacom/{}", customer.to_lowercase()), "by the vendor's id");
    let id = CustomerId::new(&customer).unwrap();
    let m = shop.app.store().matches(&shop.giacom).unwrap().into_iter().find(|m| m.customer == id).unwrap();
    let named = json!({ "name": "Quite another name LTD" });
    assert!(shop.practice.halo().edit_client(m.client.unwrap().0, &named));
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.gone, 1, "somebody renamed the client: {looked:?}");
    assert!(number(&json!(looked.left.len())) == 0);
}
