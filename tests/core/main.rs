//! Engine tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod app;
mod edge;
mod plan;
mod run;
mod store;
mod support;
