//! The listening side: connections that can be cut, requests as read, answers as sent.
//!
//! May not know what is asked or answered.

mod ask;
mod line;
mod reply;

pub(crate) use ask::Ask;
pub(crate) use line::{Doorway, Line};
pub(crate) use reply::{Reply, Sending};
