//! A practice company and the engine beside it in one process, talking real HTTP.

use crate::Outcome;
use halyard_core::app::{
    App, ApplyRequest, ConnectHalo, GiacomForm, NewClients, PlanRequest, PlanView, RunOutcome,
};
use halyard_core::domain::ConnectionName;
use halyard_core::secrets::{Memory, Secret};
use halyard_core::store::PlanId;
use halyard_practice::{Practice, PracticeOptions, Size, start};
use std::sync::Arc;
use tempfile::TempDir;

/// The company, the engine, and the folder of its store.
pub(crate) struct Office {
    pub(crate) practice: Practice,
    pub(crate) app: App,
    pub(crate) folder: TempDir,
    pub(crate) giacom: ConnectionName,
}

impl Office {
    /// Opens, connects (no budget, batches of 50) and matches. Giacom pages, or it would give 5,000 rows only.
    pub(crate) async fn open(size: Size, faults: &str, latency_ms: u64) -> Outcome<Self> {
        let faults = format!("rate-limit=0,halo.page-cap=100,giacom.paged=camel,{faults}").parse()?;
        let practice =
            start(PracticeOptions { size, faults, latency_ms, ..PracticeOptions::default() }).await?;
        let folder = tempfile::tempdir()?;
        let app = App::open(folder.path(), Arc::new(Memory::default()))?;
        let giacom = halyard_core::app::connection_name("giacom")?;
        let office = Self { practice, app, folder, giacom };
        office.connect()?;
        office.matched().await?;
        Ok(office)
    }

    fn connect(&self) -> Outcome<()> {
        let at = self.practice.addresses();
        let halo = ConnectHalo {
            name: "halo".to_owned(),
            resource_url: at.halo.resource_url.clone(),
            auth_url: at.halo.auth_url.clone(),
            tenant: Some(at.halo.tenant.clone()),
            client_id: at.halo.client_id.clone(),
            budget: Some(0),
            batch: Some(50),
            ..ConnectHalo::default()
        };
        self.app.connect_halo(&halo, Some(Secret::new(&at.halo.client_secret)))?;
        let base_url = Some(at.giacom.base_url.clone());
        let giacom = GiacomForm { base_url, ..GiacomForm::default() }.named("giacom");
        self.app.connect_vendor(&giacom, Some(Secret::new(&at.giacom.api_key)))?;
        Ok(())
    }

    /// Exact matches, suggestions, and the rest as somebody would decide who knows the customers.
    async fn matched(&self) -> Outcome<()> {
        let list = self.app.match_suggest(&self.giacom, true).await?;
        if list.undecided.is_empty() {
            return Ok(());
        }
        let file = self.folder.path().join("decided.csv");
        let mut csv = csv::Writer::from_path(&file)?;
        csv.write_record(["customer_id", "customer_name", "client_id", "client_name", "kind", "why"])?;
        for known in self.practice.pairings() {
            let open = list.undecided.iter().any(|u| u.customer_id == known.customer_id);
            if let (true, Some(client)) = (open, known.client_ids.first()) {
                let client = client.to_string();
                csv.write_record([&*known.customer_id, &*known.customer_name, &*client, "", "manual", ""])?;
            }
        }
        csv.flush()?;
        self.app.match_import(&self.giacom, &file).await?;
        Ok(())
    }

    /// Plans as the first import does.
    pub(crate) async fn plan(&self) -> Outcome<PlanView> {
        let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
        Ok(self.app.plan(&self.giacom, &request).await?)
    }

    /// Applies a plan.
    pub(crate) async fn apply(&self, plan: &PlanView) -> Outcome<RunOutcome> {
        let plan = PlanId::parse(&plan.plan).ok_or("a plan without a number")?;
        Ok(self.app.apply(&ApplyRequest { plan, allow_guard: None }).await?)
    }

    /// Requests since the last reset: reads and tokens, writes, Giacom's.
    pub(crate) fn requests(&self) -> [f64; 3] {
        let counts = self.practice.counts();
        [counts.halo_reads + counts.token, counts.halo_writes, counts.giacom].map(|n| n as f64)
    }
}
