//! Keeps secrets out of everything that is shown, logged or stored: known secrets are replaced, and what
//! looks like a token is replaced as well.

use crate::secrets::Secret;
use std::borrow::Cow;
use std::sync::{PoisonError, RwLock};

/// What stands where a secret stood.
const HIDDEN: &str = "<hidden>";
/// How much of an answer is quoted at most, in characters.
const EXCERPT: usize = 200;
/// How many secrets are remembered; tokens come and go, the newest matter.
const REMEMBERED: usize = 16;
/// A run of letters and digits as long as this is taken for a token. Ids with hyphens stay readable.
const TOKEN_LENGTH: usize = 40;

/// The secrets in use by one connection.
#[derive(Debug, Default)]
pub struct Redaction(RwLock<Vec<Secret>>);

impl Redaction {
    /// Remembers a secret that must not be quoted. Short ones are left: hiding "a" would hide everything.
    pub fn remember(&self, secret: &Secret) {
        if secret.expose().len() < 4 {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.retain(|old| old.expose() != secret.expose());
        if known.len() >= REMEMBERED {
            // The first is the connection's own secret, which outlives its tokens.
            known.remove(1);
        }
        known.push(secret.clone());
    }

    /// A short, single-line quotation of an answer: web pages without their tags, no control characters,
    /// no secrets. Empty where nothing readable is left.
    pub fn excerpt(&self, text: &str) -> String {
        // Cut generously first, so that a large page costs little; then hide, then cut for good: a secret
        // must not escape by being cut in half.
        let mut head: String = text.chars().take(EXCERPT * 40).collect();
        if head.len() < text.len() {
            // Nor here: where tags and spaces go, the end of a long page comes into the quotation.
            let end = head.rfind(|c: char| c.is_whitespace() || c == '<').unwrap_or(0);
            head.truncate(end);
        }
        let page = super::answer::looks_like_html(head.as_bytes());
        // Before the tags go as well: a secret may look like one.
        let head = self.hide(&head);
        let hidden = if page { self.hide(&page_words(&head)) } else { head };
        let words: Vec<&str> =
            hidden.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
        let line = words.join(" ");
        let mut short: String = line.chars().take(EXCERPT).collect();
        if short.len() < line.len() {
            short.push('…');
        }
        short
    }

    /// The text with secrets replaced.
    pub fn hide(&self, text: &str) -> String {
        let mut text = Cow::Borrowed(text);
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut forms: Vec<String> = known
            .iter()
            .map(Secret::expose)
            .flat_map(|s| {
                let slashes = json_escaped(s).replace('/', "\\/");
                [s.to_owned(), percent_encoded(s), json_escaped(s), slashes, escaped_by_halo(s), in_a_page(s)]
            })
            .collect();
        // The longest first: a secret that is the beginning of another would leave the other's end.
        forms.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        forms.dedup();
        for form in forms {
            if text.contains(&form) {
                text = Cow::Owned(text.replace(&form, HIDDEN));
            }
        }
        hide_tokens(&text)
    }
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'*' => {
                out.push(byte.into());
            }
            _ => out.extend(["%", &format!("{byte:02X}")]),
        }
    }
    out
}

fn json_escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    quoted.trim_matches('"').to_owned()
}

/// As .NET writes it, which escapes more than JSON demands.
fn escaped_by_halo(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric()
            || matches!(c, '-' | '_' | '.' | '~' | '/' | '!' | '@' | '#' | '$' | '*' | '=' | ' ')
        {
            out.push(c);
        } else {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04X}")));
        }
    }
    out
}

fn in_a_page(text: &str) -> String {
    let plain = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    plain.replace('"', "&quot;").replace('\'', "&#39;")
}

/// Replaces long unbroken runs (bearer tokens, keys) that nobody told us of.
fn hide_tokens(text: &str) -> String {
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '/' | '=' | '~');
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        if is_token(c) {
            run.push(c);
            continue;
        }
        // Paths and host names are long as well, but have a slash or dots between short words.
        let longest = run.split(['/', '.']).map(str::len).max().unwrap_or(0);
        out.push_str(if longest >= TOKEN_LENGTH { HIDDEN } else { &run });
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// What a page says: its title and its body, the title left out where the body repeats it.
fn page_words(page: &str) -> String {
    let words = |whole: &[&str]| strip_tags(page, whole).split_whitespace().collect::<Vec<_>>().join(" ");
    let (body, full) = (words(&["style", "script", "title"]), words(&["style", "script"]));
    let title = full.strip_suffix(&body).unwrap_or_default().trim();
    if body.contains(title) { body } else { full }
}

fn strip_tags(page: &str, whole: &[&str]) -> String {
    let mut out = String::with_capacity(page.len());
    let lower = page.to_ascii_lowercase();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|open| at + open) {
        out.push_str(&page[at..open]);
        out.push(' ');
        let rest = &lower[open..];
        // Some elements go with what is in them, of others only the tag.
        let end = whole.iter().find(|name| rest[1..].starts_with(**name));
        let end = end.map_or_else(|| ">".to_owned(), |name| format!("</{name}"));
        let close = rest.find(&end).and_then(|end| rest[end..].find('>').map(|close| end + close + 1));
        at = close.map_or(page.len(), |close| open + close);
    }
    out.push_str(&page[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_replaced_in_every_spelling() {
        let redaction = Redaction::default();
        redaction.remember(&Secret::new("p@ss/w\"rd+1"));
        let shown = redaction.excerpt("a p@ss/w\"rd+1 b p%40ss%2Fw%22rd%2B1 c {\"x\":\"p@ss/w\\\"rd+1\"}");
        assert!(!shown.contains("w\"rd") && !shown.contains("%40ss") && !shown.contains("p@ss"), "{shown}");
    }

    #[test]
    fn unknown_tokens_are_replaced_and_ids_stay() {
        let token = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9".repeat(3);
        let shown = Redaction::default().excerpt(&format!(
            "Bearer {token} for 0a1b2c3d-0000-4000-8000-000000000001 at acme.halopsa.com/api/SoftwareLicence"
        ));
        assert!(!shown.contains("eyJhbG"), "a token nobody told us of is still a token: {shown}");
        assert!(
            shown.contains("0a1b2c3d-0000-4000-8000-000000000001"),
            "ids help to find the record: {shown}"
        );
        assert!(shown.contains("/api/SoftwareLicence"), "paths stay readable: {shown}");
    }

    #[test]
    fn pages_become_one_short_line() {
        let page = "<!DOCTYPE html><html><head><style>b{}</style><title>502 Bad Gateway</title></head>\
                    <body>\u{7}<h1>Sorry</h1>\n\n<script>x()</script></body></html>";
        assert_eq!(
            Redaction::default().excerpt(page),
            "502 Bad Gateway Sorry",
            "only words a person can use"
        );
        let twice = "<title>Bad Gateway</title><h1>502 Bad Gateway</h1>";
        assert_eq!(Redaction::default().excerpt(twice), "502 Bad Gateway", "nothing is said twice");
        let long = Redaction::default().excerpt(&"word ".repeat(1000));
        assert!(long.chars().count() <= EXCERPT + 1, "an error is not a dump");
    }
}
