//! The practice company's ALSO, connected beside its Giacom: two vendors, one Halo.

use super::shop::{Shop, decide, request};
use halyard_core::app::{
    AlsoForm, App, NewClients, PlanRequest, PlanView, RunOutcome, ShowView, VendorForm, connection_name,
};
use halyard_core::domain::ConnectionName;
use halyard_core::secrets::Secret;
use halyard_practice::{AlsoUser, Practice};

/// A shop that sells for ALSO as well.
pub struct Market {
    pub shop: Shop,
    pub also: ConnectionName,
}

impl Market {
    /// Connected; nobody is matched yet.
    pub async fn open() -> Self {
        let shop = Shop::open("").await;
        let market = Self { shop, also: connection_name("also").unwrap() };
        market.connect(|_| {});
        market
    }

    /// Connected, and every customer decided as a person who knows them would.
    pub async fn matched() -> Self {
        let market = Self::open().await;
        market.decide().await;
        market
    }

    /// Saves the connection, with what is to be otherwise.
    pub fn connect(&self, otherwise: impl FnOnce(&mut VendorForm)) {
        connect(&self.shop.app, &self.shop.practice, otherwise);
    }

    pub async fn decide(&self) {
        decide(&self.shop.app, &self.also, &self.shop.practice.also_pairings()).await;
    }

    pub async fn plan(&self) -> PlanView {
        self.shop.app.plan(&self.also, &PlanRequest::default()).await.unwrap()
    }

    /// A plan that makes clients for all who have none.
    pub async fn plan_all(&self) -> PlanView {
        let request = PlanRequest { new_clients: NewClients::All, ..PlanRequest::default() };
        self.shop.app.plan(&self.also, &request).await.unwrap()
    }

    pub fn show(&self, plan: &PlanView) -> ShowView {
        self.shop.show(plan)
    }

    pub async fn apply(&self, plan: &PlanView) -> RunOutcome {
        self.shop.app.apply(&request(plan)).await.unwrap()
    }

    /// How many matched customers there are on the first level: whom a plan reads.
    pub fn readable(&self) -> u64 {
        let also = self.shop.practice.also();
        let first: Vec<String> = also
            .companies()
            .iter()
            .filter(|c| c["ParentAccountId"] == also.reseller_id())
            .map(|c| c["AccountId"].to_string())
            .collect();
        let matches = self.shop.app.store().matches(&self.also).unwrap();
        matches.iter().filter(|m| first.iter().any(|id| id == m.customer.as_str())).count() as u64
    }

    /// Calls of ALSO since `f` began, by operation and in all.
    pub async fn calls<T>(&self, f: impl Future<Output = T>) -> (T, Calls) {
        self.shop.practice.reset_counts();
        let result = f.await;
        let counts = self.shop.practice.counts();
        let of = |operation: &str| counts.also_calls(operation);
        let calls = Calls {
            sign_in: of("GetSessionToken"),
            own: of("GetCompany"),
            companies: of("GetCompanies"),
            subscriptions: of("GetSubscriptions"),
            all: counts.also,
        };
        (result, calls)
    }
}

/// What ALSO was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calls {
    pub sign_in: u64,
    pub own: u64,
    pub companies: u64,
    pub subscriptions: u64,
    pub all: u64,
}

/// Connects `app` to the practice company's ALSO, hurriedly.
pub fn connect(app: &App, practice: &Practice, otherwise: impl FnOnce(&mut VendorForm)) {
    let at = &practice.addresses().also;
    let mut form = AlsoForm {
        marketplace_url: Some(at.marketplace_url.clone()),
        username: Some(practice.also().username(AlsoUser::Normal).to_owned()),
        pause_ms: Some(1),
        ..AlsoForm::default()
    }
    .named("also");
    otherwise(&mut form);
    app.connect_vendor(&form, Some(Secret::new(&at.password))).unwrap();
}
