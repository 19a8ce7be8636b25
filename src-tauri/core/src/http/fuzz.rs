//! Properties of what reads the bytes of others, whoever they are: nothing panics, nothing is made up, no
//! secret comes through.

use super::odd::{cases, day, is_nought, leaf, list, object, quoted, rows};
use super::redact::Redaction;
use super::values::{Json, civil_date};
use super::{Entered, is_loopback};
use crate::secrets::Secret;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::str::FromStr;

const NAMES: &[&str] = &["id", "name", "count", "data"];

fn read_all(json: Json<'_>) {
    let _ = (json.text(), json.words(), json.flag(), json.date(), json.whole(), json.decimal());
    for element in json.array().into_iter().flatten() {
        let _ = (element.text(), element.whole());
    }
    for (name, value) in json.object().unwrap_or_default().iter() {
        let _ = (name.len(), value.text(), value.decimal());
    }
}

/// Answers may be nested as deep as they are long.
#[test]
fn depth_is_no_matter() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let deep = format!("{}1{}", open.repeat(400_000), close.repeat(400_000));
        read_all(Json::parse(&deep).expect("it is JSON"));
        assert!(Json::parse(&deep[..deep.len() - 1]).is_none(), "a cut answer is no answer");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_not(text in ".*") {
        let _ = civil_date(&text);
        if let Some(json) = Json::parse(&text) {
            read_all(json);
        }
        let quoted = quoted(&text);
        read_all(Json::parse(&quoted).unwrap());
    }

    #[test]
    fn any_json_is_read_or_not(text in prop_oneof![leaf(), object(NAMES), list(rows(NAMES), NAMES, NAMES)]) {
        if let Some(json) = Json::parse(&text) {
            read_all(json);
        }
    }

    /// What cannot be read is none; only a nought is 0, and a whole number is the number that is written.
    #[test]
    fn unknown_is_never_nought(text in leaf()) {
        let json = Json::parse(&text).unwrap();
        if json.decimal().is_some_and(|n| n.is_zero()) || json.whole() == Some(0) {
            prop_assert!(is_nought(&text), "{text} was read as 0");
        }
        if let (Some(whole), Ok(plain)) = (json.whole(), Decimal::from_str(text.trim_matches('"').trim())) {
            prop_assert!((plain - Decimal::from(whole)).abs() < Decimal::new(1, 6), "{text} is not {whole}");
        }
    }

    /// A day that is read is the day that is written, in one of two orders.
    #[test]
    fn days_are_not_made_up(text in day()) {
        if let Some(date) = civil_date(&text) {
            let iso = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
            let uk = format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
            let plain = |t: &str| t.split(['-', '/']).map(|p| p.trim_start_matches('0').to_owned()).collect::<Vec<_>>();
            let day = text.trim().split(['T', ' ', 't']).next().unwrap_or_default();
            prop_assert!(plain(day) == plain(&iso) || plain(day) == plain(&uk), "{text} became {iso}");
        }
    }

    /// Addresses: repaired once and for all, and to no other host than the one that can be read there.
    #[test]
    fn an_address_leads_where_it_says(
        text in prop_oneof![
            any::<String>(),
            "(https?:)?[/\\\\]{0,3}([a-z.@:%0-9]{0,12}@)?[a-zA-Z0-9.-]{1,14}(:[0-9]{1,6})?[/\\\\\\?#@\t\r\n a-z.%-]{0,20}",
            "(https://)?[0-9a-fx.]{1,14}/?",
        ],
    ) {
        if let Ok(first) = Entered::read("service", &text) {
            let again = Entered::read("service", first.url.as_str()).unwrap();
            prop_assert_eq!(&again.url, &first.url);
            prop_assert!(again.notes.is_empty(), "repaired twice: {:?}", again.notes);
            let host = first.url.host_str().unwrap();
            prop_assert!(first.url.scheme() == "https" || is_loopback(&first.url), "{}", first.url);
            prop_assert!(first.url.username().is_empty() && first.url.password().is_none());
            if text.is_ascii() {
                let typed = text.to_ascii_lowercase();
                prop_assert!(typed.contains(host), "{text:?} became {host}");
                // What a reader takes for the host: up to the first slash, after the name of a user.
                let rest = typed.trim_matches(|c: char| c.is_whitespace() || "\"'`<>,;".contains(c));
                let rest = rest.strip_prefix("https:").or_else(|| rest.strip_prefix("http:")).unwrap_or(rest);
                let seen = rest.trim_start_matches(['/', '\\']).split(['/', '\\', '?', '#']).next().unwrap();
                let seen = seen.rsplit('@').next().unwrap();
                prop_assert!(seen.starts_with(host), "{text:?} shows {seen} and became {host}");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(128))]

    /// An answer may quote what it was sent, in any spelling and at any place: it is not passed on.
    #[test]
    fn no_secret_is_quoted(
        secret in "[A-Za-z0-9+/=_.~&'\"<:!-]{8,40}", other in "[A-Za-z0-9+/=]{4,12}",
        before in "([ -~]{0,30}|<[a-z]{1,6}>){0,6}", padding in 0usize..9000, after in "[ -~]{0,60}", form in 0u8..6, page: bool,
    ) {
        let redaction = Redaction::default();
        redaction.remember(&Secret::new(&other));
        redaction.remember(&Secret::new(&secret));
        redaction.remember(&Secret::new(&secret[..secret.len() / 2]));
        let shown = match form {
            0 => secret.clone(),
            1 => quoted(&secret),
            2 => secret.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect(),
            3 => secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&#39;"),
            4 => secret.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\u{:04X}", u32::from(c)) }).collect(),
            _ => format!("Bearer {secret}"),
        };
        let start = if page { "<html>" } else { "" };
        let text = format!("{start}{before}{} {shown} {after}", "<i>".repeat(padding / 3));
        let said = redaction.excerpt(&text);
        prop_assert!(said.chars().count() <= 201 && !said.contains(char::is_control), "one short line: {said:?}");
        // Spaces and words of our own aside: what is left of the secret must not be told.
        let tail = &secret[secret.len() / 2..];
        prop_assume!(!tail.is_empty() && !format!("{before}{after}<hidden>Bearer").contains(tail));
        prop_assert!(!said.contains(&secret), "{said}");
        if tail.len() >= 8 && !tail.contains(['<', '&', '"', '\'']) {
            prop_assert!(!said.contains(tail), "half of {secret} in {said}");
        }
    }

    /// However long `Retry-After` is, it is a wait or none, and never more than what is written.
    #[test]
    fn retry_after_is_a_wait_or_nothing(
        text in prop_oneof!["[0-9.eE+-]{0,24}", "[ -~]{0,40}", "[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{1,6} [0-9:]{5,9} (GMT|[+-][0-9]{4})"],
    ) {
        let Ok(value) = reqwest::header::HeaderValue::from_str(&text) else { return Ok(()) };
        let headers = reqwest::header::HeaderMap::from_iter([(reqwest::header::RETRY_AFTER, value)]);
        let asked = super::send::retry_after(&headers);
        let tried = super::Tried { failures: 0, slowed: 1, waited: std::time::Duration::ZERO };
        let policy = super::Policy::default();
        let decision = super::decide(&policy, super::Kind::Write, super::Outcome::Status(429), tried, asked);
        if let super::Decision::Wait(wait) = decision {
            prop_assert!(wait <= policy.patience, "{text:?} holds up for {wait:?}");
        }
    }
}
