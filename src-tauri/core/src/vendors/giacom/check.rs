//! The named tests of a connection to Giacom. They read; there is nothing here that could write.

use super::client::{Client, refusal};
use super::wire::sheet;
use crate::Error;
use crate::http::Answer;
use crate::vendors::{CheckRow, TestKey, Verdict};

/// The tests, in order.
pub(super) async fn check(client: &Client) -> Vec<CheckRow> {
    let mut rows = vec![status(client).await];
    match client.first_row().await {
        Ok(answer) => rows.extend([key(&answer), list(&answer)]),
        Err(error) => {
            rows.extend([failed(TestKey::ApiKey, &error), failed(TestKey::ReadSubscriptions, &error)]);
        }
    }
    rows
}

async fn status(client: &Client) -> CheckRow {
    const KEY: TestKey = TestKey::Status;
    match client.status().await {
        Ok(answer) if answer.is_success() => {
            CheckRow::pass(KEY, format!("Giacom answers at {}.", answer.host()))
        }
        Ok(answer) if matches!(answer.status, 401 | 403) => failed(KEY, &refusal(&answer)),
        // The readings that matter may work all the same.
        Ok(answer) => CheckRow::from_error(KEY, Verdict::Warn, &refusal(&answer)),
        Err(error) => failed(KEY, &error),
    }
}

/// Anything but a refusal proves that the key was taken; so does a 400 (facts 3, VERIFIED).
fn key(answer: &Answer) -> CheckRow {
    const KEY: TestKey = TestKey::ApiKey;
    match answer.status {
        200..=299 | 400 => CheckRow::pass(KEY, "Giacom takes this key."),
        401 | 403 => failed(KEY, &refusal(answer)),
        _ => CheckRow::from_error(KEY, Verdict::Warn, &refusal(answer)),
    }
}

fn list(answer: &Answer) -> CheckRow {
    const KEY: TestKey = TestKey::ReadSubscriptions;
    if answer.status == 400 {
        return CheckRow::from_error(KEY, Verdict::Warn, &refusal(answer));
    }
    if !answer.is_success() {
        return failed(KEY, &refusal(answer));
    }
    match answer.json().map(sheet) {
        Ok(Some(sheet)) if sheet.rows.is_empty() => {
            CheckRow::from_error(KEY, Verdict::Warn, &super::snapshot::empty())
        }
        Ok(Some(_)) => CheckRow::pass(KEY, "Giacom lists subscriptions."),
        Ok(None) => failed(KEY, &answer.shape("a list in `data`")),
        Err(error) => failed(KEY, &error),
    }
}

fn failed(key: TestKey, error: &Error) -> CheckRow {
    CheckRow::from_error(key, Verdict::Fail, error)
}
