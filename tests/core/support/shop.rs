//! A practice company with Halyard connected to it: the real clients over real HTTP.

use halyard_core::app::{
    App, ApplyRequest, ConnectHalo, GiacomForm, NewClients, PlanRequest, PlanView, RunOutcome, ShowView,
    connection_name,
};
use halyard_core::domain::{ClientId, ConnectionName, CustomerId, Match, MatchKind};
use halyard_core::http::Policy;
use halyard_core::plan::{Action, MissingPolicy};
use halyard_core::run::Pace;
use halyard_core::secrets::{Memory, Secret};
use halyard_core::store::{MatchEdit, PlanId, RunId};
use halyard_practice::{Pairing, Practice, PracticeOptions, start};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// One open shop: its servers, its folder, its Halyard.
pub struct Shop {
    pub practice: Practice,
    pub app: App,
    pub giacom: ConnectionName,
    pub folder: tempfile::TempDir,
}

pub fn pace() -> Pace {
    Pace { pause: Duration::from_millis(1), ..Pace::default() }
}

impl Shop {
    /// Opens; `faults` beside a rate limit that is off.
    pub async fn open(faults: &str) -> Self {
        Self::of(1, faults).await
    }

    /// The company of another seed, read by the method that tells more of fewer products.
    pub async fn reporting(seed: u64) -> Self {
        let shop = Self::of(seed, "").await;
        let request = GiacomForm {
            method: Some("subscriptions-management-report".to_owned()),
            ..GiacomForm::default()
        }
        .named("giacom");
        shop.app.connect_vendor(&request, None).unwrap();
        shop.decide().await;
        shop
    }

    /// The company of another seed.
    pub async fn of(seed: u64, faults: &str) -> Self {
        let practice =
            start(PracticeOptions { seed, ..PracticeOptions::default() }).await.expect("loopback is free");
        let folder = tempfile::tempdir().unwrap();
        let giacom = connection_name("giacom").unwrap();
        let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
        let shop = Self { practice, app, giacom, folder };
        shop.faults(faults);
        let app = shop.another_app(shop.folder.path());
        Self { app, ..shop }
    }

    /// Open, and every customer decided as a person who knows them would.
    pub async fn matched(faults: &str) -> Self {
        let shop = Self::open("").await;
        shop.decide().await;
        shop.faults(faults);
        shop
    }

    /// From now on these faults and no others.
    pub fn faults(&self, faults: &str) {
        let all =
            if faults.is_empty() { "rate-limit=0".to_owned() } else { format!("rate-limit=0,{faults}") };
        self.practice.set_faults(all.parse().unwrap_or_else(|e| panic!("{faults}: {e}")));
    }

    /// A second Halyard on `folder`, connected to the same servers.
    pub fn another_app(&self, folder: &std::path::Path) -> App {
        let app = App::open(folder, Arc::new(Memory::default()))
            .unwrap()
            .with_policy(Policy::hurried())
            .with_pace(pace());
        let at = self.practice.addresses();
        let halo = ConnectHalo {
            name: "halo".to_owned(),
            resource_url: at.halo.resource_url.clone(),
            auth_url: at.halo.auth_url.clone(),
            tenant: Some(at.halo.tenant.clone()),
            client_id: at.halo.client_id.clone(),
            budget: Some(0),
            ..ConnectHalo::default()
        };
        app.connect_halo(&halo, Some(Secret::new(&at.halo.client_secret))).unwrap();
        let giacom = GiacomForm { base_url: Some(at.giacom.base_url.clone()), ..GiacomForm::default() }
            .named("giacom");
        app.connect_vendor(&giacom, Some(Secret::new(&at.giacom.api_key))).unwrap();
        app
    }

    /// What happens to what is gone at Giacom.
    pub fn missing(&self, policy: MissingPolicy) {
        let mut form = GiacomForm::default().named("giacom");
        form.import.missing = Some(policy);
        self.app.connect_vendor(&form, None).unwrap();
    }

    /// Saves exact matches and sets the rest by hand, where a client is there.
    pub async fn decide(&self) {
        decide(&self.app, &self.giacom, &self.practice.pairings()).await;
    }

    /// A plan that makes clients, too.
    pub async fn plan(&self) -> PlanView {
        let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
        self.app.plan(&self.giacom, &request).await.unwrap()
    }

    pub async fn apply(&self, plan: &PlanView) -> RunOutcome {
        self.app.apply(&request(plan)).await.unwrap()
    }

    pub async fn plan_and_apply(&self) -> RunOutcome {
        let plan = self.plan().await;
        self.apply(&plan).await
    }

    pub fn show(&self, plan: &PlanView) -> ShowView {
        self.app.show(&plan.plan).unwrap()
    }

    /// Every licence in Halo by what it is worth: client, name, count, price, first day, active.
    pub fn stock(&self) -> Stock {
        let halo = self.practice.halo();
        let names: BTreeMap<i64, String> =
            halo.clients().iter().map(|c| (number(&c["id"]), text(&c["name"]))).collect();
        let mut stock = Stock::new();
        for l in halo.licences() {
            let client = names.get(&number(&l["client_id"])).cloned().unwrap_or_default();
            let row = format!(
                "{client} | {} | {} | {} | {} | {}",
                text(&l["name"]),
                l["count"].as_f64().unwrap_or(-1.0),
                l["purchase_price"].as_f64().unwrap_or(-1.0),
                text(&l["start_date"]),
                l["is_active"]
            );
            *stock.entry(row).or_default() += 1;
        }
        stock
    }

    /// Nothing forbidden was touched, and a further plan has nothing left to do.
    pub async fn settled(&self, case: &str) {
        assert!(self.practice.violations().is_empty(), "{case}: {:?}", self.practice.violations());
        self.faults("");
        let again = self.plan().await;
        let left: Vec<String> =
            self.show(&again).changes.iter().filter(|c| c.action.acts()).map(line).collect();
        assert!(left.is_empty(), "{case}: the second plan is all unchanged, not {left:#?}");
        assert_eq!(again.counts.get(Action::Blocked), 0, "{case}: and nothing waits for a person");
    }
}

/// Matches as a person would who knows who is who.
pub async fn decide(app: &App, connection: &ConnectionName, pairings: &[Pairing]) {
    let list = app.match_suggest(connection, false).await.unwrap();
    let open = pairings
        .iter()
        .filter(|known| !list.matches.iter().any(|m| m.saved && m.customer_id == known.customer_id));
    let edits: Vec<MatchEdit> = open
        .filter_map(|known| {
            Some(MatchEdit::Set(Match {
                customer: CustomerId::new(&known.customer_id)?,
                customer_name: known.customer_name.clone(),
                kind: MatchKind::Manual,
                client: Some(ClientId(*known.client_ids.first()?)),
                client_name: None,
                score: None,
                why: "set by hand".to_owned(),
            }))
        })
        .collect();
    app.store().save_matches(connection, "decided", &edits, Timestamp::now()).unwrap();
}

/// Licences and how many there are of each.
pub type Stock = BTreeMap<String, usize>;

pub fn request(plan: &PlanView) -> ApplyRequest {
    ApplyRequest { plan: PlanId::parse(&plan.plan).unwrap(), allow_guard: None }
}

pub fn run_id(outcome: &RunOutcome) -> RunId {
    RunId::parse(&outcome.run).unwrap()
}

pub fn line(change: &halyard_core::app::ChangeView) -> String {
    format!(
        "{} {} {}: {} [{}] {} {:?}",
        change.action.as_str(),
        change.customer,
        change.name,
        change.summary(),
        change.why,
        change.outcome.unwrap_or("planned"),
        change.error.as_ref().map(|e| format!("{} {}", e.code, e.why))
    )
}

pub fn number(value: &Value) -> i64 {
    value.as_i64().or_else(|| value.as_f64().map(|n| n as i64)).unwrap_or(-1)
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
