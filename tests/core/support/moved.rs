//! A practice company whose matched customers have all moved house, as a vendor would tell it.

use super::shop::{Shop, line, number, text};
use super::trade::Trade;
use halyard_core::app::{PlanView, sites_for};
use halyard_core::domain::{Address, Client, Customer, Site};
use halyard_core::halo::{Halo, HaloClient, HaloSettings};
use halyard_core::http::{Policy, Sender};
use halyard_core::plan::{Action, Entity, ImportOptions, Inputs, plan};
use halyard_core::secrets::Secret;
use halyard_core::store::{PlanId, PlanKind};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A shop whose vendor tells where its customers are: customer `n` moved to house `n`.
pub struct Moved {
    pub shop: Shop,
    pub halo: HaloClient,
    pub told: bool,
}

pub const PLACE: [&str; 3] = ["Newham", "Fellshire", "QV9 9ZZ"];

pub fn street(n: usize) -> String {
    format!("{} Removal Road", n + 1)
}

pub async fn moved(faults: &str) -> Moved {
    let shop = Shop::matched(faults).await;
    let at = shop.practice.addresses();
    let settings = HaloSettings {
        resource_url: at.halo.resource_url.clone(),
        auth_url: at.halo.auth_url.clone(),
        tenant: Some(at.halo.tenant.clone()),
        client_id: at.halo.client_id.clone(),
        ..HaloSettings::default()
    };
    let sender = Sender::new(Policy::hurried());
    let halo = HaloClient::new(&settings, Secret::new(&at.halo.client_secret), sender).unwrap();
    Moved { shop, halo, told: true }
}

impl Moved {
    pub fn customers(&self) -> Vec<Customer> {
        let matches = self.shop.app.store().matches(&self.shop.giacom).unwrap();
        let mut seen = HashSet::new();
        let one_each = matches.into_iter().filter(|m| m.client.is_some_and(|c| seen.insert(c)));
        let [city, region, postcode] = PLACE.map(str::to_owned);
        one_each
            .enumerate()
            .map(|(n, m)| Customer {
                id: m.customer,
                name: m.customer_name,
                address: self.told.then(|| Address {
                    street: street(n),
                    city: city.clone(),
                    region: region.clone(),
                    postcode: postcode.clone(),
                    country: String::new(),
                }),
            })
            .collect()
    }

    pub async fn read(&self) -> (Vec<Client>, Vec<Site>, u64) {
        let clients = self.halo.clients().await.unwrap();
        let before = self.halo.requests();
        let matches = self.shop.app.store().matches(&self.shop.giacom).unwrap();
        let mut vendor = Trade::empty().vendor;
        vendor.customers = self.customers();
        let sites = sites_for(&self.halo, &vendor, &clients, &matches).await.unwrap();
        (clients, sites, self.halo.requests() - before)
    }

    /// A plan of addresses alone, saved as any other.
    pub async fn plan(&self) -> PlanView {
        self.plan_of(self.customers()).await
    }

    pub async fn plan_of(&self, customers: Vec<Customer>) -> PlanView {
        let (clients, sites, _) = self.read().await;
        let mut vendor = Trade::empty().vendor;
        vendor.customers = customers;
        let mut options =
            ImportOptions { follow_addresses: true, create_clients: true, ..ImportOptions::default() };
        options.entities.subscriptions = false;
        let (store, name) = (self.shop.app.store(), &self.shop.giacom);
        let top_levels = self.halo.top_levels().await.unwrap();
        let made = plan(&Inputs {
            vendor: &vendor,
            clients: &clients,
            top_levels: &top_levels,
            sites: &sites,
            licences: &[],
            matches: &store.matches(name).unwrap(),
            links: &[],
            taken: &[],
            newcomers: &HashSet::new(),
            unmatched: &HashMap::new(),
            options: &options,
        });
        let row = store.save_plan(name, PlanKind::Import, &made, &options, (0, 0), Timestamp::now()).unwrap();
        self.shop.app.plan_view(PlanId::parse(&row.id.to_string()).unwrap()).unwrap()
    }

    pub fn lines(&self, plan: &str, action: Action) -> Vec<String> {
        let changes = self.shop.app.show(plan).unwrap().changes;
        changes.iter().filter(|c| c.entity == Entity::Site && c.action == action).map(line).collect()
    }

    pub fn acting(&self, plan: &PlanView) -> usize {
        self.lines(&plan.plan, Action::Update).len()
    }

    /// Every site's address, in both forms, by id.
    pub fn book(&self) -> BTreeMap<i64, [String; 2]> {
        let sites = self.shop.practice.halo().sites();
        sites.iter().map(|s| (number(&s["id"]), [address_of(s), listed(s)])).collect()
    }

    /// Whether each main site of a matched client shows its customer's new address, and nothing else moved.
    pub fn right(&self, before: &BTreeMap<i64, [String; 2]>) {
        let halo = self.shop.practice.halo();
        let matches = self.shop.app.store().matches(&self.shop.giacom).unwrap();
        let mut expected = before.clone();
        for (n, customer) in self.customers().iter().enumerate() {
            let id = matches.iter().find(|m| m.customer == customer.id).and_then(|m| m.client).unwrap();
            let client = halo.client(id.0).unwrap();
            if client["inactive"] == json!(true) {
                continue;
            }
            let now = format!("{}|{}|{}||{}", street(n), PLACE[0], PLACE[1], PLACE[2]);
            expected.insert(number(&client["main_site_id"]), [now.clone(), now]);
        }
        assert_eq!(self.book(), expected, "main sites of matched clients have moved, and no other");
    }
}

pub fn address_of(site: &Value) -> String {
    let of = |key: &str| text(&site["delivery_address"][key]);
    ["line1", "line2", "line3", "line4", "postcode"].map(of).join("|")
}

pub fn listed(site: &Value) -> String {
    [1, 2, 3, 4, 5].map(|n| text(&site[format!("delivery_address_line{n}")])).join("|")
}
