//! The forms in which Halo says no.
//!
//! All of them were met by real clients (VERIFIED); which one comes when is ASSUMED, so a setting chooses.
//! May not decide whether to refuse.

use crate::{faults::Turn, net::Reply};
use serde_json::json;

/// A refused request.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    status: u16,
    /// The member at fault, as `[0].count`.
    member: String,
    why: String,
    bare: bool,
}

impl Refusal {
    /// A member that cannot be taken as it is.
    pub(super) fn member(index: usize, name: &str, why: impl Into<String>) -> Self {
        Self { status: 400, member: format!("[{index}].{name}"), why: why.into(), bare: false }
    }

    /// A body or query that cannot be taken at all.
    pub(super) fn whole(why: impl Into<String>) -> Self {
        Self { status: 400, member: String::new(), why: why.into(), bare: false }
    }

    /// A status without a body.
    pub(super) fn bare(status: u16) -> Self {
        Self { status, member: String::new(), why: String::new(), bare: true }
    }

    /// An exact text, in no form at all.
    pub(super) fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(super) fn reply(&self, turn: &mut Turn) -> Reply {
        if self.bare {
            return Reply::nothing(self.status);
        }
        let why = self.why.as_str();
        let body = match turn.setting("error-shape").as_deref() {
            Some("result") => json!({ "resultCode": self.status, "errorMessage": why }),
            Some("class") => json!({ "ClassName": "System.Exception", "Message": why }),
            Some("message") => json!({ "Message": why }),
            Some("error") => json!({ "error": why }),
            Some("string") => json!(why),
            Some("text") => return Reply::text(self.status, why.to_owned()),
            Some("html") => return Reply::html(self.status, "Bad Request"),
            Some("empty") => return Reply::nothing(self.status),
            _ => json!({ self.member.as_str(): [why] }),
        };
        Reply::json(self.status, body.to_string())
    }
}
