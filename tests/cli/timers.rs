//! `timer …` with the real binary and the real files, before a `systemctl` that answers from a list: what is
//! written, what is called, what is told.
#![cfg(target_os = "linux")]

use crate::recipes::systemd_analyze;
use crate::schedules::make_due;
use crate::stage::{connected, has, matched, program};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A user with a home of its own, and a Halyard at an odd place.
struct User {
    home: tempfile::TempDir,
    cli: PathBuf,
}

/// What `systemctl` answers while all is well: it keeps each call, and says the units are at work once they were
/// enabled.
const SYSTEMCTL: &str = r#"#!/bin/sh
echo "$*" >> "$CALLS"
[ ! -e "$CALLS.none" ] || { echo 'Failed to connect to bus' >&2; exit 1; }
case "$*" in
  *show*halyard-sync.timer*) printf 'UnitFileState=enabled\nActiveState=active\n' ;;
  *show*halyard-sync.service*) printf 'Result=success\nExecMainStatus=0\n' ;;
esac
"#;

impl User {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let bin = home.path().join("100% $HOME & more");
        std::fs::create_dir_all(&bin).unwrap();
        let cli = bin.join("halyard-cli");
        // A link of its own kind: the program looks where it really is.
        std::fs::hard_link(program(), &cli).or_else(|_| std::fs::copy(program(), &cli).map(drop)).unwrap();
        let systemctl = home.path().join("systemctl");
        std::fs::write(&systemctl, SYSTEMCTL).unwrap();
        std::fs::set_permissions(&systemctl, std::fs::Permissions::from_mode(0o755)).unwrap();
        Self { home, cli }
    }

    fn command(&self, folder: &Path, arguments: &[&str]) -> Command {
        let path = format!("{}:{}", self.home.path().display(), std::env::var("PATH").unwrap_or_default());
        let mut command = Command::new(&self.cli);
        command.env("PATH", path).env("CALLS", self.home.path().join("calls"));
        command.env("HOME", self.home.path()).env("XDG_CONFIG_HOME", self.home.path().join("config"));
        command.arg("--data-dir").arg(folder).args(arguments);
        command
    }

    fn ask(&self, arguments: &[&str]) -> Output {
        self.command(&self.data(), arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let out = self.ask(&[&["--json"], arguments].concat());
        serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {out:?}"))
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data \"of\" $USER 50%")
    }

    fn unit(&self, name: &str) -> PathBuf {
        self.home.path().join("config/systemd/user").join(name)
    }

    fn calls(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.home.path().join("calls")).unwrap_or_default();
        let _ = std::fs::remove_file(self.home.path().join("calls"));
        text.lines().map(str::to_owned).collect()
    }
}

#[test]
fn an_entry_is_shown_written_seen_and_removed() {
    let user = User::new();
    let absent = user.json(&["timer"]);
    has(&absent, &["timer", "looks", "unwatched"]);
    assert_eq!(absent["timer"]["state"], "absent", "{absent}");
    let shown = user.json(&["timer", "install", "--every", "30m", "--dry-run"]);
    assert!(!user.unit("halyard-sync.timer").exists(), "it was only shown: {shown}");
    user.calls();
    let installed = user.json(&["timer", "install", "--every", "30m"]);
    assert_eq!(
        (&installed["timer"]["state"], &installed["timer"]["every"]),
        (&"well".into(), &30.into()),
        "{installed}"
    );
    assert!(user.calls().contains(&"--user reenable halyard-sync.timer".to_owned()), "systemd was told");
    for text in shown["texts"].as_array().unwrap() {
        let written = std::fs::read_to_string(text["place"].as_str().unwrap()).unwrap();
        assert_eq!(written, text["text"].as_str().unwrap(), "just what was shown");
    }
    let text = String::from_utf8(user.ask(&["timer", "show"]).stdout).unwrap();
    for part in ["looks for due runs", "30 minutes", "loginctl enable-linger"] {
        assert!(text.contains(part), "people are told {part:?}: {text}");
    }
    let again = user.json(&["timer", "install"]);
    assert_eq!(again["timer"]["every"], 30, "written anew, it is called as often as before: {again}");
    let removed = user.json(&["timer", "remove"]);
    assert_eq!(removed["removed"].as_array().map(Vec::len), Some(2), "{removed}");
    assert!(!user.unit("halyard-sync.timer").exists() && !user.unit("halyard-sync.service").exists());
    assert_eq!(user.json(&["timer", "remove"])["removed"].as_array().map(Vec::len), Some(0), "once");
}

#[test]
fn systemd_takes_what_is_written() {
    let Some(analyze) = systemd_analyze() else {
        println!("skipped: this machine has no systemd-analyze");
        return;
    };
    let user = User::new();
    user.json(&["timer", "install"]);
    let (service, timer) = (user.unit("halyard-sync.service"), user.unit("halyard-sync.timer"));
    let runtime = user.home.path().join("runtime");
    std::fs::create_dir_all(&runtime).unwrap();
    let verify = || {
        let mut command = Command::new(&analyze);
        command.env("XDG_RUNTIME_DIR", &runtime).args(["--user", "verify"]).args([&service, &timer]);
        let out = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        let ours: Vec<String> = said.lines().filter(|l| l.contains("halyard")).map(str::to_owned).collect();
        (out.status.success(), ours)
    };
    let (taken, said) = verify();
    if !taken && said.is_empty() {
        println!("skipped: systemd-analyze cannot work on this machine");
        return;
    }
    assert!(taken && said.is_empty(), "it finds the program at its odd path, and nothing to say: {said:#?}");
    let text = std::fs::read_to_string(&service).unwrap();
    std::fs::write(&service, text.replace("100%%", "100%h")).unwrap();
    let (taken, said) = verify();
    assert!(!taken || !said.is_empty(), "it would have said so of a sign that systemd puts something for");
}

/// What the entry calls, called as systemd would: the words parted by systemd's own rules are the program's.
#[test]
fn what_the_entry_calls_runs_what_is_due() {
    let office = matched();
    office.must(&["schedule", "giacom", "set", "--daily", "02:15"]).unwrap();
    make_due(&office);
    let never = office.must(&["schedule", "list"]).unwrap();
    assert!(never["unwatched"].is_object(), "nothing looked yet: {never}");
    let said = office.must(&["sync", "--due", "--by-timer"]).unwrap();
    assert_eq!(said["due"][0]["run"]["status"], "done", "{said}");
    let timer = office.must(&["schedule", "list"]).unwrap();
    assert!(timer["unwatched"].is_null(), "something looks now: {timer}");
    let user = User::new();
    let looked = user.command(office.halyard.folder(), &["--json", "timer"]).output().unwrap();
    let looked: Value = serde_json::from_slice(&looked.stdout).unwrap();
    assert!(
        looked["looks"]["timer"].is_string() && looked["looks"]["app"].is_null(),
        "and who it was: {looked}"
    );
}

#[test]
fn what_is_wrong_with_it_is_told() {
    let user = User::new();
    user.json(&["timer", "install"]);
    let elsewhere = user.command(&user.home.path().join("other"), &["--json", "timer"]).output().unwrap();
    let elsewhere: Value = serde_json::from_slice(&elsewhere.stdout).unwrap();
    assert_eq!(elsewhere["timer"]["faults"][0]["kind"], "otherFolder", "{elsewhere}");
    let text = std::fs::read_to_string(user.unit("halyard-sync.timer")).unwrap();
    std::fs::write(user.unit("halyard-sync.timer"), text.replace("1min", "2min")).unwrap();
    let changed = user.json(&["timer"]);
    assert_eq!(
        (&changed["timer"]["state"], &changed["timer"]["mendable"]),
        (&"broken".into(), &true.into()),
        "{changed}"
    );
    assert_eq!(user.json(&["timer", "install"])["timer"]["state"], "well", "written anew, it is mended");
    std::fs::write(user.unit("halyard-sync.timer"), "[Timer]\nOnCalendar=daily\n").unwrap();
    for command in [["timer", "install"], ["timer", "remove"]] {
        let out = user.ask(&[&["--json"][..], &command].concat());
        let value: Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(
            (out.status.code(), &value["error"]["code"]),
            (Some(1), &"TIMER-FOREIGN".into()),
            "{value}"
        );
    }
}

#[test]
fn where_nothing_can_be_written_it_says_why() {
    let user = User::new();
    std::fs::write(user.home.path().join("calls.none"), "").unwrap();
    let shown = user.json(&["timer"]);
    assert_eq!(shown["timer"]["state"], "unavailable", "{shown}");
    let what = shown["timer"]["faults"][0]["what"].as_str().unwrap();
    assert!(what.contains("no systemd user manager"), "{shown}");
    let out = user.ask(&["--json", "timer", "install"]);
    let value: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(
        (out.status.code(), &value["error"]["code"]),
        (Some(1), &"TIMER-UNAVAILABLE".into()),
        "{value}"
    );
    assert!(!user.unit("halyard-sync.timer").exists(), "nothing is written that nobody calls");
    for wrong in [&["timer", "install", "--every", "7m"][..], &["--secrets", "env", "timer", "install"]] {
        let out = user.ask(&[&["--json"], wrong].concat());
        assert_eq!(out.status.code(), Some(2), "{wrong:?}: {out:?}");
    }
}

#[test]
fn schedules_that_nothing_looks_at_are_told() {
    let office = connected();
    let nothing = office.must(&["schedule", "list"]).unwrap();
    assert!(nothing["unwatched"].is_null(), "without a schedule there is nothing to look for: {nothing}");
    office.must(&["schedule", "giacom", "set", "--daily", "02:15"]).unwrap();
    let user = User::new();
    let list = || {
        let out = user.command(office.halyard.folder(), &["schedule", "list"]).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    assert!(list().contains("Nothing has looked for due runs yet"), "{}", list());
    office.must(&["sync", "--due"]).unwrap();
    assert!(!list().contains("Nothing has looked"), "cron does it: {}", list());
}
