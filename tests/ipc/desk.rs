//! Home, the practice company, settings, files, and what goes wrong before anything else.

use crate::stage::Stage;
use serde_json::{Value, json};

#[test]
fn a_fresh_home_says_what_is_missing() {
    let stage = Stage::new();
    let home = stage.must("home", json!({}));
    assert_eq!(home["connections"], json!([]));
    let kinds: Vec<&str> =
        home["attention"].as_array().unwrap().iter().filter_map(|a| a["kind"].as_str()).collect();
    assert_eq!(kinds, ["noHalo", "noVendor"]);
    assert_eq!(stage.must("history", json!({})), json!([]));
}

#[test]
fn the_practice_company_opens_beside_the_real_one_and_leaves_no_trace() {
    let stage = Stage::new();
    let opened = stage.must("practice_open", json!({ "size": "small" }));
    assert_eq!(opened["practice"], true);
    assert!(stage.data().join("practice").is_dir());
    let draft = stage.must("draft", json!({ "kind": "halo" }));
    let address = draft["halo"]["resourceUrl"].as_str().unwrap_or_default().to_owned();
    assert!(address.starts_with("http://127.0.0.1"), "the form is filled already: {draft:#}");
    assert_eq!(stage.must("practice_leave", json!({}))["practice"], false);
    assert!(!stage.data().join("practice").exists());
    assert_eq!(
        stage.must("draft", json!({ "kind": "halo" })),
        Value::Null,
        "the real company's is untouched"
    );
    let unknown = stage.ask("practice_open", json!({ "size": "huge" }));
    assert!(unknown.is_err(), "there is no such size");
}

#[test]
fn settings_are_kept() {
    let stage = Stage::new();
    let mut settings = stage.must("settings", json!({}));
    settings["theme"] = json!("dark");
    settings["density"] = json!("compact");
    stage.must("save_settings", json!({ "settings": settings }));
    assert_eq!(stage.must("settings", json!({})), settings);
    let about = stage.must("about", json!({}));
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["folder"], stage.data().display().to_string());
}

#[test]
fn files_are_saved_for_the_user_and_only_those_are_shown() {
    let stage = Stage::connected();
    let saved = stage.must("save_support_file", json!({}));
    assert!(stage.downloads().join(saved["name"].as_str().unwrap()).is_file(), "{saved:#}");
    assert_eq!(stage.must("show_file", json!({ "file": saved })), Value::Null);
    assert_eq!(stage.must("open_data_folder", json!({})), Value::Null);
    assert_eq!(stage.must("print_page", json!({})), Value::Null);
    let outside = stage.written().join("outside.txt");
    std::fs::write(&outside, "x").unwrap();
    for name in ["../outside.txt", "..", "", outside.to_str().unwrap(), "nothing.csv"] {
        let file = json!({ "file": { "name": name, "folder": stage.downloads() } });
        stage.refused("show_file", file, "FILE-UNUSABLE");
    }
}

#[test]
fn a_data_folder_that_cannot_be_used_is_told_by_every_screen() {
    let stage = Stage::on_a_bad_folder();
    for command in ["home", "history", "settings", "about", "save_support_file"] {
        let error = stage.ask(command, json!({})).expect_err(command);
        assert!(error["code"].as_str().is_some_and(|c| c.starts_with("STORE")), "{command}: {error:#}");
    }
    assert_eq!(stage.must("desk", json!({}))["practice"], false, "the window opens all the same");
    assert_eq!(stage.must("open_data_folder", json!({})), Value::Null, "so that it can be looked at");
}

#[test]
fn the_window_closes_as_a_person_chose() {
    for closing in ["finish", "stop"] {
        let stage = Stage::new();
        assert_eq!(stage.must("close_window", json!({ "closing": closing })), Value::Null);
    }
    let stage = Stage::new();
    assert!(stage.ask("close_window", json!({ "closing": "now" })).is_err(), "there is no such choice");
}
