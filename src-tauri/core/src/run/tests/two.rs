//! Two workstations, each with a store of its own, on one Halo at the same moment: whatever the interleaving of
//! their requests, nothing is there twice at the end.

use super::{Bench, acme, bench, client_change, licence_change};
use crate::Result;
use crate::domain::{
    Client, ClientId, ClientWrite, Licence, LicenceField, LicenceId, LicenceWrite, Site, SiteId, SiteWrite,
    TopLevel, Value, VendorKind,
};
use crate::halo::{Halo, LicencesOf, RecurringInvoice, WriteAnswer, WriteError};
use crate::plan::{Change, Owner};
use crate::run::{End, Pace, Runner};
use crate::store::ChangeState;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// What both see.
#[derive(Default)]
struct Books {
    clients: Vec<Client>,
    licences: Vec<Licence>,
}

/// Halo as one of them reaches it: each request takes effect at one moment, and leaves and answers at others.
struct Shared {
    books: Arc<Mutex<Books>>,
    /// Answers to several records show nothing, as some tenants' do.
    silent: bool,
}

/// Lets the other go first, once.
struct Pause(bool);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Shared {
    async fn at_some_moment<T>(&self, act: impl FnOnce(&mut Books) -> T) -> T {
        Pause(false).await;
        let answer = act(&mut self.books.lock().unwrap());
        Pause(false).await;
        answer
    }
}

#[async_trait::async_trait]
impl Halo for Shared {
    async fn clients(&self) -> Result<Vec<Client>> {
        Ok(self.at_some_moment(|b| b.clients.clone()).await)
    }

    async fn top_levels(&self) -> Result<Vec<TopLevel>> {
        Ok(Vec::new())
    }

    async fn sites(&self) -> Result<Vec<Site>> {
        Ok(Vec::new())
    }

    async fn site(&self, _: SiteId) -> Result<Option<Site>> {
        Ok(None)
    }

    async fn licence(&self, id: LicenceId) -> Result<Option<Licence>> {
        Ok(self.at_some_moment(|b| b.licences.iter().find(|l| l.id == id).cloned()).await)
    }

    async fn licences(&self, of: LicencesOf) -> Result<Vec<Licence>> {
        let wanted = |l: &Licence| match of {
            LicencesOf::Everyone => true,
            LicencesOf::Client(id) => l.client == Some(id),
        };
        Ok(self.at_some_moment(|b| b.licences.iter().filter(|l| wanted(l)).cloned().collect()).await)
    }

    async fn recurring_invoices(&self) -> Result<Vec<RecurringInvoice>> {
        Ok(Vec::new())
    }

    async fn delete_licence(&self, _: LicenceId) -> std::result::Result<u16, WriteError> {
        unreachable!("these plans delete nothing")
    }

    async fn write_licences(
        &self,
        records: &[LicenceWrite],
    ) -> std::result::Result<WriteAnswer<Licence>, WriteError> {
        let written = self.at_some_moment(|b| records.iter().map(|r| b.write(r)).collect::<Vec<_>>()).await;
        let shown = if self.silent && records.len() > 1 { Vec::new() } else { written };
        Ok(WriteAnswer { status: 201, records: shown })
    }

    async fn write_client(
        &self,
        record: &ClientWrite,
    ) -> std::result::Result<WriteAnswer<Client>, WriteError> {
        let client = self.at_some_moment(|b| b.write_client(record)).await;
        Ok(WriteAnswer { status: 201, records: vec![client] })
    }

    async fn write_site(&self, _: &SiteWrite) -> std::result::Result<WriteAnswer<Site>, WriteError> {
        unreachable!("no change here is about a site")
    }

    fn requests(&self) -> u64 {
        0
    }

    fn page_rows(&self) -> usize {
        100
    }
}

impl Books {
    fn write(&mut self, record: &LicenceWrite) -> Licence {
        let at = if let Some(id) = record.id {
            self.licences.iter().position(|l| l.id == id).expect("it is there")
        } else {
            let id = LicenceId(i64::try_from(self.licences.len()).unwrap() + 100);
            self.licences.push(Licence { id, ..blank() });
            self.licences.len() - 1
        };
        let licence = &mut self.licences[at];
        for (field, value) in &record.fields {
            match (field, value) {
                (LicenceField::Name, Value::Text(t)) => licence.name = Some(t.clone()),
                (LicenceField::Notes, Value::Text(t)) => licence.notes = Some(t.clone()),
                (LicenceField::Count, Value::Number(n)) => licence.count = Some(*n),
                (LicenceField::Client, Value::Number(n)) => {
                    licence.client = Some(ClientId(n.to_string().parse().unwrap()));
                }
                (LicenceField::IsActive, Value::Flag(f)) => licence.is_active = Some(*f),
                other => panic!("a field this Halo does not know: {other:?}"),
            }
        }
        licence.clone()
    }

    fn write_client(&mut self, record: &ClientWrite) -> Client {
        if let Some(id) = record.id {
            let client = self.clients.iter_mut().find(|c| c.id == id).expect("it is there");
            client.inactive |= record.retire;
            return client.clone();
        }
        let id = ClientId(i64::try_from(self.clients.len()).unwrap() + 50);
        self.clients.push(Client { id, name: record.name.clone().unwrap(), ..acme() });
        self.clients.last().unwrap().clone()
    }
}

fn blank() -> Licence {
    Licence {
        id: LicenceId(0),
        client: None,
        kind: Some(1),
        name: None,
        count: None,
        purchase_price: None,
        price: None,
        start_date: None,
        end_date: None,
        billing_cycle: None,
        term_duration: None,
        status: None,
        is_active: Some(true),
        deleted: false,
        notes: None,
    }
}

async fn go(bench: &Bench, halo: &Shared, batch: usize) -> End {
    let pace = Pace { batch, in_flight: 2, pause: Duration::ZERO, ..Pace::default() };
    let (cancel, watch) = (CancellationToken::new(), Arc::new(|_| {}));
    let runner =
        Runner::new(halo, &bench.store, bench.run, &bench.name, VendorKind::Giacom, pace, cancel, watch);
    runner.go(bench.changes.clone()).await.unwrap()
}

/// Polls two futures to their ends, in the order told, then in turn.
fn interleaved<T>(a: impl Future<Output = T>, b: impl Future<Output = T>, turns: &[bool]) -> (T, T) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut of_a, mut of_b) = (None, None);
    let mut context = Context::from_waker(Waker::noop());
    let mut turns = turns.iter().copied().chain([true, false].into_iter().cycle());
    while of_a.is_none() || of_b.is_none() {
        if turns.next() == Some(true) && of_a.is_none() || of_b.is_some() {
            if let Poll::Ready(out) = a.as_mut().poll(&mut context) {
                of_a = Some(out);
            }
        } else if let Poll::Ready(out) = b.as_mut().poll(&mut context) {
            of_b = Some(out);
        }
    }
    (of_a.unwrap(), of_b.unwrap())
}

/// A new client and its licences, or licences of a client that is there.
fn changes(count: usize, with_client: bool) -> Vec<Change> {
    let licences = (0..count).map(|n| {
        let owner = with_client.then_some(Owner::CreatedHere).or(licence_change(n).owner);
        Change { owner, ..licence_change(n) }
    });
    with_client.then(client_change).into_iter().chain(licences).collect()
}

proptest! {
    #[test]
    fn two_workstations_double_nothing(
        turns in prop::collection::vec(any::<bool>(), 0..120),
        count in 1usize..8,
        batch in 1usize..4,
        with_client: bool,
        silent: bool,
    ) {
        let (one, two) = (bench(changes(count, with_client)), bench(changes(count, with_client)));
        let books = Arc::new(Mutex::new(Books::default()));
        if !with_client {
            books.lock().unwrap().clients.push(acme());
        }
        let halo = Shared { books: books.clone(), silent };
        let ends = interleaved(go(&one, &halo, batch), go(&two, &halo, batch), &turns);
        prop_assert_eq!(&ends, &(End::Finished, End::Finished), "both come to their end");

        let books = books.lock().unwrap();
        let clients: Vec<&Client> = books.clients.iter().filter(|c| !c.inactive).collect();
        let mut live: BTreeMap<&str, Vec<&Licence>> = BTreeMap::new();
        for licence in books.licences.iter().filter(|l| l.is_live()) {
            live.entry(licence.name.as_deref().unwrap()).or_default().push(licence);
        }
        // A run that finds the other's client there is out of date, and writes nothing at all.
        prop_assert_eq!(clients.len(), 1, "one client bears the name: {:?}", books.clients);
        prop_assert_eq!(live.len(), count, "every licence is there");
        for (name, licences) in &live {
            prop_assert_eq!(licences.len(), 1, "{} is there once: {:?}", name, licences);
            prop_assert_eq!(licences[0].client, Some(clients[0].id), "and under that client");
        }
        for bench in [&one, &two] {
            for link in bench.store.links(&bench.name).unwrap() {
                prop_assert_eq!(live[link.product.as_str()][0].id, link.licence, "both link the one that stays");
            }
            let person = bench.in_state(ChangeState::Person);
            prop_assert_eq!(person, 0, "nobody has to look");
        }
    }
}
