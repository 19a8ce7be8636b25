//! The engine of Halyard: vendors' customers and subscriptions into HaloPSA.
//!
//! Two rules hold for the whole crate: vendors are only read, and nothing is written to Halo that does not
//! stand in a saved plan. It knows no window and no command line, and keeps no globals.

pub mod app;
pub mod attention;
pub mod domain;
mod duplicates;
mod error;
pub mod halo;
pub mod http;
pub mod matching;
pub mod notify;
pub mod plan;
pub mod renewals;
pub mod run;
pub mod schedule;
pub mod seats;
pub mod secrets;
pub mod store;
pub mod timer;
pub mod vendors;

pub use error::{Error, ErrorCode, Meaning, Result};
