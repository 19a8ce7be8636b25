//! The runner against a Halo that counts its calls: what is sent, how often, and what the store shows at that
//! very moment.

mod sites;
mod two;

use crate::domain::{
    Client, ClientField, ClientId, ConnectionName, CustomerId, Licence, LicenceField, LicenceId,
    LicenceWrite, Method, SubscriptionKey, Value, VendorKind,
};
use crate::halo::{MockHalo, WriteAnswer, WriteError};
use crate::plan::{
    Action, Change, Entity, Field, FieldChange, ImportOptions, Owner, Plan, Reference, Subject,
};
use crate::run::{End, Pace, Runner};
use crate::store::{ChangeState, ConnectionKind, JournalKind, PlanKind, RunChange, RunId, Store};
use crate::{Error, ErrorCode};
use jiff::Timestamp;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const METHOD: Method = Method::known("subscriptions");

/// The licences Halo holds, and the size of each request.
#[derive(Default)]
struct Books {
    licences: Vec<Licence>,
    requests: Vec<usize>,
}

type Shared = Arc<Mutex<Books>>;

struct Bench {
    store: Store,
    name: ConnectionName,
    run: RunId,
    changes: Vec<(i64, Change)>,
    books: Shared,
}

fn set(field: LicenceField, after: Value) -> FieldChange {
    FieldChange { field: Field::Licence(field), before: None, after, rule: String::new() }
}

fn licence_change(n: usize) -> Change {
    let key = SubscriptionKey(format!("a/{n}"));
    let note = Reference::of(VendorKind::Giacom, &METHOD, &key, None).note(VendorKind::Giacom);
    Change {
        customer_name: "Acme Ltd".to_owned(),
        name: format!("Product {n}"),
        owner: Some(Owner::Existing(ClientId(10))),
        subject: Some(Subject { method: METHOD, key, family: None }),
        fields: vec![
            set(LicenceField::Name, Value::Text(format!("Product {n}"))),
            set(LicenceField::Count, Value::Number(3.into())),
            set(LicenceField::Notes, Value::Text(note)),
        ],
        ..Change::new(Entity::Licence, Action::Create, CustomerId::new("a").unwrap())
    }
}

fn client_change() -> Change {
    let name = FieldChange {
        field: Field::Client(ClientField::Name),
        before: None,
        after: Value::Text("Acme Ltd".to_owned()),
        rule: String::new(),
    };
    let base = licence_change(0);
    Change {
        entity: Entity::Client,
        subject: None,
        owner: Some(Owner::CreatedHere),
        fields: vec![name],
        ..base
    }
}

fn acme() -> Client {
    Client {
        id: ClientId(10),
        name: "Acme Ltd".to_owned(),
        top_level: None,
        top_level_name: None,
        main_site: None,
        inactive: false,
    }
}

fn bench(changes: Vec<Change>) -> Bench {
    let (store, name) = (Store::in_memory().unwrap(), ConnectionName::new("giacom").unwrap());
    let (now, kind) = (Timestamp::now(), ConnectionKind::Vendor(VendorKind::Giacom));
    store.save_connection(&name, kind, &"{}", now).unwrap();
    let plan = Plan { changes, guard: None, fingerprint: String::new(), remarks: Vec::new() };
    let options = ImportOptions::default();
    let row = store.save_plan(&name, PlanKind::Import, &plan, &options, (0, 0), now).unwrap();
    let changes = store.plan_changes(row.id).unwrap();
    let acting: Vec<i64> = changes.iter().map(|(seq, _)| *seq).collect();
    let run = store.start_run(row.id, &name, "nobody", None, &acting, now).unwrap().unwrap();
    Bench { store, name, run, changes, books: Shared::default() }
}

impl Bench {
    /// A Halo that lists what it holds.
    fn halo(&self) -> MockHalo {
        let mut halo = MockHalo::new();
        let books = self.books.clone();
        halo.expect_licences().returning(move |_| Ok(books.lock().unwrap().licences.clone()));
        halo.expect_page_rows().return_const(100_usize);
        halo.expect_clients().returning(|| Ok(vec![acme()]));
        halo
    }

    async fn go(&self, halo: &MockHalo, batch: usize, tries: u32) -> End {
        let pace = Pace { batch, tries, pause: Duration::ZERO, ..Pace::default() };
        let watch = Arc::new(|_| {});
        let cancel = CancellationToken::new();
        let runner =
            Runner::new(halo, &self.store, self.run, &self.name, VendorKind::Giacom, pace, cancel, watch);
        runner.go(self.changes.clone()).await.unwrap()
    }

    fn states(&self) -> Vec<RunChange> {
        self.store.run_changes(self.run).unwrap()
    }

    fn in_state(&self, state: ChangeState) -> usize {
        self.states().iter().filter(|c| c.state == state).count()
    }
}

/// Takes the first `n` of the records; gives what they became.
fn take(books: &Shared, records: &[LicenceWrite], n: usize) -> Vec<Licence> {
    let mut books = books.lock().unwrap();
    books.requests.push(records.len());
    let from = books.licences.len();
    for record in records.iter().take(n) {
        let of = |field| record.fields.iter().find(|(f, _)| *f == field).map(|(_, v)| v.clone());
        let text = |v| if let Some(Value::Text(t)) = v { Some(t) } else { None };
        let number = |v| if let Some(Value::Number(n)) = v { Some(n) } else { None };
        let id = i64::try_from(books.licences.len()).unwrap() + 100;
        books.licences.push(Licence {
            id: LicenceId(id),
            client: Some(ClientId(10)),
            kind: Some(1),
            name: text(of(LicenceField::Name)),
            count: number(of(LicenceField::Count)),
            purchase_price: None,
            price: None,
            start_date: None,
            end_date: None,
            billing_cycle: None,
            term_duration: None,
            status: None,
            is_active: Some(true),
            deleted: false,
            notes: text(of(LicenceField::Notes)),
        });
    }
    books.licences[from..].to_vec()
}

fn trouble() -> Error {
    Error::new(ErrorCode::ServerFault, "Halo answered 502.", "", "")
}

#[tokio::test]
async fn an_unknown_fate_found_by_reading_is_not_sent_again() {
    let bench = bench(vec![licence_change(1)]);
    let (mut halo, books) = (bench.halo(), bench.books.clone());
    halo.expect_write_licences().times(1).returning(move |records| {
        take(&books, records, 1);
        Err(WriteError::Unknown(trouble()))
    });
    assert_eq!(bench.go(&halo, 50, 6).await, End::Finished, "the record was there all along");
    let state = &bench.states()[0];
    assert_eq!(
        (state.state, state.record, state.attempts),
        (ChangeState::Applied, Some(100), 1),
        "sent once"
    );
    let links = bench.store.links(&bench.name).unwrap();
    assert_eq!(links[0].licence, LicenceId(100), "and linked in the same breath");
}

#[tokio::test]
async fn what_never_lands_is_given_up_after_its_tries() {
    let bench = bench(vec![licence_change(1)]);
    let mut halo = bench.halo();
    halo.expect_write_licences().times(3).returning(|_| Err(WriteError::Unknown(trouble())));
    assert_eq!(bench.go(&halo, 50, 3).await, End::Finished, "the run comes to its end");
    let state = &bench.states()[0];
    assert_eq!((state.state, state.attempts), (ChangeState::Failed, 3), "three tries, each journaled");
    assert_eq!(state.error.as_ref().map(|e| e.code), Some(ErrorCode::ServerFault), "with Halo's own reason");
    assert!(bench.store.links(&bench.name).unwrap().is_empty(), "nothing is linked to nothing");
}

#[tokio::test]
async fn what_was_turned_away_unread_waits_and_the_run_stops() {
    let bench = bench((0..5).map(licence_change).collect());
    let mut halo = bench.halo();
    let refused = Error::new(ErrorCode::HaloPermission, "Halo refused.", "", "");
    let reason = refused.clone();
    halo.expect_write_licences().times(1).returning(move |_| Err(WriteError::NotLanded(refused.clone())));
    assert_eq!(bench.go(&halo, 50, 6).await, End::Stopped(reason), "more requests would meet the same");
    assert_eq!(bench.in_state(ChangeState::Waiting), 5, "nothing was written, so nothing is lost");
}

#[tokio::test]
async fn a_record_halo_refuses_fails_alone_with_the_reason() {
    let bench = bench((0..3).map(licence_change).collect());
    let (mut halo, books) = (bench.halo(), bench.books.clone());
    halo.expect_write_licences().returning(move |records| {
        let bad =
            |r: &LicenceWrite| r.fields.contains(&(LicenceField::Name, Value::Text("Product 1".to_owned())));
        if records.iter().any(bad) {
            return Err(WriteError::Refused(Error::new(
                ErrorCode::HaloRecordRefused,
                "A rule stops it.",
                "",
                "",
            )));
        }
        Ok(WriteAnswer { status: 201, records: take(&books, records, records.len()) })
    });
    assert_eq!(bench.go(&halo, 50, 6).await, End::Finished, "one bad record stops nobody else");
    assert_eq!(
        (bench.in_state(ChangeState::Applied), bench.in_state(ChangeState::Failed)),
        (2, 1),
        "two are in Halo"
    );
    let failed = bench.states().into_iter().find(|c| c.state == ChangeState::Failed).unwrap();
    assert_eq!(failed.error.unwrap().what, "A rule stops it.", "in Halo's words");
    assert_eq!(bench.books.lock().unwrap().licences.len(), 2, "and none of them twice");
}

#[tokio::test]
async fn batches_grow_where_they_hold_and_fall_where_they_do_not() {
    let cases =
        [("takes all", usize::MAX, vec![2, 10, 8]), ("takes the first", 1, [vec![2], vec![1; 19]].concat())];
    for (case, takes, expected) in cases {
        let bench = bench((0..20).map(licence_change).collect());
        let (mut halo, books) = (bench.halo(), bench.books.clone());
        halo.expect_write_licences().returning(move |records| {
            Ok(WriteAnswer { status: 201, records: take(&books, records, takes.min(records.len())) })
        });
        assert_eq!(bench.go(&halo, 50, 6).await, End::Finished, "{case}");
        assert_eq!(bench.books.lock().unwrap().requests, expected, "{case}: records per request");
        assert_eq!(bench.books.lock().unwrap().licences.len(), 20, "{case}: each once");
        assert_eq!(bench.in_state(ChangeState::Applied), 20, "{case}");
    }
}

#[tokio::test]
async fn every_intent_is_in_the_store_before_its_request_leaves() {
    let bench = bench((0..14).map(licence_change).collect());
    let (mut halo, books) = (bench.halo(), bench.books.clone());
    let (store, run) = (bench.store.clone(), bench.run);
    halo.expect_write_licences().returning(move |records| {
        let sent =
            store.run_changes(run).unwrap().into_iter().filter(|c| c.state == ChangeState::Sent).count();
        assert!(sent >= records.len(), "{} records leave, {sent} are marked as sent", records.len());
        let rows = store.journal(run).unwrap();
        let intents = rows.iter().filter(|r| r.kind == JournalKind::Intent).count();
        let before: usize = books.lock().unwrap().requests.iter().sum();
        assert!(intents >= before + records.len(), "each has its line in the journal");
        Ok(WriteAnswer { status: 201, records: take(&books, records, records.len()) })
    });
    assert_eq!(bench.go(&halo, 50, 6).await, End::Finished, "and all arrive");
}

#[tokio::test]
async fn a_client_of_unknown_fate_is_found_and_not_made_again() {
    let bench = bench(vec![client_change()]);
    let made = Arc::new(Mutex::new(Vec::<Client>::new()));
    let (mut halo, listed, store, run) = (MockHalo::new(), made.clone(), bench.store.clone(), bench.run);
    halo.expect_clients().returning(move || Ok(listed.lock().unwrap().clone()));
    halo.expect_write_client().times(1).returning(move |record| {
        assert_eq!(store.run_changes(run).unwrap()[0].state, ChangeState::Sent, "journaled before it leaves");
        made.lock().unwrap().push(Client { id: ClientId(77), name: record.name.clone().unwrap(), ..acme() });
        Err(WriteError::Unknown(trouble()))
    });
    assert_eq!(bench.go(&halo, 50, 6).await, End::Finished, "it was there all along");
    let state = &bench.states()[0];
    assert_eq!((state.state, state.record), (ChangeState::Applied, Some(77)), "found by its name");
    assert_eq!(bench.store.matches(&bench.name).unwrap()[0].client, Some(ClientId(77)), "and matched");
}
