//! What the other side, or the address, gets wrong: told with its code, nothing written, nothing lost.

use crate::stage::{all_at_once, connected, fails, has, matched, office, said, strike};
use halyard_measure::{Books, Office, Said};

type Case = (fn(&Office) -> Said, i32, &'static str);
/// Connection, variable, its value, exit code.
type Check = (&'static str, &'static str, &'static str, i32);

fn with_key(office: &Office, variable: &str, value: &str) -> Said {
    office.halyard.clone().with(variable, value).run(&["plan", "giacom"]).unwrap()
}

fn with_halo(office: &Office, resource: &str, tenant: &str) -> Said {
    let at = &office.practice.addresses().halo;
    let auth = resource.trim_end_matches("/api").to_owned() + "/auth";
    let connect =
        ["connect", "halo", "--resource-url", resource, "--auth-url", &auth, "--client-id", &at.client_id];
    let saved = said(office, &[&connect[..], &["--tenant", tenant]].concat());
    if saved.code == Some(0) { said(office, &["plan", "giacom"]) } else { saved }
}

fn struck(office: &Office, faults: &str) -> Said {
    strike(office, faults);
    said(office, &["plan", "giacom"])
}

/// An address on this machine where nobody listens.
fn closed() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/api", listener.local_addr().unwrap())
}

const CASES: &[(&str, Case)] = &[
    (
        "wrong key",
        (|o| with_key(o, "HALYARD_SECRET_GIACOM_API_KEY", "0123456789abcdef"), 7, "GIACOM-401-KEY"),
    ),
    (
        "wrong secret",
        (|o| with_key(o, "HALYARD_SECRET_HALO_CLIENT_SECRET", "not-it-at-all"), 7, "HALO-401-SIGN-IN"),
    ),
    ("no key", (|o| with_key(o, "HALYARD_SECRET_GIACOM_API_KEY", ""), 7, "SECRET-MISSING")),
    ("no secret", (|o| with_key(o, "HALYARD_SECRET_HALO_CLIENT_SECRET", ""), 7, "SECRET-MISSING")),
    (
        "unknown tenant",
        (
            |o| {
                strike(o, "unknown-tenant=400");
                with_halo(o, &o.practice.addresses().halo.resource_url.clone(), "nobodys")
            },
            7,
            "HALO-TENANT",
        ),
    ),
    ("HaloITSM", (|o| with_halo(o, "https://acme.haloitsm.com/api", "acme"), 2, "ADDRESS-OTHER-HALO")),
    ("plain http", (|o| with_halo(o, "http://halo.example.net/api", "acme"), 2, "ADDRESS-NOT-HTTPS")),
    (
        "portal address",
        (
            |o| said(o, &["connect", "giacom", "--base-url", "https://giacom.cloud.market"]),
            2,
            "ADDRESS-INVALID",
        ),
    ),
    ("nobody listens", (|o| with_halo(o, &closed(), "acme"), 1, "NET-UNREACHABLE")),
    (
        "no TLS there",
        (
            |o| with_halo(o, &o.practice.addresses().halo.resource_url.replace("http:", "https:"), "acme"),
            1,
            "NET-TLS",
        ),
    ),
    ("may not read clients", (|o| struck(o, "halo.forbidden=clients"), 7, "HALO-403")),
    ("may not read licences", (|o| struck(o, "halo.forbidden=licences"), 7, "HALO-403")),
    ("Giacom answers a page", (|o| struck(o, "giacom.200-html"), 1, "ANSWER-HTML")),
    ("Halo answers a page", (|o| struck(o, "halo.200-html"), 1, "ANSWER-HTML")),
    ("sign-in answers a page", (|o| struck(o, "token-html"), 1, "ANSWER-HTML")),
    ("Giacom's body is cut", (|o| struck(o, "giacom.cut"), 1, "ANSWER-CUT")),
    ("Halo's body is cut", (|o| struck(o, "halo.cut"), 1, "ANSWER-CUT")),
    ("Giacom's body breaks off", (|o| struck(o, "giacom.break"), 1, "ANSWER-CUT")),
    ("Halo hangs up", (|o| struck(o, "halo.drop"), 1, "NET-LOST")),
    ("Halo is down", (|o| struck(o, "halo.503"), 1, "SERVER-FAULT")),
    ("Giacom is down", (|o| struck(o, "giacom.500=json"), 1, "SERVER-FAULT")),
    ("Halo's list is short", (|o| struck(o, "halo.short"), 1, "HALO-LIST-SHORT")),
    ("Giacom's quota", (|o| struck(o, "giacom.quota"), 1, "GIACOM-403-QUOTA")),
    ("Giacom's list is empty", (|o| struck(o, "giacom.empty"), 1, "VENDOR-EMPTY")),
    (
        "no customers at all",
        (
            |o| {
                o.practice.giacom().clear();
                said(o, &["plan", "giacom"])
            },
            1,
            "VENDOR-EMPTY",
        ),
    ),
];

#[test]
fn every_refusal_is_told_with_its_code_and_nothing_is_lost() {
    all_at_once(CASES, |case, (meet, exit, code)| {
        let office = matched();
        let (books, saved) =
            (Books::of(&office.practice), office.must(&["match", "giacom", "list"]).unwrap());
        let met = meet(&office);
        fails(case, &met, *exit, code);
        office.practice.set_faults("rate-limit=0".parse().unwrap());
        if case != "no customers at all" {
            office.connect(50).unwrap();
            let still = office.must(&["match", "giacom", "list"]).unwrap();
            assert_eq!(still["matches"], saved["matches"], "{case}: the matches are still there");
            office
                .must(&["plan", "giacom"])
                .unwrap_or_else(|e| panic!("{case}: works again afterwards: {e}"));
        }
        assert!(Books::of(&office.practice).against(&books).is_empty(), "{case}: Halo is as it was");
        assert!(office.practice.violations().is_empty(), "{case}: nothing forbidden was called");
    });
}

#[test]
fn check_names_the_test_that_fails_and_exits_with_its_meaning() {
    let cases: &[(&str, Check)] = &[
        ("Halo refuses the secret", ("halo", "HALYARD_SECRET_HALO_CLIENT_SECRET", "wrong-secret", 7)),
        ("Giacom refuses the key", ("giacom", "HALYARD_SECRET_GIACOM_API_KEY", "wrong-key", 7)),
        ("no secret", ("halo", "HALYARD_SECRET_HALO_CLIENT_SECRET", "", 7)),
    ];
    all_at_once(cases, |case, (name, variable, value, exit)| {
        let office = connected();
        let said = office.halyard.clone().with(variable, value).run(&["check", name]).unwrap();
        let report = said.json().unwrap();
        has(&report, &["connection", "ok", "tests"]);
        assert_eq!((said.code, report["ok"].as_bool()), (Some(*exit), Some(false)), "{case}: {said}");
        let failed =
            report["tests"].as_array().unwrap().iter().find(|t| t["result"] == "fail").expect("one fails");
        for member in ["what", "why", "fix", "code"] {
            assert!(!failed[member].as_str().unwrap().is_empty(), "{case}: `{member}` is said: {failed}");
        }
    });
}

#[cfg(unix)]
#[test]
fn a_machine_without_keychain_is_told_as_such() {
    let office = office();
    let empty = tempfile::tempdir().unwrap();
    office.connect(50).unwrap();
    let mut command = office.halyard.bare(&["--json", "check", "halo", "--data-dir"]);
    command.arg(office.halyard.folder()).env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("DISPLAY");
    command.env("XDG_RUNTIME_DIR", empty.path()).env("HOME", empty.path());
    let said = halyard_measure::Working::start(command).unwrap().wait().unwrap();
    let report = said.json().unwrap();
    let test = &report["tests"][0];
    assert_eq!(test["code"], "KEYCHAIN-UNAVAILABLE", "the keychain is what is missing: {said}");
    assert_eq!(said.code, Some(1), "nothing was refused, it failed: {said}");
    assert!(test["fix"].as_str().unwrap().contains("env"), "it names the other way: {test}");
}
