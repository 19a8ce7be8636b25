//! The wizard: tested before saved, secrets in and never out, drafts kept.

use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::SourceForm;
use halyard_core::app::screens::Side;
use halyard_core::app::screens::forms::HaloForm;
use halyard_core::app::screens::home::SecretState;
use halyard_core::app::screens::wizard::Draft;
use halyard_core::secrets::Secret;
use halyard_core::vendors::Verdict;

fn halo(shop: &Shop) -> HaloForm {
    let at = &shop.practice.addresses().halo;
    HaloForm {
        name: "halo2".to_owned(),
        resource_url: at.resource_url.clone(),
        auth_url: at.auth_url.clone(),
        tenant: at.tenant.clone(),
        client_id: at.client_id.clone(),
        ..HaloForm::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn halo_is_tested_as_typed_and_saved_only_when_asked() {
    let shop = Shop::open("").await;
    let form = halo(&shop);
    let secret = || Some(Secret::new(&shop.practice.addresses().halo.client_secret));
    let report = shop.app.check_halo_form(&form, secret()).await.unwrap();
    assert!(report.ok, "{:?}", report.tests);
    assert!(shop.app.connection_form("halo2").unwrap().halo.is_none(), "a test saves nothing");
    let wrong = shop.app.check_halo_form(&form, Some(Secret::new("wrong"))).await.unwrap();
    let failed: Vec<_> = wrong.tests.iter().filter(|t| t.result == Verdict::Fail).collect();
    assert_eq!(failed[0].code, ErrorCode::HaloSignInRefused.as_str(), "{failed:?}");
    let none = shop.app.check_halo_form(&form, None).await.unwrap_err();
    assert_eq!(none.code, ErrorCode::SecretMissing, "no secret was typed and none is stored");

    shop.app.save_halo_form(&form, secret()).unwrap();
    let saved = shop.app.connection_form("halo2").unwrap();
    assert_eq!(saved.secret, SecretState::Saved, "it is told that the secret is there, not what it is");
    assert_eq!(saved.halo.unwrap().client_id, form.client_id, "the form comes back filled");
    assert!(shop.app.check_halo_form(&form, None).await.unwrap().ok, "the stored secret is used");
    shop.app.forget_secret("halo2").unwrap();
    assert_eq!(shop.app.connection_form("halo2").unwrap().secret, SecretState::Missing, "forgotten");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pasted_address_is_offered_repaired() {
    let shop = Shop::open("").await;
    let form = |resource: &str| HaloForm { resource_url: resource.to_owned(), ..HaloForm::default() };
    let offer = shop.app.address_offer(&form("https://acme.halopsa.com/portal/")).unwrap();
    assert_eq!(offer.resource_url, "https://acme.halopsa.com/api", "a page's address leads to the API");
    assert_eq!(offer.auth_url, "https://acme.halopsa.com/auth", "the server beside it");
    assert!(!offer.notes.is_empty(), "what was repaired is said");
    let other = shop.app.address_offer(&form("https://acme.haloitsm.com/api")).unwrap_err();
    assert_eq!(other.code, ErrorCode::AddressOtherHalo, "another product is told as such");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_versions_of_giacom_are_tried_side_by_side() {
    let shop = Shop::open("").await;
    let form = shop.app.connection_form("giacom").unwrap().vendor.expect("it is connected");
    let probe = shop.app.probe_giacom(&form, None).await.unwrap();
    assert_eq!(probe.preselect.as_deref(), Some("v1"), "the one that answers: {:?}", probe.versions);
    let told: Vec<_> =
        probe.versions.iter().map(|v| (v.version.as_str(), v.confirmed, v.result == Verdict::Pass)).collect();
    assert_eq!(told, [("v1", true, true), ("v2", false, false)], "{:?}", probe.versions);
    let refused = shop.app.probe_giacom(&form, Some(Secret::new("wrong"))).await.unwrap();
    assert_eq!(refused.preselect, None, "with a wrong key none answers");
    assert_eq!(refused.versions[0].code, ErrorCode::GiacomKeyRefused.as_str(), "and it is said why");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn giacom_keeps_its_choices_and_locks_its_method() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let saved = shop.app.connection_form("giacom").unwrap();
    assert!(saved.locked_by > 0, "licences are linked by this method");
    let mut form = saved.vendor.unwrap();
    form.import.top_level = Some("Customers".to_owned());
    shop.app.connect_vendor(&form, None).unwrap();
    let mut form = shop.app.connection_form("giacom").unwrap().vendor.unwrap();
    assert_eq!(form.import.top_level.as_deref(), Some("Customers"), "kept");
    form.import.top_level = Some(String::new());
    shop.app.connect_vendor(&form, None).unwrap();
    let mut form = shop.app.connection_form("giacom").unwrap().vendor.unwrap();
    assert_eq!(form.import.top_level, None, "an empty one is the usual top level again");
    let SourceForm::Giacom(source) = &mut form.source else { panic!("it is Giacom's form") };
    source.method = Some("subscriptions-management-report".to_owned());
    assert_eq!(shop.app.connect_vendor(&form, None).unwrap_err().code, ErrorCode::MethodLocked, "C5");
    let choices = shop.app.top_level_choices("halo").await.unwrap();
    assert!(!choices.is_empty(), "Halo's top levels can be chosen from");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drafts_are_kept_until_forgotten() {
    let shop = Shop::open("").await;
    assert_eq!(shop.app.draft(Side::Halo).unwrap(), None, "none at first");
    let draft = Draft { step: "address".to_owned(), halo: Some(halo(&shop)), ..Draft::default() };
    shop.app.keep_draft(Side::Halo, Some(&draft)).unwrap();
    assert_eq!(shop.app.draft(Side::Halo).unwrap(), Some(draft), "it comes back as it was");
    assert_eq!(shop.app.draft(Side::Giacom).unwrap(), None, "each wizard has its own");
    shop.app.keep_draft(Side::Halo, None).unwrap();
    assert_eq!(shop.app.draft(Side::Halo).unwrap(), None, "forgotten");
}
