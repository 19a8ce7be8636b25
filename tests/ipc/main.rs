//! The shell through Tauri's own door, without a screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bindings;
mod desk;
mod door;
mod inbox;
mod keeping;
mod matching;
mod notify;
mod runner;
mod runs;
mod schedules;
mod secrets;
mod stage;
mod wizard;
