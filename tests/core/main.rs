//! Engine tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Ceremony that makes tables of cases longer, not safer.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::format_collect,
    clippy::items_after_statements,
    clippy::similar_names,
    clippy::struct_excessive_bools,
    clippy::unnecessary_wraps,
    clippy::unused_async
)]

mod app;
mod edge;
mod plan;
mod renewals;
mod run;
mod screens;
mod store;
mod support;
