//! ALSO as its own portal changes it: for tests, past the API.
//!
//! May not be counted as requests.

use super::{
    books::Store,
    dates::Dates,
    records::{Account, Currency, Kind, Provisioning, Subscription},
    session::{AlsoUser, PASSWORD},
    shown,
};
use crate::world::{World, held};
use serde_json::{Map, Value};
use std::sync::Arc;

/// The ALSO side of a running practice company. Ids are account ids.
#[derive(Clone)]
pub struct AlsoSide(pub(crate) Arc<World>);

fn members(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

impl AlsoSide {
    fn read<T>(&self, look: impl FnOnce(&Store) -> T) -> T {
        look(&held(&self.0.also))
    }

    fn change<T>(&self, act: impl FnOnce(&mut Store) -> T) -> T {
        let result = act(&mut held(&self.0.also));
        self.0.touched();
        result
    }

    /// The reseller whose user signs in.
    pub fn reseller_id(&self) -> i64 {
        self.read(|store| store.reseller)
    }

    /// The name of a user who may do this much.
    pub fn username(&self, user: AlsoUser) -> &'static str {
        user.username()
    }

    /// The password of all users.
    pub fn password(&self) -> &'static str {
        PASSWORD
    }

    /// Every company and reseller, by id, as answers have it; the signed-in reseller is among them.
    pub fn companies(&self) -> Vec<Value> {
        let listed = |account: &&Account| matches!(account.kind, Kind::Reseller | Kind::Company);
        self.read(|store| {
            store.accounts().filter(listed).map(|one| shown::company(one, Dates::Fraction)).collect()
        })
    }

    /// The subscriptions of a company, as answers have them.
    pub fn subscriptions(&self, company_id: i64) -> Vec<Value> {
        self.read(|store| {
            let all = store.of_company(company_id).iter();
            all.map(|one| shown::subscription(store, one, false, Dates::Fraction)).collect()
        })
    }

    /// One subscription, as answers have it.
    pub fn subscription(&self, id: i64) -> Option<Value> {
        self.read(|store| {
            store.subscription(id).map(|one| shown::subscription(store, one, false, Dates::Fraction))
        })
    }

    /// Sets how many of a subscription there are. False when there is none of that id.
    pub fn set_count(&self, subscription_id: i64, count: i64) -> bool {
        self.change(|store| store.subscription_mut(subscription_id).map(|one| one.seats = count).is_some())
    }

    /// Ends a subscription: it stays listed as terminated. False when there is none.
    pub fn end_subscription(&self, subscription_id: i64) -> bool {
        self.change(|store| {
            store.subscription_mut(subscription_id).map(|one| one.terminated = true).is_some()
        })
    }

    /// Takes a subscription away, so that it is no longer listed. False when there is none.
    pub fn remove_subscription(&self, subscription_id: i64) -> bool {
        self.change(|store| store.remove(subscription_id))
    }

    /// Lays members over a subscription's; null takes one away. False when there is none.
    pub fn edit_subscription(&self, subscription_id: i64, changed: &Value) -> bool {
        self.change(|store| {
            store.subscription_mut(subscription_id).map(|one| one.changed.extend(members(changed))).is_some()
        })
    }

    /// Adds a subscription to a service by its technical key (e.g. `NceBusinessPremiumP1Y`; a key nobody knows
    /// gives one without service); gives its id.
    pub fn add_subscription(&self, company_id: i64, service_key: &str, count: i64) -> i64 {
        self.change(|store| {
            let id = store.take_id(0);
            store.add(Subscription {
                id,
                company: company_id,
                parent: company_id,
                service: service_key.to_owned(),
                seats: count,
                as_text: false,
                terminated: false,
                provisioning: Provisioning::Done,
                since: store.today().0 - 10,
                tells_end: true,
                leaves: None,
                renews: true,
                tenant: String::new(),
                changed: Map::new(),
            });
            id
        })
    }

    /// Adds a company below the reseller; gives its id.
    pub fn add_company(&self, name: &str) -> i64 {
        self.change(|store| {
            let (id, parent) = (store.take_id(0), store.reseller);
            store.put(Account {
                id,
                parent,
                kind: Kind::Company,
                name: name.to_owned(),
                terminated: false,
                currency: Currency::Gbp,
                address: ["1 New Street", "Newtown", "QV1 1ZZ"].map(str::to_owned),
                contact: String::new(),
                since: store.today().0 - 10,
                changed: Map::new(),
            });
            id
        })
    }

    /// Renames a company. False when there is none.
    pub fn rename_company(&self, company_id: i64, name: &str) -> bool {
        self.change(|store| store.account_mut(company_id).map(|one| name.clone_into(&mut one.name)).is_some())
    }

    /// Lays members over a company's; null takes one away. False when there is none.
    pub fn edit_company(&self, company_id: i64, changed: &Value) -> bool {
        self.change(|store| {
            store.account_mut(company_id).map(|one| one.changed.extend(members(changed))).is_some()
        })
    }

    /// Terminates a company and what it subscribes to: it stays listed. False when there is none.
    pub fn terminate_company(&self, company_id: i64) -> bool {
        self.change(|store| {
            let ids: Vec<i64> = store.of_company(company_id).iter().map(|one| one.id).collect();
            for id in ids {
                if let Some(one) = store.subscription_mut(id) {
                    one.terminated = true;
                }
            }
            store.account_mut(company_id).map(|one| one.terminated = true).is_some()
        })
    }

    /// Takes a company away with all it has. False when there is none.
    pub fn remove_company(&self, company_id: i64) -> bool {
        self.change(|store| store.remove_account(company_id))
    }

    /// From now on, the subscriptions of this company answer a fault; or no longer.
    pub fn fail_company(&self, company_id: i64, fails: bool) {
        self.change(|store| store.fail(company_id, fails));
    }

    /// Ends every session.
    pub fn expire_sessions(&self) {
        self.0.sessions.close_all();
    }

    /// Counts signing in from nothing again, for the limit of sign-ins.
    pub fn forget_sign_ins(&self) {
        self.0.sessions.forget_tries();
    }

    /// Takes every company away but the reseller.
    pub fn clear(&self) {
        self.change(|store| {
            let below: Vec<i64> = store.children(store.reseller).map(|one| one.id).collect();
            for id in below {
                store.remove_account(id);
            }
        });
    }
}
