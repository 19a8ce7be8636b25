use super::*;
use crate::ErrorCode;
use crate::timer::State;
use crate::timer::tests::{Recording, entry};
use proptest::prelude::*;

const WELL: &str = "UnitFileState=enabled\nActiveState=active\n";

struct Stage {
    folder: tempfile::TempDir,
    system: Arc<Recording>,
    systemd: Systemd,
}

/// A user's systemd that says all is well.
fn stage() -> Stage {
    on(Arc::new(Recording::default()))
}

fn on(system: Arc<Recording>) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    system.answer("systemctl --user show halyard-sync.timer", 0, WELL);
    system.answer("systemctl --user show halyard-sync.service", 0, "Result=success\nExecMainStatus=0\n");
    let systemd = Systemd::new(&folder.path().join("user"), system.clone());
    Stage { folder, system, systemd }
}

impl Stage {
    fn entry(&self) -> Entry {
        entry(self.folder.path())
    }

    fn unit(&self, name: &str) -> PathBuf {
        self.folder.path().join("user").join(name)
    }

    fn faults(&self, wanted: &Entry) -> Vec<FaultKind> {
        self.systemd.inspect(wanted).unwrap().faults.into_iter().map(|f| f.kind).collect()
    }
}

#[test]
fn it_is_written_called_seen_and_taken_away() {
    let stage = stage();
    let entry = stage.entry();
    assert_eq!(stage.systemd.inspect(&entry).unwrap().state, State::Absent, "nothing is there yet");
    stage.system.called();
    stage.systemd.install(&entry).unwrap();
    let called = stage.system.called();
    assert_eq!(
        called[1..],
        [
            "systemctl --user daemon-reload",
            "systemctl --user reenable halyard-sync.timer",
            "systemctl --user restart halyard-sync.timer",
            "systemctl --user start --no-block halyard-sync.service",
        ],
        "read anew, at each logon, now, and once at once"
    );
    for text in stage.systemd.texts(&entry).unwrap() {
        assert_eq!(
            std::fs::read_to_string(&text.place).unwrap(),
            text.text,
            "just what was shown is written"
        );
    }
    let standing = stage.systemd.inspect(&entry).unwrap();
    assert_eq!((standing.state, standing.every), (State::Well, Some(Every::default())), "{standing:?}");
    stage.systemd.install(&entry).expect("again: it is written anew");
    stage.system.called();
    assert_eq!(stage.systemd.remove().unwrap().len(), 2, "both files");
    let called = stage.system.called();
    assert_eq!(
        called[1..],
        ["systemctl --user disable --now halyard-sync.timer", "systemctl --user daemon-reload"]
    );
    assert!(!stage.unit(SERVICE).exists() && !stage.unit(TIMER).exists(), "both are gone");
    assert!(stage.systemd.remove().unwrap().is_empty(), "once");
}

#[test]
fn each_fault_is_told() {
    let stage = stage();
    let entry = stage.entry();
    stage.systemd.install(&entry).unwrap();
    let moved = entry_of(&stage.folder.path().join("moved"), &entry);
    assert_eq!(stage.faults(&moved), [FaultKind::OtherProgram, FaultKind::OtherFolder], "the app was moved");
    std::fs::remove_file(entry.program()).unwrap();
    assert_eq!(
        stage.faults(&moved),
        [FaultKind::OtherProgram, FaultKind::ProgramMissing, FaultKind::OtherFolder],
        "and the old one is gone"
    );
    assert_eq!(stage.faults(&entry), [FaultKind::ProgramMissing], "or it is this one that is gone");
    let entry = stage.entry();
    let text = std::fs::read_to_string(stage.unit(SERVICE)).unwrap();
    std::fs::write(stage.unit(SERVICE), text.replace("5min", "1min")).unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Changed], "changed by hand");
    std::fs::write(stage.unit(SERVICE), text.replace(" \"--due\"", "")).unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Changed], "what it calls is nothing of Halyard's");
    std::fs::write(stage.unit(SERVICE), &text).unwrap();
    std::fs::remove_file(stage.unit(TIMER)).unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Incomplete], "half of it is gone");
    stage.systemd.install(&entry).unwrap();
    assert_eq!(stage.faults(&entry), [], "written anew, all is well");
    stage.system.answer(
        "systemctl --user show halyard-sync.timer",
        0,
        "UnitFileState=disabled\nActiveState=inactive\n",
    );
    assert_eq!(stage.faults(&entry), [FaultKind::Disabled, FaultKind::Inactive], "systemd does not call it");
    stage.system.answer("systemctl --user show halyard-sync.timer", 0, WELL);
    for (code, told) in [(203, true), (1, true), (3, false), (6, false)] {
        let said = format!("Result=exit-code\nExecMainStatus={code}\n");
        stage.system.answer("systemctl --user show halyard-sync.service", 0, &said);
        let standing = stage.systemd.inspect(&entry).unwrap();
        assert_eq!(standing.state == State::Broken, told, "the last call ended with {code}: {standing:?}");
        assert!(!standing.mendable, "writing it anew helps nothing: {standing:?}");
    }
}

fn entry_of(folder: &Path, like: &Entry) -> Entry {
    std::fs::create_dir_all(folder).unwrap();
    crate::timer::tests::entry(folder).each(like.every)
}

#[test]
fn what_somebody_else_wrote_is_left_alone() {
    let stage = stage();
    let entry = stage.entry();
    std::fs::create_dir_all(stage.unit("")).unwrap();
    std::fs::write(stage.unit(TIMER), "[Timer]\nOnCalendar=daily\n").unwrap();
    let standing = stage.systemd.inspect(&entry).unwrap();
    assert!(
        standing.faults.iter().any(|f| f.kind == FaultKind::Foreign) && !standing.mendable,
        "{standing:?}"
    );
    assert_eq!(stage.systemd.install(&entry).unwrap_err().code, ErrorCode::TimerForeign, "not written over");
    assert_eq!(stage.systemd.remove().unwrap_err().code, ErrorCode::TimerForeign, "nor removed");
    assert!(!stage.unit(SERVICE).exists(), "and nothing was written beside it");
    assert_eq!(std::fs::read_to_string(stage.unit(TIMER)).unwrap(), "[Timer]\nOnCalendar=daily\n");
}

#[test]
fn a_session_without_a_user_manager_is_told() {
    let stage = stage();
    let entry = stage.entry();
    stage.systemd.install(&entry).unwrap();
    stage.system.answer("systemctl --user show --property=Version", 1, "");
    let standing = stage.systemd.inspect(&entry).unwrap();
    assert_eq!(standing.state, State::Unavailable, "{standing:?}");
    assert!(standing.faults[0].what.contains("no systemd user manager"), "{standing:?}");
    let error = stage.systemd.install(&entry).unwrap_err();
    assert_eq!(error.code, ErrorCode::TimerUnavailable, "nothing is written that nobody calls");
    assert!(error.why.contains("no systemd user manager"), "{error:?}");
    let wants = stage.unit("timers.target.wants");
    std::fs::create_dir_all(&wants).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(stage.unit(TIMER), wants.join(TIMER)).unwrap();
    stage.system.called();
    assert_eq!(stage.systemd.remove().unwrap().len(), 2, "its files can be taken away all the same");
    assert!(!wants.join(TIMER).is_symlink(), "with the link that starts it");
    assert_eq!(stage.system.called().len(), 1, "and systemd is not asked for what it cannot do");
    let bare = on(Arc::new(Recording::without()));
    let error = bare.systemd.install(&bare.entry()).unwrap_err();
    assert!(error.why.contains("no systemd."), "a machine without systemd: {error:?}");
}

#[test]
fn a_refusal_of_systemd_is_told_in_its_words() {
    let stage = stage();
    stage.system.answer("systemctl --user reenable", 1, "Unit is masked.");
    let error = stage.systemd.install(&stage.entry()).unwrap_err();
    assert_eq!(error.code, ErrorCode::TimerRefused, "{error:?}");
    assert!(error.what.contains("reenable") && error.why.contains("masked"), "{error:?}");
}

#[test]
fn each_interval_is_said_on_the_clock() {
    for (minutes, said) in [(5, "*:0/5"), (15, "*:0/15"), (60, "*:0")] {
        let entry = Entry::found("/usr/bin/halyard-cli", "/data", Every::minutes(minutes).unwrap());
        assert!(timer(&entry).contains(&format!("OnCalendar={said}\n")), "{minutes}");
        assert_eq!(read(&service(&entry), &timer(&entry)), Some(entry), "and read back");
    }
}

proptest! {
    #[test]
    fn whatever_the_paths_hold_comes_back(
        program in "/[a-z \"'\\\\%$é;#]{0,12}/halyard-cli",
        folder in "/[a-z \"'\\\\%$é;#{}]{0,16}",
    ) {
        let entry = Entry::found(&program, &folder, Every::default());
        let text = service(&entry);
        prop_assert_eq!(read(&text, &timer(&entry)), Some(entry));
        let line = text.lines().find(|l| l.starts_with("ExecStart=")).unwrap();
        let specifiers = line.replace("%%", "");
        prop_assert!(!specifiers.contains('%'), "systemd would put something in its place: {}", line);
    }

    #[test]
    fn foreign_units_are_read_without_harm(text in ".{0,200}") {
        let _ = read(&format!("ExecStart={text}"), "OnCalendar=*:0/15");
        let _ = words(&text);
    }
}
