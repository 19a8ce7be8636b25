//! Addresses of main sites, in a practice Halo over real HTTP: read, planned, written, killed, gone on with,
//! refused where they moved, and taken back.

use crate::support::moved::{Moved, PLACE, address_of, moved, street};
use crate::support::shop::{Shop, number, pace, request, run_id, text};
use halyard_core::app::{PlanView, RunOutcome, VendorConnection};
use halyard_core::domain::{Address, Customer, CustomerId};
use halyard_core::http::Policy;
use halyard_core::plan::{Action, Entity};
use halyard_core::store::{ChangeState, PlanId, RunStatus};
use halyard_core::vendors::Verdict;
use halyard_core::{ErrorCode, Meaning};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::HashMap;

async fn undo(m: &Moved, run: &RunOutcome) -> (PlanView, RunOutcome) {
    let plan = m.shop.app.undo(run_id(run)).await.unwrap();
    let outcome = m.shop.app.apply(&request(&plan)).await.unwrap();
    (plan, outcome)
}

/// Names and everything else of clients and sites but the address.
fn rest(m: &Moved) -> Vec<Value> {
    let halo = m.shop.practice.halo();
    let without = |mut record: Value| {
        let members = record.as_object_mut().unwrap();
        members.retain(|name, _| !name.contains("delivery_address"));
        record
    };
    halo.sites().into_iter().chain(halo.clients()).map(without).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_followed_whatever_halo_shows_and_taken_back() {
    for faults in [
        "",
        "main-site-listed",
        "addresses-missing",
        "address-write=replace",
        "answer=nothing",
        "answer=id",
        "nulls",
    ] {
        let m = moved(faults).await;
        let (before, others) = (m.book(), rest(&m));
        let plan = m.plan().await;
        assert!(m.acting(&plan) >= 8, "{faults}: {:#?}", m.lines(&plan.plan, Action::Skip));
        assert_eq!(
            m.lines(&plan.plan, Action::Skip),
            Vec::<String>::new(),
            "{faults}: every main site is known"
        );
        assert_eq!(m.book(), before, "{faults}: a plan writes nothing");
        let run = m.shop.apply(&plan).await;
        assert_eq!((run.status, run.failed), (RunStatus::Done, 0), "{faults}: {run:?}");
        m.right(&before);
        assert_eq!(rest(&m), others, "{faults}: no name and nothing else was touched");
        let again = m.plan().await;
        assert_eq!(m.acting(&again), 0, "{faults}: {:#?}", m.lines(&again.plan, Action::Update));

        let (_, undone) = undo(&m, &run).await;
        assert_eq!((undone.status, undone.failed), (RunStatus::Done, 0), "{faults}: {undone:?}");
        assert_eq!(m.book(), before, "{faults}: as it was, empty lines included");
        assert_eq!(rest(&m), others, "{faults}: and nothing else");
        assert!(m.shop.practice.violations().is_empty(), "{faults}: {:?}", m.shop.practice.violations());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_client_is_made_with_its_address() {
    let m = moved("").await;
    let address = Address {
        street: street(7),
        city: PLACE[0].to_owned(),
        postcode: PLACE[2].to_owned(),
        country: "United Kingdom".to_owned(),
        ..Address::default()
    };
    let id = CustomerId::new("new-1").unwrap();
    let plan =
        m.plan_of(vec![Customer { id, name: "Brand New Ltd".to_owned(), address: Some(address) }]).await;
    let run = m.shop.apply(&plan).await;
    assert_eq!((run.status, run.applied), (RunStatus::Done, 1), "{run:?}");
    let halo = m.shop.practice.halo();
    let client = halo.clients().into_iter().find(|c| c["name"] == "Brand New Ltd").expect("it is made");
    let site = halo.site(number(&client["main_site_id"])).unwrap();
    assert_eq!(
        address_of(&site),
        "8 Removal Road|Newham||United Kingdom|QV9 9ZZ",
        "with the address as previewed"
    );
    let again = m.plan_of(vec![m.customers().remove(0)]).await;
    assert_eq!(again.counts.get(Action::Create), 0, "and is there from then on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_site_is_read_where_no_address_is_told_and_each_once_where_lists_hide_them() {
    let mut m = moved("").await;
    m.told = false;
    assert_eq!(m.read().await.2, 0, "nobody tells an address, so nothing is asked");
    m.told = true;
    assert_eq!(m.read().await.2, 1, "one list tells them all");
    m.shop.faults("addresses-missing");
    let active = m.shop.practice.halo().clients().iter().filter(|c| c["inactive"] == json!(false)).count();
    let asked = m.read().await.2;
    assert!(
        asked > 8 && asked <= 1 + active as u64,
        "one list, then each main site of a matched client: {asked}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_is_journaled_audited_and_on_the_receipt() {
    let m = moved("").await;
    let plan = m.plan().await;
    let run = m.shop.apply(&plan).await;
    let store = m.shop.app.store();
    let journal = store.journal(run_id(&run)).unwrap();
    assert!(journal.iter().any(|row| format!("{row:?}").contains("POST /Site")), "{journal:?}");
    assert!(
        !journal.iter().any(|row| format!("{row:?}").contains("POST /Client")),
        "a client is not written"
    );
    let first = store.run_changes(run_id(&run)).unwrap().into_iter().find(|c| c.record.is_some()).unwrap();
    let (_, change) = store
        .plan_changes(PlanId::parse(&plan.plan).unwrap())
        .unwrap()
        .into_iter()
        .find(|(s, _)| *s == first.seq)
        .unwrap();
    assert_eq!(first.record, change.site.map(|s| s.0), "the record is the site");
    let receipt = m.shop.app.receipt(run_id(&run)).unwrap();
    let told =
        receipt.changes.iter().find(|c| c.entity == Entity::Site && c.action == Action::Update).unwrap();
    assert!(
        told.summary().contains("line1") && told.summary().contains("Removal Road"),
        "{}",
        told.summary()
    );
    let html = m.shop.app.receipt_as(run_id(&run), halyard_core::app::ReceiptFormat::Html).unwrap();
    assert!(html.contains("Main (site)"), "a site is told from a client");
    let audit = m.shop.app.audit_list(Some(run_id(&run)), 1_000).unwrap();
    let theirs = |l: &&halyard_core::app::AuditLine| {
        l.entity == Some(halyard_core::plan::Entity::Site) && l.record == first.record
    };
    let of_site = audit.iter().find(theirs).expect("the audit tells of it, by the site's number");
    assert!(of_site.fields.iter().any(|f| f.field == "line1"), "field by field: {of_site:?}");
    assert!(m.shop.app.audit_verify().unwrap().intact, "and the chain holds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_settled_by_reading() {
    for (faults, case) in [
        ("drop-after-write", "every write lands, and no answer comes"),
        ("error-after-write", "every write lands, and an error is answered"),
        ("drop-before-write@50%", "half of them never arrive"),
        ("writes.500=html@40%,drop-after-write@40%", "some of each"),
        ("writes.200-html", "a proxy answers instead"),
    ] {
        let m = moved("").await;
        let (before, plan) = (m.book(), m.plan().await);
        m.shop.faults(faults);
        let run = m.shop.apply(&plan).await;
        if faults == "writes.200-html" {
            assert_eq!(
                (run.status, run.applied),
                (RunStatus::Failed, 0),
                "{case}: given up, and said so: {run:?}"
            );
            assert_eq!(m.book(), before, "{case}");
            continue;
        }
        assert_eq!((run.status, run.failed), (RunStatus::Done, 0), "{case}: {run:?}");
        m.right(&before);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_killed_anywhere_goes_on_to_the_same_end() {
    for millis in [5, 20, 45, 80, 120] {
        let m = moved("").await;
        let (before, plan) = (m.book(), m.plan().await);
        m.shop.faults("drop-after-write@20%,slow=5@30%");
        let app = m.shop.app.clone();
        let work = tokio::spawn({
            let request = request(&plan);
            async move { app.apply(&request).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
        work.abort();
        let _ = work.await;
        let next = m.shop.another_app(m.shop.folder.path()).with_policy(Policy::hurried()).with_pace(pace());
        next.runs().unwrap();
        match next.apply(&request(&plan)).await {
            Ok(outcome) => assert_eq!(outcome.status, RunStatus::Done, "{millis} ms: {outcome:?}"),
            Err(e) => assert_eq!(e.code, ErrorCode::PlanApplied, "{millis} ms: it was through already"),
        }
        m.right(&before);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_moved_since_the_plan_is_refused_and_one_that_is_there_already_is_not_sent() {
    let m = moved("").await;
    let plan = m.plan().await;
    let changes = m.shop.app.store().plan_changes(PlanId::parse(&plan.plan).unwrap()).unwrap();
    let mut updates = changes.into_iter().filter(|(_, c)| c.entity == Entity::Site && c.action.acts());
    let ((moved_seq, by_hand), (there_seq, there), (other_seq, other), (gone_seq, gone)) =
        (updates.next().unwrap(), updates.next().unwrap(), updates.next().unwrap(), updates.next().unwrap());
    let halo = m.shop.practice.halo();
    let id = |c: &halyard_core::plan::Change| c.site.unwrap().0;
    halo.edit_address(id(&by_hand), &json!({ "line1": "By a person" }));
    for f in &there.fields {
        let halyard_core::domain::Value::Text(after) = &f.after else { panic!("{f:?}") };
        halo.edit_address(id(&there), &json!({ f.field.halo_name(): after }));
    }
    halo.edit_address(id(&other), &json!({ "line4": "A line the plan does not touch" }));
    halo.delete_client(gone.client().unwrap().0);
    let run = m.shop.apply(&plan).await;
    assert_eq!(run.status, RunStatus::Partly, "{run:?}");
    let states: HashMap<i64, ChangeState> =
        m.shop.app.store().run_changes(run_id(&run)).unwrap().into_iter().map(|c| (c.seq, c.state)).collect();
    assert_eq!(states[&moved_seq], ChangeState::Stale, "what a person wrote stays");
    assert_eq!(text(&halo.site(id(&by_hand)).unwrap()["delivery_address"]["line1"]), "By a person");
    assert_eq!(states[&there_seq], ChangeState::Already, "nothing is sent for what is there");
    assert_eq!(states[&other_seq], ChangeState::Applied, "a line beside it is no hindrance");
    assert_eq!(
        text(&halo.site(id(&other)).unwrap()["delivery_address"]["line4"]),
        "A line the plan does not touch",
        "and is not overwritten by what the plan saw"
    );
    assert_eq!(states[&gone_seq], ChangeState::Stale, "a site that is gone is not made anew");

    halo.edit_address(id(&other), &json!({ "line1": "Changed since" }));
    let (undo_plan, undone) = undo(&m, &run).await;
    assert_eq!(undone.failed, 0, "{undone:?}");
    let kept = m.lines(&undo_plan.plan, Action::Update);
    assert!(kept.iter().any(|l| l.contains("Left alone: line1 was changed since.")), "{kept:#?}");
    assert_eq!(text(&halo.site(id(&other)).unwrap()["delivery_address"]["line1"]), "Changed since");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_permission_stops_with_its_name_and_licences_do_not_wait_for_it() {
    let m = moved("").await;
    let (before, plan) = (m.book(), m.plan().await);
    m.shop.faults("halo.writes.forbidden=sites");
    let run = m.shop.apply(&plan).await;
    let stopped = run.stopped.clone().expect("it says what stopped it");
    assert_eq!(
        (stopped.code, run.meaning()),
        (ErrorCode::HaloPermission, Some(Meaning::Refused)),
        "{stopped:?}"
    );
    assert!(stopped.what.contains("sites"), "{stopped:?}");
    assert_eq!(m.book(), before, "nothing was written");
    m.shop.faults("");
    let resumed = m.shop.app.resume(run_id(&run)).await.unwrap();
    assert_eq!(
        (resumed.status, resumed.failed),
        (RunStatus::Done, 0),
        "with the permission back it ends well"
    );
    m.right(&before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_asks_for_the_right_to_write_sites_only_where_addresses_are_followed() {
    let shop = Shop::open("").await;
    let halo = halyard_core::app::connection_name("halo").unwrap();
    let row = |report: &halyard_core::app::CheckReport| {
        report.tests.iter().find(|t| t.name == "Write sites").cloned()
    };
    assert_eq!(row(&shop.app.check(&halo).await.unwrap()), None, "nobody needs it");
    let store = shop.app.store();
    let saved = store.connection(&shop.giacom).unwrap().unwrap();
    let mut connection: VendorConnection = saved.settings().unwrap();
    connection.options.follow_addresses = true;
    store.save_connection(&shop.giacom, saved.kind, &connection, Timestamp::now()).unwrap();
    let before = shop.practice.halo().sites();
    let asked = row(&shop.app.check(&halo).await.unwrap()).expect("it is among the tests");
    assert_eq!(asked.result, Verdict::Warn, "a test never writes, so it cannot be proven: {asked:?}");
    assert_eq!(shop.practice.halo().sites(), before, "and did not");
    shop.faults("scopes=read:customers+read:softwarelicensing");
    let refused = row(&shop.app.check(&halo).await.unwrap()).expect("it is among the tests");
    assert_eq!(refused.result, Verdict::Fail, "{refused:?}");
    assert!(refused.fix.contains("Customers"), "with the setting to change: {refused:?}");
    let outcome = shop.app.plan(&shop.giacom, &halyard_core::app::PlanRequest::default()).await.unwrap();
    assert_eq!(outcome.requests.halo.min(1), 1, "a vendor that tells no address is planned as ever");
}
