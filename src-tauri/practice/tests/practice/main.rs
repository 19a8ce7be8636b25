//! The practice company over real HTTP, as any client meets it.
//!
//! May not reach inside: what cannot be asked or seen through the public API is not tested here.

#![allow(clippy::expect_used)] // the lint's exception for tests does not reach their shared functions

mod also;
mod also_caller;
mod also_data;
mod also_faults;
mod also_portal;
mod also_spec;
mod batches;
mod caller;
mod data_knobs;
mod every_fault;
mod faults;
mod giacom;
mod halo_lists;
mod halo_writes;
mod sign_in;
mod state;
