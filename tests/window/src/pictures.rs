//! Pictures of the window, in both themes and two sizes, into `target/screens`.

use crate::program::Halyard;
use serde_json::json;
use std::path::PathBuf;

/// The sizes every screen is looked at.
pub const SIZES: [(u32, u32); 2] = [(1024, 700), (1600, 1000)];

/// The two themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// As the page knows it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Halyard {
    /// Gives the window a size.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        self.page.set_window_rect(0, 0, width, height).await.expect("the window takes a size");
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }

    /// Shows the page in a theme, as the setting does.
    pub async fn theme(&self, theme: Theme) {
        self.script("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme.as_str())])
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }

    /// Takes pictures of the page in both themes and sizes, and lets axe look at both themes.
    pub async fn look(&self, screen: &str) {
        for theme in [Theme::Light, Theme::Dark] {
            self.theme(theme).await;
            for size in SIZES {
                self.resize(size).await;
                self.picture(&format!("{screen}-{}-{}x{}", theme.as_str(), size.0, size.1)).await;
            }
            self.is_accessible(&format!("{screen}, {}", theme.as_str())).await;
        }
        self.theme(Theme::Light).await;
        self.resize((1200, 800)).await;
        self.picture(screen).await;
    }

    /// Takes one picture.
    pub async fn picture(&self, name: &str) {
        let png = self.page.screenshot().await.expect("the page can be pictured");
        let folder = folder();
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screens"))
}
