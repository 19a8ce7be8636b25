//! A world in which nothing needs anybody, to be spoilt by each test in one way.

use super::*;
use crate::domain::{
    Client, ClientId, ConnectionName, Currency, Customer, CustomerId, Match, MatchKind, Money,
};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

pub(super) const NOW: &str = "2026-11-28T09:00:00Z";

pub(super) fn name(text: &str) -> ConnectionName {
    ConnectionName::new(text).unwrap()
}

pub(super) fn id(text: &str) -> CustomerId {
    CustomerId::new(text).unwrap()
}

pub(super) fn money(pence: i64, currency: &str) -> Money {
    Money::new(Decimal::new(pence, 2), Currency::new(currency))
}

pub(super) fn sold(seats: Option<i64>, cost: Option<Money>, months: Option<u32>) -> Sold {
    Sold { live: true, seats, cost, months }
}

pub(super) fn customer(id_: &str, called: &str) -> Customer {
    Customer { id: id(id_), name: called.to_owned(), address: None }
}

pub(super) fn client(id: i64, called: &str) -> Client {
    Client {
        id: ClientId(id),
        name: called.to_owned(),
        top_level: None,
        top_level_name: None,
        main_site: None,
        inactive: false,
    }
}

pub(super) fn matched(customer: &Customer, client: &Client) -> Match {
    Match {
        customer: customer.id.clone(),
        customer_name: customer.name.clone(),
        kind: MatchKind::Exact,
        client: Some(client.id),
        client_name: Some(client.name.clone()),
        score: None,
        why: String::new(),
    }
}

/// A connection that is well.
pub(super) fn connection(called: &str, trade: Option<Trade>) -> Connection {
    let title = if trade.is_some() { "Giacom" } else { "Halo" };
    Connection { name: name(called), title, secret: SecretIs::Saved, expires: None, check: None, trade }
}

/// A trade without customers, read this morning.
pub(super) fn trade() -> Trade {
    let read = Some(at("2026-11-28T02:15:00Z"));
    Trade {
        into: name("halo"),
        only: None,
        follow_names: false,
        by_customer: false,
        limits: Limits::default(),
        customers: Vec::new(),
        matches: Vec::new(),
        matched_since: HashSet::new(),
        newcomers: HashSet::new(),
        renamed: Vec::new(),
        read,
        whole: read,
        planned: None,
        schedule: None,
        last: None,
        any_sold: true,
        sold: HashMap::new(),
        licences_lost: Vec::new(),
        moved: Vec::new(),
        brought: None,
        run: None,
        waiting: None,
    }
}

pub(super) fn facts(trade: Trade, clients: &[Client]) -> Facts {
    let read = Some(at("2026-11-27T02:15:00Z"));
    let clients = clients.iter().map(|c| (c.id, c.clone())).collect();
    Facts {
        now: at(NOW),
        today: at(NOW).to_zoned(jiff::tz::TimeZone::UTC).date(),
        connections: vec![connection("giacom", Some(trade)), connection("halo", None)],
        halos: HashMap::from([(name("halo"), Halo { read, clients })]),
    }
}

/// One matched customer with a subscription, whose client is there and bears its name.
pub(super) fn well() -> Facts {
    let (acme, theirs) = (customer("c1", "Acme Ltd"), client(12, "Acme Ltd"));
    let mut trade = trade();
    trade.matches = vec![matched(&acme, &theirs)];
    trade.sold = HashMap::from([(id("c1"), vec![sold(Some(5), Some(money(940, "GBP")), Some(1))])]);
    trade.customers = vec![acme];
    facts(trade, &[theirs])
}

impl Facts {
    /// Giacom's connection.
    pub(super) fn giacom(&mut self) -> &mut Connection {
        self.connections.iter_mut().find(|c| c.name.as_str() == "giacom").unwrap()
    }

    /// Halo's connection.
    pub(super) fn halo(&mut self) -> &mut Connection {
        self.connections.iter_mut().find(|c| c.name.as_str() == "halo").unwrap()
    }

    /// What Giacom's connection trades.
    pub(super) fn trade(&mut self) -> &mut Trade {
        self.giacom().trade.as_mut().unwrap()
    }
}
