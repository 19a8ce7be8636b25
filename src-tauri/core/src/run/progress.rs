//! What a run tells while it works.

use crate::domain::ConnectionName;
use crate::http::Waiting;
use crate::vendors;
use std::sync::Arc;

/// Where a run stands at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Changes that are in Halo.
    pub done: u64,
    /// Changes that failed, were refused as stale, or need a person.
    pub failed: u64,
    /// Changes to go.
    pub left: u64,
    /// The customer at work on.
    pub customer: String,
}

/// A report to whoever watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The run moved on.
    Moved(Progress),
    /// The run waits, and until when.
    Waits(Waiting),
    /// A vendor is read, customer by customer.
    Reads(vendors::Progress),
    /// What was due of a connection is taken up. What is told from then on is of it.
    Due(ConnectionName),
}

/// Is told of reports. Called often; throttling is the watcher's affair.
pub type Watcher = Arc<dyn Fn(Report) + Send + Sync>;
