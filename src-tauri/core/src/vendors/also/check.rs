//! The named tests of a connection to ALSO. They read; there is nothing here that could write.

use super::client::Client;
use super::snapshot::nobody;
use super::wire::{Companies, Kind};
use crate::domain::Quantity;
use crate::vendors::{CheckRow, TestKey, Verdict};
use crate::{Error, ErrorCode};
use std::collections::HashSet;

/// What is tried once a session is there, in order.
const SIGNED_IN: [TestKey; 4] =
    [TestKey::OwnCompany, TestKey::ReadCustomers, TestKey::ReadSubscriptions, TestKey::SignOut];

/// The tests, in order.
pub(super) async fn check(client: &Client) -> Vec<CheckRow> {
    let mut rows = Vec::new();
    match client.reach().await {
        Ok(answer) => {
            rows.push(CheckRow::pass(TestKey::Address, format!("ALSO's API answers at {}.", answer.host())));
        }
        Err(error) => {
            rows.push(failed(TestKey::Address, &error));
            // A password is not sent to where ALSO is not.
            rows.extend(untried(&[TestKey::SignIn], "ALSO's API has to answer at this address first"));
            rows.extend(untried(&SIGNED_IN, "nobody is signed in"));
            return rows;
        }
    }
    if let Err(error) = client.sign_in().await {
        rows.push(failed(TestKey::SignIn, &error));
        rows.extend(untried(&SIGNED_IN, "nobody is signed in"));
        return rows;
    }
    rows.push(CheckRow::pass(
        TestKey::SignIn,
        "ALSO takes this user and password. Without a second factor they are all that protects the account: \
         best use an API-only user with a long password of its own.",
    ));
    let (own, account) = own_company(client).await;
    rows.push(own);
    match client.first_level(account).await {
        Ok(companies) => rows.extend(customers(client, &companies).await),
        Err(error) => {
            rows.push(failed(TestKey::ReadCustomers, &error));
            rows.extend(untried(&[TestKey::ReadSubscriptions], "customers could not be listed"));
        }
    }
    rows.push(match client.sign_out().await {
        Ok(()) => CheckRow::pass(TestKey::SignOut, "ALSO ended the session."),
        Err(error) => CheckRow::from_error(TestKey::SignOut, Verdict::Warn, &error),
    });
    rows
}

/// The company of the user, or the one that was entered, and its number.
async fn own_company(client: &Client) -> (CheckRow, Option<u64>) {
    const KEY: TestKey = TestKey::OwnCompany;
    let asked = client.settings.account;
    match client.company(asked).await {
        Ok(own) if own.kind == Kind::Reseller || own.kind == Kind::Customer => {
            let what = format!("The account is that of {} ({}).", own.title(), own.number);
            (CheckRow::pass(KEY, what), Some(own.number))
        }
        Ok(own) => (CheckRow::from_error(KEY, Verdict::Warn, &no_company(&own.title())), Some(own.number)),
        Err(error) => (failed(KEY, &error), asked),
    }
}

/// Customers, and the subscriptions of one of them.
async fn customers(client: &Client, companies: &Companies) -> [CheckRow; 2] {
    const KEY: TestKey = TestKey::ReadSubscriptions;
    let customers: Vec<_> = companies.listed.iter().filter(|c| c.kind == Kind::Customer).collect();
    let resellers = companies.listed.iter().filter(|c| c.kind == Kind::Reseller).count();
    let Some(one) = customers.iter().find(|c| !c.ended).or_else(|| customers.first()) else {
        let warning = CheckRow::from_error(TestKey::ReadCustomers, Verdict::Warn, &nobody());
        return [warning, CheckRow::untried(KEY, "there is no customer to ask for")];
    };
    let beside = if resellers > 0 {
        format!(" and {}", counted(resellers, "reseller", "resellers"))
    } else {
        String::new()
    };
    let all = counted(customers.len(), "customer", "customers");
    let listed = CheckRow::pass(TestKey::ReadCustomers, format!("ALSO lists {all}{beside}."));
    let numbers: HashSet<u64> = customers.iter().map(|c| c.number).collect();
    let row = match client.subscriptions(one, &numbers).await {
        Ok(reading) => {
            let all = reading.subscriptions.len();
            let told =
                reading.subscriptions.iter().filter(|s| matches!(s.quantity, Quantity::Known(_))).count();
            let what = format!(
                "The subscriptions of one customer can be read. It has {all}; {told} of them tell how \
                 many seats they have."
            );
            CheckRow::pass(KEY, what)
        }
        Err(error) => failed(KEY, &error),
    };
    [listed, row]
}

fn counted(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

fn no_company(name: &str) -> Error {
    Error::new(
        ErrorCode::AlsoRefused,
        format!("ALSO signs this user in as {name}, which is not a company."),
        "Customers belong to a reseller's company.",
        "Enter the id of your own company in the advanced settings, or use a user of that company with the \
         Reseller Admin role.",
    )
}

fn untried(keys: &[TestKey], why: &str) -> Vec<CheckRow> {
    keys.iter().map(|key| CheckRow::untried(*key, why)).collect()
}

fn failed(key: TestKey, error: &Error) -> CheckRow {
    CheckRow::from_error(key, Verdict::Fail, error)
}
