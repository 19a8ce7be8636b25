//! The program under WebDriver: started, killed, started again on the same folder.

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// How long anything may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// How to start the program.
#[derive(Debug, Clone, Default)]
pub struct Launch {
    /// The program; the built one where none is named.
    pub program: Option<PathBuf>,
    /// Further environment.
    pub env: Vec<(String, String)>,
}

/// The running program.
pub struct Halyard {
    /// The WebDriver session.
    pub page: Client,
    /// Its data folder.
    pub folder: TempDir,
    /// What axe found so far.
    pub(crate) findings: Mutex<Vec<String>>,
    driver: Child,
}

impl Halyard {
    /// Starts it on an empty data folder.
    pub async fn start() -> Self {
        Self::start_on(tempfile::tempdir().unwrap(), &Launch::default()).await
    }

    /// Starts it on this data folder.
    pub async fn start_on(folder: TempDir, launch: &Launch) -> Self {
        let program = launch.program.clone().unwrap_or_else(built);
        assert!(program.exists(), "{} is not built; ./dev window builds it", program.display());
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("HALYARD_DATA_DIR", folder.path())
            .env("XDG_DOWNLOAD_DIR", folder.path())
            .envs(launch.env.iter().cloned())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("WebKitWebDriver is installed (webkit2gtk-driver)");
        let page = connect(port, &program).await;
        Self { page, folder, findings: Mutex::default(), driver }
    }

    /// Kills the program as a power cut would; the folder stays.
    pub async fn kill(mut self) -> TempDir {
        for pid in children(self.driver.id().expect("the driver runs")) {
            let _ = std::process::Command::new("kill").args(["-9", &pid.to_string()]).status();
        }
        let _ = self.driver.kill().await;
        self.folder
    }

    /// Ends the session; the program ends with it. Panics with what axe found on its screens.
    pub async fn quit(mut self) -> TempDir {
        let _ = self.page.clone().close().await;
        let _ = self.driver.kill().await;
        let findings = self.findings.into_inner().unwrap();
        assert!(findings.is_empty(), "axe found: {}", findings.join("\n"));
        self.folder
    }

    /// The process the program runs under.
    pub fn root(&self) -> u32 {
        self.driver.id().expect("the driver runs")
    }

    /// The program's process and those under it (the webview's).
    pub fn processes(&self) -> Vec<u32> {
        self.driver.id().map(children).unwrap_or_default()
    }
}

/// The debug build beside this test, with the UI inside.
fn built() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
    std::env::var_os("HALYARD_PROGRAM").map_or_else(|| target.join("debug/halyard"), PathBuf::from)
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A session with the program. The driver starts later than its process: asked until it answers.
async fn connect(port: u16, program: &Path) -> Client {
    let browser = json!({ "binary": program.canonicalize().unwrap(), "args": [] });
    let capabilities = json!({ "webkitgtk:browserOptions": browser });
    let capabilities = capabilities.as_object().unwrap().clone();
    let address = format!("http://127.0.0.1:{port}");
    let mut last = String::new();
    for _ in 0..100 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&address).await {
            Ok(client) => return client,
            Err(e) => last = e.to_string(),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no WebDriver session: {last}");
}

/// All processes under one, deepest last.
pub(crate) fn children(of: u32) -> Vec<u32> {
    let mut out = Vec::new();
    let tasks = std::fs::read_dir(format!("/proc/{of}/task")).into_iter().flatten().flatten();
    for task in tasks {
        let text = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for pid in text.split_whitespace().filter_map(|p| p.parse().ok()) {
            out.push(pid);
            out.extend(children(pid));
        }
    }
    out
}
