//! Which of Giacom's API versions answers this key. Halo's guides contradict each other on it, so both are
//! tried and shown; reading is all that is tried.

use super::address;
use super::client::{Client, refusal};
use super::settings::GiacomSettings;
use crate::http::Sender;
use crate::secrets::Secret;
use crate::vendors::{CheckRow, TestKey, Verdict};
use crate::{Error, ErrorCode, Result};

/// v1, then v2. v2's address is ASSUMED: the one of v1 with `v2` at its end (facts 7 know none).
pub async fn probe(settings: &GiacomSettings, key: &Secret, sender: Sender) -> Result<[CheckRow; 2]> {
    let v1 = Client::new(settings, key.clone(), sender.clone())?;
    let first = answered(&v1, TestKey::VersionV1, "v1").await;
    let Some(base) = second(settings)? else { return Ok([first, nowhere()]) };
    let settings = GiacomSettings { base_url: base, ..settings.clone() };
    let v2 = Client::new(&settings, key.clone(), sender)?;
    Ok([first, answered(&v2, TestKey::VersionV2, "v2").await])
}

async fn answered(client: &Client, key: TestKey, version: &str) -> CheckRow {
    match client.first_row().await {
        // A 400 proves that the key was taken (facts 3, VERIFIED of v1).
        Ok(answer) if answer.is_success() || answer.status == 400 => {
            CheckRow::pass(key, format!("{version} answers this key."))
        }
        Ok(answer) if answer.status == 404 => CheckRow::from_error(key, Verdict::Fail, &absent(version)),
        Ok(answer) => CheckRow::from_error(key, Verdict::Fail, &refusal(&answer)),
        Err(error) => CheckRow::from_error(key, Verdict::Fail, &error),
    }
}

/// The address of v2, where that of v1 ends in `v1`.
fn second(settings: &GiacomSettings) -> Result<Option<String>> {
    let bases = address::bases(&settings.base_url, "v1")?;
    let first = bases.first().map(ToString::to_string).unwrap_or_default();
    Ok(first.trim_end_matches('/').strip_suffix("/v1").map(|front| format!("{front}/v2")))
}

fn absent(version: &str) -> Error {
    Error::new(
        ErrorCode::NotFound,
        format!("Giacom has no {version} at this address."),
        "The gateway takes the request and knows no such path (404).",
        "Use the version that answers.",
    )
}

fn nowhere() -> CheckRow {
    let error = Error::new(
        ErrorCode::NotFound,
        "v2 was not tried.",
        "The address does not end in v1, so there is no telling where v2 would be.",
        "Use v1.",
    );
    CheckRow::from_error(TestKey::VersionV2, Verdict::Warn, &error)
}
