//! Journeys through the real window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod also;
mod due;
mod first_run;
mod inbox;
mod keyboard;
mod life;
mod many;
mod refused;
mod schedules;
mod shell;
mod trail;
