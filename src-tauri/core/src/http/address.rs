//! Addresses as people enter them: repaired where the intent is plain, refused where it is not. Plain http
//! is for this machine only.

use crate::{Error, ErrorCode, Result};
use reqwest::Url;
use std::net::IpAddr;

/// An address as entered, made into a URL with a plain path (no trailing slash, query or fragment).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The address.
    pub url: Url,
    /// What was repaired, in words.
    pub notes: Vec<String>,
}

impl Entered {
    /// Reads an address; `what` names it in errors ("Halo resource server").
    pub fn read(what: &str, text: &str) -> Result<Self> {
        let mut notes = Vec::new();
        let stray = |c: char| c.is_whitespace() || "\"'`<>“”‘’,;".contains(c);
        let trimmed = text.trim_matches(stray);
        if trimmed.len() != text.len() {
            notes.push("Spaces or quotes around it were removed.".to_owned());
        }
        // Cut by hand, so that what stood before the cut can be trimmed in its turn.
        let plain = trimmed.split(['?', '#']).next().unwrap_or_default();
        if plain.len() != trimmed.len() {
            notes.push("Everything from ? or # on was removed.".to_owned());
        }
        let trimmed = plain.trim_end_matches(|c| stray(c) || matches!(c, '/' | '\\'));
        // A browser joins lines, which makes one host of two.
        if trimmed.contains(char::is_control) {
            return Err(invalid(what, "It goes over several lines."));
        }
        let lower = trimmed.to_ascii_lowercase();
        let full = if lower.starts_with("http:") || lower.starts_with("https:") {
            trimmed.to_owned()
        } else if lower.contains("://") {
            return Err(invalid(what, "Only https:// addresses can be used."));
        } else {
            notes.push("https:// was added.".to_owned());
            format!("https://{}", trimmed.trim_start_matches('/'))
        };
        let mut url = Url::parse(&full).map_err(|_| invalid(what, "It cannot be read as a web address."))?;
        let host_fits = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
        let named =
            |host: &str| host.chars().all(host_fits) && host.contains(|c: char| c.is_ascii_alphanumeric());
        if !url.host_str().is_some_and(named) {
            return Err(invalid(what, "It names no host."));
        }
        // `2130706433` and `%31` are hosts to a browser, but not ones that a person can read.
        let host = url.host_str().unwrap_or_default();
        if full.is_ascii() && !full.to_ascii_lowercase().contains(host) {
            return Err(invalid(what, &format!("It leads to {host}, which it does not show.")));
        }
        if url.username().contains('.') {
            return Err(invalid(what, &format!("It seems to name one host, and leads to another: {host}.")));
        }
        if !trimmed.contains("://") && is_loopback(&url) && url.set_scheme("http").is_ok() {
            notes.clear();
            notes.push("http:// was added: it is this machine.".to_owned());
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(Error::new(
                ErrorCode::AddressNotHttps,
                format!("The address of the {what} begins with http://."),
                "Credentials sent over plain http can be read on the way.",
                "Use the https:// address. Plain http is accepted for this machine only.",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            let _ = url.set_username("");
            let _ = url.set_password(None);
            notes.push("A user name in the address was removed.".to_owned());
        }
        let segments = segments(&url);
        set_segments(&mut url, &segments);
        Ok(Self { url, notes })
    }
}

/// The parts of the path that are not empty.
pub(crate) fn segments(url: &Url) -> Vec<String> {
    url.path().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Replaces the path. The parts come from a URL and are encoded already.
pub(crate) fn set_segments(url: &mut Url, segments: &[String]) {
    url.set_path(&segments.join("/"));
}

/// The address with one more part at its end, as in `{base}/AccountTotals`.
pub(crate) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let whole = format!("{}/{}", base.path().trim_end_matches('/'), path.trim_matches('/'));
    url.set_path(&whole);
    url
}

/// As text, without the slash that a URL without a path has.
pub(crate) fn as_text(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

/// True for this machine: 127.0.0.0/8, ::1, localhost.
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// The error of an address that cannot be used.
pub(crate) fn invalid(what: &str, why: &str) -> Error {
    Error::new(
        ErrorCode::AddressInvalid,
        format!("The address of the {what} cannot be used."),
        why,
        "Copy it from where it is shown, for example https://acme.halopsa.com/api.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_for_this_machine_only() {
        for ok in ["http://127.0.0.1:8080/x", "http://127.9.9.9", "http://[::1]:1", "http://localhost:3"] {
            assert!(Entered::read("service", ok).is_ok(), "{ok} is loopback");
        }
        for bad in ["http://example.net", "http://10.0.0.1", "http://localhost.example.net", "http://[::2]"] {
            let error = Entered::read("service", bad).unwrap_err();
            assert_eq!(error.code, ErrorCode::AddressNotHttps, "{bad} would carry a key in the clear");
        }
    }

    #[test]
    fn repairs_what_copying_leaves() {
        let read = |text| Entered::read("service", text).map(|entered| as_text(&entered.url));
        assert_eq!(read(" \"https://Api.Example.NET//v1/?a=b#c\" ").unwrap(), "https://api.example.net/v1");
        assert_eq!(read("api.example.net/v1").unwrap(), "https://api.example.net/v1", "https by default");
        assert_eq!(read("localhost:8080/v1").unwrap(), "http://localhost:8080/v1", "a port is no scheme");
        assert_eq!(read("a\\'\\").unwrap(), "https://a", "a backslash is a slash to a browser, too");
        assert_eq!(read("https://u:p@api.example.net").unwrap(), "https://api.example.net", "no password");
        for bad in ["", "   ", "ftp://x", "https://", "https:// a b/"] {
            assert!(read(bad).is_err(), "{bad:?} names no place");
        }
        for bad in
            ["2130706433", "https://0x7f.1", "https://a%2eb", "a.halopsa.com\nb.example", "a.com@b.example"]
        {
            assert!(read(bad).is_err(), "{bad:?} leads elsewhere than it shows");
        }
    }
}
