//! The command line as its users meet it: the real binary against a practice company, judged by exit
//! codes, by standard output, and by what stands in Halo afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod also;
mod attention;
mod contract;
mod crises;
#[cfg(target_os = "linux")]
mod desktop;
mod keeping;
mod kills;
mod misfits;
mod notify;
#[allow(dead_code)] // the engine's tests use the rest
#[path = "../core/support/postbox.rs"]
mod postbox;
mod recipes;
mod refusals;
mod removals;
mod renewals;
mod schedules;
mod secrets;
#[allow(dead_code)] // the engine's tests use the rest
#[path = "../core/edge/server.rs"]
mod server;
mod stage;
mod stores;
mod timeline;
mod timers;
