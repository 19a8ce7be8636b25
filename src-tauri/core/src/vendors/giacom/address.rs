//! Giacom's address as entered. Facts 2: VERIFIED from a live client.

use crate::http::address::{Entered, invalid, segments, set_segments};
use crate::{Error, ErrorCode, Result};
use reqwest::Url;

/// Cloud Market's Billing v1.
pub(super) const DEFAULT: &str = "https://cloudmarket-services.azure-api.net/Billing/v1";
/// Hosts of the portals, which people see and paste, and where no API is.
const PORTALS: [&str; 2] = ["cloud.market", "developer.azure-api.net"];

/// Where to ask: the address, and a second one to try where the first answers that there is no such path.
pub(super) fn bases(entered: &str, version: &str) -> Result<Vec<Url>> {
    if !matches!(version.trim().to_ascii_lowercase().as_str(), "" | "v1" | "1") {
        return Err(Error::new(
            ErrorCode::Usage,
            format!("Giacom's API version {version} is not available in Halyard."),
            "What Halo calls v2 is not open to the public, and Halo's own guide tells to stay on v1.",
            "Use v1.",
        ));
    }
    let entered = if entered.trim().is_empty() { DEFAULT } else { entered };
    let mut url = Entered::read("Giacom API", entered)?.url;
    let host = url.host_str().unwrap_or_default();
    if PORTALS.iter().any(|portal| host == *portal || host.ends_with(&format!(".{portal}"))) {
        return Err(Error {
            fix: format!("Leave the address as it is by default: {DEFAULT}"),
            ..invalid("Giacom API", "It is a portal's address; the API is elsewhere.")
        });
    }
    let mut parts = segments(&url);
    let operation = |part: &String| {
        let known = ["Status", "AccountTotals", "SubscriptionsManagementReport"];
        known.iter().any(|name| part.eq_ignore_ascii_case(name))
    };
    while parts.last().is_some_and(operation) {
        parts.pop();
    }
    set_segments(&mut url, &parts);
    let plain = url.clone();
    match parts.last() {
        None => parts.extend(["Billing".to_owned(), "v1".to_owned()]),
        Some(last) if last.eq_ignore_ascii_case("billing") => parts.push("v1".to_owned()),
        Some(_) => return Ok(vec![plain]),
    }
    set_segments(&mut url, &parts);
    Ok(vec![url, plain])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(entered: &str) -> String {
        bases(entered, "v1").unwrap()[0].to_string()
    }

    #[test]
    fn short_and_long_forms_lead_to_the_same_place() {
        for entered in [
            "",
            DEFAULT,
            "cloudmarket-services.azure-api.net",
            "https://cloudmarket-services.azure-api.net/Billing/",
            "https://cloudmarket-services.azure-api.net/Billing/v1/AccountTotals?pageSize=1",
        ] {
            assert_eq!(first(entered), DEFAULT, "{entered:?}");
        }
        assert_eq!(first("http://127.0.0.1:8080/giacom"), "http://127.0.0.1:8080/giacom", "kept as it is");
    }

    #[test]
    fn portals_and_v2_are_refused_with_the_reason() {
        for portal in ["https://giacom.cloud.market", "cloudmarket-services.developer.azure-api.net"] {
            assert_eq!(bases(portal, "v1").unwrap_err().code, ErrorCode::AddressInvalid, "{portal}");
        }
        assert_eq!(bases("", "v2").unwrap_err().code, ErrorCode::Usage, "there is no v2 to talk to");
        let plain = bases("http://giacom.example.net", "v1").unwrap_err();
        assert_eq!(plain.code, ErrorCode::AddressNotHttps, "the key can take payments: never in the clear");
    }
}
