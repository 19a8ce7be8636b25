//! Runs: a saved plan carried into Halo, change by change, so that it can be killed at any moment and
//! taken up again without losing or doubling anything.
//!
//! Before each request its changes are journaled as intents, after it their outcomes. What a request did is
//! believed only as far as it is proven: by the answer to a single record, or by reading Halo again. The
//! decisions are pure functions (`ladder`, `gate`, `fate`); only `Runner` talks to Halo and the store.

mod admit;
mod answer;
mod clients;
mod deletions;
mod fate;
mod gate;
mod item;
mod ladder;
mod landing;
mod licences;
mod progress;
mod prove;
mod reading;
mod runner;
mod sites;
#[cfg(test)]
mod tests;
mod twins;
mod undo;

pub use progress::{Progress, Report, Watcher};
pub use runner::{End, Pace, Runner};
pub use undo::{Applied, Billed, Present, Wish, billed, inverse, remarks};
