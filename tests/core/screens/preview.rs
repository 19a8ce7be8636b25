//! The preview: by customer, field by field, with what it means in money.

use crate::support::books::{connected, planned};
use crate::support::shop::{Shop, text};
use crate::support::trade::{Trade, client, customer, licence, link, matched, reported, sold};
use halyard_core::app::App;
use halyard_core::app::screens::preview::{Amount, PlanChoice, Preview};
use halyard_core::domain::{Currency, Licence, Money, Quantity, Sourced, Subscription};
use halyard_core::plan::{Action, Entity, MissingPolicy};
use halyard_core::secrets::Memory;
use rust_decimal::Decimal;
use std::sync::Arc;

const ALL: PlanChoice = PlanChoice { customers: true, subscriptions: true, answer_is_complete: false };

fn gbp(amount: &str) -> Amount {
    Amount { amount: amount.to_owned(), currency: Some("GBP".to_owned()) }
}

/// The subscription, in pounds.
fn in_pounds(s: Subscription) -> Subscription {
    let pounds = |c: Sourced<Money>| Sourced { value: Money::new(c.value.amount, Some(Currency::GBP)), ..c };
    Subscription { unit_cost: s.unit_cost.map(pounds), ..s }
}

/// The preview of a trade's plan.
fn preview(trade: &Trade) -> Preview {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(folder.path(), Arc::new(Memory::default())).unwrap();
    connected(app.store());
    let plan = planned(app.store(), trade);
    app.preview(&plan.to_string()).unwrap()
}

fn only(preview: &Preview) -> (Option<Amount>, u64) {
    assert_eq!(preview.money.monthly.len() as u64 + preview.money.unknown, 1, "one change, told once");
    let change = &preview.customers[0].changes[0];
    assert_eq!(preview.money, preview.customers[0].money, "its customer is all there is");
    assert_eq!(
        change.monthly.as_ref(),
        preview.money.monthly.first(),
        "and the change the customer's: {change:?}"
    );
    (change.monthly.clone(), preview.money.unknown)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_plan_is_there_by_customer() {
    let shop = Shop::matched("").await;
    let plan = shop.plan().await;
    let preview = shop.app.preview(&plan.plan).unwrap();
    let told: u64 = preview.customers.iter().map(|c| c.changes.len() as u64).sum();
    let t = preview.tally;
    assert_eq!(told, t.create + t.update + t.adopt + t.deactivate + t.zero + t.skip + t.blocked, "each once");
    let names: Vec<String> = preview.customers.iter().map(|c| c.customer_name.to_lowercase()).collect();
    let ascii: Vec<&String> = names.iter().filter(|n| n.is_ascii()).collect();
    assert!(ascii.is_sorted(), "in order of name: {ascii:#?}");
    assert_eq!((preview.run, preview.undoes), (None, None), "an import that nobody has applied");
    let changes = || preview.customers.iter().flat_map(|c| &c.changes);
    let hidden = ["notes", "type", "site_id", "client_id"];
    assert!(
        changes().flat_map(|c| &c.fields).all(|f| !hidden.contains(&f.field.as_str())),
        "fields nobody reads are left out"
    );
    let mut needing = 0;
    for c in &preview.customers {
        let made = c.changes.iter().find(|c| c.entity == Entity::Client && c.action == Action::Create);
        let licences =
            || c.changes.iter().filter(|c| c.entity == Entity::Licence && c.action == Action::Create);
        assert!(licences().all(|l| l.needs == made.map(|m| m.seq)), "{}: needs its client", c.customer_name);
        assert_eq!(c.client_id.is_none() && licences().count() > 0, made.is_some(), "{}", c.customer_name);
        needing += licences().filter(|l| l.needs.is_some()).count();
    }
    assert!(needing > 0, "and there are such licences");
    assert!(preview.money.monthly.len() == 1, "all in pounds: {:?}", preview.money);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_window_plans_without_making_clients_nobody_marked() {
    let shop = Shop::matched("").await;
    let plan = shop.app.plan_for_window("giacom", ALL).await.unwrap();
    let preview = shop.app.preview(&plan).unwrap();
    assert_eq!(preview.clients.create, 0, "an import makes no client by itself");
    let licences = PlanChoice { customers: false, ..ALL };
    let plan = shop.app.plan_for_window("giacom", licences).await.unwrap();
    assert_eq!(shop.app.preview(&plan).unwrap().clients.unchanged, 0, "clients were not asked for");
    let nothing = PlanChoice { subscriptions: false, ..licences };
    let refused = shop.app.plan_for_window("giacom", nothing).await.unwrap_err();
    assert_eq!(refused.code.as_str(), "USAGE", "a plan of nothing is a slip");
    assert_eq!(shop.app.preview("P999").unwrap_err().code.as_str(), "PLAN-UNKNOWN", "no such plan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_an_import_all_is_quiet() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let plan = shop.plan().await;
    let preview = shop.app.preview(&plan.plan).unwrap();
    assert!(preview.quiet > 0, "customers with nothing to do are counted: {:?}", preview.tally);
    let row = shop.practice.giacom().rows().remove(0);
    let unchanged = shop.app.preview_unchanged(&plan.plan, &text(&row["customerId"])).unwrap();
    assert!(!unchanged.is_empty(), "and theirs can be looked at");
    assert!(unchanged.iter().all(|c| c.action == Action::Unchanged), "which are all unchanged");
    let nobody = shop.app.preview_unchanged(&plan.plan, "nobody").unwrap();
    assert!(nobody.is_empty(), "nobody has none: {nobody:?}");
}

#[test]
fn money_follows_what_changes() {
    let s = in_pounds(sold("a", "p", 12, 940));
    let held = |change: fn(&mut Licence)| {
        let mut held = licence(7, 10, &s);
        change(&mut held);
        Trade::acme().sells([s.clone()]).holds([held]).linked([link(&s, 7)])
    };
    let fresh = Trade::acme().sells([s.clone()]);
    assert_eq!(only(&preview(&fresh)), (Some(gbp("112.8")), 0), "a new licence adds its whole cost");
    let more = held(|l| l.count = Some(10.into()));
    assert_eq!(only(&preview(&more)), (Some(gbp("18.8")), 0), "two seats more");
    let fewer = preview(&held(|l| l.count = Some(20.into())));
    assert_eq!(only(&fewer), (Some(gbp("-75.2")), 0), "eight seats less");
    assert!(fewer.customers[0].changes[0].cuts, "which is a cut");
    let dearer = held(|l| l.purchase_price = Some(Decimal::new(900, 2)));
    assert_eq!(only(&preview(&dearer)), (Some(gbp("4.8")), 0), "40 pence a seat");
    let dated = held(|l| l.start_date = None);
    assert_eq!(only(&preview(&dated)), (Some(gbp("0")), 0), "a date costs nothing");
    let yearly = held(|l| {
        l.count = Some(10.into());
        l.billing_cycle = Some("Annual".to_owned());
    });
    assert_eq!(only(&preview(&yearly)), (Some(gbp("1.57")), 0), "a year's cost by its months");
}

#[test]
fn what_is_not_known_is_counted() {
    let s = in_pounds(sold("a", "p", 12, 940));
    let held = |change: fn(&mut Licence)| {
        let mut held = licence(7, 10, &s);
        held.count = Some(10.into());
        change(&mut held);
        Trade::acme().sells([s.clone()]).holds([held]).linked([link(&s, 7)])
    };
    let cases: [(&str, fn(&mut Licence)); 3] = [
        ("no billing cycle in Halo", |l| l.billing_cycle = None),
        ("billed once", |l| l.billing_cycle = Some("One-off".to_owned())),
        ("a price of 0 that Halo filled in", |l| l.purchase_price = Some(Decimal::ZERO)),
    ];
    for (case, change) in cases {
        assert_eq!(only(&preview(&held(change))), (None, 1), "{case}");
    }
    let costless = Subscription { unit_cost: None, ..s.clone() };
    let fresh = Trade::acme().sells([costless]);
    assert_eq!(only(&preview(&fresh)), (None, 1), "a cost the vendor does not give is not 0");
    let unknown = Subscription { quantity: Quantity::Unknown("no number".to_owned()), ..s };
    let blocked = preview(&Trade::acme().sells([unknown]));
    assert_eq!(blocked.money.unknown, 0, "a blocked change has no effect to know");
}

#[test]
fn a_retirement_takes_the_whole_cost_away() {
    let s = in_pounds(sold("a", "gone", 10, 940));
    let stays = in_pounds(sold("a", "stays", 1, 100));
    for (policy, action) in
        [(MissingPolicy::Deactivate, Action::Deactivate), (MissingPolicy::Zero, Action::Zero)]
    {
        let trade = Trade::acme()
            .sells([stays.clone()])
            .holds([licence(7, 10, &s), licence(8, 10, &stays)])
            .linked([link(&s, 7), link(&stays, 8)])
            .with(|t| t.options.missing = policy);
        let preview = preview(&trade);
        let change = &preview.customers[0].changes[0];
        assert_eq!((change.action, change.cuts), (action, true), "{policy:?}");
        assert_eq!(change.monthly, Some(gbp("-94")), "{policy:?}: in the currency of the vendor's costs");
    }
}

#[test]
fn two_currencies_are_never_added() {
    let dollars = Sourced::given(Money::new(Decimal::ONE, Currency::new("USD")), "said so");
    let trade = Trade::acme().sells([
        in_pounds(sold("a", "p", 2, 500)),
        in_pounds(reported("a", "q", 12)),
        Subscription { unit_cost: Some(dollars), ..sold("a", "r", 3, 0) },
    ]);
    let told = preview(&trade).money;
    let usd = Amount { amount: "3".to_owned(), currency: Some("USD".to_owned()) };
    assert_eq!(told.monthly, [gbp("19.4"), usd], "10 a month, 112.80 a year; dollars apart");
}

#[test]
fn customers_are_in_order_of_name_and_each_has_its_own() {
    let mut trade = Trade::acme();
    for (n, name) in ["zebra Ltd", "Élan", "elan bv", "Öl & Co", "Apex"].into_iter().enumerate() {
        let (id, number) = (format!("c{n}"), 20 + n as i64);
        trade.vendor.customers.push(customer(&id, name));
        trade.clients.push(client(number, name));
        trade.matches.push(matched(&id, number));
        trade.vendor.subscriptions.push(sold(&id, "p", 1, 100));
    }
    let preview = preview(&trade);
    let names: Vec<&str> = preview.customers.iter().map(|c| c.customer_name.as_str()).collect();
    assert_eq!(names, ["Apex", "Élan", "elan bv", "Öl & Co", "zebra Ltd"], "accents and case do not count");
    assert_eq!(preview.quiet, 1, "Acme has nothing to say");
    assert_eq!(preview.customers[0].client_id, Some(24), "the client of each");
}

#[test]
fn a_plan_of_forty_thousand_changes_is_shown_whole() {
    let mut trade = Trade::empty();
    for n in 0..2_000 {
        let id = format!("c{n:04}");
        trade.vendor.customers.push(customer(&id, &format!("Customer {n:04}")));
        trade.clients.push(client(n + 1, &format!("Customer {n:04}")));
        trade.matches.push(matched(&id, n + 1));
        let products = (0..19).map(|p| in_pounds(sold(&id, &format!("p{p:02}"), p + 1, 100)));
        trade.vendor.subscriptions.extend(products);
    }
    let preview = preview(&trade);
    let told: usize = preview.customers.iter().map(|c| c.changes.len()).sum();
    assert_eq!((told, preview.customers.len()), (38_000, 2_000), "beside 2,000 unchanged clients");
    assert_eq!(preview.money.monthly, [gbp("380000")], "2,000 times 190 seats at a pound");
}
