//! Opening the engine for one command: data folder, secrets, progress, and stopping on request.

use crate::args::{Args, SecretsFrom};
use crate::progress;
use halyard_core::app::App;
use halyard_core::notify::SystemDesktop;
use halyard_core::secrets::{Environment, Keychain, SecretStore};
use halyard_core::timer::{Places, Timer};
use halyard_core::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// The app's name in the system's app-data folder; the desktop app uses the same.
const IDENTIFIER: &str = "app.halyard.desktop";

/// The engine as this command was told to open it.
pub fn open(args: &Args) -> Result<App> {
    let secrets: Arc<dyn SecretStore> = match args.secrets {
        SecretsFrom::Keychain => Arc::new(Keychain),
        SecretsFrom::Env => Arc::new(Environment),
    };
    let folder = folder(args)?;
    let timer = timer(&folder);
    Ok(App::open(&folder, secrets)?
        .with_desktop(Arc::new(SystemDesktop))
        .with_timer(timer)
        .with_watcher(progress::watcher(args.json))
        .with_cancel(stopped()))
}

/// The system's scheduler, that would call this program.
fn timer(folder: &Path) -> Option<Timer> {
    let places = Places {
        home: dirs::home_dir(),
        config: dirs::config_dir(),
        scratch: folder.to_owned(),
        user: Places::user_of_windows(),
    };
    Timer::of_this_user(&places, std::env::current_exe().ok()?)
}

fn folder(args: &Args) -> Result<PathBuf> {
    if let Some(folder) = &args.data_dir {
        return Ok(folder.clone());
    }
    dirs::data_dir().map(|d| d.join(IDENTIFIER)).ok_or_else(|| {
        Error::new(
            ErrorCode::Usage,
            "This system tells no folder for programs' data.",
            "Halyard needs a place for its database.",
            "Name one with --data-dir.",
        )
    })
}

/// Cancelled by the first Ctrl-C or termination signal; the second ends the process at once.
pub fn stopped() -> CancellationToken {
    let token = CancellationToken::new();
    let cancel = token.clone();
    tokio::spawn(async move {
        signal().await;
        cancel.cancel();
        eprintln!("Stopping after the requests under way. Once more stops at once.");
        signal().await;
        std::process::exit(130);
    });
    token
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
