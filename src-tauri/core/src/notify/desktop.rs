//! The desktop of this machine. Asking it blocks, and may block for long where its service hangs: callers set
//! a limit.

use super::Message;
use crate::{Error, ErrorCode, Result};
use notify_rust::Notification;

/// Where messages are shown on a screen.
pub trait Desktop: Send + Sync {
    /// Whether somebody's desktop can be reached from here: a server or a container has none.
    fn present(&self) -> bool;
    /// Shows a message. Blocks.
    fn show(&self, message: &Message) -> Result<()>;
}

/// No desktop at all: for tests, and for the practice company.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoDesktop;

impl Desktop for NoDesktop {
    fn present(&self) -> bool {
        false
    }

    fn show(&self, _: &Message) -> Result<()> {
        Err(absent())
    }
}

/// The desktop of whoever started this process.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDesktop;

impl Desktop for SystemDesktop {
    fn present(&self) -> bool {
        session()
    }

    fn show(&self, message: &Message) -> Result<()> {
        if !self.present() {
            return Err(absent());
        }
        notification(message).show().map(drop).map_err(|e| {
            // Its text is of the bus alone, which was told counts and codes.
            Error::new(
                ErrorCode::DesktopUnavailable,
                "The desktop did not take the message.",
                e.to_string(),
                "Look whether this desktop shows notifications at all, and whether they are allowed for Halyard.",
            )
        })
    }
}

fn notification(message: &Message) -> Notification {
    let mut out = Notification::new();
    out.appname("Halyard").summary(&message.subject).body(&shown(&message.brief()));
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        out.icon("halyard").hint(notify_rust::Hint::DesktopEntry("Halyard".to_owned()));
    }
    // What the installer gave the entry in the start menu; without one Windows shows nothing.
    #[cfg(windows)]
    out.app_id("app.halyard.desktop");
    out
}

/// Desktops of this kind may take the body for markup.
#[cfg(all(unix, not(target_os = "macos")))]
fn shown(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn shown(text: &str) -> String {
    text.to_owned()
}

/// A bus to ask, and a screen that it belongs to: a server that somebody is signed in to has a bus, too.
#[cfg(all(unix, not(target_os = "macos")))]
fn session() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
    let bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|dir| std::path::Path::new(&dir).join("bus").exists());
    bus && (set("WAYLAND_DISPLAY").is_some() || set("DISPLAY").is_some())
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn session() -> bool {
    true
}

fn absent() -> Error {
    Error::new(
        ErrorCode::DesktopUnavailable,
        "There is no desktop to show a message on.",
        "Halyard was started outside a desktop session, as servers, containers and cron do.",
        "Use a webhook or mail there, or start it from a desktop.",
    )
}
