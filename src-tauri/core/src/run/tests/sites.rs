//! An address against a Halo that keeps, loses, changes or ignores what it is sent.

use super::{Bench, acme, bench, licence_change, trouble};
use crate::domain::{ClientId, Site, SiteAddress, SiteField, SiteId, Value};
use crate::halo::{MockHalo, WriteAnswer, WriteError};
use crate::plan::{Action, Change, Entity, Field, FieldChange, Owner};
use crate::run::End;
use crate::store::{ChangeState, JournalKind};
use crate::{Error, ErrorCode};
use std::sync::{Arc, Mutex};

const ID: SiteId = SiteId(20);

fn change() -> Change {
    Change {
        entity: Entity::Site,
        action: Action::Update,
        name: "Main".to_owned(),
        owner: Some(Owner::Existing(ClientId(10))),
        site: Some(ID),
        subject: None,
        fields: vec![FieldChange {
            field: Field::Site(SiteField::Line1),
            before: None,
            after: Value::Text("9 New Street".to_owned()),
            rule: String::new(),
        }],
        ..licence_change(0)
    }
}

fn site(line1: &str) -> Site {
    let mut address = SiteAddress::default();
    address.set(SiteField::Line1, line1);
    address.set(SiteField::Line4, "Here");
    Site {
        id: ID,
        client: Some(ClientId(10)),
        name: "Main".to_owned(),
        inactive: false,
        address: Some(address),
    }
}

/// A Halo whose one site holds `held`, and what it does with a write.
fn halo(
    held: &Arc<Mutex<Site>>,
    write: impl Fn(&mut Site, &SiteAddress) -> Result<WriteAnswer<Site>, WriteError> + Send + 'static,
) -> MockHalo {
    let (mut halo, shown, written) = (MockHalo::new(), held.clone(), held.clone());
    halo.expect_clients().returning(|| Ok(vec![acme()]));
    halo.expect_site().returning(move |_| Ok(Some(shown.lock().unwrap().clone())));
    halo.expect_write_site().returning(move |record| {
        assert_eq!(
            record.address.line(SiteField::Line4),
            "Here",
            "what the plan does not touch goes along as it is"
        );
        write(&mut written.lock().unwrap(), &record.address)
    });
    halo
}

async fn end(bench: &Bench, halo: &MockHalo) -> (ChangeState, u32, Option<ErrorCode>) {
    assert_eq!(bench.go(halo, 50, 3).await, End::Finished, "one address stops nobody");
    let state = bench.states().remove(0);
    (state.state, state.attempts, state.error.map(|e| e.code))
}

fn silent() -> WriteAnswer<Site> {
    WriteAnswer { status: 201, records: Vec::new() }
}

#[tokio::test]
async fn an_answer_that_shows_nothing_is_settled_by_reading() {
    let (bench, held) = (bench(vec![change()]), Arc::new(Mutex::new(site(""))));
    let halo = halo(&held, |site, address| {
        site.address = Some(address.clone());
        Ok(silent())
    });
    assert_eq!(end(&bench, &halo).await, (ChangeState::Applied, 1, None), "sent once, found by reading");
    assert_eq!(bench.states()[0].record, Some(20), "under the site's number");
    let rows = bench.store.journal(bench.run).unwrap();
    assert!(rows.iter().any(|r| r.kind == JournalKind::Intent), "journaled before it left");
}

#[tokio::test]
async fn what_halo_does_not_keep_is_given_up_and_said() {
    let (bench, held) = (bench(vec![change()]), Arc::new(Mutex::new(site(""))));
    let halo = halo(&held, |_, _| Ok(silent()));
    let refused = Some(ErrorCode::HaloRecordRefused);
    assert_eq!(end(&bench, &halo).await, (ChangeState::Failed, 3, refused), "accepted, and never there");
}

#[tokio::test]
async fn a_record_halo_refuses_fails_alone() {
    let (bench, held) = (bench(vec![change(), change()]), Arc::new(Mutex::new(site(""))));
    let halo = halo(&held, |_, _| {
        Err(WriteError::Refused(Error::new(ErrorCode::HaloRecordRefused, "A rule stops it.", "", "")))
    });
    assert_eq!(end(&bench, &halo).await.0, ChangeState::Failed, "not sent again");
    assert_eq!(bench.in_state(ChangeState::Failed), 2, "and the next is still tried");
}

#[tokio::test]
async fn an_address_changed_while_the_answer_was_lost_is_a_persons() {
    let (bench, held) = (bench(vec![change()]), Arc::new(Mutex::new(site(""))));
    let halo = halo(&held, |now, _| {
        *now = site("By somebody else");
        Err(WriteError::Unknown(trouble()))
    });
    let unclear = Some(ErrorCode::FateUnknown);
    assert_eq!(end(&bench, &halo).await, (ChangeState::Person, 1, unclear), "it is not written over");
    assert_eq!(*held.lock().unwrap(), site("By somebody else"));
}

#[tokio::test]
async fn what_is_not_shown_or_is_not_theirs_is_not_written() {
    type Alter = fn(&mut Site);
    let cases: [(&str, Alter); 3] = [
        ("the address is not shown", |s| s.address = None),
        ("it is another client's by now", |s| s.client = Some(ClientId(11))),
        ("it was changed", |s| *s = site("4 Mill Road")),
    ];
    for (case, alter) in cases {
        let (bench, held) = (bench(vec![change()]), Arc::new(Mutex::new(site(""))));
        alter(&mut held.lock().unwrap());
        let mut halo = MockHalo::new();
        halo.expect_clients().returning(|| Ok(vec![acme()]));
        halo.expect_site().returning(move |_| Ok(Some(held.lock().unwrap().clone())));
        let stale = Some(ErrorCode::PlanStale);
        assert_eq!(end(&bench, &halo).await, (ChangeState::Stale, 0, stale), "{case}: nothing is sent");
    }
}
