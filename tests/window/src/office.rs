//! A practice company outside the program, and data folders that are connected to it: for what a person meets
//! with a real Halo and a real Giacom (refusals, faults, slowness) and cannot have inside the program.

use halyard_core::app::{App, ConnectHalo, GiacomForm, NewClients, PlanRequest, connection_name};
use halyard_core::domain::ConnectionName;
use halyard_core::plan::Entities;
use halyard_core::schedule::{Hours, Schedule, Unattended, When};
use halyard_core::secrets::{Keychain, Secret, SecretField, SecretStore};
use halyard_practice::{Addresses, Likeness, Practice, PracticeOptions, Size, start};
use std::sync::Arc;
use tempfile::TempDir;

/// The company.
pub struct Office {
    /// Its servers.
    pub practice: Practice,
}

impl Office {
    /// Opens a small company with these faults (`practice serve --faults list` names them).
    pub async fn open(faults: &str) -> Self {
        Self::of(Size::Small, faults).await
    }

    /// Opens one of a size.
    pub async fn of(size: Size, faults: &str) -> Self {
        let faults = faults.parse().expect("known faults");
        let options = PracticeOptions { size, faults, ..PracticeOptions::default() };
        Self { practice: start(options).await.expect("the servers start") }
    }

    /// From now on these faults.
    pub fn faults(&self, faults: &str) {
        self.practice.set_faults(faults.parse().expect("known faults"));
    }

    /// Where it is.
    pub fn at(&self) -> &Addresses {
        self.practice.addresses()
    }

    /// A data folder with both sides connected, secrets in the keychain.
    pub fn connected(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        self.connect(&folder);
        folder
    }

    /// Likewise, with every customer decided.
    pub async fn matched(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let app = self.connect(&folder);
        let giacom = giacom();
        let mut list = app.match_suggest(&giacom, false).await.expect("both sides are read");
        for known in self.practice.pairings() {
            let open = list.undecided.iter().any(|u| u.customer_id == known.customer_id)
                || list.matches.iter().any(|m| !m.saved && m.customer_id == known.customer_id);
            let decided = match (open, known.likeness, known.client_ids.first()) {
                (true, Likeness::Inactive, _) => {
                    app.match_exclude(&giacom, &known.customer_id, "left us").await
                }
                (true, _, Some(client)) => {
                    app.match_set(&giacom, &known.customer_id, &client.to_string()).await
                }
                _ => continue,
            };
            list = decided.expect("it is decided");
        }
        folder
    }

    /// Likewise, with a plan for all of it: its number.
    pub async fn planned(&self) -> (TempDir, String) {
        let folder = self.matched().await;
        let app = open(&folder);
        let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
        let plan = app.plan(&giacom(), &request).await.expect("a plan is made").plan;
        (folder, plan)
    }

    /// Likewise, with that plan applied.
    pub async fn imported(&self) -> TempDir {
        let (folder, plan) = self.planned().await;
        let app = open(&folder);
        let plan = halyard_core::store::PlanId::parse(&plan).expect("a plan's number");
        let request = halyard_core::app::ApplyRequest { plan, allow_guard: None };
        let outcome = app.apply(&request).await.expect("it is applied");
        assert_eq!(outcome.failed, 0, "the first import is whole");
        folder
    }

    /// Gives Giacom a schedule, as if it had been set days ago and nothing had looked since.
    pub fn due(folder: &TempDir) {
        let schedule = Schedule {
            when: When::Every { hours: Hours::new(1).expect("an hour") },
            zone: None,
            entities: Entities::default(),
            unattended: Unattended::default(),
        };
        let days_ago = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(5 * 24);
        open(folder).store().save_schedule(&giacom(), &schedule, days_ago).expect("a schedule");
    }

    /// Forgets what an earlier journey left in the keychain.
    pub fn forget_secrets(&self) {
        let halo = connection_name("halo").expect("a name");
        Keychain.forget(&halo, SecretField::ClientSecret).expect("the keychain forgets");
        Keychain.forget(&giacom(), SecretField::ApiKey).expect("the keychain forgets");
    }

    fn connect(&self, folder: &TempDir) -> App {
        let app = open(folder);
        let at = self.at();
        let halo = ConnectHalo {
            name: "halo".to_owned(),
            resource_url: at.halo.resource_url.clone(),
            auth_url: at.halo.auth_url.clone(),
            tenant: Some(at.halo.tenant.clone()),
            client_id: at.halo.client_id.clone(),
            ..ConnectHalo::default()
        };
        let giacom = GiacomForm { base_url: Some(at.giacom.base_url.clone()), ..GiacomForm::default() }
            .named("giacom");
        app.connect_halo(&halo, Some(Secret::new(&at.halo.client_secret)))
            .expect("the keychain takes a secret");
        app.connect_vendor(&giacom, Some(Secret::new(&at.giacom.api_key))).expect("and a key");
        app
    }
}

fn open(folder: &TempDir) -> App {
    App::open(folder.path(), Arc::new(Keychain)).expect("a store")
}

fn giacom() -> ConnectionName {
    connection_name("giacom").expect("a name")
}
