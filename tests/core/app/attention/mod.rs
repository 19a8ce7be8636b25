//! The inbox through practice servers: each kind comes by its real cause, and goes when that is mended.

mod answers;
mod connections;
mod customers;
mod figures;
mod runs;
mod speed;

use crate::support::shop::{Shop, number, text};
use halyard_core::app::{App, AttentionLine, Inbox, MendView};
use halyard_core::attention::Kind;
use halyard_core::schedule::{LocalTime, Schedule, When};
use halyard_core::store::Store;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

/// What is open, item by item.
fn open(inbox: &Inbox) -> Vec<AttentionLine> {
    let each = |row: &halyard_core::app::InboxRow| {
        if row.members.is_empty() { vec![row.line.clone()] } else { row.members.clone() }
    };
    inbox.rows.iter().flat_map(each).collect()
}

fn kinds(app: &App) -> Vec<Kind> {
    open(&app.inbox().unwrap()).into_iter().map(|l| l.kind).collect()
}

fn of(app: &App, kind: Kind) -> Vec<AttentionLine> {
    open(&app.inbox().unwrap()).into_iter().filter(|l| l.kind == kind).collect()
}

fn only(app: &App, kind: Kind) -> AttentionLine {
    let mut found = of(app, kind);
    assert_eq!(found.len(), 1, "one {kind:?} among {:?}", kinds(app));
    found.remove(0)
}

fn none(app: &App, kind: Kind, why: &str) {
    assert!(of(app, kind).is_empty(), "{why}: {:#?}", of(app, kind));
}

/// Matched, imported, and with nothing left to do.
async fn imported() -> Shop {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    assert_eq!(kinds(&shop.app), [], "when all is done, nothing needs anybody");
    shop
}

/// A row of the vendor that is its customer's only one of its product, with enough seats.
fn row(shop: &Shop) -> (String, String, Value) {
    let rows = shop.practice.giacom().rows();
    let alone = |row: &&Value| {
        let same = |r: &&Value| r["customerId"] == row["customerId"] && r["productId"] == row["productId"];
        rows.iter().filter(same).count() == 1 && !row["costPerSeat"].is_null() && number(&row["quantity"]) > 5
    };
    let row = rows.iter().find(alone).expect("the company has such a row").clone();
    (text(&row["customerId"]), text(&row["productId"]), row)
}

fn daily() -> Schedule {
    Schedule {
        when: When::Daily { at: LocalTime::parse("02:15").unwrap() },
        zone: Some("Europe/London".to_owned()),
        entities: halyard_core::plan::Entities::default(),
        unattended: halyard_core::schedule::Unattended::default(),
    }
}

/// Gives Giacom's connection a schedule, as if it had been set so many days ago.
fn scheduled(store: &Store, shop: &Shop, schedule: &Schedule, days: i64) {
    store.save_schedule(&shop.giacom, schedule, Timestamp::now() - (days * 24).hours()).unwrap();
}

fn plan_of(line: &AttentionLine) -> String {
    match &line.mend {
        MendView::Plan { plan } => plan.clone(),
        other => panic!("{other:?} is no plan"),
    }
}
