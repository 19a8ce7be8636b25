//! What is due is run once, as far as it is allowed unattended; the rest waits for a person.

use crate::support::shop::{Shop, line};
use halyard_core::ErrorCode;
use halyard_core::app::{App, ApplyRequest, DueReport, DueRun, NewClients, PlanRequest, connection_name};
use halyard_core::plan::{Action, Entities, Entity, MissingPolicy};
use halyard_core::schedule::{Day, Hours, LocalTime, Schedule, Unattended, When};
use halyard_core::store::{MatchEdit, PlanId, Store};
use jiff::{Timestamp, ToSpan};

pub fn daily() -> Schedule {
    Schedule {
        when: When::Daily { at: LocalTime::parse("02:15").unwrap() },
        zone: Some("Europe/London".to_owned()),
        entities: Entities::default(),
        unattended: Unattended::default(),
    }
}

/// As if it had been set so many days ago.
fn long_ago(store: &Store, name: &str, schedule: &Schedule) {
    let name = connection_name(name).unwrap();
    store.save_schedule(&name, schedule, Timestamp::now() - (5 * 24).hours()).unwrap();
}

pub fn due_now(shop: &Shop, schedule: &Schedule) {
    long_ago(shop.app.store(), "giacom", schedule);
}

async fn only(app: &App) -> DueRun {
    let mut report = app.run_due().await.unwrap();
    assert_eq!(report.due.len(), 1, "one connection was due: {report:?}");
    report.due.remove(0)
}

async fn nothing(app: &App, why: &str) {
    let report: DueReport = app.run_due().await.unwrap();
    assert!(report.due.is_empty() && report.meaning().is_none(), "{why}: {report:?}");
}

fn waiting(app: &App) -> Vec<String> {
    app.home().unwrap().plans.into_iter().map(|p| p.plan).collect()
}

async fn apply(app: &App, plan: &str) -> halyard_core::app::RunOutcome {
    app.apply(&ApplyRequest { plan: PlanId::parse(plan).unwrap(), allow_guard: None }).await.unwrap()
}

/// Nothing is left but licences beside one of the same name, which always wait for a person.
async fn settled(shop: &Shop, case: &str) {
    let request =
        PlanRequest { new_clients: NewClients::All, hold_namesakes: true, ..PlanRequest::default() };
    let left = shop.app.plan(&shop.giacom, &request).await.unwrap();
    let acting: Vec<_> = shop.show(&left).changes.iter().filter(|c| c.action.acts()).map(line).collect();
    assert!(acting.is_empty(), "{case}: {acting:#?}");
    assert!(left.counts.get(Action::Blocked) > 0, "{case}: the company has such namesakes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_missed_days_are_one_run() {
    let shop = Shop::matched("").await;
    nothing(&shop.app, "no schedule, nothing due").await;
    due_now(&shop, &daily());
    assert!(shop.app.schedule(&shop.giacom).unwrap().unwrap().due, "it is seen to be due");
    let ran = only(&shop.app).await;
    let run = ran.run.expect("it was applied");
    assert!(run.applied > 0 && run.failed == 0 && ran.error.is_none(), "{run:?}");
    nothing(&shop.app, "one catch-up, not five").await;
    let view = shop.app.schedule(&shop.giacom).unwrap().unwrap();
    assert!(!view.due && view.zone == "Europe/London" && view.note.is_none(), "{view:?}");
    assert!(view.next_local.as_deref().unwrap().ends_with("02:15"), "told on the zone's clock: {view:?}");
    let last = view.last.unwrap();
    let kept = (last.outcome.as_deref(), last.run.as_deref());
    assert_eq!(kept, (Some("done"), Some(&*run.run)), "and how it went");
    let again = shop.another_app(shop.folder.path());
    nothing(&again, "nor after a restart").await;
    // Another zone, or other permissions: the day is handled all the same.
    let west = Schedule { zone: Some("Pacific/Honolulu".to_owned()), ..daily() };
    shop.app.set_schedule(&shop.giacom, &west).unwrap();
    let saved = shop.app.store().schedule(&shop.giacom).unwrap().unwrap();
    assert!(saved.handled.is_some(), "what was handled is handled in another zone as well");
    let six = Schedule { when: When::Daily { at: LocalTime::parse("06:00").unwrap() }, ..daily() };
    let view = shop.app.set_schedule(&shop.giacom, &six).unwrap();
    assert!(!view.due, "another time begins now, it does not make up for the past: {view:?}");
    assert!(shop.app.audit_verify().unwrap().intact, "all of it stands in the audit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_clients_wait_for_a_person_and_the_rest_is_applied() {
    let shop = Shop::matched("").await;
    let matched: Vec<_> =
        shop.app.store().matches(&shop.giacom).unwrap().into_iter().map(|m| m.customer).collect();
    let customers = shop.app.store().customers(&shop.giacom).unwrap();
    let open: Vec<MatchEdit> =
        customers.into_iter().filter(|c| !matched.contains(&c.id)).map(|c| MatchEdit::Create(c.id)).collect();
    assert!(!open.is_empty(), "the company has customers without a client");
    shop.app.store().save_matches(&shop.giacom, "marked", &open, Timestamp::now()).unwrap();
    due_now(&shop, &daily());
    let clients = shop.practice.halo().clients().len();
    let ran = only(&shop.app).await;
    let (run, waits) = (ran.run.unwrap(), ran.waits.expect("something waits"));
    assert!(run.applied > 0 && run.failed == 0, "what may be applied is: {run:?}");
    assert_eq!(shop.practice.halo().clients().len(), clients, "no client was made");
    let acting: Vec<_> =
        shop.app.show(&waits).unwrap().changes.into_iter().filter(|c| c.action.acts()).collect();
    assert_eq!(acting.len() as u64, ran.held_back, "as many as it says");
    assert!(
        acting.iter().any(|c| c.entity == Entity::Client)
            && acting.iter().any(|c| c.entity == Entity::Licence),
        "clients, and the licences that need them"
    );
    assert!(
        acting.iter().all(|c| c.action == Action::Create),
        "{:#?}",
        acting.iter().map(line).collect::<Vec<_>>()
    );
    assert_eq!(waiting(&shop.app), std::slice::from_ref(&waits), "Home lists just that");
    let rest = apply(&shop.app, &waits).await;
    assert_eq!((rest.applied, rest.failed), (ran.held_back, 0), "a person applies it: {rest:?}");
    assert!(waiting(&shop.app).is_empty(), "and nothing waits any more");
    settled(&shop, "both parts together are the whole").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_clients_are_made_where_that_was_allowed() {
    let shop = Shop::matched("").await;
    let unattended = Unattended { create_clients: true, ..Unattended::default() };
    due_now(&shop, &Schedule { unattended, ..daily() });
    let ran = only(&shop.app).await;
    assert_eq!((ran.held_back, ran.waits, ran.error), (0, None, None), "nothing is held back");
    settled(&shop, "it did all that can be done without a person").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removals_wait_where_they_were_not_allowed() {
    for allowed in [false, true] {
        let shop = Shop::matched("").await;
        shop.missing(MissingPolicy::Deactivate);
        shop.plan_and_apply().await;
        let giacom = shop.practice.giacom();
        let row = giacom.rows()[0].clone();
        let text = |member: &str| row[member].as_str().unwrap().to_owned();
        assert!(giacom.remove_product(&text("customerId"), &text("productId")) > 0, "something is gone");
        let unattended = Unattended { removals: allowed, ..Unattended::default() };
        due_now(&shop, &Schedule { unattended, ..daily() });
        let stock = shop.stock();
        let ran = only(&shop.app).await;
        assert_eq!(ran.error, None, "allowed: {allowed}");
        if allowed {
            assert_eq!(ran.waits, None, "within the guard it is simply done");
            assert_ne!(shop.stock(), stock, "the licence is inactive");
            continue;
        }
        let waits = ran.waits.expect("it waits");
        assert_eq!((ran.held_back > 0, shop.stock() == stock), (true, true), "nothing was removed");
        assert_eq!(
            waiting(&shop.app),
            std::slice::from_ref(&waits),
            "Home lists it though nothing else was to do"
        );
        // The next night there is one that waits, not two.
        due_now(
            &shop,
            &Schedule { when: When::Every { hours: Hours::new(1).unwrap() }, unattended, ..daily() },
        );
        let waits = only(&shop.app).await.waits.expect("it waits still");
        assert_eq!(waiting(&shop.app), std::slice::from_ref(&waits), "the newest alone");
        apply(&shop.app, &waits).await;
        shop.settled("a person let it through").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_guard_stops_waits_as_a_whole() {
    let shop = Shop::matched("").await;
    shop.missing(MissingPolicy::Zero);
    shop.plan_and_apply().await;
    let rows = shop.practice.giacom().rows();
    let customers: std::collections::BTreeSet<_> =
        rows.iter().map(|row| row["customerId"].as_str().unwrap().to_owned()).collect();
    for customer in customers.iter().skip(3) {
        shop.practice.giacom().remove_rows(customer);
    }
    due_now(&shop, &daily());
    let (stock, report) = (shop.stock(), shop.app.run_due().await.unwrap());
    let ran = &report.due[0];
    assert_eq!(ran.error.as_ref().map(|e| e.code), Some(ErrorCode::GuardStopped), "{ran:?}");
    assert_eq!(report.meaning(), Some(halyard_core::Meaning::Guard), "as the exit code says");
    assert_eq!(shop.stock(), stock, "nothing was written");
    let plan = ran.plan.as_ref().unwrap().plan.clone();
    assert_eq!(waiting(&shop.app), [plan], "all of it waits, once");
    nothing(&shop.app, "it is not tried again before its next time").await;
    // Where removals wait in any case, they do not stop the rest.
    let unattended = Unattended { removals: false, ..Unattended::default() };
    let hourly = When::Every { hours: Hours::new(1).unwrap() };
    due_now(&shop, &Schedule { when: hourly, unattended, ..daily() });
    let ran = only(&shop.app).await;
    assert!(ran.error.is_none() && ran.held_back > 0, "the cuts wait: {ran:?}");
    assert_eq!(shop.stock(), stock, "nothing was cut");
    let waits = ran.waits.unwrap();
    let met = shop.app.apply(&ApplyRequest { plan: PlanId::parse(&waits).unwrap(), allow_guard: None }).await;
    assert_eq!(met.unwrap_err().code, ErrorCode::GuardStopped, "and the guard holds for what waits");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_at_work_is_left_for_the_next_call() {
    let shop = Shop::matched("").await;
    due_now(&shop, &daily());
    let lock = shop.folder.path().join("locks/giacom.lock");
    std::fs::create_dir_all(lock.parent().unwrap()).unwrap();
    let held = std::fs::File::options().create(true).write(true).truncate(false).open(lock).unwrap();
    held.lock().unwrap();
    let met = only(&shop.app).await;
    assert_eq!(met.error.map(|e| e.code), Some(ErrorCode::ConnectionHeld), "it is told");
    drop(held);
    assert!(only(&shop.app).await.run.is_some(), "and done at the next call");
    nothing(&shop.app, "once").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_network_it_stays_due_and_other_failures_do_not() {
    let shop = Shop::matched("").await;
    due_now(&shop, &daily());
    shop.faults("drop");
    let met = only(&shop.app).await.error.expect("nothing answers");
    assert_eq!(met.code, ErrorCode::NetworkLost, "{met:?}");
    let view = shop.app.schedule(&shop.giacom).unwrap().unwrap();
    assert!(view.due, "nothing was planned, so it is due still: {view:?}");
    assert_eq!(view.last.unwrap().outcome.as_deref(), Some("NET-LOST"), "and it is said why");
    shop.faults("");
    assert!(only(&shop.app).await.run.is_some(), "with a network it is made up for");
    let hourly = Schedule { when: When::Every { hours: Hours::new(2).unwrap() }, ..daily() };
    due_now(&shop, &hourly);
    shop.app.forget_secret("giacom").unwrap();
    let met = shop.app.run_due().await.unwrap();
    assert_eq!(met.meaning(), Some(halyard_core::Meaning::Refused), "a secret that is missing: {met:?}");
    nothing(&shop.app, "is not tried again and again").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_is_for_one() {
    let shop = Shop::open("").await;
    due_now(&shop, &daily());
    let (one, two) = (shop.app.store(), Store::open(shop.folder.path()).unwrap());
    let seen = one.schedule(&shop.giacom).unwrap().unwrap();
    let now = Timestamp::now();
    let slot = halyard_core::schedule::Slot { at: now, day: None };
    assert!(one.claim_slot(&seen, &slot, now).unwrap(), "the first has it");
    assert!(!two.claim_slot(&seen, &slot, now).unwrap(), "the second does not, though it saw the same");
    let seen = two.schedule(&shop.giacom).unwrap().unwrap();
    one.save_schedule(&shop.giacom, &Schedule { zone: None, ..daily() }, now).unwrap();
    assert!(!two.claim_slot(&seen, &slot, now).unwrap(), "nor where a person changed it meanwhile");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_ended_before_its_plan_is_made_up_for() {
    let shop = Shop::matched("").await;
    due_now(&shop, &daily());
    let store = shop.app.store();
    let seen = store.schedule(&shop.giacom).unwrap().unwrap();
    let now = Timestamp::now();
    let slot =
        halyard_core::schedule::due(&seen.schedule.when, seen.since, None, now, &jiff::tz::TimeZone::UTC);
    assert!(store.claim_slot(&seen, &slot.unwrap(), now).unwrap(), "it claimed, and there it ends");
    shop.faults("drop");
    assert!(only(&shop.app).await.error.is_some(), "the next one has no network");
    shop.faults("");
    assert!(only(&shop.app).await.run.is_some(), "nothing was planned: the next call does it");
    nothing(&shop.app, "once").await;
    let ended = store.schedule(&shop.giacom).unwrap().unwrap().last.unwrap();
    let begun = halyard_core::store::LastRun { outcome: None, run: None, ..ended };
    store.note_scheduled(&shop.giacom, &begun).unwrap();
    nothing(&shop.app, "ended after its plan, it may have written: a person looks").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_gone_back_to_does_not_make_up_for_its_past() {
    let shop = Shop::matched("").await;
    let before = shop.app.make_backup().unwrap();
    due_now(&shop, &daily());
    let with = shop.app.make_backup().unwrap();
    let path = std::path::Path::new(&before.name);
    let part = |diff: &halyard_core::app::StoreDiff| {
        diff.parts.iter().find(|p| p.part.as_str() == "schedules").unwrap().removed.names.clone()
    };
    let preview = shop.app.preview_restore(path).unwrap();
    assert_eq!(part(&preview.diff), ["giacom: daily at 02:15"], "what would go is named");
    shop.app.restore(path, None).unwrap();
    assert!(shop.app.schedules().unwrap().is_empty(), "as it was then");
    shop.app.restore(std::path::Path::new(&with.name), None).unwrap();
    let view = shop.app.schedule(&shop.giacom).unwrap().expect("it is back");
    assert!(!view.due, "a run of its own right after going back would surprise: {view:?}");
    nothing(&shop.app, "it goes on with its next time").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_scheduled_is_refused() {
    let shop = Shop::open("").await;
    let refused = |name: &str, schedule: Schedule| {
        let met = shop.app.set_schedule(&connection_name(name).unwrap(), &schedule).unwrap_err();
        assert!(!met.what.is_empty() && !met.fix.is_empty(), "told to a person: {met:?}");
        met.code
    };
    assert_eq!(refused("nobody", daily()), ErrorCode::ConnectionUnknown, "no such connection");
    assert_ne!(refused("halo", daily()), ErrorCode::Internal, "Halo is no vendor");
    let mars = Schedule { zone: Some("Mars/Olympus".to_owned()), ..daily() };
    assert_eq!(refused("giacom", mars.clone()), ErrorCode::Usage, "no such zone");
    let entities = Entities { customers: false, subscriptions: false };
    assert_eq!(refused("giacom", Schedule { entities, ..daily() }), ErrorCode::Usage, "nothing covered");
    let at = LocalTime::parse("06:00").unwrap();
    let never = When::Weekdays { days: std::collections::BTreeSet::<Day>::new(), at };
    assert_eq!(refused("giacom", Schedule { when: never, ..daily() }), ErrorCode::Usage, "no day");
    assert!(shop.app.schedules().unwrap().is_empty(), "nothing was saved");
    // Saved elsewhere, where the zone was known: told, and no other connection is kept from its run.
    long_ago(shop.app.store(), "giacom", &mars);
    let view = shop.app.schedule(&shop.giacom).unwrap().unwrap();
    assert!(view.note.unwrap().contains("Mars/Olympus"), "the view says so");
    assert_eq!(only(&shop.app).await.error.map(|e| e.code), Some(ErrorCode::Usage), "and so does the run");
    assert!(shop.app.clear_schedule(&shop.giacom).unwrap(), "it can be taken away");
    assert!(!shop.app.clear_schedule(&shop.giacom).unwrap(), "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_it_covers_is_planned() {
    let shop = Shop::matched("").await;
    let entities = Entities { customers: true, subscriptions: false };
    due_now(&shop, &Schedule { entities, ..daily() });
    let ran = only(&shop.app).await;
    let shown = shop.app.show(&ran.plan.unwrap().plan).unwrap();
    assert!(shown.changes.iter().all(|c| c.entity != Entity::Licence), "no licence in it");
    let request = PlanRequest { new_clients: NewClients::None, ..PlanRequest::default() };
    let left = shop.app.plan(&shop.giacom, &request).await.unwrap();
    assert!(left.counts.acting() > 0, "which are left to do");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn run_now_plans_as_a_run_that_is_due_would_and_leaves_its_time_alone() {
    let shop = Shop::matched("").await;
    let refused = shop.app.plan_as_scheduled("giacom").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Usage, "without a schedule nothing is allowed: {refused}");
    shop.missing(MissingPolicy::Deactivate);
    shop.plan_and_apply().await;
    let row = shop.practice.giacom().rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(shop.practice.giacom().remove_product(&text("customerId"), &text("productId")) > 0);
    let unattended = Unattended { removals: false, ..Unattended::default() };
    shop.app.set_schedule(&shop.giacom, &Schedule { unattended, ..daily() }).unwrap();
    let before = shop.app.store().schedule(&shop.giacom).unwrap().unwrap();
    let stock = shop.stock();
    let now = shop.app.plan_as_scheduled("giacom").await.unwrap();
    assert!(now.held_back > 0 && !now.guarded, "removals wait: {now:?}");
    assert_eq!(waiting(&shop.app), std::slice::from_ref(now.waits.as_ref().unwrap()), "and are named");
    let allowed = shop.app.show(&now.plan).unwrap().changes;
    let acting = allowed.iter().filter(|c| c.action.acts()).count() as u64;
    assert_eq!(acting, now.acting, "as many as it says");
    assert!(!allowed.iter().any(|c| c.action == Action::Deactivate), "the plan does what is allowed alone");
    assert_eq!(shop.stock(), stock, "nothing is applied by it");
    let after = shop.app.store().schedule(&shop.giacom).unwrap().unwrap();
    assert_eq!((after.handled, after.last), (before.handled, before.last), "its time is as it was");
}
