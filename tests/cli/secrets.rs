//! Secrets go in and never come out: not to standard output, not to standard error, not into a file,
//! however much is logged.

use crate::stage::{office, program, said, strike};
use halyard_measure::Said;
use std::path::Path;

/// Marks that no other text holds.
const SECRET: &str = "PLANTED-halo-secret-8f1c2d";
const KEY: &str = "PLANTED-giacom-key-77ab19";

/// All bytes of all files below a folder.
pub fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            all.extend(bytes(&entry.path()));
        } else {
            all.push((entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
        }
    }
    all
}

/// Holds that none of the secrets is in it.
pub fn hold(where_from: &str, text: &[u8], secrets: &[&str]) {
    for secret in secrets {
        let found = text.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "{secret} came out in {where_from}");
    }
}

fn nothing_out(case: &str, said: &Said, secrets: &[&str]) {
    hold(&format!("standard output of {case}"), said.out.as_bytes(), secrets);
    hold(&format!("standard error of {case}"), said.err.as_bytes(), secrets);
}

#[test]
fn secrets_never_come_out() {
    let mut office = office();
    office.connect(50).unwrap();
    let at = office.practice.addresses().clone();
    let base = office.halyard.clone().with("HALYARD_LOG", "trace");
    let wrong = base
        .clone()
        .with("HALYARD_SECRET_HALO_CLIENT_SECRET", SECRET)
        .with("HALYARD_SECRET_GIACOM_API_KEY", KEY);
    let planted = [SECRET, KEY];
    for command in
        [&["check", "halo"][..], &["check", "giacom"], &["plan", "giacom"], &["match", "giacom", "suggest"]]
    {
        let said = wrong.run(command).unwrap();
        assert_ne!(said.code, Some(0), "these are not the right ones: {said}");
        nothing_out(command[0], &said, &planted);
    }
    let typed = wrong
        .run(&["connect", "giacom", "--base-url", &format!("https://u:{KEY}@api.example.net/v1")])
        .unwrap();
    nothing_out("an address with a password in it", &typed, &planted);

    office.halyard = base;
    let right = [&*at.halo.client_secret, &*at.giacom.api_key];
    office.connect(50).unwrap();
    let job: &[&[&str]] = &[
        &["match", "giacom", "accept", "--suggested"],
        &["check", "halo"],
        &["check", "giacom"],
        &["plan", "giacom", "--create-clients"],
        &["show", "P1"],
        &["apply", "P1"],
        &["receipt", "R1"],
        &["runs"],
    ];
    for command in job {
        let said = said(&office, command);
        assert_eq!(said.code, Some(0), "the right ones work: {said}");
        nothing_out(command[0], &said, &right);
        if command[0] == "apply" {
            assert!(said.err.len() > 1_000, "with trace it really logs: {}", said.err.len());
        }
    }
    for faults in ["halo.200-html", "giacom.500", "token-html", "halo.error-after-write", "giacom.quota"] {
        strike(&office, faults);
        nothing_out(faults, &said(&office, &["plan", "giacom"]), &right);
    }
    for (file, content) in bytes(office.halyard.folder()) {
        hold(&file, &content, &[&planted[..], &right[..]].concat());
    }
}

#[test]
fn a_secret_on_standard_input_is_not_stored_with_secrets_env() {
    use std::io::Write;
    let office = office();
    let at = &office.practice.addresses().giacom;
    let mut command =
        office.halyard.command(&["connect", "giacom", "--base-url", &at.base_url, "--secret-stdin"]);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(KEY.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    hold("standard output", &out.stdout, &[KEY]);
    hold("standard error", &out.stderr, &[KEY]);
    if office.halyard.folder().is_dir() {
        for (file, content) in bytes(office.halyard.folder()) {
            hold(&file, &content, &[KEY]);
        }
    }
    assert!(program().is_file(), "the binary under test is there");
}
