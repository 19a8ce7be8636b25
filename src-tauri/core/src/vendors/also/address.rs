//! A marketplace's address as entered, made into scheme and host; the API's path is added to it (facts 2).

use super::{AlsoSettings, Marketplace};
use crate::Result;
use crate::http::address::{Entered, invalid, set_segments};
use reqwest::Url;

/// How it is named in errors.
const NAME: &str = "marketplace";

/// Scheme and host of an address in any form a person would paste: the portal's with its path or `#…`, the
/// API's own, without scheme, with dots at its end. Empty stands for the marketplace's usual one.
pub(super) fn origin(marketplace: Marketplace, entered: &str) -> Result<Entered> {
    let entered = if entered.trim().is_empty() { marketplace.usual_url() } else { entered };
    let mut found = Entered::read(NAME, entered.trim().trim_end_matches('.'))?;
    if let Some(host) = found.url.host_str().and_then(|host| host.strip_suffix('.')).map(str::to_owned) {
        let host = host.trim_end_matches('.');
        if host.is_empty() || found.url.set_host(Some(host)).is_err() {
            return Err(invalid(NAME, "It names no host."));
        }
    }
    if found.url.path() != "/" {
        found.notes.push("The path was removed: only the host is needed.".to_owned());
        set_segments(&mut found.url, &[]);
    }
    Ok(found)
}

/// Where the API's operations are.
pub(super) fn rest(settings: &AlsoSettings) -> Result<Url> {
    let mut url = origin(settings.marketplace, &settings.marketplace_url)?.url;
    let parts: Vec<String> =
        settings.path_prefix.trim().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let fits = |part: &String| {
        part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b)) && part.as_str() != ".."
    };
    if !parts.iter().all(fits) {
        return Err(invalid(NAME, "The path of the API may have letters, digits, dots and slashes only."));
    }
    set_segments(&mut url, &parts);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorCode;

    fn read(entered: &str) -> String {
        let settings = AlsoSettings { marketplace_url: entered.to_owned(), ..AlsoSettings::default() };
        rest(&settings).unwrap().to_string()
    }

    #[test]
    fn every_form_a_person_pastes_leads_to_the_same_place() {
        const PLACE: &str = "https://marketplace.also.ch/SimpleAPI/SimpleAPIService.svc/rest";
        for entered in [
            "https://marketplace.also.ch",
            "https://marketplace.also.ch/",
            "marketplace.also.ch",
            "  MARKETPLACE.ALSO.CH. ",
            "https://marketplace.also.ch./",
            "HTTPS://Marketplace.Also.Ch/#/Account/View/123456/Overview",
            "https://marketplace.also.ch/en/home?lang=de#/x",
            "\"https://marketplace.also.ch\"",
            PLACE,
            "https://marketplace.also.ch/SimpleAPI/SimpleAPIService.svc/rest/GetSessionToken",
            "https://user:pw@marketplace.also.ch/",
        ] {
            assert_eq!(read(entered), PLACE, "{entered:?}");
        }
        for host in ["marketplace.alsofrance.fr", "marketplace.alsopolska.pl", "cloud.also.com"] {
            assert!(
                read(host).starts_with(&format!("https://{host}/SimpleAPI/")),
                "{host} is taken as it is"
            );
        }
        assert_eq!(read(""), read("https://cloud.also.com"), "the usual one");
    }

    #[test]
    fn plain_http_and_nonsense_are_refused() {
        let code = |entered: &str| origin(Marketplace::Also, entered).unwrap_err().code;
        assert_eq!(
            code("http://marketplace.also.ch"),
            ErrorCode::AddressNotHttps,
            "a password would be read"
        );
        for bad in ["...", "ftp://marketplace.also.ch", "https://", "a b"] {
            assert_eq!(code(bad), ErrorCode::AddressInvalid, "{bad:?}");
        }
        assert!(read("127.0.0.1:8080/x").starts_with("http://127.0.0.1:8080/SimpleAPI"), "this machine");
    }

    #[test]
    fn another_path_stays_a_path() {
        let at =
            |prefix: &str| rest(&AlsoSettings { path_prefix: prefix.to_owned(), ..AlsoSettings::default() });
        assert_eq!(at("/Simple/v2/").unwrap().path(), "/Simple/v2", "as set");
        assert_eq!(at("").unwrap().path(), "/", "none");
        for bad in ["/a?b", "//x@y/", "/../..", "https://b.example/rest"] {
            assert!(at(bad).is_err(), "{bad:?} would lead elsewhere");
        }
    }
}
