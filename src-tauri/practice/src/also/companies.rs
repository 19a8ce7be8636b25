//! `GetCompany`, `GetReseller`, `GetCompanies` and `GetResellers`.
//!
//! Without a key they are about the caller (VERIFIED of the single reads and of live use of the lists). May not
//! touch subscriptions.

use super::{body::Sent, books::Store, dates::Dates, fault::Fault, records::Kind, shown};
use crate::faults::Turn;
use serde_json::Value;

/// One company or reseller, in an array unless a setting says otherwise.
pub(super) fn one(
    store: &Store,
    sent: &Sent,
    resellers: bool,
    dates: Dates,
    turn: &mut Turn,
) -> Result<Value, Fault> {
    let id = sent.id("accountId")?.unwrap_or(store.reseller);
    let wanted = |kind| kind == Kind::Reseller || !resellers && kind == Kind::Company;
    let found = store.account(id).filter(|account| wanted(account.kind));
    let account = found.ok_or_else(|| Fault::new(format!("There is no such account: {id}.")))?;
    let value = shown::company(account, dates);
    Ok(if turn.on("company-object") { value } else { Value::Array(vec![value]) })
}

/// The first level below an account.
pub(super) fn children(
    store: &Store,
    sent: &Sent,
    resellers: bool,
    dates: Dates,
    turn: &mut Turn,
) -> Result<Value, Fault> {
    let asked = sent.id("parentAccountId")?;
    if turn.on("parent-required") && asked.is_none() {
        return Err(Fault::new("The parameter parentAccountId is missing."));
    }
    let parent = asked.unwrap_or(store.reseller);
    let known =
        store.account(parent).filter(|account| matches!(account.kind, Kind::Reseller | Kind::Company));
    if known.is_none() {
        return Err(Fault::new(format!("There is no such account: {parent}.")));
    }
    if turn.fires("empty").is_some() {
        return Ok(Value::Array(Vec::new()));
    }
    let below = store.children(parent).filter(|account| !resellers || account.kind == Kind::Reseller);
    let mut all: Vec<Value> = below.map(|account| shown::company(account, dates)).collect();
    if let Some(lacking) = turn.fires("short") {
        all.truncate(all.len().saturating_sub(lacking.parse().unwrap_or(1)));
    }
    Ok(Value::Array(all))
}
