//! Who runs what is due: the open app, the system's scheduler, the tray, the start at logon.

use crate::stage::Stage;
use halyard_core::app::{App, connection_name};
use halyard_core::plan::Entities;
use halyard_core::schedule::{LocalTime, Schedule, Unattended, When};
use halyard_core::secrets::Memory;
use halyard_desktop::desk::Desk;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use std::sync::Arc;
use tauri::Manager;
use tauri::async_runtime::block_on;

/// Gives Giacom a schedule, as if it had been set five days ago and never been looked at.
fn due(stage: &Stage) {
    let app = App::open(&stage.data(), Arc::new(Memory::default())).unwrap();
    let schedule = Schedule {
        when: When::Daily { at: LocalTime::parse("02:15").unwrap() },
        zone: Some("Europe/London".to_owned()),
        entities: Entities::default(),
        unattended: Unattended::default(),
    };
    let giacom = connection_name("giacom").unwrap();
    app.store().save_schedule(&giacom, &schedule, Timestamp::now() - (5 * 24).hours()).unwrap();
}

/// What happens once a minute while the app is open.
fn a_minute_passes(stage: &Stage) {
    block_on(stage.app.state::<Desk>().look_while_open()).expect("it looks");
}

#[test]
fn the_open_app_runs_what_is_due_and_shows_it() {
    let stage = Stage::matched();
    due(&stage);
    let before = stage.must("runner", json!({}));
    assert_eq!(before["unwatched"], json!({ "since": null }), "nothing looked yet: {before:#}");
    a_minute_passes(&stage);
    let home = stage.must("home", json!({}));
    assert_eq!(home["runs"].as_array().map(Vec::len), Some(1), "its receipt is on Home: {home:#}");
    let moves = stage.heard("run-moved");
    assert!(!moves.is_empty(), "it moved like every run");
    let plan = moves[0]["plan"].as_str().unwrap().to_owned();
    assert_eq!(stage.run_ends(&plan)["run"], moves[0]["run"], "and ended like one");
    let ran = stage.heard("due-ran");
    assert_eq!(ran.len(), 1, "five days are one run: {ran:#?}");
    assert_eq!((&ran[0]["connection"], &ran[0]["error"]), (&json!("giacom"), &Value::Null), "{ran:#?}");
    assert_eq!(stage.must("desk", json!({}))["working"], json!([]), "nothing is at work any more");
    let after = stage.must("runner", json!({}));
    assert_eq!((&after["unwatched"], &after["looks"][0]["by"]), (&Value::Null, &json!("app")), "{after:#}");
    a_minute_passes(&stage);
    assert_eq!(stage.heard("due-ran").len(), 1, "once");
    assert_eq!(stage.must("run_due", json!({})), 0, "also when a person asks for it");
}

#[test]
fn while_it_works_it_is_at_work_like_every_run() {
    let stage = Stage::matched();
    due(&stage);
    stage.practice.set_faults("rate-limit=0,writes.slow=300".parse().expect("a known fault"));
    let app = stage.app.handle().clone();
    let work = std::thread::spawn(move || block_on(app.state::<Desk>().look_while_open()));
    let began = std::time::Instant::now();
    let plan = loop {
        let desk = stage.must("desk", json!({}));
        if let Some(plan) = desk["working"][0].as_str() {
            break plan.to_owned();
        }
        assert!(began.elapsed().as_secs() < 60, "the run begins: {desk:#}");
        std::thread::sleep(std::time::Duration::from_millis(10));
    };
    stage.refused("run_due", json!({}), "HELD");
    stage.refused("practice_open", json!({ "size": "small" }), "HELD");
    let running = stage.must("run_state", json!({ "plan": plan }));
    assert_eq!(running["status"], "running", "{running:#}");
    stage.must("cancel", json!({ "plan": plan }));
    work.join().unwrap().expect("it ends");
    let stopped = stage.must("run_state", json!({ "plan": plan }));
    assert!(stopped["left"].as_u64().unwrap() > 0, "it was stopped between two changes: {stopped:#}");
    stage.practice.set_faults("rate-limit=0".parse().expect("a known setting"));
    a_minute_passes(&stage);
    assert_eq!(stage.heard("due-ran").len(), 1, "stopped by a person, it is not begun anew by itself");
}

#[test]
fn nobody_looks_where_a_person_does_not_want_it_or_practises() {
    let stage = Stage::matched();
    due(&stage);
    let mut chosen = stage.must("runner", json!({}))["settings"].clone();
    chosen["whileOpen"] = json!(false);
    stage.must("save_runner_settings", json!({ "chosen": chosen }));
    a_minute_passes(&stage);
    assert!(stage.heard("due-ran").is_empty(), "it was switched off");
    chosen["whileOpen"] = json!(true);
    stage.must("save_runner_settings", json!({ "chosen": chosen }));
    stage.must("practice_open", json!({ "size": "small" }));
    a_minute_passes(&stage);
    stage.refused("run_due", json!({}), "HELD");
    assert!(stage.heard("due-ran").is_empty(), "plans of two companies would have the same names");
    stage.must("practice_leave", json!({}));
    a_minute_passes(&stage);
    assert_eq!(stage.heard("due-ran").len(), 1, "then it is made up for");
}

#[test]
fn the_entry_is_shown_before_it_is_written() {
    let stage = Stage::new();
    let view = stage.must("runner", json!({}));
    assert_eq!(view["timer"]["standing"]["state"], "absent", "{view:#}");
    let texts = view["timer"]["texts"].clone();
    assert_eq!(texts.as_array().map(Vec::len), Some(2), "{view:#}");
    let written = stage.must("install_timer", json!({}));
    assert_eq!(written["timer"]["standing"]["state"], "well", "{written:#}");
    for text in texts.as_array().unwrap() {
        let there = std::fs::read_to_string(text["place"].as_str().unwrap()).unwrap();
        assert_eq!(there, text["text"].as_str().unwrap(), "just what was shown");
    }
    let gone = stage.must("remove_timer", json!({}));
    assert_eq!(gone["timer"]["standing"]["state"], "absent", "{gone:#}");
    let place = texts[0]["place"].as_str().unwrap();
    std::fs::write(place, "[Service]\n").unwrap();
    stage.refused("install_timer", json!({}), "TIMER-FOREIGN");
    stage.refused("remove_timer", json!({}), "TIMER-FOREIGN");
}

#[test]
fn the_start_at_logon_is_what_the_system_says() {
    let stage = Stage::new();
    let presence = stage.must("presence", json!({}));
    assert_eq!(presence["atLogin"], false, "off until a person wants it: {presence:#}");
    assert_eq!(presence["tray"], false, "no tray without a screen: {presence:#}");
    stage.must("start_at_login", json!({ "on": true }));
    assert_eq!(stage.must("presence", json!({}))["atLogin"], true);
    stage.must("keep_in_tray", json!({ "stay": true }));
    let settings = &stage.must("runner", json!({}))["settings"];
    assert_eq!(settings["tray"], "stay", "the answer is kept: {settings:#}");
}

/// As the Task Scheduler of Windows has it done.
#[cfg(unix)]
#[test]
fn the_program_passes_on_to_the_command_line_and_its_exit_code_back() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let program = env!("CARGO_BIN_EXE_halyard");
    std::fs::hard_link(program, path("halyard"))
        .or_else(|_| std::fs::copy(program, path("halyard")).map(drop))
        .unwrap();
    let script = "#!/bin/sh\necho \"$@\" > \"$(dirname \"$0\")/said\"\nexit 3\n";
    std::fs::write(path("halyard-cli"), script).unwrap();
    std::fs::set_permissions(path("halyard-cli"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = std::process::Command::new(path("halyard"));
    command.args(["--cli", "--data-dir", "/a b", "sync", "--due"]).env_remove("DISPLAY");
    assert_eq!(command.status().unwrap().code(), Some(3), "its exit code comes back, without a screen");
    let said = std::fs::read_to_string(path("said")).unwrap();
    assert_eq!(said.trim(), "--data-dir /a b sync --due", "with the arguments it was given");
}
