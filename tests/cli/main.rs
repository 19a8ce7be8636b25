//! The command line as its users meet it: the real binary against a practice company, judged by exit
//! codes, by standard output, and by what stands in Halo afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod also;
mod attention;
mod contract;
mod crises;
mod keeping;
mod kills;
mod misfits;
mod recipes;
mod refusals;
mod schedules;
mod secrets;
mod stage;
mod stores;
mod timeline;
