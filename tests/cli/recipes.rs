//! The recipes for servers under docs/server: what they call is there, and the system takes them.

use crate::schedules::make_due;
use crate::stage::{connected, matched, program};
use halyard_measure::Working;
use std::path::{Path, PathBuf};
use std::process::Command;

fn recipe(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/server").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The arguments of the command line that a recipe calls.
fn called(line: &str) -> Vec<String> {
    let (_, arguments) = line.split_once("/usr/bin/halyard-cli").expect("it calls halyard-cli");
    arguments.split_whitespace().take_while(|word| *word != ">>").map(str::to_owned).collect()
}

/// The line of a recipe that begins so.
fn line_of(text: &str, start: &str) -> String {
    text.lines().find(|l| l.starts_with(start)).unwrap_or_else(|| panic!("no line {start}")).to_owned()
}

/// The Dockerfile's list in JSON after this word.
fn words(dockerfile: &str, word: &str) -> Vec<String> {
    serde_json::from_str(line_of(dockerfile, word).trim_start_matches(word)).expect("a list in JSON")
}

#[test]
fn what_the_recipes_call_is_there() {
    let office = connected();
    let docker = recipe("Dockerfile");
    let mut in_docker = words(&docker, "ENTRYPOINT");
    assert_eq!(in_docker.remove(0), "/usr/bin/halyard-cli", "the program it copies");
    in_docker.extend(words(&docker, "CMD"));
    for (name, mut arguments) in [
        ("halyard.service", called(&line_of(&recipe("halyard.service"), "ExecStart="))),
        ("halyard.cron", called(&line_of(&recipe("halyard.cron"), "*/15"))),
        ("Dockerfile", in_docker),
    ] {
        let folder = arguments.iter().position(|a| a == "--data-dir").expect("each names its folder") + 1;
        office.halyard.folder().to_str().unwrap().clone_into(&mut arguments[folder]);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let said = Working::start(office.halyard.bare(&arguments)).unwrap().wait().unwrap();
        assert_eq!(said.code, Some(0), "{name}: nothing is due, and that is well: {said}");
        assert!(
            arguments.contains(&"env") && arguments.ends_with(&["sync", "--due"]),
            "{name}: {arguments:?}"
        );
    }
}

/// Done by the shell as cron does it: the secrets reach the program from their file.
#[cfg(unix)]
#[test]
fn crons_line_runs_what_is_due() {
    let office = matched();
    office.must(&["schedule", "giacom", "set", "--daily", "02:15"]).unwrap();
    make_due(&office);
    let at = office.practice.addresses();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let secrets = format!(
        "HALYARD_SECRET_HALO_CLIENT_SECRET={}\nHALYARD_SECRET_GIACOM_API_KEY={}\n",
        at.halo.client_secret, at.giacom.api_key
    );
    std::fs::write(path("secrets.env"), secrets).unwrap();
    let line = line_of(&recipe("halyard.cron"), "*/15");
    let (_, command) = line.split_once(" halyard ").expect("the user comes before the command");
    let command = command
        .replace("/etc/halyard/secrets.env", &path("secrets.env"))
        .replace("/var/lib/halyard/schedule.log", &path("log"))
        .replace("/var/lib/halyard", office.halyard.folder().to_str().unwrap())
        .replace("/usr/bin/halyard-cli", program().to_str().unwrap());
    let out = Command::new("sh").args(["-c", &command]).output().unwrap();
    let log = std::fs::read_to_string(path("log")).unwrap();
    assert!(out.status.success(), "it went well: {out:?}, log: {log}");
    let said: serde_json::Value = serde_json::from_str(log.lines().last().unwrap()).expect("JSON in the log");
    assert_eq!(said["due"][0]["run"]["status"], "done", "and really ran: {log}");
}

#[test]
fn the_container_is_nobodys_root_and_has_the_right_rust() {
    let docker = recipe("Dockerfile");
    let user = docker.lines().rfind(|l| l.starts_with("USER ")).expect("it names a user");
    assert!(!["USER 0", "USER root"].contains(&user), "not root: {user}");
    let rust = env!("CARGO_PKG_RUST_VERSION");
    assert!(docker.contains(&format!("FROM rust:{rust}-")), "built with Rust {rust}, as the workspace wants");
    for secret in ["ENV HALYARD_SECRET", "ARG HALYARD_SECRET"] {
        assert!(!docker.contains(secret), "no secret is in an image");
    }
}

#[test]
fn systemd_takes_the_units() {
    let Some(analyze) = systemd_analyze() else {
        println!("skipped: this machine has no systemd-analyze");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    // It looks whether the program is there; here that is the one under test.
    let here = |text: &str| text.replace("/usr/bin/halyard-cli", program().to_str().unwrap());
    let verify = |service: &str, timer: &str| {
        let paths = [write("halyard.service", &here(service)), write("halyard.timer", timer)];
        let out = Command::new(&analyze).arg("verify").args(paths).output().expect("it runs");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        // Units of this machine may have faults of their own.
        let ours: Vec<String> = said.lines().filter(|l| l.contains("halyard")).map(str::to_owned).collect();
        (out.status.success(), ours)
    };
    let (service, timer) = (recipe("halyard.service"), recipe("halyard.timer"));
    let (taken, said) = verify(&service, &timer);
    if !taken && said.is_empty() {
        println!("skipped: systemd-analyze cannot work on this machine");
        return;
    }
    assert!(taken && said.is_empty(), "nothing to say of ours: {said:#?}");
    let (taken, said) = verify(&service.replace("Type=oneshot", "Type=once"), &timer);
    assert!(!taken || !said.is_empty(), "it would have said so of a fault");
    let (taken, said) = verify(&service, &timer.replace("*:0/15", "every now and then"));
    assert!(!taken || !said.is_empty(), "of the timer, too");
}

pub fn systemd_analyze() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("systemd-analyze")).find(|p| p.is_file())
}
