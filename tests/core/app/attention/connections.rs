//! Secrets, rights, and vendors that are not read any more.

use super::{daily, imported, kinds, none, of, only, scheduled};
use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::{ConnectHalo, GiacomForm};
use halyard_core::attention::{Kind, Limits, Urgency};
use halyard_core::schedule::{Hours, Schedule, When};
use halyard_core::secrets::Secret;
use jiff::{Timestamp, ToSpan, Zoned};

fn halo(shop: &Shop) -> ConnectHalo {
    let at = shop.practice.addresses();
    ConnectHalo {
        name: "halo".to_owned(),
        resource_url: at.halo.resource_url.clone(),
        auth_url: at.halo.auth_url.clone(),
        tenant: Some(at.halo.tenant.clone()),
        client_id: at.halo.client_id.clone(),
        budget: Some(0),
        ..ConnectHalo::default()
    }
}

fn key(shop: &Shop, secret: Option<&str>, ends: Option<&str>) {
    let mut form = GiacomForm::default().named("giacom");
    form.secret_expires = ends.map(str::to_owned);
    shop.app.connect_vendor(&form, secret.map(Secret::new)).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_secret_is_told_by_check_or_schedule_and_goes_with_a_good_one() {
    let shop = imported().await;
    let (good, bad) = (shop.practice.giacom().primary_key(), shop.practice.giacom().other_product_key());
    key(&shop, Some(bad), None);
    scheduled(shop.app.store(), &shop, &daily(), 5);
    let met = shop.app.run_due().await.unwrap();
    assert_eq!(met.due[0].error.as_ref().map(|e| e.code), Some(ErrorCode::GiacomKeyRefused));
    let item = only(&shop.app, Kind::CredentialsRefused);
    assert_eq!((item.connection.as_str(), item.urgency), ("giacom", Urgency::Now), "{item:?}");
    assert!(item.cause.contains("GIACOM-401-KEY"), "{}", item.cause);
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.left.len(), 1, "the check is refused as well, and it is one item: {looked:?}");
    key(&shop, Some(good), None);
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert_eq!(looked.gone, 1, "the key is good: {looked:?}");
    none(&shop.app, Kind::CredentialsRefused, "it is gone");
    shop.app.forget_secret("giacom").unwrap();
    shop.app.check(&shop.giacom).await.unwrap();
    assert_eq!(kinds(&shop.app), [Kind::SecretMissing], "without a secret there is one thing to say");
    key(&shop, Some(good), None);
    shop.app.check(&shop.giacom).await.unwrap();
    assert_eq!(kinds(&shop.app), [], "entered again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn halos_refusal_is_halos_item_whoever_met_it() {
    let shop = imported().await;
    let good = shop.practice.addresses().halo.client_secret.clone();
    shop.app.connect_halo(&halo(&shop), Some(Secret::new("wrong"))).unwrap();
    scheduled(shop.app.store(), &shop, &daily(), 5);
    shop.app.run_due().await.unwrap();
    assert_eq!(only(&shop.app, Kind::CredentialsRefused).connection, "halo", "{:?}", kinds(&shop.app));
    shop.app.connect_halo(&halo(&shop), Some(Secret::new(&good))).unwrap();
    only(&shop.app, Kind::CredentialsRefused);
    shop.plan().await;
    none(&shop.app, Kind::CredentialsRefused, "a plan read both sides since");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permission_taken_away_is_lost_and_one_that_never_was_is_not() {
    let shop = Shop::matched("halo.reads.forbidden=invoices").await;
    let halo = halyard_core::app::connection_name("halo").unwrap();
    shop.app.check(&halo).await.unwrap();
    none(&shop.app, Kind::PermissionLost, "it never was there");
    only(&shop.app, Kind::CheckFailed);
    shop.faults("");
    shop.app.check(&halo).await.unwrap();
    none(&shop.app, Kind::CheckFailed, "now it is");
    shop.faults("halo.reads.forbidden=invoices");
    shop.app.check(&halo).await.unwrap();
    let item = only(&shop.app, Kind::PermissionLost);
    assert!(item.cause.contains("HALO-403"), "{}", item.cause);
    shop.faults("");
    assert_eq!(shop.app.recheck_attention(&item.key).await.unwrap().gone, 1, "given back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_permission_that_a_run_was_refused_is_told_with_the_run() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    shop.faults("halo.writes.forbidden=licences");
    let outcome = shop.apply(&plan).await;
    assert_eq!(only(&shop.app, Kind::PermissionLost).connection, "halo");
    let stopped = only(&shop.app, Kind::RunInterrupted);
    assert!(stopped.cause.contains(&outcome.run), "{}", stopped.cause);
    shop.faults("");
    shop.app.resume(crate::support::shop::run_id(&outcome)).await.unwrap();
    assert_eq!(kinds(&shop.app), [], "gone on with to its end, both are gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_that_ends_is_told_in_time_and_asked_anew_with_a_new_one() {
    let shop = imported().await;
    let in_days = |days: i64| (Zoned::now().date() + days.days()).to_string();
    let good = shop.practice.giacom().primary_key();
    key(&shop, None, Some(&in_days(40)));
    none(&shop.app, Kind::SecretExpiring, "that is far off");
    let form = shop.app.connection_form("giacom").unwrap().vendor.unwrap();
    assert_eq!(form.secret_expires, Some(in_days(40)), "it is shown again");
    key(&shop, None, Some(&in_days(20)));
    assert_eq!(only(&shop.app, Kind::SecretExpiring).urgency, Urgency::Look, "four weeks before");
    key(&shop, None, Some(&in_days(5)));
    let soon = only(&shop.app, Kind::SecretExpiring);
    assert_eq!(soon.urgency, Urgency::Soon, "a week before");
    key(&shop, None, None);
    only(&shop.app, Kind::SecretExpiring);
    key(&shop, None, Some(&in_days(-1)));
    assert_eq!(only(&shop.app, Kind::SecretExpiring).urgency, Urgency::Now, "past");
    key(&shop, Some(good), None);
    none(&shop.app, Kind::SecretExpiring, "what was said of the former says nothing of the new one");
    assert_eq!(shop.app.connection_form("giacom").unwrap().vendor.unwrap().secret_expires, None);
    let with = ConnectHalo { secret_expires: Some(in_days(3)), ..halo(&shop) };
    shop.app.connect_halo(&with, None).unwrap();
    assert_eq!(only(&shop.app, Kind::SecretExpiring).connection, "halo", "Halo's as well");
    let never = ConnectHalo { secret_expires: Some("never".to_owned()), ..halo(&shop) };
    shop.app.connect_halo(&never, None).unwrap();
    none(&shop.app, Kind::SecretExpiring, "never is never");
    let odd = ConnectHalo { secret_expires: Some("soon".to_owned()), ..halo(&shop) };
    assert_eq!(shop.app.connect_halo(&odd, None).unwrap_err().code, ErrorCode::Usage, "no such day");
    assert!(shop.app.audit_verify().unwrap().intact, "all of it stands in the audit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vendor_that_is_not_read_any_more_is_silent() {
    let shop = imported().await;
    let after = |days: i64| {
        let inbox = shop.app.inbox_at(Timestamp::now() + (days * 24).hours()).unwrap();
        super::open(&inbox).iter().any(|l| l.kind == Kind::Silent)
    };
    assert!(!after(34) && after(36), "five weeks without a schedule");
    scheduled(shop.app.store(), &shop, &daily(), 0);
    assert!(!after(2) && after(5), "three times of its schedule");
    let limits = Limits { silent_days: Some(9), ..Limits::default() };
    shop.app.set_attention_limits(&shop.giacom, Some(limits)).unwrap();
    assert!(!after(8) && after(10), "as a person set it");
    let odd = Limits { price_percent: 0, ..Limits::default() };
    assert_eq!(shop.app.set_attention_limits(&shop.giacom, Some(odd)).unwrap_err().code, ErrorCode::Usage);
    assert_eq!(
        shop.app.set_attention_limits(&shop.giacom, None).unwrap(),
        Limits::default(),
        "the usual ones"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scheduled_run_that_failed_is_told_until_both_sides_were_read() {
    let shop = imported().await;
    let hourly = Schedule { when: When::Every { hours: Hours::new(1).unwrap() }, ..daily() };
    scheduled(shop.app.store(), &shop, &hourly, 5);
    shop.faults("giacom.empty");
    let met = shop.app.run_due().await.unwrap();
    assert_eq!(met.due[0].error.as_ref().map(|e| e.code), Some(ErrorCode::VendorEmpty), "{met:?}");
    let item = only(&shop.app, Kind::ScheduleFailed);
    let looked = shop.app.recheck_attention(&item.key).await.unwrap();
    assert!(looked.offers_preview && looked.left.len() == 1, "only reading shows it: {looked:?}");
    shop.faults("");
    shop.plan().await;
    none(&shop.app, Kind::ScheduleFailed, "made up for");
    assert!(of(&shop.app, Kind::CredentialsRefused).is_empty(), "nobody was refused");
}
