use super::*;
use crate::ErrorCode;
use crate::timer::State;
use crate::timer::tests::{Recording, entry};
use proptest::prelude::*;

struct Stage {
    folder: tempfile::TempDir,
    system: Arc<Recording>,
    launchd: Launchd,
}

fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let system = Arc::new(Recording::default());
    system.answer("id -u", 0, "501\n");
    let launchd = Launchd::new(&folder.path().join("LaunchAgents"), system.clone());
    Stage { folder, system, launchd }
}

impl Stage {
    fn faults(&self, wanted: &Entry) -> Vec<FaultKind> {
        self.launchd.inspect(wanted).unwrap().faults.into_iter().map(|f| f.kind).collect()
    }
}

#[test]
fn it_is_written_loaded_seen_and_taken_away() {
    let stage = stage();
    let entry = entry(stage.folder.path());
    assert_eq!(stage.launchd.inspect(&entry).unwrap().state, State::Absent, "nothing is there yet");
    stage.launchd.install(&entry).unwrap();
    let place = stage.launchd.place();
    assert_eq!(
        stage.system.called()[1..],
        [
            "launchctl bootout gui/501/app.halyard.sync".to_owned(),
            "launchctl enable gui/501/app.halyard.sync".to_owned(),
            format!("launchctl bootstrap gui/501 {place}"),
        ],
        "the old one goes, the new one is loaded into the session, where the keychain is"
    );
    let text = std::fs::read_to_string(&place).unwrap();
    assert_eq!(text, stage.launchd.texts(&entry).unwrap()[0].text, "just what was shown is written");
    let standing = stage.launchd.inspect(&entry).unwrap();
    assert_eq!((standing.state, standing.every), (State::Well, Some(Every::default())), "{standing:?}");
    assert_eq!(stage.launchd.remove().unwrap(), std::slice::from_ref(&place));
    assert!(!Path::new(&place).exists(), "it is gone");
    assert!(stage.launchd.remove().unwrap().is_empty(), "once");
}

#[test]
fn it_is_a_property_list_as_launchd_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    let list = Value::from_reader_xml(agent(&entry(folder.path())).unwrap().as_bytes()).unwrap();
    let list = list.as_dictionary().unwrap();
    assert_eq!(list.get("StartInterval").and_then(Value::as_unsigned_integer), Some(900), "seconds");
    assert_eq!(list.get("RunAtLoad").and_then(Value::as_boolean), Some(true), "at each logon");
    let words = list.get("ProgramArguments").and_then(Value::as_array).unwrap();
    let words: Vec<&str> = words.iter().filter_map(Value::as_string).collect();
    assert!(words[0].ends_with("/halyard-cli") && words[3..] == ["sync", "--due", "--by-timer"], "{words:?}");
}

#[test]
fn each_fault_is_told() {
    let stage = stage();
    let entry = entry(stage.folder.path());
    stage.launchd.install(&entry).unwrap();
    let moved = stage.folder.path().join("moved");
    std::fs::create_dir_all(&moved).unwrap();
    let moved = crate::timer::tests::entry(&moved);
    assert_eq!(stage.faults(&moved), [FaultKind::OtherProgram, FaultKind::OtherFolder], "the app was moved");
    let place = stage.launchd.place();
    let text = std::fs::read_to_string(&place).unwrap();
    std::fs::write(&place, text.replace("Background", "Interactive")).unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Changed], "changed by hand");
    std::fs::write(&place, format!("{MARK} and nothing of a property list")).unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Changed], "no property list any more");
    std::fs::write(&place, text).unwrap();
    stage.system.answer("launchctl print", 113, "Could not find service");
    assert_eq!(stage.faults(&entry), [FaultKind::Inactive], "not loaded");
    stage.system.answer("launchctl print", 0, "state = not running\n\tlast exit code = 78: EX_CONFIG\n");
    assert_eq!(stage.faults(&entry), [FaultKind::LastFailed], "it could not be started");
    for told in ["\tlast exit code = 0\n", "\tlast exit code = (never exited)\n", "in other words"] {
        stage.system.answer("launchctl print", 0, told);
        assert_eq!(stage.faults(&entry), [], "{told}");
    }
    stage.system.answer("id -u", 1, "");
    assert_eq!(stage.launchd.inspect(&entry).unwrap().state, State::Unavailable, "no session to speak of");
}

#[test]
fn what_somebody_else_wrote_is_left_alone() {
    let stage = stage();
    let (entry, place) = (entry(stage.folder.path()), stage.launchd.place());
    std::fs::create_dir_all(Path::new(&place).parent().unwrap()).unwrap();
    std::fs::write(&place, "<plist/>").unwrap();
    assert_eq!(stage.faults(&entry), [FaultKind::Foreign]);
    assert_eq!(stage.launchd.install(&entry).unwrap_err().code, ErrorCode::TimerForeign, "not written over");
    assert_eq!(stage.launchd.remove().unwrap_err().code, ErrorCode::TimerForeign, "nor removed");
    assert_eq!(std::fs::read_to_string(&place).unwrap(), "<plist/>");
}

proptest! {
    #[test]
    fn whatever_the_paths_hold_comes_back(folder in "/[a-z \"'\\\\%$é;#&<>]{0,16}") {
        let entry = Entry::found("/Applications/H & S/halyard-cli", &folder, Every::default());
        prop_assert_eq!(read(&agent(&entry).unwrap()), Some(entry));
    }

    #[test]
    fn foreign_texts_are_read_without_harm(text in ".{0,200}") {
        let _ = (read(&text), last_exit(&text));
    }
}
