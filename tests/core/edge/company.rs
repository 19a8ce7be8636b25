//! The real clients against the practice company, which was written from the same facts by other hands: each
//! fault is either survived, or told by its own code; none makes the world smaller.

use halyard_core::ErrorCode;
use halyard_core::domain::{Completeness, Quantity};
use halyard_core::halo::{Halo, HaloClient, HaloSettings, LicencesOf};
use halyard_core::http::{Policy, Sender};
use halyard_core::secrets::Secret;
use halyard_core::vendors::{Ask, GiacomMethod, GiacomSettings, Vendor, VendorSettings, Verdict};
use halyard_practice::{Practice, PracticeOptions, Size, start};
use std::sync::Arc;
use std::time::Duration;

async fn company(faults: &str) -> Practice {
    start(PracticeOptions { faults: faults.parse().unwrap(), ..PracticeOptions::default() }).await.unwrap()
}

fn sender() -> Sender {
    Sender::new(Policy {
        read: Duration::from_millis(400),
        patience: Duration::from_millis(30),
        ..Policy::hurried()
    })
}

fn halo(practice: &Practice) -> HaloClient {
    let at = &practice.addresses().halo;
    let settings = HaloSettings {
        resource_url: at.resource_url.clone(),
        auth_url: at.auth_url.clone(),
        tenant: Some(at.tenant.clone()),
        client_id: at.client_id.clone(),
        ..HaloSettings::default()
    };
    HaloClient::new(&settings, Secret::new(&at.client_secret), sender()).unwrap()
}

fn giacom(practice: &Practice, method: GiacomMethod) -> Arc<dyn Vendor> {
    let at = &practice.addresses().giacom;
    let settings = GiacomSettings { base_url: at.base_url.clone(), method, ..GiacomSettings::default() };
    VendorSettings::Giacom(settings).build(Secret::new(&at.api_key), sender()).unwrap()
}

/// Clients, top levels, sites, licences and recurring invoices, counted.
async fn read_all(halo: &HaloClient) -> halyard_core::Result<[usize; 5]> {
    Ok([
        halo.clients().await?.len(),
        halo.top_levels().await?.len(),
        halo.sites().await?.len(),
        halo.licences(LicencesOf::Everyone).await?.len(),
        halo.recurring_invoices().await?.len(),
    ])
}

#[tokio::test]
async fn halo_is_read_whole_through_everything_that_passes() {
    let whole = read_all(&halo(&company("").await)).await.unwrap();
    assert!(whole.iter().all(|count| *count > 0), "the company has some of everything: {whole:?}");
    for faults in [
        "429@#1-2",
        "500=html@#1",
        "502@#2",
        "503=0@#2",
        "504@#3",
        "401@#3",
        "200-html@#1",
        "200-nothing@#1",
        "hang=60000@#1",
        "drop@#1-3",
        "cut@#1",
        "break@#2",
        "empty@#2",
        "short@#1",
        "page-cap=10",
        "page-shift=lose@#1,page-cap=10",
        "page-shift=repeat,page-cap=10",
        "page-cap=10,count-missing",
        "page-cap=10,page-size-echo=given",
        "count-missing",
        "nulls",
        "ids-double",
        "inactive-only",
        "notes-missing",
        "token-500@#1",
        "token-429@#1",
        "token-life=3",
        "token-seconds=1",
        "token-extras",
        "token-no-scope",
        "edit-implies-read=no",
        "edit-implies-read=no,scopes=all:standard",
        "scopes=read:customers+edit:customers+read:softwarelicensing+edit:softwarelicensing+read:invoices",
    ] {
        let practice = company(faults).await;
        let read = read_all(&halo(&practice)).await;
        assert_eq!(read, Ok(whole), "{faults} passes, or is a matter of form");
        assert!(practice.violations().is_empty(), "{faults}: {:?}", practice.violations());
    }
}

#[tokio::test]
async fn what_does_not_pass_in_halo_has_its_own_code() {
    for (faults, code) in [
        ("429", ErrorCode::RateLimited),
        ("500=empty", ErrorCode::ServerFault),
        ("502", ErrorCode::AnswerHtml),
        ("200-html", ErrorCode::AnswerHtml),
        ("200-nothing", ErrorCode::AnswerCut),
        ("cut", ErrorCode::AnswerCut),
        ("drop", ErrorCode::NetworkLost),
        ("401", ErrorCode::HaloPermission),
        ("short", ErrorCode::HaloListShort),
        ("page-shift=lose,page-cap=10", ErrorCode::HaloListShort),
        ("token-500", ErrorCode::HaloTenantUnknown),
        ("token-html", ErrorCode::AnswerHtml),
        ("scopes=read:tickets", ErrorCode::HaloScopeRefused),
        ("forbidden=clients", ErrorCode::HaloPermission),
    ] {
        let error = read_all(&halo(&company(faults).await)).await.unwrap_err();
        assert_eq!(error.code, code, "{faults}: {error:?}");
    }
}

#[tokio::test]
async fn the_ladder_shows_which_rung_is_missing() {
    let practice = company("forbidden=licences").await;
    let rows = halo(&practice).check().await;
    let failed: Vec<_> = rows.iter().filter(|row| row.result == Verdict::Fail).map(|row| &row.name).collect();
    assert_eq!(failed, ["Read licences"], "the one that is closed");
    assert_eq!(practice.counts().halo_writes, 0, "a test never writes");
    let rows = halo(&company("scopes=read:customers+read:softwarelicensing").await).check().await;
    let failed: Vec<_> = rows.iter().filter(|row| row.result == Verdict::Fail).map(|row| &row.name).collect();
    let expected = ["Write clients", "Write licences", "Read recurring invoices"];
    assert_eq!(failed, expected, "the token itself shows what the application may not");
}

#[tokio::test]
async fn giacom_reads_the_same_in_every_dress() {
    for method in [GiacomMethod::Subscriptions, GiacomMethod::Report] {
        let plain = giacom(&company("").await, method).fetch(&Ask::everything()).await.unwrap();
        assert_eq!(plain.completeness, Completeness::Complete, "nothing is wrong: {plain:?}");
        for faults in [
            "paged=camel",
            "paged=other",
            "paged=count",
            "page-cap=20,paged=camel",
            "page-cap=20,paged=other",
            "dates=iso-z",
            "dates=iso-fraction",
            "dates=uk",
            "numbers=text",
            "keys=pascal",
            "keys=pascal-all",
            "extra-keys",
            "break@#1",
            "429@#1",
            "500@#1",
            "cut@#1",
        ] {
            let practice = company(faults).await;
            let dressed = giacom(&practice, method).fetch(&Ask::everything()).await.unwrap();
            assert_eq!(dressed.subscriptions, plain.subscriptions, "{faults} is a matter of form");
            assert_eq!(dressed.customers, plain.customers, "{faults} is a matter of form");
            assert_eq!(dressed.completeness, Completeness::Complete, "{faults} hides nothing");
            assert!(practice.violations().is_empty(), "{faults}: {:?}", practice.violations());
        }
    }
}

#[tokio::test]
async fn giacoms_bad_rows_are_counted_and_never_halve_a_quantity() {
    let plain =
        giacom(&company("").await, GiacomMethod::Subscriptions).fetch(&Ask::everything()).await.unwrap();
    for faults in ["negative-quantity", "fractional-quantity", "missing-quantity", "wrong-types"] {
        let spoilt = giacom(&company(faults).await, GiacomMethod::Subscriptions)
            .fetch(&Ask::everything())
            .await
            .unwrap();
        assert!(!spoilt.rejected.is_empty(), "{faults} is told");
        for after in &spoilt.subscriptions {
            let before = plain.subscriptions.iter().find(|s| s.key == after.key);
            let same = match (before.map(|s| &s.quantity), &after.quantity) {
                (Some(Quantity::Known(a)), Quantity::Known(b)) => a.value == b.value,
                _ => false,
            };
            let unknown = matches!(after.quantity, Quantity::Unknown(_));
            assert!(same || unknown, "{faults}: {before:?} became {after:?}");
        }
    }
    // A silent cap shows only in a number of rows that caps commonly have; a smaller one would not.
    for (size, faults) in [
        (Size::Medium, "page-cap=100"),
        (Size::Small, "page-cap=20,paged=count"),
        (Size::Small, "missing-customer-id"),
    ] {
        let options = PracticeOptions { size, faults: faults.parse().unwrap(), ..PracticeOptions::default() };
        let part = giacom(&start(options).await.unwrap(), GiacomMethod::Subscriptions)
            .fetch(&Ask::everything())
            .await
            .unwrap();
        assert!(matches!(part.completeness, Completeness::Partial(_)), "{faults}: absence means nothing");
    }
    for (faults, code) in [
        ("empty", ErrorCode::VendorEmpty),
        ("quota", ErrorCode::GiacomQuota),
        ("cut", ErrorCode::AnswerCut),
        ("200-html", ErrorCode::AnswerHtml),
    ] {
        let error = giacom(&company(faults).await, GiacomMethod::Subscriptions)
            .fetch(&Ask::everything())
            .await
            .unwrap_err();
        assert_eq!(error.code, code, "{faults}: {error:?}");
    }
}
