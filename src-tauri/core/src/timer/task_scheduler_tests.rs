use super::*;
use crate::timer::State;
use crate::timer::tests::Recording;
use proptest::prelude::*;

const USER: &str = r"ACME\jö";

struct Stage {
    folder: tempfile::TempDir,
    system: Arc<Recording>,
    tasks: TaskScheduler,
}

/// A Task Scheduler without the task.
fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let system = Arc::new(Recording::default());
    system.answer("schtasks.exe /Query", 1, "");
    let tasks = TaskScheduler::new(folder.path(), Some(USER), system.clone());
    Stage { folder, system, tasks }
}

impl Stage {
    fn entry(&self) -> Entry {
        crate::timer::tests::entry(self.folder.path())
    }

    /// From now on the task is there, with this last result.
    fn there(&self, xml: &str, last: &str) {
        self.system.answer("schtasks.exe /Query", 0, xml);
        let row =
            format!("\"PC\",\"\\Halyard sync (jö)\",\"N/A\",\"Bereit\",\"x\",\"N/A\",\"{last}\",\"y\"\n");
        self.system.answer("schtasks.exe /Query /TN Halyard sync (jö) /V", 0, &row);
    }

    fn faults(&self, wanted: &Entry) -> Vec<FaultKind> {
        self.tasks.inspect(wanted).unwrap().faults.into_iter().map(|f| f.kind).collect()
    }
}

#[test]
fn it_is_made_from_a_file_and_run_once() {
    let stage = stage();
    let entry = stage.entry();
    assert_eq!(stage.tasks.inspect(&entry).unwrap().state, State::Absent, "nothing is there yet");
    stage.system.called();
    stage.tasks.install(&entry).unwrap();
    let file = stage.folder.path().join("halyard-sync.xml");
    assert_eq!(
        stage.system.called()[1..],
        [
            format!("schtasks.exe /Create /TN Halyard sync (jö) /XML {} /F", file.display()),
            "schtasks.exe /Run /TN Halyard sync (jö)".to_owned(),
        ],
        "a name of its own for each user"
    );
    assert!(!file.exists(), "the file was only passed on");
    stage.there(&task(&entry, Some(USER)).unwrap(), "0");
    let standing = stage.tasks.inspect(&entry).unwrap();
    assert_eq!((standing.state, standing.every), (State::Well, Some(Every::default())), "{standing:?}");
    stage.system.called();
    assert_eq!(stage.tasks.remove().unwrap(), ["Halyard sync (jö)"]);
    assert_eq!(stage.system.called()[1..], ["schtasks.exe /Delete /TN Halyard sync (jö) /F"]);
}

#[test]
fn the_task_has_what_it_needs() {
    let entry =
        Entry::found(r"C:\Program Files\Halyard & Co\halyard-cli.exe", r"D:\my data\", Every::default());
    let text = task(&entry, Some(USER)).unwrap();
    let one = |path: &str| {
        let found: Vec<String> = values(&text, path).collect();
        assert_eq!(found.len(), 1, "{path} once in {text}");
        found[0].clone()
    };
    for (path, value) in [
        ("TimeTrigger/StartBoundary", "2020-01-01T00:00:00"),
        ("Repetition/Interval", "PT15M"),
        ("Principal/UserId", USER),
        // The user's secrets are within reach only while the user is logged on.
        ("Principal/LogonType", "InteractiveToken"),
        ("Principal/RunLevel", "LeastPrivilege"),
        ("Settings/MultipleInstancesPolicy", "IgnoreNew"),
        ("Settings/DisallowStartIfOnBatteries", "false"),
        ("Settings/StopIfGoingOnBatteries", "false"),
        ("Settings/StartWhenAvailable", "true"),
        ("Settings/ExecutionTimeLimit", "PT4H"),
        ("Exec/Command", r"C:\Program Files\Halyard & Co\halyard-cli.exe"),
        ("Exec/Arguments", r#"--data-dir "D:\my data\\" sync --due --by-timer"#),
    ] {
        assert_eq!(one(path), value, "{path}");
    }
    assert!(text.contains("Halyard &amp; Co"), "escaped as XML is: {text}");
    // The schema has these in a sequence.
    let order = ["<RegistrationInfo>", "<Triggers>", "<Principals>", "<Settings>", "<Actions "];
    let places: Vec<usize> = order.iter().map(|part| text.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
    assert!(text.find("<StartBoundary>") < text.find("<Repetition>"), "{text}");
    let bytes = utf16(&text);
    assert_eq!(bytes[..4], [0xFF, 0xFE, b'<', 0], "UTF-16 with its mark, as its head says");
}

#[test]
fn where_the_app_is_beside_it_no_console_flashes_up() {
    let folder = tempfile::tempdir().unwrap();
    let (cli, app) = (folder.path().join(CLI), folder.path().join(APP));
    std::fs::write(&cli, "").unwrap();
    let entry = Entry::new(&cli, folder.path(), Every::default()).unwrap();
    let alone = task(&entry, None).unwrap();
    assert_eq!(values(&alone, "Exec/Command").next().as_deref(), cli.to_str(), "alone, it is called itself");
    std::fs::write(&app, "").unwrap();
    let text = task(&entry, None).unwrap();
    assert_eq!(values(&text, "Exec/Command").next().as_deref(), app.to_str(), "the app has no console");
    let called = values(&text, "Exec/Arguments").next().unwrap();
    assert!(
        called.starts_with("--cli --data-dir ") && called.ends_with(" sync --due --by-timer"),
        "{called}"
    );
    assert_eq!(read(&text), Some(entry), "it is the same entry for all that");
}

#[test]
fn each_fault_is_told() {
    let stage = stage();
    let entry = stage.entry();
    let text = task(&entry, Some(USER)).unwrap();
    stage.there(&text, "0");
    assert_eq!(stage.faults(&entry), [], "all is well");
    let moved = stage.folder.path().join("moved");
    std::fs::create_dir_all(&moved).unwrap();
    let moved = crate::timer::tests::entry(&moved);
    assert_eq!(stage.faults(&moved), [FaultKind::OtherProgram, FaultKind::OtherFolder], "the app was moved");
    stage.there(&text.replace("sync --due", "sync"), "0");
    assert_eq!(stage.faults(&entry), [FaultKind::Changed], "changed by hand");
    stage.there(&text.replace("<Enabled>true</Enabled>", "<Enabled>false</Enabled>"), "0");
    assert_eq!(stage.faults(&entry), [FaultKind::Disabled], "switched off");
    for (last, told) in
        [("2147942402", true), ("1", true), ("0", false), ("3", false), ("267009", false), ("267011", false)]
    {
        stage.there(&text, last);
        let faults = stage.faults(&entry);
        assert_eq!(faults == [FaultKind::LastFailed], told, "the last result is {last}: {faults:?}");
    }
    let bare = TaskScheduler::new(stage.folder.path(), None, Arc::new(Recording::without()));
    assert_eq!(bare.inspect(&entry).unwrap().state, State::Unavailable, "without schtasks.exe");
}

#[test]
fn what_somebody_else_made_is_left_alone() {
    let stage = stage();
    let entry = stage.entry();
    let text = task(&entry, None).unwrap().replace(SOURCE, "somebody");
    stage.there(&text, "0");
    assert_eq!(stage.faults(&entry), [FaultKind::Foreign]);
    assert_eq!(stage.tasks.install(&entry).unwrap_err().code, ErrorCode::TimerForeign, "not written over");
    assert_eq!(stage.tasks.remove().unwrap_err().code, ErrorCode::TimerForeign, "nor removed");
    assert!(stage.system.called().iter().all(|c| c.contains("/Query")), "it was only looked at");
}

#[test]
fn a_path_with_a_percent_sign_is_refused() {
    let entry = Entry::found(r"C:\100%\halyard-cli.exe", r"C:\data", Every::default());
    let error = stage().tasks.texts(&entry).unwrap_err();
    assert_eq!(error.code, ErrorCode::TimerProgram, "it would be taken for a variable: {error:?}");
}

proptest! {
    #[test]
    fn whatever_the_paths_hold_comes_back(folder in r"C:\\[a-z '&<>é;$]{0,16}") {
        let entry = Entry::found(r"C:\Program Files\halyard-cli.exe", &folder, Every::default());
        prop_assert_eq!(read(&task(&entry, Some(USER)).unwrap()), Some(entry));
    }

    #[test]
    fn foreign_texts_are_read_without_harm(text in ".{0,200}") {
        let _ = (read(&text), last_result(&text), decoded(text.as_bytes()));
    }
}
