//! When a connection is brought into Halo without anybody looking, and what such a run may do.
//!
//! Pure: no clock, no I/O. The present moment and the time zone are given. A schedule's time has *slots*: for a
//! time of day each calendar day is one, for "every so many hours" each such step is one. A slot is handled once:
//! what was missed is made up for by the last slot missed, and the ones before it count as handled with it.

mod slots;
#[cfg(test)]
mod tests;
mod unattended;
mod upcoming;
mod when;

pub use slots::{Slot, due, next_due};
pub use unattended::Unattended;
pub use upcoming::{ClockChange, Upcoming, upcoming};
pub use when::{Day, Hours, LocalTime, When};

use crate::plan::Entities;
use serde::{Deserialize, Serialize};

/// What is done unattended for one connection, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// When.
    pub when: When,
    /// The IANA name of the time zone the times are in; none for the machine's, whatever that is by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What it covers.
    #[serde(default)]
    pub entities: Entities,
    /// What it may do without a person.
    #[serde(default)]
    pub unattended: Unattended,
}
