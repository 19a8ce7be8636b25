//! Journeys through the real window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod first_run;
mod shell;
