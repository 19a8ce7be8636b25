//! HTTP, vendor-neutral: one way to send, retries as a pure decision, the rolling request budget, paging
//! with guards, redaction. Nothing in here knows a vendor or a field name.

mod budget;
mod events;

pub use budget::{Claim, Ledger, MemoryLedger, WINDOW};
pub use events::{Observer, WaitReason, Waiting, silent};
