//! What ALSO holds: the reseller, its companies, and what these subscribe to.
//!
//! May not answer requests.

use super::records::{Account, Kind, Subscription};
use crate::calendar::Day;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Everything ALSO holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Store {
    /// The reseller who signs in.
    pub(crate) reseller: i64,
    /// The day it is.
    #[serde(default = "drawn")]
    today: i64,
    accounts: BTreeMap<i64, Account>,
    /// By company.
    subscriptions: BTreeMap<i64, Vec<Subscription>>,
    /// Companies whose subscriptions cannot be read.
    pub(crate) failing: BTreeSet<i64>,
    /// The next id of an account or a subscription.
    next: i64,
    /// The store as text for the state file, until something changes.
    #[serde(skip)]
    text: Option<Arc<str>>,
}

/// What files say that were written before the day was in them.
fn drawn() -> i64 {
    Day::DRAWN.0
}

impl Store {
    /// An empty store that counts its ids from here.
    pub(crate) fn new(first: i64, today: Day) -> Self {
        Self { next: first, today: today.0, ..Self::default() }
    }

    /// The day it is at ALSO.
    pub(crate) fn today(&self) -> Day {
        Day(self.today)
    }

    /// Takes an id; `gap` ids are left out after it.
    pub(crate) fn take_id(&mut self, gap: i64) -> i64 {
        let id = self.next;
        self.next += 1 + gap;
        id
    }

    /// An account.
    pub(crate) fn account(&self, id: i64) -> Option<&Account> {
        self.accounts.get(&id)
    }

    /// An account, to be changed.
    pub(crate) fn account_mut(&mut self, id: i64) -> Option<&mut Account> {
        self.text = None;
        self.accounts.get_mut(&id)
    }

    /// Stores an account.
    pub(crate) fn put(&mut self, account: Account) {
        self.text = None;
        self.accounts.insert(account.id, account);
    }

    /// Every account, by id.
    pub(crate) fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.accounts.values()
    }

    /// The companies and resellers right below an account.
    pub(crate) fn children(&self, parent: i64) -> impl Iterator<Item = &Account> {
        let below = self.accounts.values().filter(move |account| account.parent == parent);
        below.filter(|account| matches!(account.kind, Kind::Reseller | Kind::Company))
    }

    /// The subscriptions of a company, in order.
    pub(crate) fn of_company(&self, company: i64) -> &[Subscription] {
        self.subscriptions.get(&company).map_or(&[], Vec::as_slice)
    }

    /// How many subscriptions stand before a company's, and how many there are in all.
    pub(crate) fn place_of(&self, company: i64) -> (usize, usize) {
        let before = self.subscriptions.range(..company).map(|(_, list)| list.len()).sum();
        (before, self.subscriptions.values().map(Vec::len).sum())
    }

    /// Every subscription, by company.
    pub(crate) fn subscriptions(&self) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.values().flatten()
    }

    /// A subscription.
    pub(crate) fn subscription(&self, id: i64) -> Option<&Subscription> {
        self.subscriptions().find(|one| one.id == id)
    }

    /// A subscription, to be changed.
    pub(crate) fn subscription_mut(&mut self, id: i64) -> Option<&mut Subscription> {
        self.text = None;
        self.subscriptions.values_mut().flatten().find(|one| one.id == id)
    }

    /// Adds a subscription to its company.
    pub(crate) fn add(&mut self, subscription: Subscription) {
        self.text = None;
        self.subscriptions.entry(subscription.company).or_default().push(subscription);
    }

    /// Takes a subscription away; false when there is none.
    pub(crate) fn remove(&mut self, id: i64) -> bool {
        self.text = None;
        let before = self.subscriptions().count();
        for list in self.subscriptions.values_mut() {
            list.retain(|one| one.id != id);
        }
        before > self.subscriptions().count()
    }

    /// Takes an account away with all below it; false when there is none.
    pub(crate) fn remove_account(&mut self, id: i64) -> bool {
        self.text = None;
        let below: Vec<i64> =
            self.accounts.values().filter(|one| one.parent == id).map(|one| one.id).collect();
        for child in below {
            self.remove_account(child);
        }
        self.subscriptions.remove(&id);
        self.accounts.remove(&id).is_some()
    }

    /// Lets a company's subscriptions fail, or not.
    pub(crate) fn fail(&mut self, company: i64, fails: bool) {
        self.text = None;
        if fails {
            self.failing.insert(company);
        } else {
            self.failing.remove(&company);
        }
    }

    /// The store as text for the state file.
    pub(crate) fn text(&mut self) -> Arc<str> {
        if let Some(text) = &self.text {
            return Arc::clone(text);
        }
        let text: Arc<str> = serde_json::to_string(self).unwrap_or_default().into();
        self.text = Some(Arc::clone(&text));
        text
    }
}
