//! Refusals, which ALSO writes as XML whatever is asked for.
//!
//! The two forms, the two content types and the status 500 for nearly everything: VERIFIED. May not decide what
//! is refused.

use crate::{faults::Turn, net::Reply, seed};

/// Why a request was refused.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    status: u16,
    expired: bool,
    message: String,
}

impl Fault {
    /// The usual refusal.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { status: 500, expired: false, message: message.into() }
    }

    /// A refusal with another status.
    pub(super) fn with_status(status: u16, message: impl Into<String>) -> Self {
        Self { status, ..Self::new(message) }
    }

    /// The session is over.
    pub(super) fn session_over() -> Self {
        Self { expired: true, ..Self::new("The session has expired.") }
    }

    /// As it is sent.
    pub(super) fn reply(&self, turn: &mut Turn) -> Reply {
        self.sent(turn, "", 0)
    }

    /// With a document type and an entity in front, which no reader should follow.
    pub(super) fn with_doctype(&self, turn: &mut Turn) -> Reply {
        self.sent(turn, "<!DOCTYPE Fault [<!ENTITY more \"more \"><!ENTITY most \"&more;&more;\">]>", 0)
    }

    /// With so many bytes of padding in its message.
    pub(super) fn padded(&self, turn: &mut Turn, bytes: usize) -> Reply {
        self.sent(turn, "", bytes)
    }

    fn sent(&self, turn: &mut Turn, before: &str, padding: usize) -> Reply {
        let kind = match turn.setting("fault-type").as_deref() {
            Some("application") => "application/xml; charset=utf-8",
            _ => "text/xml; charset=utf-8",
        };
        let soap = turn.setting("fault-xml").as_deref() == Some("soap");
        let entity = if before.is_empty() { "" } else { "&most;" };
        let message = format!("{}{entity}{}", escaped(&self.message), "x".repeat(padding));
        // The reference that support asks for; a fault about the session has none.
        let token = if self.expired {
            "<IssueToken i:nil=\"true\"/>".to_owned()
        } else {
            format!("<IssueToken>{:016x}</IssueToken>", seed::mix(seed::salt(&self.message)))
        };
        let inner = format!(
            "<ServiceException xmlns=\"http://schemas.datacontract.org/2004/07/Nervogrid.Platform.API\" \
             xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><IsSessionExpired>{}</IsSessionExpired>{token}\
             <Message>{message}</Message></ServiceException>",
            self.expired
        );
        let (p, space) = if soap {
            ("s:", "xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"")
        } else {
            ("", "xmlns=\"http://schemas.microsoft.com/ws/2005/05/envelope/none\"")
        };
        let body = format!(
            "{before}<{p}Fault {space}><{p}Code><{p}Value>{p}Sender</{p}Value></{p}Code><{p}Reason>\
             <{p}Text xml:lang=\"en-GB\">{}</{p}Text></{p}Reason><{p}Detail>{inner}</{p}Detail></{p}Fault>",
            escaped(&self.message)
        );
        Reply::xml(self.status, kind, body)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
