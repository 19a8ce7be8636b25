//! Files for the user: matches out and in, and who may read them.

use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::screens::receipt::PaperFormat;

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

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_for_the_user_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await.run;
    let downloads = tempfile::tempdir().unwrap();
    for format in [PaperFormat::Csv, PaperFormat::Html] {
        shop.app.save_receipt(&run, format, downloads.path()).unwrap();
    }
    shop.app.save_support_file(downloads.path()).unwrap();
    shop.app.export_choices("giacom", downloads.path()).await.unwrap();
    shop.app.match_export(&shop.giacom, &downloads.path().join("mine.csv")).await.unwrap();
    let files: Vec<_> = std::fs::read_dir(downloads.path()).unwrap().map(Result::unwrap).collect();
    assert_eq!(files.len(), 5, "each is there");
    for file in files {
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}: customers' names and prices are nobody else's", file.path().display());
    }
}
