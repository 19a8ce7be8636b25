//! A trade in memory: what the vendor says, what Halo holds, who is matched and linked. One customer and one
//! client of the same name are there to begin with.

use halyard_core::domain::{
    Client, ClientId, Completeness, Customer, CustomerId, Gives, Licence, LicenceId, Life, Link, LinkOrigin,
    Match, MatchKind, Method, Money, Quantity, RejectedRow, Site, Sourced, Subscription, SubscriptionKey,
    TopLevel, TopLevelId, Value, VendorKind, VendorSnapshot,
};
use halyard_core::plan::{
    Change, Entity, ImportOptions, Inputs, Plan, Reference, Removals, Unmatched, plan, removals,
};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

pub const METHOD: Method = Method::known("subscriptions");

/// Everything a plan is computed from, owned.
#[derive(Debug, Clone)]
pub struct Trade {
    pub vendor: VendorSnapshot,
    pub clients: Vec<Client>,
    pub top_levels: Vec<TopLevel>,
    pub sites: Vec<Site>,
    pub licences: Vec<Licence>,
    pub matches: Vec<Match>,
    pub links: Vec<Link>,
    pub taken: Vec<LicenceId>,
    pub newcomers: HashSet<CustomerId>,
    pub unmatched: HashMap<CustomerId, Unmatched>,
    pub options: ImportOptions,
}

impl Trade {
    /// Nobody and nothing.
    pub fn empty() -> Self {
        let gives = Gives { cost: true, price: false, end: false, term: false, status: false };
        Self {
            vendor: VendorSnapshot {
                rows: 0,
                vendor: VendorKind::Giacom,
                method: METHOD,
                customers: Vec::new(),
                subscriptions: Vec::new(),
                rejected: Vec::new(),
                unread: Vec::new(),
                completeness: Completeness::Complete,
                gives,
            },
            clients: Vec::new(),
            top_levels: Vec::new(),
            sites: Vec::new(),
            licences: Vec::new(),
            matches: Vec::new(),
            links: Vec::new(),
            taken: Vec::new(),
            newcomers: HashSet::new(),
            unmatched: HashMap::new(),
            options: ImportOptions::default(),
        }
    }

    /// Acme: customer `a` at the vendor, client 10 in Halo, matched; top level 5 alone.
    pub fn acme() -> Self {
        let mut trade = Self::empty();
        trade.vendor.customers.push(customer("a", "Acme Ltd"));
        trade.clients.push(client(10, "Acme Ltd"));
        trade.top_levels.push(TopLevel { id: TopLevelId(5), name: "Managed Customers".to_owned() });
        trade.matches.push(matched("a", 10));
        trade
    }

    /// With these subscriptions.
    pub fn sells(mut self, subscriptions: impl IntoIterator<Item = Subscription>) -> Self {
        self.vendor.subscriptions.extend(subscriptions);
        self
    }

    /// With these licences.
    pub fn holds(mut self, licences: impl IntoIterator<Item = Licence>) -> Self {
        self.licences.extend(licences);
        self
    }

    /// With these links.
    pub fn linked(mut self, links: impl IntoIterator<Item = Link>) -> Self {
        self.links.extend(links);
        self
    }

    /// Something of the vendor's answer may be missing.
    pub fn partial(mut self) -> Self {
        self.vendor.completeness = Completeness::Partial("the last page did not come".to_owned());
        self
    }

    /// Changed at will.
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// The plan.
    pub fn plan(&self) -> Plan {
        plan(&self.inputs())
    }

    /// What the choice for what is gone does; `unknown` are licences of which Halo's side is not known.
    pub fn removals(&self, unknown: &BTreeSet<LicenceId>) -> Removals {
        removals(&self.inputs(), unknown)
    }

    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            vendor: &self.vendor,
            clients: &self.clients,
            top_levels: &self.top_levels,
            sites: &self.sites,
            licences: &self.licences,
            matches: &self.matches,
            links: &self.links,
            taken: &self.taken,
            newcomers: &self.newcomers,
            unmatched: &self.unmatched,
            options: &self.options,
        }
    }

    /// The changes to licences, as [`told`].
    pub fn licence_lines(&self) -> Vec<String> {
        self.plan().changes.iter().filter(|c| c.entity == Entity::Licence).map(told).collect()
    }

    /// The changes to clients, as [`told`].
    pub fn client_lines(&self) -> Vec<String> {
        self.plan().changes.iter().filter(|c| c.entity == Entity::Client).map(told).collect()
    }
}

/// A change on one line: `action #licence field before→after, …: why | remark`.
pub fn told(change: &Change) -> String {
    let licence = change.licence.map(|l| format!(" #{l}")).unwrap_or_default();
    let fields: Vec<String> = change
        .fields
        .iter()
        .map(|f| {
            let before = f.before.as_ref().map(|b| format!("{}→", shown(b))).unwrap_or_default();
            format!("{} {before}{}", f.field.halo_name(), shown(&f.after))
        })
        .collect();
    let fields = if fields.is_empty() { String::new() } else { format!(" {}", fields.join(", ")) };
    let retires = if change.retires { " (retires)" } else { "" };
    let remarks: String = change.remarks.iter().map(|r| format!(" | {r}")).collect();
    format!("{}{licence}{fields}{retires}: {}{remarks}", change.action.as_str(), change.why)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(n) => n.normalize().to_string(),
        Value::Date(d) => d.to_string(),
        Value::Text(t) => t.clone(),
        Value::Flag(f) => f.to_string(),
    }
}

pub fn id(text: &str) -> CustomerId {
    CustomerId::new(text).expect("a customer's id")
}

pub fn customer(key: &str, name: &str) -> Customer {
    Customer { id: id(key), name: name.to_owned(), address: None }
}

pub fn client(number: i64, name: &str) -> Client {
    Client {
        id: ClientId(number),
        name: name.to_owned(),
        top_level: Some(TopLevelId(5)),
        top_level_name: None,
        main_site: None,
        inactive: false,
    }
}

pub fn matched(customer: &str, client: i64) -> Match {
    Match {
        customer: id(customer),
        customer_name: "Acme Ltd".to_owned(),
        kind: MatchKind::Exact,
        client: Some(ClientId(client)),
        client_name: None,
        score: None,
        why: "the same name".to_owned(),
    }
}

pub fn excluded(customer: &str, why: &str) -> Match {
    Match { kind: MatchKind::Excluded, client: None, why: why.to_owned(), ..matched(customer, 0) }
}

pub fn rejected(customer: Option<&str>) -> RejectedRow {
    RejectedRow { row: 7, customer: customer.map(id), name: None, why: "its `quantity` is empty".to_owned() }
}

/// A product as Giacom's AccountTotals shows it: key by price, family by product, cycle only assumed.
pub fn sold(customer: &str, product: &str, seats: i64, pence: i64) -> Subscription {
    let family = format!("{customer}/{product}");
    let cost = Decimal::new(pence, 2);
    Subscription {
        key: SubscriptionKey(format!("{family}@{}", cost.normalize())),
        family: Some(SubscriptionKey(family)),
        customer: id(customer),
        product: format!("Product {product}"),
        quantity: Quantity::Known(Sourced::given(seats, "from field `quantity`")),
        unit_cost: Some(Sourced::given(Money::new(cost, None), "from field `costPerSeat`")),
        unit_price: None,
        start: Some(Sourced::given(first_day(), "from field `created`")),
        end: None,
        end_is_likely: false,
        billing_cycle: Some(Sourced::assumed("Monthly".to_owned(), "its costs are per month")),
        term: None,
        status: None,
        auto_renew: None,
        life: Life::Live,
        remarks: Vec::new(),
    }
}

/// A subscription with a number of its own, and everything the management report tells.
pub fn reported(customer: &str, guid: &str, seats: i64) -> Subscription {
    let text = |word: &str, rule: &'static str| Some(Sourced::given(word.to_owned(), rule));
    Subscription {
        key: SubscriptionKey(format!("{customer}/{guid}")),
        family: None,
        end: Some(Sourced::given(date(2025, 3, 17), "from field `renewalDate`")),
        billing_cycle: text("Annual", "from field `billingFrequency`"),
        term: text("Annual", "from field `term`"),
        status: text("Active", "from field `status`"),
        ..sold(customer, guid, seats, 940)
    }
}

pub fn first_day() -> Date {
    date(2024, 3, 18)
}

/// A licence that holds exactly what the subscription says.
pub fn licence(number: i64, client: i64, of: &Subscription) -> Licence {
    let count = match &of.quantity {
        Quantity::Known(q) => Some(q.value.into()),
        Quantity::Unknown(_) => None,
    };
    Licence {
        id: LicenceId(number),
        client: Some(ClientId(client)),
        kind: Some(1),
        name: Some(of.product.clone()),
        count,
        purchase_price: of.unit_cost.as_ref().map(|c| c.value.amount),
        price: None,
        start_date: of.start.as_ref().map(|d| d.value),
        end_date: of.end.as_ref().map(|d| d.value),
        billing_cycle: of.billing_cycle.as_ref().map(|t| t.value.clone()),
        term_duration: of.term.as_ref().map(|t| t.value.clone()),
        status: of.status.as_ref().map(|t| t.value.clone()),
        is_active: Some(true),
        deleted: false,
        notes: None,
    }
}

/// The note Halyard writes into the licence it makes for the subscription.
pub fn note(of: &Subscription) -> Option<String> {
    Some(Reference::of(VendorKind::Giacom, &METHOD, &of.key, of.family.as_ref()).note(VendorKind::Giacom))
}

pub fn link(of: &Subscription, licence: i64) -> Link {
    Link {
        method: METHOD,
        key: of.key.clone(),
        family: of.family.clone(),
        customer: of.customer.clone(),
        product: of.product.clone(),
        licence: LicenceId(licence),
        origin: LinkOrigin::Created,
        retired: false,
    }
}
