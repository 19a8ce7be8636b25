//! ALSO's faults: XML, whatever is asked for and whatever the status (facts 8: VERIFIED). Read by local names,
//! for two namespaces are seen. Pure, and hardened: nothing is resolved, nothing nests deep, little is taken.

use crate::http::Answer;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// The largest fault that is read, in bytes (facts 8, as a live client does).
const LARGEST: usize = 16 * 1024;
/// The deepest nesting; a fault has five levels.
const DEEPEST: usize = 16;
/// As much is kept of one text, in characters.
const LONGEST: usize = 1000;

/// A fault, as far as Halyard needs it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fault {
    /// What it says, for people; may be empty.
    pub message: String,
    /// True where it says that the session is over.
    pub expired: bool,
    /// The reference for ALSO's support.
    pub issue: Option<String>,
    /// True where the service itself speaks, not only the server it runs on.
    pub service: bool,
}

impl Fault {
    /// The fault in an answer; none where it is something else, or nothing that may be read.
    pub fn of(answer: &Answer) -> Option<Self> {
        Self::parse(&answer.text)
    }

    /// Reads a fault.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LARGEST || !text.trim_start().starts_with('<') {
            return None;
        }
        let mut reader = Reader::from_str(text);
        let mut open: Vec<String> = Vec::new();
        let mut seen = Seen::default();
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) => {
                    open.push(tag.local_name().into_inner().to_owned());
                    seen.enter(&open)?;
                }
                Event::Empty(tag) => {
                    open.push(tag.local_name().into_inner().to_owned());
                    seen.enter(&open)?;
                    open.pop();
                }
                Event::End(_) => {
                    open.pop();
                }
                Event::Text(part) => seen.take(&open, &part.xml10_content()),
                Event::CData(part) => seen.take(&open, &part.xml10_content()),
                Event::GeneralRef(name) => seen.take(&open, &character(&name)?),
                // What a document type declares may grow without end.
                Event::DocType(_) => return None,
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        // Cut off in the middle, it is not known what else it would have said.
        (open.is_empty() && seen.fault).then(|| seen.into_fault())
    }
}

/// The five names that XML itself knows, and characters by number; others are not resolved.
fn character(name: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Some(c.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(&name.xml10_content()).map(str::to_owned)
}

#[derive(Debug, Default)]
struct Seen {
    fault: bool,
    service: bool,
    message: String,
    reason: String,
    expired: String,
    issue: String,
}

impl Seen {
    /// A tag was opened. None where this is no fault at all.
    fn enter(&mut self, open: &[String]) -> Option<()> {
        let names: Vec<&str> = open.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["Fault"] | ["Envelope", "Body", "Fault"] => self.fault = true,
            ["Envelope"] | ["Envelope", "Header" | "Body", ..] => {}
            [_] => return None,
            [.., "ServiceException"] => self.service = true,
            _ => {}
        }
        (open.len() <= DEEPEST).then_some(())
    }

    fn take(&mut self, open: &[String], part: &str) {
        let to = match open.last().map(String::as_str) {
            Some("Message") => &mut self.message,
            Some("Text" | "faultstring") => &mut self.reason,
            Some("IsSessionExpired") => &mut self.expired,
            Some("IssueToken") => &mut self.issue,
            _ => return,
        };
        let room = LONGEST.saturating_sub(to.chars().count());
        to.extend(part.chars().take(room));
    }

    fn into_fault(self) -> Fault {
        let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (message, reason, issue) = (said(&self.message), said(&self.reason), said(&self.issue));
        let expired = self.expired.trim();
        Fault {
            message: if message.is_empty() { reason } else { message },
            expired: expired.eq_ignore_ascii_case("true") || expired == "1",
            issue: Some(issue).filter(|issue| !issue.is_empty()),
            service: self.service,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(detail: &str) -> String {
        format!(
            r#"<Fault xmlns="http://schemas.microsoft.com/ws/2005/05/envelope/none"><Code><Value>Sender</Value></Code><Reason><Text xml:lang="en-US">A reason</Text></Reason><Detail><ServiceException xmlns="http://schemas.datacontract.org/2004/07/Nervogrid.Platform.API" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">{detail}</ServiceException></Detail></Fault>"#
        )
    }

    #[test]
    fn faults_in_every_dress() {
        let text = plain(
            "<IsSessionExpired>true</IsSessionExpired><IssueToken>AB-12</IssueToken><Message>It &amp; that &#233;</Message>",
        );
        let fault = Fault::parse(&text).unwrap();
        assert!(fault.expired && fault.service, "{fault:?}");
        assert_eq!((fault.message.as_str(), fault.issue.as_deref()), ("It & that é", Some("AB-12")));

        let soap = r#"<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Reason><s:Text>No</s:Text></s:Reason><s:Detail><a:ServiceException xmlns:a="urn:x"><a:IsSessionExpired>false</a:IsSessionExpired><a:IssueToken i:nil="true"/><a:Message><![CDATA[a < b]]></a:Message></a:ServiceException></s:Detail></s:Fault></s:Body></s:Envelope>"#;
        let fault = Fault::parse(soap).unwrap();
        assert_eq!(
            (fault.message.as_str(), fault.expired, fault.issue),
            ("a < b", false, None),
            "by local name"
        );

        let bare = r#"<s:Fault xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Reason><s:Text>Only a reason</s:Text></s:Reason></s:Fault>"#;
        assert_eq!(Fault::parse(bare).unwrap().message, "Only a reason", "where there is no message");
        assert!(!Fault::parse(bare).unwrap().service, "the server spoke, not the service");
    }

    #[test]
    fn what_is_no_fault_is_none() {
        let bomb = format!("<!DOCTYPE Fault [<!ENTITY a \"b\">]>{}", plain("<Message>&a;</Message>"));
        let deep = plain(&format!("{}{}", "<a>".repeat(40), "</a>".repeat(40)));
        let large = plain(&format!("<Message>{}</Message>", "x".repeat(17 * 1024)));
        let whole = plain("<Message>m</Message>");
        for (text, why) in [
            (bomb.as_str(), "a document type is refused"),
            (&plain("<Message>&a;</Message>"), "an entity nobody declared"),
            (&deep, "too deep"),
            (&large, "too large"),
            (&whole[..whole.len() - 9], "cut off"),
            ("<html><body>Fault</body></html>", "a page"),
            ("<html><Fault/></html>", "a page with a fault in it"),
            ("{\"Fault\":1}", "JSON"),
            ("", "nothing"),
        ] {
            assert_eq!(Fault::parse(text), None, "{why}");
        }
    }
}
