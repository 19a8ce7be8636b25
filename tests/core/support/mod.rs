//! Builders shared by the tests: small trades for plans, a practice company for runs, a store with a plan.

pub mod books;
pub mod market;
pub mod moved;
pub mod postbox;
pub mod shop;
pub mod trade;
