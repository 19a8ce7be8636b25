//! The shell of the real window: its own page, its own commands, nothing from elsewhere.

use halyard_window::Halyard;
use serde_json::{Value, json};
use std::time::Duration;

const ELSEWHERE: &str = "https://example.com/";

/// Asks the shell as the page does: `{ok}` or `{error}`.
async fn ask(halyard: &Halyard, command: &str, arguments: Value) -> Value {
    let script = "const [command, args, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, args).then(ok => done({ ok }), error => done({ error }))";
    halyard.script_async(script, vec![json!(command), arguments]).await
}

async fn is_at_home(halyard: &Halyard) -> bool {
    halyard.page.current_url().await.unwrap().as_str().starts_with("tauri://localhost")
}

#[tokio::test]
async fn it_answers_its_own_commands_only() {
    let halyard = Halyard::start().await;
    assert_eq!(halyard.page.title().await.unwrap(), "Halyard");
    let desk = ask(&halyard, "desk", json!({})).await;
    assert_eq!(desk, json!({ "ok": { "practice": false, "working": [] } }));
    let told = ask(&halyard, "preview", json!({ "plan": "P999" })).await;
    let members: Vec<&String> = told["error"].as_object().unwrap().keys().collect();
    assert_eq!(members, ["code", "fix", "what", "why"], "errors come in four parts");
    for command in ["plugin:fs|read_text_file", "plugin:event|emit", "plugin:window|close", "nothing"] {
        let told = ask(&halyard, command, json!({})).await["error"].to_string();
        assert!(told.contains("not allowed") || told.contains("not found"), "{command}: {told}");
    }
    halyard.quit().await;
}

#[tokio::test]
async fn it_stays_on_its_page_and_reaches_nobody() {
    let halyard = Halyard::start().await;
    halyard.script("location.href = arguments[0]", vec![json!(ELSEWHERE)]).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(is_at_home(&halyard).await, "a link elsewhere is not followed");
    let opened = halyard.script("return window.open(arguments[0])", vec![json!(ELSEWHERE)]).await;
    assert_eq!(opened, Value::Null, "no second window opens");
    assert!(is_at_home(&halyard).await);
    let fetched = "const done = arguments[1];
        fetch(arguments[0]).then(() => done('answered'), () => done('refused'))";
    let fetched = halyard.script_async(fetched, vec![json!(ELSEWHERE)]).await;
    assert_eq!(fetched, "refused", "the page reaches nobody itself");
    let inline = "const script = document.createElement('script');
        script.textContent = 'window.foreign = true';
        document.head.append(script);
        return window.foreign ?? 'did not run'";
    assert_eq!(halyard.script(inline, vec![]).await, "did not run");
    let frozen = halyard.script("return Object.isFrozen(Object.prototype)", vec![]).await;
    assert_eq!(frozen, true, "prototypes cannot be replaced");
    halyard.quit().await;
}

#[tokio::test]
async fn two_windows_stand_on_two_data_folders_and_keep_all_inside() {
    let (one, two) = (Halyard::start().await, Halyard::start().await);
    for halyard in [one, two] {
        assert_eq!(ask(&halyard, "desk", json!({})).await["ok"]["practice"], false);
        let folder = halyard.quit().await;
        assert!(folder.path().join("window").is_dir(), "the web view's own files are apart from the store");
    }
}
