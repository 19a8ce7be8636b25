//! The schedule as the window edits it, and what Home says of it.

use crate::support::market::Market;
use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::screens::schedule::{Running, ScheduleForm, ScheduledEnd, WhenForm};
use halyard_core::plan::MissingPolicy;
use halyard_core::schedule::Day;
use jiff::{Timestamp, ToSpan};

fn daily(at: &str) -> ScheduleForm {
    ScheduleForm {
        when: WhenForm::Daily { at: at.to_owned() },
        zone: Some("Europe/London".to_owned()),
        ..ScheduleForm::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schedule_is_chosen_shown_and_taken_away() {
    let shop = Shop::open("").await;
    let app = &shop.app;
    let empty = app.schedule_screen("giacom").unwrap();
    assert_eq!((empty.running, empty.standing, empty.licences), (Running::Unsaid, None, 0), "nobody said");
    assert_eq!(empty.form, ScheduleForm::default(), "a form begins careful");
    assert!(!empty.form.create_clients && empty.form.removals, "as the engine's own defaults");
    assert!(empty.zones.iter().any(|z| z == "Europe/London"), "zones by place: {}", empty.zones.len());
    let weekdays = ScheduleForm {
        when: WhenForm::Weekdays { days: vec![Day::Thu, Day::Mon, Day::Mon], at: "6:05".to_owned() },
        create_clients: true,
        renames: false,
        ..daily("02:15")
    };
    let times = app.schedule_times("giacom", &weekdays).unwrap();
    assert_eq!(times.len(), 5, "the next five");
    assert!(times.iter().all(|t| t.local.ends_with("06:05")), "on its zone's clock: {times:?}");
    assert!(times.windows(2).all(|w| w[0].at < w[1].at), "in order: {times:?}");
    assert_eq!(app.schedule_screen("giacom").unwrap().running, Running::Unsaid, "a look saves nothing");
    let saved = app.save_schedule("giacom", &weekdays).unwrap();
    let standing = saved.standing.expect("it is saved");
    let kept = ScheduleForm {
        when: WhenForm::Weekdays { days: vec![Day::Mon, Day::Thu], at: "06:05".to_owned() },
        ..weekdays
    };
    assert_eq!((&standing.form, &saved.form), (&kept, &kept), "as chosen, in order");
    assert_eq!(standing.next.as_ref(), times.first(), "due when it was said to be");
    assert_eq!((standing.last, standing.waiting, standing.due), (None, None, false), "it never ran");
    let card = |app: &halyard_core::app::App| app.home().unwrap().connections[1].schedule.clone().unwrap();
    assert_eq!(card(app).next.as_ref(), times.first(), "Home says it, too");
    let hand = app.run_by_hand("giacom").unwrap();
    assert_eq!((hand.running, hand.standing), (Running::ByHand, None), "by hand is an answer");
    assert_eq!((card(app).running, card(app).next), (Running::ByHand, None), "that Home knows");
    let lines = app.schedule_lines().unwrap();
    assert_eq!(lines.len(), 1, "vendors only: {lines:?}");
    let every = ScheduleForm { when: WhenForm::Every { hours: 4 }, ..daily("02:15") };
    assert_eq!(
        app.save_schedule("giacom", &every).unwrap().running,
        Running::Scheduled,
        "and can be changed"
    );
    assert!(app.home().unwrap().connections[0].schedule.is_none(), "Halo itself has none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_makes_no_schedule_is_refused_and_nothing_is_saved() {
    let shop = Shop::open("").await;
    for (case, form) in [
        ("no time", daily("25:00")),
        ("no zone", ScheduleForm { zone: Some("Mars/Base".to_owned()), ..daily("02:15") }),
        ("no hours", ScheduleForm { when: WhenForm::Every { hours: 0 }, ..daily("02:15") }),
        ("too many hours", ScheduleForm { when: WhenForm::Every { hours: 169 }, ..daily("02:15") }),
        (
            "no day",
            ScheduleForm {
                when: WhenForm::Weekdays { days: vec![], at: "02:15".to_owned() },
                ..daily("02:15")
            },
        ),
        ("nothing covered", ScheduleForm { customers: false, subscriptions: false, ..daily("02:15") }),
    ] {
        let refused = shop.app.save_schedule("giacom", &form).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Usage, "{case}: {refused}");
        assert_eq!(shop.app.schedule_screen("giacom").unwrap().standing, None, "{case}: nothing is saved");
    }
    assert!(shop.app.save_schedule("halo", &daily("02:15")).is_err(), "Halo itself has no schedule");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_run_is_told_with_what_waits() {
    let shop = Shop::matched("").await;
    let app = &shop.app;
    shop.missing(MissingPolicy::Deactivate);
    shop.plan_and_apply().await;
    let row = shop.practice.giacom().rows()[0].clone();
    let text = |member: &str| row[member].as_str().unwrap().to_owned();
    assert!(shop.practice.giacom().remove_product(&text("customerId"), &text("productId")) > 0);
    let form = ScheduleForm { removals: false, ..daily("02:15") };
    app.save_schedule("giacom", &form).unwrap();
    assert_eq!(app.removals("giacom").unwrap().unattended, Some(false), "the choice says who does it");
    let saved = app.store().schedule(&shop.giacom).unwrap().unwrap().schedule;
    app.clear_schedule(&shop.giacom).unwrap();
    app.store().save_schedule(&shop.giacom, &saved, Timestamp::now() - (5 * 24).hours()).unwrap();
    let due = app.schedule_screen("giacom").unwrap().standing.unwrap();
    assert!(due.due, "it is due: {due:?}");
    app.run_due().await.unwrap();
    let standing = app.schedule_screen("giacom").unwrap().standing.unwrap();
    let last = standing.last.expect("it ran");
    assert_eq!((last.end, &last.code, last.run.is_some()), (ScheduledEnd::Done, &None, true), "{last:?}");
    let waits = standing.waiting.expect("removals wait");
    assert!(waits.acting > 0 && waits.connection == "giacom", "{waits:?}");
    app.forget_secret("giacom").unwrap();
    app.clear_schedule(&shop.giacom).unwrap();
    app.store().save_schedule(&shop.giacom, &saved, Timestamp::now() - (5 * 24).hours()).unwrap();
    app.run_due().await.unwrap();
    let last = app.schedule_lines().unwrap()[0].standing.clone().unwrap().last.unwrap();
    assert_eq!(last.end, ScheduledEnd::Refused, "in a kind of its own: {last:?}");
    assert!(last.code.is_some() && last.plan.is_none(), "with its code: {last:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vendor_asked_one_by_one_says_how_long_that_takes() {
    let market = Market::matched().await;
    let app = &market.shop.app;
    assert_eq!(app.schedule_screen("giacom").unwrap().reading, None, "one that answers at once is quick");
    let mut form = app.connection_form("also").unwrap().vendor.unwrap();
    let halyard_core::app::SourceForm::Also(source) = &mut form.source else { unreachable!() };
    source.pause_ms = Some(2_000);
    app.connect_vendor(&form, None).unwrap();
    let matched = app.store().matches(&market.also).unwrap();
    let read = matched.iter().filter(|m| m.client.is_some()).count() as u32;
    let told = app.schedule_screen("also").unwrap().reading.expect("it is asked one by one");
    assert_eq!((told.customers, told.seconds), (read, read * 2), "as many as are read, at its pace");
}
