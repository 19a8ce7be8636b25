//! How a vendor is to be read: whose subscriptions, what of an earlier reading may be used again, who is told
//! how far it is. For vendors that are asked customer by customer; one that answers all at once needs none of it.

use crate::Result;
use crate::domain::{CustomerId, RejectedRow, Subscription};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What one reading of a vendor is to bring.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// Whose subscriptions are wanted; none for everybody's. All customers are listed either way.
    pub wanted: Option<&'a HashSet<CustomerId>>,
    /// What was read before, and where readings of single customers are kept.
    pub kept: &'a dyn Kept,
    /// Told after each customer.
    pub told: &'a (dyn Fn(&Progress) + Send + Sync),
}

impl Ask<'_> {
    /// Everything, anew, keeping nothing and telling nobody.
    pub const fn everything() -> Self {
        Self { wanted: None, kept: &Nothing, told: &|_| {} }
    }

    /// Whether a customer's subscriptions are wanted.
    pub fn wants(&self, customer: &CustomerId) -> bool {
        self.wanted.is_none_or(|wanted| wanted.contains(customer))
    }
}

impl std::fmt::Debug for Ask<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ask").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}

/// How far a reading is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Customers that have been read, from what was kept included.
    pub done: usize,
    /// Customers to read.
    pub of: usize,
    /// The one read last.
    pub customer: String,
}

/// The subscriptions of one customer as read at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerReading {
    /// When.
    pub at: Timestamp,
    /// Rows of the answer, used or not.
    pub rows: usize,
    /// What it has.
    pub subscriptions: Vec<Subscription>,
    /// Rows that could not be used.
    pub rejected: Vec<RejectedRow>,
}

/// Readings of single customers that outlive the reading they belong to, so that one that was stopped goes on
/// where it stopped. Only what was read whole is kept.
pub trait Kept: Send + Sync {
    /// The customer's reading, where one is kept that may still be used.
    fn find(&self, customer: &CustomerId) -> Result<Option<CustomerReading>>;
    /// Keeps a customer's reading.
    fn keep(&self, customer: &CustomerId, reading: &CustomerReading) -> Result<()>;
    /// The vendor's number of the MSP's own account, where it was learnt before: it need not be asked again.
    fn account(&self) -> Result<Option<String>>;
    /// Remembers that number.
    fn keep_account(&self, account: &str) -> Result<()>;
}

/// Keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Kept for Nothing {
    fn find(&self, _: &CustomerId) -> Result<Option<CustomerReading>> {
        Ok(None)
    }
    fn keep(&self, _: &CustomerId, _: &CustomerReading) -> Result<()> {
        Ok(())
    }
    fn account(&self) -> Result<Option<String>> {
        Ok(None)
    }
    fn keep_account(&self, _: &str) -> Result<()> {
        Ok(())
    }
}
