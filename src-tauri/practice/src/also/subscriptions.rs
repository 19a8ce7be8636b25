//! `GetSubscriptions`, `GetSubscription` and `GetSubscriptionWithAddons`.
//!
//! An absent id and one that is no company's answer a fault (VERIFIED of `GetSubscriptions`). May not change
//! anything.

use super::{body::Sent, books::Store, dates::Dates, fault::Fault, records::Kind, shown, spoil};
use crate::faults::Turn;
use serde_json::Value;

/// Whether the prices are those of another reseller; a context that is no reseller is refused.
pub(super) fn dearer(store: &Store, sent: &Sent) -> Result<bool, Fault> {
    let Some(id) = sent.id("resellerContext")? else { return Ok(false) };
    let known = store.account(id).filter(|account| account.kind == Kind::Reseller);
    known
        .map(|account| account.id != store.reseller)
        .ok_or_else(|| Fault::new(format!("There is no such reseller: {id}.")))
}

/// Every subscription of a company.
pub(super) fn of_company(store: &Store, sent: &Sent, dates: Dates, turn: &mut Turn) -> Result<Value, Fault> {
    let id = sent.required("parentAccountId")?;
    let dearer = dearer(store, sent)?;
    let no_users = sent.flag("excludeUserLevel")?;
    let company = store.account(id).filter(|account| account.kind == Kind::Company);
    let company = company.ok_or_else(|| Fault::new(format!("The account {id} is no company.")))?;
    if store.failing.contains(&id) || strikes(store, id, turn) {
        return Err(Fault::new("An unexpected error occurred."));
    }
    if turn.fires("empty").is_some() {
        return Ok(Value::Array(Vec::new()));
    }
    let (before, of) = store.place_of(company.id);
    let mut all = Vec::new();
    for (place, one) in store.of_company(id).iter().enumerate() {
        let of_user = store.account(one.parent).is_some_and(|account| account.kind == Kind::User);
        if no_users && of_user {
            continue;
        }
        let value = shown::subscription(store, one, dearer, dates);
        spoil::into(&mut all, value, turn, before + place, of);
    }
    if let Some(lacking) = turn.fires("short") {
        all.truncate(all.len().saturating_sub(lacking.parse().unwrap_or(1)));
    }
    let only = if all.len() == 1 && turn.on("subscription-object") { all.pop() } else { None };
    Ok(only.unwrap_or(Value::Array(all)))
}

fn strikes(store: &Store, id: i64, turn: &mut Turn) -> bool {
    let companies = || store.accounts().filter(|account| account.kind == Kind::Company);
    let place = companies().position(|account| account.id == id);
    place.is_some_and(|place| turn.row("company-fails", place, companies().count()))
}

/// One subscription, with what is added to it if that is asked for.
pub(super) fn one(
    store: &Store,
    sent: &Sent,
    with_addons: bool,
    dates: Dates,
    turn: &mut Turn,
) -> Result<Value, Fault> {
    let id = sent.required("accountId")?;
    let dearer = dearer(store, sent)?;
    let one =
        store.subscription(id).ok_or_else(|| Fault::new(format!("There is no such subscription: {id}.")))?;
    let mut value = shown::subscription(store, one, dearer, dates);
    if let (true, Value::Object(members), Some(addons)) = (with_addons, &mut value, shown::addons(store, one))
    {
        members.insert("Addons".to_owned(), addons);
    }
    let (before, of) = store.place_of(one.company);
    let place = store.of_company(one.company).iter().position(|other| other.id == id).unwrap_or(0);
    let mut all = Vec::new();
    spoil::into(&mut all, value, turn, before + place, of);
    Ok(all.swap_remove(0))
}
