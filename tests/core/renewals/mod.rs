//! Renewals: which terms are found, what they come to, what is said where little is known, and their files.

mod calendar;
mod found;
mod practice;
mod properties;
mod sheet;

use crate::support::trade::{id, reported};
use halyard_core::app::{App, GiacomForm};
use halyard_core::domain::{
    Completeness, ConnectionName, Currency, Customer, Money, Sourced, Subscription, VendorKind,
    VendorSnapshot,
};
use halyard_core::renewals::Window;
use halyard_core::secrets::Memory;
use halyard_core::store::Known;
use halyard_core::vendors::GiacomMethod;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The day of these tests.
pub fn today() -> Date {
    date(2028, 2, 29)
}

/// Noon of a day, UTC.
pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

pub fn window(days: u16) -> Window {
    Window::at(noon(today()), TimeZone::UTC, days)
}

/// A subscription whose term ends that day, billed by the month for a year.
pub fn ends(customer: &str, product: &str, day: Date) -> Subscription {
    let text = |word: &str| Some(Sourced::given(word.to_owned(), "given"));
    Subscription {
        end: Some(Sourced::given(day, "from field `renewalDate`")),
        unit_cost: Some(Sourced::given(Money::new(Decimal::new(940, 2), Some(Currency::GBP)), "given")),
        billing_cycle: text("Monthly"),
        term: text("Annual"),
        auto_renew: Some(true),
        ..reported(customer, product, 10)
    }
}

/// As last read that day.
pub fn known(subscription: Subscription, seen: Date) -> Known {
    Known { subscription, seen: noon(seen), gone: None, changed: None }
}

/// A Halyard with Giacom's report connected, and what it read today; the subscriptions' days count from today.
pub struct Desk {
    pub app: App,
    pub today: Date,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub fn that_read(
        customers: &[(&str, &str)],
        subscriptions: impl FnOnce(Date) -> Vec<Subscription>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
        let form = GiacomForm {
            base_url: Some("http://127.0.0.1:9/Billing/v1".to_owned()),
            method: Some(GiacomMethod::Report.as_str().to_owned()),
            ..GiacomForm::default()
        };
        app.connect_vendor(&form.named("giacom"), None).unwrap();
        let now = Zoned::now();
        let desk = Self { app, today: now.date(), _folder: folder };
        desk.reads(customers, subscriptions(desk.today), now.timestamp());
        desk
    }

    pub fn reads(&self, customers: &[(&str, &str)], subscriptions: Vec<Subscription>, at: Timestamp) {
        self.saw(&Self::snapshot(customers, subscriptions), at);
    }

    /// A whole answer.
    pub fn snapshot(customers: &[(&str, &str)], subscriptions: Vec<Subscription>) -> VendorSnapshot {
        VendorSnapshot {
            vendor: VendorKind::Giacom,
            method: GiacomMethod::Report.method(),
            customers: customers
                .iter()
                .map(|(key, name)| Customer { id: id(key), name: (*name).to_owned(), address: None })
                .collect(),
            rows: subscriptions.len(),
            subscriptions,
            rejected: Vec::new(),
            unread: Vec::new(),
            completeness: Completeness::Complete,
            gives: GiacomMethod::Report.gives(),
        }
    }

    /// Remembers an answer as a reading does.
    pub fn saw(&self, snapshot: &VendorSnapshot, at: Timestamp) {
        let (name, store) = (ConnectionName::new("giacom").unwrap(), self.app.store());
        store.see_customers(&name, &snapshot.customers, at).unwrap();
        store.save_reading(&name, snapshot, at).unwrap();
        store.see_subscriptions(&name, snapshot, at).unwrap();
    }
}

/// So many days on.
pub fn on(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}
