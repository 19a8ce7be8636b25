//! What a person answers, how long it holds, and what is told of it.

use super::{imported, kinds, none, only, open, row};
use crate::support::shop::{Shop, number};
use halyard_core::ErrorCode;
use halyard_core::app::screens::audit::AuditWish;
use halyard_core::app::{GiacomForm, StandingState, Until};
use halyard_core::attention::Kind;
use halyard_core::domain::CustomerId;
use halyard_core::store::{AuditKind, MatchEdit, user};
use jiff::{Timestamp, ToSpan, Zoned};

/// A shop with one item: a plan that waits.
async fn waiting() -> (Shop, String) {
    let shop = imported().await;
    let (customer, product, row) = row(&shop);
    shop.practice.giacom().set_quantity(&customer, &product, number(&row["quantity"]) + 1);
    shop.plan().await;
    let key = only(&shop.app, Kind::PlanWaiting).key;
    (shop, key)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snooze_ends_and_says_by_whom_it_was() {
    let (shop, key) = waiting().await;
    let keys = std::slice::from_ref(&key);
    assert_eq!(shop.app.snooze_attention(keys, &Until::Week).unwrap(), 1);
    let now = Timestamp::now();
    let inbox = shop.app.inbox_at(now).unwrap();
    assert!(inbox.rows.is_empty(), "it is put off: {:?}", inbox.rows);
    let aside = &inbox.aside[0].standing;
    assert_eq!(
        (aside.state, aside.who.clone()),
        (StandingState::Snoozed, Some(user())),
        "by whom, till when"
    );
    assert!(open(&shop.app.inbox_at(now + (6 * 24).hours()).unwrap()).is_empty(), "not yet");
    let back = open(&shop.app.inbox_at(now + (8 * 24).hours()).unwrap());
    assert_eq!(
        back.iter().map(|l| l.key.clone()).collect::<Vec<_>>(),
        std::slice::from_ref(&key),
        "a week later it is back"
    );
    assert_eq!(shop.app.reopen_attention(keys).unwrap(), 1, "or at once, where a person wants it");
    assert_eq!(kinds(&shop.app), [Kind::PlanWaiting]);
    let refused = shop.app.snooze_attention(keys, &Until::On("2020-01-01".to_owned())).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Usage, "the past is no later");
    let unknown = shop.app.resolve_attention(&["renamed/giacom/nobody".to_owned()]).unwrap_err();
    assert_eq!(unknown.code, ErrorCode::Usage, "nothing of that key");
    let wish = AuditWish { kind: Some(AuditKind::AttentionAnswered), ..AuditWish::default() };
    assert_eq!(shop.app.audit_index(&wish).unwrap().rows, 2, "put off, and taken up again, are in the audit");
    assert!(shop.app.audit_verify().unwrap().intact);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snooze_ends_sooner_where_it_gets_more_urgent() {
    let shop = imported().await;
    let ends = |days: i64| {
        let mut form = GiacomForm::default().named("giacom");
        form.secret_expires = Some((Zoned::now().date() + days.days()).to_string());
        shop.app.connect_vendor(&form, None).unwrap();
    };
    ends(20);
    let key = only(&shop.app, Kind::SecretExpiring).key;
    shop.app.snooze_attention(std::slice::from_ref(&key), &Until::Month).unwrap();
    none(&shop.app, Kind::SecretExpiring, "put off");
    ends(19);
    none(&shop.app, Kind::SecretExpiring, "another day, as urgent as before");
    ends(6);
    only(&shop.app, Kind::SecretExpiring);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_is_forgotten_with_its_cause() {
    let (shop, key) = waiting().await;
    shop.app.resolve_attention(std::slice::from_ref(&key)).unwrap();
    assert_eq!(shop.app.store().answers().unwrap().len(), 1);
    shop.plan_and_apply().await;
    assert_eq!(kinds(&shop.app), []);
    assert!(shop.app.store().answers().unwrap().is_empty(), "nothing is left of it");
    assert!(shop.app.inbox().unwrap().aside.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_groups_key_stands_for_all_of_it() {
    let shop = imported().await;
    let customers: std::collections::BTreeSet<String> =
        shop.practice.giacom().rows().iter().map(|r| r["customerId"].as_str().unwrap().to_owned()).collect();
    for (n, id) in customers.iter().enumerate() {
        shop.practice.giacom().rename_customer(id, &format!("Another name {n}"));
    }
    shop.plan().await;
    let inbox = shop.app.inbox().unwrap();
    let group = inbox.rows.iter().find(|r| r.line.kind == Kind::Renamed).unwrap();
    assert!(group.line.several && group.members.len() > 3, "one row: {:?}", group.line);
    assert_eq!(group.line.count, group.members.len() as u64, "that counts them");
    let done = shop.app.resolve_attention(&["renamed/giacom".to_owned()]).unwrap();
    assert_eq!(done, group.members.len() as u64);
    none(&shop.app, Kind::Renamed, "all of them");
    let again = customers.iter().next().unwrap();
    shop.practice.giacom().rename_customer(again, "Yet another name");
    shop.plan().await;
    let back = only(&shop.app, Kind::Renamed);
    assert!(back.cause.contains("Yet another name"), "the one that is news comes back: {}", back.cause);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_is_told_again_only_when_there_is_more() {
    let shop = Shop::open("").await;
    assert!(shop.app.attention_untold().unwrap().is_empty(), "setting up is told by the first page");
    shop.app.refresh_match_table("giacom").await.unwrap();
    let untold = shop.app.attention_untold().unwrap();
    assert_eq!(untold.iter().map(|i| i.kind).collect::<Vec<_>>(), [Kind::Unmatched]);
    shop.app.mark_attention_told(&untold).unwrap();
    assert!(shop.app.attention_untold().unwrap().is_empty(), "once");
    let first = shop.app.store().customers(&shop.giacom).unwrap().remove(0).id;
    let wish = |id: CustomerId| MatchEdit::Create(id);
    shop.app.store().save_matches(&shop.giacom, "one", &[wish(first.clone())], Timestamp::now()).unwrap();
    assert!(shop.app.attention_untold().unwrap().is_empty(), "one fewer is no news");
    shop.app.forget_secret("giacom").unwrap();
    assert!(
        shop.app.attention_untold().unwrap().is_empty(),
        "a run that lacks its secret is told as that run"
    );
    let mut form = GiacomForm::default().named("giacom");
    form.secret_expires = Some(Zoned::now().date().to_string());
    shop.app.connect_vendor(&form, None).unwrap();
    let untold = shop.app.attention_untold().unwrap();
    assert_eq!(
        untold.iter().map(|i| i.kind).collect::<Vec<_>>(),
        [Kind::SecretExpiring],
        "something else is"
    );
    shop.app.resolve_attention(&[untold[0].key.to_string()]).unwrap();
    assert!(shop.app.attention_untold().unwrap().is_empty(), "what was put aside is not told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn since_when_is_kept() {
    let (shop, _) = waiting().await;
    shop.app.forget_secret("giacom").unwrap();
    let first = only(&shop.app, Kind::SecretMissing).since.expect("when it was first seen");
    let later = shop.app.inbox_at(Timestamp::now() + 5.hours()).unwrap();
    let again = open(&later).into_iter().find(|l| l.kind == Kind::SecretMissing).unwrap();
    assert_eq!(again.since, Some(first), "and not when it is looked at");
}
