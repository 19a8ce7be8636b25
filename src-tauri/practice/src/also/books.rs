//! What ALSO holds: the reseller, its companies, and what these subscribe to.
//!
//! Kept as plain values and written out when asked for, so that a large company costs nothing to start. May not
//! answer requests.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    Reseller,
    Company,
    Department,
    User,
}

/// The currency of an account, and so its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Currency {
    Gbp,
    Eur,
    Nok,
}

/// A reseller, a company, a department or a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Account {
    pub(crate) id: i64,
    pub(crate) parent: i64,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) terminated: bool,
    pub(crate) currency: Currency,
    /// Street, town and post code.
    pub(crate) address: [String; 3],
    /// The person to ask for.
    pub(crate) contact: String,
    /// The day of the first billing.
    pub(crate) since: i64,
    /// Members laid over what is answered; null takes one away.
    pub(crate) changed: Map<String, Value>,
}

/// How far a subscription is set up at its maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Provisioning {
    Done,
    /// Waits, and says what went wrong.
    Pending,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Subscription {
    pub(crate) id: i64,
    /// The company it belongs to.
    pub(crate) company: i64,
    /// The account or subscription right above it.
    pub(crate) parent: i64,
    /// The key of its service.
    pub(crate) service: String,
    pub(crate) seats: i64,
    /// Whether the count is written as text.
    pub(crate) as_text: bool,
    pub(crate) terminated: bool,
    pub(crate) provisioning: Provisioning,
    /// The day it was first made.
    pub(crate) since: i64,
    /// Whether the end of the paid time is told.
    pub(crate) tells_end: bool,
    /// The day on which it has been told to end.
    pub(crate) leaves: Option<i64>,
    pub(crate) renews: bool,
    /// The tenant it is for.
    pub(crate) tenant: String,
    /// Members laid over what is answered; null takes one away.
    pub(crate) changed: Map<String, Value>,
}

/// Everything ALSO holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Store {
    /// The reseller who signs in.
    pub(crate) reseller: i64,
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

impl Store {
    /// An empty store that counts its ids from here.
    pub(crate) fn new(first: i64) -> Self {
        Self { next: first, ..Self::default() }
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
