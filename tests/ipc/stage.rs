//! What every test needs: the shell without a screen, a practice company beside it, and ears.

use halyard_core::app::App as Engine;
use halyard_core::secrets::Memory;
use halyard_core::timer::{Call, Said as TimerSaid, System, Systemd, Timer};
use halyard_desktop::desk::Desk;
use halyard_desktop::files::{Chosen, System as OfTheUser};
use halyard_desktop::login::StartAtLogin;
use halyard_desktop::{bindings, context, shell, window};
use halyard_practice::{Practice, PracticeOptions, start};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tauri::async_runtime::block_on;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// Everything the window is told without asking.
pub const EVENTS: [&str; 6] =
    ["run-moved", "run-ended", "reading-waits", "close-asked", "due-ran", "tray-asked"];

/// A start at logon that is only remembered.
#[derive(Default)]
struct Switch(AtomicBool);

impl StartAtLogin for Switch {
    fn is_on(&self) -> Result<bool, halyard_core::Error> {
        Ok(self.0.load(Ordering::Relaxed))
    }

    fn set(&self, on: bool) -> Result<(), halyard_core::Error> {
        self.0.store(on, Ordering::Relaxed);
        Ok(())
    }
}

/// A systemd that says all is well, whatever is asked.
struct Agreeable;

impl System for Agreeable {
    fn run(&self, call: &Call) -> std::io::Result<TimerSaid> {
        let timer = call.to_string().contains("halyard-sync.timer");
        let out = if timer { "UnitFileState=enabled\nActiveState=active\n" } else { "" };
        Ok(TimerSaid { code: Some(0), out: out.into(), err: String::new() })
    }
}

/// A scheduler whose entries are files in `folder`, and a command line for it to call.
fn timer(folder: &Path) -> Timer {
    let program = folder.join("halyard-cli");
    std::fs::write(&program, "").unwrap();
    let scheduler = Arc::new(Systemd::new(&folder.join("user"), Arc::new(Agreeable)));
    Timer { scheduler, program }
}

/// The shell on a fresh data folder.
pub struct Stage {
    /// The shell; kept alive.
    pub app: App<MockRuntime>,
    /// Its one window.
    pub main: WebviewWindow<MockRuntime>,
    /// Servers to connect to.
    pub practice: Practice,
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    folder: tempfile::TempDir,
}

impl Stage {
    /// Nothing connected.
    pub fn new() -> Self {
        Self::on(tempfile::tempdir().unwrap())
    }

    /// A file is where the data folder should be.
    pub fn on_a_bad_folder() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data"), "not a folder").unwrap();
        Self::on(folder)
    }

    fn on(folder: tempfile::TempDir) -> Self {
        let mut context = context();
        window::keep_its_things_in(&mut context, folder.path());
        let app = shell(mock_builder()).build(context).expect("the shell is built");
        bindings::builder::<MockRuntime>().mount_events(&app);
        let heard = Arc::new(Mutex::new(Vec::new()));
        for name in EVENTS {
            let ears = heard.clone();
            app.listen_any(name, move |event| {
                let told = serde_json::from_str(event.payload()).unwrap();
                ears.lock().unwrap().push((name.to_owned(), told));
            });
        }
        let data = folder.path().join("data");
        let timer = timer(folder.path());
        let engine = Engine::open(&data, Arc::new(Memory::default())).map(|e| e.with_timer(Some(timer)));
        let downloads = Some(folder.path().join("downloads"));
        let chosen = folder.path().join("chosen.export");
        let choose = move || {
            let chosen = chosen.exists().then(|| chosen.clone());
            Box::pin(async move { chosen }) as Chosen
        };
        let system = OfTheUser {
            downloads,
            reveal: |_| Ok(()),
            open: |_| Ok(()),
            choose: Arc::new(choose),
            login: Arc::new(Switch::default()),
        };
        let emit = window::emitter(app.handle().clone());
        app.manage(block_on(Desk::with(engine, &data, system, emit)));
        let faults = "rate-limit=0".parse().expect("a known setting");
        let practice = block_on(start(PracticeOptions { faults, ..PracticeOptions::default() })).unwrap();
        let main = open_window(&app, "main");
        Self { app, main, practice, heard, folder }
    }

    /// Both sides connected.
    pub fn connected() -> Self {
        let stage = Self::new();
        let at = stage.practice.addresses().clone();
        stage.must("save_halo", json!({ "form": stage.halo_form(), "secret": at.halo.client_secret }));
        stage.must("save_vendor", json!({ "form": stage.giacom_form(), "secret": at.giacom.api_key }));
        stage
    }

    /// Read, and every customer with a proposal matched; the rest become new clients.
    pub fn matched() -> Self {
        let stage = Self::connected();
        let table = stage.must("refresh_matching", json!({ "connection": "giacom" }));
        let choices: Vec<Value> = table["rows"].as_array().unwrap().iter().map(choice).collect();
        stage.must("save_matches", json!({ "connection": "giacom", "choices": choices }));
        stage
    }

    /// After the first import: run `R1` of plan `P1`.
    pub fn imported() -> Self {
        let stage = Self::matched();
        let plan = stage.plan();
        stage.must("apply", json!({ "plan": plan, "reason": null }));
        let ended = stage.run_ends(&plan);
        assert_eq!(ended["error"], Value::Null, "the import went through");
        stage
    }

    /// A new plan; its number.
    pub fn plan(&self) -> String {
        let choice = json!({ "customers": true, "subscriptions": true, "answerIsComplete": false });
        let plan = self.must("make_plan", json!({ "connection": "giacom", "choice": choice }));
        plan.as_str().expect("a plan has a number").to_owned()
    }

    /// Halo as a person would type it.
    pub fn halo_form(&self) -> Value {
        let at = &self.practice.addresses().halo;
        json!({
            "name": "halo", "resourceUrl": at.resource_url, "authUrl": at.auth_url, "tenant": at.tenant,
            "clientId": at.client_id, "budget": 0, "batch": null, "pageSize": null,
            "secretExpires": null,
        })
    }

    /// ALSO as a person would type it.
    pub fn also_form(&self) -> Value {
        let at = &self.practice.addresses().also;
        json!({
            "name": "also", "import": { "into": "halo" },
            "source": {
                "vendor": "also", "marketplaceUrl": at.marketplace_url, "username": at.username, "pauseMs": 1
            }
        })
    }

    /// Giacom as a person would type it.
    pub fn giacom_form(&self) -> Value {
        let base_url = &self.practice.addresses().giacom.base_url;
        json!({
            "name": "giacom", "import": { "into": "halo" }, "source": { "vendor": "giacom", "baseUrl": base_url }
        })
    }

    /// Asks as the window does.
    pub fn ask(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        ask(&self.main, "tauri://localhost", command, arguments)
    }

    /// Asks, and gets what was asked for.
    pub fn must(&self, command: &str, arguments: Value) -> Value {
        self.ask(command, arguments).unwrap_or_else(|e| panic!("{command}: {e:#}"))
    }

    /// Asks, and is refused as the contract says: four sentences, each told.
    pub fn refused(&self, command: &str, arguments: Value, code: &str) {
        let error = self.ask(command, arguments).expect_err(command);
        let members: Vec<&String> =
            error.as_object().unwrap_or_else(|| panic!("{command}: {error}")).keys().collect();
        assert_eq!(members, ["code", "fix", "what", "why"], "{command}: an error has these members");
        assert_eq!(error["code"], code, "{command}: the kind of error; {error:#}");
        for member in ["what", "why", "fix"] {
            let text = error[member].as_str().unwrap_or_default();
            assert!(text.len() > 8, "{command}: `{member}` tells a person something; {error:#}");
        }
    }

    /// Waits for the end of a plan's run: what was told of it.
    pub fn run_ends(&self, plan: &str) -> Value {
        let begin = Instant::now();
        loop {
            let ended = |(name, told): &&(String, Value)| name == "run-ended" && told["plan"] == plan;
            if let Some((_, told)) = self.heard.lock().unwrap().iter().find(ended) {
                return told.clone();
            }
            assert!(begin.elapsed() < Duration::from_mins(1), "the run of {plan} does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What was told without being asked.
    pub fn heard(&self, name: &str) -> Vec<Value> {
        self.heard.lock().unwrap().iter().filter(|(n, _)| n == name).map(|(_, told)| told.clone()).collect()
    }

    /// What was told so far is forgotten.
    pub fn forget_heard(&self) {
        self.heard.lock().unwrap().clear();
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder for downloads.
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// The file a person chooses when asked for one; where it is not there, the dialogue is closed.
    pub fn chosen(&self) -> PathBuf {
        self.folder.path().join("chosen.export")
    }

    /// All that was written: data and downloads.
    pub fn written(&self) -> PathBuf {
        self.folder.path().to_owned()
    }
}

/// Opens a window of the shell.
pub fn open_window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::default()).build().expect("a window opens")
}

/// Asks from a page in a window.
pub fn ask(
    window: &WebviewWindow<MockRuntime>,
    page: &str,
    command: &str,
    arguments: Value,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: page.parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    match get_ipc_response(window, request)? {
        InvokeResponseBody::Json(text) => Ok(serde_json::from_str(&text).unwrap()),
        InvokeResponseBody::Raw(_) => panic!("{command} answers with bytes"),
    }
}

/// What a person would choose for a row: what is proposed, else a new client.
fn choice(row: &Value) -> Value {
    let customer = &row["customerId"];
    match &row["proposal"] {
        Value::Null => json!({ "choice": "create", "customerId": customer }),
        proposal => json!({
            "choice": "match", "customerId": customer,
            "clientId": proposal["clientId"], "kind": proposal["kind"],
        }),
    }
}
