//! The practice company inside the app: its servers on loopback, its own folder under the data folder, its
//! secrets in memory. The real company's store and keychain are not touched.
//!
//! Its state is kept while it is open, so that closing the window, or a kill, loses nothing; leaving it
//! deletes the folder.

use halyard_core::app::screens::Side;
use halyard_core::app::screens::forms::HaloForm;
use halyard_core::app::{AlsoForm, App, GiacomForm, VendorForm, connection_name};
use halyard_core::secrets::{Memory, Secret, SecretField, SecretStore};
use halyard_core::{Error, ErrorCode, Result};
use halyard_practice::{Addresses, Practice, PracticeOptions, Size, start};
use serde::Deserialize;
use specta::Type;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const FOLDER: &str = "practice";
const STATE: &str = "company.json";
/// A request takes a moment, as in life: progress can be seen.
const LATENCY_MS: u64 = 25;

/// How large the practice company is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum PracticeSize {
    /// 12 customers.
    Small,
    /// 200 customers.
    Medium,
}

/// The open practice company.
pub struct PracticeCompany {
    /// Its engine.
    pub app: App,
    practice: Practice,
    folder: PathBuf,
}

impl PracticeCompany {
    /// Opens it under the data folder.
    pub async fn open(data: &Path, size: PracticeSize) -> Result<Self> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(|e| unusable(&folder, &e))?;
        let size = match size {
            PracticeSize::Small => Size::Small,
            PracticeSize::Medium => Size::Medium,
        };
        let state = Some(folder.join(STATE));
        let options = PracticeOptions { size, latency_ms: LATENCY_MS, state, ..PracticeOptions::default() };
        let practice = start(options.as_of_today()).await.map_err(|e| unusable(&folder, &e))?;
        let secrets = Memory::default();
        let at = practice.addresses().clone();
        secrets.set(
            &connection_name("halo")?,
            SecretField::ClientSecret,
            &Secret::new(&at.halo.client_secret),
        )?;
        secrets.set(&connection_name("giacom")?, SecretField::ApiKey, &Secret::new(&at.giacom.api_key))?;
        secrets.set(&connection_name("also")?, SecretField::Password, &Secret::new(&at.also.password))?;
        let app = App::open(&folder, Arc::new(secrets))?;
        introduce(&app, &at)?;
        Ok(Self { app, practice, folder })
    }

    /// Opens it again where it was open when the app ended; a company that cannot be is left alone.
    pub async fn reopen(data: &Path) -> Option<Self> {
        if !data.join(FOLDER).join(STATE).is_file() {
            return None;
        }
        // The size is in the state.
        Self::open(data, PracticeSize::Small).await.map_err(|e| tracing::warn!("practice: {e}")).ok()
    }

    /// Closes it and deletes its folder.
    pub async fn leave(self) -> Result<()> {
        let Self { app, practice, folder } = self;
        drop(app);
        practice.stop().await;
        std::fs::remove_dir_all(&folder).map_err(|e| unusable(&folder, &e))
    }
}

/// Fills the wizards' forms with the practice company's addresses; connections that are saved follow them,
/// because the servers' port is another after each start.
fn introduce(app: &App, at: &Addresses) -> Result<()> {
    let halo = HaloForm {
        name: "halo".to_owned(),
        resource_url: at.halo.resource_url.clone(),
        auth_url: at.halo.auth_url.clone(),
        tenant: at.halo.tenant.clone(),
        client_id: at.halo.client_id.clone(),
        ..HaloForm::default()
    };
    let giacom = GiacomForm { base_url: Some(at.giacom.base_url.clone()), ..GiacomForm::default() };
    match app.connection_form("halo")?.halo {
        Some(saved) => {
            let HaloForm { resource_url, auth_url, .. } = halo;
            app.save_halo_form(&HaloForm { resource_url, auth_url, ..saved }, None)?;
        }
        None => prefill(app, Side::Halo, |draft| draft.halo = Some(halo))?,
    }
    vendor(app, Side::Giacom, giacom.named("giacom"))?;
    let also = AlsoForm {
        marketplace_url: Some(at.also.marketplace_url.clone()),
        username: Some(at.also.username.clone()),
        ..AlsoForm::default()
    };
    vendor(app, Side::Also, also.named("also"))?;
    Ok(())
}

/// A vendor of the practice company: moved to today's address where it is connected, else waiting in the wizard.
fn vendor(app: &App, kind: Side, form: VendorForm) -> Result<()> {
    if app.connection_form(&form.name)?.vendor.is_some() {
        return app.connect_vendor(&form, None).map(drop);
    }
    prefill(app, kind, |draft| draft.vendor = Some(form))
}

fn prefill(
    app: &App,
    kind: Side,
    fill: impl FnOnce(&mut halyard_core::app::screens::wizard::Draft),
) -> Result<()> {
    let mut draft = app.draft(kind)?.unwrap_or_default();
    fill(&mut draft);
    app.keep_draft(kind, Some(&draft))
}

fn unusable(folder: &Path, e: &std::io::Error) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        "The practice company cannot open.",
        format!("{}: {e}", folder.display()),
        "Check that the data folder is on a local disk and belongs to you.",
    )
}
