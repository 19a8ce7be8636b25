//! Starting Halyard when its user logs on: off until a person wants it. The system itself says whether it is on.

use halyard_core::{Error, ErrorCode, Result};
use serde::Serialize;
use specta::Type;
use std::path::Path;

/// What such a start is called with: no window then, where there is a tray.
pub const HIDDEN: &str = "--hidden";

/// Starting at logon, as the system keeps it.
pub trait StartAtLogin: Send + Sync {
    /// Whether it is on.
    fn is_on(&self) -> Result<bool>;
    /// Switches it.
    fn set(&self, on: bool) -> Result<()>;
}

/// The tray, and the start at logon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PresenceView {
    /// Whether this desktop has a tray Halyard can use.
    pub tray: bool,
    /// Why it has none.
    pub tray_why: Option<String>,
    /// Whether Halyard starts at logon; none where that cannot be told.
    pub at_login: Option<bool>,
    /// Why it cannot.
    pub at_login_why: Option<String>,
}

/// This program's start, by what each system has for it.
pub struct OfThisProgram;

impl OfThisProgram {
    fn start() -> Result<auto_launch::AutoLaunch> {
        let program = std::env::current_exe().map_err(|e| refused(&e))?;
        auto_launch::AutoLaunchBuilder::new()
            .set_app_name("Halyard")
            .set_app_path(&called(&program))
            .set_args(&[HIDDEN])
            .set_windows_enable_mode(auto_launch::WindowsEnableMode::CurrentUser)
            .build()
            .map_err(|e| refused(&e))
    }
}

impl StartAtLogin for OfThisProgram {
    fn is_on(&self) -> Result<bool> {
        Self::start()?.is_enabled().map_err(|e| refused(&e))
    }

    fn set(&self, on: bool) -> Result<()> {
        let start = Self::start()?;
        if on { start.enable() } else { start.disable() }.map_err(|e| refused(&e))
    }
}

/// With a data folder of its own it is not started at logon: nobody would name the folder then.
pub struct NotWithAFolder;

impl NotWithAFolder {
    fn told() -> Error {
        Error::new(
            ErrorCode::Usage,
            "This window has a data folder of its own, so it cannot start at logon.",
            "The folder was named in HALYARD_DATA_DIR, which a start at logon does not have.",
            "Start Halyard without it.",
        )
    }
}

impl StartAtLogin for NotWithAFolder {
    fn is_on(&self) -> Result<bool> {
        Err(Self::told())
    }

    fn set(&self, _: bool) -> Result<()> {
        Err(Self::told())
    }
}

/// The program as the system's entry for it must be written: the library puts it there as it is.
fn called(program: &Path) -> String {
    let path = program.display().to_string();
    if cfg!(target_os = "linux") {
        in_a_desktop_entry(&path)
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        path
    }
}

/// A word of a desktop entry's command. Its strings take the backslash first, then the quoted word does.
fn in_a_desktop_entry(word: &str) -> String {
    let mut out = String::from("\"");
    for letter in word.chars() {
        match letter {
            '\\' => out.push_str("\\\\\\\\"),
            '"' | '`' | '$' => out.extend(['\\', '\\', letter]),
            '%' => out.push_str("%%"),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

fn refused(error: &dyn std::fmt::Display) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        "The system does not let Halyard see to its start at logon.",
        error.to_string(),
        "Add Halyard to the programs that start at logon in the system's own settings.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_in_a_desktop_entry_as_one_word() {
        for (path, written) in [
            ("/usr/bin/halyard", r#""/usr/bin/halyard""#),
            ("/opt/my apps/halyard", r#""/opt/my apps/halyard""#),
            ("/a%b/$c", r#""/a%%b/\\$c""#),
            (r"/a\b", r#""/a\\\\b""#),
        ] {
            assert_eq!(in_a_desktop_entry(path), written, "{path}");
        }
    }
}
