//! Receipts and the history as the window shows them, and as files.

use crate::support::shop::{Shop, run_id};
use halyard_core::app::ReceiptFormat;
use halyard_core::app::screens::audit::AuditWish;
use halyard_core::app::screens::receipt::{Outcome, PaperFormat};
use halyard_core::plan::Action;
use halyard_core::store::{AuditKind, RunStatus};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_tells_how_each_change_ended() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let view = shop.app.receipt_view(&run.run).unwrap();
    assert_eq!((view.line.applied, view.line.status), (run.applied, RunStatus::Done), "the run's own line");
    assert!(view.undoable && !view.resumes && view.retryable == 0, "it can be taken back, and no more");
    let applied: Vec<_> = view.changes.iter().filter(|c| c.outcome == Outcome::Applied).collect();
    assert_eq!(applied.len() as u64, run.applied, "what is in Halo");
    assert!(applied.iter().all(|c| c.change.record.is_some()), "each with the record written");
    assert!(view.changes.iter().all(|c| c.change.action != Action::Unchanged), "the unchanged are left out");
    let names: Vec<String> = view.changes.iter().map(|c| c.customer.to_lowercase()).collect();
    let ascii: Vec<&String> = names.iter().filter(|n| n.is_ascii()).collect();
    assert!(ascii.is_sorted(), "by customer");
    assert!(view.requests > 0 && !view.version.is_empty(), "with what it took, and by which Halyard");
    let head = view.audit.clone().expect("a run that ended keeps the head of the audit");
    assert_eq!(
        shop.app.store().audit_hash(head.rows).unwrap(),
        Some(head.hash.clone()),
        "as it stands there"
    );
    for form in [ReceiptFormat::Text, ReceiptFormat::Html, ReceiptFormat::Json, ReceiptFormat::Csv] {
        let paper = shop.app.receipt_as(run_id(&run), form).unwrap();
        assert!(paper.contains(&head.hash), "every form of the receipt shows it: {form:?}");
        let told = paper.contains("nothing before it was changed");
        let read = matches!(form, ReceiptFormat::Text | ReceiptFormat::Html);
        assert_eq!(told, read, "those that are read say what it proves: {form:?}");
    }
    let own = AuditWish { run: Some(run.run.clone()), ..AuditWish::default() };
    let index = shop.app.audit_index(&own).unwrap();
    let newest = index.spans[0].newest;
    assert_eq!(u64::try_from(newest).unwrap(), head.rows, "its last row is the head");
    let lines = shop.app.audit_lines(&[newest]).unwrap();
    assert_eq!((lines[0].kind, &lines[0].hash), (Some(AuditKind::RunEnded), &head.hash), "{lines:?}");
    let met = shop.app.audit_lines(&vec![1; 501]).unwrap_err();
    assert_eq!(met.code.as_str(), "USAGE", "never all rows at once");
    let nonsense = AuditWish { run: Some("seven".to_owned()), ..AuditWish::default() };
    assert_eq!(shop.app.audit_index(&nonsense).unwrap_err().code.as_str(), "PLAN-UNKNOWN", "no run at all");

    let undo = shop.app.undo_plan(&run.run, Vec::new(), None).await.unwrap();
    let money = |plan: &str| shop.app.preview(plan).unwrap().money;
    let (there, back) = (money(&view.line.plan), money(&undo));
    assert_eq!(back.monthly[0].amount, format!("-{}", there.monthly[0].amount), "undo takes the cost back");
    assert_eq!(back.unknown, there.unknown, "as far as it is known");
    let view = shop.app.plan_view(halyard_core::store::PlanId::parse(&undo).unwrap()).unwrap();
    let back = shop.apply(&view).await;
    let history = shop.app.history().unwrap();
    let lines: Vec<_> = history.iter().map(|l| (l.run.as_str(), l.undoes.as_deref(), l.status)).collect();
    assert_eq!(
        lines,
        [
            (back.run.as_str(), Some(run.run.as_str()), RunStatus::Done),
            (run.run.as_str(), None, RunStatus::Undone)
        ],
        "the newest first"
    );
    assert!(!shop.app.receipt_view(&run.run).unwrap().undoable, "a run is taken back once");
    assert!(shop.app.receipt_view(&back.run).unwrap().undoable, "but its undo can be");
    assert_eq!(shop.app.receipt_view("R99").unwrap_err().code.as_str(), "PLAN-UNKNOWN", "no such run");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupted_run_shows_what_it_did_not_reach() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    shop.faults("halo.writes.forbidden=licences");
    let run = shop.apply(&plan).await;
    let view = shop.app.receipt_view(&run.run).unwrap();
    assert!(view.resumes, "it can go on");
    let why = view.why.expect("it says what stopped it");
    assert_eq!(why.code, "HALO-403", "with its code: {why:?}");
    assert!(!why.what.contains("HALO-403") && !why.fix.is_empty(), "and what to do, each by itself: {why:?}");
    let told = shop.app.receipt(run_id(&run)).unwrap().why.expect("and so on paper");
    assert!(told.contains(&why.what) && told.ends_with("(HALO-403)"), "{told}");
    let waiting = view.changes.iter().filter(|c| c.outcome == Outcome::Waiting).count();
    assert!(waiting > 30, "no licence was written: {waiting} wait");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn receipts_are_saved_beside_each_other() {
    let shop = Shop::matched("").await;
    let run = shop.plan_and_apply().await;
    let folder = tempfile::tempdir().unwrap();
    let save = |format| shop.app.save_receipt(&run.run, format, folder.path());
    let names: Vec<String> = (0..3).map(|_| save(PaperFormat::Csv).unwrap().name).collect();
    let stem = format!("halyard-receipt-{}", run.run);
    assert_eq!(names, [format!("{stem}.csv"), format!("{stem}-2.csv"), format!("{stem}-3.csv")], "none over");
    let csv = std::fs::read_to_string(folder.path().join(&names[0])).unwrap();
    assert!(csv.starts_with("run,entity,action"), "a table in UTF-8");
    let html = save(PaperFormat::Html).unwrap();
    assert_eq!(html.name, format!("{stem}.html"), "its ending says what it is");
    let page = std::fs::read_to_string(folder.path().join(html.name)).unwrap();
    assert!(page.contains("@page{size:A4") && page.contains("table-header-group"), "made to be printed");
    assert!(page.contains("per month (GBP)"), "with what it means in money");
    let receipt = shop.app.receipt(run_id(&run)).unwrap();
    let customers: std::collections::BTreeSet<_> = receipt.changes.iter().map(|c| &c.customer_id).collect();
    assert_eq!(page.matches("<tbody>").count(), customers.len(), "one group per customer");
    let nowhere = folder.path().join("nowhere");
    let refused = shop.app.save_receipt(&run.run, PaperFormat::Csv, &nowhere).unwrap_err();
    assert_eq!(refused.code.as_str(), "FILE-UNUSABLE", "a folder that is not there: {refused}");
}
