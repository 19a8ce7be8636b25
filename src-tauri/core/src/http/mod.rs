//! HTTP, vendor-neutral: one way to send, retries as a pure decision, the rolling request budget, paging
//! with guards, tolerant reading of JSON values, redaction. Nothing in here knows a vendor or a field name.

pub(crate) mod address;
mod answer;
mod budget;
mod events;
#[cfg(test)]
mod fuzz;
mod intake;
#[cfg(test)]
pub(crate) mod odd;
mod paging;
mod policy;
mod redact;
mod request;
mod retry;
mod send;
mod shape;
mod transport;
pub mod values;

pub use address::{Entered, is_loopback};
pub use answer::Answer;
pub use budget::{Claim, Ledger, MemoryLedger, WINDOW};
pub use events::{Observer, WaitReason, Waiting, silent};
pub use intake::Intake;
pub use paging::{Ask, Page, Paging, Step};
pub use policy::Policy;
pub use redact::Redaction;
pub use request::Request;
pub use retry::{Decision, Kind, Outcome, Tried, decide};
pub use send::Sender;
pub use shape::{CallShape, Member, Shapes};
pub use transport::{Failure, is_tls_failure};
