//! The door of the webview: Halyard's own commands for Halyard's own page in Halyard's one window, nothing
//! else.

use crate::stage::{Stage, ask, open_window};
use halyard_desktop::bindings;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::OnceLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn json_file(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("{ROOT}/{path}")).unwrap()).unwrap()
}

/// The generated types.
pub fn types() -> &'static str {
    static TYPES: OnceLock<String> = OnceLock::new();
    TYPES.get_or_init(|| bindings::typescript().unwrap())
}

/// The commands of the builder, as the generated types call them.
pub fn commands() -> BTreeSet<String> {
    let types = types();
    let calls = types.split("__TAURI_INVOKE<").skip(1);
    calls.filter_map(|call| call.split_once(">(\"")?.1.split('"').next().map(str::to_owned)).collect()
}

#[test]
fn the_access_list_holds_the_commands_and_nothing_more() {
    let text = std::fs::read_to_string(format!("{ROOT}/src-tauri/permissions/halyard.toml")).unwrap();
    let list = text.split_once("commands.allow = [").unwrap().1;
    let allowed: BTreeSet<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(allowed, commands(), "permissions/halyard.toml and bindings.rs name the same commands");
    assert_eq!(text.matches("[[permission]]").count(), 1, "one permission");
}

#[test]
fn the_one_window_may_use_its_commands_and_hear_events() {
    let folder = std::fs::read_dir(format!("{ROOT}/src-tauri/capabilities")).unwrap();
    assert_eq!(folder.count(), 1, "one capability");
    let capability = json_file("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(
        capability["permissions"],
        json!(["core:event:allow-listen", "core:event:allow-unlisten", "allow-halyard"])
    );
    assert_eq!(capability["remote"], Value::Null, "no page from elsewhere");
}

#[test]
fn the_configuration_is_strict() {
    let app = &json_file("tauri.conf.json")["app"];
    let policy = app["security"]["csp"].as_str().unwrap();
    let rules: BTreeSet<&str> = policy.split("; ").collect();
    let expected = BTreeSet::from([
        "default-src 'self'",
        "connect-src ipc: http://ipc.localhost",
        "img-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "script-src 'self'",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]);
    assert_eq!(rules, expected, "the content policy: nothing from elsewhere, no inline or built script");
    assert_eq!(app["security"]["freezePrototype"], true);
    assert_eq!(app["security"]["capabilities"], json!(["main"]));
    assert_eq!(app["security"].as_object().unwrap().len(), 3, "no exception beside them");
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"].as_array().unwrap().len(), 1);
    assert_eq!(app["windows"][0]["dragDropEnabled"], false, "a dropped file's path is nobody's business");
}

#[test]
fn a_released_window_has_no_developer_tools() {
    let manifest = std::fs::read_to_string(format!("{ROOT}/Cargo.toml")).unwrap();
    assert!(!manifest.contains("devtools"), "Tauri's feature that keeps them in released builds is off");
}

#[test]
fn what_is_not_on_the_list_is_refused() {
    let stage = Stage::new();
    for command in [
        "no_such_command",
        "plugin:fs|read_text_file",
        "plugin:dialog|open",
        "plugin:shell|execute",
        "plugin:opener|open_path",
        "plugin:window-state|filename",
        "plugin:event|emit",
        "plugin:window|close",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:resources|close",
    ] {
        let said = stage.ask(command, json!({})).expect_err(command);
        let said = said.as_str().unwrap_or_default();
        assert!(said.contains("not allowed") || said.contains("not found"), "{command}: {said}");
    }
}

#[test]
fn another_window_is_refused() {
    let stage = Stage::new();
    let other = open_window(&stage.app, "other");
    for command in commands() {
        let said = ask(&other, "tauri://localhost", &command, json!({})).expect_err(&command);
        assert!(said.to_string().contains("not allowed"), "{command} in another window: {said}");
    }
}

#[test]
fn a_page_from_elsewhere_is_refused() {
    let stage = Stage::new();
    for page in ["https://example.com/", "http://localhost:8080/", "https://localhost.example.com/"] {
        for command in commands() {
            let said = ask(&stage.main, page, &command, json!({})).expect_err(&command);
            assert!(said.to_string().contains("not allowed"), "{command} from {page}: {said}");
        }
    }
}
