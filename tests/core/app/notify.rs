//! After scheduled runs people are told what is worth telling, once, by every way that works.

use crate::support::postbox::{PASSWORD, Postbox, USER};
use crate::support::shop::Shop;
use halyard_core::app::{App, DueReport, GiacomForm, connection_name};
use halyard_core::notify::mail::MailForm;
use halyard_core::notify::{Desktop, MailSecurity, Message, TellWhen, Urgency, Way};
use halyard_core::plan::{Entities, MissingPolicy};
use halyard_core::schedule::{Hours, Schedule, Unattended, When};
use halyard_core::secrets::Secret;
use halyard_core::{Error, ErrorCode, Result};
use jiff::{Timestamp, ToSpan};
use std::sync::{Arc, Mutex};

/// A desktop that keeps what it is shown, or fails.
#[derive(Default)]
struct Screen {
    shown: Mutex<Vec<Message>>,
    broken: bool,
}

impl Desktop for Screen {
    fn present(&self) -> bool {
        true
    }

    fn show(&self, message: &Message) -> Result<()> {
        if self.broken {
            return Err(Error::new(ErrorCode::DesktopUnavailable, "Broken.", "", "Mend it."));
        }
        self.shown.lock().unwrap().push(message.clone());
        Ok(())
    }
}

impl Screen {
    fn take(&self) -> Vec<Message> {
        std::mem::take(&mut self.shown.lock().unwrap())
    }
}

fn hourly(removals: bool) -> Schedule {
    Schedule {
        when: When::Every { hours: Hours::new(1).unwrap() },
        zone: None,
        entities: Entities::default(),
        unattended: Unattended { removals, ..Unattended::default() },
    }
}

/// Makes it due once more and runs it.
async fn again(app: &App, schedule: &Schedule) -> DueReport {
    let name = connection_name("giacom").unwrap();
    let forward = Schedule { when: When::Every { hours: Hours::new(2).unwrap() }, ..schedule.clone() };
    // Another time and back: what was handled is handled no more.
    app.store().save_schedule(&name, &forward, Timestamp::now() - 50.hours()).unwrap();
    app.store().save_schedule(&name, schedule, Timestamp::now() - 49.hours()).unwrap();
    let report = app.run_due().await.unwrap();
    assert_eq!(report.due.len(), 1, "it was due: {report:?}");
    report
}

/// From now on this key is used at Giacom.
fn key(shop: &Shop, key: &str) {
    shop.app.connect_vendor(&GiacomForm::default().named("giacom"), Some(Secret::new(key))).unwrap();
}

fn only(screen: &Screen, why: &str) -> Message {
    let mut shown = screen.take();
    assert_eq!(shown.len(), 1, "{why}: one message: {shown:?}");
    shown.remove(0)
}

fn says(message: &Message, short: &str) -> bool {
    message.lines.iter().any(|line| line.short == short)
}

fn post(app: &App, postbox: &Postbox) {
    let form = MailForm {
        host: "127.0.0.1".to_owned(),
        port: Some(postbox.port),
        security: MailSecurity::None,
        user: USER.to_owned(),
        from: String::new(),
        to: "boss@acme.example".to_owned(),
    };
    app.set_mail(&form, Some(Secret::new(PASSWORD))).unwrap();
}

/// Takes the subscriptions of so many customers away at the vendor; their names.
fn leave(shop: &Shop, customers: usize) -> Vec<String> {
    let rows = shop.practice.giacom().rows();
    let mut gone: Vec<(String, String)> = Vec::new();
    for row in &rows {
        let id = row["customerId"].as_str().unwrap().to_owned();
        if !gone.iter().any(|(known, _)| *known == id) && gone.len() < customers {
            gone.push((id, row["customerName"].as_str().unwrap_or("no name").to_owned()));
        }
    }
    for (id, _) in &gone {
        shop.practice.giacom().remove_rows(id);
    }
    gone.into_iter().map(|(_, name)| name).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_success_what_waits_and_what_fails_are_each_told_once() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop.missing(MissingPolicy::Zero);
    let screen = Arc::new(Screen::default());
    let app = shop.app.clone().with_desktop(screen.clone());
    let schedule = hourly(false);

    again(&app, &schedule).await;
    let first = only(&screen, "the first success");
    assert!(first.subject.contains("first scheduled run of giacom"), "{first:?}");
    let report = again(&app, &schedule).await;
    assert!(screen.take().is_empty() && report.notified.is_empty(), "nothing changed, nothing said");

    let names = leave(&shop, 1);
    let report = again(&app, &schedule).await;
    let held = report.due[0].held_back;
    assert!(held > 0, "the cuts wait: {report:?}");
    let waits = only(&screen, "what waits");
    assert_eq!(
        waits.subject,
        format!("Halyard: {held} changes wait for you").replace("1 changes wait", "1 change waits")
    );
    let plan = report.due[0].waits.clone().unwrap();
    assert!(waits.lines[0].todo.contains(&plan), "it says where: {waits:?}");
    for name in &names {
        let whole = format!("{}{}", waits.subject, waits.brief());
        assert!(!whole.contains(name.as_str()), "no customer's name on a desktop: {whole}");
    }
    again(&app, &schedule).await;
    assert!(screen.take().is_empty(), "the same changes wait in another plan: quiet");
    leave(&shop, 1);
    again(&app, &schedule).await;
    let more = only(&screen, "more waits");
    assert!(more.lines[0].changes > held, "all that waits is counted: {more:?}");

    key(&shop, "0123456789abcdef0123456789abcdef");
    let report = again(&app, &schedule).await;
    assert_eq!(report.due[0].error.as_ref().map(|e| e.code), Some(ErrorCode::GiacomKeyRefused), "{report:?}");
    let failed = only(&screen, "a failure");
    assert!(failed.subject.contains("GIACOM-401-KEY") && !failed.lines[0].todo.is_empty(), "{failed:?}");
    again(&app, &schedule).await;
    assert!(screen.take().is_empty(), "the same failure is not told twice");
    key(&shop, &shop.practice.addresses().giacom.api_key.clone());
    again(&app, &schedule).await;
    let over = only(&screen, "it is over");
    assert!(over.subject.contains("went through again"), "and nothing of what waits still: {over:?}");

    app.set_tell_when(TellWhen::EveryRun).unwrap();
    again(&app, &schedule).await;
    assert!(!only(&screen, "every run is told").lines.is_empty(), "where that was chosen");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_way_that_fails_keeps_no_other_and_no_run() {
    let shop = Shop::matched("").await;
    let screen = Arc::new(Screen { broken: true, ..Screen::default() });
    let app = shop.app.clone().with_desktop(screen);
    app.set_webhook(None, Some(Secret::new("http://127.0.0.1:9/PLANTED0hook"))).unwrap();
    let postbox = Postbox::guarded().await;
    post(&app, &postbox);
    let report = again(&app, &hourly(true)).await;
    assert!(report.meaning().is_none(), "the run is what counts: {report:?}");
    let by =
        |way: Way| report.notified.iter().find(|n| n.way == way).map(|n| n.error.as_ref().map(|e| e.code));
    assert_eq!(by(Way::Desktop), Some(Some(ErrorCode::DesktopUnavailable)), "{:?}", report.notified);
    assert_eq!(by(Way::Webhook), Some(Some(ErrorCode::NetworkUnreachable)), "{:?}", report.notified);
    assert_eq!(by(Way::Mail), Some(None), "{:?}", report.notified);
    assert_eq!(postbox.mails().len(), 1, "the mail arrived");
    let view = app.notifications().unwrap();
    let noted = [view.desktop.last, view.webhook.unwrap().last, view.mail.unwrap().last];
    let failed: Vec<bool> = noted.iter().map(|last| last.as_ref().unwrap().error.is_some()).collect();
    assert_eq!(failed, [true, true, false], "how each went is kept: {noted:?}");
    again(&app, &hourly(true)).await;
    assert_eq!(postbox.mails().len(), 1, "one of them told it: that will do");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_could_be_told_is_told_the_next_time() {
    let shop = Shop::matched("").await;
    let dead = shop.app.clone().with_desktop(Arc::new(Screen { broken: true, ..Screen::default() }));
    again(&dead, &hourly(true)).await;
    let screen = Arc::new(Screen::default());
    let app = shop.app.clone().with_desktop(screen.clone());
    again(&app, &hourly(true)).await;
    let later = only(&screen, "later");
    assert!(says(&later, "the first scheduled run of giacom is done"), "it was not lost: {later:?}");
    app.clear_schedule(&shop.giacom).unwrap();
    again(&app, &hourly(true)).await;
    let anew = only(&screen, "anew");
    assert!(says(&anew, "the first scheduled run of giacom is done"), "a new schedule begins anew: {anew:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_guard_stopped_is_told_with_its_count() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop.missing(MissingPolicy::Zero);
    let screen = Arc::new(Screen::default());
    let app = shop.app.clone().with_desktop(screen.clone());
    again(&app, &hourly(true)).await;
    screen.take();
    leave(&shop, 9);
    let report = again(&app, &hourly(true)).await;
    assert_eq!(report.due[0].error.as_ref().map(|e| e.code), Some(ErrorCode::GuardStopped), "{report:?}");
    let stopped = only(&screen, "the guard");
    let acting = report.due[0].plan.as_ref().unwrap().counts.acting();
    assert!(stopped.subject.contains(&format!("the guard stopped {acting} changes")), "{stopped:?}");
    assert_eq!(stopped.lines.len(), 1, "told once, not as what waits as well: {stopped:?}");
    again(&app, &hourly(true)).await;
    assert!(screen.take().is_empty(), "the same is stopped again: quiet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_that_fail_are_told_once_until_they_go_through() {
    let shop = Shop::matched("").await;
    let screen = Arc::new(Screen::default());
    let app = shop.app.clone().with_desktop(screen.clone());
    shop.faults("writes.forbidden=licences");
    let report = again(&app, &hourly(true)).await;
    let run = report.due[0].run.as_ref().expect("it was run");
    assert!(run.meaning().is_some(), "Halo takes no licences: {run:?}");
    let failed = only(&screen, "it failed");
    assert_eq!(failed.lines[0].urgency, Urgency::Failure, "{failed:?}");
    assert!(failed.lines[0].todo.contains(&run.run), "it says where: {failed:?}");
    again(&app, &hourly(true)).await;
    let told = screen.take();
    assert!(told.is_empty(), "the same again: quiet, not {told:?}");
    shop.faults("");
    again(&app, &hourly(true)).await;
    let done = only(&screen, "it went through");
    assert!(says(&done, "the first scheduled run of giacom is done"), "{done:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_up_elsewhere_is_told_once_and_without_anything_being_due() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let screen = Arc::new(Screen::default());
    let app = shop.app.clone().with_desktop(screen.clone());
    again(&app, &hourly(true)).await;
    screen.take();
    let mut form = GiacomForm::default().named("giacom");
    form.secret_expires = Some((Timestamp::now() + (12 * 24).hours()).strftime("%F").to_string());
    app.connect_vendor(&form, None).unwrap();
    let report = app.run_due().await.unwrap();
    assert!(report.due.is_empty(), "nothing is due");
    let told = only(&screen, "a secret ends soon");
    assert!(says(&told, "giacom: its secret ends soon, or has"), "{told:?}");
    assert_eq!(told.lines[0].urgency, Urgency::ToDo, "somebody has to do something");
    app.run_due().await.unwrap();
    assert!(screen.take().is_empty(), "it is told once");
    form.secret_expires = Some((Timestamp::now() + (2 * 24).hours()).strftime("%F").to_string());
    app.connect_vendor(&form, None).unwrap();
    app.run_due().await.unwrap();
    only(&screen, "it became more urgent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_reached_nobody_came_up_still() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    again(&shop.app, &hourly(true)).await;
    let mut form = GiacomForm::default().named("giacom");
    form.secret_expires = Some(Timestamp::now().strftime("%F").to_string());
    shop.app.connect_vendor(&form, None).unwrap();
    let broken = Arc::new(Screen { broken: true, ..Screen::default() });
    let report = shop.app.clone().with_desktop(broken).run_due().await.unwrap();
    assert!(report.notified.iter().all(|n| n.error.is_some()), "the desktop is broken: {report:?}");
    let screen = Arc::new(Screen::default());
    shop.app.clone().with_desktop(screen.clone()).run_due().await.unwrap();
    only(&screen, "then it is told as soon as somebody can be");
}
