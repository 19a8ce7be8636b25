//! Files for the user: matches out and in, and a support file that tells no names, addresses or secrets.

use crate::support::shop::Shop;
use halyard_core::ErrorCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn matches_go_out_and_come_in() {
    let shop = Shop::matched("").await;
    let downloads = tempfile::tempdir().unwrap();
    let first = shop.app.export_choices("giacom", downloads.path()).await.unwrap();
    let second = shop.app.export_choices("giacom", downloads.path()).await.unwrap();
    assert_eq!(
        (first.name.as_str(), second.name.as_str()),
        ("halyard-matches-giacom.csv", "halyard-matches-giacom-2.csv"),
        "a file that is there is not written over"
    );
    let text = std::fs::read_to_string(downloads.path().join(&first.name)).unwrap();
    let before = shop.app.match_table("giacom").unwrap();
    let same = shop.app.import_choices("giacom", &text).await.unwrap();
    assert_eq!(same.rows, before.rows, "what went out comes in unchanged");
    let bad = shop.app.import_choices("giacom", "customer_id\nnobody\n").await.unwrap_err();
    assert_eq!(bad.code, ErrorCode::MatchFileRejected, "bad rows are named");
    assert!(bad.why.contains("line 2"), "{}", bad.why);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_support_file_tells_no_name_no_address_no_secret() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let downloads = tempfile::tempdir().unwrap();
    let saved = shop.app.save_support_file(downloads.path()).unwrap();
    let text = std::fs::read_to_string(downloads.path().join(&saved.name)).unwrap();
    assert!(text.contains("\"runs\"") && text.contains("\"customers\": "), "it tells counts: {text}");
    let at = shop.practice.addresses();
    let mut planted = vec![
        at.halo.client_secret.clone(),
        at.halo.client_id.clone(),
        at.giacom.api_key.clone(),
        at.halo.resource_url.clone(),
        at.giacom.base_url.clone(),
    ];
    planted.extend(shop.practice.pairings().into_iter().flat_map(|p| [p.customer_name, p.customer_id]));
    let names = shop.practice.halo().clients();
    planted.extend(names.iter().filter_map(|c| c["name"].as_str().map(str::to_owned)));
    for word in planted.iter().filter(|w| w.len() > 3) {
        assert!(!text.contains(word.as_str()), "{word:?} must not be in the support file");
    }
}
