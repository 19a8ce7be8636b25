//! Settings, and what the window says about itself.

use crate::Result;
use crate::app::App;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Light, dark, or as the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How close rows stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// 44 px rows.
    #[default]
    Comfortable,
    /// 32 px rows.
    Compact,
}

/// What a person set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The theme.
    pub theme: Theme,
    /// The density.
    pub density: Density,
    /// Whether single letters are shortcuts (WCAG 2.1.4).
    pub single_keys: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::default(), density: Density::default(), single_keys: true }
    }
}

/// What the window says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Halyard's version.
    pub version: String,
    /// The data folder.
    pub folder: String,
    /// The system, for a report: `linux x86_64`.
    pub system: String,
}

const SETTINGS: &str = "window";

impl App {
    /// The settings.
    pub fn settings(&self) -> Result<Settings> {
        Ok(self.store.setting(SETTINGS)?.unwrap_or_default())
    }

    /// Saves the settings.
    pub fn save_settings(&self, settings: Settings) -> Result<()> {
        self.store.save_setting(SETTINGS, Some(&settings))
    }

    /// What the window says about itself.
    pub fn about(&self) -> About {
        About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            folder: self.folder.display().to_string(),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}
