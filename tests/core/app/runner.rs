//! Who looks for due runs: noted, and told where nobody does.

use super::schedules::{daily, due_now};
use crate::support::shop::Shop;
use halyard_core::ErrorCode;
use halyard_core::app::{Looker, RunnerSettings, TrayChoice};
use halyard_core::run::Report;
use halyard_core::timer::{Call, FaultKind, Said, State, System, Systemd, Timer};
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schedules_that_nothing_looks_at_are_told() {
    let shop = Shop::open("").await;
    let now = Timestamp::now();
    let hours = |n| now + SignedDuration::from_hours(n);
    assert_eq!(shop.app.unwatched_at(now).unwrap(), None, "without a schedule there is nothing to look for");
    shop.app.set_schedule(&shop.giacom, &daily()).unwrap();
    assert_eq!(shop.app.unwatched_at(now).unwrap().unwrap().since, None, "nothing ever looked");
    shop.app.note_look_at(Looker::Timer, now).unwrap();
    assert_eq!(shop.app.unwatched_at(hours(1)).unwrap(), None, "an entry may look once an hour");
    let silent = shop.app.unwatched_at(hours(3)).unwrap().expect("now it is told");
    assert_eq!(silent.since, Some(now.to_string()), "since when");
    shop.app.note_look_at(Looker::App, hours(3)).unwrap();
    assert_eq!(shop.app.unwatched_at(hours(4)).unwrap(), None, "whoever it is");
    let view = shop.app.runner().unwrap();
    let who: Vec<Looker> = view.looks.iter().map(|l| l.by).collect();
    assert_eq!(who, [Looker::App, Looker::Timer], "the newest first");
    assert_eq!((view.scheduled, view.next.is_some()), (1, true), "with the next run");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_chose_stays_this_machines() {
    let shop = Shop::open("").await;
    let before = shop.app.make_backup().unwrap();
    let usual = shop.app.runner_settings().unwrap();
    assert_eq!((usual.while_open, usual.tray), (true, TrayChoice::Unasked), "nobody was asked yet");
    let chosen = RunnerSettings { while_open: false, tray: TrayChoice::Stay };
    shop.app.save_runner_settings(chosen).unwrap();
    shop.app.note_look(Looker::App).unwrap();
    shop.app.restore(std::path::Path::new(&before.name), None).unwrap();
    assert_eq!(
        shop.app.runner_settings().unwrap(),
        chosen,
        "going back to a backup does not change the machine"
    );
    assert!(shop.app.looks().unwrap().app.is_some(), "nor who looked on it");
}

/// A system whose scheduler says all is well, without doing anything.
struct Agreeable;

impl System for Agreeable {
    fn run(&self, call: &Call) -> std::io::Result<Said> {
        let words = call.to_string();
        let out = if words.contains("halyard-sync.timer") {
            "UnitFileState=enabled\nActiveState=active\n"
        } else {
            ""
        };
        Ok(Said { code: Some(0), out: out.into(), err: String::new() })
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_view_shows_what_would_be_written_and_then_what_stands() {
    let shop = Shop::open("").await;
    let bare = shop.app.runner().unwrap();
    assert!(bare.timer.is_none() && bare.timer_refused.is_some(), "a system without a scheduler: {bare:?}");
    let home = tempfile::tempdir().unwrap();
    let program = home.path().join("halyard-cli");
    let scheduler = Arc::new(Systemd::new(&home.path().join("user"), Arc::new(Agreeable)));
    let app = shop.app.clone().with_timer(Some(Timer { scheduler, program: program.clone() }));
    let refused = app.install_timer(None).unwrap_err();
    assert_eq!(refused.code, ErrorCode::TimerProgram, "the command line is not beside the app: {refused:?}");
    std::fs::write(&program, "").unwrap();
    let before = app.runner().unwrap().timer.unwrap();
    assert_eq!(before.standing.state, State::Absent);
    assert_eq!(before.texts.len(), 2, "what would be written is shown before");
    let folder = shop.folder.path().display().to_string();
    assert!(before.texts[0].text.contains(&folder), "with its data folder: {before:?}");
    app.install_timer(None).unwrap();
    let after = app.runner().unwrap().timer.unwrap();
    assert_eq!((after.standing.state, after.texts), (State::Well, before.texts), "just that");
    std::fs::remove_file(&program).unwrap();
    let broken = app.timer().unwrap();
    assert_eq!(broken.faults[0].kind, FaultKind::ProgramMissing, "{broken:?}");
    assert_eq!(app.remove_timer().unwrap().len(), 2, "it can be taken away all the same");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_watches_is_told_whose_turn_it_is() {
    let shop = Shop::matched("").await;
    due_now(&shop, &daily());
    let told: Arc<Mutex<Vec<Report>>> = Arc::default();
    let ears = told.clone();
    let app = shop.app.clone().with_watcher(Arc::new(move |report| ears.lock().unwrap().push(report)));
    app.run_due().await.unwrap();
    let told = told.lock().unwrap();
    assert_eq!(told.first(), Some(&Report::Due(shop.giacom.clone())), "before anything else: {told:?}");
    assert!(told.iter().any(|r| matches!(r, Report::Moved(_))), "then the run moves");
}
